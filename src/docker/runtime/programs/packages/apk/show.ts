import { emulatedArchitecture } from '../../../kernel/machine.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import type { Database } from './database.ts';
import type { ApkLine } from './line.ts';
import { ARCHIVE } from './repositories.ts';

/** `apk info`: what is installed, or more of those that are named. */
export function info(call: ProgramCall, { names, flags }: ApkLine, { installed }: Database): number {
  if (names.length === 0) {
    const versions = flags.has('-v') || flags.has('-vv');
    for (const [name, version] of [...installed].sort()) call.out(versions ? `${name}-${version}\n` : `${name}\n`);
    return 0;
  }
  for (const name of names) {
    const version = installed.get(name);
    if (version === undefined) continue;
    const kib = Math.round((ARCHIVE.get(name)?.size ?? 40_000) / 1024);
    call.out(
      flags.has('-e')
        ? `${name}\n`
        : `${name}-${version} description:\n${name}\n\n${name}-${version} installed size:\n${kib} KiB\n\n`,
    );
  }
  return names.every(name => installed.has(name)) ? 0 : 1;
}

/** `apk list`: what is installed. */
export function list(call: ProgramCall, { installed }: Database): number {
  const architecture = emulatedArchitecture(call.session.request.platform);
  for (const [name, version] of [...installed].sort())
    call.out(`${name}-${version} ${architecture} {${name}} [installed]\n`);
  return 0;
}

/** `apk search`: whose names have one of the words in them. */
export function search(call: ProgramCall, words: readonly string[]): number {
  for (const { name, version } of ARCHIVE.values())
    if (words.length === 0 || words.some(word => name.includes(word))) call.out(`${name}-${version}\n`);
  return 0;
}
