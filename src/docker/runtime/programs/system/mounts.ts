import { cleanPath, isWithin } from '../../../filesystem/index.ts';
import { kernelErrnoText } from '../../kernel/errno.ts';
import { MEMORY } from '../../kernel/machine.ts';
import { mountList } from '../../kernel/mount-table.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { human, humanInTenths } from '../files/size.ts';
import { busybox, readOptions } from '../words.ts';

/** Programs that look at what is mounted. */

/** A file system as df tells of it; KiB. */
interface FileSystemUse {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly used: number;
  readonly at: string;
}

/** Of the machine's disk. */
const DISK = { size: 61_202_244, used: 12_240_448 };

function fileSystems({ session }: ProgramCall): readonly FileSystemUse[] {
  const mounted = (session.request.mounts ?? []).map(({ path, kind, size }): FileSystemUse => {
    if (kind === 'disk') return { name: '/dev/vda1', type: 'ext4', ...DISK, at: path };
    return { name: 'tmpfs', type: 'tmpfs', size: size ?? Math.floor(MEMORY / 2), used: 0, at: path };
  });
  return [
    { name: 'overlay', type: 'overlay', ...DISK, at: '/' },
    { name: 'tmpfs', type: 'tmpfs', size: 65_536, used: 0, at: '/dev' },
    { name: 'shm', type: 'tmpfs', size: 65_536, used: 0, at: '/dev/shm' },
    ...mounted,
  ];
}

export const df: Program = call => {
  const { flags, rest } = readOptions(call.args, { short: 'hkaPT', long: { 'human-readable': 'h', all: 'a' } });
  const all = fileSystems(call);
  let code = 0;
  const shown = rest.flatMap(file => {
    const path = cleanPath(file, call.cwd);
    if (call.files.stat(path) !== null) return all.findLast(({ at }) => isWithin(path, at)) ?? [];
    const why = kernelErrnoText(call.files.missing(path));
    call.err(busybox(call) ? `df: ${file}: can't find mount point\n` : `df: ${file}: ${why}\n`);
    code = 1;
    return [];
  });
  const rows = rest.length === 0 ? all : shown;
  if (rows.length > 0) call.out(busybox(call) ? tableOfBusybox(rows, flags) : tableOfGnu(rows, flags));
  return code;
};

const percent = ({ used, size }: FileSystemUse): string => `${Math.ceil((used / size) * 100)}%`;

function tableOfBusybox(rows: readonly FileSystemUse[], flags: ReadonlySet<string>): string {
  const text = (blocks: number): string =>
    (flags.has('h') ? (blocks === 0 ? '0' : humanInTenths(blocks * 1024)) : String(blocks)).padStart(9);
  const size = flags.has('h') ? '     Size' : '1K-blocks';
  const lines = rows.map(row => {
    const numbers = [row.size, row.used, row.size - row.used].map(text).join(' ');
    return `${row.name.padEnd(20)} ${numbers} ${percent(row).padStart(4)} ${row.at}\n`;
  });
  return `Filesystem           ${size}      Used Available Use% Mounted on\n${lines.join('')}`;
}

/** Columns as wide as their widest; the first has room for 14. Rule: df.c of coreutils. */
function tableOfGnu(rows: readonly FileSystemUse[], flags: ReadonlySet<string>): string {
  const isHuman = flags.has('h');
  const text = (blocks: number): string => (isHuman ? (blocks === 0 ? '0' : human(blocks * 1024)) : String(blocks));
  const table = [
    ['Filesystem', isHuman ? 'Size' : '1K-blocks', 'Used', isHuman ? 'Avail' : 'Available', 'Use%', 'Mounted on'],
    ...rows.map(row => [row.name, text(row.size), text(row.used), text(row.size - row.used), percent(row), row.at]),
  ];
  const widths = [0, 1, 2, 3, 4].map(column =>
    Math.max(column === 0 ? 14 : column === 4 ? 4 : 5, ...table.map(cells => (cells[column] ?? '').length)),
  );
  return table
    .map(([name = '', ...cells]) => {
      const inner = cells.slice(0, -1).map((cell, at) => cell.padStart(widths[at + 1] ?? 0));
      return `${name.padEnd(widths[0] ?? 0)} ${inner.join(' ')} ${cells.at(-1)}\n`;
    })
    .join('');
}

export const mount: Program = call => {
  if (call.args.filter(arg => !arg.startsWith('-')).length > 0) {
    call.err(
      busybox(call) ? 'mount: permission denied (are you root?)\n' : `mount: ${call.args.at(-1)}: permission denied.\n`,
    );
    return busybox(call) ? 1 : 32;
  }
  call.out(mountList(call.session.request.mounts ?? []));
  return 0;
};

export const umount: Program = call => {
  call.err(`umount: can't unmount ${call.args.at(-1)}: Operation not permitted\n`);
  return 1;
};
