import { expression, expressions, next, type PyCursor, peek, spanFrom } from './cursor.ts';
import { PyUnread } from './fault.ts';
import { type PyToken, tokenize } from './lexer.ts';
import type { Expression, PyHole } from './syntax.ts';
import { readText, unescaped } from './text.ts';

/** Texts that stand side by side are one. */
export function textsOf(cursor: PyCursor): Expression {
  const from = cursor.at;
  const parts: (string | PyHole)[] = [];
  let bytes = '';
  let kinds = 0;
  while (peek(cursor).kind === 'string') {
    const token = next(cursor);
    const { kind, isRaw, inner, before } = readText(token.text);
    kinds |= kind === 'bytes' ? 1 : 2;
    if (kind === 'bytes') bytes += isRaw ? inner : unescaped(inner, true, token.line);
    else if (kind === 'text') parts.push(isRaw ? inner : unescaped(inner, false, token.line));
    else parts.push(...new PyTemplate(cursor, token, inner, before, isRaw).parts());
  }
  const span = spanFrom(cursor, from);
  if (kinds === 3) throw new PyUnread('bytes beside a text', span.line);
  if (kinds === 1) return { type: 'bytes', data: bytes, span };
  if (parts.every(each => typeof each === 'string')) return { type: 'literal', value: parts.join(''), span };
  return { type: 'format', parts, span };
}

/** The reading of an f-string. */
class PyTemplate {
  readonly #cursor: PyCursor;
  readonly #token: PyToken;
  readonly #inner: string;
  readonly #before: number;
  readonly #isRaw: boolean;
  #at = 0;

  constructor(cursor: PyCursor, token: PyToken, inner: string, before: number, isRaw: boolean) {
    this.#cursor = cursor;
    this.#token = token;
    this.#inner = inner;
    this.#before = before;
    this.#isRaw = isRaw;
  }

  /** Texts and holes to the end, or to the brace that closes a format. */
  parts(isFormat = false): (string | PyHole)[] {
    const found: (string | PyHole)[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') found.push(this.#isRaw ? text : unescaped(text, false, this.#token.line));
      text = '';
    };
    while (this.#at < this.#inner.length) {
      const char = this.#inner[this.#at] ?? '';
      const doubled = this.#inner[this.#at + 1] === char && !isFormat;
      if (char === '}' && isFormat) break;
      if ((char === '{' || char === '}') && doubled) {
        text += char;
        this.#at += 2;
      } else if (char === '{') {
        flush();
        found.push(this.#hole());
      } else if (char === '}') throw new PyUnread('`}` in an f-string', this.#token.line);
      else if (char === '\\' && !this.#isRaw) {
        text += this.#inner.slice(this.#at, this.#at + 2);
        this.#at += 2;
      } else {
        text += char;
        this.#at++;
      }
    }
    flush();
    return found;
  }

  #hole(): PyHole {
    const start = ++this.#at;
    const end = this.#endOf(start);
    const source = this.#inner.slice(start, end);
    const debug = /^([\s\S]*?[^=!<>])=\s*$/.exec(source);
    const value = this.#expression(debug === null ? source : (debug[1] ?? ''), start);
    this.#at = end;
    let conversion: PyHole['conversion'] = '';
    if (this.#inner[this.#at] === '!') {
      conversion = (this.#inner[this.#at + 1] ?? '') as PyHole['conversion'];
      if (!'rsa'.includes(conversion)) throw new PyUnread('this conversion', this.#token.line);
      this.#at += 2;
    }
    let format: readonly (string | PyHole)[] = [];
    if (this.#inner[this.#at] === ':') {
      this.#at++;
      format = this.parts(true);
    }
    if (this.#inner[this.#at] !== '}') throw new PyUnread('an f-string whose braces are not closed', this.#token.line);
    this.#at++;
    const said = debug === null ? '' : source;
    return {
      value,
      said,
      conversion: said !== '' && conversion === '' && format.length === 0 ? 'r' : conversion,
      format,
    };
  }

  /** Where the expression in braces ends. */
  #endOf(start: number): number {
    let depth = 0;
    let quote = '';
    for (let at = start; at < this.#inner.length; at++) {
      const char = this.#inner[at] ?? '';
      if (quote !== '') {
        if (char === '\\') at++;
        else if (this.#inner.startsWith(quote, at)) {
          at += quote.length - 1;
          quote = '';
        }
      } else if (char === '"' || char === "'") {
        quote = this.#inner.startsWith(char.repeat(3), at) ? char.repeat(3) : char;
        at += quote.length - 1;
      } else if ('([{'.includes(char)) depth++;
      else if (depth > 0 && ')]}'.includes(char)) depth--;
      else if (depth === 0 && (char === '}' || char === ':' || (char === '!' && this.#inner[at + 1] !== '=')))
        return at;
    }
    throw new PyUnread('an f-string whose braces are not closed', this.#token.line);
  }

  #expression(source: string, start: number): Expression {
    if (source.trim() === '') throw new PyUnread('an empty hole in an f-string', this.#token.line);
    const before = this.#token.text.slice(0, this.#before + start).split('\n');
    const line = this.#token.line + before.length - 1;
    const column = (before.at(-1)?.length ?? 0) + (before.length === 1 ? this.#token.column : 0);
    const cursor: PyCursor = { ...this.#cursor, tokens: tokenize(source, { line, column }), at: 0 };
    const value = source.includes(',') ? expressions(cursor) : expression(cursor);
    if (peek(cursor).kind !== 'end') throw new PyUnread(`\`${source.trim().slice(0, 40)}\``, line);
    return value;
  }
}
