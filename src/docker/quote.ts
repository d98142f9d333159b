/** Text in quotes, as Go's `%q` writes it. */

const NAMED: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

function escaped(letter: string, quote: string): string {
  if (letter === quote) return `\\${quote}`;
  const named = NAMED[letter];
  if (named !== undefined) return named;
  if (PRINTABLE.test(letter)) return letter;
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** `"two\nlines"` */
export function quote(text: string): string {
  return `"${[...text].map(letter => escaped(letter, '"')).join('')}"`;
}

/** `'a'`, of one code point. */
export function quoteRune(code: number): string {
  return `'${escaped(runeText(code), "'")}'`;
}

/** A code point's text; what is none is the replacement character, as in Go. */
export function runeText(code: number): string {
  const isRune = code >= 0 && code <= LAST_RUNE && !(code >= 0xd800 && code <= 0xdfff);
  return isRune ? String.fromCodePoint(code) : '\uFFFD';
}

const LAST_RUNE = 0x10ffff;

/** A Go string literal, with its quotes, read back; null when it is none. */
export function unquote(literal: string): string | null {
  const body = literal.slice(1, -1);
  if (literal.startsWith('`')) return body.replaceAll('\r', '');
  let text = '';
  for (let at = 0; at < body.length; ) {
    if (body[at] !== '\\') {
      text += body[at];
      at += 1;
      continue;
    }
    const rest = body.slice(at);
    const match = /^\\(?:([abfnrtv\\'"])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/.exec(rest);
    if (match === null) return null;
    const [whole, letter, x, u, U, octal] = match;
    const code = x ?? u ?? U;
    if (code !== undefined && Number.parseInt(code, 16) > LAST_RUNE) return null;
    if (letter !== undefined) text += LETTERS[letter] ?? letter;
    else
      text += String.fromCodePoint(code !== undefined ? Number.parseInt(code, 16) : Number.parseInt(octal ?? '0', 8));
    at += whole.length;
  }
  return text;
}

const LETTERS: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
