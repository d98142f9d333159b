import type { ScriptValue } from '../script/values.ts';
import { allowNested, joined } from '../size.ts';

/** A value as console.log shows it; `depth`: in how many others it stands. */
export function inspect(value: ScriptValue, depth = 0): string {
  if (typeof value === 'string') return depth > 0 ? `'${value}'` : value;
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return '[Function (anonymous)]';
  allowNested(depth);
  if (Array.isArray(value))
    return between(
      '[',
      value.map(each => inspect(each as ScriptValue, depth + 1)),
      ']',
    );
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(
    ([key, each]) => `${keyOf(key)}: ${inspect(each as ScriptValue, depth + 1)}`,
  );
  return between('{', entries, '}');
}

function between(open: string, parts: readonly string[], close: string): string {
  return parts.length === 0 ? open + close : `${open} ${joined(parts, ', ')} ${close}`;
}

const keyOf = (key: string): string => (/^[\w$]+$/.test(key) ? key : `'${key}'`);
