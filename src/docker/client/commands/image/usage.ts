/**
 * Images as Docker 29 lists them: a row for each name with disk usage and content size, or with `--tree` a block for each image with
 * its platforms. Columns that do not fit the terminal are left out from the right; on a pipe there are neither colours nor a legend.
 */
import type { ImageSummary } from '../../../daemon/index.ts';
import { INFO, type Paint, paint } from '../../format/note.ts';
import { shortId } from '../../format/short.ts';
import { humanSize } from '../../format/units.ts';
import { byCodePoint } from '../../format/value.ts';
import { displayWidth } from '../../format/width.ts';

interface Details {
  readonly id: string;
  readonly usage: string;
  readonly content: string;
  readonly inUse: boolean;
}

interface Child {
  readonly platform: string;
  readonly available: boolean;
  readonly details: Details;
}

interface Block {
  readonly names: readonly string[];
  readonly details: Details;
  readonly children: readonly Child[];
}

interface Column {
  readonly title: string;
  readonly width: number;
  readonly right: boolean;
  /** Null for the first column, which holds names. */
  readonly value: ((details: Details) => string) | null;
  /** Whether it has colours of its own. */
  readonly painted: boolean;
}

const UNTAGGED = '<untagged>';
const SPACING = '   ';
/** The first column is never made narrower than this for the sake of others. */
const LEAST_NAME = 12;
const LEAST_TERMINAL = 20;

const plain: Paint = text => text;

const NAME = paint(34, 1);
const USUAL = paint(39);
const FAINT = paint(39, 2);
const TITLE = paint(39, 1);
const CHIP = '\u001b[38;5;0m\u001b[48;5;14m U \u001b[0m';

function isUsed(image: ImageSummary): boolean {
  return image.Containers > 0;
}

/** `precision` 3, as everywhere in these columns. */
function size(bytes: number): string {
  return humanSize(bytes, 3);
}

/** Sorted by name; those without one come last, as they were. */
function blocksOf(images: readonly ImageSummary[], tree: boolean): readonly Block[] {
  const blocks = images.flatMap((image): readonly Block[] => {
    const manifests = image.Manifests ?? [];
    const inUse = isUsed(image);
    const details: Details = {
      id: image.Id,
      usage: size(image.Size),
      content: size(manifests.reduce((sum, one) => sum + one.Size.Content, 0)),
      inUse,
    };
    const names = [...image.RepoTags].sort(byCodePoint);
    const children = tree
      ? manifests.map(
          (one): Child => ({
            platform: one.Platform,
            available: one.Available,
            details: {
              id: one.ID,
              usage: size(one.Size.Total),
              content: size(one.Size.Content),
              inUse: inUse && one.Available,
            },
          }),
        )
      : [];
    if (tree || names.length === 0) return [{ names, details, children }];
    return names.map(name => ({ names: [name], details, children }));
  });
  const key = ({ names: [first = ''] }: Block) => first;
  return blocks
    .map((block, at) => ({ block, at }))
    .sort((a, b) => {
      const [left, right] = [key(a.block), key(b.block)];
      if ((left === '') !== (right === '')) return left === '' ? 1 : -1;
      return byCodePoint(left, right) || a.at - b.at;
    })
    .map(({ block }) => block);
}

function widestName(blocks: readonly Block[]): number {
  const texts = blocks.flatMap(({ names, children }) => [
    ...(names.length === 0 ? [UNTAGGED] : names),
    ...children.map(child => `   ${child.platform}`),
  ]);
  return Math.max('Image'.length, ...texts.map(text => text.length));
}

/** Columns that fit; the first is as wide as the names need, or as is left. `terminal` null: without end. */
function columnsOf(blocks: readonly Block[], terminal: number | null): readonly Column[] {
  const fancy = terminal !== null;
  const anyUsed = blocks.some(block => block.details.inUse);
  const used = (details: Details): string => {
    if (!anyUsed) return '';
    if (fancy) return details.inUse ? CHIP : '   ';
    return details.inUse ? 'U' : ' ';
  };
  const others: readonly Column[] = [
    { title: 'ID', width: 12, right: false, value: ({ id }) => shortId(id), painted: false },
    { title: 'DISK USAGE', width: 10, right: true, value: ({ usage }) => usage, painted: false },
    { title: 'CONTENT SIZE', width: 12, right: true, value: ({ content }) => content, painted: false },
    { title: 'EXTRA', width: 5, right: false, value: used, painted: true },
  ];
  const widest = widestName(blocks);
  let width = widest;
  let fitting = others;
  if (terminal !== null) {
    let left = Math.max(terminal, LEAST_TERMINAL);
    const room = others.findIndex(column => {
      const needed = column.width + SPACING.length;
      if (left - needed < LEAST_NAME) return true;
      left -= needed;
      return false;
    });
    fitting = room < 0 ? others : others.slice(0, room);
    width = Math.min(left, widest);
  }
  return [{ title: 'IMAGE', width, right: false, value: null, painted: false }, ...fitting];
}

/** Visible columns of a text that may be painted. */
function visible(text: string): number {
  return displayWidth(text.replace(/\u001b\[[0-9;]*m/g, ''));
}

/** Cuts a text that is wider than its column; the first column never cuts. */
function cell({ width, right, value }: Column, text: string, colour: Paint): string {
  const fill = width - visible(text);
  if (fill < 0) return value === null ? colour(text) : colour(`${text.slice(0, width - 1)}…`);
  return right ? ' '.repeat(fill) + colour(text) : colour(text) + ' '.repeat(fill);
}

function legend(terminal: number): string {
  const text = `${INFO} ${CHIP} In Use`;
  return `${' '.repeat(Math.max(0, Math.max(terminal, LEAST_TERMINAL) - visible(text)))}${text}\n`;
}

/** `terminal`: its columns, or null for a pipe. */
export function usageTable(images: readonly ImageSummary[], tree: boolean, terminal: number | null): string {
  const blocks = blocksOf(images, tree);
  const columns = columnsOf(blocks, terminal);
  const [first] = columns;
  if (first === undefined) return '';
  const colour = (wanted: Paint): Paint => (terminal === null ? plain : wanted);
  const row = (details: Details, wanted: Paint): string =>
    columns
      .map(column =>
        column.value === null
          ? ''
          : SPACING + cell(column, column.value(details), column.painted ? plain : colour(wanted)),
      )
      .join('');
  const spaced = tree && blocks.some(block => block.children.length > 0);
  let text = terminal === null ? '' : legend(terminal);
  text += `${columns.map(column => cell(column, column.title, colour(TITLE))).join(SPACING)}\n`;
  for (const { names, details, children } of blocks) {
    if (names.length === 0) text += cell(first, UNTAGGED, colour(FAINT));
    for (const [at, name] of names.entries()) {
      const isLast = at === names.length - 1;
      const isWide = displayWidth(name) > first.width;
      text += cell(first, name, colour(NAME));
      if (!isLast || isWide) text += '\n';
      if (isLast && isWide) text += ' '.repeat(first.width);
    }
    text += row(details, USUAL);
    if (spaced) text += '\n';
    for (const [at, child] of children.entries()) {
      const wanted = child.available ? USUAL : FAINT;
      text += cell(first, `${at === children.length - 1 ? '└─' : '├─'} ${child.platform}`, colour(wanted));
      text += `${row(child.details, wanted)}\n`;
    }
    text += '\n';
  }
  return text;
}
