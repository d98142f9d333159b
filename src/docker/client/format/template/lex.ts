/** A Go template cut into tokens: text outside of `{{ }}`, and words, literals and signs inside. */
import { quote } from '../../../quote.ts';

type TokenKind =
  | 'text'
  | 'left'
  | 'right'
  | 'comment'
  | 'space'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'keyword'
  | 'nil'
  | 'dot'
  | 'bool'
  | 'char'
  | 'number'
  | 'string'
  | 'raw'
  | 'pipe'
  | 'declare'
  | 'assign'
  | 'open'
  | 'close'
  | 'sign'
  | 'error'
  | 'eof';

export interface TemplateToken {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offset in the template. */
  readonly at: number;
  /** 1-based. */
  readonly line: number;
}

/** As errors show a token: keywords in angle brackets, long ones cut at ten letters. */
export function tokenText(token: TemplateToken): string {
  if (token.kind === 'eof') return 'EOF';
  if (token.kind === 'keyword') return `<${token.text}>`;
  return token.text.length > 10 ? `${quote([...token.text].slice(0, 10).join(''))}...` : quote(token.text);
}

const KEYWORDS = new Set([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'range',
  'nil',
  'template',
  'with',
]);
const SPACE = /[ \t\r\n]/;
const WORD = /[\p{L}\p{Nd}_]/u;

/** Where a reading stands. */
interface TemplateReading {
  readonly template: string;
  readonly tokens: TemplateToken[];
  at: number;
  line: number;
  /** Parentheses that are open in an action. */
  depth: number;
}

export function lex(template: string): readonly TemplateToken[] {
  const reading: TemplateReading = { template, tokens: [], at: 0, line: 1, depth: 0 };
  while (reading.at < template.length) {
    const problem = textAndAction(reading);
    if (problem !== null) {
      reading.tokens.push({ kind: 'error', text: problem, at: reading.at, line: reading.line });
      return reading.tokens;
    }
  }
  reading.tokens.push({ kind: 'eof', text: '', at: template.length, line: reading.line });
  return reading.tokens;
}

function skip(reading: TemplateReading, end: number): void {
  for (let i = reading.at; i < end; i++) if (reading.template[i] === '\n') reading.line += 1;
  reading.at = end;
}

/** Always null, since nothing is wrong with what is a token. */
function emit(reading: TemplateReading, kind: TokenKind, end: number): null {
  const { template, at, line } = reading;
  reading.tokens.push({ kind, text: template.slice(at, end), at, line });
  skip(reading, end);
  return null;
}

function isSpace(letter: string | undefined): boolean {
  return letter !== undefined && SPACE.test(letter);
}

function spaceEnd(template: string, start: number): number {
  let end = start;
  while (isSpace(template[end])) end += 1;
  return end;
}

/** Text up to the next `{{`, and what stands in the braces; the trouble met, if any. */
function textAndAction(reading: TemplateReading): string | null {
  const { template, at } = reading;
  const left = template.indexOf('{{', at);
  if (left < 0) return emit(reading, 'text', template.length);
  const trims = template[left + 2] === '-' && isSpace(template[left + 3]);
  let end = left;
  if (trims) while (end > at && isSpace(template[end - 1])) end -= 1;
  if (end > at) emit(reading, 'text', end);
  skip(reading, left);
  const inside = left + 2 + (trims ? 1 : 0);
  const body = trims ? spaceEnd(template, inside) : inside;
  if (template.startsWith('/*', body)) return comment(reading, body);
  emit(reading, 'left', left + 2);
  if (trims) skip(reading, inside);
  return action(reading);
}

function comment(reading: TemplateReading, start: number): string | null {
  const { template } = reading;
  skip(reading, start);
  const close = template.indexOf('*/', start);
  if (close < 0) return 'unclosed comment';
  const after = close + 2;
  const trims = isSpace(template[after]) && template[after + 1] === '-' ? 2 : 0;
  if (!template.startsWith('}}', after + trims)) return 'comment ends before closing delimiter';
  skip(reading, after + trims + 2);
  if (trims > 0) skip(reading, spaceEnd(template, reading.at));
  return null;
}

/** Whether ` -}}` stands there, which takes the space after it away. */
function trimsAt(template: string, at: number): boolean {
  return isSpace(template[at]) && template[at + 1] === '-' && template.startsWith('}}', at + 2);
}

/** Reads up to and with the closing braces; the trouble met, if any. */
function action(reading: TemplateReading): string | null {
  const { template } = reading;
  reading.depth = 0;
  for (;;) {
    const trims = trimsAt(template, reading.at);
    if (trims || template.startsWith('}}', reading.at)) {
      if (reading.depth > 0) return 'unclosed left paren';
      if (trims) skip(reading, reading.at + 2);
      emit(reading, 'right', reading.at + 2);
      if (trims) skip(reading, spaceEnd(template, reading.at));
      return null;
    }
    const letter = template[reading.at];
    if (letter === undefined) return 'unclosed action';
    const problem = token(reading, letter);
    if (problem !== null) return problem;
  }
}

/** One token of an action, known by its first letter. */
function token(reading: TemplateReading, letter: string): string | null {
  const { template, at } = reading;
  if (isSpace(letter)) return space(reading);
  switch (letter) {
    case '=':
      return emit(reading, 'assign', at + 1);
    case ':':
      return template[at + 1] === '=' ? emit(reading, 'declare', at + 2) : 'expected :=';
    case '|':
      return emit(reading, 'pipe', at + 1);
    case '"':
      return quoted(reading, '"', 'string', 'unterminated quoted string');
    case '`':
      return raw(reading);
    case "'":
      return quoted(reading, "'", 'char', 'unterminated character constant');
    case '$':
      return word(reading, at + 1, () => 'variable');
    case '(':
    case ')':
      return parenthesis(reading, letter);
  }
  if (letter === '.' && !/[0-9]/.test(template[at + 1] ?? ''))
    return word(reading, at + 1, text => (text === '.' ? 'dot' : 'field'));
  if (/[-+0-9.]/.test(letter)) return number(reading);
  if (WORD.test(letter)) return word(reading, at, wordKind);
  if (/[!-~]/.test(letter)) return emit(reading, 'sign', at + 1);
  return `unrecognized character in action: ${rune(template.codePointAt(at) ?? 0)}`;
}

/** The space before a trimming end belongs to that end. */
function space(reading: TemplateReading): null {
  const { template, at } = reading;
  let end = at + 1;
  while (isSpace(template[end]) && !trimsAt(template, end)) end += 1;
  return emit(reading, 'space', end);
}

function parenthesis(reading: TemplateReading, letter: '(' | ')'): string | null {
  reading.depth += letter === '(' ? 1 : -1;
  if (reading.depth < 0) return 'unexpected right paren';
  return emit(reading, letter === '(' ? 'open' : 'close', reading.at + 1);
}

/** A word whose letters begin at `start`; what it is, its whole text says. */
function word(reading: TemplateReading, start: number, kindOf: (text: string) => TokenKind): string | null {
  const { template, at } = reading;
  const end = wordEnd(template, start);
  if (terminates(template, end)) return emit(reading, kindOf(template.slice(at, end)), end);
  reading.at = end;
  return `bad character ${rune(template.codePointAt(end) ?? 0)}`;
}

function wordKind(text: string): TokenKind {
  if (text === 'nil') return 'nil';
  if (KEYWORDS.has(text)) return 'keyword';
  return text === 'true' || text === 'false' ? 'bool' : 'identifier';
}

function wordEnd(template: string, start: number): number {
  let end = start;
  while (WORD.test(String.fromCodePoint(template.codePointAt(end) ?? 0x20))) {
    end += (template.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end;
}

function terminates(template: string, end: number): boolean {
  const next = template[end];
  return next === undefined || SPACE.test(next) || /[.,|:()]/.test(next) || template.startsWith('}}', end);
}

function quoted(reading: TemplateReading, mark: string, kind: TokenKind, message: string): string | null {
  const { template } = reading;
  let end = reading.at + 1;
  while (template[end] !== mark) {
    if (template[end] === '\\') end += 1;
    if (template[end] === undefined || template[end] === '\n') return message;
    end += 1;
  }
  return emit(reading, kind, end + 1);
}

function raw(reading: TemplateReading): string | null {
  const close = reading.template.indexOf('`', reading.at + 1);
  return close < 0 ? 'unterminated raw quoted string' : emit(reading, 'raw', close + 1);
}

const NUMBER =
  /^[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]+)?|0[oO][0-7_]*|0[bB][01_]*|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]+)?)i?/;

function number(reading: TemplateReading): string | null {
  const { template, at } = reading;
  const end = at + (NUMBER.exec(template.slice(at))?.[0].length ?? 0);
  const next = template[end] ?? '';
  if (WORD.test(next) || next === '.') return `bad number syntax: "${template.slice(at, end + 1)}"`;
  return emit(reading, 'number', end);
}

/** `U+0021 '!'` */
function rune(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} '${String.fromCodePoint(code)}'`;
}
