/**
 * Images as Docker 29 lists them: a row for each name with disk usage and content size, or with `--tree` a block for each image with
 * its platforms. Columns that do not fit the terminal are left out from the right; on a pipe there are neither colours nor a legend.
 */
import type { ImageSummary } from '../../../engine/index.ts';
import type { Paint } from '../../format/note.ts';
import { humanSize } from '../../format/units.ts';
import { byCodePoint } from '../../format/value.ts';
import { displayWidth } from '../../format/width.ts';
import {
  cell,
  columnsOf,
  type Details,
  FAINT,
  legend,
  NAME,
  plain,
  SPACING,
  TITLE,
  UNTAGGED,
  USUAL,
} from './columns.ts';

interface SubImage {
  readonly platform: string;
  readonly available: boolean;
  readonly details: Details;
}

interface TopImage {
  readonly names: readonly string[];
  readonly details: Details;
  readonly children: readonly SubImage[];
}

function isUsed(image: ImageSummary): boolean {
  return image.Containers > 0;
}

/** `precision` 3, as everywhere in these columns. */
function size(bytes: number): string {
  return humanSize(bytes, 3);
}

/** Sorted by name; those without one come last, as they were. */
function blocksOf(images: readonly ImageSummary[], tree: boolean): readonly TopImage[] {
  const blocks = images.flatMap((image): readonly TopImage[] => {
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
          (one): SubImage => ({
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
  const key = ({ names: [first = ''] }: TopImage) => first;
  return blocks
    .map((block, at) => ({ block, at }))
    .sort((a, b) => {
      const [left, right] = [key(a.block), key(b.block)];
      if ((left === '') !== (right === '')) return left === '' ? 1 : -1;
      return byCodePoint(left, right) || a.at - b.at;
    })
    .map(({ block }) => block);
}

function widestName(blocks: readonly TopImage[]): number {
  const texts = blocks.flatMap(({ names, children }) => [
    ...(names.length === 0 ? [UNTAGGED] : names),
    ...children.map(child => `   ${child.platform}`),
  ]);
  return Math.max('Image'.length, ...texts.map(text => text.length));
}

/** `terminal`: its columns, or null for a pipe. */
export function usageTable(images: readonly ImageSummary[], tree: boolean, terminal: number | null): string {
  const blocks = blocksOf(images, tree);
  const columns = columnsOf(
    widestName(blocks),
    blocks.some(block => block.details.inUse),
    { room: terminal, fancy: terminal !== null },
  );
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
  let text = terminal === null ? '' : `${legend(terminal, true)}\n`;
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
