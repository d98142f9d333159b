import type { Chunk } from '../outcome.ts';

interface ScreenState {
  readonly rows: string[][];
  row: number;
  column: number;
  /** The cursor stands behind the last column: the next character goes to the next row. */
  wrapped: boolean;
}

/** Columns that a character takes: East Asian wide ones take two, combining ones none. */
function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if ((code >= 0x300 && code <= 0x36f) || code === 0x200b || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f))
    return 0;
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return wide ? 2 : 1;
}

function rowAt(terminal: ScreenState, row: number): string[] {
  while (terminal.rows.length <= row) terminal.rows.push([]);
  return terminal.rows[row] ?? [];
}

function put(terminal: ScreenState, character: string, columns: number): void {
  const width = widthOf(character);
  if (width === 0) {
    const row = rowAt(terminal, terminal.row);
    const last = Math.max(0, terminal.column - 1);
    row[last] = (row[last] ?? '') + character;
    return;
  }
  if (terminal.wrapped || terminal.column + width > columns) {
    terminal.row++;
    terminal.column = 0;
    terminal.wrapped = false;
  }
  const row = rowAt(terminal, terminal.row);
  while (row.length < terminal.column) row.push(' ');
  row[terminal.column] = character;
  // The second half of a wide character holds nothing of its own.
  if (width === 2) row[terminal.column + 1] = '';
  terminal.column += width;
  if (terminal.column >= columns) {
    terminal.column = columns - 1;
    terminal.wrapped = true;
  }
}

function moveTo(terminal: ScreenState, row: number, column: number, columns: number): void {
  terminal.row = Math.max(0, row);
  terminal.column = Math.min(Math.max(0, column), columns - 1);
  terminal.wrapped = false;
  rowAt(terminal, terminal.row);
}

function control(terminal: ScreenState, parameters: string, final: string, columns: number): void {
  const numbers = parameters.replace(/^\?/, '').split(';').map(Number);
  const first = numbers[0] ?? 0;
  const count = Math.max(1, first);
  const { row, column } = terminal;
  switch (final) {
    case 'A':
      moveTo(terminal, row - count, column, columns);
      return;
    case 'B':
      moveTo(terminal, row + count, column, columns);
      return;
    case 'C':
      moveTo(terminal, row, column + count, columns);
      return;
    case 'D':
      moveTo(terminal, row, column - count, columns);
      return;
    case 'E':
      moveTo(terminal, row + count, 0, columns);
      return;
    case 'F':
      moveTo(terminal, row - count, 0, columns);
      return;
    case 'G':
      moveTo(terminal, row, count - 1, columns);
      return;
    case 'H':
    case 'f':
      moveTo(terminal, count - 1, Math.max(1, numbers[1] ?? 1) - 1, columns);
      return;
    case 'K': {
      const line = rowAt(terminal, row);
      if (first === 0) line.length = Math.min(line.length, column);
      else if (first === 1) for (let at = 0; at <= column && at < line.length; at++) line[at] = ' ';
      else line.length = 0;
      return;
    }
    case 'J': {
      if (first === 0) {
        const line = rowAt(terminal, row);
        line.length = Math.min(line.length, column);
        terminal.rows.length = row + 1;
      } else if (first === 2 || first === 3) for (const line of terminal.rows) line.length = 0;
      return;
    }
    default:
      return;
  }
}

const TAB = 8;

/** What begins with ESC: CSI sequences, titles, character sets and single letters. */
const SEQUENCE = String.raw`\x1b\[([0-9;?]*)([A-Za-z])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78cM]`;

/**
 * What a terminal of so many columns shows after the chunks: its rows from the top of the output, without colours and without
 * blanks at their ends. Rows that are empty at the very end are left out.
 */
export function screen(chunks: readonly Pick<Chunk, 'text'>[], columns: number): readonly string[] {
  const terminal: ScreenState = { rows: [[]], row: 0, column: 0, wrapped: false };
  const text = chunks.map(chunk => chunk.text).join('');
  const sequence = new RegExp(SEQUENCE, 'y');
  let at = 0;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (character === '\u001b') {
      sequence.lastIndex = at;
      const match = sequence.exec(text);
      if (match === null) {
        at++;
        continue;
      }
      if (match[2] !== undefined) control(terminal, match[1] ?? '', match[2], columns);
      at += match[0].length;
      continue;
    }
    at += character.length;
    if (character === '\n') moveTo(terminal, terminal.row + 1, 0, columns);
    else if (character === '\r') moveTo(terminal, terminal.row, 0, columns);
    else if (character === '\b') moveTo(terminal, terminal.row, terminal.column - 1, columns);
    else if (character === '\t') moveTo(terminal, terminal.row, (Math.floor(terminal.column / TAB) + 1) * TAB, columns);
    else if (character >= ' ' && character !== '\u007f') put(terminal, character, columns);
  }
  const rows = terminal.rows.map(row =>
    Array.from(row, cell => cell ?? ' ')
      .join('')
      .trimEnd(),
  );
  while (rows.length > 0 && rows.at(-1) === '') rows.pop();
  return rows;
}
