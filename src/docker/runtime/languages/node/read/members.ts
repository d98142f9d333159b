import { accept, expect, identifier, is, type JsCursor, peek, placed, unread } from './cursor.ts';
import { functionFrom, parametersOf } from './functions.ts';
import type { JsClassMade, JsEntry, JsExpression, JsMember } from './syntax.ts';

/** The name of a member: a word, a text, a number, or `[expression]`. */
function keyOf(cursor: JsCursor): string | JsExpression {
  if (accept(cursor, '[')) {
    const key = cursor.readers.expression(cursor);
    expect(cursor, ']');
    return key;
  }
  const isPrivate = accept(cursor, '#');
  const { kind, text } = peek(cursor);
  if (kind !== 'name' && kind !== 'string' && kind !== 'number') throw unread(cursor);
  cursor.at++;
  return (isPrivate ? '#' : '') + (kind === 'number' ? String(Number(text)) : text);
}

/** Words before the name of a member, which may be its name as well. */
function prefix(cursor: JsCursor, word: string): boolean {
  if (!is(cursor, word) || peek(cursor).kind !== 'name') return false;
  if (['(', ',', '}', ':', '=', ';'].some(each => is(cursor, each, 1))) return false;
  cursor.at++;
  return true;
}

/** A method from its parameters on, of an object or a class. */
function methodFrom(
  cursor: JsCursor,
  key: string | JsExpression,
  kind: { readonly isAsync: boolean; readonly isGenerator: boolean },
  at: number,
) {
  const name = typeof key === 'string' ? key : '';
  return functionFrom(cursor, name, parametersOf(cursor), { isArrow: false, ...kind, isMethod: true }, at);
}

export function entriesOf(cursor: JsCursor): readonly JsEntry[] {
  const entries: JsEntry[] = [];
  while (!is(cursor, '}')) {
    entries.push(entry(cursor));
    if (!accept(cursor, ',')) break;
  }
  expect(cursor, '}');
  return entries;
}

function entry(cursor: JsCursor): JsEntry {
  const at = placed(cursor);
  if (accept(cursor, '...')) return { key: null, kind: 'value', value: cursor.readers.expression(cursor) };
  const isAsync = prefix(cursor, 'async');
  const isGenerator = accept(cursor, '*');
  const kind = prefix(cursor, 'get') ? 'get' : prefix(cursor, 'set') ? 'set' : 'value';
  const token = peek(cursor);
  const key = keyOf(cursor);
  if (is(cursor, '(')) {
    return { key, kind, value: methodFrom(cursor, key, { isAsync, isGenerator }, at) };
  }
  if (accept(cursor, ':')) return { key, kind: 'value', value: cursor.readers.expression(cursor) };
  if (token.kind !== 'name' || typeof key !== 'string') throw unread(cursor);
  const value: JsExpression = { type: 'name', name: key, at, awaits: false };
  if (!accept(cursor, '=')) return { key, kind: 'value', value };
  // Only where it turns out to be a target; then it is read anew.
  cursor.readers.expression(cursor);
  return { key, kind: 'value', value };
}

/** A class from its name on. */
export function classOf(cursor: JsCursor): JsClassMade {
  const name = peek(cursor).kind === 'name' && !is(cursor, 'extends') ? identifier(cursor) : '';
  const parent = accept(cursor, 'extends') ? cursor.readers.expression(cursor) : null;
  expect(cursor, '{');
  const members: JsMember[] = [];
  while (!accept(cursor, '}')) if (!accept(cursor, ';')) members.push(member(cursor));
  return { name, parent, members };
}

function member(cursor: JsCursor): JsMember {
  const at = placed(cursor);
  const isStatic = prefix(cursor, 'static');
  const isAsync = prefix(cursor, 'async');
  const isGenerator = accept(cursor, '*');
  const accessor = prefix(cursor, 'get') ? 'get' : prefix(cursor, 'set') ? 'set' : null;
  const key = keyOf(cursor);
  if (is(cursor, '(')) {
    return { key, kind: accessor ?? 'method', isStatic, value: methodFrom(cursor, key, { isAsync, isGenerator }, at) };
  }
  const value = accept(cursor, '=') ? cursor.readers.expression(cursor) : null;
  if (!accept(cursor, ';') && !peek(cursor).fresh && !is(cursor, '}')) throw unread(cursor);
  return { key, kind: 'field', isStatic, value };
}
