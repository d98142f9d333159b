/** Go's fmt.Sprintf over template values: verbs, flags, width, precision, `*` and `[n]`. */
import { quote, quoteRune, runeText } from '../../quote.ts';
import { Beyond, type Work } from '../../work.ts';
import { exponential, fieldOf, type GoValue, general, plain, rowNames, sortedKeys, typeOf } from './value.ts';
import { leavesOf, weightOf } from './weight.ts';

interface FormatDirective {
  readonly verb: string;
  readonly minus: boolean;
  readonly plus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly width: number | null;
  readonly precision: number | null;
}

/** The largest width and precision that an argument may give, and what a numeral may have reached before its last digit. */
const TOO_LARGE = 1_000_000;
/** Digits behind a point that are worked out. */
const MOST_DIGITS = 100;

/** As many letters as a verb may make of one: `\\U0001f600`. */
const LETTERS_FOR_ONE = 10;

/** What is written is counted before it is. */
export function sprintf(format: string, values: readonly GoValue[], work: Work): string {
  work.spend(format.length, 'a template');
  let out = '';
  let used = 0;
  let reordered = false;
  const letters = [...format];
  for (let at = 0; at < letters.length; at++) {
    if (letters[at] !== '%') {
      out += letters[at];
      continue;
    }
    at += 1;
    const flags = { minus: false, plus: false, sharp: false, space: false, zero: false };
    for (; ; at++) {
      if (letters[at] === '-') flags.minus = true;
      else if (letters[at] === '+') flags.plus = true;
      else if (letters[at] === '#') flags.sharp = true;
      else if (letters[at] === ' ') flags.space = true;
      else if (letters[at] === '0') flags.zero = true;
      else break;
    }
    let badIndex = false;
    const index = (): void => {
      if (letters[at] !== '[') return;
      const close = letters.indexOf(']', at);
      const wanted = close < 0 ? Number.NaN : Number(letters.slice(at + 1, close).join(''));
      reordered = true;
      if (!Number.isInteger(wanted) || wanted < 1 || wanted > values.length) badIndex = true;
      else used = wanted - 1;
      at = close < 0 ? letters.length : close + 1;
    };
    const star = (): number | null => {
      const value = values[used];
      used += 1;
      at += 1;
      const number = typeof value === 'bigint' ? Number(value) : Number.NaN;
      return Math.abs(number) <= TOO_LARGE ? number : null;
    };
    /** A numeral that is too long takes all that follows it along. */
    const digits = (): number | null => {
      let number: number | null = null;
      for (; /[0-9]/.test(letters[at] ?? ''); at++) {
        if (number !== null && number > TOO_LARGE) {
          at = letters.length;
          return null;
        }
        number = (number ?? 0) * 10 + Number(letters[at]);
      }
      return number;
    };
    let width: number | null;
    let precision: number | null = null;
    index();
    if (letters[at] === '*') {
      width = star();
      if (width === null) out += '%!(BADWIDTH)';
      else if (width < 0) {
        width = -width;
        flags.minus = true;
      }
    } else width = digits();
    if (letters[at] === '.') {
      at += 1;
      index();
      if (letters[at] === '*') {
        precision = star();
        if (precision !== null && precision < 0) precision = null;
        if (precision === null) out += '%!(BADPREC)';
      } else precision = digits() ?? 0;
    }
    index();
    const verb = letters[at];
    if (verb === undefined) {
      out += '%!(NOVERB)';
      break;
    }
    if (verb === '%') out += '%';
    else if (badIndex) out += `%!${verb}(BADINDEX)`;
    else if (used >= values.length) out += `%!${verb}(MISSING)`;
    else {
      const value = values[used] ?? null;
      const places = (width ?? 0) + (precision ?? 0);
      work.spend(weightOf(value) * LETTERS_FOR_ONE + leavesOf(value) * places, 'a template');
      out += formatted(value, { verb, ...flags, width, precision });
      used += 1;
    }
  }
  if (!reordered && used < values.length) {
    for (const value of values.slice(used)) work.spend(weightOf(value), 'a template');
    const extra = values.slice(used).map(value => (value === null ? '<nil>' : `${typeOf(value)}=${plain(value)}`));
    out += `%!(EXTRA ${extra.join(', ')})`;
  }
  return out;
}

function pad(text: string, directive: FormatDirective, zeroAllowed = false): string {
  const missing = (directive.width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  if (directive.minus) return text + ' '.repeat(missing);
  if (!directive.zero || !zeroAllowed) return ' '.repeat(missing) + text;
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

function bad(value: GoValue, directive: FormatDirective): string {
  return value === null ? `%!${directive.verb}(<nil>)` : `%!${directive.verb}(${typeOf(value)}=${plain(value)})`;
}

function formatted(value: GoValue, directive: FormatDirective): string {
  const { verb } = directive;
  if (verb === 'T') return pad(typeOf(value), directive);
  if (value === null) return verb === 'v' ? pad('<nil>', directive) : bad(value, directive);
  switch (typeof value) {
    case 'boolean':
      return verb === 't' || verb === 'v' ? pad(String(value), directive) : bad(value, directive);
    case 'bigint':
      return integer(value, directive);
    case 'number':
      return float(value, directive);
    case 'string':
      return text(value, directive);
    default:
      return composite(value, directive);
  }
}

function composite(
  value: Exclude<GoValue, null | boolean | bigint | number | string>,
  directive: FormatDirective,
): string {
  const inner = (one: GoValue): string => formatted(one, directive);
  switch (value.kind) {
    case 'slice':
      return `[${value.items.map(inner).join(' ')}]`;
    case 'map': {
      const parts = sortedKeys(value.entries).map(key => `${inner(key)}:${inner(value.entries.get(key) ?? null)}`);
      return `map[${parts.join(' ')}]`;
    }
    case 'struct':
      if (value.ownText !== null) return text(value.ownText, directive);
      if (directive.plus) return `{${value.fields.map(field => `${field.name}:${inner(field.value)}`).join(' ')}}`;
      return `{${value.fields.map(field => inner(field.value)).join(' ')}}`;
    case 'row': {
      const parts = rowNames(value).map(
        name => `${directive.plus ? `${name}:` : ''}${inner(fieldOf(value, name) ?? null)}`,
      );
      return `{${parts.join(' ')}}`;
    }
    case 'nil':
      return pad('<nil>', directive);
  }
}

function signed(body: string, negative: boolean, directive: FormatDirective): string {
  return (negative ? '-' : directive.plus ? '+' : directive.space ? ' ' : '') + body;
}

function integer(value: bigint, directive: FormatDirective): string {
  const size = value < 0n ? -value : value;
  const based = (base: number, prefix: string): string => {
    const digits = size.toString(base).padStart(directive.precision ?? 0, '0');
    return pad(
      signed((directive.sharp ? prefix : '') + digits, value < 0n, directive),
      directive,
      directive.precision === null,
    );
  };
  switch (directive.verb) {
    case 'v':
    case 'd':
      return based(10, '');
    case 'b':
      return based(2, '0b');
    case 'o':
      return based(8, '0');
    case 'O':
      return pad(signed(`0o${size.toString(8)}`, value < 0n, directive), directive);
    case 'x':
      return based(16, '0x');
    case 'X':
      return based(16, '0X').toUpperCase();
    case 'c':
      return pad(runeText(Number(value)), directive);
    case 'q':
      return pad(quoteRune(Number(value)), directive);
    case 'U':
      return pad(`U+${size.toString(16).toUpperCase().padStart(4, '0')}`, directive);
    default:
      return bad(value, directive);
  }
}

function float(value: number, directive: FormatDirective): string {
  const size = Math.abs(value);
  const finish = (body: string): string => pad(signed(body, value < 0, directive), directive, Number.isFinite(value));
  const { precision } = directive;
  if ((precision ?? 0) > MOST_DIGITS)
    throw new Beyond(`a number may be printed with at most ${MOST_DIGITS} digits behind its point here`);
  switch (directive.verb) {
    case 'v':
    case 'g':
    case 'G': {
      const body = precision === null ? plain(size) : general(size, precision);
      return finish(directive.verb === 'G' ? body.toUpperCase() : body);
    }
    case 'e':
    case 'E': {
      const body = exponential(size, precision ?? 6);
      return finish(directive.verb === 'E' ? body.toUpperCase() : body);
    }
    case 'f':
    case 'F':
      return finish(fixed(size, precision ?? 6));
    default:
      return bad(value, directive);
  }
}

/** From 1e21 on JavaScript writes an exponent; such a number has nothing behind its point. */
function fixed(size: number, precision: number): string {
  if (!Number.isFinite(size)) return plain(size);
  if (size < 1e21) return size.toFixed(precision);
  return `${BigInt(size)}${precision === 0 ? '' : `.${'0'.repeat(precision)}`}`;
}

function text(value: string, directive: FormatDirective): string {
  const cut = directive.precision === null ? value : [...value].slice(0, directive.precision).join('');
  switch (directive.verb) {
    case 'v':
      return pad(directive.sharp ? quote(cut) : cut, directive);
    case 's':
      return pad(cut, directive);
    case 'q':
      return pad(directive.sharp && !cut.includes('`') ? `\`${cut}\`` : quote(cut), directive);
    case 'x':
    case 'X': {
      const bytes = [...new TextEncoder().encode(cut)].map(byte => byte.toString(16).padStart(2, '0'));
      const joined = bytes.join(directive.space ? ' ' : '');
      return pad(directive.verb === 'X' ? joined.toUpperCase() : joined, directive);
    }
    default:
      return bad(value, directive);
  }
}
