import { NotSimulated } from '../../control.ts';
import { allowText, joined } from '../../size.ts';
import { className } from './classes.ts';
import { raised, typeError } from './errors.ts';
import { exponential, fixed, floatText, general } from './floats.ts';
import { keyOf } from './keys.ts';
import { repr, str } from './text.ts';
import { isKind, type PyPlay, type PyValue } from './values.ts';

const PLACE = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([\s\S]?)/g;

/** `"%s: %5.2f" % (name, value)` */
export function percent(play: PyPlay, template: string, given: PyValue): string {
  const args = isKind(given, 'tuple') ? given.items : [given];
  let used = 0;
  let named = false;
  const take = (): PyValue => {
    if (used >= args.length) throw typeError('not enough arguments for format string');
    return args[used++] as PyValue;
  };
  const parts: string[] = [];
  let at = 0;
  for (const match of template.matchAll(PLACE)) {
    parts.push(template.slice(at, match.index));
    at = match.index + match[0].length;
    const [whole, name, flags = '', width, places, letter = ''] = match;
    if (letter === '%') {
      parts.push('%');
      continue;
    }
    if (letter === '') throw raised('ValueError', 'incomplete format');
    if (width === '*' || places === '*') throw new NotSimulated(`\`${whole}\``);
    let value: PyValue;
    if (name === undefined) value = take();
    else {
      named = true;
      if (!isKind(given, 'dict')) throw typeError('format requires a mapping');
      const found = given.map.get(keyOf(name));
      if (found === undefined) throw raised('KeyError', name);
      value = found[1];
    }
    const text = placed(
      play,
      value,
      flags,
      letter,
      places === undefined ? null : Number(places),
      match.index + whole.length - 1,
    );
    parts.push(padded(text, flags, width === undefined ? 0 : Number(width), letter));
  }
  parts.push(template.slice(at));
  if (!named && used < args.length && !isKind(given, 'dict'))
    throw typeError('not all arguments converted during string formatting');
  return joined(parts, '');
}

function placed(
  play: PyPlay,
  value: PyValue,
  flags: string,
  letter: string,
  places: number | null,
  at: number,
): string {
  switch (letter) {
    case 's':
    case 'r':
    case 'a': {
      const text = letter === 's' ? str(play, value) : repr(play, value);
      return places === null ? text : [...text].slice(0, places).join('');
    }
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o':
      return integer(value, flags, letter);
    case 'f':
    case 'F':
    case 'e':
    case 'E':
    case 'g':
    case 'G':
      return float(value, flags, letter, places ?? 6);
    case 'c':
      if (typeof value === 'bigint' && value >= 0n && value < 0x11_0000n) return String.fromCodePoint(Number(value));
      if (typeof value === 'string' && [...value].length === 1) return value;
      throw typeError('%c requires int or char');
    default:
      throw raised(
        'ValueError',
        `unsupported format character '${letter}' (0x${letter.charCodeAt(0).toString(16)}) at index ${at}`,
      );
  }
}

function signed(text: string, flags: string): string {
  if (text.startsWith('-')) return text;
  return flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text;
}

function integer(value: PyValue, flags: string, letter: string): string {
  const isDecimal = 'diu'.includes(letter);
  if (typeof value === 'number' && isDecimal) {
    if (!Number.isFinite(value)) throw new NotSimulated('`%d` of this float');
    return signed(BigInt(Math.trunc(value)).toString(), flags);
  }
  if (typeof value !== 'bigint' && typeof value !== 'boolean')
    throw typeError(
      `%${letter} format: ${isDecimal ? 'a real number' : 'an integer'} is required, not ${className(value)}`,
    );
  const whole = BigInt(value);
  const size = whole < 0n ? -whole : whole;
  const prefix = flags.includes('#') && !isDecimal ? `0${letter}` : '';
  const digits = isDecimal ? size.toString() : size.toString(letter === 'o' ? 8 : 16);
  return signed(`${whole < 0n ? '-' : ''}${prefix}${letter === 'X' ? digits.toUpperCase() : digits}`, flags);
}

function float(value: PyValue, flags: string, letter: string, places: number): string {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'boolean')
    throw typeError(`must be real number, not ${className(value)}`);
  const number = Number(value);
  const kind = letter.toLowerCase();
  const text = !Number.isFinite(number)
    ? floatText(number)
    : kind === 'f'
      ? fixed(number, places)
      : kind === 'e'
        ? exponential(number, places)
        : general(number, places);
  return signed(letter === kind ? text : text.toUpperCase(), flags);
}

function padded(text: string, flags: string, width: number, letter: string): string {
  allowText(width);
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (!flags.includes('0') || 'srac'.includes(letter)) return ' '.repeat(missing) + text;
  const [sign = ''] = /^[-+ ]?(?:0[xXo])?/.exec(text) ?? [];
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}
