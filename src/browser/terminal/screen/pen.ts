/** How characters are written from now on: colour and weight, as `ESC [ … m` sets them. */

export interface Pen {
  /** 0–15; null for the terminal's own. */
  readonly colour: number | null;
  readonly bold: boolean;
  readonly faint: boolean;
  readonly underlined: boolean;
  readonly inverse: boolean;
}

export const PLAIN: Pen = { colour: null, bold: false, faint: false, underlined: false, inverse: false };

/** The pen after `ESC [ … m`. Of the palette of 256 the first sixteen are known, and true colours are not. */
export function dipped(pen: Pen, parameters: readonly number[]): Pen {
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

/** Classes of styles/quiz/terminal.css, `''` for plain: `f4` (colours 0–15), `bold`, `faint`, `line`, `back`. */
export function styleOf(pen: Pen): string {
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
