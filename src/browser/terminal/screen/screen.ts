/**
 * A terminal's screen as rows of styled text: enough of ECMA-48 for what docker and the shell print. Rows grow downwards without
 * end (the page scrolls) and are never wrapped here, so that a cursor moving up lands on the row it means. What is not
 * understood is dropped, never shown; nothing here is markup.
 */
export interface StyledText {
  readonly text: string;
  /** Classes of styles/quiz/terminal.css, `''` for plain: `f4` (colours 0–15), `bold`, `faint`, `line`, `back`. */
  readonly style: string;
}

interface Cell {
  readonly character: string;
  readonly style: string;
}

interface Pen {
  readonly colour: number | null;
  readonly bold: boolean;
  readonly faint: boolean;
  readonly underlined: boolean;
  readonly inverse: boolean;
}

const PLAIN: Pen = { colour: null, bold: false, faint: false, underlined: false, inverse: false };
const TAB = 8;
/** A row or a move beyond this is nobody's honest output. */
const FAR = 10_000;

export interface Screen {
  readonly write: (text: string) => void;
  readonly rows: () => readonly (readonly StyledText[])[];
  /** Indexes of the rows that changed since the last call. */
  readonly changed: () => readonly number[];
  /** The whole screen was cleared: what stood above goes too. */
  readonly cleared: () => boolean;
}

/** `under`: rows that stand above the first one, as the line typed does: a move may go up onto them, and comes back from there. */
export function screenOf(under = 0): Screen {
  let rows: Cell[][] = [];
  let dirty = new Set<number>();
  let row = 0;
  let column = 0;
  /** How far above the first row the cursor stands. */
  let above = 0;
  let pen = PLAIN;
  let style = '';
  let cleared = false;
  let rest = '';

  const at = (index: number): Cell[] => {
    while (rows.length <= index) rows.push([]);
    return rows[index] ?? [];
  };
  const put = (character: string): void => {
    above = 0;
    const cells = at(row);
    while (cells.length < column) cells.push({ character: ' ', style: '' });
    cells[column] = { character, style };
    dirty.add(row);
    column += 1;
  };
  const erase = (from: number, to: number): void => {
    const cells = at(row);
    if (to >= cells.length) cells.length = Math.min(cells.length, from);
    else for (let index = from; index < to; index += 1) cells[index] = { character: ' ', style: '' };
    dirty.add(row);
  };
  const clearBelow = (): void => {
    erase(column, FAR);
    for (let index = row + 1; index < rows.length; index += 1) {
      rows[index] = [];
      dirty.add(index);
    }
  };
  const control = (final: string, parameters: readonly number[], marked: boolean): void => {
    if (marked) return;
    const first = Math.min(FAR, parameters[0] || 1);
    switch (final) {
      case 'm':
        pen = paint(pen, parameters);
        style = classes(pen);
        return;
      case 'A':
        above = Math.min(under, above + Math.max(0, first - row));
        row = Math.max(0, row - first);
        return;
      case 'B':
      case 'e': {
        const back = Math.min(above, first);
        above -= back;
        row = Math.min(FAR, row + first - back);
        return;
      }
      case 'C':
        column = Math.min(FAR, column + first);
        return;
      case 'D':
        column = Math.max(0, column - first);
        return;
      case 'E':
        row = Math.min(FAR, row + first);
        column = 0;
        return;
      case 'F':
        row = Math.max(0, row - first);
        column = 0;
        return;
      case 'G':
        column = first - 1;
        return;
      case 'H':
      case 'f':
        row = Math.min(FAR, first - 1);
        column = Math.min(FAR, (parameters[1] || 1) - 1);
        return;
      case 'K':
        if (parameters[0] === 1) erase(0, column + 1);
        else erase(parameters[0] === 2 ? 0 : column, FAR);
        return;
      case 'J':
        if (parameters[0] === 2 || parameters[0] === 3) {
          rows = [];
          dirty = new Set();
          row = 0;
          column = 0;
          cleared = true;
        } else clearBelow();
        return;
      default:
        return;
    }
  };
  const write = (text: string): void => {
    const all = rest + text;
    rest = '';
    let index = 0;
    while (index < all.length) {
      const code = all.codePointAt(index) ?? 0;
      const character = String.fromCodePoint(code);
      if (code === 0x1b || code === 0x9b) {
        const found = escapeAt(all, index);
        if (found === null) {
          rest = all.slice(index);
          return;
        }
        if (found.final !== null) control(found.final, found.parameters, found.marked);
        index = found.end;
        continue;
      }
      index += character.length;
      if (character === '\n') {
        row = Math.min(FAR, row + 1);
        column = 0;
        at(row);
        dirty.add(row);
      } else if (character === '\r') column = 0;
      else if (character === '\b') column = Math.max(0, column - 1);
      else if (character === '\t') column = Math.min(FAR, (Math.floor(column / TAB) + 1) * TAB);
      else if (code >= 0x20 && (code < 0x7f || code > 0x9f) && column < FAR) put(character);
    }
  };
  return {
    write,
    rows: () => {
      const runs = rows.map(runsOf);
      while (runs.length > 0 && runs.at(-1)?.length === 0) runs.pop();
      return runs;
    },
    changed: () => {
      const changed = [...dirty].sort((one, other) => one - other);
      dirty = new Set();
      return changed;
    },
    cleared: () => cleared,
  };
}

interface Escape {
  readonly end: number;
  readonly final: string | null;
  readonly parameters: readonly number[];
  /** A private sequence (`?25l`, `>c`): understood by no one here. */
  readonly marked: boolean;
}

/** The escape sequence that begins at `from`, or null while it is not whole yet. */
function escapeAt(text: string, from: number): Escape | null {
  const nothing = (end: number): Escape => ({ end, final: null, parameters: [], marked: false });
  const short = text[from] === '\u009b';
  const kind = short ? '[' : text[from + 1];
  if (kind === undefined) return null;
  const start = from + (short ? 1 : 2);
  if (kind === '[') {
    let end = start;
    while (end < text.length && !/[@-~]/.test(text[end] ?? '')) {
      // A control character in the middle breaks the sequence off.
      if ((text.charCodeAt(end) < 0x20 || end - start > 64) && end > start) return nothing(end);
      end += 1;
    }
    if (end >= text.length) return end - start > 64 ? nothing(end) : null;
    const body = text.slice(start, end);
    return {
      end: end + 1,
      final: text[end] ?? null,
      parameters: body.split(/[;:]/).map(part => Number.parseInt(part, 10) || 0),
      marked: /[<-?]/.test(body),
    };
  }
  if (kind === ']' || kind === 'P' || kind === '_' || kind === '^' || kind === 'X') {
    // A string, such as a window's title or a link: it ends with BEL, ST or ESC \.
    const ends = ['\u0007', '\u009c', '\u001b\\'].map(mark => ({ at: text.indexOf(mark, start), length: mark.length }));
    const end = ends.filter(each => each.at >= 0).sort((one, other) => one.at - other.at)[0];
    if (end === undefined) return text.length - start > 4096 ? nothing(text.length) : null;
    return nothing(end.at + end.length);
  }
  if (/[ -/]/.test(kind)) return text.length > start ? nothing(start + 1) : null;
  return nothing(start);
}

function paint(pen: Pen, parameters: readonly number[]): Pen {
  let next = pen;
  for (let index = 0; index < parameters.length; index += 1) {
    const code = parameters[index] ?? 0;
    if (code === 0) next = PLAIN;
    else if (code === 1) next = { ...next, bold: true };
    else if (code === 2) next = { ...next, faint: true };
    else if (code === 4) next = { ...next, underlined: true };
    else if (code === 7) next = { ...next, inverse: true };
    else if (code === 22) next = { ...next, bold: false, faint: false };
    else if (code === 24) next = { ...next, underlined: false };
    else if (code === 27) next = { ...next, inverse: false };
    else if (code >= 30 && code <= 37) next = { ...next, colour: code - 30 };
    else if (code >= 90 && code <= 97) next = { ...next, colour: code - 82 };
    else if (code === 39) next = { ...next, colour: null };
    else if (code === 38 || code === 48) {
      const palette = parameters[index + 1] === 5;
      const colour = parameters[index + 2] ?? 0;
      if (palette && code === 38) next = { ...next, colour: colour < 16 ? colour : null };
      index += palette ? 2 : 4;
    }
  }
  return next;
}

function classes(pen: Pen): string {
  return [
    pen.colour === null ? '' : `f${pen.colour}`,
    pen.bold ? 'bold' : '',
    pen.faint ? 'faint' : '',
    pen.underlined ? 'line' : '',
    pen.inverse ? 'back' : '',
  ]
    .filter(each => each !== '')
    .join(' ');
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
