import { cleanPath, joinPath, type Node, nameOf } from '../../filesystem/index.ts';
import { refusalText } from '../kernel/files.ts';
import type { Program } from '../kernel/program.ts';
import { secondsOf } from '../kernel/session.ts';
import { groups, passwd } from '../kernel/users.ts';
import { modeText } from './mode.ts';
import { busybox } from './words.ts';

export function findProgram(name: string): Program | null {
  return name === 'find' ? find : name === 'xargs' ? xargs : name === 'stat' ? stat : null;
}

type Test = (node: Node, path: string, shown: string) => boolean | Promise<boolean>;

function globTest(pattern: string, fold: boolean): (text: string) => boolean {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '[^]*')
    .replace(/\?/g, '[^]')
    .replace(/\[!/g, '[^');
  try {
    const matcher = new RegExp(`^${source}$`, fold ? 'i' : '');
    return text => matcher.test(text);
  } catch {
    return text => text === pattern;
  }
}

const find: Program = async call => {
  const { args, files } = call;
  const from = args.findIndex(arg => /^[-(!]/.test(arg));
  const paths = from < 0 ? [...args] : args.slice(0, from);
  const words = from < 0 ? [] : args.slice(from);
  let at = 0;
  let prints = false;
  let deepest = Number.POSITIVE_INFINITY;
  let shallowest = 0;
  let depthFirst = false;
  let fault: string | null = null;
  const batches: { readonly command: readonly string[]; readonly paths: string[] }[] = [];
  const value = () => words[at++] ?? '';
  const number = (text: string, of: number): boolean => {
    const wanted = Number(text.replace(/^[-+]/, '').replace(/[a-zA-Z]$/, ''));
    return text.startsWith('+') ? of > wanted : text.startsWith('-') ? of < wanted : of === wanted;
  };
  const primary = (): Test => {
    const word = value();
    switch (word) {
      case '!':
      case '-not': {
        const inner = primary();
        return async (...each) => !(await inner(...each));
      }
      case '(': {
        const inner = either();
        if (words[at] === ')') at++;
        return inner;
      }
      case '-name':
      case '-iname': {
        const matches = globTest(value(), word === '-iname');
        return (_node, path) => matches(nameOf(path));
      }
      case '-path':
      case '-wholename': {
        const matches = globTest(value(), false);
        return (_node, _path, shown) => matches(shown);
      }
      case '-type': {
        const type = value();
        return node =>
          type === 'f'
            ? node.type === 'file'
            : type === 'd'
              ? node.type === 'directory'
              : type === 'l'
                ? node.type === 'symlink'
                : false;
      }
      case '-maxdepth':
        deepest = Number(value());
        return () => true;
      case '-mindepth':
        shallowest = Number(value());
        return () => true;
      case '-depth':
        depthFirst = true;
        return () => true;
      case '-xdev':
      case '-mount':
        return () => true;
      case '-empty':
        return (node, path) =>
          node.type === 'directory' ? files.list(path).length === 0 : node.type === 'file' && node.content.size === 0;
      case '-size': {
        const size = value();
        const unit = { c: 1, k: 1024, M: 1_048_576, G: 1_073_741_824 }[size.slice(-1)] ?? 512;
        return node => number(size, node.type === 'file' ? Math.ceil(node.content.size / unit) : 0);
      }
      case '-perm': {
        const mode = value();
        const bits = Number.parseInt(mode.replace(/^[-/]/, ''), 8);
        return node =>
          mode.startsWith('-')
            ? (node.mode & bits) === bits
            : mode.startsWith('/')
              ? (node.mode & bits) !== 0
              : node.mode === bits;
      }
      case '-user': {
        const user = value();
        const uid = passwd(files.whole).find(each => each.name === user)?.uid ?? Number(user);
        return node => node.uid === uid;
      }
      case '-group': {
        const group = value();
        const gid = groups(files.whole).find(each => each.name === group)?.gid ?? Number(group);
        return node => node.gid === gid;
      }
      case '-mtime':
      case '-mmin': {
        const wanted = value();
        return node =>
          number(wanted, Math.floor((secondsOf(call.session) - node.mtime) / (word === '-mmin' ? 60 : 86_400)));
      }
      case '-newer': {
        const other = files.stat(cleanPath(value(), call.cwd));
        return node => other !== null && node.mtime > other.mtime;
      }
      case '-print':
      case '-print0':
        prints = true;
        return (_node, _path, shown) => {
          call.out(`${shown}${word === '-print0' ? '\0' : '\n'}`);
          return true;
        };
      case '-delete':
        prints = true;
        depthFirst = true;
        return (_node, path) => files.remove(path) === null;
      case '-prune':
        return () => true;
      case '-true':
        return () => true;
      case '-exec':
      case '-ok': {
        prints = true;
        const command: string[] = [];
        while (at < words.length && words[at] !== ';' && words[at] !== '+') command.push(value());
        const batch = value() === '+';
        if (batch) {
          const kept = { command, paths: [] as string[] };
          batches.push(kept);
          return (_node, _path, shown) => {
            kept.paths.push(shown);
            return true;
          };
        }
        return async (_node, _path, shown) => {
          const ran = await call.run(
            command.map(each => each.replaceAll('{}', shown)),
            { stdin: '' },
          );
          if (ran.missing !== null)
            call.err(
              busybox(call)
                ? `find: ${command[0]}: No such file or directory\n`
                : `find: '${command[0]}': No such file or directory\n`,
            );
          return ran.exitCode === 0;
        };
      }
      default:
        fault ??= word;
        return () => false;
    }
  };
  const both = (): Test => {
    let left = primary();
    while (at < words.length && words[at] !== '-o' && words[at] !== '-or' && words[at] !== ')') {
      if (words[at] === '-a' || words[at] === '-and') at++;
      const before = left;
      const right = primary();
      left = async (...each) => (await before(...each)) && (await right(...each));
    }
    return left;
  };
  const either = (): Test => {
    let left = both();
    while (words[at] === '-o' || words[at] === '-or') {
      at++;
      const before = left;
      const right = both();
      left = async (...each) => (await before(...each)) || (await right(...each));
    }
    return left;
  };
  const test: Test = words.length === 0 ? () => true : either();
  if (fault !== null) {
    call.err(busybox(call) ? `find: unrecognized: ${fault}\n` : `find: unknown predicate '${fault}'\n`);
    return 1;
  }
  let code = 0;
  const visit = async (path: string, shown: string, depth: number): Promise<void> => {
    const node = files.lstat(path);
    if (node === null) return;
    const judge = async () => {
      if (depth < shallowest) return;
      if ((await test(node, path, shown)) && !prints) call.out(`${shown}\n`);
    };
    if (!depthFirst) await judge();
    if (node.type === 'directory' && depth < deepest) {
      if (!files.mayRead(path)) {
        call.err(busybox(call) ? `find: ${shown}: Permission denied\n` : `find: '${shown}': Permission denied\n`);
        code = 1;
      } else
        for (const name of [...files.list(path)])
          await visit(joinPath(path, name), shown.endsWith('/') ? `${shown}${name}` : `${shown}/${name}`, depth + 1);
    }
    if (depthFirst) await judge();
  };
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const whole = cleanPath(path, call.cwd);
    if (files.lstat(whole) === null) {
      const why = refusalText(files.missing(whole));
      call.err(busybox(call) ? `find: ${path}: ${why}\n` : `find: '${path}': ${why}\n`);
      code = 1;
    } else await visit(whole, path, 0);
  }
  for (const batch of batches) {
    if (batch.paths.length === 0) continue;
    const ran = await call.run(
      batch.command.flatMap(each => (each === '{}' ? batch.paths : [each])),
      { stdin: '' },
    );
    if (ran.exitCode !== 0) code = 1;
  }
  return code;
};

const xargs: Program = async call => {
  let at = 0;
  let most = Number.POSITIVE_INFINITY;
  let replace: string | null = null;
  let empty = true;
  let zero = false;
  let trace = false;
  let delimiter: string | null = null;
  for (; at < call.args.length; at++) {
    const arg = call.args[at] ?? '';
    if (!arg.startsWith('-')) break;
    if (arg === '-n' || arg === '-L') most = Number(call.args[++at]);
    else if (/^-[nL]\d+$/.test(arg)) most = Number(arg.slice(2));
    else if (arg === '-I') replace = call.args[++at] ?? '{}';
    else if (/^-I./.test(arg)) replace = arg.slice(2);
    else if (arg === '-d') delimiter = (call.args[++at] ?? '\n').replace('\\n', '\n');
    else if (arg === '-P') at++;
    else if (arg === '-r' || arg === '--no-run-if-empty') empty = false;
    else if (arg === '-0' || arg === '--null') zero = true;
    else if (arg === '-t') trace = true;
  }
  const command = call.args.slice(at);
  const whole = command.length === 0 ? ['echo'] : command;
  const { input } = call;
  const separator = zero ? '\0' : delimiter;
  const items =
    separator !== null
      ? input.split(separator).filter((each, index, all) => each !== '' || index < all.length - 1)
      : replace !== null
        ? input
            .split('\n')
            .map(each => each.trim())
            .filter(each => each !== '')
        : [...input.matchAll(/(?:"([^"]*)"|'([^']*)'|\\(.)|([^\s"'\\]))+/g)].map(match =>
            match[0].replace(/"([^"]*)"|'([^']*)'|\\(.)/g, '$1$2$3'),
          );
  const runs: string[][] = [];
  if (replace !== null) for (const item of items) runs.push(whole.map(each => each.replaceAll(replace ?? '{}', item)));
  else for (let from = 0; from < items.length; from += most) runs.push([...whole, ...items.slice(from, from + most)]);
  if (items.length === 0 && empty && replace === null) runs.push([...whole]);
  let code = 0;
  for (const argv of runs) {
    if (trace) call.err(`${argv.join(' ')}\n`);
    const ran = await call.run(argv, { stdin: '' });
    if (ran.missing !== null) {
      call.err(`xargs: ${argv[0]}: No such file or directory\n`);
      return 127;
    }
    if (ran.exitCode !== 0) code = 123;
  }
  return code;
};

const stat: Program = call => {
  const { args, files } = call;
  const format = args.findIndex(
    arg => arg === '-c' || arg === '--format' || arg.startsWith('--format=') || arg === '--printf',
  );
  const inline = format >= 0 && (args[format] ?? '').startsWith('--format=');
  const template = format < 0 ? null : inline ? (args[format] ?? '').slice(9) : (args[format + 1] ?? '');
  const rest = args.filter(
    (arg, at) => !(format >= 0 && (at === format || (!inline && at === format + 1))) && !/^-[Lft]+$/.test(arg),
  );
  const follow = args.includes('-L');
  const users = new Map(passwd(files.whole).map(user => [user.uid, user.name]));
  const known = new Map(groups(files.whole).map(group => [group.gid, group.name]));
  let code = 0;
  for (const file of rest) {
    const path = cleanPath(file, call.cwd);
    const node = follow ? files.stat(path) : files.lstat(path);
    if (node === null) {
      const why = refusalText(files.missing(path));
      call.err(busybox(call) ? `stat: can't stat '${file}': ${why}\n` : `stat: cannot statx '${file}': ${why}\n`);
      code = 1;
      continue;
    }
    const size = node.type === 'file' ? node.content.size : node.type === 'symlink' ? node.target.length : 4096;
    const date = new Date(node.mtime * 1000)
      .toISOString()
      .replace('T', ' ')
      .replace('Z', '000000 +0000')
      .replace(/\.(\d+) /, '.000000000 ');
    const kind =
      node.type === 'directory'
        ? 'directory'
        : node.type === 'symlink'
          ? 'symbolic link'
          : size === 0
            ? 'regular empty file'
            : 'regular file';
    const values: Readonly<Record<string, string>> = {
      a: (node.mode & 0o7777).toString(8),
      A: modeText(node.type, node.mode),
      b: String(Math.ceil(size / 512)),
      B: '512',
      F: kind,
      g: String(node.gid),
      G: known.get(node.gid) ?? 'UNKNOWN',
      h: '1',
      n: file,
      N: node.type === 'symlink' ? `'${file}' -> '${node.target}'` : file,
      s: String(size),
      u: String(node.uid),
      U: users.get(node.uid) ?? 'UNKNOWN',
      y: date,
      Y: String(node.mtime),
      '%': '%',
    };
    if (template !== null) {
      call.out(`${template.replace(/%([a-zA-Z%])/g, (all, letter: string) => values[letter] ?? all)}\n`);
      continue;
    }
    call.out(
      `  File: ${file}\n  Size: ${String(size).padEnd(10)}\tBlocks: ${String(Math.ceil(size / 4096) * 8).padEnd(10)} IO Block: 4096   ${kind}\nDevice: 31h/49d\tInode: 1234567     Links: 1\nAccess: (${(node.mode & 0o7777).toString(8).padStart(4, '0')}/${modeText(node.type, node.mode)})  Uid: (${String(node.uid).padStart(5)}/${(users.get(node.uid) ?? 'UNKNOWN').padStart(8)})   Gid: (${String(node.gid).padStart(5)}/${(known.get(node.gid) ?? 'UNKNOWN').padStart(8)})\nAccess: ${date}\nModify: ${date}\nChange: ${date}\n`,
    );
  }
  return code;
};
