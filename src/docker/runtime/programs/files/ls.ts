import { cleanPath, joinPath, parentOf } from '../../../filesystem/index.ts';
import { type KernelErrno, kernelErrnoText } from '../../kernel/errno.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { badOption, busybox, readOptions } from '../words.ts';
import { inColumns } from './columns.ts';
import { blocksOf, type ListedFile, longListing, totalLine } from './ls-long.ts';

/** `ls`: names sorted by bytes, columns on a terminal, -l with owners by name. */
export const ls: Program = call => {
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
      'full-time': 'T',
      'numeric-uid-gid': 'n',
      classify: 'F',
      dereference: 'L',
      'no-group': 'G',
      inode: 'i',
      size: 's',
      'group-directories-first': 'D',
    },
  });
  if (unknown !== null) return badOption(call, unknown);
  const plain: ListedFile[] = [];
  const directories: ListedFile[] = [];
  const trouble = busybox(call) ? 1 : 2;
  let code = 0;
  for (const file of rest.length === 0 ? ['.'] : rest) {
    const found = named(call, file, flags);
    if (typeof found === 'string') {
      const why = kernelErrnoText(found);
      call.err(busybox(call) ? `ls: ${file}: ${why}\n` : `ls: cannot access '${file}': ${why}\n`);
      code = trouble;
    } else if (found.node.type === 'directory' && !flags.has('d')) directories.push(found);
    else plain.push(found);
  }
  print(call, flags, sorted(plain, flags), false);
  let first = plain.length === 0;
  const heading = rest.length > 1 || flags.has('R');
  const show = (directory: ListedFile): void => {
    const { shown, path } = directory;
    if (!call.files.mayRead(path)) {
      call.err(`ls: ${busybox(call) ? "can't open" : 'cannot open directory'} '${shown}': Permission denied\n`);
      code = trouble;
      return;
    }
    if (heading) call.out(`${first ? '' : '\n'}${shown}:\n`);
    first = false;
    const inside = sorted(filesIn(call, path, flags), flags);
    print(call, flags, [...dots(call, path, flags), ...inside], true);
    if (!flags.has('R')) return;
    for (const each of inside)
      if (each.node.type === 'directory') show({ ...each, shown: `${shown.replace(/\/$/, '')}/${each.shown}` });
  };
  for (const directory of sorted(directories, flags)) show(directory);
  return code;
};

/** What a word of the call names: a link itself where it is shown, or else what it leads to. */
function named(call: ProgramCall, file: string, flags: ReadonlySet<string>): ListedFile | KernelErrno {
  const { files } = call;
  const path = cleanPath(file, call.cwd);
  const link = files.lstat(path);
  const target = files.stat(path);
  if (file.endsWith('/') && target !== null && target.type !== 'directory') return 'ENOTDIR';
  const node = flags.has('l') || flags.has('d') ? link : (target ?? link);
  return node === null ? files.missing(path) : { shown: file, path, node };
}

function filesIn({ files }: ProgramCall, path: string, flags: ReadonlySet<string>): readonly ListedFile[] {
  const found: ListedFile[] = [];
  for (const name of files.list(path)) {
    if (name.startsWith('.') && !flags.has('a') && !flags.has('A')) continue;
    const node = files.lstat(joinPath(path, name));
    if (node !== null) found.push({ shown: name, path: joinPath(path, name), node });
  }
  return found;
}

/** `.` and `..`, where all is shown. */
function dots({ files }: ProgramCall, path: string, flags: ReadonlySet<string>): readonly ListedFile[] {
  const own = files.stat(path);
  const above = files.stat(parentOf(path));
  if (!flags.has('a') || own === null || above === null) return [];
  return [
    { shown: '.', path, node: own },
    { shown: '..', path: parentOf(path), node: above },
  ];
}

function sorted(files: readonly ListedFile[], flags: ReadonlySet<string>): ListedFile[] {
  const sizeOf = (file: ListedFile) =>
    file.node.type === 'file' ? file.node.content.size : file.node.type === 'symlink' ? file.node.target.length : 4096;
  const list = [...files].sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
  if (flags.has('t')) list.sort((a, b) => b.node.mtime - a.node.mtime);
  if (flags.has('S')) list.sort((a, b) => sizeOf(b) - sizeOf(a));
  if (flags.has('r')) list.reverse();
  const isFirst = ({ node }: ListedFile) => node.type === 'directory';
  return flags.has('D') ? [...list.filter(isFirst), ...list.filter(each => !isFirst(each))] : list;
}

/** The mark of -F or -p that tells what kind of file a name stands for. */
const markBy =
  (flags: ReadonlySet<string>) =>
  ({ node }: ListedFile): string => {
    if (!flags.has('F')) return flags.has('p') && node.type === 'directory' ? '/' : '';
    if (node.type === 'directory') return '/';
    if (node.type === 'symlink') return flags.has('l') ? '' : '@';
    return node.mode & 0o111 ? '*' : '';
  };

function print(call: ProgramCall, flags: ReadonlySet<string>, files: readonly ListedFile[], directory: boolean): void {
  const mark = markBy(flags);
  if (flags.has('l') || flags.has('n') || flags.has('o') || flags.has('g') || flags.has('T')) {
    if (directory) call.out(totalLine(files, flags));
    call.out(longListing(call, flags, files, mark));
    return;
  }
  const blocks = flags.has('s') ? blockTexts(call, files) : null;
  if (blocks !== null && directory) call.out(totalLine(files, flags));
  const names = files.map((file, at) => `${blocks?.[at] ?? ''}${file.shown}${mark(file)}`);
  const { tty, columns } = call.session.request;
  if (!tty || flags.has('1') || call.route.out === null || names.length === 0) {
    call.out(names.map(name => `${name}\n`).join(''));
    return;
  }
  call.out(inColumns(names, columns ?? 80, busybox(call)));
}

/** What stands before each name with -s: KiB, as wide as the widest; six places in busybox. */
function blockTexts(call: ProgramCall, files: readonly ListedFile[]): readonly string[] {
  const blocks = files.map(each => String(blocksOf(each)));
  const width = Math.max(busybox(call) ? 6 : 0, ...blocks.map(each => each.length));
  return blocks.map(each => `${each.padStart(width)} `);
}
