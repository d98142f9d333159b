import { NotSimulated } from '../../control.ts';
import type { GoExpression, GoPosition, GoStatement, Identifier, RangeStatement, SwitchCase } from '../syntax.ts';
import {
  accept,
  expect,
  type GoCursor,
  here,
  is,
  isEnd,
  peek,
  refuse,
  take,
  unexpected,
  withLiterals,
} from './cursor.ts';
import { readVariables } from './declarations.ts';
import { readExpression, readExpressions } from './expressions.ts';

export function readBlock(cursor: GoCursor): readonly GoStatement[] {
  expect(cursor, '{');
  const list = withLiterals(cursor, true, () => {
    const statements: GoStatement[] = [];
    while (!is(cursor, '}')) {
      if (isEnd(cursor)) unexpected(cursor, ', expected }');
      if (accept(cursor, ';')) continue;
      statements.push(readStatement(cursor));
      if (!is(cursor, '}') && !accept(cursor, ';')) unexpected(cursor, ' at end of statement');
    }
    return statements;
  });
  expect(cursor, '}');
  return list;
}

function readStatement(cursor: GoCursor): GoStatement {
  const position = here(cursor);
  if (is(cursor, '{')) return { ...position, type: 'block', body: readBlock(cursor) };
  const { kind, text: word } = peek(cursor);
  if (kind !== 'keyword') return readSimple(cursor);
  switch (word) {
    case 'func':
    case 'map':
    case 'chan':
    case 'struct':
    case 'interface':
      return readSimple(cursor);
    case 'go':
    case 'select':
    case 'goto':
    case 'type':
      throw new NotSimulated(`the statement \`${word}\``);
    default:
      break;
  }
  switch (word) {
    case 'var':
    case 'const': {
      cursor.at++;
      const list = readVariables(cursor, word === 'const');
      const [only] = list;
      return list.length === 1 && only !== undefined ? only : { ...position, type: 'block', body: list };
    }
    case 'if':
      cursor.at++;
      return readIf(cursor, position);
    case 'for':
      cursor.at++;
      return readFor(cursor, position);
    case 'switch':
      cursor.at++;
      return readSwitch(cursor, position);
    case 'return': {
      cursor.at++;
      const bare = is(cursor, ';') || is(cursor, '}');
      return { ...position, type: 'return', values: bare ? [] : readExpressions(cursor) };
    }
    case 'break':
    case 'continue':
      cursor.at++;
      return { ...position, type: word };
    case 'defer':
      cursor.at++;
      return { ...position, type: 'defer', call: readExpression(cursor) };
    default:
      return unexpected(cursor, ', expected }');
  }
}

/** Statements without a body: an expression, an assignment, `:=`, `++` and `--`; and `range`, where a `for` has it. */
function readSimple(cursor: GoCursor): GoStatement {
  const position = here(cursor);
  const left = readExpressions(cursor);
  const { kind, text: operator } = peek(cursor);
  if (accept(cursor, ':=')) {
    const names = left.map(identifier);
    if (is(cursor, 'range')) return readRange(cursor, names, position);
    const values = readExpressions(cursor);
    return { ...position, type: 'declare', names, values, zero: 'nil', constant: false, short: true };
  }
  if (kind === 'operator' && /^([-+*/%&|^]|<<|>>)?=$/.test(operator)) {
    cursor.at++;
    return { ...position, type: 'assign', targets: left, operator, values: readExpressions(cursor) };
  }
  const [only] = left;
  if (only === undefined) return unexpected(cursor, '');
  if (is(cursor, '++') || is(cursor, '--')) {
    const step = take(cursor).text === '++' ? '+=' : '-=';
    const one: GoExpression = { ...position, type: 'int', value: '1' };
    return { ...position, type: 'assign', targets: [only], operator: step, values: [one] };
  }
  if (is(cursor, '<-')) throw new NotSimulated('channels');
  return { ...position, type: 'expression', value: only };
}

function identifier(each: GoExpression): Identifier {
  if (each.type !== 'name') return refuse(each, 'non-name on left side of :=');
  return { line: each.line, column: each.column, name: each.name };
}

/** The head of a loop over something; its body is read after it. */
function readRange(cursor: GoCursor, names: readonly Identifier[], position: GoPosition): GoPosition & RangeStatement {
  expect(cursor, 'range');
  const over = readExpression(cursor);
  const [key, value] = names;
  return { ...position, type: 'range', key: key?.name ?? null, value: value?.name ?? null, over, names, body: [] };
}

function readIf(cursor: GoCursor, position: GoPosition): GoStatement {
  const { start, condition } = withLiterals(cursor, false, () => {
    if (is(cursor, '{')) refuse(here(cursor), 'missing condition in if statement');
    const first = readSimple(cursor);
    return accept(cursor, ';') ? { start: first, condition: readSimple(cursor) } : { start: null, condition: first };
  });
  if (condition.type !== 'expression') return refuse(condition, 'cannot use assignment as value');
  const body = readBlock(cursor);
  return { ...position, type: 'if', start, condition: condition.value, body, otherwise: readElse(cursor) };
}

function readElse(cursor: GoCursor): readonly GoStatement[] | null {
  if (!accept(cursor, 'else')) return null;
  const position = here(cursor);
  if (accept(cursor, 'if')) return [readIf(cursor, position)];
  if (is(cursor, '{')) return readBlock(cursor);
  return refuse(position, 'else must be followed by if or statement block');
}

function readFor(cursor: GoCursor, position: GoPosition): GoStatement {
  const head = withLiterals(cursor, false, () => readForHead(cursor, position));
  return { ...head, body: readBlock(cursor) };
}

function readForHead(cursor: GoCursor, position: GoPosition): GoStatement & { readonly type: 'for' | 'range' } {
  const endless = { ...position, type: 'for', start: null, condition: null, step: null, body: [] } as const;
  if (is(cursor, 'range')) return readRange(cursor, [], position);
  if (is(cursor, '{')) return endless;
  const start = is(cursor, ';') ? null : readSimple(cursor);
  if (start?.type === 'range') return start;
  if (is(cursor, '{') && start !== null) {
    if (start.type !== 'expression') return unexpected(cursor, ', expected for loop condition');
    return { ...endless, condition: start.value };
  }
  expect(cursor, ';', ', expected for loop condition');
  const condition = is(cursor, ';') ? null : readExpression(cursor);
  expect(cursor, ';');
  const step = is(cursor, '{') ? null : readSimple(cursor);
  return { ...endless, start, condition, step };
}

function readSwitch(cursor: GoCursor, position: GoPosition): GoStatement {
  const subject = withLiterals(cursor, false, () => (is(cursor, '{') ? null : readExpression(cursor)));
  expect(cursor, '{');
  const cases: SwitchCase[] = [];
  while (!is(cursor, '}')) if (!accept(cursor, ';')) cases.push(readCase(cursor));
  expect(cursor, '}');
  return { ...position, type: 'switch', subject, cases };
}

function readCase(cursor: GoCursor): SwitchCase {
  const otherwise = accept(cursor, 'default');
  if (!otherwise) expect(cursor, 'case');
  const values = otherwise ? null : readExpressions(cursor);
  expect(cursor, ':');
  const body: GoStatement[] = [];
  while (!is(cursor, 'case') && !is(cursor, 'default') && !is(cursor, '}')) {
    if (accept(cursor, ';')) continue;
    body.push(readStatement(cursor));
    if (!is(cursor, '}') && !is(cursor, 'case')) accept(cursor, ';');
  }
  return { values, body };
}
