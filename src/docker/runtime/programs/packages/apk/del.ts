import type { ProgramCall } from '../../../kernel/program.ts';
import { pass } from '../../../kernel/session.ts';
import { closure, remove } from '../archive.ts';
import { type Database, writeDatabase } from './database.ts';
import { type ApkLine, saySum } from './line.ts';
import { ARCHIVE, LIBRARY } from './repositories.ts';

/** `apk del`: with what is named goes what nothing else needs. */
export function del(call: ProgramCall, { names, say }: ApkLine, { installed, world }: Database): number {
  const kept = world.filter(each => !names.includes(each));
  const leaving = leavingOf(names, installed, kept);
  if (leaving.length === 0 && names.some(name => !installed.has(name))) {
    say('OK: 8 MiB in 15 packages\n');
    return 0;
  }
  leaving.forEach((name, at) => {
    const each = ARCHIVE.get(name);
    say(`(${at + 1}/${leaving.length}) Purging ${name} (${each?.version ?? '20250310.120000'})\n`);
    if (each !== undefined) remove(call, each, LIBRARY);
    installed.delete(name);
  });
  say('Executing busybox-1.37.0-r12.trigger\n');
  writeDatabase(call, { installed, world: kept });
  saySum({ installed, world: kept }, say);
  pass(call.session, 120);
  return 0;
}

/** What goes, in the order in which it goes: what needs something before that. */
function leavingOf(
  names: readonly string[],
  installed: ReadonlyMap<string, string>,
  kept: readonly string[],
): readonly string[] {
  const gone = names.flatMap(name => {
    const version = installed.get(name) ?? '';
    return version.startsWith('virtual:') ? [name, ...version.slice(8).split(',')] : [name];
  });
  const needed = new Set(closure(ARCHIVE, kept, new Set()).map(each => each.name));
  const all = gone.flatMap(name => [name, ...closure(ARCHIVE, [name], new Set()).map(each => each.name)]);
  return [...new Set(all)].filter(name => installed.has(name) && (!needed.has(name) || names.includes(name))).reverse();
}
