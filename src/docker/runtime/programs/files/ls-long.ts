import { entryOf } from '../../../entry.ts';
import { joinPath, type Node } from '../../../filesystem/index.ts';
import { isDevice } from '../../kernel/devices.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { secondsOf } from '../../kernel/session.ts';
import { groups, passwd } from '../../kernel/users.ts';
import { modeText } from '../mode.ts';
import { busybox } from '../words.ts';
import { human, humanInTenths } from './size.ts';

/** One name of a listing, as it is shown and where it is. */
export interface ListedFile {
  readonly shown: string;
  readonly path: string;
  readonly node: Node;
}

interface LongRow {
  readonly mode: string;
  readonly links: string;
  readonly owner: string;
  readonly group: string;
  readonly size: string;
  readonly time: string;
  readonly name: string;
}

/** The table of `ls -l`; busybox's columns have a least width. `mark`: what stands after a name. */
export function longListing(
  call: ProgramCall,
  flags: ReadonlySet<string>,
  files: readonly ListedFile[],
  mark: (file: ListedFile) => string,
): string {
  const rows = files.map(rowsOf(call, flags, mark));
  const width = (column: 'links' | 'owner' | 'group' | 'size', least: number) =>
    Math.max(busybox(call) ? least : 0, ...rows.map(row => row[column].length));
  const links = width('links', 4);
  const owner = width('owner', 8);
  const group = width('group', 8);
  const size = width('size', 9);
  return rows
    .map(row => {
      const ownerText = flags.has('g') ? '' : `${row.owner.padEnd(owner)} `;
      const groupText = flags.has('o') || flags.has('G') ? '' : `${row.group.padEnd(group)} `;
      return `${row.mode} ${row.links.padStart(links)} ${ownerText}${groupText}${row.size.padStart(size)} ${row.time} ${row.name}\n`;
    })
    .join('');
}

/** Directories that the kernel makes for each container: in memory, or of no size at all. Recorded from Docker 28.5.2. */
const MADE_BY_THE_KERNEL: Readonly<Record<string, { readonly links: number; readonly size: number }>> = {
  '/dev': { links: 5, size: 320 },
  '/proc': { links: 161, size: 0 },
  '/sys': { links: 12, size: 0 },
};

/** Bytes that a directory counts. */
function directorySize(path: string): number {
  return entryOf(MADE_BY_THE_KERNEL, path)?.size ?? 4096;
}

/** KiB that a file takes on disk. */
export function blocksOf({ node, path }: ListedFile): number {
  if (entryOf(MADE_BY_THE_KERNEL, path) !== undefined) return 0;
  if (node.type === 'file') return Math.ceil(node.content.size / 4096) * 4;
  return node.type === 'directory' ? 4 : 0;
}

/** The line above the files of a directory: how many KiB they take. */
export function totalLine(files: readonly ListedFile[], flags: ReadonlySet<string>): string {
  const blocks = files.reduce((sum, file) => sum + blocksOf(file), 0);
  return `total ${flags.has('h') ? human(blocks * 1024) : blocks}\n`;
}

function rowsOf(call: ProgramCall, flags: ReadonlySet<string>, mark: (file: ListedFile) => string) {
  const numeric = flags.has('n');
  const users = new Map(passwd(call.files.whole).map(user => [user.uid, user.name]));
  const known = new Map(groups(call.files.whole).map(group => [group.gid, group.name]));
  const now = secondsOf(call.session);
  return (file: ListedFile): LongRow => {
    const { node, path, shown } = file;
    return {
      mode: modeText(isDevice(path) ? 'device' : isSocket(path, node) ? 'socket' : node.type, node.mode),
      links: String(linksOf(call, file)),
      owner: (numeric ? undefined : users.get(node.uid)) ?? String(node.uid),
      group: (numeric ? undefined : known.get(node.gid)) ?? String(node.gid),
      size: sizeText(file, flags, busybox(call)),
      time: flags.has('T') ? fullTime(node.mtime, busybox(call)) : timeText(node.mtime, now),
      name: `${shown}${mark(file)}${node.type === 'symlink' ? ` -> ${node.target}` : ''}`,
    };
  };
}

/** The daemon's, on the host and where it is mounted. */
function isSocket(path: string, node: Node): boolean {
  return node.type === 'file' && /\/docker\.sock$/.test(path) && node.content.size === 0;
}

/** A directory counts itself, its `.` and each directory in it, unless it is laid together from several layers. */
function linksOf({ files }: ProgramCall, { node, path }: ListedFile): number {
  if (node.type !== 'directory') return 1;
  const made = entryOf(MADE_BY_THE_KERNEL, path);
  if (made !== undefined) return made.links;
  if (files.whole.tree.merges?.(path) === true) return 1;
  return 2 + files.list(path).filter(name => files.lstat(joinPath(path, name))?.type === 'directory').length;
}

function sizeText(file: ListedFile, flags: ReadonlySet<string>, tenths: boolean): string {
  const { node } = file;
  if (isDevice(file.path)) return '1,   3';
  const bytes =
    node.type === 'file'
      ? node.content.size
      : node.type === 'symlink'
        ? Buffer.byteLength(node.target)
        : directorySize(file.path);
  if (!flags.has('h')) return String(bytes);
  return tenths ? humanInTenths(bytes) : human(bytes);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-30 14:54:17.000000000 +0000`: of the nanoseconds this host keeps none. `short`: as busybox writes it. */
export function fullTime(mtime: number, short: boolean): string {
  const [day = '', clock = ''] = new Date(Math.floor(mtime) * 1000).toISOString().split(/[T.]/);
  return `${day} ${clock}${short ? '' : '.000000000'} +0000`;
}

function timeText(mtime: number, now: number): string {
  const date = new Date(mtime * 1000);
  const day = `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)}`;
  const recent = mtime <= now + 3600 && now - mtime < 15_778_476;
  const clock = `${String(date.getUTCHours()).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
  return `${day} ${recent ? clock : String(date.getUTCFullYear()).padStart(5)}`;
}
