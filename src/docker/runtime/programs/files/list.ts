import { cleanPath, joinPath, type Node } from '../../../filesystem/index.ts';
import { isDevice } from '../../kernel/devices.ts';
import { refusalText } from '../../kernel/files.ts';
import type { Call, Program } from '../../kernel/program.ts';
import { secondsOf } from '../../kernel/session.ts';
import { groups, passwd } from '../../kernel/users.ts';
import { modeText } from '../mode.ts';
import { badOption, busybox, readOptions } from '../words.ts';
import { human, humanInTenths } from './size.ts';

interface Entry {
  readonly shown: string;
  readonly path: string;
  readonly node: Node;
}

/** `ls`: names sorted by bytes, columns on a terminal, -l with owners by name. */
export const list: Program = call => {
  const { flags, rest, unknown } = readOptions(call.args, {
    short: 'aAlhdR1rtSFCinsoGkLpmQgcuxXw:U',
    long: {
      all: 'a',
      'almost-all': 'A',
      'human-readable': 'h',
      directory: 'd',
      recursive: 'R',
      reverse: 'r',
      color: 'x',
      'full-time': 'l',
      inode: 'i',
      size: 's',
      'group-directories-first': 'x',
    },
  });
  if (unknown !== null) return badOption(call, unknown);
  const { files } = call;
  const plain: Entry[] = [];
  const directories: Entry[] = [];
  let code = 0;
  for (const file of rest.length === 0 ? ['.'] : rest) {
    const path = cleanPath(file, call.cwd);
    const link = files.lstat(path);
    const barred = file.endsWith('/') && files.stat(path) !== null && files.stat(path)?.type !== 'directory';
    const node = barred ? null : flags.has('l') || flags.has('d') ? link : (files.stat(path) ?? link);
    if (node === null) {
      const why = refusalText(barred ? 'ENOTDIR' : files.missing(path));
      call.err(busybox(call) ? `ls: ${file}: ${why}\n` : `ls: cannot access '${file}': ${why}\n`);
      code = busybox(call) ? 1 : 2;
    } else if (node.type === 'directory' && !flags.has('d')) directories.push({ shown: file, path, node });
    else plain.push({ shown: file, path, node });
  }
  print(call, flags, sorted(plain, flags), false);
  let first = plain.length === 0;
  const heading = rest.length > 1 || flags.has('R');
  const show = ({ shown, path }: Entry): void => {
    if (!files.mayRead(path)) {
      call.err(
        busybox(call)
          ? `ls: can't open '${shown}': Permission denied\n`
          : `ls: cannot open directory '${shown}': Permission denied\n`,
      );
      code = busybox(call) ? 1 : 2;
      return;
    }
    if (heading) call.out(`${first ? '' : '\n'}${shown}:\n`);
    first = false;
    const entries: Entry[] = [];
    for (const name of files.list(path)) {
      if (name.startsWith('.') && !flags.has('a') && !flags.has('A')) continue;
      const node = files.lstat(joinPath(path, name));
      if (node !== null) entries.push({ shown: name, path: joinPath(path, name), node });
    }
    const own = files.stat(path);
    const dots: Entry[] = flags.has('a') && own !== null ? ['.', '..'].map(shown => ({ shown, path, node: own })) : [];
    const all = [...dots, ...sorted(entries, flags)];
    print(call, flags, all, true);
    if (!flags.has('R')) return;
    for (const entry of all) {
      if (entry.node.type === 'directory' && entry.shown !== '.' && entry.shown !== '..') {
        show({ ...entry, shown: `${shown.replace(/\/$/, '')}/${entry.shown}` });
      }
    }
  };
  for (const directory of sorted(directories, flags)) show(directory);
  return code;
};

function sorted(entries: readonly Entry[], flags: ReadonlySet<string>): Entry[] {
  const sizeOf = (entry: Entry) => (entry.node.type === 'file' ? entry.node.content.size : 4096);
  const list = [...entries].sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
  if (flags.has('t')) list.sort((a, b) => b.node.mtime - a.node.mtime);
  if (flags.has('S')) list.sort((a, b) => sizeOf(b) - sizeOf(a));
  return flags.has('r') ? list.reverse() : list;
}

function sizeText(entry: Entry, flags: ReadonlySet<string>, tenths: boolean): string {
  const { node } = entry;
  if (isDevice(entry.path)) return '1,   3';
  const bytes =
    node.type === 'file' ? node.content.size : node.type === 'symlink' ? Buffer.byteLength(node.target) : 4096;
  if (!flags.has('h')) return String(bytes);
  return tenths ? humanInTenths(bytes) : human(bytes);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function timeText(mtime: number, now: number): string {
  const date = new Date(mtime * 1000);
  const day = `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)}`;
  const recent = mtime <= now + 3600 && now - mtime < 15_778_476;
  const clock = `${String(date.getUTCHours()).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
  return `${day} ${recent ? clock : String(date.getUTCFullYear()).padStart(5)}`;
}

function print(call: Call, flags: ReadonlySet<string>, entries: readonly Entry[], directory: boolean): void {
  const mark = (entry: Entry): string => {
    if (flags.has('p') && !flags.has('F')) return entry.node.type === 'directory' ? '/' : '';
    if (!flags.has('F')) return '';
    if (entry.node.type === 'directory') return '/';
    if (entry.node.type === 'symlink') return flags.has('l') ? '' : '@';
    return entry.node.mode & 0o111 ? '*' : '';
  };
  if (flags.has('l') || flags.has('n') || flags.has('o') || flags.has('g')) {
    const users = new Map(passwd(call.files.whole).map(user => [user.uid, user.name]));
    const known = new Map(groups(call.files.whole).map(group => [group.gid, group.name]));
    const now = secondsOf(call.session);
    const rows = entries.map(entry => {
      const { node } = entry;
      const numeric = flags.has('n');
      return {
        mode: modeText(isDevice(entry.path) ? 'device' : node.type, node.mode),
        links:
          node.type === 'directory'
            ? String(
                2 +
                  call.files
                    .list(entry.path)
                    .filter(name => call.files.lstat(joinPath(entry.path, name))?.type === 'directory').length,
              )
            : '1',
        owner: numeric ? String(node.uid) : (users.get(node.uid) ?? String(node.uid)),
        group: numeric ? String(node.gid) : (known.get(node.gid) ?? String(node.gid)),
        size: sizeText(entry, flags, busybox(call)),
        time: timeText(node.mtime, now),
        name: `${entry.shown}${mark(entry)}${node.type === 'symlink' ? ` -> ${node.target}` : ''}`,
      };
    });
    if (directory) {
      const blocks = entries.reduce(
        (sum, { node }) =>
          sum + (node.type === 'file' ? Math.ceil(node.content.size / 4096) * 4 : node.type === 'directory' ? 4 : 0),
        0,
      );
      call.out(`total ${flags.has('h') ? human(blocks * 1024) : blocks}\n`);
    }
    const width = (column: 'links' | 'owner' | 'group' | 'size') => Math.max(0, ...rows.map(row => row[column].length));
    const wide = busybox(call);
    const links = wide ? Math.max(5, width('links')) : width('links');
    const owner = wide ? Math.max(8, width('owner')) : width('owner');
    const group = wide ? Math.max(8, width('group')) : width('group');
    const size = wide ? Math.max(9, width('size')) : width('size');
    for (const row of rows) {
      const ownerText = flags.has('g') ? '' : `${row.owner.padEnd(owner)} `;
      const groupText = flags.has('o') || flags.has('G') ? '' : `${row.group.padEnd(group)} `;
      call.out(
        `${row.mode} ${row.links.padStart(links)} ${ownerText}${groupText}${row.size.padStart(size)} ${row.time} ${row.name}\n`,
      );
    }
    return;
  }
  const names = entries.map(entry => `${flags.has('s') ? '4 ' : ''}${entry.shown}${mark(entry)}`);
  const { tty, columns } = call.session.request;
  if (!tty || flags.has('1') || call.route.out === null || names.length === 0) {
    call.out(names.map(name => `${name}\n`).join(''));
    return;
  }
  call.out(inColumns(names, columns ?? 80, busybox(call)));
}

/** Names down the columns. GNU's columns are each as wide as their own longest name; busybox's all as the longest of all. */
function inColumns(names: readonly string[], width: number, even: boolean): string {
  const longest = Math.max(...names.map(name => name.length)) + 2;
  for (let down = 1; ; down++) {
    const across = Math.ceil(names.length / down);
    const widths = Array.from({ length: across }, (_, column) => {
      if (even) return longest;
      return Math.max(...names.slice(column * down, (column + 1) * down).map(name => name.length)) + 2;
    });
    const whole = widths.reduce((sum, each) => sum + each, 0) - 2;
    if (whole > width && across > 1) continue;
    let text = '';
    for (let row = 0; row < down; row++) {
      const line = widths.map((each, column) => (names[column * down + row] ?? '').padEnd(each)).join('');
      text += `${line.trimEnd()}\n`;
    }
    return text;
  }
}
