/** Rows that many images have in common. */
import type { HistoryText, LayerSource, PerArchitecture } from '../../describe.ts';
import { ALPINE_321 } from '../alpine.ts';
import { BOOKWORM_SLIM, NOBLE } from '../debian.ts';

export type BaseName = 'alpine' | 'debian' | 'ubuntu';

export const BASES = { alpine: ALPINE_321, debian: BOOKWORM_SLIM, ubuntu: NOBLE } as const;

/** The day of the catalogue: when its images were built. */
export const DAY = '2025-02-25T06:10:21Z';
const MTIME = Date.parse(DAY) / 1000 - 120;

/** Bytes on both architectures: what is not compiled differs by little. */
export function both(bytes: number): PerArchitecture<number> {
  return { arm64: bytes, amd64: bytes };
}

/** A row that leaves files: those that are named, with one that stands for the rest of its size. */
export function files(
  text: string,
  lines: string,
  sizes: PerArchitecture<number>,
  filler: string,
  more: { readonly texts?: Readonly<Record<string, string>>; readonly data?: Readonly<Record<string, string>> } = {},
): HistoryText {
  const source: LayerSource = architecture => ({ lines, size: sizes[architecture], filler, mtime: MTIME, ...more });
  return [`${text} # buildkit`, source];
}

/** A row that copies scripts, which can be executed. */
export function scripts(text: string, texts: Readonly<Record<string, string>>): HistoryText {
  const modes = Object.fromEntries(Object.keys(texts).map(path => [path, 0o755]));
  return [`${text} # buildkit`, () => ({ lines: '', texts, modes, size: 0, filler: null, mtime: MTIME })];
}

/** Packages of the system, with the programs that are in them. */
export function packages(on: BaseName, names: string, programs: string, bytes: number): HistoryText {
  const text =
    on === 'alpine'
      ? `RUN /bin/sh -c set -eux; \tapk add --no-cache ${names}`
      : `RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends ${names}; \trm -rf /var/lib/apt/lists/*`;
  const lines = programs === '' ? '' : `x /usr/bin ${programs}`;
  return files(text, lines, both(bytes), `/usr/lib/${names.split(' ')[0]}.so`);
}
