import { MEMORY } from '../../kernel/machine.ts';
import type { Program } from '../../kernel/program.ts';
import { secondsOf } from '../../kernel/session.ts';
import { dateText } from '../../languages/strftime.ts';
import { humanInTenths } from '../files/size.ts';
import { badOption, busybox, readOptions } from '../words.ts';

/** How much of the machine is in use: the same at every moment. */

/** Bytes of a unit by its option; KiB where none is given. */
const UNITS: Readonly<Record<string, number>> = { b: 1, k: 1024, m: 1_048_576, g: 1_073_741_824 };

export const free: Program = call => {
  const { flags, unknown } = readOptions(call.args, {
    short: 'bkmgh',
    long: { bytes: 'b', kibi: 'k', mebi: 'm', gibi: 'g', human: 'h' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const unit = Object.keys(UNITS).findLast(letter => flags.has(letter)) ?? 'k';
  const text = (kibibytes: number): string => {
    const bytes = kibibytes * 1024;
    if (!flags.has('h')) return String(Math.floor(bytes / (UNITS[unit] ?? 1024)));
    if (busybox(call)) return kibibytes === 0 ? '0' : humanInTenths(bytes);
    return humanOfProcps(bytes);
  };
  const used = Math.floor(MEMORY * 0.21);
  const cached = Math.floor(MEMORY * 0.31);
  // procps gives the first column one place more.
  const first = busybox(call) ? 14 : 15;
  const row = (name: string, numbers: readonly number[]): string =>
    `${name}${numbers.map((each, at) => text(each).padStart(at === 0 ? first + 5 - name.length : 12)).join('')}\n`;
  call.out(
    `${' '.repeat(first)}total        used        free      shared  buff/cache   available\n` +
      row('Mem:', [MEMORY, used, MEMORY - used - cached, 1100, cached, Math.floor(MEMORY * 0.75)]) +
      row('Swap:', [0, 0, 0]),
  );
  return 0;
};

/** `23Gi`, `1.9Gi`, `0B`: tenths below ten, cut and not rounded. Rule: free.c of procps 4. */
function humanOfProcps(bytes: number): string {
  let value = bytes;
  for (const unit of ['B', 'Ki', 'Mi', 'Gi', 'Ti']) {
    if (value < 1000 || unit === 'Ti') {
      const isShort = unit !== 'B' && value < 10;
      return `${isShort ? (Math.floor(value * 10) / 10).toFixed(1) : Math.floor(value)}${unit}`;
    }
    value /= 1024;
  }
  return '';
}

export const uptime: Program = call => {
  call.out(` ${dateText('%H:%M:%S', secondsOf(call.session))} up  1:00,  load average: 0.08, 0.03, 0.01\n`);
  return 0;
};
