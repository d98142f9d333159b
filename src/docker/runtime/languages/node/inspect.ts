import type { Value } from '../script/values.ts';

/** A value as console.log shows it; `nested`: as a part of another. */
export function inspect(value: Value, nested = false): string {
  if (typeof value === 'string') return nested ? `'${value}'` : value;
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return '[Function (anonymous)]';
  if (Array.isArray(value))
    return between(
      '[',
      value.map(each => inspect(each as Value, true)),
      ']',
    );
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(([key, each]) => `${keyOf(key)}: ${inspect(each as Value, true)}`);
  return between('{', entries, '}');
}

function between(open: string, parts: readonly string[], close: string): string {
  return parts.length === 0 ? open + close : `${open} ${parts.join(', ')} ${close}`;
}

const keyOf = (key: string): string => (/^[\w$]+$/.test(key) ? key : `'${key}'`);
