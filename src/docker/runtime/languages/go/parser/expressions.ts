import { NotSimulated } from '../../control.ts';
import type { GoExpression, GoPosition } from '../syntax.ts';
import { accept, expect, expectName, type GoCursor, here, is, peek, take, unexpected, withLiterals } from './cursor.ts';
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

export function readExpression(cursor: GoCursor): GoExpression {
  return readBinary(cursor, 0);
}

export function readExpressions(cursor: GoCursor): readonly GoExpression[] {
  const list = [readExpression(cursor)];
  while (accept(cursor, ',')) list.push(readExpression(cursor));
  return list;
}

function readBinary(cursor: GoCursor, level: number): GoExpression {
  const operators = BINARY[level];
  if (operators === undefined) return readUnary(cursor);
  let left = readBinary(cursor, level + 1);
  while (operators.some(each => is(cursor, each))) {
    const { text, line, column } = take(cursor);
    left = { line, column, type: 'binary', operator: text, left, right: readBinary(cursor, level + 1) };
  }
  return left;
}

function readUnary(cursor: GoCursor): GoExpression {
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
function readSuffixes(cursor: GoCursor, operand: GoExpression): GoExpression {
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

function readSelector(cursor: GoCursor, of: GoExpression): GoExpression {
  if (is(cursor, '(')) throw new NotSimulated('type assertions');
  const { text } = expectName(cursor, ', expected name or (');
  return { line: of.line, column: of.column, type: 'select', of, name: text };
}

function readCall(cursor: GoCursor, callee: GoExpression): GoExpression {
  const args: GoExpression[] = [];
  let spread = false;
  withLiterals(cursor, true, () => {
    while (!is(cursor, ')')) {
      args.push(readExpression(cursor));
      if (accept(cursor, '...')) spread = true;
      if (accept(cursor, ',')) continue;
      if (is(cursor, '{')) throw new NotSimulated('struct types');
      if (!is(cursor, ')')) unexpected(cursor, ' in argument list; possibly missing comma or )');
      break;
    }
  });
  expect(cursor, ')');
  return { line: callee.line, column: callee.column, type: 'call', callee, args, spread };
}

function readIndex(cursor: GoCursor, of: GoExpression, position: GoPosition): GoExpression {
  const value = withLiterals(cursor, true, (): GoExpression => {
    const low = is(cursor, ':') ? null : readExpression(cursor);
    if (low !== null && !is(cursor, ':')) return { ...position, type: 'index', of, index: low };
    expect(cursor, ':');
    return { ...position, type: 'slice', of, low, high: is(cursor, ']') ? null : readExpression(cursor) };
  });
  expect(cursor, ']');
  return value;
}

/** `Name{…}`, `package.Name{…}`: where values may begin with a brace, nothing else goes on like this. */
function beginsStruct(cursor: GoCursor, value: GoExpression): boolean {
  return (
    is(cursor, '{') &&
    cursor.literals &&
    (value.type === 'select' ||
      (value.type === 'name' &&
        (peek(cursor, 1).text === '}' || peek(cursor, 2).text === ':' || peek(cursor, 2).text === ',')))
  );
}

function readPrimary(cursor: GoCursor): GoExpression {
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
function readTyped(cursor: GoCursor, position: GoPosition): GoExpression {
  const map = accept(cursor, 'map');
  if (map) readMapType(cursor);
  else readType(cursor);
  return is(cursor, '(') ? { ...position, type: 'name', name: '[]byte' } : readComposite(cursor, position, map);
}

function readComposite(cursor: GoCursor, position: GoPosition, map: boolean): GoExpression {
  expect(cursor, '{');
  const items: GoExpression[] = [];
  const pairs: { readonly key: GoExpression; readonly value: GoExpression }[] = [];
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
function readItem(cursor: GoCursor): GoExpression {
  return is(cursor, '{') ? readComposite(cursor, here(cursor), false) : readExpression(cursor);
}
