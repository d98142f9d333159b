import type { Dialect } from '../kernel/manners.ts';

/** What a shell makes of `$((…))` that has no names in it: its value, or the words with which it refuses it. */
export type Constant =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'fault'; readonly words: string };

const TOKEN = /\s*(0[xX][\da-fA-F]+|\d+|\*\*|<<|>>|&&|\|\||[<>=!]=|[-+*/%<>&|^!~?:,()])/y;
const OPERATORS: readonly (readonly string[])[] = [
  [','],
  ['?'],
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];
const LEVEL = new Map(OPERATORS.flatMap((each, level) => each.map(operator => [operator, level] as const)));
const POWER = OPERATORS.length - 1;

type ArithmeticFaultKind = 'syntax' | 'number' | 'division' | 'exponent';

class ArithmeticFault extends Error {
  readonly fault: ArithmeticFaultKind;
  readonly at: string;
  constructor(fault: ArithmeticFaultKind, at: string) {
    super(fault);
    this.fault = fault;
    this.at = at;
  }
}

/** In 64 bits, as all shells count. Null for what has names, assignments or substitutions in it, which the interpreter works out. */
export function constant(text: string, dialect: Dialect): Constant | null {
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length === 0 || tokens.length > 200) return null;
  if (dialect === 'dash' && /\*\*|,/.test(text)) {
    return text.includes('**') ? { kind: 'fault', words: inDash('expecting primary', text) } : null;
  }
  const reading: TokenReader = { tokens, at: 0 };
  try {
    const value = binary(reading, 0, true);
    return reading.at === tokens.length ? { kind: 'value', text: String(value) } : null;
  } catch (error) {
    if (!(error instanceof ArithmeticFault)) throw error;
    const words = faultWords(error, text.trim(), dialect);
    return words === null ? null : { kind: 'fault', words };
  }
}

/** What dash lacks although it has names: `x++` and `--x`. */
export function lackedByDash(text: string): string | null {
  return /\+\+|--|\*\*/.test(text) && !/['"$`]/.test(text) ? inDash('expecting primary', text) : null;
}

function inDash(why: string, text: string): string {
  return `arithmetic expression: ${why}: "${text}"`;
}

function faultWords({ fault, at }: ArithmeticFault, text: string, dialect: Dialect): string | null {
  switch (fault) {
    case 'division':
      if (dialect === 'ash') return 'divide by zero';
      return dialect === 'dash' ? inDash('division by zero', text) : `${text}: division by 0 (error token is "${at}")`;
    case 'number':
      if (dialect === 'ash') return 'arithmetic syntax error';
      return dialect === 'dash'
        ? inDash('expecting EOF', text)
        : `${text}: value too great for base (error token is "${at}")`;
    // The interpreter has words for these.
    case 'exponent':
    case 'syntax':
      return null;
  }
}

function tokensOf(text: string): readonly string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

interface TokenReader {
  readonly tokens: readonly string[];
  at: number;
}

const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);

/** `live`: whether its value counts; what `&&`, `||` and `?` pass over may divide by zero. */
function binary(reading: TokenReader, from: number, live: boolean): bigint {
  let left = unary(reading, live);
  for (;;) {
    const operator = reading.tokens[reading.at];
    const level = operator === undefined ? undefined : LEVEL.get(operator);
    if (operator === undefined || level === undefined || level < from) return left;
    reading.at++;
    if (operator === '?') {
      left = choice(reading, left !== 0n, live);
      continue;
    }
    const passed = (operator === '&&' && left === 0n) || (operator === '||' && left !== 0n);
    const start = reading.at;
    const right = binary(reading, level === POWER ? level : level + 1, live && !passed);
    left = worked(operator, left, right, {
      live: live && !passed,
      at: reading.tokens.slice(start, reading.at).join(''),
    });
  }
}

function choice(reading: TokenReader, isFirst: boolean, live: boolean): bigint {
  const first = binary(reading, 0, live && isFirst);
  if (reading.tokens[reading.at++] !== ':') throw new ArithmeticFault('syntax', '');
  const second = binary(reading, 1, live && !isFirst);
  return isFirst ? first : second;
}

function unary(reading: TokenReader, live: boolean): bigint {
  const token = reading.tokens[reading.at++];
  switch (token) {
    case '-':
      return wrap(-unary(reading, live));
    case '+':
      return unary(reading, live);
    case '!':
      return unary(reading, live) === 0n ? 1n : 0n;
    case '~':
      return ~unary(reading, live);
    case '(': {
      const inner = binary(reading, 0, live);
      if (reading.tokens[reading.at++] !== ')') throw new ArithmeticFault('syntax', '');
      return inner;
    }
    default:
      return number(token ?? '');
  }
}

function number(token: string): bigint {
  if (/^0[xX]/.test(token)) return wrap(BigInt(token));
  if (!/^\d/.test(token)) throw new ArithmeticFault('syntax', token);
  if (!/^0\d/.test(token)) return wrap(BigInt(token));
  if (/[89]/.test(token)) throw new ArithmeticFault('number', token);
  return wrap(BigInt(`0o${token.slice(1)}`));
}

function worked(
  operator: string,
  left: bigint,
  right: bigint,
  { live, at }: { readonly live: boolean; readonly at: string },
): bigint {
  const truth = (value: boolean): bigint => (value ? 1n : 0n);
  if ((operator === '/' || operator === '%') && right === 0n) {
    if (live) throw new ArithmeticFault('division', at);
    return 0n;
  }
  switch (operator) {
    case '**':
      return power(left, right);
    case '*':
      return wrap(left * right);
    case '/':
      return wrap(left / right);
    case '%':
      return left % right;
    case '+':
      return wrap(left + right);
    case '-':
      return wrap(left - right);
    case '<<':
      return wrap(left << (right & 63n));
    case '>>':
      return left >> (right & 63n);
    case '<':
      return truth(left < right);
    case '>':
      return truth(left > right);
    case '<=':
      return truth(left <= right);
    case '>=':
      return truth(left >= right);
    case '==':
      return truth(left === right);
    case '!=':
      return truth(left !== right);
    case '&':
      return left & right;
    case '^':
      return left ^ right;
    case '|':
      return left | right;
    case '&&':
      return truth(left !== 0n && right !== 0n);
    case '||':
      return truth(left !== 0n || right !== 0n);
    default:
      return right;
  }
}

function power(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) throw new ArithmeticFault('exponent', '');
  let value = 1n;
  let factor = base;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) value = wrap(value * factor);
    factor = wrap(factor * factor);
  }
  return value;
}
