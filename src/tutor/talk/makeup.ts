/** What an image's size is made of: which of its layers came with the base, and which its own build made. */
import { familiar, humanSize, type ImageView, type View } from '../../docker/index.ts';
import type { Said } from '../../grade/index.ts';
import { offering } from './offers.ts';
import { placeOf, spelt } from './own.ts';

interface Makeup {
  /** Name of the base image; null when it has none that is known here. */
  readonly base: string | null;
  readonly baseRows: readonly Row[];
  readonly ownRows: readonly Row[];
  /** Whether a build on this host made it; another's layers are nobody's here. */
  readonly built: boolean;
}

interface Row {
  readonly size: number;
  readonly createdBy: string;
}

/** Rows of one list. */
const ROWS = 8;
/** Characters of an instruction. */
const INSTRUCTION = 90;

/** The image that a question speaks of: by its name, by the size that is named, or the newest that was built, or the largest. */
export function imageMeant({ images, builds }: View, text: string): ImageView | null {
  const lower = text.toLowerCase();
  const named = images
    .flatMap(image => image.tags.map(tag => ({ image, names: spelt(tag) })))
    .find(({ names }) => names.some(name => placeOf(lower, name) >= 0));
  if (named !== undefined) return named.image;
  const bytes = sizeIn(lower);
  const alike = bytes === null ? undefined : images.find(({ size }) => Math.abs(size - bytes) <= size * 0.02);
  if (alike !== undefined) return alike;
  const built = builds.findLast(({ image }) => image !== null && images.some(({ id }) => id === image))?.image;
  return images.find(({ id }) => id === built) ?? images.toSorted((one, other) => other.size - one.size)[0] ?? null;
}

const POWERS: Readonly<Record<string, number>> = { k: 1e3, к: 1e3, m: 1e6, м: 1e6, g: 1e9, г: 1e9 };

/** `275MB`, `275 МБ`, `10,3 мб`: bytes. */
function sizeIn(text: string): number | null {
  const found = /(\d{1,6}(?:[.,]\d{1,3})?)\s?([kmgкмг])(?:i?b|б|егабайт)/u.exec(text);
  if (found === null) return null;
  return Number((found[1] ?? '').replace(',', '.')) * (POWERS[found[2] ?? ''] ?? 1);
}

function makeupOf({ images, builds }: View, image: ImageView): Makeup {
  const rows = image.history.filter(row => row.layer !== null).toReversed();
  const build = builds.findLast(each => each.image === image.id);
  const from = build?.steps.findLast(
    step => step.instruction === 'FROM' && step.layer !== null && image.layers.includes(step.layer),
  );
  const under = from === undefined ? below(images, image) : null;
  const top = from?.layer ?? under?.layers.at(-1) ?? null;
  const count = top === null ? 0 : image.layers.indexOf(top) + 1;
  const base = from === undefined ? (under?.tags[0] ?? null) : baseName(from.name);
  return { base, baseRows: rows.slice(0, count), ownRows: rows.slice(count), built: build !== undefined };
}

/** `[build 1/4] FROM docker.io/library/golang:1.23-alpine@sha256:…` → `golang:1.23-alpine` */
function baseName(step: string): string | null {
  const reference = /FROM\s+(\S+)/.exec(step)?.[1]?.replace(/@sha256:.*$/, '');
  return reference === undefined ? null : familiar(reference);
}

/** The largest other image with a name, all of whose layers this one stands on. */
function below(images: readonly ImageView[], image: ImageView): ImageView | null {
  const under = images.filter(
    each =>
      each.id !== image.id &&
      each.tags.length > 0 &&
      each.layers.length > 0 &&
      each.layers.length < image.layers.length &&
      each.layers.every((layer, at) => layer === image.layers[at]),
  );
  return under.toSorted((one, other) => other.layers.length - one.layers.length)[0] ?? null;
}

export function sayMakeup(seen: View, image: ImageView | null): Said {
  if (image === null) return offering({ code: 'tutor.host.size-none', data: {} }, ['pull', 'build']);
  const { base, baseRows, ownRows, built } = makeupOf(seen, image);
  const name = image.tags[0] ?? image.id.replace('sha256:', '').slice(0, 12);
  const [baseBytes, ownBytes] = [total(baseRows), total(ownRows)];
  const data = { image: name, imageBytes: image.size, layers: image.layers.length };
  if (baseRows.length === 0)
    return offering({ code: 'tutor.host.size-whole', data: { ...data, rows: listed(ownRows) } }, [
      'history',
      'size',
      'layer',
    ]);
  const heavy = baseBytes > ownBytes;
  const near = heavy ? ['multi-stage', 'shrink', 'history'] : ['deleted-file', 'shrink', 'history'];
  const of = { base: base ?? '<none>', baseBytes, ownBytes, baseRows: listed(baseRows), ownRows: listed(ownRows) };
  const code = !built ? 'tutor.host.size-above' : ownBytes === 0 ? 'tutor.host.size-base' : 'tutor.host.size';
  return offering({ code, data: { ...data, ...of } }, near);
}

function total(rows: readonly Row[]): number {
  return rows.reduce((sum, { size }) => sum + size, 0);
}

/** The heaviest first; what weighs nothing is left out. */
function listed(rows: readonly Row[]): string {
  const heavy = rows.filter(({ size }) => size > 0).toSorted((one, other) => other.size - one.size);
  const shown = heavy.slice(0, ROWS).map(({ size, createdBy }) => sized(size, instruction(createdBy)));
  return [...shown, ...(heavy.length > ROWS ? [`… +${heavy.length - ROWS}`] : [])].join('\n');
}

function instruction(createdBy: string): string {
  const text = createdBy
    .replace(/\s+/g, ' ')
    .replace(/ # buildkit$/, '')
    .replace(/^RUN \/bin\/sh -c /, 'RUN ')
    .trim();
  return text.length <= INSTRUCTION ? text : `${text.slice(0, INSTRUCTION)}…`;
}

/** A row as Docker prints its size. */
export function sized(size: number, what: string): string {
  return `${humanSize(size, 3).padEnd(9)}${what}`;
}
