import {
  accept,
  bind,
  bindAll,
  expect,
  expression,
  expressions,
  identifier,
  is,
  nested,
  next,
  type PyCursor,
  peek,
  type ReadBlock,
  spanFrom,
  unread,
} from './cursor.ts';
import { argumentsOf, targets } from './expressions.ts';
import { docOf, functionRead, parameters, skipResult } from './functions.ts';
import { matchStatement } from './match.ts';
import type { Expression, Handler, PyArgument, Statement } from './syntax.ts';

/** Statements behind a colon: on the same line, or on lines below that stand deeper. */
export function blockOf(cursor: PyCursor): readonly Statement[] {
  expect(cursor, ':');
  return bodyOf(cursor);
}

function bodyOf(cursor: PyCursor): readonly Statement[] {
  if (peek(cursor).kind !== 'newline') return cursor.readers.simpleLine(cursor);
  cursor.at++;
  if (peek(cursor).kind !== 'indent') throw unread(cursor);
  cursor.at++;
  const found: Statement[] = [];
  nested(cursor, () => {
    while (peek(cursor).kind !== 'dedent') {
      if (peek(cursor).kind === 'end') break;
      found.push(...cursor.readers.statement(cursor));
    }
  });
  if (peek(cursor).kind === 'dedent') cursor.at++;
  return found;
}

/** A statement with a block; null where none begins. */
export function compound(cursor: PyCursor, block: ReadBlock): Statement | null {
  const { kind, text } = peek(cursor);
  const from = cursor.at;
  if (kind === 'operator' && text === '@') return decorated(cursor, block);
  if (kind === 'indent') throw unread(cursor);
  if (kind !== 'name') return null;
  const isAsync = text === 'async' && ['def', 'for', 'with'].includes(peek(cursor, 1).text);
  if (isAsync) next(cursor);
  switch (peek(cursor).text) {
    case 'if':
      next(cursor);
      return ifFrom(cursor, block, from);
    case 'while': {
      next(cursor);
      const test = expression(cursor);
      const body = block(cursor);
      return { type: 'while', test, body, otherwise: otherwise(cursor, block), span: spanFrom(cursor, from) };
    }
    case 'for':
      return loop(cursor, block, from, isAsync);
    case 'try':
      return attempt(cursor, block, from);
    case 'with':
      return within(cursor, block, from, isAsync);
    case 'def':
      return definition(cursor, from, [], isAsync);
    case 'class':
      return classOf(cursor, block, from, []);
    case 'match':
      return matchStatement(cursor, block);
    default:
      return null;
  }
}

function ifFrom(cursor: PyCursor, block: ReadBlock, from: number): Statement {
  const test = expression(cursor);
  const yes = block(cursor);
  const start = cursor.at;
  const no = accept(cursor, 'elif') ? [nested(cursor, inner => ifFrom(inner, block, start))] : otherwise(cursor, block);
  return { type: 'if', test, yes, no, span: spanFrom(cursor, from) };
}

function otherwise(cursor: PyCursor, block: ReadBlock): readonly Statement[] {
  return accept(cursor, 'else') ? block(cursor) : [];
}

function loop(cursor: PyCursor, block: ReadBlock, from: number, isAsync: boolean): Statement {
  next(cursor);
  const target = targets(cursor);
  bindAll(cursor, target);
  expect(cursor, 'in');
  const over = expressions(cursor);
  const body = block(cursor);
  return {
    type: 'for',
    target,
    over,
    body,
    otherwise: otherwise(cursor, block),
    isAsync,
    span: spanFrom(cursor, from),
  };
}

function attempt(cursor: PyCursor, block: ReadBlock, from: number): Statement {
  next(cursor);
  const body = block(cursor);
  const handlers: Handler[] = [];
  while (is(cursor, 'except')) {
    const start = cursor.at;
    next(cursor);
    if (is(cursor, '*')) throw unread(cursor);
    const kind = is(cursor, ':') ? null : expression(cursor);
    const name = accept(cursor, 'as') ? identifier(cursor) : null;
    if (name !== null) bind(cursor, name);
    handlers.push({ kind, name, body: block(cursor), span: spanFrom(cursor, start) });
  }
  const rest = otherwise(cursor, block);
  const last = accept(cursor, 'finally') ? block(cursor) : [];
  if (handlers.length === 0 && last.length === 0) throw unread(cursor);
  return { type: 'try', body, handlers, otherwise: rest, last, span: spanFrom(cursor, from) };
}

function within(cursor: PyCursor, block: ReadBlock, from: number, isAsync: boolean): Statement {
  next(cursor);
  const isOpen = is(cursor, '(') && closesBefore(cursor);
  if (isOpen) next(cursor);
  const items: { value: Expression; target: Expression | null }[] = [];
  do {
    if (is(cursor, ')')) break;
    const value = expression(cursor);
    let target: Expression | null = null;
    if (accept(cursor, 'as')) {
      const start = cursor.at;
      target = { type: 'name', name: identifier(cursor), span: spanFrom(cursor, start) };
      bindAll(cursor, target);
    }
    items.push({ value, target });
  } while (accept(cursor, ','));
  if (isOpen) expect(cursor, ')');
  return { type: 'with', items, body: block(cursor), isAsync, span: spanFrom(cursor, from) };
}

/** Whether the parenthesis that opens here closes right before the colon, with `as` within. */
function closesBefore(cursor: PyCursor): boolean {
  let depth = 0;
  let named = false;
  for (let ahead = 0; ; ahead++) {
    const { kind, text } = peek(cursor, ahead);
    if (kind === 'end' || kind === 'newline') return false;
    if (kind === 'name' && text === 'as' && depth === 1) named = true;
    if (kind === 'operator' && '([{'.includes(text)) depth++;
    if (kind === 'operator' && ')]}'.includes(text)) depth--;
    if (depth === 0) return named && is(cursor, ':', ahead + 1);
  }
}

function decorated(cursor: PyCursor, block: ReadBlock): Statement {
  const from = cursor.at;
  const decorators: Expression[] = [];
  while (accept(cursor, '@')) {
    decorators.push(expression(cursor));
    if (peek(cursor).kind !== 'newline') throw unread(cursor);
    cursor.at++;
  }
  if (is(cursor, 'class')) return classOf(cursor, block, from, decorators);
  const isAsync = accept(cursor, 'async');
  if (!is(cursor, 'def')) throw unread(cursor);
  return definition(cursor, from, decorators, isAsync);
}

function definition(cursor: PyCursor, from: number, decorators: readonly Expression[], isAsync: boolean): Statement {
  next(cursor);
  const name = identifier(cursor);
  bind(cursor, name);
  expect(cursor, '(');
  const given = parameters(cursor, ')', true);
  expect(cursor, ')');
  skipResult(cursor);
  const made = functionRead(cursor, name, given, bodyOf, from, { decorators, isAsync });
  return { type: 'def', made, span: spanFrom(cursor, from) };
}

function classOf(cursor: PyCursor, block: ReadBlock, from: number, decorators: readonly Expression[]): Statement {
  next(cursor);
  const name = identifier(cursor);
  bind(cursor, name);
  const bases: readonly PyArgument[] = accept(cursor, '(') ? argumentsOf(cursor) : [];
  // What a class binds is its own: no name of the function around it.
  cursor.functions.push({ bound: new Set(), global: new Set(), outer: new Set(), isGenerator: false });
  const body = block(cursor);
  cursor.functions.pop();
  return { type: 'class', name, bases, body, decorators, doc: docOf(body), span: spanFrom(cursor, from) };
}
