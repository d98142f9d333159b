/** What a repository was released as: versions, and the variants that each of them has. */
import type { BaseSystem } from './systems.ts';

/** What stands behind the version in a tag. */
export interface TagVariant {
  /** As tags have it: `slim-bookworm`; empty where the version stands alone. */
  readonly name: string;
  /** The system that a name without one stands for; null where it is not known. */
  readonly system: BaseSystem | null;
}

/** Versions that have the same variants. */
interface Line {
  /** Until the spring of 2025, which is the catalogue's day; the newest first. */
  readonly releases: readonly string[];
  /** Since then. */
  readonly later: readonly string[];
  readonly variants: readonly TagVariant[];
}

export interface Listed {
  /** Words that stand for a version: `lts` → `22.14.0`. */
  readonly names: ReadonlyMap<string, string>;
  readonly lines: readonly Line[];
}

/**
 * Reads a list: rows of releases, each with those of later days behind a slash, and behind every few of them a row with the variants that
 * they have in common.
 * ```
 * = lts=22.14.0 iron=20.18.3
 * 20.18.0~3 20.17.0 / 20.19.0~6
 * : .=bookworm alpine=alpine3.21 alpine3.19~22
 * ```
 * `a~b` stands for all numbers between; a dot for a version alone; behind `=` stands the system where the name does not say it.
 */
export function readListed(text: string): Listed {
  const names = new Map<string, string>();
  const lines: Line[] = [];
  let open: Omit<Line, 'variants'>[] = [];
  for (const row of text.trim().split('\n')) {
    const words = row.split(' ').filter(word => word !== '' && word !== '=' && word !== ':');
    if (row.startsWith('=')) {
      for (const word of words) {
        const [name = '', version = ''] = word.split('=');
        names.set(name, version);
      }
    } else if (row.startsWith(':')) {
      const variants = words.flatMap(variantsOf);
      for (const line of open) lines.push({ ...line, variants });
      open = [];
    } else {
      const [releases = '', later = ''] = row.split('/');
      open.push({ releases: versionsOf(releases), later: versionsOf(later) });
    }
  }
  return { names, lines };
}

function variantsOf(word: string): readonly TagVariant[] {
  const [name = '', system = null] = word.split('=');
  return spread(name).map(each => ({ name: each === '.' ? '' : each, system }));
}

function versionsOf(text: string): readonly string[] {
  return text
    .split(' ')
    .filter(word => word !== '')
    .flatMap(word => [...spread(word)].reverse());
}

/** `3.12.0~2` → 3.12.0, 3.12.1, 3.12.2. */
function spread(word: string): readonly string[] {
  const [, before = '', from = '', to = '', behind = ''] = /^(.*?)(\d+)~(\d+)(.*)$/.exec(word) ?? [];
  if (to === '') return [word];
  const first = Number(from);
  return Array.from({ length: Number(to) - first + 1 }, (_, index) => `${before}${first + index}${behind}`);
}

/** A release, and the line in which it stands. */
export interface Release {
  readonly version: string;
  readonly line: Line;
}

/** The releases that a version stands for, `20` or `20.18` for 20.18.3: those of the catalogue's day before those since, the newest first. */
export function releasesOf({ lines }: Listed, version: string): readonly Release[] {
  const begins = (release: string): boolean =>
    release === version || (release.startsWith(version) && /^[._u-]/.test(release.slice(version.length)));
  return (['releases', 'later'] as const).flatMap(when =>
    lines
      .flatMap(line => line[when].filter(begins).map((each): Release => ({ version: each, line })))
      .sort((a, b) => newestFirst(a.version, b.version)),
  );
}

/** The numbers of a version: 21, 0, 6, 0 and 7 of `21.0.6_7`, where the build comes after four of the version. */
function partsOf(version: string): readonly number[] {
  const [own = '', build] = version.split('_');
  const numbers = (own.match(/\d+/g) ?? []).map(Number);
  if (build === undefined) return numbers;
  return [...numbers, ...[0, 0, 0, 0].slice(numbers.length), ...(build.match(/\d+/g) ?? []).map(Number)];
}

function newestFirst(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (other[at] ?? -1) - (one[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** How far a number may lie beyond the newest that is known, and still be one that came since. */
function mayCome(part: number, newest: number): boolean {
  return part <= newest * 1.5 + 2;
}

/**
 * Whether a version that is none of the releases may be one all the same: it is older than the list reaches, or may have come since.
 * Where the list has numbers on both sides of it, or it is far beyond all of them, it was never released.
 */
export function mayBeReleased({ lines }: Listed, version: string): boolean {
  let known = lines.flatMap(({ releases, later }) => [...releases, ...later]).map(partsOf);
  for (const [at, part] of partsOf(version).entries()) {
    const here = known.flatMap(parts => parts[at] ?? []);
    if (here.length === 0) return false;
    if (here.includes(part)) known = known.filter(parts => parts[at] === part);
    else return part < Math.min(...here) || (part > Math.max(...here) && mayCome(part, Math.max(...here)));
  }
  return true;
}

/** How far two versions lie apart: the first number in which they differ weighs most. */
export function distanceBetween(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  return [0, 1, 2].reduce((sum, at) => sum + Math.abs((one[at] ?? 0) - (other[at] ?? 0)) * 1000 ** (2 - at), 0);
}
