import { CUT_OFF, type JsToken, JsUnread } from './lexer.ts';
import type { JsExpression, JsStatement } from './syntax.ts';

/** A place in the tokens of a source. */
export interface JsCursor {
  readonly source: string;
  readonly tokens: readonly JsToken[];
  /** Names that are bound in the functions at work, from the outermost inwards. */
  readonly hoisted: string[][];
  readonly readers: {
    readonly expression: (cursor: JsCursor) => JsExpression;
    readonly block: (cursor: JsCursor) => readonly JsStatement[];
  };
  /** Where the source stands in another one. */
  readonly offset: number;
  at: number;
  depth: number;
  /** Loops, and loops and switches, that stand around: only they are gone on with, and left. */
  loops: number;
  leavable: number;
  /** Whether `in` ends an expression: at the head of a loop. */
  noIn: boolean;
}

const END: JsToken = { kind: 'end', text: '', at: 0, end: 0, fresh: false };
const MOST_NESTED = 80;

export const peek = ({ tokens, at }: JsCursor, ahead = 0): JsToken => tokens[at + ahead] ?? tokens.at(-1) ?? END;
export const is = (cursor: JsCursor, text: string, ahead = 0): boolean => {
  const token = peek(cursor, ahead);
  return token.text === text && (token.kind === 'operator' || token.kind === 'name');
};

export function accept(cursor: JsCursor, text: string): boolean {
  if (!is(cursor, text)) return false;
  cursor.at++;
  return true;
}

export function unread(cursor: JsCursor): JsUnread {
  const { text, at, kind } = peek(cursor);
  return new JsUnread(kind === 'end' ? CUT_OFF.source : `\`${text.slice(0, 40)}\``, at);
}

export function expect(cursor: JsCursor, text: string): void {
  if (!accept(cursor, text)) throw unread(cursor);
}

export function nested<Read>(cursor: JsCursor, read: () => Read): Read {
  if (++cursor.depth > MOST_NESTED) throw new JsUnread('what nests this deep', peek(cursor).at);
  const found = read();
  cursor.depth--;
  return found;
}

export const RESERVED = new Set(
  'break case catch class const continue debugger default delete do else export extends finally for function if import in instanceof new return super switch this throw try typeof var void while with null true false enum'.split(
    ' ',
  ),
);

export function identifier(cursor: JsCursor): string {
  const { kind, text } = peek(cursor);
  if (kind !== 'name' || RESERVED.has(text)) throw unread(cursor);
  cursor.at++;
  return text;
}

export const placed = (cursor: JsCursor): number => cursor.offset + peek(cursor).at;

/** `;`, or where a line or a block ends. */
export function semicolon(cursor: JsCursor): void {
  if (accept(cursor, ';')) return;
  const { kind, fresh } = peek(cursor);
  if (kind !== 'end' && !fresh && !is(cursor, '}')) {
    const { message, at } = unread(cursor);
    throw new JsUnread(message, at, peek(cursor));
  }
}
