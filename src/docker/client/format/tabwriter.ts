/**
 * Columns as Docker prints them: Go's text/tabwriter with a least width of 10 and a padding of 3. A cell ends with a tab; what
 * stands after a line's last tab belongs to no column. A column lasts as long as the lines that have it follow each other.
 */
import { displayWidth } from './width.ts';

export interface Columns {
  readonly minimum: number;
  readonly padding: number;
}

const DOCKER_COLUMNS: Columns = { minimum: 10, padding: 3 };

export function tabulate(text: string, columns: Columns = DOCKER_COLUMNS): string {
  const lines = text.split('\n').map(line => line.split('\t'));
  const widths = lines.map(cells => cells.slice(0, -1).map(() => 0));
  const settle = (from: number, to: number, column: number): void => {
    for (let start = from; start < to; ) {
      if ((lines[start]?.length ?? 0) - 1 <= column) {
        start += 1;
        continue;
      }
      let end = start;
      let width = columns.minimum;
      let isDiscardable = true;
      while (end < to && (lines[end]?.length ?? 0) - 1 > column) {
        const cell = displayWidth(lines[end]?.[column] ?? '');
        width = Math.max(width, cell + columns.padding);
        isDiscardable &&= cell === 0;
        end += 1;
      }
      if (isDiscardable && columns.minimum === 0) width = 0;
      for (let at = start; at < end; at++) {
        const row = widths[at];
        if (row !== undefined) row[column] = width;
      }
      settle(start, end, column + 1);
      start = end;
    }
  };
  settle(0, lines.length, 0);
  return lines
    .map((cells, row) =>
      cells
        .map((cell, column) => {
          const width = widths[row]?.[column];
          return width === undefined ? cell : cell + ' '.repeat(Math.max(0, width - displayWidth(cell)));
        })
        .join(''),
    )
    .join('\n');
}
