/** Thrown at what is not read here: whether node would read it is not said. */
export class JsUnread extends Error {
  readonly at: number;
  /** What stands behind a statement that is read to its end, where a line or `;` would have to end it. */
  readonly stray: JsToken | null;
  constructor(what: string, at: number, stray: JsToken | null = null) {
    super(what);
    this.at = at;
    this.stray = stray;
  }
}

/** What is said where a source ends too early: more of it would mend that. */
export const CUT_OFF = {
  source: 'the end of this source',
  comment: 'a comment that does not end',
  template: 'a template that does not end',
} as const;

export interface JsToken {
  readonly kind: 'name' | 'number' | 'string' | 'template' | 'regexp' | 'operator' | 'end';
  /** Of a text what it stands for; of a template and a regexp what is written. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
  /** Whether a line ends before it. */
  readonly fresh: boolean;
}

const OPERATORS =
  '>>>= ... === !== **= <<= >>= >>> &&= ||= ??= => == != <= >= && || ?? ?. ++ -- += -= *= /= %= &= |= ^= << >> ** { } ( ) [ ] ; , < > + - * / % & | ^ ! ~ ? : = . @ #'.split(
    ' ',
  );
const BLANK = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /0[xX][0-9a-fA-F_]+n?|0[oO][0-7_]+n?|0[bB][01_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?n?/y;
const TEXT = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const REGEXP = /\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/y;
/** Behind these words a slash begins a regular expression. */
const BEFORE = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'do',
  'else',
  'void',
  'delete',
  'throw',
  'new',
  'await',
  'yield',
]);

export function tokensOf(source: string): readonly JsToken[] {
  const tokens: JsToken[] = [];
  let at = 0;
  let fresh = false;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? null;
  };
  const push = (kind: JsToken['kind'], text: string, length: number): void => {
    tokens.push({ kind, text, at, end: at + length, fresh });
    at += length;
    fresh = false;
  };
  while (at < source.length) {
    const blank = match(BLANK);
    if (blank !== null) {
      if (blank.includes('\n')) fresh = true;
      at += blank.length;
      continue;
    }
    if (source.startsWith('/*', at)) throw new JsUnread(CUT_OFF.comment, at);
    const char = source[at] ?? '';
    if (char === '`') {
      push('template', source.slice(at, templateEnd(source, at)), templateEnd(source, at) - at);
      continue;
    }
    const text = match(TEXT);
    if (text !== null) {
      push('string', unescapedJs(text.slice(1, -1), at), text.length);
      continue;
    }
    const number = /[\d.]/.test(char) ? match(NUMBER) : null;
    if (number !== null && number !== '.') {
      push('number', number, number.length);
      continue;
    }
    const name = match(NAME);
    if (name !== null) {
      push('name', name, name.length);
      continue;
    }
    const last = tokens.at(-1);
    const isValue =
      last !== undefined &&
      (last.kind === 'name'
        ? !BEFORE.has(last.text)
        : last.kind !== 'operator' || [')', ']', '}', '++', '--'].includes(last.text));
    const regexp = char === '/' && !isValue ? match(REGEXP) : null;
    if (regexp !== null) {
      push('regexp', regexp, regexp.length);
      continue;
    }
    const operator = OPERATORS.find(
      each => source.startsWith(each, at) && !(each === '?.' && /\d/.test(source[at + 2] ?? '')),
    );
    if (operator === undefined) throw new JsUnread(`\`${char}\``, at);
    push('operator', operator, operator.length);
  }
  push('end', '', 0);
  return tokens;
}

function templateEnd(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '`') return at + 1;
    else if (source.startsWith('${', at)) at = holeEnd(source, at + 2);
  }
  throw new JsUnread(CUT_OFF.template, from);
}

/** Where the brace of a hole closes. */
export function holeEnd(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const char = source[at] ?? '';
    if (char === '`') at = templateEnd(source, at) - 1;
    else if (char === '"' || char === "'") {
      TEXT.lastIndex = at;
      at += (TEXT.exec(source)?.[0].length ?? 1) - 1;
    } else if (char === '{') depth++;
    else if (char === '}' && depth-- === 0) return at;
  }
  throw new JsUnread(CUT_OFF.template, from);
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

export function unescapedJs(text: string, at: number): string {
  return text.replace(/\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g, (_whole, code: string) => {
    if (!/^[ux]./.test(code)) return SIMPLE[code] ?? code;
    const point = Number.parseInt(code.replace(/[^0-9a-fA-F]/g, ''), 16);
    if (point > 0x10_ffff) throw new JsUnread('this escape', at);
    return String.fromCodePoint(point);
  });
}
