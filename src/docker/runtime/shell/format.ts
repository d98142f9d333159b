import type { Program } from '../kernel/program.ts';
import { stop } from '../kernel/session.ts';

export const TOO_WIDE = 'the field is wider than this host prints';
/** The widest field that is made. */
const MOST_WIDTH = 1_000_000;

/** Prints by a format, and complains in busybox's words: for the applet and for the shell's own printf. */
export interface Printed {
  readonly text: string;
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

/** Text with its escapes read; `ended` after `\c`, which stops all printing. */
function unescaped(text: string): { readonly text: string; readonly ended: boolean } {
  const stop = /^(?:[^\\]|\\[^c])*?\\c/s.exec(text);
  const part = stop === null ? text : stop[0].slice(0, -2);
  return {
    text: part.replace(/\\(0?[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)/gs, (whole, code: string) => {
      if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255);
      if (/^x./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
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

export function printByFormat(format: string, args: readonly string[]): Printed {
  let text = '';
  const complaints: string[] = [];
  let exitCode = 0;
  let next = 0;
  const done = (tooWide = false): Printed => ({ text, complaints, exitCode, tooWide });
  const take = () => args[next++];
  const number = (word: string | undefined, real: boolean): number => {
    const value = word === undefined ? 0 : numberOf(word, real);
    if (value !== null) return value;
    complaints.push(`invalid number '${word}'`);
    exitCode = 1;
    return 0;
  };
  do {
    const before = next;
    for (let at = 0; at < format.length; ) {
      if (format[at] === '\\') {
        const code = /^\\(0?[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)/s.exec(format.slice(at))?.[0] ?? '\\';
        const read = unescaped(code);
        if (read.ended) return done();
        text += read.text;
        at += code.length;
        continue;
      }
      if (format[at] !== '%') {
        text += format[at++];
        continue;
      }
      DIRECTIVE.lastIndex = at;
      const [whole = '%', flags = '', wide, exact, letter = ''] = DIRECTIVE.exec(format) ?? [];
      at += whole.length;
      if (letter === '%') {
        text += '%';
        continue;
      }
      const width = wide === '*' ? number(take(), false) : Number(wide ?? 0);
      const precision = exact === undefined ? null : exact === '*' ? number(take(), false) : Number(exact);
      if (width > MOST_WIDTH || (precision ?? 0) > MOST_WIDTH) return done(true);
      switch (letter) {
        case 's':
          text += padded((take() ?? '').slice(0, precision ?? undefined), flags.replace('0', ''), width);
          break;
        case 'b': {
          const read = unescaped(take() ?? '');
          text += padded(read.text, flags.replace('0', ''), width);
          if (read.ended) return done();
          break;
        }
        case 'c':
          text += padded((take() ?? '').slice(0, 1), flags.replace('0', ''), width);
          break;
        case 'd':
        case 'i':
        case 'u': {
          const value = number(take(), false);
          const digits = String(Math.abs(value)).padStart(precision ?? 0, '0');
          text += padded(`${value < 0 ? '-' : sign(value, flags)}${digits}`, flags, width);
          break;
        }
        case 'o':
        case 'x':
        case 'X': {
          const value = number(take(), false);
          const bits = value < 0 ? BigInt.asUintN(64, BigInt(value)) : BigInt(value);
          const digits = bits.toString(letter === 'o' ? 8 : 16).padStart(precision ?? 0, '0');
          const prefix = flags.includes('#') && bits !== 0n ? (letter === 'o' ? '0' : '0x') : '';
          const shown = padded(`${prefix}${digits}`, flags, width);
          text += letter === 'X' ? shown.toUpperCase() : shown;
          break;
        }
        case 'f':
        case 'e':
        case 'g':
        case 'E':
        case 'F':
        case 'G': {
          const value = number(take(), true);
          const shown = padded(`${sign(value, flags)}${realText(value, letter, precision)}`, flags, width);
          text += /[EFG]/.test(letter) ? shown.toUpperCase() : shown;
          break;
        }
        default:
          complaints.push(`%${letter}${format.slice(at).replaceAll('\n', '\\n')}: invalid format`);
          exitCode = 1;
          return done();
      }
    }
    if (next === before) break;
  } while (next < args.length);
  return done();
}

/** The applet; GNU's tool agrees in all but its words. */
export const printf: Program = call => {
  const words = call.args[0] === '--' ? call.args.slice(1) : call.args;
  const [format, ...args] = words;
  if (format === undefined) {
    call.err("printf: missing operand\nTry 'printf --help' for more information.\n");
    return 1;
  }
  const printed = printByFormat(format, args);
  if (printed.tooWide) stop(call.session, 'limit', TOO_WIDE);
  call.out(printed.text);
  for (const complaint of printed.complaints) call.err(`printf: ${complaint}\n`);
  return printed.exitCode;
};
