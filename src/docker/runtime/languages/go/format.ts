import { allowText } from '../size.ts';
import { isClosure, isFailure, isFloat, isList, type Value } from './values.ts';

/** A value as `%v` prints it; `quoted` is how `%#v` and `%q` print strings. */
export function show(value: Value | undefined, quoted = false): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'string') return quoted ? JSON.stringify(value) : value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'function' || isClosure(value)) return '0x104f3c0';
  if (isFloat(value)) return floatText(value.float);
  if (isFailure(value)) return value.error;
  if (isList(value)) return `[${value.map(each => show(each, quoted)).join(' ')}]`;
  const pairs = [...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => `${key}:${show(each)}`);
  return `map[${pairs.join(' ')}]`;
}

/** A type as `%T` prints it. */
export function typeName(value: Value | undefined): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'int';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'function' || isClosure(value)) return 'func()';
  if (isFloat(value)) return 'float64';
  if (isFailure(value)) return '*errors.errorString';
  return isList(value) ? `[]${typeName(value[0] ?? '')}` : 'map[string]string';
}

/** Operands of Println, without the end of the line: a space between all of them. */
export function spaced(args: readonly Value[]): string {
  return args.map(each => show(each)).join(' ');
}

/** Operands of Print: a space only between two that are not strings. */
export function joined(args: readonly Value[]): string {
  const space = (at: number) => at > 0 && typeof args[at] !== 'string' && typeof args[at - 1] !== 'string';
  return args.map((each, at) => (space(at) ? ` ${show(each)}` : show(each))).join('');
}

/** What Printf prints. */
export function format(template: string, args: readonly Value[]): string {
  let at = 0;
  const text = template.replace(
    /%([-+# 0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (_whole, flags: string, width: string | undefined, places: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      if (at >= args.length) return `%!${verb}(MISSING)`;
      return padded(verbText(verb, args[at++] ?? null, flags, places), verb, flags, Number(width ?? 0));
    },
  );
  if (at >= args.length) return text;
  const extra = args.slice(at).map(each => `${typeName(each)}=${show(each)}`);
  return `${text}%!(EXTRA ${extra.join(', ')})`;
}

function padded(text: string, verb: string, flags: string, width: number): string {
  allowText(width);
  if (flags.includes('-')) return text.padEnd(width);
  return text.padStart(width, flags.includes('0') && verb !== 's' ? '0' : ' ');
}

function verbText(verb: string, value: Value, flags: string, places: string | undefined): string {
  switch (verb) {
    case 'v':
      return show(value, flags.includes('#'));
    case 'T':
      return typeName(value);
    case 'q':
      return typeof value === 'string' ? JSON.stringify(value) : show(value, true);
    case 's':
      return typeof value === 'number' || typeof value === 'boolean' || isFloat(value)
        ? wrongVerb(verb, value)
        : show(value);
    case 't':
      return typeof value === 'boolean' ? String(value) : wrongVerb(verb, value);
    case 'x':
      return typeof value === 'number' ? value.toString(16) : Buffer.from(show(value)).toString('hex');
    case 'd':
    case 'b':
    case 'c':
      return intText(verb, value, flags);
    case 'f':
    case 'F':
    case 'g':
    case 'e':
      return isFloat(value) ? floatVerbText(verb, value.float, places) : wrongVerb(verb, value);
    default:
      return wrongVerb(verb, value);
  }
}

function intText(verb: 'd' | 'b' | 'c', value: Value, flags: string): string {
  if (typeof value !== 'number') return verb === 'd' && isList(value) ? show(value) : wrongVerb(verb, value);
  if (verb === 'b') return value.toString(2);
  if (verb === 'c') return String.fromCodePoint(value);
  return `${flags.includes('+') && value >= 0 ? '+' : ''}${value}`;
}

function floatVerbText(verb: 'f' | 'F' | 'g' | 'e', value: number, places: string | undefined): string {
  if (verb === 'g') return floatText(value);
  if (verb === 'e') return exponentText(value.toExponential(6));
  return value.toFixed(places === undefined ? 6 : Number(places));
}

/** What Printf prints for a verb that is not the value's. */
function wrongVerb(verb: string, value: Value): string {
  return `%!${verb}(${typeName(value)}=${show(value)})`;
}

function floatText(value: number): string {
  const far = value !== 0 && (Math.abs(value) >= 1e21 || Math.abs(value) < 1e-4);
  return far ? exponentText(value.toExponential()) : String(value);
}

/** Go writes exponents with two digits at least. */
function exponentText(text: string): string {
  return text.replace(/e([-+])(\d)$/, 'e$10$2');
}
