import { atom, comprehension } from './atoms.ts';
import {
  accept,
  bind,
  expect,
  expression,
  expressions,
  identifier,
  is,
  nested,
  type PyCursor,
  peek,
  spanFrom,
  unread,
} from './cursor.ts';
import { PyUnread } from './fault.ts';
import { functionRead, parameters } from './functions.ts';
import type { Comparison, Expression, PyArgument } from './syntax.ts';

/** Operators between two operands, those that bind least first. */
const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];
const COMPARISONS = new Set(['==', '!=', '<', '>', '<=', '>=', 'in', 'is']);

export function readExpression(cursor: PyCursor): Expression {
  return nested(cursor, choice);
}

function choice(cursor: PyCursor): Expression {
  const from = cursor.at;
  if (is(cursor, 'lambda')) return lambda(cursor);
  if (is(cursor, 'yield')) return yielded(cursor);
  if (peek(cursor).kind === 'name' && is(cursor, ':=', 1)) {
    const name = identifier(cursor);
    cursor.at++;
    bind(cursor, name);
    const value = expression(cursor);
    return { type: 'assigned', name, value, span: spanFrom(cursor, from) };
  }
  const first = or(cursor);
  if (!accept(cursor, 'if')) return first;
  const test = or(cursor);
  expect(cursor, 'else');
  const no = expression(cursor);
  return { type: 'choice', test, yes: first, no, span: spanFrom(cursor, from) };
}

function lambda(cursor: PyCursor): Expression {
  const from = cursor.at++;
  const given = is(cursor, ':') ? [] : parameters(cursor, ':', false);
  expect(cursor, ':');
  const made = functionRead(
    cursor,
    '<lambda>',
    given,
    inner => {
      const start = inner.at;
      const value = expression(inner);
      return [{ type: 'return', value, span: spanFrom(inner, start) }];
    },
    from,
  );
  return { type: 'lambda', made, span: spanFrom(cursor, from) };
}

function yielded(cursor: PyCursor): Expression {
  const from = cursor.at++;
  const inside = cursor.functions.at(-1);
  if (inside === undefined) throw new PyUnread('`yield` outside a function', peek(cursor).line);
  inside.isGenerator = true;
  const isFrom = accept(cursor, 'from');
  const { kind } = peek(cursor);
  const isBare =
    kind === 'newline' ||
    kind === 'end' ||
    is(cursor, ')') ||
    is(cursor, ']') ||
    is(cursor, '}') ||
    is(cursor, '=') ||
    is(cursor, ';');
  const value = isBare ? null : expressions(cursor);
  return { type: 'yield', value, from: isFrom, span: spanFrom(cursor, from) };
}

/** An expression without a condition behind it. */
export function or(cursor: PyCursor): Expression {
  const from = cursor.at;
  let left = and(cursor);
  while (accept(cursor, 'or')) {
    const right = and(cursor);
    left = { type: 'logical', operator: 'or', left, right, span: spanFrom(cursor, from) };
  }
  return left;
}

function and(cursor: PyCursor): Expression {
  const from = cursor.at;
  let left = not(cursor);
  while (accept(cursor, 'and')) {
    const right = not(cursor);
    left = { type: 'logical', operator: 'and', left, right, span: spanFrom(cursor, from) };
  }
  return left;
}

function not(cursor: PyCursor): Expression {
  const from = cursor.at;
  if (!accept(cursor, 'not')) return comparison(cursor);
  const operand = nested(cursor, not);
  return { type: 'unary', operator: 'not', operand, span: spanFrom(cursor, from) };
}

function comparison(cursor: PyCursor): Expression {
  const from = cursor.at;
  const first = binary(cursor, 0);
  const rest: Comparison[] = [];
  for (;;) {
    const operator = comparisonNext(cursor);
    if (operator === null) break;
    rest.push({ operator, right: binary(cursor, 0) });
  }
  return rest.length === 0 ? first : { type: 'compare', first, rest, span: spanFrom(cursor, from) };
}

function comparisonNext(cursor: PyCursor): string | null {
  const { kind, text } = peek(cursor);
  if (is(cursor, 'not') && is(cursor, 'in', 1)) {
    cursor.at += 2;
    return 'not in';
  }
  if ((kind !== 'operator' && kind !== 'name') || !COMPARISONS.has(text)) return null;
  cursor.at++;
  return text === 'is' && accept(cursor, 'not') ? 'is not' : text;
}

function binary(cursor: PyCursor, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return unary(cursor);
  const from = cursor.at;
  let left = binary(cursor, level + 1);
  for (;;) {
    const { kind, text: operator } = peek(cursor);
    if (kind !== 'operator' || !operators.includes(operator)) return left;
    cursor.at++;
    const right = binary(cursor, level + 1);
    left = { type: 'binary', operator, left, right, span: spanFrom(cursor, from) };
  }
}

/** A sign binds less than a power that follows it, and more than one that stands before it. */
function unary(cursor: PyCursor): Expression {
  const from = cursor.at;
  const { kind, text: operator } = peek(cursor);
  if (kind === 'operator' && (operator === '-' || operator === '+' || operator === '~')) {
    cursor.at++;
    const operand = nested(cursor, unary);
    return { type: 'unary', operator, operand, span: spanFrom(cursor, from) };
  }
  const base = awaited(cursor);
  if (!accept(cursor, '**')) return base;
  const right = nested(cursor, unary);
  return { type: 'binary', operator: '**', left: base, right, span: spanFrom(cursor, from) };
}

function awaited(cursor: PyCursor): Expression {
  const from = cursor.at;
  if (!accept(cursor, 'await')) return postfix(cursor);
  const value = postfix(cursor);
  return { type: 'await', value, span: spanFrom(cursor, from) };
}

/** A value and what may follow it: members, items, calls. */
function postfix(cursor: PyCursor): Expression {
  const from = cursor.at;
  let of = nested(cursor, atom);
  for (;;) {
    if (accept(cursor, '.')) {
      const name = identifier(cursor);
      of = { type: 'member', of, name, span: spanFrom(cursor, from) };
    } else if (accept(cursor, '[')) {
      const key = subscript(cursor);
      expect(cursor, ']');
      of = { type: 'item', of, key, span: spanFrom(cursor, from) };
    } else if (accept(cursor, '(')) {
      const args = argumentsOf(cursor);
      of = { type: 'call', callee: of, args, span: spanFrom(cursor, from) };
    } else return of;
  }
}

function subscript(cursor: PyCursor): Expression {
  const from = cursor.at;
  const first = sliceOr(cursor);
  if (!is(cursor, ',')) return first;
  const items = [first];
  while (accept(cursor, ',')) if (!is(cursor, ']')) items.push(sliceOr(cursor));
  return { type: 'tuple', items, span: spanFrom(cursor, from) };
}

function sliceOr(cursor: PyCursor): Expression {
  const from = cursor.at;
  const part = () => (is(cursor, ':') || is(cursor, ']') || is(cursor, ',') ? null : expression(cursor));
  const first = part();
  if (!accept(cursor, ':')) {
    if (first === null) throw unread(cursor);
    return first;
  }
  const to = part();
  const by = accept(cursor, ':') ? part() : null;
  return { type: 'slice', from: first, to, by, span: spanFrom(cursor, from) };
}

/** Arguments of a call, to its closing parenthesis. */
export function argumentsOf(cursor: PyCursor): readonly PyArgument[] {
  const args: PyArgument[] = [];
  while (!is(cursor, ')')) {
    const from = cursor.at;
    if (accept(cursor, '*')) args.push({ name: '*', value: expression(cursor) });
    else if (accept(cursor, '**')) args.push({ name: '**', value: expression(cursor) });
    else if (peek(cursor).kind === 'name' && is(cursor, '=', 1)) {
      const name = identifier(cursor);
      cursor.at++;
      args.push({ name, value: expression(cursor) });
    } else {
      const value = expression(cursor);
      const isLoop = is(cursor, 'for') || is(cursor, 'async');
      args.push({ name: null, value: isLoop ? comprehension(cursor, 'generator', value, null, from) : value });
    }
    if (!accept(cursor, ',')) break;
  }
  expect(cursor, ')');
  return args;
}

/** What a loop binds: `x`, `x, y`, `(x, y), z`. */
export function targets(cursor: PyCursor): Expression {
  const from = cursor.at;
  const one = (): Expression => {
    const start = cursor.at;
    if (!accept(cursor, '*')) return postfix(cursor);
    const value = postfix(cursor);
    return { type: 'star', value, span: spanFrom(cursor, start) };
  };
  const first = one();
  if (!is(cursor, ',')) return first;
  const items = [first];
  while (accept(cursor, ',')) if (!is(cursor, 'in') && !is(cursor, '=')) items.push(one());
  return { type: 'tuple', items, span: spanFrom(cursor, from) };
}

/** One expression or a tuple without parentheses, with what is spread. */
export function readExpressions(cursor: PyCursor): Expression {
  const from = cursor.at;
  const first = starred(cursor);
  if (!is(cursor, ',')) return first;
  const items = [first];
  while (accept(cursor, ',')) {
    const { kind, text } = peek(cursor);
    if (kind === 'newline' || kind === 'end' || (kind === 'operator' && [')', ']', '}', '=', ':', ';'].includes(text)))
      break;
    items.push(starred(cursor));
  }
  return { type: 'tuple', items, span: spanFrom(cursor, from) };
}

/** An expression, or one that is spread. */
export function starred(cursor: PyCursor): Expression {
  const from = cursor.at;
  if (!accept(cursor, '*')) return expression(cursor);
  const value = or(cursor);
  return { type: 'star', value, span: spanFrom(cursor, from) };
}
