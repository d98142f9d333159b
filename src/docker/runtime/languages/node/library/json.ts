import { NotSimulated } from '../../control.ts';
import { allowNested, allowText, joined } from '../../size.ts';
import { text } from '../value/convert.ts';
import { thrown, typeError } from '../value/errors.ts';
import { get, keysOf } from '../value/members.ts';
import {
  arrayOf,
  isCallable,
  isObject,
  type JsObject,
  type JsPlay,
  JsThrow,
  type JsValue,
  objectOf,
  prop,
} from '../value/values.ts';
import { callBack, libraryObject } from './define.ts';

/** JSON. */

interface JsonWay {
  readonly indent: string;
  readonly replacer: JsObject | null;
  readonly keys: readonly string[] | null;
}

export function stringified(
  play: JsPlay,
  value: JsValue,
  replacer: JsValue = undefined,
  columns: JsValue = undefined,
): string | undefined {
  const indent =
    typeof columns === 'number'
      ? ' '.repeat(Math.min(10, Math.max(0, Math.trunc(columns))))
      : typeof columns === 'string'
        ? columns.slice(0, 10)
        : '';
  const keys =
    isObject(replacer ?? null) && (replacer as JsObject).tag === 'array'
      ? (replacer as JsObject).items.map(each => text(play, each))
      : null;
  return written(play, { indent, keys, replacer: isCallable(replacer) ? replacer : null }, '', value, null, []);
}

function written(
  play: JsPlay,
  way: JsonWay,
  key: string,
  given: JsValue,
  holder: JsObject | null,
  within: readonly JsObject[],
): string | undefined {
  let value = given;
  if (isObject(value)) {
    const own = value.tag === 'date' ? new Date(value.data as number).toJSON() : get(play, value, 'toJSON');
    if (value.tag === 'date') value = own as string;
    else if (isCallable(own as JsValue)) value = callBack(play, own as JsValue, value, [key]);
  }
  if (way.replacer !== null) value = callBack(play, way.replacer, holder ?? objectOf(play), [key, value]);
  if (value === undefined || isCallable(value)) return undefined;
  if (typeof value === 'bigint') throw typeError(play, 'Do not know how to serialize a BigInt');
  if (!isObject(value)) return JSON.stringify(value);
  if (within.includes(value)) throw new NotSimulated('JSON of an object that holds itself');
  allowNested(within.length);
  play.budget.make(1);
  const inner = [...within, value];
  if (value.tag === 'array') {
    const list = value;
    return enclosed(
      way,
      '[',
      list.items.map((each, at) => written(play, way, String(at), each, list, inner) ?? 'null'),
      ']',
      within.length,
    );
  }
  const entries: string[] = [];
  const colon = way.indent === '' ? ':' : ': ';
  if (value.tag !== 'map' && value.tag !== 'set')
    for (const name of way.keys ?? keysOf(value)) {
      const said = written(play, way, name, get(play, value, name), value, inner);
      if (said !== undefined) entries.push(`${JSON.stringify(name)}${colon}${said}`);
    }
  return enclosed(way, '{', entries, '}', within.length);
}

function enclosed({ indent }: JsonWay, open: string, parts: readonly string[], close: string, depth: number): string {
  if (parts.length === 0) return open + close;
  if (indent === '') return open + joined(parts, ',') + close;
  const line = `\n${indent.repeat(depth)}`;
  return `${open}${line}${indent}${joined(parts, `,${line}${indent}`)}${line}${close}`;
}

/** A value of plain JSON as one of a script. */
export function fromJson(play: JsPlay, value: unknown): JsValue {
  play.budget.make(1);
  if (Array.isArray(value))
    return arrayOf(
      play,
      value.map(each => fromJson(play, each)),
    );
  if (typeof value !== 'object' || value === null) return value as JsValue;
  const made = objectOf(play);
  for (const [key, each] of Object.entries(value)) made.props.set(key, prop(fromJson(play, each)));
  return made;
}

export function parsed(play: JsPlay, said: string): JsValue {
  allowText(said.length);
  let value: unknown;
  try {
    value = JSON.parse(said);
  } catch (error) {
    const fault = thrown(play, 'SyntaxError', faultOf(play, error instanceof Error ? error.message : '', said));
    throw new JsThrow(fault.value, 0);
  }
  return fromJson(play, value);
}

/** Newer engines say in which line and column a position is. */
function faultOf({ version }: JsPlay, fault: string, said: string): string {
  const plain = fault.replace(/ \(line \d+ column \d+\)$/, '');
  const found = / at position (\d+)/.exec(plain);
  if (found === null || Number(version.split('.')[0]) < 22) return plain;
  const before = said.slice(0, Number(found[1])).split('\n');
  return `${plain} (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`;
}

export function jsonObject(play: JsPlay): JsObject {
  return libraryObject(play, 'JSON', {
    stringify: (inner, _self, [value, replacer, columns]) => stringified(inner, value, replacer, columns),
    parse: (inner, _self, [said, reviver]) => {
      if (reviver !== undefined) throw new NotSimulated('JSON.parse with a function');
      return parsed(inner, text(inner, said));
    },
  });
}
