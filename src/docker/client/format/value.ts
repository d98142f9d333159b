/**
 * Values as Go's templates see them. A JSON value of unknown type and a field of a known struct print and compare
 * differently, so the kinds are kept apart: whole numbers are bigint (Go's int64), the others are number (float64).
 */
import { entryOf } from '../../entry.ts';
import { isList, type Json } from '../../json.ts';

export type GoValue = null | boolean | bigint | number | string | GoSlice | GoMap | GoStruct | GoRow | GoNilPointer;

export interface GoSlice {
  readonly kind: 'slice';
  /** Go's name of the whole type: `[]string`, `[]interface {}`. */
  readonly type: string;
  readonly items: readonly GoValue[];
  /** A nil slice prints as an empty one and encodes as `null`. */
  readonly nil: boolean;
}

export interface GoMap {
  readonly kind: 'map';
  readonly type: string;
  readonly entries: ReadonlyMap<string, GoValue>;
  readonly nil: boolean;
  readonly methods?: Methods;
}

/** What may be called on a value with one text, such as `.Label "app"`. */
type Methods = ReadonlyMap<string, (argument: string) => string>;

export interface GoField {
  readonly name: string;
  readonly value: GoValue;
  /** Name in JSON, or null when the field is left out of it. */
  readonly json: string | null;
  readonly omitEmpty: boolean;
}

export interface GoStruct {
  readonly kind: 'struct';
  /** As error messages name it: `*formatter.imageContext`. */
  readonly type: string;
  readonly fields: readonly GoField[];
  /** The JSON text that the type's own marshaller gives, or null for the ordinary one. */
  readonly ownJson: string | null;
  /** What the type's own `String()` gives, or null. */
  readonly ownText: string | null;
  readonly methods?: Methods;
  /** Whether it is reached through a pointer, whose address stands for it inside of something else. */
  readonly pointer?: boolean;
}

/** A row of a list: a formatter's struct, of which a template asks for a few fields. Its JSON has its keys sorted, escaped for HTML. */
export interface GoRow {
  readonly kind: 'row';
  /** As error messages name it: `*formatter.imageContext`. */
  readonly type: string;
  readonly fields: TemplateRow;
  /** What `.Label "app"` looks up, or null when a row of this kind has no labels. */
  readonly labels: Readonly<Record<string, string>> | null;
}

/** A row's fields by name; what costs something to work out is a function, and called when a template asks for it. */
export type TemplateRow = Readonly<Record<string, GoValue | (() => GoValue)>>;

/** A field of a row, or undefined when it has none of that name. */
export function fieldOf(row: GoRow, name: string): GoValue | undefined {
  if (!Object.hasOwn(row.fields, name)) return undefined;
  const found = entryOf(row.fields, name) ?? null;
  return typeof found === 'function' ? found() : found;
}

export function rowNames(row: GoRow): readonly string[] {
  return Object.keys(row.fields).sort(byCodePoint);
}

/** A typed pointer to nothing: prints `<nil>` where an untyped nothing prints `<no value>`. */
interface GoNilPointer {
  readonly kind: 'nil';
  readonly type: string;
}

export const ANY = 'interface {}';

export function slice(type: string, items: readonly GoValue[]): GoSlice {
  return { kind: 'slice', type, items, nil: false };
}

export function mapOf(type: string, entries: Iterable<readonly [string, GoValue]>): GoMap {
  return { kind: 'map', type, entries: new Map(entries), nil: false };
}

/** A value decoded from JSON without a type: numbers are float64, objects are maps. */
export function fromJson(json: Json): GoValue {
  if (json === null || typeof json !== 'object') return json;
  if (isList(json)) return slice(`[]${ANY}`, json.map(fromJson));
  return mapOf(
    `map[string]${ANY}`,
    Object.entries(json).map(([key, value]) => [key, fromJson(value)] as const),
  );
}

/** Go's name of the value's own type, as `%T` and error messages give it. */
export function typeOf(value: GoValue): string {
  if (value === null) return '<nil>';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float64';
    case 'string':
      return 'string';
    default:
      return value.type;
  }
}

/** What `if` and `and` take for true: anything that is not the zero value of its kind. */
export function isTrue(value: GoValue): boolean {
  if (value === null) return false;
  if (typeof value !== 'object') return Boolean(value);
  switch (value.kind) {
    case 'slice':
      return value.items.length > 0;
    case 'map':
      return value.entries.size > 0;
    case 'struct':
      // A duration is a number, whatever it prints.
      return value.ownJson !== '0';
    case 'row':
      return true;
    case 'nil':
      return false;
  }
}

/** Go's order of map keys: by bytes, which for these texts is by code point. */
export function sortedKeys(entries: ReadonlyMap<string, GoValue>): readonly string[] {
  return [...entries.keys()].sort(byCodePoint);
}

export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Halves of pairs stand for code points above all others, though their units do not. */
function rank(unit: number): number {
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** An address that looks like one of Go's: no program may rely on it, and here it is the same for the same value. */
function address(value: GoStruct): string {
  let sum = 0x811c9dc5;
  for (const letter of plain({ ...value, pointer: false }))
    sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return `0xc000${(sum & 0xfffff8).toString(16).padStart(6, '0')}`;
}

function inside(value: GoValue): string {
  const isPointer = typeof value === 'object' && value?.kind === 'struct' && value.pointer === true;
  return isPointer ? address(value) : plain(value);
}

/** `%v`: `[a b]`, `map[k:v]`, `{x y}`; a nothing inside something is `<nil>`. */
export function plain(value: GoValue): string {
  if (value === null) return '<nil>';
  switch (typeof value) {
    case 'number':
      return shortestFloat(value);
    case 'object':
      break;
    default:
      return String(value);
  }
  switch (value.kind) {
    case 'slice':
      return `[${value.items.map(inside).join(' ')}]`;
    case 'map':
      return `map[${sortedKeys(value.entries)
        .map(key => `${key}:${inside(value.entries.get(key) ?? null)}`)
        .join(' ')}]`;
    case 'struct':
      return value.ownText ?? `{${value.fields.map(field => inside(field.value)).join(' ')}}`;
    case 'row':
      return `{${rowNames(value)
        .map(name => inside(fieldOf(value, name) ?? null))
        .join(' ')}}`;
    case 'nil':
      return '<nil>';
  }
}

/**
 * Digits and decimal exponent of a number: `1.5` is `['15', 0]`; `precision` digits after the first, or null for the fewest that
 * read back the same. A tie goes to the even digit, as in Go (JavaScript rounds it up).
 */
function digitsOf(value: number, precision: number | null): readonly [string, number] {
  const [mantissa = '0', exponent = '0'] = (
    precision === null ? value.toExponential() : value.toExponential(precision)
  ).split('e');
  const digits = mantissa.replace('.', '');
  // A tie is written in full with one digit more, and that digit is a 5.
  if (precision === null || precision > 40 || !value.toExponential(precision + 1).includes('5e'))
    return [digits, Number(exponent)];
  const [exact = '0', exactExponent = '0'] = value.toExponential(60).split('e');
  const all = exact.replace('.', '');
  const kept = all.slice(0, precision + 1);
  if (/^50*$/.test(all.slice(precision + 1)) && Number(kept.at(-1)) % 2 === 0) return [kept, Number(exactExponent)];
  return [digits, Number(exponent)];
}

function exponentText(exponent: number): string {
  const size = Math.abs(exponent);
  return `e${exponent < 0 ? '-' : '+'}${size < 10 ? '0' : ''}${size}`;
}

/** `%e` with so many digits after the point, or the fewest. */
export function exponential(value: number, precision: number | null): string {
  const [digits, exponent] = digitsOf(Math.abs(value), precision);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}${exponentText(exponent)}`;
}

/** `%g` with so many significant digits, trailing zeros dropped. */
export function general(value: number, precision: number): string {
  if (!Number.isFinite(value)) return infinite(value);
  const wanted = precision === 0 ? 1 : precision;
  const [all, exponent] = digitsOf(Math.abs(value), wanted - 1);
  const digits = all.replace(/0+$/, '') || '0';
  const limit = wanted > digits.length && digits.length >= exponent + 1 ? digits.length : wanted;
  const sign = value < 0 ? '-' : '';
  if (exponent < -4 || exponent >= limit) {
    return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}${exponentText(exponent)}`;
  }
  return sign + positional(digits, exponent);
}

/** `%v` of a float64: the fewest digits, with an exponent from 1e+06 on and below 1e-04. */
function shortestFloat(value: number): string {
  if (!Number.isFinite(value)) return infinite(value);
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [digits, exponent] = digitsOf(Math.abs(value), null);
  if (exponent < -4 || exponent >= 6) return exponential(value, null);
  return (value < 0 ? '-' : '') + positional(digits, exponent);
}

function positional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return digits.padEnd(exponent + 1, '0');
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

function infinite(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}
