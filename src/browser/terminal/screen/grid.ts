/**
 * Rows of characters and the place where the next is written. Rows grow downwards without end (the page scrolls) and are never wrapped,
 * so that a cursor moving up lands on the row it means.
 */

export interface StyledText {
  readonly text: string;
  /** Classes, as pen.ts gives them. */
  readonly style: string;
}

interface Cell {
  readonly character: string;
  readonly style: string;
}

export interface Grid {
  /** Rows that stand above the first one, as the line typed does: a move may go up onto them, and comes back from there. */
  readonly under: number;
  rows: Cell[][];
  /** Indexes of the rows that were written since somebody looked. */
  dirty: Set<number>;
  row: number;
  column: number;
  /** How far above the first row the cursor stands. */
  above: number;
  /** The whole was wiped once: what stood above goes too. */
  cleared: boolean;
}

const TAB = 8;
/** A row or a move beyond this is nobody's honest output. */
export const FAR = 10_000;
const BLANK: Cell = { character: ' ', style: '' };

export function gridOf(under: number): Grid {
  return { under, rows: [], dirty: new Set(), row: 0, column: 0, above: 0, cleared: false };
}

function rowAt(grid: Grid, index: number): Cell[] {
  while (grid.rows.length <= index) grid.rows.push([]);
  return grid.rows[index] ?? [];
}

export function put(grid: Grid, character: string, style: string): void {
  if (grid.column >= FAR) return;
  grid.above = 0;
  const cells = rowAt(grid, grid.row);
  while (cells.length < grid.column) cells.push(BLANK);
  cells[grid.column] = { character, style };
  grid.dirty.add(grid.row);
  grid.column += 1;
}

export function newLine(grid: Grid): void {
  moveTo(grid, grid.row + 1, 0);
  rowAt(grid, grid.row);
  grid.dirty.add(grid.row);
}

/** To the next stop, one every eight columns. */
export function tab(grid: Grid): void {
  moveTo(grid, grid.row, (Math.floor(grid.column / TAB) + 1) * TAB);
}

export function moveTo(grid: Grid, row: number, column: number): void {
  grid.row = Math.max(0, Math.min(FAR, row));
  grid.column = Math.max(0, Math.min(FAR, column));
}

/** Up by so many rows, at most onto those above the first. */
export function moveUp(grid: Grid, by: number): void {
  grid.above = Math.min(grid.under, grid.above + Math.max(0, by - grid.row));
  grid.row = Math.max(0, grid.row - by);
}

/** Down by so many rows, first through those above the first. */
export function moveDown(grid: Grid, by: number): void {
  const back = Math.min(grid.above, by);
  grid.above -= back;
  grid.row = Math.min(FAR, grid.row + by - back);
}

/** Blanks the columns of the cursor's row from `from` up to `to`, which is left as it is. */
export function erase(grid: Grid, from: number, to = FAR): void {
  const cells = rowAt(grid, grid.row);
  if (to >= cells.length) cells.length = Math.min(cells.length, from);
  else for (let index = from; index < to; index += 1) cells[index] = BLANK;
  grid.dirty.add(grid.row);
}

/** From the cursor to the end of everything. */
export function eraseBelow(grid: Grid): void {
  erase(grid, grid.column);
  for (let index = grid.row + 1; index < grid.rows.length; index += 1) {
    grid.rows[index] = [];
    grid.dirty.add(index);
  }
}

export function wipe(grid: Grid): void {
  grid.rows = [];
  grid.dirty = new Set();
  grid.row = 0;
  grid.column = 0;
  grid.cleared = true;
}

/** The rows as runs of one style each, without the empty ones at the end. */
export function runsIn(grid: Grid): readonly (readonly StyledText[])[] {
  const runs = grid.rows.map(runsOf);
  while (runs.length > 0 && runs.at(-1)?.length === 0) runs.pop();
  return runs;
}

function runsOf(cells: readonly Cell[]): readonly StyledText[] {
  const runs: { text: string; style: string }[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last !== undefined && last.style === cell.style) last.text += cell.character;
    else runs.push({ text: cell.character, style: cell.style });
  }
  return runs;
}
