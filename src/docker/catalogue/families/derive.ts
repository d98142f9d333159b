/** An image made from another one of its repository: the same rows and files, where another version, or another system below, stands. */
import { type HistoryText, type ImageDescription, image, type LayerSource } from '../describe.ts';
import type { FileList } from '../files.ts';

/** What is written in place of what, wherever it stands by itself: `['3.12.9', '3.9.21']`. */
export type Replacement = readonly [from: string, to: string];

/** Replaces versions and names where they are no part of a longer one. Of two for the same the first counts, and longer ones come first. */
function rewriting(replacements: readonly Replacement[]): (text: string) => string {
  const used = replacements.filter(([from, to]) => from !== '' && from !== to);
  if (used.length === 0) return text => text;
  const to = new Map([...used].reverse());
  const any = used.map(([from]) => from.replace(/[.+^$()|[\]\\*?{}]/g, '\\$&')).join('|');
  // A digit beside it makes it another number, and a dot with a digit another version.
  const pattern = new RegExp(`(?<![0-9]|[0-9]\\.)(?:${any})(?![0-9]|\\.[0-9])`, 'g');
  return text => text.replace(pattern, found => to.get(found) ?? found);
}

function rewritten(list: FileList, rewrite: (text: string) => string): FileList {
  const each = <T extends string | number>(fields: Readonly<Record<string, T>>, value: (of: T) => T) =>
    Object.fromEntries(Object.entries(fields).map(([path, of]) => [rewrite(path), value(of)]));
  return {
    ...list,
    lines: rewrite(list.lines),
    filler: list.filler === null ? null : rewrite(list.filler),
    ...(list.texts === undefined ? {} : { texts: each(list.texts, rewrite) }),
    ...(list.modes === undefined ? {} : { modes: each(list.modes, mode => mode) }),
    ...(list.data === undefined ? {} : { data: each(list.data, rewrite) }),
  };
}

export interface Derivation {
  readonly tags: readonly string[];
  /** What it stands on. */
  readonly base: ImageDescription | null;
  readonly replacements: readonly Replacement[];
}

export function derived(model: ImageDescription, { tags, base, replacements }: Derivation): ImageDescription {
  const rewrite = rewriting(replacements);
  const rows = model.rows.map((row): HistoryText => {
    if (typeof row === 'string') return rewrite(row);
    const [text, files] = row;
    if (files === 'nothing') return [rewrite(text), files];
    const source: LayerSource = architecture => rewritten(files(architecture), rewrite);
    return [rewrite(text), source];
  });
  return image({ ...model, tags, base, rows, madeFrom: `${model.repository}:${model.tags[0] ?? 'latest'}` });
}
