import {
  type Content,
  cleanPath,
  contentOf,
  joinPath,
  type Node,
  nameOf,
  parentOf,
  standIn,
} from '../../filesystem/index.ts';
import { bytesOfDevice, deviceContent, isDevice, isEndless, neverEnds } from '../devices.ts';
import { type Refusal, refusalText } from '../files.ts';
import type { Call, Program } from '../program.ts';
import { secondsOf } from '../session.ts';
import { groups, passwd } from '../users.ts';
import { list } from './list.ts';
import { parseMode } from './mode.ts';
import { badOption, busybox, complainOf, missingOperand, readOptions } from './words.ts';

/** Programs that make, move and change files. */
export function fileProgram(name: string): Program | null {
  return PROGRAMS[name] ?? null;
}

function at(call: Call, path: string): string {
  return cleanPath(path, call.cwd);
}

/** Content of a file or a device, or why it cannot be read. */
export function contentAt(call: Call, path: string): Content | Refusal {
  const whole = at(call, path);
  if (isEndless(whole) && (call.route.out !== null || /^(sort|.*sum)$/.test(call.name)) && call.name !== 'dd')
    neverEnds(call.session, whole);
  return isDevice(whole) ? deviceContent(call.session, whole) : call.files.content(whole);
}

const cat: Program = call => {
  const { rest, unknown } = readOptions(call.args, { short: 'nebsutvAET', long: { number: 'n' } });
  if (unknown !== null) return badOption(call, unknown);
  let code = 0;
  for (const file of rest.length === 0 ? ['-'] : rest) {
    if (file === '-') {
      call.outBytes(call.stdin);
      continue;
    }
    const content = contentAt(call, file);
    if (typeof content === 'string') {
      complainOf(call, content === 'EISDIR' ? `read error` : `can't open '${file}'`, file, content);
      code = 1;
    } else if (content.bytes !== null) call.outBytes(Buffer.from(content.bytes).toString('latin1'));
  }
  return code;
};

const rm: Program = call => {
  const { flags, rest, unknown } = readOptions(call.args, {
    short: 'rRfivd',
    long: { recursive: 'r', force: 'f', verbose: 'v', 'no-preserve-root': 'i' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const recursive = flags.has('r') || flags.has('R');
  if (rest.length === 0) return flags.has('f') ? 0 : missingOperand(call);
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    const node = call.files.lstat(path);
    if (node === null) {
      if (flags.has('f')) continue;
      complainOf(call, `can't remove '${file}'`, `cannot remove '${file}'`, call.files.missing(path));
      code = 1;
      continue;
    }
    if (node.type === 'directory' && !recursive) {
      if (busybox(call)) call.err(`rm: '${file}' is a directory\n`);
      else call.err(`rm: cannot remove '${file}': Is a directory\n`);
      code = 1;
      continue;
    }
    const refused = path === '/' ? 'EBUSY' : removeTree(call, path);
    if (refused === null) continue;
    complainOf(call, `can't remove '${file}'`, `cannot remove '${file}'`, refused);
    code = 1;
  }
  return code;
};

function removeTree(call: Call, path: string): Refusal | null {
  if (call.files.identity.uid === 0) return call.files.remove(path, true);
  if (call.files.lstat(path)?.type === 'directory') {
    for (const name of call.files.list(path)) {
      const refused = removeTree(call, joinPath(path, name));
      if (refused !== null) return refused;
    }
  }
  return call.files.remove(path, true);
}

const rmdir: Program = call => {
  const { rest } = readOptions(call.args, { short: 'pv', long: { parents: 'p' } });
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    const node = call.files.lstat(path);
    const refused = node !== null && node.type !== 'directory' ? 'ENOTDIR' : call.files.remove(path);
    if (refused === null) continue;
    complainOf(call, `'${file}'`, `failed to remove '${file}'`, refused);
    code = 1;
  }
  return code;
};

const mkdir: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, { short: 'pvm:', long: { parents: 'p', mode: 'm' } });
  if (unknown !== null) return badOption(call, unknown);
  if (rest.length === 0) return missingOperand(call);
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    const refused = call.files.mkdir(path, { recursive: flags.has('p') });
    if (refused !== null) {
      complainOf(call, `can't create directory '${file}'`, `cannot create directory '${file}'`, refused);
      code = 1;
      continue;
    }
    const mode = values.get('m');
    if (mode !== undefined) call.files.change(path, { mode: parseMode(mode, 0o755, true) ?? 0o755 });
  }
  return code;
};

const touch: Program = call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'acmt:d:r:h',
    long: { date: 'd', 'no-create': 'c' },
  });
  const given = values.get('d') ?? values.get('t');
  const stated =
    given === undefined
      ? Number.NaN
      : Date.parse(/Z|[+-]\d\d:?\d\d$/.test(given) ? given : `${given.replace(' ', 'T')}Z`) / 1000;
  const mtime = Math.floor(Number.isNaN(stated) ? secondsOf(call.session) : stated);
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    if (isDevice(path)) continue;
    const node = call.files.stat(path);
    if (node === null && flags.has('c')) continue;
    const refused = node === null ? call.files.write(path, '', { mtime }) : touchExisting(call, path, mtime);
    if (refused === null) continue;
    complainOf(call, file, `cannot touch '${file}'`, refused);
    code = 1;
  }
  return code;
};

function touchExisting(call: Call, path: string, mtime: number): Refusal | null {
  const at = call.files.whole.resolve(path);
  if (at !== null && !call.files.whole.tree.mayWrite(at)) return 'EROFS';
  if (!call.files.mayWrite(path)) return 'EACCES';
  return call.files.whole.change(path, { mtime });
}

const cp: Program = call => {
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
  const recursive = flags.has('r') || flags.has('R') || flags.has('a');
  const keep = flags.has('p') || flags.has('a');
  const links = flags.has('d') || flags.has('P') || (recursive && !flags.has('L'));
  if (sources.length > 1 && !into) {
    call.err(
      busybox(call) ? `cp: target '${target}' is not a directory\n` : `cp: target '${target}' is not a directory\n`,
    );
    return 1;
  }
  let code = 0;
  for (const source of sources) {
    const from = at(call, source);
    const node = links ? call.files.lstat(from) : (call.files.stat(from) ?? (isDevice(from) ? DEVICE : null));
    if (node === null) {
      complainOf(call, `can't stat '${source}'`, `cannot stat '${source}'`, call.files.missing(from));
      code = 1;
      continue;
    }
    if (node.type === 'directory' && !recursive) {
      call.err(
        busybox(call)
          ? `cp: omitting directory '${source}'\n`
          : `cp: -r not specified; omitting directory '${source}'\n`,
      );
      code = 1;
      continue;
    }
    const to = into ? joinPath(at(call, target), nameOf(from) || '.') : at(call, target);
    if (flags.has('n') && call.files.lstat(to) !== null) continue;
    const failed = copy(call, from, cleanPath(to), { keep, links });
    if (failed === null) continue;
    complainOf(
      call,
      `can't create '${failed.path}'`,
      `cannot create ${failed.directory ? 'directory' : 'regular file'} '${failed.path}'`,
      failed.refusal,
    );
    code = 1;
  }
  return code;
};

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
  const node = how.links ? files.lstat(from) : (files.stat(from) ?? (isDevice(from) ? DEVICE : null));
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

const mv: Program = call => {
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

const ln: Program = call => {
  const { flags, rest, unknown } = readOptions(call.args, {
    short: 'sfnvTrib',
    long: { symbolic: 's', force: 'f', 'no-dereference': 'n', relative: 'r', verbose: 'v' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const targets = rest.length === 1 ? rest : rest.slice(0, -1);
  const last = rest.length === 1 ? '.' : rest.at(-1);
  if (last === undefined || targets.length === 0) return missingOperand(call);
  const known = call.files.lstat(at(call, last));
  const into = (flags.has('n') ? known : call.files.stat(at(call, last)))?.type === 'directory';
  let code = 0;
  for (const target of targets) {
    const path = into ? joinPath(at(call, last), nameOf(target)) : at(call, last);
    const shown = into ? `${last.replace(/\/$/, '')}/${nameOf(target)}` : last;
    if (flags.has('f') && call.files.lstat(path) !== null) call.files.remove(path);
    let refused: Refusal | null;
    if (flags.has('s')) refused = call.files.symlink(path, target);
    else {
      const node = call.files.stat(at(call, target));
      if (node?.type === 'file')
        refused = call.files.lstat(path) !== null ? 'EEXIST' : call.files.write(path, node.content, node);
      else refused = node === null ? 'ENOENT' : 'EPERM';
    }
    if (refused === null) continue;
    complainOf(call, shown, `failed to create ${flags.has('s') ? 'symbolic' : 'hard'} link '${shown}'`, refused);
    code = 1;
  }
  return code;
};

/** Applies a change to paths, into directories with -R. */
function eachFile(
  call: Call,
  paths: readonly string[],
  recursive: boolean,
  change: (path: string, node: Node) => Refusal | null,
): number {
  let code = 0;
  const visit = (path: string, shown: string, link: boolean): void => {
    const node = link ? call.files.lstat(path) : call.files.stat(path);
    if (isDevice(path)) return;
    const refused = node === null ? call.files.missing(path) : change(path, node);
    if (refused !== null) {
      if (busybox(call)) call.err(`${call.name}: ${shown}: ${refusalText(refused)}\n`);
      else if (node === null) call.err(`${call.name}: cannot access '${shown}': ${refusalText(refused)}\n`);
      else
        call.err(
          `${call.name}: changing ${call.name === 'chmod' ? 'permissions' : 'ownership'} of '${shown}': ${refusalText(refused)}\n`,
        );
      code = 1;
    }
    if (!recursive || node?.type !== 'directory') return;
    for (const name of [...call.files.list(path)])
      visit(joinPath(path, name), `${shown.replace(/\/$/, '')}/${name}`, true);
  };
  for (const each of paths) visit(at(call, each), each, false);
  return code;
}

const chmod: Program = call => {
  // A mode such as -x looks like an option.
  const recursive = call.args.some(arg => /^-[RfvR]*R[Rfv]*$/.test(arg) || arg === '--recursive');
  const rest = call.args.filter(
    arg => !/^-[Rfvc]+$/.test(arg) && !/^--(recursive|verbose|silent|changes)$/.test(arg) && arg !== '--',
  );
  const [mode = '', ...paths] = rest;
  if (paths.length === 0) return missingOperand(call);
  if (parseMode(mode, 0, false) === null) {
    call.err(
      busybox(call)
        ? `chmod: invalid mode '${mode}'\n`
        : `chmod: invalid mode: '${mode}'\nTry 'chmod --help' for more information.\n`,
    );
    return 1;
  }
  return eachFile(call, paths, recursive, (path, node) => {
    if (node.type === 'symlink') return null;
    return call.files.change(path, { mode: parseMode(mode, node.mode, node.type === 'directory') ?? node.mode });
  });
};

const chown: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, {
    short: 'RhfvcLHP',
    long: { recursive: 'R', 'no-dereference': 'h', reference: 'x', from: 'y' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const [owner = '', ...paths] = rest;
  if (paths.length === 0 || values.size > 0) return missingOperand(call);
  const users = passwd(call.files.whole);
  const known = groups(call.files.whole);
  const onlyGroup = call.name === 'chgrp';
  const separator = /[:.]/.exec(owner);
  const userPart = onlyGroup ? '' : separator === null ? owner : owner.slice(0, separator.index);
  const groupPart = onlyGroup ? owner : separator === null ? '' : owner.slice(separator.index + 1);
  const user = users.find(each => each.name === userPart);
  const uid = userPart === '' ? undefined : (user?.uid ?? Number(/^\d+$/.test(userPart) ? userPart : Number.NaN));
  const named = known.find(each => each.name === groupPart);
  const gid =
    groupPart === ''
      ? separator !== null && user !== undefined
        ? user.gid
        : undefined
      : (named?.gid ?? Number(/^\d+$/.test(groupPart) ? groupPart : Number.NaN));
  if (Number.isNaN(uid)) {
    call.err(busybox(call) ? `chown: unknown user ${userPart}\n` : `chown: invalid user: '${owner}'\n`);
    return 1;
  }
  if (Number.isNaN(gid)) {
    const gnu = onlyGroup ? `invalid group: '${groupPart}'` : `invalid group: '${owner}'`;
    call.err(busybox(call) ? `${call.name}: unknown group ${groupPart}\n` : `${call.name}: ${gnu}\n`);
    return 1;
  }
  return eachFile(call, paths, flags.has('R'), path =>
    call.files.change(
      path,
      { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) },
      !flags.has('h'),
    ),
  );
};

const readlink: Program = call => {
  const { flags, rest } = readOptions(call.args, { short: 'fenmqsv' });
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    if (call.name === 'realpath' || flags.has('f') || flags.has('e') || flags.has('m')) {
      const canonical = call.files.whole.resolve(path);
      if (canonical !== null && (call.name !== 'realpath' || call.files.whole.stat(canonical) !== null))
        call.out(`${canonical}${flags.has('n') ? '' : '\n'}`);
      else {
        if (call.name === 'realpath') call.err(`realpath: ${file}: No such file or directory\n`);
        code = 1;
      }
      continue;
    }
    const node = call.files.lstat(path);
    if (node?.type === 'symlink') call.out(`${node.target}${flags.has('n') ? '' : '\n'}`);
    else code = 1;
  }
  return code;
};

const mktemp: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, {
    short: 'dp:qtu',
    long: { directory: 'd', tmpdir: 'p' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const template = rest[0] ?? 'tmp.XXXXXXXXXX';
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const name = template.replace(/X{3,}(?!.*X{3})/, xs =>
    Array.from(xs, () => letters[Math.floor(call.session.random() * letters.length)]).join(''),
  );
  const inTmp = rest.length === 0 || values.has('p') || flags.has('t');
  const shown = inTmp ? `${values.get('p') || call.env.get('TMPDIR') || '/tmp'}/${name}` : name;
  const path = at(call, shown);
  const refused = flags.has('u')
    ? null
    : flags.has('d')
      ? call.files.mkdir(path, { mode: 0o700 })
      : call.files.write(path, '', { mode: 0o600 });
  if (refused !== null) {
    complainOf(
      call,
      refused === 'ENOENT' ? `(null)` : `${template}`,
      `failed to create ${flags.has('d') ? 'directory' : 'file'} via template '${shown.replace(name, template)}'`,
      refused,
    );
    return 1;
  }
  call.out(`${shown}\n`);
  return 0;
};

const KINDS: Readonly<Record<string, number>> = {
  c: 1,
  w: 2,
  b: 512,
  kB: 1000,
  K: 1024,
  k: 1024,
  MB: 1e6,
  M: 1048576,
  GB: 1e9,
  G: 1073741824,
  '': 1,
};

/** `4k`, `1M`, `512`: bytes, or null. */
function parseSize(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(c|w|b|kB|K|k|MB|M|GB|G)?(?:iB|B)?$/.exec(text);
  return match === null ? null : Math.floor(Number(match[1]) * (KINDS[match[2] ?? ''] ?? 1));
}

/** The largest file that is kept byte by byte; what is larger and all the same stays a stand-in. */
const MOST_BYTES = 1_048_576;

const dd: Program = call => {
  const given = new Map(call.args.map(arg => [arg.split('=')[0] ?? '', arg.slice(arg.indexOf('=') + 1)]));
  const block = parseSize(given.get('bs') ?? '512') ?? 512;
  const counted = given.get('count');
  const count = counted === undefined ? null : parseSize(counted);
  const source = given.get('if');
  const input = source === undefined ? contentOf(Buffer.from(call.stdin, 'latin1')) : contentAt(call, source);
  if (typeof input === 'string') {
    complainOf(call, `can't open '${source}'`, `failed to open '${source}'`, input);
    return 1;
  }
  const path = source === undefined ? '' : at(call, source);
  const output = given.get('of');
  const endless = isEndless(path);
  if (endless && count === null && (output === undefined ? call.route.out !== null : !isDevice(at(call, output))))
    neverEnds(call.session, path);
  const available = endless ? (count === null ? block * 1024 : Number.POSITIVE_INFINITY) : input.size;
  const skip = Number(given.get('skip') ?? 0) * block;
  const wanted = Math.max(0, Math.min(count === null ? available : count * block, available - skip));
  let content: Content;
  if (endless && output === undefined) content = contentOf(bytesOfDevice(call.session, path, wanted));
  else if (path === '/dev/zero')
    content = wanted <= MOST_BYTES ? contentOf(new Uint8Array(wanted)) : standIn(wanted, 'zeros');
  else if (endless) {
    const seed = Math.floor(call.session.random() * 2 ** 32);
    content =
      wanted <= 4096
        ? contentOf(Uint8Array.from({ length: wanted }, () => Math.floor(call.session.random() * 256)))
        : standIn(wanted, `random ${seed}`);
  } else if (input.bytes === null) content = standIn(wanted, `${input.digest} ${skip}`);
  else content = contentOf(input.bytes.slice(skip, skip + wanted));
  if (output === undefined)
    call.outBytes(Buffer.from(content.bytes ?? new Uint8Array(Math.min(wanted, MOST_BYTES))).toString('latin1'));
  else if (!isDevice(at(call, output))) {
    const refused = call.files.write(at(call, output), content);
    if (refused !== null) {
      complainOf(call, `can't open '${output}'`, `failed to open '${output}'`, refused);
      return 1;
    }
  }
  if (given.get('status') === 'none') return 0;
  const whole = Math.floor(wanted / block);
  const part = wanted % block > 0 ? 1 : 0;
  const seconds = Math.max(wanted / 1_500_000_000, 0.000_05);
  const speed = `${(wanted / seconds / 1e9).toFixed(1)}GB/s`;
  const size =
    wanted >= 1_048_576
      ? ` (${(wanted / 1_048_576).toFixed(1)}MB)`
      : wanted >= 1024
        ? ` (${(wanted / 1024).toFixed(1)}KB)`
        : '';
  const said = busybox(call)
    ? `${wanted} bytes${size} copied, ${seconds.toFixed(6)} seconds, ${speed}\n`
    : `${wanted} bytes${wanted >= 1000 ? ` (${wanted >= 1e6 ? `${Math.round(wanted / 1e6)} MB` : `${(wanted / 1000).toFixed(1)} kB`}${wanted >= 1024 ? `, ${wanted >= 1_048_576 ? `${(wanted / 1_048_576).toFixed(1)} MiB` : `${(wanted / 1024).toFixed(1)} KiB`}` : ''})` : ''} copied, ${seconds.toFixed(6)} s, ${speed.replace('GB', ' GB')}\n`;
  call.err(`${whole}+${part} records in\n${whole}+${part} records out\n${said}`);
  return 0;
};

const truncate: Program = call => {
  const { values, rest } = readOptions(call.args, { short: 's:cl:o:', long: { size: 's', length: 'l' } });
  const size = parseSize((values.get('s') ?? values.get('l') ?? '0').replace(/^[+]/, '')) ?? 0;
  for (const file of rest) {
    const refused = call.files.write(
      at(call, file),
      size <= MOST_BYTES ? contentOf(new Uint8Array(size)) : standIn(size, 'zeros'),
    );
    if (refused === null) continue;
    complainOf(call, file, `cannot open '${file}' for writing`, refused);
    return 1;
  }
  return 0;
};

const du: Program = call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'shakmbcxd:lLH',
    long: { 'max-depth': 'd', 'human-readable': 'h', summarize: 's', bytes: 'b', all: 'a' },
  });
  const deepest = flags.has('s') ? 0 : values.has('d') ? Number(values.get('d')) : Number.POSITIVE_INFINITY;
  let code = 0;
  const print = (bytes: number, shown: string) => {
    const size = flags.has('b')
      ? String(bytes)
      : flags.has('h')
        ? human(bytes)
        : flags.has('m')
          ? String(Math.ceil(bytes / 1_048_576))
          : String(Math.ceil(bytes / 1024));
    call.out(`${size}\t${shown}\n`);
  };
  const visit = (path: string, shown: string, depth: number): number => {
    const node = call.files.lstat(path);
    if (node === null) return 0;
    if (node.type !== 'directory') {
      const bytes =
        node.type === 'file' ? (flags.has('b') ? node.content.size : Math.ceil(node.content.size / 4096) * 4096) : 0;
      if (flags.has('a') && depth > 0 && depth <= deepest) print(bytes, shown);
      return bytes;
    }
    let sum = 4096;
    for (const name of call.files.list(path))
      sum += visit(joinPath(path, name), shown === '/' ? `/${name}` : `${shown}/${name}`, depth + 1);
    if (depth <= deepest) print(sum, shown);
    return sum;
  };
  for (const file of rest.length === 0 ? ['.'] : rest) {
    const path = at(call, file);
    const node = call.files.lstat(path);
    if (node === null) {
      complainOf(call, file, `cannot access '${file}'`, call.files.missing(path));
      code = 1;
    } else if (node.type === 'directory') visit(path, file.replace(/(.)\/+$/, '$1'), 0);
    else print(visit(path, file, 1), file);
  }
  return code;
};

/** `4.0K`, `1.2M`, `35M`. */
export function human(bytes: number): string {
  let value = bytes;
  let unit = '';
  for (const next of ['K', 'M', 'G', 'T']) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  return unit === '' ? String(value) : `${value < 10 ? value.toFixed(1) : Math.round(value)}${unit}`;
}

const install: Program = call => {
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

const PROGRAMS: Readonly<Record<string, Program>> = {
  cat,
  chgrp: chown,
  chmod,
  chown,
  cp,
  dd,
  du,
  fallocate: truncate,
  install,
  link: ln,
  ln,
  ls: list,
  mkdir,
  mktemp,
  mv,
  readlink,
  realpath: readlink,
  rm,
  rmdir,
  touch,
  truncate,
  unlink: rm,
};
