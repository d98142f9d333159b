/**
 * A terminal's screen as rows of styled text: enough of ECMA-48 for what docker and the shell print. What is not understood is dropped,
 * never shown; nothing here is markup.
 */
import { beginsEscape, type Escape, escapeAt } from './escape.ts';
import {
  erase,
  eraseBelow,
  FAR,
  type Grid,
  gridOf,
  moveDown,
  moveTo,
  moveUp,
  newLine,
  put,
  runsIn,
  type StyledText,
  tab,
  wipe,
} from './grid.ts';
import { dipped, type Pen, PLAIN, styleOf } from './pen.ts';

export interface Screen {
  readonly write: (text: string) => void;
  readonly rows: () => readonly (readonly StyledText[])[];
  /** Indexes of the rows that changed since the last call. */
  readonly changed: () => readonly number[];
  /** The whole screen was cleared: what stood above goes too. */
  readonly cleared: () => boolean;
}

/** What is on the screen, and what its writer holds between two pieces of text. */
interface Written {
  readonly grid: Grid;
  pen: Pen;
  style: string;
  /** An escape sequence that is not whole yet. */
  rest: string;
}

/** `under`: rows that stand above the first one, as the line typed does: a move may go up onto them, and comes back from there. */
export function screenOf(under = 0): Screen {
  const written: Written = { grid: gridOf(under), pen: PLAIN, style: '', rest: '' };
  const { grid } = written;
  return {
    write: text => write(written, text),
    rows: () => runsIn(grid),
    changed: () => {
      const changed = [...grid.dirty].sort((one, other) => one - other);
      grid.dirty = new Set();
      return changed;
    },
    cleared: () => grid.cleared,
  };
}

function write(written: Written, text: string): void {
  const all = written.rest + text;
  written.rest = '';
  let index = 0;
  while (index < all.length) {
    const code = all.codePointAt(index) ?? 0;
    if (beginsEscape(code)) {
      const sequence = escapeAt(all, index);
      if (sequence === null) {
        written.rest = all.slice(index);
        return;
      }
      obey(written, sequence);
      index = sequence.end;
    } else {
      const character = String.fromCodePoint(code);
      take(written, character, code);
      index += character.length;
    }
  }
}

/** One character: a control character acts, and those that mean nothing to a terminal are dropped. */
function take({ grid, style }: Written, character: string, code: number): void {
  if (character === '\n') newLine(grid);
  else if (character === '\r') moveTo(grid, grid.row, 0);
  else if (character === '\b') moveTo(grid, grid.row, grid.column - 1);
  else if (character === '\t') tab(grid);
  else if (code >= 0x20 && (code < 0x7f || code > 0x9f)) put(grid, character, style);
}

function obey(written: Written, { final, parameters, marked }: Escape): void {
  if (final === null || marked) return;
  if (final === 'm') {
    written.pen = dipped(written.pen, parameters);
    written.style = styleOf(written.pen);
  } else if (final === 'K') eraseInRow(written.grid, parameters[0]);
  else if (final !== 'J') move(written.grid, final, parameters);
  else if (parameters[0] === 2 || parameters[0] === 3) wipe(written.grid);
  else eraseBelow(written.grid);
}

function eraseInRow(grid: Grid, part: number | undefined): void {
  if (part === 1) erase(grid, 0, grid.column + 1);
  else erase(grid, part === 2 ? 0 : grid.column);
}

/** The letters by which the cursor moves; a missing number and 0 both mean one. */
function move(grid: Grid, letter: string, parameters: readonly number[]): void {
  const by = Math.min(FAR, parameters[0] || 1);
  const { row, column } = grid;
  switch (letter) {
    case 'A':
      moveUp(grid, by);
      break;
    case 'B':
    case 'e':
      moveDown(grid, by);
      break;
    case 'C':
      moveTo(grid, row, column + by);
      break;
    case 'D':
      moveTo(grid, row, column - by);
      break;
    case 'E':
      moveTo(grid, row + by, 0);
      break;
    case 'F':
      moveTo(grid, row - by, 0);
      break;
    case 'G':
      moveTo(grid, row, by - 1);
      break;
    case 'H':
    case 'f':
      moveTo(grid, by - 1, (parameters[1] || 1) - 1);
      break;
  }
}
