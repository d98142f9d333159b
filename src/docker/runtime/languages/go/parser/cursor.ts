import { GoSyntax } from '../fault.ts';
import { type GoToken, lex } from '../lexer.ts';
import type { GoExpression, GoPosition, GoStatement } from '../syntax.ts';

/** How far the tokens of a file are read. */
export interface GoCursor {
  readonly tokens: readonly GoToken[];
  readonly end: GoToken;
  readonly rules: Rules;
  at: number;
  /** Whether `{` may begin a value of a type: not in the heads of `if`, `for` and `switch`, where it begins the body. */
  literals: boolean;
}

/** What types and expressions need of the rules that are made of them: the length of an array, the body of a function. */
export interface Rules {
  readonly expression: (cursor: GoCursor) => GoExpression;
  readonly block: (cursor: GoCursor) => readonly GoStatement[];
}

export function cursorOf(source: string, rules: Rules): GoCursor {
  const { list, end } = lex(source);
  return { tokens: list, end, rules, at: 0, literals: true };
}

export function peek(cursor: GoCursor, ahead = 0): GoToken {
  return cursor.tokens[cursor.at + ahead] ?? cursor.end;
}

export function here(cursor: GoCursor): GoPosition {
  const { line, column } = peek(cursor);
  return { line, column };
}

/** Whether this operator or keyword comes next. */
export function is(cursor: GoCursor, text: string): boolean {
  const token = peek(cursor);
  return (token.kind === 'operator' || token.kind === 'keyword') && token.text === text;
}

export function isEnd(cursor: GoCursor): boolean {
  return peek(cursor).kind === 'end';
}

export function take(cursor: GoCursor): GoToken {
  const token = peek(cursor);
  cursor.at++;
  return token;
}

/** Takes an operator or a keyword if it comes next. */
export function accept(cursor: GoCursor, text: string): boolean {
  if (!is(cursor, text)) return false;
  cursor.at++;
  return true;
}

/** Takes an operator or a keyword that must come next; `rest` is how the refusal ends. */
export function expect(cursor: GoCursor, text: string, rest = `, expected ${text}`): GoToken {
  return is(cursor, text) ? take(cursor) : unexpected(cursor, rest);
}

export function expectName(cursor: GoCursor, rest = ', expected name'): GoToken {
  return peek(cursor).kind === 'name' ? take(cursor) : unexpected(cursor, rest);
}

/** Reads with or without values that begin with `{`. */
export function withLiterals<T>(cursor: GoCursor, literals: boolean, read: () => T): T {
  const outer = cursor.literals;
  cursor.literals = literals;
  const value = read();
  cursor.literals = outer;
  return value;
}

export function unexpected(cursor: GoCursor, rest: string): never {
  return refuse(here(cursor), `unexpected ${spoken(peek(cursor))}${rest}`);
}

export function refuse({ line, column }: GoPosition, message: string): never {
  throw new GoSyntax({ line, column, message: `syntax error: ${message}` });
}

/** A token as the compiler speaks of it. */
function spoken(token: GoToken): string {
  switch (token.kind) {
    case 'end':
      return 'EOF';
    case 'name':
      return `name ${token.text}`;
    case 'keyword':
      return `keyword ${token.text}`;
    case 'string':
      return `literal ${JSON.stringify(token.text)}`;
    case 'char':
      return `literal '${token.text}'`;
    case 'int':
    case 'float':
      return `literal ${token.text}`;
    case 'operator':
      if (token.text === ';') return token.automatic ? 'newline' : 'semicolon';
      return token.text === ',' ? 'comma' : token.text;
  }
}
