import { NotSimulated } from '../control.ts';
import type { ScriptToken } from './lexer.ts';

/** A place in the tokens of an expression. */
export interface ScriptCursor {
  readonly text: string;
  readonly tokens: readonly ScriptToken[];
  at: number;
  /** In how many brackets and operands it stands. */
  depth: number;
}

/** Expressions within each other. */
const MOST_NESTED = 100;

const END: ScriptToken = { kind: 'end', text: '', start: 0 };

/** For what stands where nothing of the kind is understood. */
export const beyond = ({ text }: ScriptCursor) => new NotSimulated(`\`${text.trim().slice(0, 40)}\``);
export const peek = ({ tokens, at }: ScriptCursor, ahead = 0): ScriptToken => tokens[at + ahead] ?? END;

export function next(cursor: ScriptCursor): ScriptToken {
  const token = peek(cursor);
  cursor.at++;
  return token;
}

/** Reads what stands within something else, not deeper than the engine's own stack can follow. */
export function nested<Read>(cursor: ScriptCursor, read: (cursor: ScriptCursor) => Read): Read {
  if (++cursor.depth > MOST_NESTED) throw new NotSimulated('an expression that nests this deep');
  const found = read(cursor);
  cursor.depth--;
  return found;
}

/** Whether an operator or a word is next. */
export function is(cursor: ScriptCursor, text: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  return token.text === text && (token.kind === 'operator' || token.kind === 'name');
}

export function accept(cursor: ScriptCursor, text: string): boolean {
  if (!is(cursor, text)) return false;
  cursor.at++;
  return true;
}

export function expect(cursor: ScriptCursor, text: string): void {
  if (!accept(cursor, text)) throw beyond(cursor);
}
