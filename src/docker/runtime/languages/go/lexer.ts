import { GoSyntax } from './fault.ts';
import type { GoPosition } from './syntax.ts';

export interface GoToken extends GoPosition {
  readonly kind: 'name' | 'int' | 'float' | 'char' | 'string' | 'operator' | 'keyword' | 'end';
  /** As written; for strings and characters what they stand for. */
  readonly text: string;
  /** A semicolon that the line's end stands for. */
  readonly automatic: boolean;
}

/** A file as tokens. `end` is the last of them, and stands for all that comes after it. */
export interface Tokens {
  readonly list: readonly GoToken[];
  readonly end: GoToken;
}

const KEYWORDS = new Set(
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var'.split(
    ' ',
  ),
);
/** Longer ones stand before those that they begin with. */
const OPERATORS =
  '<<= >>= &^= ... && || <- ++ -- == != <= >= := += -= *= /= %= &= |= ^= << >> &^ + - * / % & | ^ < > = ! ( ) [ ] { } , ; . :'.split(
    ' ',
  );
/** Tokens after which the end of a line is a semicolon, besides names and literals. */
const ENDING = new Set([')', ']', '}', '++', '--', 'break', 'continue', 'fallthrough', 'return']);
const NUMBER = /^(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?)/;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** How far a file is read. */
interface GoReader {
  readonly source: string;
  readonly tokens: GoToken[];
  at: number;
  line: number;
  /** Where the line begins. */
  lineStart: number;
}

/** Tokens of a Go file, with the semicolons that ends of lines stand for. */
export function lex(source: string): Tokens {
  const reader: GoReader = { source, tokens: [], at: 0, line: 1, lineStart: 0 };
  while (reader.at < source.length) readNext(reader);
  endLine(reader);
  const end: GoToken = {
    kind: 'end',
    text: '',
    line: reader.line,
    column: column(reader, reader.at),
    automatic: false,
  };
  return { list: [...reader.tokens, end], end };
}

function readNext(reader: GoReader): void {
  const { source, at } = reader;
  const char = source[at] ?? '';
  if (char === '\n') {
    endLine(reader);
    reader.at++;
    reader.line++;
    reader.lineStart = reader.at;
  } else if (char === ' ' || char === '\t' || char === '\r') reader.at++;
  else if (source.startsWith('//', at)) {
    const end = source.indexOf('\n', at);
    reader.at = end < 0 ? source.length : end;
  } else if (source.startsWith('/*', at)) skipComment(reader);
  else if (/[\p{L}_]/u.test(char)) {
    const word = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(source.slice(at))?.[0] ?? char;
    push(reader, KEYWORDS.has(word) ? 'keyword' : 'name', word);
    reader.at += word.length;
  } else if (/[0-9]/.test(char) || (char === '.' && /[0-9]/.test(source[at + 1] ?? ''))) {
    const number = NUMBER.exec(source.slice(at))?.[0] ?? char;
    const whole = /^0[xXbBoO]/.test(number) || !/[.eE]/.test(number);
    push(reader, whole ? 'int' : 'float', number.replaceAll('_', ''));
    reader.at += number.length;
  } else if (char === '`') readRaw(reader);
  else if (char === '"' || char === "'") readQuoted(reader, char);
  else readOperator(reader, char);
}

function column(reader: GoReader, of: number): number {
  return Buffer.byteLength(reader.source.slice(reader.lineStart, of)) + 1;
}

function push(reader: GoReader, kind: GoToken['kind'], text: string, from = reader.at, automatic = false): void {
  reader.tokens.push({ kind, text, line: reader.line, column: column(reader, from), automatic });
}

function fail(reader: GoReader, message: string, from: number): never {
  throw new GoSyntax({ line: reader.line, column: column(reader, from), message });
}

function endLine(reader: GoReader): void {
  const last = reader.tokens.at(-1);
  if (last === undefined || last.line !== reader.line) return;
  const ends = last.kind === 'operator' || last.kind === 'keyword' ? ENDING.has(last.text) : true;
  if (ends) push(reader, 'operator', ';', reader.at, true);
}

function skipComment(reader: GoReader): void {
  const { source, at } = reader;
  const close = source.indexOf('*/', at + 2);
  if (close < 0) fail(reader, 'comment not terminated', at);
  const inner = source.slice(at, close);
  if (inner.includes('\n')) {
    endLine(reader);
    reader.line += inner.split('\n').length - 1;
    reader.lineStart = at + inner.lastIndexOf('\n') + 1;
  }
  reader.at = close + 2;
}

function readRaw(reader: GoReader): void {
  const { source, at } = reader;
  const close = source.indexOf('`', at + 1);
  if (close < 0) fail(reader, 'string not terminated', at);
  const text = source.slice(at + 1, close);
  push(reader, 'string', text);
  const lines = text.split('\n').length - 1;
  reader.line += lines;
  if (lines > 0) reader.lineStart = at + 1 + text.lastIndexOf('\n') + 1;
  reader.at = close + 1;
}

function readQuoted(reader: GoReader, quote: '"' | "'"): void {
  const { source, at: from } = reader;
  const literal = quote === '"' ? 'string' : 'rune literal';
  let text = '';
  reader.at++;
  for (let next = source[reader.at]; next !== quote; next = source[reader.at]) {
    if (next === undefined) fail(reader, `${literal} not terminated`, from);
    if (next === '\n') fail(reader, `newline in ${literal}`, from);
    if (next === '\\') text += readEscape(reader, quote);
    else {
      text += next;
      reader.at++;
    }
  }
  push(reader, quote === '"' ? 'string' : 'char', text, from);
  reader.at++;
}

function readEscape(reader: GoReader, quote: '"' | "'"): string {
  const from = reader.at;
  reader.at++;
  const letter = reader.source[reader.at] ?? '';
  const simple = ESCAPES[letter];
  if (simple !== undefined && letter !== (quote === '"' ? "'" : '"')) {
    reader.at++;
    return simple;
  }
  const number = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/.exec(
    reader.source.slice(reader.at),
  );
  if (number === null) return fail(reader, 'unknown escape', from);
  reader.at += number[0].length;
  const [, hex, four, eight, octal] = number;
  return String.fromCodePoint(
    octal === undefined ? Number.parseInt(hex ?? four ?? eight ?? '0', 16) : Number.parseInt(octal, 8),
  );
}

function readOperator(reader: GoReader, char: string): void {
  const operator = OPERATORS.find(each => reader.source.startsWith(each, reader.at));
  if (operator === undefined) {
    const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    fail(reader, `invalid character U+${code} '${char}'`, reader.at);
  }
  push(reader, 'operator', operator);
  reader.at += operator.length;
}
