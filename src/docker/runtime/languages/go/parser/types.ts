import { NotSimulated } from '../../control.ts';
import type { Zero } from '../syntax.ts';
import { accept, expect, expectName, type GoCursor, is, peek } from './cursor.ts';

/** Reads a type, and keeps of it which value its variables begin with. */
export function readType(cursor: GoCursor): Zero {
  if (accept(cursor, '*')) {
    readType(cursor);
    return 'nil';
  }
  if (accept(cursor, '[')) {
    if (!accept(cursor, ']')) {
      cursor.rules.expression(cursor);
      expect(cursor, ']');
    }
    readType(cursor);
    return 'list';
  }
  if (accept(cursor, 'map')) {
    readMapType(cursor);
    return 'map';
  }
  if (accept(cursor, '(')) {
    const inner = readType(cursor);
    expect(cursor, ')');
    return inner;
  }
  if (is(cursor, 'interface') && peek(cursor, 1).text === '{' && peek(cursor, 2).text === '}') {
    cursor.at += 3;
    return 'nil';
  }
  for (const word of ['func', 'chan', 'struct', 'interface'])
    if (is(cursor, word)) throw new NotSimulated(`${word} types`);
  return readTypeName(cursor);
}

/** The rest of a map's type, after `map`. */
export function readMapType(cursor: GoCursor): void {
  expect(cursor, '[');
  readType(cursor);
  expect(cursor, ']');
  readType(cursor);
}

function readTypeName(cursor: GoCursor): Zero {
  let name = expectName(cursor, ', expected type').text;
  while (accept(cursor, '.')) name += `.${expectName(cursor).text}`;
  if (/^(u?int(8|16|32|64)?|byte|rune|uintptr|time\.Duration)$/.test(name)) return 'int';
  if (/^float(32|64)$/.test(name)) return 'float';
  return name === 'string' || name === 'bool' ? name : 'nil';
}

/** The parameters of a function: their names alone. */
export function readParameters(cursor: GoCursor): readonly string[] {
  const names: string[] = [];
  expect(cursor, '(');
  while (!is(cursor, ')')) {
    names.push(expectName(cursor).text);
    accept(cursor, '...');
    if (!is(cursor, ',') && !is(cursor, ')')) readType(cursor);
    if (!accept(cursor, ',')) break;
  }
  expect(cursor, ')');
  return names;
}

/** The types of a function's results, which nothing here asks for. */
export function readResults(cursor: GoCursor): void {
  if (is(cursor, '{')) return;
  if (!accept(cursor, '(')) {
    readType(cursor);
    return;
  }
  while (!is(cursor, ')')) {
    readType(cursor);
    if (peek(cursor).kind === 'name') readType(cursor);
    if (!accept(cursor, ',')) break;
  }
  expect(cursor, ')');
}
