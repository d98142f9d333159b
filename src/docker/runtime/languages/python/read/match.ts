import {
  accept,
  bind,
  expect,
  expression,
  expressions,
  identifier,
  is,
  next,
  type PyCursor,
  peek,
  type ReadBlock,
  spanFrom,
  unread,
} from './cursor.ts';
import { PyUnread } from './fault.ts';
import type { Expression, MatchCase, Pattern, Statement } from './syntax.ts';

/** `match` begins a statement only where a block of cases follows; else it is a name like any other. */
export function matchStatement(cursor: PyCursor, block: ReadBlock): Statement | null {
  const from = cursor.at;
  if (!begins(cursor)) return null;
  next(cursor);
  const subject = expressions(cursor);
  expect(cursor, ':');
  cursor.at += 2;
  const cases: MatchCase[] = [];
  while (is(cursor, 'case')) {
    const start = cursor.at;
    next(cursor);
    const pattern = patterns(cursor);
    const guard = accept(cursor, 'if') ? expression(cursor) : null;
    cases.push({ pattern, guard, body: block(cursor), span: spanFrom(cursor, start) });
  }
  if (peek(cursor).kind !== 'dedent') throw unread(cursor);
  cursor.at++;
  return { type: 'match', subject, cases, span: spanFrom(cursor, from) };
}

function begins(cursor: PyCursor): boolean {
  for (let ahead = 1; ; ahead++) {
    const { kind } = peek(cursor, ahead);
    if (kind === 'end') return false;
    if (kind === 'newline')
      return is(cursor, ':', ahead - 1) && peek(cursor, ahead + 1).kind === 'indent' && is(cursor, 'case', ahead + 2);
  }
}

function patterns(cursor: PyCursor): Pattern {
  const first = alternative(cursor);
  if (!is(cursor, ',')) return first;
  const items = [first];
  while (accept(cursor, ',')) if (!is(cursor, ':') && !is(cursor, 'if')) items.push(alternative(cursor));
  return { type: 'sequence', items };
}

function alternative(cursor: PyCursor): Pattern {
  const any = [single(cursor)];
  while (accept(cursor, '|')) any.push(single(cursor));
  const found: Pattern = any.length === 1 ? (any[0] as Pattern) : { type: 'or', any };
  if (!accept(cursor, 'as')) return found;
  const name = identifier(cursor);
  bind(cursor, name);
  return { type: 'as', pattern: found, name };
}

function single(cursor: PyCursor): Pattern {
  const { kind, text, line } = peek(cursor);
  const isOpen = kind === 'operator' && (text === '(' || text === '[');
  if (isOpen) {
    next(cursor);
    const close = text === '(' ? ')' : ']';
    const items: Pattern[] = [];
    let commas = 0;
    while (!is(cursor, close)) {
      items.push(alternative(cursor));
      if (!accept(cursor, ',')) break;
      commas++;
    }
    expect(cursor, close);
    return text === '(' && items.length === 1 && commas === 0 ? (items[0] as Pattern) : { type: 'sequence', items };
  }
  const value: Expression = patternValue(cursor);
  if (value.type === 'name') {
    if (value.name !== '_') bind(cursor, value.name);
    return { type: 'capture', name: value.name === '_' ? null : value.name };
  }
  if (value.type === 'literal' || value.type === 'integer' || value.type === 'member' || value.type === 'unary')
    return { type: 'value', value };
  throw new PyUnread('this pattern of a case', line);
}

/** Literals and names with dots. */
function patternValue(cursor: PyCursor): Expression {
  const from = cursor.at;
  const { kind } = peek(cursor);
  if (is(cursor, '-')) {
    next(cursor);
    const operand = patternValue(cursor);
    return { type: 'unary', operator: '-', operand, span: spanFrom(cursor, from) };
  }
  if (kind !== 'name' && kind !== 'number' && kind !== 'string') throw unread(cursor);
  // An operator of a pattern is none of an expression: only the value itself is read.
  const { line } = peek(cursor);
  let ahead = 1;
  while (is(cursor, '.', ahead)) ahead += 2;
  const token = { kind: 'end', text: '', line, column: 0, endLine: line, endColumn: 0 } as const;
  const part: PyCursor = { ...cursor, tokens: [...cursor.tokens.slice(from, from + ahead), token], at: 0 };
  const value = expression(part);
  cursor.at = from + part.at;
  if (is(cursor, '(')) throw new PyUnread('a pattern of a class', line);
  return value;
}
