import { accept, expect, identifier, is, type JsCursor, peek, placed, unread } from './cursor.ts';
import type { JsExpression, JsFunctionMade, JsPart, JsTarget } from './syntax.ts';

/** `(a, { b }, ...rest)` */
export function parametersOf(cursor: JsCursor): readonly JsPart[] {
  expect(cursor, '(');
  const found: JsPart[] = [];
  while (!is(cursor, ')')) {
    const isRest = accept(cursor, '...');
    const target = targetFrom(cursor, false);
    found.push({ target, usual: accept(cursor, '=') ? cursor.readers.expression(cursor) : null, isRest });
    if (!accept(cursor, ',')) break;
  }
  expect(cursor, ')');
  return found;
}

/** What is bound: a name, `[a, b]`, `{ a, b: c }`. `isPlace`: any place may be, not names alone. */
export function targetFrom(cursor: JsCursor, isPlace: boolean): JsTarget {
  const at = placed(cursor);
  if (accept(cursor, '[')) {
    const items: (JsPart | null)[] = [];
    while (!is(cursor, ']')) {
      if (is(cursor, ',')) items.push(null);
      else items.push(partFrom(cursor, isPlace));
      if (!accept(cursor, ',')) break;
    }
    expect(cursor, ']');
    return { type: 'list', items };
  }
  if (accept(cursor, '{')) return tableFrom(cursor, isPlace);
  if (!isPlace) return { type: 'bind', name: identifier(cursor), at };
  const noIn = cursor.noIn;
  const value = cursor.readers.expression(cursor);
  cursor.noIn = noIn;
  if (value.type === 'name' || value.type === 'member' || value.type === 'item') return { type: 'place', value };
  throw unread(cursor);
}

function partFrom(cursor: JsCursor, isPlace: boolean): JsPart {
  const isRest = accept(cursor, '...');
  const target =
    isPlace && peek(cursor).kind === 'name' && !is(cursor, '.', 1) && !is(cursor, '[', 1)
      ? placeOf(cursor)
      : targetFrom(cursor, isPlace);
  return { target, usual: accept(cursor, '=') ? cursor.readers.expression(cursor) : null, isRest };
}

function placeOf(cursor: JsCursor): JsTarget {
  const at = placed(cursor);
  return { type: 'place', value: { type: 'name', name: identifier(cursor), at, awaits: false } };
}

function tableFrom(cursor: JsCursor, isPlace: boolean): JsTarget {
  const parts: (JsPart & { key: string | JsExpression })[] = [];
  let rest: JsTarget | null = null;
  while (!is(cursor, '}')) {
    if (accept(cursor, '...')) rest = isPlace ? placeOf(cursor) : targetFrom(cursor, false);
    else {
      const at = placed(cursor);
      const { kind, text } = peek(cursor);
      if (kind !== 'name' && kind !== 'string') throw unread(cursor);
      cursor.at++;
      const target: JsTarget = accept(cursor, ':')
        ? partTarget(cursor, isPlace)
        : isPlace
          ? { type: 'place', value: { type: 'name', name: text, at, awaits: false } }
          : { type: 'bind', name: text, at };
      parts.push({
        key: text,
        target,
        usual: accept(cursor, '=') ? cursor.readers.expression(cursor) : null,
        isRest: false,
      });
    }
    if (!accept(cursor, ',')) break;
  }
  expect(cursor, '}');
  return { type: 'table', parts, rest };
}

function partTarget(cursor: JsCursor, isPlace: boolean): JsTarget {
  return isPlace && peek(cursor).kind === 'name' && !is(cursor, '.', 1) && !is(cursor, '[', 1)
    ? placeOf(cursor)
    : targetFrom(cursor, isPlace);
}

/** Names that a target binds. */
export function namesIn(target: JsTarget): readonly string[] {
  switch (target.type) {
    case 'bind':
      return [target.name];
    case 'place':
      return [];
    case 'list':
      return target.items.flatMap(each => (each === null ? [] : namesIn(each.target)));
    case 'table':
      return [
        ...target.parts.flatMap(each => namesIn(each.target)),
        ...(target.rest === null ? [] : namesIn(target.rest)),
      ];
  }
}

type JsFunctionKind = Pick<JsFunctionMade, 'isArrow' | 'isAsync' | 'isGenerator' | 'isMethod'>;

/** A function from its body on. */
export function functionFrom(
  cursor: JsCursor,
  name: string,
  parameters: readonly JsPart[],
  kind: JsFunctionKind,
  at: number,
): JsExpression & { type: 'function' } {
  const hoisted: string[] = [];
  cursor.hoisted.push(hoisted);
  const { noIn, loops, leavable } = cursor;
  Object.assign(cursor, { loops: 0, leavable: 0 });
  const bodyAt = placed(cursor);
  let body: JsFunctionMade['body'];
  if (is(cursor, '{')) {
    cursor.noIn = false;
    body = cursor.readers.block(cursor);
  } else {
    if (!kind.isArrow) throw unread(cursor);
    const value = cursor.readers.expression(cursor);
    body = [{ type: 'return', value, at: bodyAt }];
  }
  Object.assign(cursor, { noIn, loops, leavable });
  cursor.hoisted.pop();
  const end = cursor.offset + (cursor.tokens[cursor.at - 1]?.end ?? 0);
  return { type: 'function', made: { ...kind, name, parameters, body, hoisted, at, end }, at, awaits: false };
}
