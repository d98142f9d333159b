import { blockOf, compound } from './blocks.ts';
import {
  accept,
  bind,
  bindAll,
  expect,
  expression,
  expressions,
  identifier,
  is,
  next,
  type PyCursor,
  type PyReaders,
  peek,
  spanFrom,
  unread,
} from './cursor.ts';
import { or, readExpression, readExpressions, starred, targets } from './expressions.ts';
import { PyUnread } from './fault.ts';
import { tokenize } from './lexer.ts';
import type { Expression, Imported, PyDefinition, PyProgram, Statement } from './syntax.ts';

/** Reads a program; throws Unread at what is not read here. */
export function parsePython(source: string): PyProgram {
  const definitions: PyDefinition[] = [];
  const cursor: PyCursor = { tokens: tokenize(source), definitions, functions: [], readers: READERS, at: 0, depth: 0 };
  const statements: Statement[] = [];
  while (peek(cursor).kind !== 'end') statements.push(...statement(cursor));
  return { statements, definitions };
}

const READERS: PyReaders = {
  expression: readExpression,
  expressions: readExpressions,
  or,
  starred,
  targets,
  statement,
  simpleLine,
};

/** One statement with a block, or the simple ones of a line. */
function statement(cursor: PyCursor): readonly Statement[] {
  const with_ = compound(cursor, blockOf);
  return with_ === null ? simpleLine(cursor) : [with_];
}

function simpleLine(cursor: PyCursor): readonly Statement[] {
  const found = [simple(cursor)];
  while (accept(cursor, ';')) if (peek(cursor).kind !== 'newline') found.push(simple(cursor));
  if (peek(cursor).kind !== 'newline') throw unread(cursor);
  cursor.at++;
  return found;
}

function simple(cursor: PyCursor): Statement {
  const from = cursor.at;
  const { kind, text } = peek(cursor);
  const span = () => spanFrom(cursor, from);
  const isBare = () => peek(cursor).kind === 'newline' || is(cursor, ';');
  switch (kind === 'name' ? text : '') {
    case 'pass':
    case 'break':
    case 'continue':
      next(cursor);
      return { type: text as 'pass', span: span() };
    case 'return': {
      next(cursor);
      if (cursor.functions.length === 0) throw new PyUnread('`return` outside a function', peek(cursor).line);
      const value = isBare() ? null : expressions(cursor);
      return { type: 'return', value, span: span() };
    }
    case 'raise': {
      next(cursor);
      const value = isBare() ? null : expression(cursor);
      const cause = accept(cursor, 'from') ? expression(cursor) : null;
      return { type: 'raise', value, cause, span: span() };
    }
    case 'del': {
      next(cursor);
      const target = expressions(cursor);
      return {
        type: 'delete',
        targets: target.type === 'tuple' ? bound(cursor, target.items) : bound(cursor, [target]),
        span: span(),
      };
    }
    case 'assert': {
      next(cursor);
      const test = expression(cursor);
      const message = accept(cursor, ',') ? expression(cursor) : null;
      return { type: 'assert', test, message, span: span() };
    }
    case 'global':
    case 'nonlocal':
      return outerNames(cursor, from);
    case 'import':
      next(cursor);
      return { type: 'import', modules: imported(cursor, true), span: span() };
    case 'from':
      return fromImport(cursor, from);
    default:
      return assignment(cursor);
  }
}

function bound(cursor: PyCursor, targets: readonly Expression[]): readonly Expression[] {
  for (const each of targets) bindAll(cursor, each);
  return targets;
}

function outerNames(cursor: PyCursor, from: number): Statement {
  const { text } = next(cursor);
  const inside = cursor.functions.at(-1);
  do {
    const name = identifier(cursor);
    if (text === 'global') inside?.global.add(name);
    else if (inside === undefined) throw new PyUnread('`nonlocal` outside a function', peek(cursor).line);
    else inside.outer.add(name);
  } while (accept(cursor, ','));
  return { type: 'global', span: spanFrom(cursor, from) };
}

function dotted(cursor: PyCursor): string {
  let name = identifier(cursor);
  while (accept(cursor, '.')) name += `.${identifier(cursor)}`;
  return name;
}

function imported(cursor: PyCursor, isModule: boolean): readonly Imported[] {
  const found: Imported[] = [];
  do {
    if (is(cursor, ')')) break;
    const name = isModule ? dotted(cursor) : identifier(cursor);
    const as = accept(cursor, 'as') ? identifier(cursor) : null;
    bind(cursor, as ?? name.split('.')[0] ?? name);
    found.push({ name, as });
  } while (accept(cursor, ','));
  return found;
}

function fromImport(cursor: PyCursor, from: number): Statement {
  next(cursor);
  let module = '';
  while (is(cursor, '.') || is(cursor, '...')) module += next(cursor).text;
  if (!is(cursor, 'import')) module += dotted(cursor);
  expect(cursor, 'import');
  if (accept(cursor, '*')) return { type: 'from', module, names: '*', span: spanFrom(cursor, from) };
  const isOpen = accept(cursor, '(');
  const names = imported(cursor, false);
  if (isOpen) expect(cursor, ')');
  return { type: 'from', module, names, span: spanFrom(cursor, from) };
}

const CHANGES = new Set(['+=', '-=', '*=', '/=', '//=', '%=', '**=', '&=', '|=', '^=', '>>=', '<<=', '@=']);

function assignment(cursor: PyCursor): Statement {
  const from = cursor.at;
  const first = expressions(cursor);
  if (accept(cursor, ':')) {
    const hint = expression(cursor);
    bindAll(cursor, first);
    const value = accept(cursor, '=') ? expressions(cursor) : null;
    return { type: 'annotated', target: first, hint, value, span: spanFrom(cursor, from) };
  }
  const { text } = peek(cursor);
  if (CHANGES.has(text)) {
    next(cursor);
    bindAll(cursor, first);
    const value = expressions(cursor);
    return { type: 'change', target: first, operator: text.slice(0, -1), value, span: spanFrom(cursor, from) };
  }
  const all = [first];
  while (accept(cursor, '=')) all.push(expressions(cursor));
  const value = all.pop() as Expression;
  if (all.length === 0) return { type: 'expression', value, span: spanFrom(cursor, from) };
  for (const each of all) bindAll(cursor, each);
  return { type: 'assign', targets: all, value, span: spanFrom(cursor, from) };
}
