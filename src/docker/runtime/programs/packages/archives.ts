/** What package managers find here, told from the archives that they install from. */
import { ARCHIVE } from './apk/repositories.ts';
import { bookworm, isDebianPackage } from './apt/archive-of.ts';
import { DEBIAN_NAMES } from './apt/debian-names.ts';
import { countOf } from './names.ts';
import { NPM_NAMES } from './npm/npm-names.ts';
import { isPublished as isNpmPublished, newestReleases as newestOfNpm } from './npm/registry.ts';
import { PYPI_NAMES } from './pip/published.ts';
import { canonicalName, isPublished, newestReleases } from './pip/registry.ts';

export interface PackageArchive {
  readonly manager: 'apk' | 'apt' | 'npm' | 'pip';
  /** What it installs: version by name. */
  readonly installs: ReadonlyMap<string, string>;
  /**
   * What is said of all other names. `named`: the names of so many are known, by which the manager tells what is not simulated from what does
   * not exist. `untold`: of none it is known whether it exists.
   */
  readonly others: { readonly kind: 'named'; readonly count: number } | { readonly kind: 'untold' };
  /** Whether a name that it does not install is known to exist. */
  readonly knows: (name: string) => boolean;
  /** A name as the archive spells it. */
  readonly spelled: (name: string) => string;
}

let made: readonly PackageArchive[] | null = null;

export function packageArchives(): readonly PackageArchive[] {
  made ??= [
    {
      manager: 'apt',
      installs: versionsOf(bookworm().values()),
      others: { kind: 'named', count: countOf(DEBIAN_NAMES) },
      knows: isDebianPackage,
      spelled: lowered,
    },
    {
      manager: 'apk',
      installs: versionsOf(ARCHIVE.values()),
      others: { kind: 'untold' },
      knows: () => false,
      spelled: lowered,
    },
    {
      manager: 'pip',
      installs: newestReleases(),
      others: { kind: 'named', count: countOf(PYPI_NAMES) },
      knows: isPublished,
      spelled: canonicalName,
    },
    {
      manager: 'npm',
      installs: newestOfNpm(),
      others: { kind: 'named', count: countOf(NPM_NAMES) },
      knows: isNpmPublished,
      spelled: lowered,
    },
  ];
  return made;
}

function lowered(name: string): string {
  return name.toLowerCase();
}

function versionsOf(
  packages: Iterable<{ readonly name: string; readonly version: string }>,
): ReadonlyMap<string, string> {
  return new Map([...packages].map(({ name, version }) => [name, version]));
}
