/** Expected against got: what both have is quiet, what differs is marked, white space can be seen. */

export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** Past this the comparison marks the whole line: nobody reads a finer one. */
const LONGEST = 400;

/** Both lines cut into words and spaces, with the pieces marked that the other does not have in this order. */
export function compared(
  expected: string,
  got: string,
): { readonly expected: readonly Piece[]; readonly got: readonly Piece[] } {
  const one = tokens(expected);
  const other = tokens(got);
  if (one.length > LONGEST || other.length > LONGEST)
    return { expected: [{ text: expected, differs: true }], got: [{ text: got, differs: true }] };
  // Longest common subsequence, counted from the ends.
  const width = other.length + 1;
  const common = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        one[i] === other[j]
          ? 1 + (common[(i + 1) * width + j + 1] ?? 0)
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  const left: Piece[] = [];
  const right: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const a = one[i];
    const b = other[j];
    if (a !== undefined && a === b) {
      left.push({ text: a, differs: false });
      right.push({ text: a, differs: false });
      i += 1;
      j += 1;
    } else if (
      b === undefined ||
      (a !== undefined && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      left.push({ text: a ?? '', differs: true });
      i += 1;
    } else {
      right.push({ text: b, differs: true });
      j += 1;
    }
  }
  return { expected: merged(left), got: merged(right) };
}

function tokens(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last !== undefined && last.differs === piece.differs)
      out[out.length - 1] = { text: last.text + piece.text, differs: last.differs };
    else out.push(piece);
  }
  return out;
}

/** Spaces as mid-dots, tabs and line ends as arrows; `space` tells which parts are only that. */
export function visible(text: string): readonly { readonly text: string; readonly space: boolean }[] {
  return (text.match(/\s+|\S+/g) ?? []).map(part =>
    /^\s/.test(part)
      ? {
          text: part
            .replaceAll(' ', '·')
            .replaceAll('\t', '→')
            .replaceAll('\r', '␍')
            .replaceAll('\n', '↵\n')
            .replaceAll('\u00a0', '⍽'),
          space: true,
        }
      : { text: part, space: false },
  );
}
