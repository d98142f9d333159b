import { numberFrom } from '../archive.ts';
import { namesIn } from '../names.ts';
import { NPM_NAMES } from './npm-names.ts';
import { PUBLISHED } from './published.ts';

/** How many packages and how many KiB well-known ones bring along. */
const KNOWN = new Map<string, readonly [packages: number, kib: number]>(
  Object.entries({
    express: [69, 2_300],
    koa: [42, 1_600],
    fastify: [48, 3_900],
    lodash: [1, 4_900],
    axios: [9, 2_400],
    react: [1, 300],
    'react-dom': [3, 4_600],
    'react-scripts': [1_290, 148_000],
    next: [28, 110_000],
    typescript: [1, 22_500],
    nodemon: [29, 1_900],
    mongoose: [23, 9_800],
    pg: [15, 900],
    redis: [9, 3_200],
    jest: [257, 38_000],
    eslint: [88, 12_000],
    webpack: [76, 17_000],
    vite: [14, 21_000],
    dotenv: [1, 80],
    cors: [3, 60],
    ws: [1, 150],
    mocha: [72, 6_800],
    chalk: [1, 60],
    prisma: [4, 41_000],
    '@angular/cli': [240, 31_000],
    '@angular-devkit/build-angular': [610, 120_000],
    '@nestjs/cli': [250, 36_000],
  }),
);

/** A package as the registry has it. */
export interface NpmPackage {
  readonly version: string;
  /** How many packages it is with those that it needs. */
  readonly packages: number;
  readonly kib: number;
}

/** What the registry has under a name. `none`: nobody has published it. `untold`: this host does not know, or not of which version. */
export type NpmPublished =
  | { readonly kind: 'release'; readonly release: NpmPackage }
  | { readonly kind: 'none' | 'untold' };

/** Whether the registry has a package of that name, as far as this host knows. */
export const isPublished = namesIn(NPM_NAMES);

let releases: ReadonlyMap<string, string> | null = null;

/** Versions by name: of those that are downloaded most. */
export function newestReleases(): ReadonlyMap<string, string> {
  releases ??= new Map(
    PUBLISHED.trim()
      .split(/\n|; /)
      .map(row => [row.slice(0, row.indexOf(' ')), row.slice(row.indexOf(' ') + 1)] as const),
  );
  return releases;
}

export function knownNames(): readonly string[] {
  return [...newestReleases().keys()];
}

/**
 * `range`: as it is written in a package.json, or a tag such as `latest`; a version in it is taken for there where the package is. `locked`: a lock
 * of the project names it, so it is there. Sizes that are not known depend on the name alone.
 */
export function publishedOf(name: string, range: string, locked: boolean): NpmPublished {
  if (/^(nosuch|no-such|doesnotexist|nonexist|this-package)/.test(name)) return { kind: 'none' };
  const newest = newestReleases().get(name) ?? null;
  const [asked] = /\d[\w.-]*/.exec(range) ?? [];
  const isThere = newest !== null || locked || isPublished(name) || name.startsWith('@types/');
  const version = isThere ? versionFor(newest, range, asked ?? null) : null;
  if (version === null) return { kind: 'untold' };
  const [packages, kib] = KNOWN.get(name) ?? [1 + numberFrom(name, 6), 40 + numberFrom(name, 900)];
  return { kind: 'release', release: { version, packages, kib } };
}

/** The newest release where the range admits it, or else the version that the range begins with. */
function versionFor(newest: string | null, range: string, asked: string | null): string | null {
  if (asked === null) return newest;
  const whole = [...asked.split('.'), '0', '0']
    .slice(0, Math.max(3, asked.split('.').length))
    .join('.')
    .replace(/\.x\b/g, '.0');
  if (newest === null) return whole;
  const isOpen =
    range.startsWith('>=') ||
    ((range.startsWith('^') || /^\d+(\.x)*$/.test(range)) &&
      majorOf(newest) === majorOf(asked) &&
      majorOf(asked) !== '0');
  return isOpen && !isNewer(whole, newest) ? newest : whole;
}

const majorOf = (version: string): string => version.split('.')[0] ?? '';

function isNewer(one: string, other: string): boolean {
  const numbers = (version: string) => version.split(/[.-]/).map(Number);
  const [left, right] = [numbers(one), numbers(other)];
  const at = left.findIndex((number, place) => number !== (right[place] ?? 0));
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}
