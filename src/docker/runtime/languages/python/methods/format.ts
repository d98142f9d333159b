import { NotSimulated } from '../../control.ts';
import { joined } from '../../size.ts';
import { raised } from '../value/errors.ts';
import { format } from '../value/format.ts';
import { itemOf } from '../value/slices.ts';
import { repr, str } from '../value/text.ts';
import type { PyPlay, PyValue } from '../value/values.ts';

const FIELD = /^([^.[!:]*)((?:\.\w+|\[[^\]]*\])*)(?:!([rs]))?(?::([\s\S]*))?$/;

/** `"{} {name:>5}".format(…)` */
export function filledFormat(
  play: PyPlay,
  template: string,
  args: readonly PyValue[],
  named: ReadonlyMap<string, PyValue>,
): string {
  let next = 0;
  const fill = (text: string, depth: number): string => {
    const parts: string[] = [];
    for (let at = 0; at < text.length; ) {
      const char = text[at] ?? '';
      if ((char === '{' || char === '}') && text[at + 1] === char && depth === 0) {
        parts.push(char);
        at += 2;
      } else if (char === '{') {
        const end = endOf(text, at + 1);
        parts.push(field(text.slice(at + 1, end), depth));
        at = end + 1;
      } else if (char === '}') throw raised('ValueError', "Single '}' encountered in format string");
      else {
        const stop = /[{}]/.exec(text.slice(at))?.index ?? text.length - at;
        parts.push(text.slice(at, at + stop));
        at += stop;
      }
    }
    return joined(parts, '');
  };
  const field = (inner: string, depth: number): string => {
    const [, name = '', path = '', conversion, spec = ''] = FIELD.exec(inner) ?? [undefined, ...unread(inner)];
    let value = argument(name);
    for (const [, member, key] of path.matchAll(/\.(\w+)|\[([^\]]*)\]/g)) {
      if (member !== undefined) value = play.call(play.builtins.get('getattr') ?? null, [value, member]);
      else value = itemOf(play, value, /^\d+$/.test(key ?? '') ? BigInt(key ?? 0) : (key ?? ''));
    }
    const shown = conversion === undefined ? value : conversion === 'r' ? repr(play, value) : str(play, value);
    return format(play, shown, spec.includes('{') ? fill(spec, depth + 1) : spec);
  };
  const argument = (name: string): PyValue => {
    if (name === '' || /^\d+$/.test(name)) {
      const at = name === '' ? next++ : Number(name);
      const value = args[at];
      if (value === undefined && at >= args.length)
        throw raised('IndexError', `Replacement index ${at} out of range for positional args tuple`);
      return value as PyValue;
    }
    const value = named.get(name);
    if (value === undefined) throw raised('KeyError', name);
    return value;
  };
  return fill(template, 0);
}

function unread(inner: string): never {
  throw new NotSimulated(`the field \`{${inner}}\` of .format`);
}

function endOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && depth-- === 0) return at;
  }
  throw raised(
    'ValueError',
    from === text.length ? "Single '{' encountered in format string" : "expected '}' before end of string",
  );
}
