/**
 * Golden files: what Drydock itself printed when somebody last read it and found it right, in `test/golden/`. `UPDATE=1` writes
 * them anew; what changed is then read in the commit. What a real Docker printed stands in `test/fixtures/` and is never written
 * from here: there the recording is right, and we are not.
 */
import { AssertionError } from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { difference } from './difference.ts';

export const GOLDEN = new URL('golden/', import.meta.url);

/** @throws when golden files are to be written where nobody reads what changed: `CI` is set by every service that runs checks */
export function updates({ UPDATE = '', CI = '' }: NodeJS.ProcessEnv): boolean {
  if (UPDATE === '') return false;
  if (UPDATE !== '1') throw new Error(`UPDATE is 1 or nothing, not ${UPDATE}`);
  if (CI !== '')
    throw new Error('UPDATE=1 writes golden files, and a check may not: it would pass whatever is printed');
  return true;
}

const UPDATES: boolean = updates(process.env);

/** Holds a text to its golden file, to the byte. */
export function golden(name: string, text: string, folder: URL = GOLDEN, update: boolean = UPDATES): void {
  const file = new URL(name, folder);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (kept === text) return;
  if (update) {
    writeFileSync(file, text);
    return;
  }
  const told =
    kept === null
      ? `there is no test/golden/${name} yet; UPDATE=1 writes it`
      : `not as in test/golden/${name} (- kept, + printed now; when what is printed is right, UPDATE=1 keeps it)\n${difference(kept, text)}`;
  throw new AssertionError({ message: told, stackStartFn: golden });
}
