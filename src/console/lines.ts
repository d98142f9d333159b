/**
 * Puts physical lines together into what a shell would take as one: a backslash at the end, an open quote, or a heredoc
 * that has not met its delimiter asks for the next line (POSIX shell, 2.2 and 2.7.4).
 */
export interface Gathered {
  /** What is whole so far, and may be run. */
  readonly whole: string | null;
  /** What waits for more. */
  readonly open: string;
}

export function gather(open: string, next: string): Gathered {
  const text = open === '' ? next : `${open}\n${next}`;
  return isWhole(text) ? { whole: text, open: '' } : { whole: null, open: text };
}

function isWhole(text: string): boolean {
  const lines = text.split('\n');
  let quote: '"' | "'" | null = null;
  let delimiters: { word: string; tabs: boolean }[] = [];
  for (const [index, line] of lines.entries()) {
    const heredoc = delimiters[0];
    if (heredoc !== undefined && quote === null) {
      if ((heredoc.tabs ? line.replace(/^\t+/, '') : line) === heredoc.word) delimiters = delimiters.slice(1);
      continue;
    }
    for (let at = 0; at < line.length; at++) {
      const char = line[at];
      if (quote === "'") {
        if (char === "'") quote = null;
      } else if (char === '\\') {
        if (at === line.length - 1 && index === lines.length - 1) return false;
        at++;
      } else if (quote === '"') {
        if (char === '"') quote = null;
      } else if (char === '"' || char === "'") {
        quote = char;
      } else if (char === '#' && (at === 0 || /[\s;&|(]/.test(line[at - 1] ?? ''))) {
        break;
      } else if (char === '<' && line[at + 1] === '<' && line[at + 2] !== '<') {
        const heredocMark = /^<<(-?)\s*(?:'([^']+)'|"([^"]+)"|([^\s'"<>|&;()]+))/.exec(line.slice(at));
        if (heredocMark === null) continue;
        delimiters.push({
          word: heredocMark[2] ?? heredocMark[3] ?? heredocMark[4] ?? '',
          tabs: heredocMark[1] === '-',
        });
        at += heredocMark[0].length - 1;
      } else if (char === '<' && line.startsWith('<<<', at)) {
        at += 2;
      }
    }
  }
  return quote === null && delimiters.length === 0;
}
