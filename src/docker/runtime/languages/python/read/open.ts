/** Where the reading of a source stands at the end of a line. */
interface OpenLine {
  /** Brackets that are not closed. */
  depth: number;
  /** Three quotes in which the line ends, or none. */
  quotes: string;
}

/** A text in quotes that ends on its line. */
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y;

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
