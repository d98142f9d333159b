import type { ProgramCall } from '../../../kernel/program.ts';
import { pass, stop } from '../../../kernel/session.ts';
import { closure, unpack } from '../archive.ts';
import { unknownText } from '../names.ts';
import { type Database, writeDatabase } from './database.ts';
import { type ApkLine, saySum } from './line.ts';
import { ARCHIVE, LIBRARY } from './repositories.ts';
import { fetchIndices } from './update.ts';

/** Names that people write for one that is not there. What else is missing here Alpine may have: its list is longer. */
const NEVER = /^(nosuch|no-such|doesnotexist|nonexist|notapackage)/;

/** `apk add`. */
export function add(call: ProgramCall, line: ApkLine, { installed, world }: Database): number {
  const { flags, virtual, say } = line;
  const names = line.names.map(name => name.replace(/[=<>~@].*$/, ''));
  const cached = !flags.has('--no-cache');
  const indexed = call.files.list('/var/cache/apk').some(name => name.startsWith('APKINDEX'));
  if (!cached || !indexed) fetchIndices(call, cached, say);
  const online = call.session.request.network;
  const unknown = names.filter(name => !installed.has(name) && (!online || !ARCHIVE.has(name)));
  const untold = unknown.filter(name => online && !NEVER.test(name));
  if (untold.length > 0 && untold.length === unknown.length)
    return stop(call.session, 'not-simulated', unknownText(untold, ARCHIVE.keys()));
  if (unknown.length > 0) {
    call.err(`ERROR: unable to select packages:\n${unknown.map(name => missingText(name, virtual)).join('')}`);
    return unknown.length;
  }
  const wanted = closure(ARCHIVE, names, new Set(installed.keys()));
  const total = wanted.length + (virtual === null ? 0 : 1);
  wanted.forEach((each, at) => {
    pass(call.session, 12 + Math.round(each.size / 180_000));
    say(`(${at + 1}/${total}) Installing ${each.name} (${each.version})\n`);
    unpack(call, each, LIBRARY);
    installed.set(each.name, each.version);
    if (each.name === 'bash') say('Executing bash-5.2.37-r0.post-install\n');
  });
  if (virtual !== null) {
    say(`(${total}/${total}) Installing ${virtual} (20250310.120000)\n`);
    installed.set(virtual, `virtual:${names.join(',')}`);
  }
  if (total > 0) say('Executing busybox-1.37.0-r12.trigger\n');
  if (wanted.some(each => each.name === 'ca-certificates')) say('Executing ca-certificates-20241121-r1.trigger\n');
  const asked = virtual === null ? names : [virtual];
  writeDatabase(call, { installed, world: [...new Set([...world, ...asked])] });
  saySum({ installed, world }, say);
  return 0;
}

function missingText(name: string, virtual: string | null): string {
  const by = virtual === null ? `world[${name}]` : `${virtual}-20250310.120000[${name}]`;
  return `  ${name} (no such package):\n    required by: ${by}\n`;
}
