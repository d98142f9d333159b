import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a directory whose name fits, declarations aside. */
export function sources(directory: string, fits = /\.[jt]s$/): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap(entry => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return sources(path, fits);
    return fits.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}
