import { type Package, readArchive } from '../archive.ts';
import { namesIn } from '../names.ts';
import { BOOKWORM } from './bookworm.ts';
import { MEDIA_PACKAGES } from './bookworm-media.ts';
import { INSTALLED_ANYWAY, MORE_PACKAGES } from './bookworm-more.ts';
import { DEBIAN_NAMES } from './debian-names.ts';

let archive: ReadonlyMap<string, Package> | null = null;

/** What Debian 12 (bookworm) has in its archive, as far as this host can install it. */
export function bookworm(): ReadonlyMap<string, Package> {
  archive ??= new Map([...readArchive(MEDIA_PACKAGES), ...readArchive(MORE_PACKAGES), ...readArchive(BOOKWORM)]);
  return archive;
}

/** Whether Debian has a package of that name, simulated or not. */
export const isDebianPackage = namesIn(DEBIAN_NAMES);

let anyway: ReadonlyMap<string, string> | null = null;

/** The version of a package that no image of Debian is without; null for any other. */
export function installedAnyway(name: string): string | null {
  anyway ??= new Map([...readArchive(INSTALLED_ANYWAY).values()].map(each => [each.name, each.version]));
  return anyway.get(name) ?? null;
}
