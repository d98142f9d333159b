import type { ProgramCall } from '../../../kernel/program.ts';
import { bookworm } from './archive-of.ts';
import { architectureOf, distributionOf } from './distribution.ts';
import { readInstalled } from './status.ts';

/** `apt list`: what is installed. */
export function list(call: ProgramCall): number {
  for (const [name, version] of readInstalled(call))
    call.out(`${name}/now ${version} ${architectureOf(call)} [installed,local]\n`);
  return 0;
}

/** `apt search`: whose names have one of the words in them. */
export function search(call: ProgramCall, words: readonly string[]): number {
  for (const { name, version } of bookworm().values())
    if (words.some(word => name.includes(word)))
      call.out(`${name}/${distributionOf(call).suite} ${version} ${architectureOf(call)}\n`);
  return 0;
}

/** `apt show` and `apt-cache policy`. */
export function show(call: ProgramCall, names: readonly string[]): number {
  for (const { name, version, size } of bookworm().values())
    if (names.includes(name))
      call.out(`Package: ${name}\nVersion: ${version}\nInstalled-Size: ${Math.round(size / 1024)} kB\n`);
  return 0;
}
