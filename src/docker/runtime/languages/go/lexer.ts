export type Kind = 'name' | 'int' | 'float' | 'char' | 'string' | 'operator' | 'keyword' | 'end';

export interface Token {
  readonly kind: Kind;
  /** As written; for strings and characters what they stand for. */
  readonly text: string;
  readonly line: number;
  /** 1-based, in bytes. */
  readonly column: number;
  /** A semicolon that the line's end stands for. */
  readonly automatic: boolean;
}

/** A fault as the compiler words it, without the place. */
export interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export class GoSyntax extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

const KEYWORDS = new Set(
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var'.split(
    ' ',
  ),
);
const OPERATORS = [
  '<<=',
  '>>=',
  '&^=',
  '...',
  '&&',
  '||',
  '<-',
  '++',
  '--',
  '==',
  '!=',
  '<=',
  '>=',
  ':=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '<<',
  '>>',
  '&^',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
  '^',
  '<',
  '>',
  '=',
  '!',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ';',
  '.',
  ':',
];
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

/** Tokens of a Go file, with the semicolons that ends of lines stand for. */
export function lex(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  const column = (of: number) => Buffer.byteLength(source.slice(lineStart, of)) + 1;
  const push = (kind: Kind, text: string, from: number, automatic = false) =>
    tokens.push({ kind, text, line, column: column(from), automatic });
  const fail = (message: string, from: number): never => {
    throw new GoSyntax({ line, column: column(from), message });
  };
  const endLine = () => {
    const last = tokens.at(-1);
    if (last === undefined || last.line !== line) return;
    const ends =
      (last.kind !== 'operator' && last.kind !== 'keyword') ||
      [')', ']', '}', '++', '--'].includes(last.text) ||
      (last.kind === 'keyword' && ['break', 'continue', 'fallthrough', 'return'].includes(last.text));
    if (ends) push('operator', ';', at, true);
  };
  const escaped = (quote: string): string => {
    const from = at;
    at++;
    const letter = source[at] ?? '';
    const simple = ESCAPES[letter];
    if (simple !== undefined && letter !== (quote === '"' ? "'" : '"')) {
      at++;
      return simple;
    }
    const number = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/.exec(source.slice(at));
    if (number === null) return fail('unknown escape', from);
    at += number[0].length;
    const [, hex, four, eight, octal] = number;
    return String.fromCodePoint(
      octal === undefined ? Number.parseInt(hex ?? four ?? eight ?? '0', 16) : Number.parseInt(octal, 8),
    );
  };
  while (at < source.length) {
    const char = source[at] ?? '';
    if (char === '\n') {
      endLine();
      at++;
      line++;
      lineStart = at;
    } else if (char === ' ' || char === '\t' || char === '\r') at++;
    else if (source.startsWith('//', at)) {
      while (at < source.length && source[at] !== '\n') at++;
    } else if (source.startsWith('/*', at)) {
      const close = source.indexOf('*/', at + 2);
      if (close < 0) fail('comment not terminated', at);
      const inner = source.slice(at, close);
      if (inner.includes('\n')) {
        endLine();
        line += inner.split('\n').length - 1;
        lineStart = at + inner.lastIndexOf('\n') + 1;
      }
      at = close + 2;
    } else if (/[\p{L}_]/u.test(char)) {
      const word = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(source.slice(at))?.[0] ?? char;
      push(KEYWORDS.has(word) ? 'keyword' : 'name', word, at);
      at += word.length;
    } else if (/[0-9]/.test(char) || (char === '.' && /[0-9]/.test(source[at + 1] ?? ''))) {
      const number =
        /^(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?)/.exec(
          source.slice(at),
        )?.[0] ?? char;
      push(/^0[xXbBoO]/.test(number) || !/[.eE]/.test(number) ? 'int' : 'float', number.replaceAll('_', ''), at);
      at += number.length;
    } else if (char === '`') {
      const close = source.indexOf('`', at + 1);
      if (close < 0) fail('string not terminated', at);
      const text = source.slice(at + 1, close);
      push('string', text, at);
      const lines = text.split('\n').length - 1;
      line += lines;
      if (lines > 0) lineStart = at + 1 + text.lastIndexOf('\n') + 1;
      at = close + 1;
    } else if (char === '"' || char === "'") {
      const from = at;
      let text = '';
      at++;
      while (source[at] !== char) {
        const next = source[at];
        if (next === undefined || next === '\n') {
          at = from;
          fail(
            char === '"'
              ? next === undefined
                ? 'string not terminated'
                : 'newline in string'
              : next === undefined
                ? 'rune literal not terminated'
                : 'newline in rune literal',
            from,
          );
        }
        if (next === '\\') text += escaped(char);
        else {
          text += next;
          at++;
        }
      }
      push(char === '"' ? 'string' : 'char', text, from);
      at++;
    } else {
      const operator = OPERATORS.find(each => source.startsWith(each, at));
      if (operator === undefined)
        fail(
          `invalid character U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} '${char}'`,
          at,
        );
      else {
        push('operator', operator, at);
        at += operator.length;
      }
    }
  }
  endLine();
  tokens.push({ kind: 'end', text: '', line, column: column(at), automatic: false });
  return tokens;
}
