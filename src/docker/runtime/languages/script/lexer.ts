import { NotSimulated } from '../control.ts';

export interface ScriptToken {
  readonly kind: 'name' | 'number' | 'string' | 'template' | 'operator' | 'end';
  /** Without quotes; a template's escapes still stand in it. */
  readonly text: string;
  /** Where it begins in the source. */
  readonly start: number;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['0', '\0'],
]);
const LARGEST_POINT = 0x10_ffff;
/** Longer ones first. */
const OPERATORS = '++ -- === !== ** == != <= >= && || ?? => ?. // + - * / % < > ! ? : ( ) [ ] { } , . = | & ;'.split(
  ' ',
);

const SPACE = /\s+/y;
const NUMBER = /(?:0x[0-9a-fA-F]+|\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?)/y;
const QUOTED = /(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')/y;
const TEMPLATE = /`(?:[^`\\]|\\[\s\S])*`/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

/** What the escapes of a text stand for. */
export function unescaped(text: string): string {
  return text.replace(/\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/gs, (_whole, code: string) => {
    if (!/^[ux]./.test(code)) return ESCAPES.get(code) ?? code;
    const point = Number.parseInt(code.replace(/[^0-9a-fA-F]/g, ''), 16);
    if (point > LARGEST_POINT) throw new NotSimulated('this escape');
    return String.fromCodePoint(point);
  });
}

/** The tokens of an expression; the last is the end. */
export function tokenize(text: string): readonly ScriptToken[] {
  const tokens: ScriptToken[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const push = (kind: ScriptToken['kind'], said: string, length: number): void => {
    tokens.push({ kind, text: said, start: at });
    at += length;
  };
  while (at < text.length) {
    const space = match(SPACE);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const number = match(NUMBER);
    if (number !== null) {
      push('number', number[0].replaceAll('_', ''), number[0].length);
      continue;
    }
    const quoted = match(QUOTED);
    if (quoted !== null) {
      push('string', unescaped(quoted[0].slice(1, -1)), quoted[0].length);
      continue;
    }
    if (text[at] === '`') {
      const template = match(TEMPLATE);
      if (template === null) throw new NotSimulated('this template');
      push('template', template[0].slice(1, -1), template[0].length);
      continue;
    }
    const name = match(NAME);
    if (name !== null) {
      push('name', name[0], name[0].length);
      continue;
    }
    const operator = OPERATORS.find(each => text.startsWith(each, at));
    if (operator === undefined) throw new NotSimulated(`\`${text[at]}\``);
    push('operator', operator, operator.length);
  }
  push('end', '', 0);
  return tokens;
}
