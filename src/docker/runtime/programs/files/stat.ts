import { cleanPath, type Node } from '../../../filesystem/index.ts';
import { kernelErrnoText } from '../../kernel/errno.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { groups, passwd } from '../../kernel/users.ts';
import { modeText } from '../mode.ts';
import { busybox } from '../words.ts';

export const stat: Program = call => {
  const { args, files } = call;
  const { template, operands } = read(args);
  const follow = args.includes('-L');
  let code = 0;
  for (const file of operands) {
    const path = cleanPath(file, call.cwd);
    const node = follow ? files.stat(path) : files.lstat(path);
    if (node === null) {
      const why = kernelErrnoText(files.missing(path));
      call.err(busybox(call) ? `stat: can't stat '${file}': ${why}\n` : `stat: cannot statx '${file}': ${why}\n`);
      code = 1;
      continue;
    }
    const facts = factsOf(call, file, node);
    call.out(template === null ? whole(facts, node) : `${filled(template, facts)}\n`);
  }
  return code;
};

/** The template of `-c` or `--format`, and the files. */
function read(args: readonly string[]): { readonly template: string | null; readonly operands: readonly string[] } {
  const inline = '--format=';
  const at = args.findIndex(arg => arg === '-c' || arg === '--format' || arg.startsWith(inline) || arg === '--printf');
  const own = at >= 0 && args[at]?.startsWith(inline) === true;
  const taken = at < 0 ? [] : own ? [at] : [at, at + 1];
  const given = at < 0 ? null : own ? args[at]?.slice(inline.length) : args[at + 1];
  return {
    template: at < 0 ? null : (given ?? ''),
    operands: args.filter((arg, index) => !taken.includes(index) && !/^-[Lft]+$/.test(arg)),
  };
}

/** What is known of a file, by the letters of a template. */
type Facts = ReadonlyMap<string, string>;

function factsOf({ files }: ProgramCall, file: string, node: Node): Facts {
  const size = node.type === 'file' ? node.content.size : node.type === 'symlink' ? node.target.length : 4096;
  const user = passwd(files.whole).findLast(each => each.uid === node.uid)?.name ?? 'UNKNOWN';
  const group = groups(files.whole).findLast(each => each.gid === node.gid)?.name ?? 'UNKNOWN';
  return new Map(
    Object.entries({
      a: (node.mode & 0o7777).toString(8),
      A: modeText(node.type, node.mode),
      b: String(Math.ceil(size / 512)),
      B: '512',
      F: kindOf(node, size),
      g: String(node.gid),
      G: group,
      h: '1',
      n: file,
      N: node.type === 'symlink' ? `'${file}' -> '${node.target}'` : file,
      s: String(size),
      u: String(node.uid),
      U: user,
      y: new Date(node.mtime * 1000)
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '.000000000 +0000'),
      Y: String(node.mtime),
      '%': '%',
    }),
  );
}

function kindOf({ type }: Node, size: number): string {
  switch (type) {
    case 'directory':
      return 'directory';
    case 'symlink':
      return 'symbolic link';
    case 'file':
      return size === 0 ? 'regular empty file' : 'regular file';
  }
}

function filled(template: string, facts: Facts): string {
  return template.replace(/%([a-zA-Z%])/g, (all, letter: string) => facts.get(letter) ?? all);
}

function whole(facts: Facts, { mode }: Node): string {
  const of = (letter: string): string => facts.get(letter) ?? '';
  const blocks = Math.ceil(Number(of('s')) / 4096) * 8;
  const access = `(${(mode & 0o7777).toString(8).padStart(4, '0')}/${of('A')})`;
  const owner = `Uid: (${of('u').padStart(5)}/${of('U').padStart(8)})   Gid: (${of('g').padStart(5)}/${of('G').padStart(8)})`;
  return `  File: ${of('n')}\n  Size: ${of('s').padEnd(10)}\tBlocks: ${String(blocks).padEnd(10)} IO Block: 4096   ${of('F')}\nDevice: 31h/49d\tInode: 1234567     Links: 1\nAccess: ${access}  ${owner}\nAccess: ${of('y')}\nModify: ${of('y')}\nChange: ${of('y')}\n`;
}
