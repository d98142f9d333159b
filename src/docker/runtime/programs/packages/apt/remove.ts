import type { ProgramCall } from '../../../kernel/program.ts';
import { remove as removeFiles } from '../archive.ts';
import { bookworm } from './archive-of.ts';
import { LIBRARY } from './distribution.ts';
import type { AptLine } from './line.ts';
import { readInstalled, writeInstalled } from './status.ts';

/** `apt remove` and its like. */
export function remove(call: ProgramCall, { names, say }: AptLine): number {
  const known = readInstalled(call);
  const leaving = names.filter(name => known.has(name));
  say('Reading package lists...\nBuilding dependency tree...\nReading state information...\n');
  if (leaving.length > 0) say(`The following packages will be REMOVED:\n  ${leaving.join(' ')}\n`);
  say(`0 upgraded, 0 newly installed, ${leaving.length} to remove and 0 not upgraded.\n`);
  for (const name of leaving) {
    const each = bookworm().get(name);
    if (each !== undefined) removeFiles(call, each, LIBRARY);
    known.delete(name);
    say(`Removing ${name} (${each?.version ?? ''}) ...\n`);
  }
  writeInstalled(call, known);
  return 0;
}
