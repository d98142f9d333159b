/** A logical line of Python. */
export interface LogicalLine {
  readonly text: string;
  /** Columns before it. */
  readonly indent: number;
  /** Where it begins in the source, from 1. */
  readonly number: number;
}

const TAB = ' '.repeat(8);

/** Where the reading of a source stands at the end of a line. */
interface OpenLine {
  /** Brackets that are not closed. */
  depth: number;
  /** Three quotes in which the line ends, or none. */
  quotes: string;
}

/** Logical lines without their comments: brackets and triple quotes join what they span. */
export function linesOf(source: string): readonly LogicalLine[] {
  const found: LogicalLine[] = [];
  const open: OpenLine = { depth: 0, quotes: '' };
  let parts: string[] = [];
  let from = 0;
  for (const [at, raw] of source.split('\n').entries()) {
    if (parts.length === 0) from = at + 1;
    parts.push(withoutComment(raw, open));
    if (open.depth > 0 || open.quotes !== '' || parts.at(-1)?.endsWith('\\') === true) continue;
    const whole = parts.join('\n');
    parts = [];
    open.depth = 0;
    if (whole.trim() !== '') found.push({ text: whole.trim(), indent: indentOf(whole), number: from });
  }
  return found;
}

/** Whether a source ends within brackets, in three quotes, or after a backslash. */
export function isOpen(source: string): boolean {
  const open: OpenLine = { depth: 0, quotes: '' };
  let last = '';
  for (const raw of source.replace(/\n$/, '').split('\n')) {
    last = withoutComment(raw, open);
    if (open.depth <= 0 && open.quotes === '' && !last.endsWith('\\')) open.depth = 0;
  }
  return open.depth > 0 || open.quotes !== '' || last.endsWith('\\');
}

/** A text in quotes that ends on its line. */
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y;

/** Reads a line on, and gives what of it is no comment. */
function withoutComment(line: string, open: OpenLine): string {
  for (let at = 0; at < line.length; at++) {
    if (open.quotes !== '') {
      const end = line.indexOf(open.quotes, at);
      if (end < 0) return line;
      at = end + 2;
      open.quotes = '';
      continue;
    }
    const char = line[at] ?? '';
    if (char === '#') return line.slice(0, at);
    if ('([{'.includes(char)) open.depth++;
    else if (')]}'.includes(char)) open.depth--;
    else if (line.startsWith('"""', at) || line.startsWith("'''", at)) {
      open.quotes = line.slice(at, at + 3);
      at += 2;
    } else if (char === '"' || char === "'") {
      QUOTED.lastIndex = at;
      at += (QUOTED.exec(line)?.[0].length ?? 1) - 1;
    }
  }
  return line;
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].replaceAll('\t', TAB).length ?? 0;
}
