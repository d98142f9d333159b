import { PyUnread } from './fault.ts';

export interface PyToken {
  readonly kind: 'name' | 'number' | 'string' | 'operator' | 'newline' | 'indent' | 'dedent' | 'end';
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const OPERATORS =
  '... **= //= >>= <<= != == <= >= -> := += -= *= /= %= &= |= ^= @= ** // << >> + - * / % @ & | ^ ~ < > ( ) [ ] { } , : . ; ='.split(
    ' ',
  );
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER =
  /0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][-+]?\d+)?[jJ]?|\d[\d_]*\.?(?:[eE][-+]?\d+)?[jJ]?/y;
const OPENS = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?("""|'''|"|')/y;
const TAB = 8;

interface PyReading {
  readonly source: string;
  readonly tokens: PyToken[];
  readonly indents: number[];
  at: number;
  line: number;
  /** Where the line begins. */
  start: number;
  depth: number;
}

/** The tokens of a source; the last is the end. `from`: where the source stands in another one. */
export function tokenize(source: string, from: { line: number; column: number } | null = null): readonly PyToken[] {
  const reading: PyReading = {
    source,
    tokens: [],
    indents: [0],
    at: 0,
    line: from?.line ?? 1,
    start: -(from?.column ?? 0),
    depth: from === null ? 0 : 1,
  };
  let fresh = from === null;
  while (reading.at < source.length) {
    if (fresh && reading.depth === 0) {
      fresh = false;
      if (!indentation(reading)) {
        fresh = true;
        continue;
      }
    }
    fresh = step(reading);
  }
  const { tokens, depth } = reading;
  if (depth > 0 && from === null) throw new PyUnread('brackets that are not closed', reading.line);
  if (from === null) {
    const last = tokens.at(-1);
    if (last !== undefined && last.kind !== 'newline' && last.kind !== 'dedent') push(reading, 'newline', '');
    for (let each = reading.indents.length; each > 1; each--) push(reading, 'dedent', '');
  }
  push(reading, 'end', '');
  return tokens;
}

function push(reading: PyReading, kind: PyToken['kind'], text: string): void {
  const { line, at, start } = reading;
  reading.tokens.push({ kind, text, line, column: at - start, endLine: line, endColumn: at - start + text.length });
  reading.at += kind === 'newline' || kind === 'indent' || kind === 'dedent' || kind === 'end' ? 0 : text.length;
}

/** Reads the blanks that begin a line; false for a line that says nothing. */
function indentation(reading: PyReading): boolean {
  const { source } = reading;
  let width = 0;
  let at = reading.at;
  for (; source[at] === ' ' || source[at] === '\t' || source[at] === '\f'; at++)
    width = source[at] === '\t' ? (Math.floor(width / TAB) + 1) * TAB : width + 1;
  reading.at = at;
  if (at >= source.length) return false;
  if (source[at] === '#') skipComment(reading);
  if (source[reading.at] === '\n' || source.startsWith('\r\n', reading.at)) {
    newLine(reading);
    return false;
  }
  if (reading.at >= source.length) return false;
  const top = () => reading.indents.at(-1) ?? 0;
  if (width > top()) {
    reading.indents.push(width);
    push(reading, 'indent', '');
  }
  while (width < top()) {
    reading.indents.pop();
    push(reading, 'dedent', '');
  }
  if (width !== top()) throw new PyUnread('an indentation that fits no block', reading.line);
  return true;
}

function skipComment(reading: PyReading): void {
  const end = reading.source.indexOf('\n', reading.at);
  reading.at = end < 0 ? reading.source.length : end;
}

function newLine(reading: PyReading): void {
  reading.at += reading.source[reading.at] === '\r' ? 2 : 1;
  reading.line++;
  reading.start = reading.at;
}

/** Reads one token; true where a line ended. */
function step(reading: PyReading): boolean {
  const { source } = reading;
  const char = source[reading.at] ?? '';
  if (char === ' ' || char === '\t' || char === '\f') {
    reading.at++;
    return false;
  }
  if (char === '#') {
    skipComment(reading);
    return false;
  }
  if (char === '\n' || (char === '\r' && source[reading.at + 1] === '\n')) {
    if (reading.depth === 0) push(reading, 'newline', '');
    newLine(reading);
    return true;
  }
  if (char === '\\' && /^\\\r?\n/.test(source.slice(reading.at, reading.at + 3))) {
    reading.at++;
    newLine(reading);
    return false;
  }
  OPENS.lastIndex = reading.at;
  const opens = OPENS.exec(source);
  if (opens !== null) {
    text(reading, opens[0], opens[1] ?? '"');
    return false;
  }
  word(reading, char);
  return false;
}

function word(reading: PyReading, char: string): void {
  const { source } = reading;
  const matched = (pattern: RegExp): string | null => {
    pattern.lastIndex = reading.at;
    return pattern.exec(source)?.[0] ?? null;
  };
  if (/[\d.]/.test(char)) {
    const number = matched(NUMBER);
    if (number !== null) {
      push(reading, 'number', number);
      return;
    }
  }
  const name = matched(NAME);
  if (name !== null) {
    push(reading, 'name', name);
    return;
  }
  const operator = OPERATORS.find(each => source.startsWith(each, reading.at));
  if (operator === undefined) throw new PyUnread(`\`${char}\``, reading.line);
  if ('([{'.includes(operator)) reading.depth++;
  if (')]}'.includes(operator)) reading.depth--;
  if (reading.depth < 0) throw new PyUnread(`\`${char}\` that closes nothing`, reading.line);
  push(reading, 'operator', operator);
}

/** A text with its prefix and quotes. In the braces of an f-string quotes may stand again. */
function text(reading: PyReading, opening: string, quote: string): void {
  const { source, line, start, at } = reading;
  const isFormat = /f/i.test(opening);
  let end = at + opening.length;
  let nested = 0;
  for (; ; end++) {
    if (end >= source.length) throw new PyUnread('a text that does not end', line);
    const char = source[end];
    if (char === '\\') end++;
    else if (isFormat && source.startsWith('{{', end) && nested === 0) end++;
    else if (isFormat && char === '{') nested++;
    else if (isFormat && char === '}' && nested > 0) nested--;
    else if (nested === 0 && source.startsWith(quote, end)) break;
    else if (char === '\n' && quote.length === 1) throw new PyUnread('a text that does not end', line);
  }
  end += quote.length;
  const whole = source.slice(at, end);
  const lines = whole.split('\n');
  const endLine = line + lines.length - 1;
  const endColumn = lines.length === 1 ? end - start : (lines.at(-1) ?? '').length;
  reading.tokens.push({ kind: 'string', text: whole, line, column: at - start, endLine, endColumn });
  reading.at = end;
  if (lines.length > 1) {
    reading.line = endLine;
    reading.start = end - endColumn;
  }
}
