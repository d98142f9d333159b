import { NotSimulated } from '../../control.ts';
import { allowText, joined } from '../../size.ts';
import { className } from './classes.ts';
import { raised, typeError } from './errors.ts';
import { exponential, fixed, floatText, general } from './floats.ts';
import { floatOf } from './operators.ts';
import { special } from './special.ts';
import { str } from './text.ts';
import { isObject, type PyPlay, type PyValue } from './values.ts';

const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([_,])?(?:\.(\d+))?([a-zA-Z%])?$/u;

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly isLong: boolean;
  readonly width: number;
  readonly group: string;
  readonly places: number | null;
  readonly type: string;
}

/** A value as `format(value, spec)` and f-strings write it. */
export function format(play: PyPlay, value: PyValue, spec: string): string {
  if (isObject(value)) {
    const own = special(play, value, '__format__', [spec]);
    if (typeof own === 'string') return own;
  }
  if (spec === '') return str(play, value);
  const read = specOf(spec, className(value));
  if (typeof value === 'string') return textOf(value, read);
  if (typeof value === 'boolean' && read.type === '') return padded(value ? 'True' : 'False', read, '<');
  if (typeof value === 'bigint' || typeof value === 'boolean') return integerOf(BigInt(value), read, className(value));
  if (typeof value === 'number') return floatFormatted(value, read);
  throw typeError(`unsupported format string passed to ${className(value)}.__format__`);
}

function specOf(spec: string, name: string): Spec {
  const match = SPEC.exec(spec);
  if (match === null) throw raised('ValueError', `Invalid format specifier '${spec}' for object of type '${name}'`);
  const [, fill, align, sign = '', z, long, zero, width, group = '', places, type = ''] = match;
  if (z !== undefined) throw new NotSimulated(`the format \`${spec}\``);
  return {
    fill:
      fill ??
      (zero === undefined || align !== undefined ? (zero !== undefined && fill === undefined ? '0' : ' ') : '0'),
    align: align ?? (zero === undefined ? '' : '='),
    sign,
    isLong: long !== undefined,
    width: Number(width ?? 0),
    group,
    places: places === undefined ? null : Number(places),
    type,
  };
}

function textOf(value: string, spec: Spec): string {
  if (spec.type !== '' && spec.type !== 's') throw unknown(spec.type, 'str');
  if (spec.sign !== '') throw raised('ValueError', `Sign not allowed in string format specifier`);
  if (spec.align === '=') {
    if (spec.fill !== '0') throw raised('ValueError', "'=' alignment not allowed in string format specifier");
    return padded(value, { ...spec, align: '<' }, '<');
  }
  if (spec.group !== '') throw raised('ValueError', `Cannot specify '${spec.group}' with 's'.`);
  return padded(spec.places === null ? value : [...value].slice(0, spec.places).join(''), spec, '<');
}

const unknown = (type: string, name: string) =>
  raised('ValueError', `Unknown format code '${type}' for object of type '${name}'`);

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16, d: 10, '': 10, n: 10 };

function integerOf(value: bigint, spec: Spec, name: string): string {
  const { type } = spec;
  if ('eEfFgG%'.includes(type) && type !== '') return floatFormatted(floatOf(value), spec);
  if (type === 'c') return padded(String.fromCodePoint(Number(value)), spec, '<');
  const base = BASES[type];
  if (base === undefined) throw unknown(type, name);
  if (spec.places !== null) throw raised('ValueError', 'Precision not allowed in integer format specifier');
  const digits = (value < 0n ? -value : value).toString(base);
  const prefix = spec.isLong && base !== 10 ? `0${type}` : '';
  return numberPadded(
    value < 0n ? '-' : '',
    prefix,
    type === 'X' ? digits.toUpperCase() : digits,
    '',
    spec,
    base === 10 ? 3 : 4,
  );
}

function floatFormatted(value: number, spec: Spec): string {
  const { type, places } = spec;
  const size = Math.abs(value);
  const isNegative = value < 0 || Object.is(value, -0);
  let text: string;
  switch (type) {
    case '':
      text = places === null ? floatText(size) : general(size, places, false, 1);
      break;
    case 'f':
    case 'F':
      text = fixed(size, places ?? 6);
      break;
    case 'e':
    case 'E':
      text = exponential(size, places ?? 6);
      break;
    case 'g':
    case 'G':
    case 'n':
      text = general(size, places ?? 6);
      break;
    case '%':
      text = Number.isFinite(size) ? `${fixed(size * 100, places ?? 6)}%` : `${floatText(size)}%`;
      break;
    default:
      throw unknown(type, 'float');
  }
  if (spec.isLong) throw new NotSimulated('a float with # in its format');
  if ('EFG'.includes(type) && type !== '') text = text.toUpperCase();
  const [whole = '', rest = ''] = /^(\d+|[a-zA-Z]+)(.*)$/.exec(text)?.slice(1) ?? [];
  return numberPadded(isNegative ? '-' : '', '', whole, rest, spec, 3);
}

/** A number with its sign, its groups and what fills it up. */
function numberPadded(minus: string, prefix: string, whole: string, rest: string, spec: Spec, every: number): string {
  const sign = minus === '' && spec.sign !== '-' ? spec.sign : minus;
  const isGrouped = spec.group !== '' && /^[0-9a-fA-F]+$/.test(whole);
  let digits = isGrouped ? groupedBy(whole, spec.group, every) : whole;
  if (spec.align === '=' && spec.fill === '0' && isGrouped) {
    // Zeros that fill up are grouped as well.
    let filled = whole;
    while (sign.length + prefix.length + digits.length + rest.length < spec.width) {
      filled = `0${filled}`;
      digits = groupedBy(filled, spec.group, every);
    }
  }
  const before = sign + prefix;
  if (spec.align !== '=') return padded(before + digits + rest, spec, '>');
  const missing = Math.max(0, spec.width - before.length - digits.length - rest.length);
  allowText(missing);
  return before + spec.fill.repeat(missing) + digits + rest;
}

function groupedBy(digits: string, mark: string, every: number): string {
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= every) parts.unshift(digits.slice(Math.max(0, end - every), end));
  return joined(parts, mark);
}

function padded(text: string, { fill, align, width }: Spec, usual: string): string {
  allowText(width);
  const missing = Math.max(0, width - [...text].length);
  const where = align === '' ? usual : align;
  const left = where === '>' ? missing : where === '^' ? Math.floor(missing / 2) : 0;
  return fill.repeat(left) + text + fill.repeat(missing - left);
}
