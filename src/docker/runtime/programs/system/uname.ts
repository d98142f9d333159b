import { emulatedArchitecture, KERNEL_RELEASE, KERNEL_VERSION } from '../../kernel/machine.ts';
import type { Program } from '../../kernel/program.ts';
import { buildOf } from '../busybox.ts';
import { busybox, readOptions } from '../words.ts';

/** `uname`, and `arch`, which is `uname -m`. */
export const uname: Program = call => {
  const { request } = call.session;
  const { flags } = readOptions(call.args, {
    short: 'asnrvmpio',
    long: { all: 'a', machine: 'm', 'kernel-name': 's', 'kernel-release': 'r', nodename: 'n' },
  });
  const machine = emulatedArchitecture(request.platform);
  const parts: readonly (readonly [string, string])[] = [
    ['s', 'Linux'],
    ['n', request.hostname],
    ['r', KERNEL_RELEASE],
    ['v', KERNEL_VERSION],
    ['m', machine],
    ['p', 'unknown'],
    ['i', 'unknown'],
    ['o', busybox(call) && !buildOf(call).glibc ? 'Linux' : 'GNU/Linux'],
  ];
  if (call.name === 'arch') call.out(`${machine}\n`);
  else {
    const wanted = flags.size === 0 ? new Set(['s']) : flags;
    call.out(
      `${parts
        .filter(([letter]) => wanted.has(letter) || (wanted.has('a') && letter !== 'p' && letter !== 'i'))
        .map(([, text]) => text)
        .join(' ')}\n`,
    );
  }
  return 0;
};
