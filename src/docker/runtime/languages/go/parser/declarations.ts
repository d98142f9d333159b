import type { DeclareStatement, GoPosition, Identifier, Import } from '../syntax.ts';
import { accept, expect, expectName, type GoCursor, here, is, peek, take, unexpected } from './cursor.ts';
import { readExpressions } from './expressions.ts';
import { readType } from './types.ts';

/** One declaration or, in parentheses, any number of them: after `var`, `const` or `import`. */
function readGroup<T>(cursor: GoCursor, read: () => T): readonly T[] {
  if (!accept(cursor, '(')) return [read()];
  const list: T[] = [];
  while (!is(cursor, ')')) {
    if (accept(cursor, ';')) continue;
    list.push(read());
    if (!is(cursor, ')')) expect(cursor, ';', ', expected semicolon, newline, or )');
  }
  expect(cursor, ')');
  return list;
}

/** What follows `var` or `const`. */
export function readVariables(cursor: GoCursor, constant: boolean): readonly (GoPosition & DeclareStatement)[] {
  return readGroup(cursor, () => {
    const position = here(cursor);
    const names: Identifier[] = [];
    do names.push({ ...here(cursor), name: expectName(cursor).text });
    while (accept(cursor, ','));
    const typed = !is(cursor, '=') && !is(cursor, ';') && !is(cursor, ')');
    const zero = typed ? readType(cursor) : 'nil';
    const values = accept(cursor, '=') ? readExpressions(cursor) : [];
    return { ...position, type: 'declare', names, values, zero, constant, short: false };
  });
}

/** What follows `import`. */
export function readImports(cursor: GoCursor): readonly Import[] {
  return readGroup(cursor, () => {
    const position = here(cursor);
    const alias = peek(cursor).kind === 'name' || is(cursor, '.') ? take(cursor).text : null;
    if (peek(cursor).kind !== 'string') unexpected(cursor, ', expected import path');
    return { ...position, path: take(cursor).text, alias };
  });
}
