import type { Test } from './request.ts';

/** One place of a pattern: `*`, or what one character may be. */
type GlobPiece = '*' | ((char: string) => boolean);

/**
 * `*`, `?` and `[…]` as the shell reads them; a pattern that is none stands for itself. Its stars are walked, not given to a
 * regular expression, which would try all ways to divide a name among them.
 */
export function globTest(pattern: string, fold: boolean): (text: string) => boolean {
  const folded = (text: string): string => (fold ? text.toLowerCase() : text);
  const pieces = piecesOf(folded(pattern));
  if (pieces === null) return text => text === pattern;
  return text => fits(pieces, [...folded(text)]);
}

/** Null where a bracket is not closed, or holds no set of characters. */
function piecesOf(pattern: string): readonly GlobPiece[] | null {
  const pieces: GlobPiece[] = [];
  for (const [part] of pattern.matchAll(/\[!?[^\]]*\]|[\s\S]/gu)) {
    if (part === '*') pieces.push(part);
    else if (part === '?') pieces.push(() => true);
    else if (part === '[') return null;
    else if (part.length > 1 && part.startsWith('[')) {
      const set = setOf(part);
      if (set === null) return null;
      pieces.push(char => set.test(char));
    } else pieces.push(char => char === part);
  }
  return pieces;
}

function setOf(part: string): RegExp | null {
  try {
    return new RegExp(`^${part.replace(/\\/g, '\\\\').replace(/^\[!/, '[^')}$`, 's');
  } catch {
    return null;
  }
}

/** Each star takes as little as will do: only the last one that was met is ever asked to take more. */
function fits(pieces: readonly GlobPiece[], text: readonly string[]): boolean {
  let piece = 0;
  let star = -1;
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const next = pieces[piece];
    if (next === '*') {
      star = piece++;
      from = at;
    } else if (next?.(text[at] ?? '')) {
      piece++;
      at++;
    } else if (star >= 0) {
      piece = star + 1;
      at = ++from;
    } else return false;
  }
  return pieces.slice(piece).every(each => each === '*');
}

/** `+3`: more than that, `-3`: less, `3`: as much. */
function numberTest(text: string): (value: number) => boolean {
  const wanted = Number(text.replace(/^[-+]/, '').replace(/[a-zA-Z]$/, ''));
  if (text.startsWith('+')) return value => value > wanted;
  return text.startsWith('-') ? value => value < wanted : value => value === wanted;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['f', 'file'],
  ['d', 'directory'],
  ['l', 'symlink'],
]);

export function typeTest(letter: string): Test {
  const type = TYPES.get(letter);
  return ({ node }) => node.type === type;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['c', 1],
  ['k', 1024],
  ['M', 1_048_576],
  ['G', 1_073_741_824],
]);
/** Of a size without a letter. */
const BLOCK = 512;

export function sizeTest(size: string): Test {
  const unit = UNITS.get(size.slice(-1)) ?? BLOCK;
  const fits = numberTest(size);
  return ({ node }) => fits(node.type === 'file' ? Math.ceil(node.content.size / unit) : 0);
}

/** `-222`: all of these bits, `/222`: any of them, `644`: these and no others. */
export function permTest(mode: string): Test {
  const bits = Number.parseInt(mode.replace(/^[-/]/, ''), 8);
  if (mode.startsWith('-')) return ({ node }) => (node.mode & bits) === bits;
  return mode.startsWith('/') ? ({ node }) => (node.mode & bits) !== 0 : ({ node }) => node.mode === bits;
}

/** How long ago something was changed, in whole units of so many seconds. */
export function ageTest(wanted: string, unit: number, now: () => number): Test {
  const fits = numberTest(wanted);
  return ({ node }) => fits(Math.floor((now() - node.mtime) / unit));
}
