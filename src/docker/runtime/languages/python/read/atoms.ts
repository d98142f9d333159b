import { accept, expect, expression, is, KEYWORDS, type PyCursor, peek, spanFrom, unread } from './cursor.ts';
import { PyUnread } from './fault.ts';
import { textsOf } from './strings.ts';
import type { ComprehensionLoop, DictEntry, Expression } from './syntax.ts';

export function comprehension(
  cursor: PyCursor,
  makes: 'list' | 'set' | 'dict' | 'generator',
  item: Expression,
  value: Expression | null,
  from: number,
): Expression {
  const loops: ComprehensionLoop[] = [];
  while (is(cursor, 'for') || (is(cursor, 'async') && is(cursor, 'for', 1))) {
    const isAsync = accept(cursor, 'async');
    expect(cursor, 'for');
    const target = cursor.readers.targets(cursor);
    expect(cursor, 'in');
    const over = cursor.readers.or(cursor);
    const tests: Expression[] = [];
    while (accept(cursor, 'if'))
      tests.push(peek(cursor).kind === 'name' && is(cursor, ':=', 1) ? expression(cursor) : cursor.readers.or(cursor));
    loops.push({ target, over, tests, isAsync });
  }
  return { type: 'comprehension', makes, item, value, loops, span: spanFrom(cursor, from) };
}

/** A value that stands for itself, a name, or what stands in brackets. */
export function atom(cursor: PyCursor): Expression {
  const from = cursor.at;
  const { kind, text } = peek(cursor);
  switch (kind) {
    case 'number':
      cursor.at++;
      return numberOf(text, cursor, from);
    case 'string':
      return textsOf(cursor);
    case 'name':
      return nameOf(cursor, text);
    case 'operator':
      return opened(cursor, text);
    default:
      throw unread(cursor);
  }
}

function numberOf(text: string, cursor: PyCursor, from: number): Expression {
  const span = spanFrom(cursor, from);
  const digits = text.replaceAll('_', '');
  if (/[jJ]$/.test(digits)) throw new PyUnread('a complex number', span.line);
  if (/^0[xXoObB]/.test(digits)) return { type: 'integer', text: digits.toLowerCase(), span };
  if (/[.eE]/.test(digits)) return { type: 'literal', value: Number(digits), span };
  if (/^0+[1-9]/.test(digits)) throw new PyUnread(`\`${text}\``, span.line);
  return { type: 'integer', text: digits, span };
}

function nameOf(cursor: PyCursor, text: string): Expression {
  const from = cursor.at;
  const constant = text === 'None' ? null : text === 'True' ? true : text === 'False' ? false : undefined;
  if (constant !== undefined) {
    cursor.at++;
    return { type: 'literal', value: constant, span: spanFrom(cursor, from) };
  }
  if (KEYWORDS.has(text)) throw unread(cursor);
  cursor.at++;
  return { type: 'name', name: text, span: spanFrom(cursor, from) };
}

function opened(cursor: PyCursor, operator: string): Expression {
  const from = cursor.at;
  switch (operator) {
    case '(':
      cursor.at++;
      return group(cursor, from);
    case '[': {
      cursor.at++;
      if (accept(cursor, ']')) return { type: 'list', items: [], span: spanFrom(cursor, from) };
      const first = cursor.readers.starred(cursor);
      if (is(cursor, 'for') || is(cursor, 'async'))
        return closed(cursor, ']', comprehension(cursor, 'list', first, null, from), from);
      const items = itemsFrom(cursor, first, ']');
      return { type: 'list', items, span: spanFrom(cursor, from) };
    }
    case '{':
      cursor.at++;
      return braces(cursor, from);
    case '...':
      cursor.at++;
      return { type: 'ellipsis', span: spanFrom(cursor, from) };
    default:
      throw unread(cursor);
  }
}

function closed(cursor: PyCursor, close: string, made: Expression, from: number): Expression {
  expect(cursor, close);
  return { ...made, span: spanFrom(cursor, from) };
}

function itemsFrom(cursor: PyCursor, first: Expression, close: string): readonly Expression[] {
  const items = [first];
  while (accept(cursor, ',')) {
    if (is(cursor, close)) break;
    items.push(cursor.readers.starred(cursor));
  }
  expect(cursor, close);
  return items;
}

/** What stands in parentheses: an expression, a tuple, or a generator. The parentheses of an expression are no part of it. */
function group(cursor: PyCursor, from: number): Expression {
  if (accept(cursor, ')')) return { type: 'tuple', items: [], span: spanFrom(cursor, from) };
  const first = cursor.readers.starred(cursor);
  if (is(cursor, 'for') || is(cursor, 'async'))
    return closed(cursor, ')', comprehension(cursor, 'generator', first, null, from), from);
  if (accept(cursor, ')')) return first;
  const items = itemsFrom(cursor, first, ')');
  return { type: 'tuple', items, span: spanFrom(cursor, from) };
}

function braces(cursor: PyCursor, from: number): Expression {
  if (accept(cursor, '}')) return { type: 'dict', entries: [], span: spanFrom(cursor, from) };
  if (!is(cursor, '**')) {
    const first = cursor.readers.starred(cursor);
    if (!is(cursor, ':')) {
      if (is(cursor, 'for') || is(cursor, 'async'))
        return closed(cursor, '}', comprehension(cursor, 'set', first, null, from), from);
      const items = itemsFrom(cursor, first, '}');
      return { type: 'set', items, span: spanFrom(cursor, from) };
    }
    cursor.at++;
    const value = expression(cursor);
    if (is(cursor, 'for') || is(cursor, 'async'))
      return closed(cursor, '}', comprehension(cursor, 'dict', first, value, from), from);
    const entries: DictEntry[] = [{ key: first, value }];
    if (accept(cursor, ',')) moreEntries(cursor, entries);
    expect(cursor, '}');
    return { type: 'dict', entries, span: spanFrom(cursor, from) };
  }
  const entries: DictEntry[] = [];
  moreEntries(cursor, entries);
  expect(cursor, '}');
  return { type: 'dict', entries, span: spanFrom(cursor, from) };
}

function moreEntries(cursor: PyCursor, entries: DictEntry[]): void {
  while (!is(cursor, '}')) {
    if (accept(cursor, '**')) entries.push({ key: null, value: cursor.readers.or(cursor) });
    else {
      const key = expression(cursor);
      expect(cursor, ':');
      entries.push({ key, value: expression(cursor) });
    }
    if (!accept(cursor, ',')) break;
  }
}
