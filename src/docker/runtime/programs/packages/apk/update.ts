import { standIn } from '../../../../filesystem/index.ts';
import { emulatedArchitecture } from '../../../kernel/machine.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { pass } from '../../../kernel/session.ts';
import { textAt } from '../archive.ts';
import type { Database } from './database.ts';
import { type ApkLine, saySum } from './line.ts';

const MIRROR = 'https://dl-cdn.alpinelinux.org/alpine';
/** The repositories of a machine: bytes of their indices, and by which name these are kept. */
const REPOSITORIES = [
  { name: 'main', size: 490_000, key: '066df28d' },
  { name: 'community', size: 2_150_000, key: 'b53994b4' },
];

/** `apk update`. */
export function update(call: ProgramCall, { say }: ApkLine): number {
  if (!fetchIndices(call, true, say)) return 2;
  const releases = `${MIRROR}/${branchOf(call)}`;
  say(
    `v3.21.3-119-g5e1a54eaab1 [${releases}/main]\nv3.21.3-120-g0cbe8cc9b8e [${releases}/community]\nOK: 25395 distinct packages available\n`,
  );
  return 0;
}

/** `apk upgrade`: nothing is newer. */
export function upgrade(call: ProgramCall, { flags, say }: ApkLine, database: Database): number {
  if (!fetchIndices(call, !flags.has('--no-cache'), say)) return 1;
  saySum(database, say);
  return 0;
}

/** Fetches the indices of the repositories, and keeps them when they are to be cached. False when the last one failed. */
export function fetchIndices(call: ProgramCall, cached: boolean, say: ApkLine['say']): boolean {
  const { network, platform } = call.session.request;
  for (const { name, size, key } of REPOSITORIES) {
    const url = `${MIRROR}/${branchOf(call)}/${name}`;
    say(`fetch ${url}/${emulatedArchitecture(platform)}/APKINDEX.tar.gz\n`);
    if (network) {
      pass(call.session, 380);
      if (cached) call.files.write(`/var/cache/apk/APKINDEX.${key}.tar.gz`, standIn(size, url));
      continue;
    }
    pass(call.session, 5000);
    call.err(`WARNING: updating and opening ${url}: temporary error (try again later)\n`);
  }
  return network;
}

/** The release that the machine follows: `v3.21`. */
function branchOf(call: ProgramCall): string {
  return (
    /v\d+\.\d+|edge/.exec(textAt(call, '/etc/apk/repositories'))?.[0] ??
    `v${textAt(call, '/etc/alpine-release').split('.').slice(0, 2).join('.') || '3.21'}`
  );
}
