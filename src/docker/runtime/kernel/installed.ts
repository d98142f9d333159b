import { cleanPath, nameOf } from '../../filesystem/index.ts';
import type { UserFiles } from './files.ts';

/** Where pip puts packages, by Debian's Python and by that of the Python images. */
const SITES = ['/usr/lib/python3/dist-packages'];
const LIBRARIES = '/usr/local/lib';

/**
 * The package of pip that has the name of a program which is not there. Most that have one bring a program of their name, and which do is
 * not known here: so nothing is said to be missing.
 */
export function packageCalled(files: UserFiles, program: string, path: string | undefined): string | null {
  const name = nameOf(program)
    .toLowerCase()
    .replace(/[-_.]+/g, '_');
  // Each directory of programs may have its libraries beside it: those of virtual environments and of users do.
  const libraries = [LIBRARIES, ...(path ?? '').split(':').map(each => cleanPath('../lib', each === '' ? '/' : each))];
  const sites = [...new Set(libraries)].flatMap(library =>
    files
      .list(library)
      .filter(each => /^python3/.test(each))
      .map(each => `${library}/${each}/site-packages`),
  );
  const isIts = (entry: string): boolean => /^(.+)-[^-]+\.dist-info$/.exec(entry)?.[1]?.toLowerCase() === name;
  return [...SITES, ...sites].some(site => files.list(site).some(isIts)) ? nameOf(program) : null;
}
