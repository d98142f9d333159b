import { accept, expect, identifier, is, type JsCursor, nested, peek, placed, RESERVED, unread } from './cursor.ts';
import { functionFrom, parametersOf, targetFrom } from './functions.ts';
import { holeEnd, JsUnread, tokensOf, unescapedJs } from './lexer.ts';
import { classOf, entriesOf } from './members.ts';
import type { JsExpression, JsPart } from './syntax.ts';

const LEVELS: readonly (readonly string[])[] = [
  ['??', '||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!=='],
  ['<', '>', '<=', '>=', 'instanceof', 'in'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const ASSIGNS = new Set([
  '=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '**=',
  '<<=',
  '>>=',
  '>>>=',
  '&=',
  '|=',
  '^=',
  '&&=',
  '||=',
  '??=',
]);

/** Expressions side by side, the last of which counts. */
export function readSequence(cursor: JsCursor): JsExpression {
  const at = placed(cursor);
  const first = readExpression(cursor);
  if (!is(cursor, ',')) return first;
  const items = [first];
  while (accept(cursor, ',')) items.push(readExpression(cursor));
  return { type: 'sequence', items, at, awaits: items.some(each => each.awaits) };
}

export function readExpression(cursor: JsCursor): JsExpression {
  return nested(cursor, () => assignment(cursor));
}

function assignment(cursor: JsCursor): JsExpression {
  const at = placed(cursor);
  const arrow = arrowFrom(cursor);
  if (arrow !== null) return arrow;
  if (is(cursor, 'yield') && peek(cursor).kind === 'name') {
    cursor.at++;
    const from = accept(cursor, '*');
    const isBare =
      peek(cursor).fresh || [')', ']', '}', ',', ';'].some(each => is(cursor, each)) || peek(cursor).kind === 'end';
    return { type: 'yield', value: isBare ? null : readExpression(cursor), from, at, awaits: true };
  }
  const start = cursor.at;
  const left = choice(cursor);
  const { kind, text } = peek(cursor);
  if (kind !== 'operator' || !ASSIGNS.has(text)) return left;
  let target: JsPart['target'];
  if (text === '=' && (left.type === 'array' || left.type === 'object')) {
    cursor.at = start;
    target = targetFrom(cursor, true);
  } else if (left.type === 'name' || left.type === 'member' || left.type === 'item')
    target = { type: 'place', value: left };
  else throw unread(cursor);
  const signAt = placed(cursor);
  cursor.at++;
  const value = readExpression(cursor);
  return { type: 'assign', operator: text, signAt, target, value, at, awaits: value.awaits || left.awaits };
}

/** `x => …`, `(a, b) => …`; null where none begins. */
function arrowFrom(cursor: JsCursor): JsExpression | null {
  const at = placed(cursor);
  let ahead = is(cursor, 'async') && !peek(cursor, 1).fresh ? 1 : 0;
  const isAsync = ahead === 1;
  if (peek(cursor, ahead).kind === 'name' && !RESERVED.has(peek(cursor, ahead).text) && is(cursor, '=>', ahead + 1)) {
    cursor.at += ahead;
    const name = identifier(cursor);
    expect(cursor, '=>');
    const parameter: JsPart = { target: { type: 'bind', name, at }, usual: null, isRest: false };
    return functionFrom(cursor, '', [parameter], { isArrow: true, isAsync, isGenerator: false, isMethod: false }, at);
  }
  if (!is(cursor, '(', ahead)) return null;
  let depth = 0;
  for (; ; ahead++) {
    const { kind, text } = peek(cursor, ahead);
    if (kind === 'end') return null;
    if (kind === 'operator' && '([{'.includes(text)) depth++;
    if (kind === 'operator' && ')]}'.includes(text) && --depth === 0) break;
  }
  if (!is(cursor, '=>', ahead + 1)) return null;
  if (isAsync) cursor.at++;
  const given = parametersOf(cursor);
  expect(cursor, '=>');
  return functionFrom(cursor, '', given, { isArrow: true, isAsync, isGenerator: false, isMethod: false }, at);
}

function choice(cursor: JsCursor): JsExpression {
  const at = placed(cursor);
  const test = binary(cursor, 0);
  if (!accept(cursor, '?')) return test;
  const yes = readExpression(cursor);
  expect(cursor, ':');
  const no = readExpression(cursor);
  return { type: 'choice', test, yes, no, at, awaits: test.awaits || yes.awaits || no.awaits };
}

function binary(cursor: JsCursor, level: number): JsExpression {
  const operators = LEVELS[level];
  if (operators === undefined) return power(cursor);
  const at = placed(cursor);
  let left = binary(cursor, level + 1);
  for (;;) {
    const { kind, text } = peek(cursor);
    if ((kind !== 'operator' && kind !== 'name') || !operators.includes(text) || (text === 'in' && cursor.noIn))
      return left;
    cursor.at++;
    const right = binary(cursor, level + 1);
    const awaits = left.awaits || right.awaits;
    if (text === '&&' || text === '||' || text === '??')
      left = { type: 'logical', operator: text, left, right, at, awaits };
    else left = { type: 'binary', operator: text, left, right, at, awaits };
  }
}

function power(cursor: JsCursor): JsExpression {
  const at = placed(cursor);
  const left = unary(cursor);
  if (!accept(cursor, '**')) return left;
  const right = nested(cursor, () => power(cursor));
  return { type: 'binary', operator: '**', left, right, at, awaits: left.awaits || right.awaits };
}

function unary(cursor: JsCursor): JsExpression {
  const at = placed(cursor);
  const { kind, text } = peek(cursor);
  if (kind === 'operator' && (text === '++' || text === '--')) {
    cursor.at++;
    const target = unary(cursor);
    return { type: 'update', target, by: text === '++' ? 1 : -1, isPrefix: true, at, awaits: target.awaits };
  }
  if (
    (kind === 'operator' && '!-+~'.includes(text)) ||
    (kind === 'name' && ['typeof', 'void', 'delete'].includes(text))
  ) {
    cursor.at++;
    const operand = nested(cursor, () => unary(cursor));
    return { type: 'unary', operator: text, operand, at, awaits: operand.awaits };
  }
  if (kind === 'name' && text === 'await') {
    cursor.at++;
    const value = nested(cursor, () => unary(cursor));
    return { type: 'await', value, at, awaits: true };
  }
  const value = postfix(cursor);
  const { text: sign, fresh } = peek(cursor);
  if (!fresh && (accept(cursor, '++') || accept(cursor, '--')))
    return { type: 'update', target: value, by: sign === '++' ? 1 : -1, isPrefix: false, at, awaits: value.awaits };
  return value;
}

function postfix(cursor: JsCursor): JsExpression {
  const start = placed(cursor);
  let of = is(cursor, 'new') ? newFrom(cursor) : nested(cursor, () => atom(cursor));
  let chained = false;
  for (;;) {
    const at = placed(cursor);
    const optional = accept(cursor, '?.');
    if (optional) chained = true;
    if (optional && (is(cursor, '(') || is(cursor, '['))) {
      of = suffix(cursor, of, start, true);
    } else if (optional || accept(cursor, '.')) {
      const nameAt = placed(cursor);
      const isPrivate = accept(cursor, '#');
      const { kind, text } = peek(cursor);
      if (kind !== 'name') throw unread(cursor);
      cursor.at++;
      of = { type: 'member', of, name: isPrivate ? `#${text}` : text, optional, nameAt, at: start, awaits: of.awaits };
    } else if (is(cursor, '(') || is(cursor, '[')) of = suffix(cursor, of, start, false);
    else if (peek(cursor).kind === 'template') throw new JsUnread('a template behind a name', at);
    else break;
  }
  return chained ? { type: 'chain', value: of, at: start, awaits: of.awaits } : of;
}

function suffix(cursor: JsCursor, of: JsExpression, at: number, optional: boolean): JsExpression {
  if (accept(cursor, '[')) {
    const key = withIn(cursor, () => readSequence(cursor));
    expect(cursor, ']');
    return { type: 'item', of, key, optional, at, awaits: of.awaits || key.awaits };
  }
  const args = argumentsFrom(cursor);
  return { type: 'call', callee: of, args, optional, at, awaits: of.awaits || args.some(each => each.awaits) };
}

function withIn<Read>(cursor: JsCursor, read: () => Read): Read {
  const before = cursor.noIn;
  cursor.noIn = false;
  const found = read();
  cursor.noIn = before;
  return found;
}

function argumentsFrom(cursor: JsCursor): readonly JsExpression[] {
  expect(cursor, '(');
  return withIn(cursor, () => itemsUntil(cursor, ')'));
}

function itemsUntil(cursor: JsCursor, close: string): readonly JsExpression[] {
  const items: JsExpression[] = [];
  while (!is(cursor, close)) {
    const at = placed(cursor);
    if (is(cursor, ',')) throw new JsUnread('a gap in a list', at);
    if (accept(cursor, '...')) {
      const value = readExpression(cursor);
      items.push({ type: 'spread', value, at, awaits: value.awaits });
    } else items.push(readExpression(cursor));
    if (!accept(cursor, ',')) break;
  }
  expect(cursor, close);
  return items;
}

function newFrom(cursor: JsCursor): JsExpression {
  const at = placed(cursor);
  cursor.at++;
  if (is(cursor, '.')) throw unread(cursor);
  let callee = is(cursor, 'new') ? newFrom(cursor) : atom(cursor);
  while (is(cursor, '.')) {
    cursor.at++;
    const nameAt = placed(cursor);
    callee = {
      type: 'member',
      of: callee,
      name: identifier(cursor),
      optional: false,
      nameAt,
      at: callee.at,
      awaits: false,
    };
  }
  const args = is(cursor, '(') ? argumentsFrom(cursor) : [];
  return { type: 'new', callee, args, at, awaits: args.some(each => each.awaits) };
}

function atom(cursor: JsCursor): JsExpression {
  const at = placed(cursor);
  const token = peek(cursor);
  const plain = { at, awaits: false } as const;
  switch (token.kind) {
    case 'number':
      cursor.at++;
      return { type: 'literal', value: numberOf(token.text), ...plain };
    case 'string':
      cursor.at++;
      return { type: 'literal', value: token.text, ...plain };
    case 'regexp': {
      cursor.at++;
      const end = token.text.lastIndexOf('/');
      return { type: 'regexp', source: token.text.slice(1, end), flags: token.text.slice(end + 1), ...plain };
    }
    case 'template':
      cursor.at++;
      return template(cursor, token.text, at);
    case 'name':
      return word(cursor, token.text, at);
    case 'operator':
      return opened(cursor, token.text, at);
    case 'end':
      throw unread(cursor);
  }
}

function numberOf(text: string): number | bigint {
  const digits = text.replaceAll('_', '');
  return digits.endsWith('n') ? BigInt(digits.slice(0, -1)) : Number(digits);
}

function word(cursor: JsCursor, text: string, at: number): JsExpression {
  const plain = { at, awaits: false } as const;
  const constant = text === 'null' ? null : text === 'true' ? true : text === 'false' ? false : undefined;
  if (constant !== undefined) {
    cursor.at++;
    return { type: 'literal', value: constant, ...plain };
  }
  if (text === 'this' || text === 'super') {
    cursor.at++;
    return { type: text, ...plain };
  }
  const isAsync = text === 'async' && is(cursor, 'function', 1);
  if (text === 'function' || isAsync) {
    cursor.at += isAsync ? 2 : 1;
    const isGenerator = accept(cursor, '*');
    const name = peek(cursor).kind === 'name' ? identifier(cursor) : '';
    return functionFrom(
      cursor,
      name,
      parametersOf(cursor),
      { isArrow: false, isAsync, isGenerator, isMethod: false },
      at,
    );
  }
  if (text === 'class') {
    cursor.at++;
    return { type: 'class', made: classOf(cursor), ...plain };
  }
  return { type: 'name', name: identifier(cursor), ...plain };
}

function opened(cursor: JsCursor, text: string, at: number): JsExpression {
  cursor.at++;
  switch (text) {
    case '(': {
      const inner = withIn(cursor, () => readSequence(cursor));
      expect(cursor, ')');
      return inner;
    }
    case '[': {
      const items = withIn(cursor, () => itemsUntil(cursor, ']'));
      return { type: 'array', items, at, awaits: items.some(each => each.awaits) };
    }
    case '{': {
      const entries = withIn(cursor, () => entriesOf(cursor));
      return { type: 'object', entries, at, awaits: entries.some(each => each.value.awaits) };
    }
    default:
      cursor.at--;
      throw unread(cursor);
  }
}

function template(cursor: JsCursor, written: string, at: number): JsExpression {
  const texts: string[] = [];
  const values: JsExpression[] = [];
  let from = 1;
  for (let here = 1; here < written.length - 1; here++) {
    if (written[here] === '\\') here++;
    else if (written.startsWith('${', here)) {
      texts.push(unescapedJs(written.slice(from, here), at));
      const end = holeEnd(written, here + 2);
      const inner: JsCursor = {
        ...cursor,
        tokens: tokensOf(written.slice(here + 2, end)),
        at: 0,
        offset: at + here + 2,
      };
      const value = readSequence(inner);
      if (peek(inner).kind !== 'end') throw unread(inner);
      values.push(value);
      from = end + 1;
      here = end;
    }
  }
  texts.push(unescapedJs(written.slice(from, -1), at));
  return { type: 'template', texts, values, at, awaits: values.some(each => each.awaits) };
}
