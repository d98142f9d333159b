/**
 * What the tables of images by their usage are made of, in Docker 28 (`--tree`) as in 29: columns that are left out from the right
 * when they do not fit, colours, and a mark at images that containers stand on.
 */
import { INFO, type Paint, PLAIN_INFO, paint } from '../../format/note.ts';
import { shortId } from '../../format/short.ts';
import { displayWidth } from '../../format/width.ts';

export interface Details {
  readonly id: string;
  readonly usage: string;
  readonly content: string;
  readonly inUse: boolean;
}

export interface ImageColumn {
  readonly title: string;
  readonly width: number;
  readonly right: boolean;
  /** Null for the first column, which holds names. */
  readonly value: ((details: Details) => string) | null;
  /** Whether it has colours of its own. */
  readonly painted: boolean;
}

export const UNTAGGED = '<untagged>';
export const SPACING = '   ';
/** The first column is never made narrower than this for the sake of others. */
const LEAST_NAME = 12;
const LEAST_TERMINAL = 20;

export const plain: Paint = text => text;

export const NAME = paint(34, 1);
export const USUAL = paint(39);
export const FAINT = paint(39, 2);
export const TITLE = paint(39, 1);
const CHIP = '\u001b[38;5;0m\u001b[48;5;14m U \u001b[0m';

/** Columns that fit; the first is as wide as the names need, or as is left. `room` null: without end. */
export function columnsOf(
  widest: number,
  anyUsed: boolean,
  { room, fancy }: { readonly room: number | null; readonly fancy: boolean },
): readonly ImageColumn[] {
  const used = (details: Details): string => {
    if (!anyUsed) return '';
    if (fancy) return details.inUse ? CHIP : '   ';
    return details.inUse ? 'U' : ' ';
  };
  const others: readonly ImageColumn[] = [
    { title: 'ID', width: 12, right: false, value: ({ id }) => shortId(id), painted: false },
    { title: 'DISK USAGE', width: 10, right: true, value: ({ usage }) => usage, painted: false },
    { title: 'CONTENT SIZE', width: 12, right: true, value: ({ content }) => content, painted: false },
    { title: 'EXTRA', width: 5, right: false, value: used, painted: true },
  ];
  let width = widest;
  let fitting = others;
  if (room !== null) {
    let left = Math.max(room, LEAST_TERMINAL);
    const last = others.findIndex(column => {
      const needed = column.width + SPACING.length;
      if (left - needed < LEAST_NAME) return true;
      left -= needed;
      return false;
    });
    fitting = last < 0 ? others : others.slice(0, last);
    width = Math.min(left, widest);
  }
  return [{ title: 'IMAGE', width, right: false, value: null, painted: false }, ...fitting];
}

/** Visible columns of a text that may be painted. */
function visible(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a sequence of the terminal begins with ESC.
  return displayWidth(text.replace(/\u001b\[[0-9;]*m/g, ''));
}

/** Cuts a text that is wider than its column; the first column never cuts. */
export function cell({ width, right, value }: ImageColumn, text: string, colour: Paint): string {
  const fill = width - visible(text);
  if (fill < 0) return value === null ? colour(text) : colour(`${text.slice(0, width - 1)}…`);
  return right ? ' '.repeat(fill) + colour(text) : colour(text) + ' '.repeat(fill);
}

export function legend(room: number, fancy: boolean): string {
  const text = fancy ? `${INFO} ${CHIP} In Use` : `${PLAIN_INFO} U In Use`;
  return `${' '.repeat(Math.max(0, Math.max(room, LEAST_TERMINAL) - visible(text)))}${text}`;
}
