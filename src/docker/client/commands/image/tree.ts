/**
 * Images as `docker images --tree` of Docker 28 shows them, newest first: names of an image above each other, the longest first, with
 * its columns beside the last. The classic store knows no platforms of an image, so nothing hangs below. On a pipe the table is as
 * wide as 80 columns, and its head keeps its colours. Rule: printImageTree of docker/cli 28.5.2.
 */
import type { ImageSummary } from '../../../engine/index.ts';
import type { Paint } from '../../format/note.ts';
import { paint } from '../../format/note.ts';
import { humanSize } from '../../format/units.ts';
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

const WARNING = "WARNING: This is an experimental feature. The output may change and shouldn't be depended on.";
const WARNED = paint(93);
const PIPE_WIDTH = 80;

/** Cut at its last column but one, even when it would just fit. */
function shortened(text: string, width: number): string {
  return displayWidth(text) < width ? text : `${text.slice(0, width - 1)}…`;
}

/** `terminal`: its columns, or null for a pipe. */
export function treeTable(images: readonly ImageSummary[], terminal: number | null): string {
  const fancy = terminal !== null;
  const room = terminal ?? PIPE_WIDTH;
  const colour = (wanted: Paint): Paint => (fancy ? wanted : plain);
  const widest = Math.max('Image'.length, ...images.flatMap(image => image.RepoTags.map(name => name.length)));
  const anyUsed = images.some(image => image.Containers > 0);
  const columns = columnsOf(widest, anyUsed, { room, fancy });
  const [first] = columns;
  if (first === undefined) return '';
  const title = columns.map(column => cell(column, column.title, TITLE)).join(SPACING);
  const lines = [colour(WARNED)(WARNING), `${legend(room - 1, fancy)} `, '', title];
  for (const image of images) {
    const details: Details = {
      id: image.Id,
      usage: humanSize(image.Size, 3),
      content: humanSize(0, 3),
      inUse: image.Containers > 0,
    };
    const row = columns
      .flatMap(column =>
        column.value === null
          ? []
          : [SPACING + cell(column, column.value(details), column.painted ? plain : colour(USUAL))],
      )
      .join('');
    const names = [...image.RepoTags].sort((a, b) => b.length - a.length);
    const last = names.pop();
    // Only the name beside the columns is held to the width of its own.
    lines.push(...names.map(name => colour(NAME)(terminal === null ? name : shortened(name, terminal))));
    const beside = last ?? UNTAGGED;
    const fitting = displayWidth(beside) > first.width ? shortened(beside, first.width) : beside;
    lines.push(cell(first, fitting, colour(last === undefined ? FAINT : NAME)) + row);
  }
  return `${lines.join('\n')}\n`;
}
