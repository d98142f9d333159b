/** How two texts differ, line by line, for a person to read. */

/** How many lines that are the same are shown on either side of what differs. */
const AROUND = 3;

interface Row {
  readonly mark: ' ' | '-' | '+';
  /** Counted from 1; null on the side that lacks the line. */
  readonly kept: number | null;
  readonly printed: number | null;
  readonly line: string;
}

/** Lines with their number in either text, `-` as kept and `+` as printed; null when the texts are the same. */
export function difference(kept: string, printed: string): string | null {
  if (kept === printed) return null;
  const rows = rowsOf(kept.split('\n'), printed.split('\n'));
  const near = rows.map((_, at) =>
    rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ mark }) => mark !== ' '),
  );
  const width = String(rows.length).length;
  const cell = (number: number | null): string => String(number ?? '').padStart(width);
  return rows
    .flatMap((row, at) => {
      if (near[at] === true) return [`${cell(row.kept)} ${cell(row.printed)} ${row.mark} ${visible(row.line)}`];
      return near[at - 1] === true && near.includes(true, at) ? ['…'] : [];
    })
    .join('\n');
}

/** With what a terminal would act on, and blanks at the end of a line, as signs that can be seen. */
function visible(line: string): string {
  return line
    .replace(/\p{Cc}/gu, char => (char === '\t' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`))
    .replace(/ +$/, blanks => '·'.repeat(blanks.length));
}

/** The shortest way from one to the other: the longest common subsequence stays. */
function rowsOf(kept: readonly string[], printed: readonly string[]): readonly Row[] {
  const length = commonLengths(kept, printed);
  const rows: Row[] = [];
  let at = 0;
  let to = 0;
  while (at < kept.length || to < printed.length) {
    const [before, after] = [kept[at], printed[to]];
    if (before !== undefined && before === after) {
      rows.push({ mark: ' ', kept: ++at, printed: ++to, line: before });
    } else if (before !== undefined && (after === undefined || length(at + 1, to) >= length(at, to + 1))) {
      rows.push({ mark: '-', kept: ++at, printed: null, line: before });
    } else rows.push({ mark: '+', kept: null, printed: ++to, line: after ?? '' });
  }
  return rows;
}

/** How many lines the rest of one text from a line on has in common with the rest of the other, in the same order. */
function commonLengths(kept: readonly string[], printed: readonly string[]): (at: number, to: number) => number {
  const across = printed.length + 1;
  const table = new Uint32Array((kept.length + 1) * across);
  for (let at = kept.length - 1; at >= 0; at -= 1)
    for (let to = printed.length - 1; to >= 0; to -= 1) {
      const here = at * across + to;
      table[here] =
        kept[at] === printed[to]
          ? (table[here + across + 1] ?? 0) + 1
          : Math.max(table[here + across] ?? 0, table[here + 1] ?? 0);
    }
  return (at, to) => table[at * across + to] ?? 0;
}
