/**
 * Columns as Docker prints them: Go's text/tabwriter with a least width of 10 and a padding of 3. A cell ends with a tab; what
 * stands after a line's last tab belongs to no column. A column lasts as long as the lines that have it follow each other.
 */
import { UNCOUNTED, type Work } from '../../work.ts';
import { displayWidth } from './width.ts';

export interface Columns {
  readonly minimum: number;
  readonly padding: number;
}

export const DOCKER_COLUMNS: Columns = { minimum: 10, padding: 3 };

/** What a cell costs beside its letters. */
const CELL = 20;

export function tabulate(text: string, columns: Columns = DOCKER_COLUMNS, work: Work = UNCOUNTED): string {
  work.spend(text.length, 'a table');
  const lines = text.split('\n').map(line => line.split('\t'));
  const widths = widthsOf(lines, columns, work);
  return lines
    .map((cells, row) =>
      cells
        .map((cell, column) => {
          const width = widths[row]?.[column];
          if (width === undefined) return cell;
          work.spend(width, 'a table');
          return cell + ' '.repeat(Math.max(0, width - displayWidth(cell)));
        })
        .join(''),
    )
    .join('\n');
}

/** The width of each cell that belongs to a column, by its line. */
function widthsOf(lines: readonly (readonly string[])[], columns: Columns, work: Work): readonly (readonly number[])[] {
  const widths: number[][] = lines.map(() => []);
  // Lines that follow each other, and the column in which they are next: each column stands on the one before it.
  const open = [{ from: 0, to: lines.length, column: 0 }];
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    const { from, to, column } = block;
    const has = (line: number): boolean => (lines[line]?.length ?? 0) - 1 > column;
    for (let start = from; start < to; ) {
      work.spend(CELL, 'a table');
      if (!has(start)) {
        start += 1;
        continue;
      }
      let end = start;
      let width = columns.minimum;
      let isDiscardable = true;
      for (; end < to && has(end); end++) {
        const cell = displayWidth(lines[end]?.[column] ?? '');
        width = Math.max(width, cell + columns.padding);
        isDiscardable &&= cell === 0;
        work.spend(CELL, 'a table');
      }
      if (isDiscardable && columns.minimum === 0) width = 0;
      for (const row of widths.slice(start, end)) row[column] = width;
      open.push({ from: start, to: end, column: column + 1 });
      start = end;
    }
  }
  return widths;
}
