import { accept, expect, identifier, is, type JsCursor, nested, peek, placed, semicolon, unread } from './cursor.ts';
import { readExpression, readSequence } from './expressions.ts';
import { functionFrom, namesIn, parametersOf, targetFrom } from './functions.ts';
import { JsUnread, tokensOf } from './lexer.ts';
import { classOf } from './members.ts';
import type { JsPart, JsStatement, JsTarget } from './syntax.ts';

/** Reads a script: its statements, and the names that `var` and functions bind. */
export function parseJs(source: string): {
  readonly body: readonly JsStatement[];
  readonly hoisted: readonly string[];
} {
  const hoisted: string[] = [];
  const readers = { expression: readExpression, block };
  const cursor: JsCursor = {
    source,
    tokens: tokensOf(source),
    hoisted: [hoisted],
    readers,
    offset: 0,
    at: 0,
    depth: 0,
    noIn: false,
    loops: 0,
    leavable: 0,
  };
  const body: JsStatement[] = [];
  while (peek(cursor).kind !== 'end') body.push(statement(cursor));
  refuseTwice(body);
  return { body, hoisted };
}

function block(cursor: JsCursor): readonly JsStatement[] {
  expect(cursor, '{');
  const body: JsStatement[] = [];
  nested(cursor, () => {
    while (!is(cursor, '}')) {
      if (peek(cursor).kind === 'end') throw unread(cursor);
      body.push(statement(cursor));
    }
  });
  cursor.at++;
  refuseTwice(body);
  // Where its block has run, a function is known around it as well.
  for (const each of body) if (each.type === 'function') cursor.hoisted.at(-1)?.push(each.made.name);
  return body;
}

/** A name that is declared twice in one block: what node says of it is not simulated. */
function refuseTwice(body: readonly JsStatement[]): void {
  const firm = new Set<string>();
  const loose = new Set<string>();
  for (const each of body) {
    const names =
      each.type === 'class'
        ? [each.made.name]
        : each.type === 'declare'
          ? each.parts.flatMap(part => namesIn(part.target))
          : each.type === 'function'
            ? [each.made.name]
            : [];
    const isFirm = each.type === 'class' || (each.type === 'declare' && each.kind !== 'var');
    for (const name of names) {
      if (firm.has(name) || (isFirm && loose.has(name))) throw new JsUnread(`a second declaration of ${name}`, each.at);
      (isFirm ? firm : loose).add(name);
    }
  }
}

function statement(cursor: JsCursor, label = ''): JsStatement {
  return nested(cursor, () => statementAt(cursor, label));
}

function statementAt(cursor: JsCursor, label: string): JsStatement {
  const at = placed(cursor);
  const { kind, text } = peek(cursor);
  if (kind === 'operator' && text === '{') return { type: 'block', body: block(cursor), at };
  if (accept(cursor, ';')) return { type: 'empty', at };
  if (kind === 'name') {
    const found = worded(cursor, text, at, label);
    if (found !== null) return found;
    if (is(cursor, ':', 1)) {
      cursor.at += 2;
      return statement(cursor, text);
    }
  }
  const value = readSequence(cursor);
  semicolon(cursor);
  return { type: 'expression', value, at };
}

function worded(cursor: JsCursor, text: string, at: number, label: string): JsStatement | null {
  switch (text) {
    case 'var':
    case 'const':
    case 'let': {
      if (text === 'let' && peek(cursor, 1).kind !== 'name' && !is(cursor, '[', 1) && !is(cursor, '{', 1)) return null;
      cursor.at++;
      const parts = declared(cursor, text);
      semicolon(cursor);
      return { type: 'declare', kind: text, parts, at };
    }
    case 'async':
    case 'function': {
      const isAsync = text === 'async';
      if (isAsync && !is(cursor, 'function', 1)) return null;
      cursor.at += isAsync ? 2 : 1;
      const isGenerator = accept(cursor, '*');
      const name = identifier(cursor);
      const { made } = functionFrom(
        cursor,
        name,
        parametersOf(cursor),
        { isArrow: false, isAsync, isGenerator, isMethod: false },
        at,
      );
      return { type: 'function', made, at };
    }
    case 'class':
      cursor.at++;
      return { type: 'class', made: classOf(cursor), at };
    case 'return':
    case 'throw': {
      cursor.at++;
      const { kind, fresh } = peek(cursor);
      const value = fresh || kind === 'end' || is(cursor, ';') || is(cursor, '}') ? null : readSequence(cursor);
      semicolon(cursor);
      return { type: text, value, at };
    }
    case 'break':
    case 'continue': {
      const isMeant = (text === 'break' ? cursor.leavable : cursor.loops) > 0 || peek(cursor, 1).kind === 'name';
      if (!isMeant) throw unread(cursor);
      cursor.at++;
      const name = peek(cursor).kind === 'name' && !peek(cursor).fresh ? identifier(cursor) : '';
      semicolon(cursor);
      return { type: text, label: name, at };
    }
    case 'if': {
      cursor.at++;
      const test = parenthesized(cursor);
      const yes = statement(cursor);
      return { type: 'if', test, yes, no: accept(cursor, 'else') ? statement(cursor) : null, at };
    }
    case 'while': {
      cursor.at++;
      const test = parenthesized(cursor);
      return { type: 'while', test, body: turned(cursor), isLate: false, label, at };
    }
    case 'do': {
      cursor.at++;
      const body = turned(cursor);
      expect(cursor, 'while');
      const test = parenthesized(cursor);
      accept(cursor, ';');
      return { type: 'while', test, body, isLate: true, label, at };
    }
    case 'for':
      cursor.at++;
      return loop(cursor, at, label);
    case 'try':
      cursor.at++;
      return attempt(cursor, at);
    case 'switch':
      cursor.at++;
      return switched(cursor, at);
    case 'import':
      if (is(cursor, '(', 1)) throw unread(cursor);
      cursor.at++;
      return imported(cursor, at);
    case 'export':
    case 'with':
    case 'debugger':
      throw unread(cursor);
    default:
      return null;
  }
}

/** What a loop does in each turn. */
function turned(cursor: JsCursor): JsStatement {
  cursor.loops++;
  cursor.leavable++;
  const body = statement(cursor);
  cursor.loops--;
  cursor.leavable--;
  return body;
}

function parenthesized(cursor: JsCursor) {
  expect(cursor, '(');
  const value = readSequence(cursor);
  expect(cursor, ')');
  return value;
}

function declared(cursor: JsCursor, kind: 'var' | 'let' | 'const'): readonly JsPart[] {
  const parts: JsPart[] = [];
  do {
    const target = targetFrom(cursor, false);
    note(cursor, kind, target);
    parts.push({ target, usual: accept(cursor, '=') ? readExpression(cursor) : null, isRest: false });
  } while (accept(cursor, ','));
  return parts;
}

function note(cursor: JsCursor, kind: string, target: JsTarget): void {
  if (kind === 'var') cursor.hoisted.at(-1)?.push(...namesIn(target));
}

function loop(cursor: JsCursor, at: number, label: string): JsStatement {
  if (is(cursor, 'await')) throw new JsUnread('`for await`', at);
  expect(cursor, '(');
  const word = peek(cursor).text;
  const kind = word === 'var' || word === 'let' || word === 'const' ? word : null;
  const begin = cursor.at;
  if (kind !== null) cursor.at++;
  if (!is(cursor, ';')) {
    cursor.noIn = true;
    const target = kind === null ? headPlace(cursor) : targetFrom(cursor, false);
    cursor.noIn = false;
    if (target !== null && (is(cursor, 'of') || is(cursor, 'in'))) {
      const way = peek(cursor).text === 'of' ? 'of' : 'in';
      cursor.at++;
      if (kind !== null) note(cursor, kind, target);
      const over = readSequence(cursor);
      expect(cursor, ')');
      return { type: 'each', kind, target, way, over, body: turned(cursor), label, at };
    }
  }
  cursor.at = begin;
  let start: JsStatement | null = null;
  cursor.noIn = true;
  const startAt = placed(cursor);
  if (kind !== null) {
    cursor.at++;
    start = { type: 'declare', kind, parts: declared(cursor, kind), at: startAt };
  } else if (!is(cursor, ';')) start = { type: 'expression', value: readSequence(cursor), at: startAt };
  cursor.noIn = false;
  expect(cursor, ';');
  const test = is(cursor, ';') ? null : readSequence(cursor);
  expect(cursor, ';');
  const step = is(cursor, ')') ? null : readSequence(cursor);
  expect(cursor, ')');
  return { type: 'for', start, test, step, body: turned(cursor), label, at };
}

function headPlace(cursor: JsCursor): JsTarget | null {
  const value = readSequence(cursor);
  return value.type === 'name' || value.type === 'member' || value.type === 'item' ? { type: 'place', value } : null;
}

function attempt(cursor: JsCursor, at: number): JsStatement {
  const body = block(cursor);
  let name: JsTarget | null = null;
  let handler: readonly JsStatement[] | null = null;
  if (accept(cursor, 'catch')) {
    if (accept(cursor, '(')) {
      name = targetFrom(cursor, false);
      expect(cursor, ')');
    }
    handler = block(cursor);
  }
  const last = accept(cursor, 'finally') ? block(cursor) : null;
  if (handler === null && last === null) throw unread(cursor);
  return { type: 'try', body, name, handler, last, at };
}

function switched(cursor: JsCursor, at: number): JsStatement {
  const value = parenthesized(cursor);
  expect(cursor, '{');
  cursor.leavable++;
  const cases: { test: ReturnType<typeof readSequence> | null; body: JsStatement[] }[] = [];
  while (!accept(cursor, '}')) {
    const test = accept(cursor, 'default') ? null : caseOf(cursor);
    expect(cursor, ':');
    const body: JsStatement[] = [];
    while (!is(cursor, 'case') && !is(cursor, 'default') && !is(cursor, '}')) {
      if (peek(cursor).kind === 'end') throw unread(cursor);
      body.push(statement(cursor));
    }
    cases.push({ test, body });
  }
  cursor.leavable--;
  return { type: 'switch', value, cases, at };
}

function caseOf(cursor: JsCursor) {
  expect(cursor, 'case');
  return readSequence(cursor);
}

function imported(cursor: JsCursor, at: number): JsStatement {
  const names: { name: string; as: string }[] = [];
  if (peek(cursor).kind !== 'string') {
    if (peek(cursor).kind === 'name') {
      names.push({ name: 'default', as: identifier(cursor) });
      accept(cursor, ',');
    }
    if (accept(cursor, '*')) {
      expect(cursor, 'as');
      names.push({ name: '*', as: identifier(cursor) });
    } else if (accept(cursor, '{')) {
      while (!is(cursor, '}')) {
        const name = peek(cursor).text;
        cursor.at++;
        names.push({ name, as: accept(cursor, 'as') ? identifier(cursor) : name });
        if (!accept(cursor, ',')) break;
      }
      expect(cursor, '}');
    }
    expect(cursor, 'from');
  }
  const { kind, text } = peek(cursor);
  if (kind !== 'string') throw unread(cursor);
  cursor.at++;
  semicolon(cursor);
  return { type: 'import', module: text, names, at };
}
