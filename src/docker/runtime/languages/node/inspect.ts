import { NotSimulated } from '../control.ts';
import type { ScriptValue } from '../script/values.ts';
import { allowNested, joined } from '../size.ts';
import { isPart } from './values.ts';

/** A value as console.log shows it; `depth`: in how many others it stands. */
export function inspect(value: ScriptValue, depth = 0): string {
  if (typeof value === 'string') return depth > 0 ? quotedText(value) : value;
  if (Object.is(value, -0)) return '-0';
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') throw new NotSimulated('a function as it is shown');
  allowNested(depth);
  if (Array.isArray(value))
    return between(
      '[',
      value.map(each => inspect(each as ScriptValue, depth + 1)),
      ']',
      depth,
    );
  if (typeof value !== 'object') return String(value);
  if (isPart(value)) throw new NotSimulated('this object as it is shown');
  const entries = Object.entries(value).map(
    ([key, each]) => `${keyOf(key)}: ${inspect(each as ScriptValue, depth + 1)}`,
  );
  return between('{', entries, '}', depth);
}

/** How what is long or deep is laid out in lines is not followed here. */
function between(open: string, parts: readonly string[], close: string, depth: number): string {
  if (parts.length > 0 && depth > 2) throw new NotSimulated('an object this deep, as it is shown');
  if (parts.length > 6 || parts.reduce((sum, each) => sum + each.length + 2, 0) > 60)
    throw new NotSimulated('an object this long, as it is shown');
  return parts.length === 0 ? open + close : `${open} ${joined(parts, ', ')} ${close}`;
}

const keyOf = (key: string): string => (/^[a-zA-Z_]\w*$/.test(key) ? key : `'${key}'`);

function quotedText(text: string): string {
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : '`';
  if (quote === '`' || /[\\\p{Cc}]/u.test(text))
    throw new NotSimulated('this text within another value, as it is shown');
  return quote + text + quote;
}
