import { NotSimulated } from '../../control.ts';
import type { Expression, Position } from '../syntax.ts';
import { accept, type Cursor, expect, expectName, here, is, peek, take, unexpected, withLiterals } from './cursor.ts';
import { readMapType, readParameters, readResults, readType } from './types.ts';

/** Binary operators, those that bind least first. */
const BINARY: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-', '|', '^'],
  ['*', '/', '%', '<<', '>>', '&', '&^'],
];
const UNARY = ['-', '+', '!', '^'];

export function readExpression(cursor: Cursor): Expression {
  return readBinary(cursor, 0);
}

export function readExpressions(cursor: Cursor): readonly Expression[] {
  const list = [readExpression(cursor)];
  while (accept(cursor, ',')) list.push(readExpression(cursor));
  return list;
}

function readBinary(cursor: Cursor, level: number): Expression {
  const operators = BINARY[level];
  if (operators === undefined) return readUnary(cursor);
  let left = readBinary(cursor, level + 1);
  while (operators.some(each => is(cursor, each))) {
    const { text, line, column } = take(cursor);
    left = { line, column, type: 'binary', operator: text, left, right: readBinary(cursor, level + 1) };
  }
  return left;
}

function readUnary(cursor: Cursor): Expression {
  const position = here(cursor);
  if (is(cursor, '<-')) throw new NotSimulated('channels');
  if (is(cursor, '&') || is(cursor, '*')) throw new NotSimulated('pointers');
  if (UNARY.some(each => is(cursor, each))) {
    const operator = take(cursor).text;
    return { ...position, type: 'unary', operator, operand: readUnary(cursor) };
  }
  return readSuffixes(cursor, readPrimary(cursor));
}

/** What follows an operand: selectors, calls, indices and slices. */
function readSuffixes(cursor: Cursor, operand: Expression): Expression {
  let value = operand;
  for (;;) {
    const position = here(cursor);
    if (accept(cursor, '.')) value = readSelector(cursor, value);
    else if (accept(cursor, '(')) value = readCall(cursor, value);
    else if (accept(cursor, '[')) value = readIndex(cursor, value, position);
    else if (beginsStruct(cursor, value)) throw new NotSimulated('struct types');
    else return value;
  }
}

function readSelector(cursor: Cursor, of: Expression): Expression {
  if (is(cursor, '(')) throw new NotSimulated('type assertions');
  const { text } = expectName(cursor, ', expected name or (');
  return { line: of.line, column: of.column, type: 'select', of, name: text };
}

function readCall(cursor: Cursor, callee: Expression): Expression {
  const args: Expression[] = [];
  let spread = false;
  withLiterals(cursor, true, () => {
    while (!is(cursor, ')')) {
      args.push(readExpression(cursor));
      if (accept(cursor, '...')) spread = true;
      if (accept(cursor, ',')) continue;
      if (!is(cursor, ')')) unexpected(cursor, ' in argument list; possibly missing comma or )');
      break;
    }
  });
  expect(cursor, ')');
  return { line: callee.line, column: callee.column, type: 'call', callee, args, spread };
}

function readIndex(cursor: Cursor, of: Expression, position: Position): Expression {
  const value = withLiterals(cursor, true, (): Expression => {
    const low = is(cursor, ':') ? null : readExpression(cursor);
    if (low !== null && !is(cursor, ':')) return { ...position, type: 'index', of, index: low };
    expect(cursor, ':');
    return { ...position, type: 'slice', of, low, high: is(cursor, ']') ? null : readExpression(cursor) };
  });
  expect(cursor, ']');
  return value;
}

/** `Name{field: …`: no expression goes on like this but a value of a struct. */
function beginsStruct(cursor: Cursor, value: Expression): boolean {
  return (
    is(cursor, '{') &&
    cursor.literals &&
    (value.type === 'name' || value.type === 'select') &&
    peek(cursor, 1).kind === 'name' &&
    peek(cursor, 2).text === ':'
  );
}

function readPrimary(cursor: Cursor): Expression {
  const position = here(cursor);
  const token = peek(cursor);
  switch (token.kind) {
    case 'string':
    case 'int':
    case 'float':
    case 'char':
      cursor.at++;
      return { ...position, type: token.kind, value: token.text };
    case 'name':
      cursor.at++;
      return { ...position, type: 'name', name: token.text };
    default:
      break;
  }
  if (accept(cursor, '(')) {
    const inner = withLiterals(cursor, true, () => readExpression(cursor));
    expect(cursor, ')');
    return inner;
  }
  if (is(cursor, '[') || is(cursor, 'map')) return readTyped(cursor, position);
  if (accept(cursor, 'func')) {
    const parameters = readParameters(cursor);
    readResults(cursor);
    return { ...position, type: 'function', parameters, body: cursor.rules.block(cursor) };
  }
  if (is(cursor, 'struct') || is(cursor, 'interface') || is(cursor, 'chan'))
    throw new NotSimulated(`${token.text} types`);
  return unexpected(cursor, ', expected expression');
}

/** A list or a map with its type before it, or the conversion `[]byte(…)`. */
function readTyped(cursor: Cursor, position: Position): Expression {
  const map = accept(cursor, 'map');
  if (map) readMapType(cursor);
  else readType(cursor);
  return is(cursor, '(') ? { ...position, type: 'name', name: '[]byte' } : readComposite(cursor, position, map);
}

function readComposite(cursor: Cursor, position: Position, map: boolean): Expression {
  expect(cursor, '{');
  const items: Expression[] = [];
  const pairs: { readonly key: Expression; readonly value: Expression }[] = [];
  while (!is(cursor, '}')) {
    const first = readItem(cursor);
    if (map) {
      expect(cursor, ':');
      pairs.push({ key: first, value: readItem(cursor) });
    } else items.push(first);
    if (accept(cursor, ',')) continue;
    if (!is(cursor, '}')) unexpected(cursor, ' in composite literal; possibly missing comma or }');
    break;
  }
  expect(cursor, '}');
  return map ? { ...position, type: 'map', items: pairs } : { ...position, type: 'list', items };
}

/** An item that begins with `{` has the type that the list's items have. */
function readItem(cursor: Cursor): Expression {
  return is(cursor, '{') ? readComposite(cursor, here(cursor), false) : readExpression(cursor);
}
