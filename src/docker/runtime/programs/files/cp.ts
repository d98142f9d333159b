import { cleanPath, contentOf, joinPath, type Node, nameOf, parentOf } from '../../../filesystem/index.ts';
import { deviceContent, isDevice, isEndless, neverEnds } from '../../kernel/devices.ts';
import type { Refusal } from '../../kernel/files.ts';
import type { Call, Program } from '../../kernel/program.ts';
import { parseMode } from '../mode.ts';
import { badOption, busybox, complainOf, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';

export const cp: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, {
    short: 'aRrdpPfLHinvTut:l',
    long: {
      recursive: 'r',
      archive: 'a',
      force: 'f',
      'no-clobber': 'n',
      preserve: 'p',
      verbose: 'v',
      'target-directory': 't',
      'no-dereference': 'd',
      parents: 'p',
      link: 'l',
    },
  });
  if (unknown !== null) return badOption(call, unknown);
  const sources = values.has('t') ? rest : rest.slice(0, -1);
  const target = values.get('t') ?? rest.at(-1);
  if (target === undefined || sources.length === 0) return missingOperand(call);
  const into = call.files.stat(at(call, target))?.type === 'directory' && !flags.has('T');
  if (sources.length > 1 && !into && !busybox(call)) {
    call.err(`cp: target '${target}' is not a directory\n`);
    return 1;
  }
  // busybox does not look at the target before it copies into it.
  const inside = into || sources.length > 1;
  let code = 0;
  for (const source of sources) {
    const name = nameOf(at(call, source));
    const to = inside ? joinPath(at(call, target), name || '.') : at(call, target);
    const shown = inside ? `${target.replace(/\/+$/, '')}/${name}` : target;
    if (!copyOne(call, source, { to, shown }, flags)) code = 1;
  }
  return code;
};

interface CopyTarget {
  readonly to: string;
  /** As messages name it. */
  readonly shown: string;
}

/** Copies one source; false, said, when it could not be done. */
function copyOne(call: Call, source: string, { to, shown }: CopyTarget, flags: ReadonlySet<string>): boolean {
  const recursive = flags.has('r') || flags.has('R') || flags.has('a');
  const links = flags.has('d') || flags.has('P') || (recursive && !flags.has('L'));
  const from = at(call, source);
  const node = nodeAt(call, from, links);
  if (node === null) {
    complainOf(call, `can't stat '${source}'`, `cannot stat '${source}'`, call.files.missing(from));
    return false;
  }
  if (node.type === 'directory' && !recursive) {
    call.err(`cp: ${busybox(call) ? '' : '-r not specified; '}omitting directory '${source}'\n`);
    return false;
  }
  const there = call.files.lstat(to) !== null;
  if (flags.has('n') && there) return true;
  if (node.type === 'file' && call.files.whole.resolve(to) === call.files.whole.resolve(from) && !isDevice(from)) {
    call.err(`cp: '${source}' and '${shown}' are the same file\n`);
    return false;
  }
  if (flags.has('i') && there) {
    call.err(`cp: overwrite '${shown}'? `);
    if (!/^[yY]/.test(call.input)) return true;
  }
  const failed = copy(call, from, cleanPath(to), { keep: flags.has('p') || flags.has('a'), links });
  if (failed === null) {
    if (flags.has('v')) call.out(`'${source}' -> '${shown}'\n`);
    return true;
  }
  const where = failed.path === cleanPath(to) ? shown : failed.path;
  complainOf(
    call,
    `can't create '${where}'`,
    `cannot create ${failed.directory ? 'directory' : 'regular file'} '${where}'`,
    failed.refusal,
  );
  return false;
}

function nodeAt({ files }: Call, path: string, links: boolean): Node | null {
  return links ? files.lstat(path) : (files.stat(path) ?? (isDevice(path) ? DEVICE : null));
}

const DEVICE: Node = { type: 'file', mode: 0o666, uid: 0, gid: 0, mtime: 0, content: contentOf('') };

interface CopyFailure {
  readonly path: string;
  readonly refusal: Refusal;
  readonly directory: boolean;
}

function copy(
  call: Call,
  from: string,
  to: string,
  how: { readonly keep: boolean; readonly links: boolean },
): CopyFailure | null {
  const { files } = call;
  const node = nodeAt(call, from, how.links);
  if (node === null) return { path: to, refusal: files.missing(from), directory: false };
  const failed = (refusal: Refusal | null): CopyFailure | null =>
    refusal === null ? null : { path: to, refusal, directory: node.type === 'directory' };
  const kept = how.keep ? { mode: node.mode, uid: node.uid, gid: node.gid, mtime: node.mtime } : null;
  switch (node.type) {
    case 'symlink': {
      if (files.lstat(to) !== null) files.remove(to);
      return failed(files.symlink(to, node.target));
    }
    case 'directory': {
      const refused = files.stat(to)?.type === 'directory' ? null : files.mkdir(to, { mode: node.mode });
      if (refused !== null) return failed(refused);
      for (const name of [...files.list(from)]) {
        const inner = copy(call, joinPath(from, name), joinPath(to, name), how);
        if (inner !== null) return inner;
      }
      if (kept !== null) files.change(to, kept);
      return null;
    }
    case 'file': {
      if (isEndless(from)) neverEnds(call.session, from);
      const content = isDevice(from) ? deviceContent(call.session, from) : files.content(from);
      if (typeof content === 'string') return failed(content);
      const existed = files.stat(to) !== null;
      const refused = isDevice(to) ? null : files.write(to, content, existed ? {} : { mode: node.mode & 0o777 });
      if (refused !== null) return failed(refused);
      if (kept !== null) files.change(to, kept);
      return null;
    }
  }
}

export const mv: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, {
    short: 'finvTt:u',
    long: { force: 'f', 'no-clobber': 'n', 'target-directory': 't', verbose: 'v' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const sources = values.has('t') ? rest : rest.slice(0, -1);
  const target = values.get('t') ?? rest.at(-1);
  if (target === undefined || sources.length === 0) return missingOperand(call);
  const into = call.files.stat(at(call, target))?.type === 'directory' && !flags.has('T');
  if (sources.length > 1 && !into) {
    call.err(`mv: target '${target}' is not a directory\n`);
    return 1;
  }
  let code = 0;
  for (const source of sources) {
    const from = at(call, source);
    const to = into ? joinPath(at(call, target), nameOf(from)) : at(call, target);
    const there = call.files.lstat(from) !== null;
    if (there && flags.has('n') && call.files.lstat(to) !== null) continue;
    const refused = call.files.rename(from, to);
    if (refused === null) continue;
    if (there) complainOf(call, `can't rename '${source}'`, `cannot move '${source}' to '${to}'`, refused);
    else complainOf(call, `can't rename '${source}'`, `cannot stat '${source}'`, refused);
    code = 1;
  }
  return code;
};

export const install: Program = call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'dDcspm:o:g:t:v',
    long: { directory: 'd', mode: 'm', owner: 'o', group: 'g' },
  });
  const mode = parseMode(values.get('m') ?? '755', 0o755, flags.has('d')) ?? 0o755;
  const own = async (path: string) => {
    call.files.change(path, { mode });
    const owner = [values.get('o') ?? '', values.get('g') ?? ''].join(':');
    if (owner !== ':') await call.run(['chown', owner, path]);
  };
  if (flags.has('d')) {
    return (async () => {
      for (const each of rest) {
        call.files.mkdir(at(call, each), { recursive: true });
        await own(at(call, each));
      }
      return 0;
    })();
  }
  return (async () => {
    const target = rest.at(-1) ?? '';
    if (flags.has('D')) call.files.mkdir(parentOf(at(call, target)), { recursive: true });
    const into = call.files.stat(at(call, target))?.type === 'directory';
    for (const source of rest.slice(0, -1)) {
      const to = into ? joinPath(at(call, target), nameOf(source)) : at(call, target);
      const failed = copy(call, at(call, source), to, { keep: false, links: false });
      if (failed !== null) {
        complainOf(call, `can't stat '${source}'`, `cannot stat '${source}'`, failed.refusal);
        return 1;
      }
      await own(to);
    }
    return 0;
  })();
};
