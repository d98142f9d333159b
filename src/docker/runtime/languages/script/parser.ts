import { NotSimulated } from '../control.ts';
import { balanced, untilEnd } from './brackets.ts';
import { accept, beyond, expect, is, nested, next, peek, type ScriptCursor } from './cursor.ts';
import { tokenize, unescaped } from './lexer.ts';
import type { FunctionExpression, KeyedExpression, ScriptExpression } from './syntax.ts';

/** Operators between two operands, those that bind least first. */
const LEVELS: readonly (readonly string[])[] = [
  ['||', '??', 'or'],
  ['&&', 'and'],
  ['==', '===', '!=', '!==', '<', '>', '<=', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%', '//'],
];
/** The level at which the operand of Python's `not` stands. */
const COMPARISONS = 2;
/** Operators that are words. */
const WORDS: ReadonlySet<string> = new Set(['or', 'and', 'in']);

/** Reads the text of an expression. What is beyond this host becomes an expression that says so when it is evaluated. */
export function parseExpression(text: string): ScriptExpression {
  try {
    const cursor: ScriptCursor = { text, tokens: tokenize(text), at: 0, depth: 0 };
    const whole = expression(cursor);
    accept(cursor, ';');
    if (peek(cursor).kind !== 'end') throw beyond(cursor);
    return whole;
  } catch (error) {
    if (error instanceof NotSimulated) return { type: 'beyond', what: error.message };
    throw error;
  }
}

function expression(cursor: ScriptCursor): ScriptExpression {
  return nested(cursor, choice);
}

function choice(cursor: ScriptCursor): ScriptExpression {
  const first = binary(cursor, 0);
  if (accept(cursor, '?')) {
    const yes = expression(cursor);
    expect(cursor, ':');
    return { type: 'choice', test: first, yes, no: expression(cursor) };
  }
  return first;
}

function binary(cursor: ScriptCursor, level: number): ScriptExpression {
  const operators = LEVELS[level];
  if (operators === undefined) return postfix(cursor, primary(cursor));
  let left = binary(cursor, level + 1);
  for (;;) {
    const { kind, text: operator } = peek(cursor);
    if (!operators.includes(operator) || !(kind === 'operator' || (kind === 'name' && WORDS.has(operator))))
      return left;
    cursor.at++;
    left = joined(operator, left, binary(cursor, level + 1));
  }
}

function joined(operator: string, left: ScriptExpression, right: ScriptExpression): ScriptExpression {
  switch (operator) {
    case '||':
    case 'or':
      return { type: 'logical', operator: 'or', left, right };
    case '&&':
    case 'and':
      return { type: 'logical', operator: 'and', left, right };
    case '??':
      return { type: 'logical', operator, left, right };
    default:
      return { type: 'binary', operator, left, right };
  }
}

/** What may follow a value: members, items, slices, calls. */
function postfix(cursor: ScriptCursor, start: ScriptExpression): ScriptExpression {
  let of = start;
  for (;;) {
    if (is(cursor, '?.')) throw beyond(cursor);
    if (accept(cursor, '.')) of = { type: 'member', of, name: next(cursor).text };
    else if (accept(cursor, '[')) of = item(cursor, of);
    else if (accept(cursor, '(')) {
      of = { type: 'call', callee: of, args: list(cursor, ')') };
    } else return of;
  }
}

function item(cursor: ScriptCursor, of: ScriptExpression): ScriptExpression {
  const key = is(cursor, ':') ? null : expression(cursor);
  if (accept(cursor, ':')) {
    const to = is(cursor, ']') ? null : expression(cursor);
    expect(cursor, ']');
    return { type: 'slice', of, from: key, to };
  }
  expect(cursor, ']');
  if (key === null) throw beyond(cursor);
  return { type: 'item', of, key };
}

/** Arguments, or items of a list. */
function list(cursor: ScriptCursor, close: ')' | ']'): ScriptExpression[] {
  const items: ScriptExpression[] = [];
  while (!is(cursor, close)) {
    items.push(expression(cursor));
    if (!accept(cursor, ',')) break;
  }
  expect(cursor, close);
  return items;
}

function primary(cursor: ScriptCursor): ScriptExpression {
  return nested(cursor, single);
}

function single(cursor: ScriptCursor): ScriptExpression {
  const made = functionInPlace(cursor);
  if (made !== null) return made;
  const token = next(cursor);
  switch (token.kind) {
    case 'number':
      return { type: 'literal', value: Number(token.text) };
    case 'string':
      return { type: 'literal', value: token.text };
    case 'template':
      return { type: 'text', parts: holes(token.text) };
    case 'name':
      return word(cursor, token.text);
    case 'operator':
      return opened(cursor, token.text);
    case 'end':
      throw beyond(cursor);
  }
}

function word(cursor: ScriptCursor, name: string): ScriptExpression {
  switch (name) {
    case 'await':
      throw beyond(cursor);
    case 'new':
      if (!is(cursor, 'Date')) throw new NotSimulated(`\`new ${peek(cursor).text}\``);
      return postfix(cursor, primary(cursor));
    case 'not':
      return { type: 'unary', operator: 'not', operand: binary(cursor, COMPARISONS) };
    case 'typeof':
      return { type: 'unary', operator: 'typeof', operand: postfix(cursor, primary(cursor)) };
    default: {
      if (accept(cursor, '++')) return { type: 'count', name, by: 1, gives: 'before' };
      if (accept(cursor, '--')) return { type: 'count', name, by: -1, gives: 'before' };
      return { type: 'name', name };
    }
  }
}

function opened(cursor: ScriptCursor, operator: string): ScriptExpression {
  switch (operator) {
    case '(':
      return group(cursor);
    case '[':
      return { type: 'list', items: list(cursor, ']') };
    case '{':
      return table(cursor);
    case '-':
    case '+':
      return { type: 'unary', operator, operand: postfix(cursor, primary(cursor)) };
    case '!':
      return { type: 'unary', operator: 'not', operand: postfix(cursor, primary(cursor)) };
    default: {
      if (operator !== '++' && operator !== '--') throw beyond(cursor);
      return { type: 'count', name: next(cursor).text, by: operator === '++' ? 1 : -1, gives: 'after' };
    }
  }
}

/** What stands in parentheses. */
function group(cursor: ScriptCursor): ScriptExpression {
  if (accept(cursor, ')')) return { type: 'list', items: [] };
  const inner = expression(cursor);
  expect(cursor, ')');
  return inner;
}

function table(cursor: ScriptCursor): ScriptExpression {
  const entries: KeyedExpression[] = [];
  while (!is(cursor, '}')) {
    const { kind, text: name } = next(cursor);
    const key: ScriptExpression =
      kind === 'template' ? { type: 'text', parts: holes(name) } : { type: 'literal', value: name };
    if (accept(cursor, ':')) entries.push({ key, value: expression(cursor) });
    else if (kind === 'name') entries.push({ key, value: { type: 'name', name } });
    else throw new NotSimulated('this object');
    if (!accept(cursor, ',')) break;
  }
  expect(cursor, '}');
  return { type: 'table', entries };
}

/** The parts of a template: text with its escapes read, and holes. */
function holes(source: string): readonly (string | ScriptExpression)[] {
  const pattern = /\\[\s\S]|\$\{([^{}]*)\}/g;
  const parts: (string | ScriptExpression)[] = [];
  let at = 0;
  if (source.replace(pattern, '').includes('${')) throw new NotSimulated('this template');
  for (const match of source.matchAll(pattern)) {
    if (match[0].startsWith('\\')) continue;
    parts.push(unescaped(source.slice(at, match.index)));
    at = match.index + match[0].length;
    parts.push(parseExpression((match[1] ?? '').replace(/=$/, '')));
  }
  parts.push(unescaped(source.slice(at)));
  return parts.filter(each => each !== '');
}

/** `function (a) { … }`, `a => …`, `(a, b) => …`; null where no function begins. */
function functionInPlace(cursor: ScriptCursor): FunctionExpression | null {
  let ahead = is(cursor, 'async') ? 1 : 0;
  const named = is(cursor, 'function', ahead);
  if (!named && peek(cursor, ahead).kind === 'name' && is(cursor, '=>', ahead + 1)) {
    const { text: only } = peek(cursor, ahead);
    cursor.at += ahead + 2;
    return functionOf(cursor, [only]);
  }
  if (named) ahead += peek(cursor, ahead + 1).kind === 'name' ? 2 : 1;
  if (!is(cursor, '(', ahead)) return null;
  const parameters: string[] = [];
  for (ahead++; !is(cursor, ')', ahead); ahead++) {
    if (peek(cursor, ahead).kind === 'name') parameters.push(peek(cursor, ahead).text);
    else if (!is(cursor, ',', ahead)) return null;
  }
  const fat = is(cursor, '=>', ahead + 1);
  if (!fat && !named) return null;
  cursor.at += ahead + (fat ? 2 : 1);
  return functionOf(cursor, parameters);
}

/** The body is kept as text: it may hold statements, which are not read here. */
function functionOf(cursor: ScriptCursor, parameters: readonly string[]): FunctionExpression {
  const { start } = peek(cursor);
  const rest = cursor.text.slice(start);
  const block = is(cursor, '{');
  const taken = block ? balanced(rest) : untilEnd(rest);
  while (peek(cursor).kind !== 'end' && peek(cursor).start < start + taken.length) cursor.at++;
  return { type: 'function', parameters, body: { text: block ? taken.slice(1, -1) : taken, block } };
}
