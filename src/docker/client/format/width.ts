/** How many columns of a terminal a text takes, and texts cut to a width. */

const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** East Asian wide and fullwidth letters, and the pictures that are as wide. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Columns of one code point. */
function letterWidth(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 0;
  if (code < 0x300) return 1;
  if (ZERO.test(letter)) return 0;
  return WIDE.some(([from, to]) => from <= code && code <= to) ? 2 : 1;
}

const PLAIN = /^[\u0020-\u007e]*$/;

export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/** Docker's cut: at most `most` columns, the last of them `…` when something was left out. */
export function ellipsis(text: string, most: number): string {
  if (most <= 0) return '';
  const letters = [...text];
  if (most === 1) return letters[0] ?? '';
  // Docker counts what takes no room, such as the end of a line, as one column here.
  const columns = letters.map(letter => Math.max(1, letterWidth(letter)));
  if (columns.reduce((sum, one) => sum + one, 0) <= most) return text;
  let width = 0;
  let cut = '';
  for (const [at, letter] of letters.entries()) {
    width += columns[at] ?? 1;
    if (width > most - 1) break;
    cut += letter;
  }
  // When not even the first letter fits, Docker gives up and leaves the text whole.
  return cut === '' ? text : `${cut}…`;
}
