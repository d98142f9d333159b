import { toBytes } from '../kernel/bytes.ts';

export const TOO_WIDE = 'the field is wider than this host prints';
/** The widest field that is made. */
const MOST_WIDTH = 1_000_000;

/** What a format came to; complaints in busybox's words, for the applet and for the shell's own printf. */
export interface Printed {
  readonly text: string;
  /** Whether the text has one character for each byte, since the bytes are no text. */
  readonly bytes: boolean;
  readonly complaints: readonly string[];
  readonly exitCode: number;
  /** A field is wider than this host prints. */
  readonly tooWide: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

/** Where a byte that is no letter by itself stands among the letters until all is printed: in the area for private use. */
const BYTES = 0xf700;
const byteText = (byte: number): string => String.fromCharCode(byte < 0x80 ? byte : BYTES + byte);

/** What was printed, with bytes that stand together for a letter as that letter. */
function joined(text: string): Pick<Printed, 'text' | 'bytes'> {
  if (!/[\uf780-\uf7ff]/.test(text)) return { text, bytes: false };
  const raw = Buffer.concat(
    (text.match(/[\uf780-\uf7ff]|[^\uf780-\uf7ff]+/g) ?? []).map(part => {
      const byte = part.charCodeAt(0) - BYTES;
      return byte >= 0x80 && byte <= 0xff ? Buffer.from([byte]) : Buffer.from(part);
    }),
  );
  const whole = raw.toString('utf8');
  const bytes = raw.toString('latin1');
  return toBytes(whole) === bytes ? { text: whole, bytes: false } : { text: bytes, bytes: true };
}

/** Text with its escapes read; `ended` after `\c`, which stops all printing. */
function unescaped(text: string): { readonly text: string; readonly ended: boolean } {
  const stop = /^(?:[^\\]|\\[^c])*?\\c/s.exec(text);
  const part = stop === null ? text : stop[0].slice(0, -2);
  return {
    text: part.replace(/\\(0?[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)/gs, (whole, code: string) => {
      if (/^[0-7]/.test(code)) return byteText(Number.parseInt(code, 8) & 255);
      if (/^x./.test(code)) return byteText(Number.parseInt(code.slice(1), 16));
      return ESCAPES[code] ?? whole;
    }),
    ended: stop !== null,
  };
}

function numberOf(word: string, real: boolean): number | null {
  if (/^['"]./.test(word)) return word.codePointAt(1) ?? 0;
  if (word === '') return 0;
  if (real) return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(word) ? Number(word) : null;
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(word);
  if (match === null) return null;
  const digits = match[2] ?? '0';
  const value = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  if (!Number.isFinite(value)) return null;
  return match[1] === '-' ? -value : value;
}

function padded(text: string, flags: string, width: number): string {
  if (text.length >= width) return text;
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  const sign = /^[-+ ]?(?:0[xX])?/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function realText(value: number, letter: string, precision: number | null): string {
  const places = precision ?? 6;
  const exponent = (text: string) => text.replace(/e([-+])(\d)$/, 'e$10$2');
  switch (letter.toLowerCase()) {
    case 'f':
      return value.toFixed(Math.min(places, 100));
    case 'e':
      return exponent(value.toExponential(Math.min(places, 100)));
    default: {
      const digits = Math.min(places === 0 ? 1 : places, 100);
      const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
      const text =
        power < -4 || power >= digits
          ? value.toExponential(digits - 1)
          : value.toFixed(Math.min(digits - 1 - power, 100));
      return exponent(text.includes('.') ? text.replace(/\.?0+(e|$)/, '$1') : text);
    }
  }
}

function sign(value: number, flags: string): string {
  return value < 0 ? '' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
}

const DIRECTIVE = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?(?:[hlLjzt]*)([a-zA-Z%]?)/y;
const ESCAPE = /\\(?:0?[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)|\\/sy;

/** What is printed, and how far its arguments are used up. */
interface PrintfState {
  readonly args: readonly string[];
  /** Whether `%q` is known. */
  readonly quotes: boolean;
  next: number;
  text: string;
  readonly complaints: string[];
  exitCode: number;
}

/** `%-5.2s` as read: a missing width is 0. */
interface ConversionSpec {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | null;
  readonly letter: string;
}

/** Prints by a format, which begins anew for as long as arguments are left. */
export function printByFormat(format: string, args: readonly string[], quotes = false): Printed {
  const printing: PrintfState = { args, quotes, next: 0, text: '', complaints: [], exitCode: 0 };
  let before: number;
  let went: Went;
  do {
    before = printing.next;
    went = printOnce(printing, format);
  } while (went === 'on' && printing.next > before && printing.next < args.length);
  const { text, complaints, exitCode } = printing;
  return { ...joined(text), complaints, exitCode, tooWide: went === 'too-wide' };
}

type Went = 'on' | 'ended' | 'too-wide';

function printOnce(printing: PrintfState, format: string): Went {
  for (let at = 0; at < format.length; ) {
    const matcher = format[at] === '%' ? DIRECTIVE : format[at] === '\\' ? ESCAPE : null;
    if (matcher === null) {
      printing.text += format[at++];
      continue;
    }
    matcher.lastIndex = at;
    const [whole = '', flags = '', wide, exact, letter = ''] = matcher.exec(format) ?? [];
    at += whole.length;
    if (matcher === ESCAPE) {
      const read = unescaped(whole);
      if (read.ended) return 'ended';
      printing.text += read.text;
    } else if (letter === '%') printing.text += '%';
    else {
      const width = wide === '*' ? takeNumber(printing, false) : Number(wide ?? 0);
      const precision = exact === undefined ? null : exact === '*' ? takeNumber(printing, false) : Number(exact);
      if (width > MOST_WIDTH || (precision ?? 0) > MOST_WIDTH) return 'too-wide';
      const went = printOne(printing, { flags, width, precision, letter }, format.slice(at));
      if (went !== 'on') return went;
    }
  }
  return 'on';
}

function take(printing: PrintfState): string | undefined {
  return printing.args[printing.next++];
}

function takeNumber(printing: PrintfState, real: boolean): number {
  const word = take(printing);
  const value = word === undefined ? 0 : numberOf(word, real);
  if (value !== null) return value;
  printing.complaints.push(`invalid number '${word}'`);
  printing.exitCode = 1;
  return 0;
}

/** `after`: what of the format follows, for the complaint about a letter that says nothing. */
function printOne(printing: PrintfState, { flags, width, precision, letter }: ConversionSpec, after: string): Went {
  const blank = flags.replace('0', '');
  switch (letter) {
    case 's':
      printing.text += padded((take(printing) ?? '').slice(0, precision ?? undefined), blank, width);
      return 'on';
    case 'b': {
      const read = unescaped(take(printing) ?? '');
      printing.text += padded(read.text, blank, width);
      return read.ended ? 'ended' : 'on';
    }
    case 'c':
      printing.text += padded((take(printing) ?? '').slice(0, 1), blank, width);
      return 'on';
    case 'd':
    case 'i':
    case 'u': {
      const value = takeNumber(printing, false);
      const digits = String(Math.abs(value)).padStart(precision ?? 0, '0');
      printing.text += padded(`${value < 0 ? '-' : sign(value, flags)}${digits}`, flags, width);
      return 'on';
    }
    case 'o':
    case 'x':
    case 'X': {
      const shown = padded(bitsText(takeNumber(printing, false), { flags, letter, precision }), flags, width);
      printing.text += letter === 'X' ? shown.toUpperCase() : shown;
      return 'on';
    }
    case 'f':
    case 'e':
    case 'g':
    case 'E':
    case 'F':
    case 'G': {
      const value = takeNumber(printing, true);
      const shown = padded(`${sign(value, flags)}${realText(value, letter, precision)}`, flags, width);
      printing.text += /[EFG]/.test(letter) ? shown.toUpperCase() : shown;
      return 'on';
    }
    case 'q':
      if (!printing.quotes) return senseless(printing, letter, after);
      printing.text += padded(shellQuoted(take(printing) ?? ''), blank, width);
      return 'on';
    default:
      return senseless(printing, letter, after);
  }
}

/** As bash writes a word that it shall read again. */
function shellQuoted(word: string): string {
  if (word === '') return "''";
  return word.replace(/[^\w@%+=:,./-]/g, '\\$&');
}

function senseless(printing: PrintfState, letter: string, after: string): Went {
  printing.complaints.push(`%${letter}${after.replaceAll('\n', '\\n')}: invalid format`);
  printing.exitCode = 1;
  return 'ended';
}

/** Octal or hexadecimal; what is below zero as 64 bits. */
function bitsText(value: number, { flags, letter, precision }: Omit<ConversionSpec, 'width'>): string {
  const bits = value < 0 ? BigInt.asUintN(64, BigInt(value)) : BigInt(value);
  const digits = bits.toString(letter === 'o' ? 8 : 16).padStart(precision ?? 0, '0');
  const prefix = flags.includes('#') && bits !== 0n ? (letter === 'o' ? '0' : '0x') : '';
  return `${prefix}${digits}`;
}
