import { NotSimulated } from '../../control.ts';
import { joined } from '../../size.ts';
import { text, truthy } from '../value/convert.ts';
import { inspect } from '../value/inspect.ts';
import { isObject, type JsCall, type JsObject, type JsPlay, type JsValue } from '../value/values.ts';
import { libraryObject } from './define.ts';
import { stringified } from './json.ts';

/** console, and how it puts values side by side. */

/** What is logged; the first may be a format that takes some of the others in. */
export function formatted(play: JsPlay, args: readonly JsValue[]): string {
  const [head, ...more] = args;
  if (typeof head !== 'string')
    return joined(
      args.map(each => shownAlone(play, each)),
      ' ',
    );
  let at = 0;
  const first =
    more.length === 0
      ? head
      : head.replace(/%[sdifjoOc%]/g, place => {
          if (place === '%%') return '%';
          if (at >= more.length) return place;
          return filled(play, place, more[at++]);
        });
  return joined([first, ...more.slice(at).map(each => shownAlone(play, each))], ' ');
}

function shownAlone(play: JsPlay, value: JsValue): string {
  return typeof value === 'string' ? value : inspect(play, value);
}

function filled(play: JsPlay, place: string, value: JsValue): string {
  switch (place) {
    case '%s':
      if (typeof value === 'bigint') return `${value}n`;
      if (Object.is(value, -0)) return '-0';
      if (!isObject(value ?? null)) return String(value);
      if ((value as JsObject).tag === 'error') return text(play, value);
      throw new NotSimulated('%s of an object');
    case '%d':
      if (typeof value === 'bigint') return `${value}n`;
      return isObject(value ?? null) ? 'NaN' : String(Number(value));
    case '%i':
      return isObject(value ?? null) ? 'NaN' : String(Number.parseInt(String(value), 10));
    case '%f':
      return String(Number.parseFloat(String(value)));
    case '%j':
      return stringified(play, value) ?? 'undefined';
    case '%O':
      return inspect(play, value);
    case '%c':
      return '';
    default:
      throw new NotSimulated(`${place} of console.log`);
  }
}

export function consoleObject(play: JsPlay): JsObject {
  const indented = (inner: JsPlay, said: string): string =>
    inner.indent === 0 ? said : said.replace(/^/gm, ' '.repeat(inner.indent));
  const out: JsCall = (inner, _self, args) => void inner.machine.out(`${indented(inner, formatted(inner, args))}\n`);
  const err: JsCall = (inner, _self, args) => void inner.machine.err(`${indented(inner, formatted(inner, args))}\n`);
  const counts = new Map<string, number>();
  const label = (inner: JsPlay, value: JsValue): string => (value === undefined ? 'default' : text(inner, value));
  return libraryObject(play, 'console', {
    log: out,
    info: out,
    debug: out,
    error: err,
    warn: err,
    group: (inner, self, args) => {
      if (args.length > 0) out(inner, self, args);
      inner.indent += 2;
      return undefined;
    },
    groupEnd: inner => {
      inner.indent = Math.max(0, inner.indent - 2);
      return undefined;
    },
    assert: (inner, self, [value, ...more]) => {
      if (truthy(value)) return undefined;
      const [first, ...rest] = more;
      return err(
        inner,
        self,
        typeof first === 'string' ? [`Assertion failed: ${first}`, ...rest] : ['Assertion failed', ...more],
      );
    },
    count: (inner, self, [name]) => {
      const key = label(inner, name);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return out(inner, self, [`${key}: ${counts.get(key)}`]);
    },
    countReset: (inner, _self, [name]) => void counts.delete(label(inner, name)),
    dir: (inner, _self, [value, ...more]) => {
      if (more.length > 0) throw new NotSimulated('console.dir with options');
      inner.machine.out(`${indented(inner, inspect(inner, value))}\n`);
      return undefined;
    },
  });
}
