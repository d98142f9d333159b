import type { Program } from '../../kernel/program.ts';
import { busybox } from '../words.ts';

/** Programs that look at what is mounted. */

export const df: Program = call => {
  const human = call.args.some(arg => arg.includes('h'));
  call.out(`Filesystem           ${human ? '     Size' : '1K-blocks'}      Used Available Use% Mounted on\n`);
  for (const [name, size, used, where] of [
    ['overlay', 61_202_244, 12_240_448, '/'],
    ['tmpfs', 65_536, 0, '/dev'],
    ['shm', 65_536, 0, '/dev/shm'],
  ] as const) {
    const shown = (blocks: number) =>
      human
        ? `${blocks >= 1_048_576 ? `${(blocks / 1_048_576).toFixed(1)}G` : `${(blocks / 1024).toFixed(1)}M`}`
        : String(blocks);
    call.out(
      `${name.padEnd(20)} ${shown(size).padStart(9)} ${shown(used).padStart(9)} ${shown(size - used).padStart(9)} ${String(Math.round((used / size) * 100)).padStart(3)}% ${where}\n`,
    );
  }
  return 0;
};

export const mount: Program = call => {
  if (call.args.filter(arg => !arg.startsWith('-')).length > 0) {
    call.err(
      busybox(call) ? 'mount: permission denied (are you root?)\n' : `mount: ${call.args.at(-1)}: permission denied.\n`,
    );
    return busybox(call) ? 1 : 32;
  }
  call.out(
    'overlay on / type overlay (rw,relatime)\nproc on /proc type proc (rw,nosuid,nodev,noexec,relatime)\ntmpfs on /dev type tmpfs (rw,nosuid,size=65536k,mode=755)\nsysfs on /sys type sysfs (ro,nosuid,nodev,noexec,relatime)\n',
  );
  return 0;
};

export const umount: Program = call => {
  call.err(`umount: can't unmount ${call.args.at(-1)}: Operation not permitted\n`);
  return 1;
};
