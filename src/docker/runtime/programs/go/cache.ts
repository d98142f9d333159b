import { joinPath, sha256, standIn } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import type { Compiled } from './compile.ts';
import { cachePath } from './toolchain.ts';

/** What compiling a package of the standard library leaves behind, in bytes: the first build pays for it. */
const CACHED: Readonly<Record<string, number>> = {
  runtime: 17_940_000,
  fmt: 6_300_000,
  os: 2_420_000,
  reflect: 2_760_000,
  log: 610_000,
  time: 1_350_000,
  strings: 480_000,
  strconv: 390_000,
  errors: 60_000,
  math: 420_000,
};
/** Which of them are compiled for an import. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  fmt: ['fmt', 'os', 'reflect'],
  os: ['os'],
  log: ['log', 'fmt', 'os', 'reflect', 'time'],
  time: ['time'],
  strings: ['strings'],
  strconv: ['strconv'],
  errors: ['errors'],
  math: ['math'],
};
const README =
  'This directory holds cached build artifacts from the Go build system.\nRun "go clean -cache" if the directory is getting too large.\nRun "go clean -fuzzcache" to delete the fuzz cache.\nSee go.dev to learn more about Go.\n';
/** Bytes of the standard library that the compiler writes in a millisecond. */
const PACE = 18_000;

/** Fills the build cache; gives how long the compiler took, in simulated milliseconds. */
export function fillCache(call: ProgramCall, { built, imports }: Compiled): number {
  const cache = cachePath(call);
  const { files, session } = call;
  if (files.stat(cache) === null && files.mkdir(cache, { recursive: true }) !== null) return 2600;
  const readme = joinPath(cache, 'README');
  if (files.stat(readme) === null) files.write(readme, README);
  files.write(joinPath(cache, 'trim.txt'), `${Math.floor(session.request.now / 1000)}\n`);
  let took = 180;
  for (const each of new Set(['runtime', ...[...imports].flatMap(path => NEEDS[path] ?? [])])) {
    const size = CACHED[each] ?? 100_000;
    if (keep(call, cache, `${built.version} ${built.architecture} ${each}`, size)) took += size / PACE;
  }
  if (keep(call, cache, `${built.version} ${built.architecture} ${JSON.stringify(built.sources)}`, 6_200)) took += 120;
  return Math.round(took);
}

/** Keeps what was compiled of something; false when it was there already. */
function keep(call: ProgramCall, cache: string, identity: string, size: number): boolean {
  const { files } = call;
  const digest = sha256(`go ${identity}`).slice(7);
  const directory = joinPath(cache, digest.slice(0, 2));
  const path = joinPath(directory, `${digest}-d`);
  if (files.stat(path) !== null) return false;
  files.mkdir(directory, { recursive: true });
  files.write(path, standIn(size, identity));
  files.write(joinPath(directory, `${digest}-a`), standIn(152, `${identity} action`));
  return true;
}
