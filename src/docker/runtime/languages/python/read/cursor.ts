import { PyUnread } from './fault.ts';
import type { PyToken } from './lexer.ts';
import type { Expression, PyDefinition, PySpan, Statement } from './syntax.ts';

/** A place in the tokens of a source. */
export interface PyCursor {
  readonly tokens: readonly PyToken[];
  readonly definitions: PyDefinition[];
  /** What is known of the function that is read, from the innermost outwards. */
  readonly functions: ReadFunction[];
  readonly readers: PyReaders;
  at: number;
  depth: number;
}

export type ReadBlock = (cursor: PyCursor) => readonly Statement[];

/** What reads what may stand within anything. */
export interface PyReaders {
  expression(cursor: PyCursor): Expression;
  expressions(cursor: PyCursor): Expression;
  or(cursor: PyCursor): Expression;
  starred(cursor: PyCursor): Expression;
  targets(cursor: PyCursor): Expression;
  statement(cursor: PyCursor): readonly Statement[];
  simpleLine(cursor: PyCursor): readonly Statement[];
}

/** A function while it is read. */
export interface ReadFunction {
  readonly bound: Set<string>;
  readonly global: Set<string>;
  readonly outer: Set<string>;
  isGenerator: boolean;
}

/** Expressions and blocks within each other. */
const MOST_NESTED = 90;

const END: PyToken = { kind: 'end', text: '', line: 0, column: 0, endLine: 0, endColumn: 0 };

export const peek = ({ tokens, at }: PyCursor, ahead = 0): PyToken => tokens[at + ahead] ?? tokens.at(-1) ?? END;

export function next(cursor: PyCursor): PyToken {
  const token = peek(cursor);
  cursor.at++;
  return token;
}

export function is(cursor: PyCursor, text: string, ahead = 0): boolean {
  const { kind, text: said } = peek(cursor, ahead);
  return said === text && (kind === 'operator' || kind === 'name');
}

export function accept(cursor: PyCursor, text: string): boolean {
  if (!is(cursor, text)) return false;
  cursor.at++;
  return true;
}

export function expect(cursor: PyCursor, text: string): void {
  if (!accept(cursor, text)) throw unread(cursor);
}

export function unread(cursor: PyCursor): PyUnread {
  const { kind, text, line } = peek(cursor);
  const said = text.split('\n')[0]?.slice(0, 40) ?? '';
  return new PyUnread(
    said === ''
      ? kind === 'indent' || kind === 'dedent'
        ? 'this indentation'
        : 'the end of this line'
      : `\`${said}\``,
    line,
  );
}

/** Reads what stands within something else, not deeper than the engine's own stack can follow. */
export function nested<Read>(cursor: PyCursor, read: (cursor: PyCursor) => Read): Read {
  if (++cursor.depth > MOST_NESTED) throw new PyUnread('what nests this deep', peek(cursor).line);
  const found = read(cursor);
  cursor.depth--;
  return found;
}

/** From the token at `from` to the one that was read last. */
export function spanFrom({ tokens, at }: PyCursor, from: number): PySpan {
  const first = tokens[from] ?? END;
  let last = at - 1;
  while (last > from && ['newline', 'indent', 'dedent'].includes(tokens[last]?.kind ?? '')) last--;
  const end = tokens[last] ?? first;
  return { line: first.line, column: first.column, endLine: end.endLine, endColumn: end.endColumn };
}

export const KEYWORDS: ReadonlySet<string> = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** A name that is no keyword. */
export function identifier(cursor: PyCursor): string {
  const { kind, text } = peek(cursor);
  if (kind !== 'name' || KEYWORDS.has(text)) throw unread(cursor);
  cursor.at++;
  return text;
}

/** One expression, without commas. */
export const expression = (cursor: PyCursor): Expression => cursor.readers.expression(cursor);
/** One expression, or a tuple without parentheses. */
export const expressions = (cursor: PyCursor): Expression => cursor.readers.expressions(cursor);

/** Notes that the function at work gives a name a value. */
export function bind({ functions }: PyCursor, name: string): void {
  functions.at(-1)?.bound.add(name);
}

/** Notes the names that a target binds; what is no target is not read. */
export function bindAll(cursor: PyCursor, target: Expression): void {
  switch (target.type) {
    case 'name':
      bind(cursor, target.name);
      return;
    case 'list':
    case 'tuple':
      for (const each of target.items) bindAll(cursor, each);
      return;
    case 'star':
      bindAll(cursor, target.value);
      return;
    case 'member':
    case 'item':
      return;
    default:
      throw new PyUnread('an assignment to this', target.span.line);
  }
}
