import { PyUnread } from './read/fault.ts';
import { parsePython } from './read/statements.ts';
import type { Expression, PySpan, Statement } from './read/syntax.ts';

/** Where a traceback points at within a line: `~~^~~`. As traceback.c of 3.11 and 3.12, and traceback.py from 3.13 on. */
export function anchorsOf(version: string, line: string, span: PySpan, lines: readonly string[]): string {
  const isNew = Number(version.split('.')[1]) >= 13;
  const indent = line.length - line.trimStart().length;
  const end = span.endLine === span.line ? span.endColumn : line.trimEnd().length;
  const start = span.column;
  if (end <= start) return '';
  const source = line.slice(start, end);
  const inner = span.endLine === span.line ? operatorIn(source, isNew) : null;
  if (inner === null) {
    // A whole line needs no mark.
    if (line.slice(0, start).trim() === '' && line.slice(end).trim() === '' && span.endLine === span.line) return '';
    if (line.slice(0, start).trim() === '' && span.endLine !== span.line) return '';
  } else if (isNew && isPlainCall(line.trim(), start - indent, end - indent)) return '';
  void lines;
  const before = ' '.repeat(4 + start - indent);
  if (inner === null) return `${before}${'^'.repeat(end - start)}\n`;
  const [from, to] = inner;
  return `${before}${'~'.repeat(from)}${'^'.repeat(to - from)}${'~'.repeat(end - start - to)}\n`;
}

function expressionIn(source: string): Expression | null {
  const statement = statementIn(`(${source})`);
  return statement?.type === 'expression' ? statement.value : null;
}

function statementIn(source: string): Statement | null {
  try {
    const { statements } = parsePython(`${source}\n`);
    return statements.length === 1 ? (statements[0] ?? null) : null;
  } catch (error) {
    if (error instanceof PyUnread) return null;
    throw error;
  }
}

/** The part of an expression that is marked apart: an operator, an index, from 3.13 on the parentheses of a call. */
function operatorIn(source: string, isNew: boolean): readonly [from: number, to: number] | null {
  const found = expressionIn(source);
  if (found === null) return null;
  // The parenthesis around it is not of the source.
  const column = (at: number): number => at - 1;
  if (found.type === 'binary') {
    let from = column(found.left.span.endColumn);
    while (from < source.length && (/\s/.test(source[from] ?? '') || source[from] === ')')) from++;
    return [from, from + found.operator.length];
  }
  // A constant that is indexed is folded before it runs.
  if (found.type === 'item' && found.of.type !== 'literal') {
    const from = source.indexOf('[', column(found.of.span.endColumn));
    return from < 0 ? null : [from, source.length];
  }
  if (isNew && found.type === 'call') {
    const from = source.indexOf('(', column(found.callee.span.endColumn));
    return from < 0 ? null : [from, source.length];
  }
  return null;
}

/** `x = f()` and `return f()` are told without marks from 3.13 on. */
function isPlainCall(line: string, start: number, end: number): boolean {
  const functions = line.startsWith('return ') ? `def f():\n ${line}` : line;
  const statement = statementIn(functions);
  const inner = statement?.type === 'def' ? statement.made.body[0] : statement;
  const value = inner?.type === 'return' || inner?.type === 'assign' ? inner.value : null;
  if (value === null || value === undefined || value.type !== 'call') return false;
  if (inner?.type === 'return' && value.callee.type !== 'name') return false;
  const shift = inner?.type === 'return' ? 1 : 0;
  return value.span.column - shift === start && value.span.endColumn - shift === end;
}
