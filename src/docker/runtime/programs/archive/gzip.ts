/** gzip, gunzip and zcat over bytes. Words as GNU gzip 1.12 has them, and as busybox does in its images. */
import { gzipSync } from 'fflate';
import { cleanPath, contentOf, type FileNode, gunzip } from '../../../filesystem/index.ts';
import { kernelErrnoText } from '../../kernel/errno.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { spend } from '../../kernel/session.ts';
import { contentAt } from '../files/content.ts';
import { badOption, busybox, readOptions } from '../words.ts';

/** Units of work for a byte that is packed. */
const BYTE = 1.5;

const SUFFIX = /(?:\.gz|\.tgz|\.taz|\.z|-gz|\.Z)$/;

const OPTIONS = {
  short: 'cdfhklnNqrtvS:123456789',
  long: {
    stdout: 'c',
    'to-stdout': 'c',
    decompress: 'd',
    uncompress: 'd',
    force: 'f',
    keep: 'k',
    list: 'l',
    'no-name': 'n',
    quiet: 'q',
    test: 't',
    verbose: 'v',
    fast: '1',
    best: '9',
  },
};

function packed(bytes: Uint8Array, flags: ReadonlySet<string>, mtime: number): Uint8Array {
  const level = [...'123456789'].find(digit => flags.has(digit)) ?? '6';
  // Zero is how an archive says that it knows no time.
  return gzipSync(bytes, { level: Number(level) as 6, mtime: new Date(Math.max(0, mtime) * 1000) });
}

function said(call: ProgramCall, text: string, code: number): number {
  // gunzip and zcat are scripts that run gzip.
  call.err(`${busybox(call) ? call.name : 'gzip'}: ${text}\n`);
  return code;
}

function notGzip(call: ProgramCall, name: string): number {
  if (busybox(call)) return said(call, name === 'stdin' ? 'invalid magic' : `${name}: invalid magic`, 1);
  call.err('\n');
  return said(call, `${name}: not in gzip format`, 1);
}

/** What a file is called after it was unpacked, or null when nothing says that it is packed. */
function unpackedName(name: string): string | null {
  if (!SUFFIX.test(name)) return null;
  return name.replace(/\.t[ag]z$/, '.tar').replace(SUFFIX, '');
}

function share(before: number, after: number): string {
  return `${before === 0 ? '0.0' : ((1 - after / before) * 100).toFixed(1)}%`;
}

/** Writes what a file became beside it, and takes the file away unless it is to be kept. */
function replace(
  call: ProgramCall,
  from: string,
  to: string,
  data: Uint8Array,
  node: FileNode,
  flags: ReadonlySet<string>,
): number {
  const path = cleanPath(to, call.cwd);
  if (call.files.lstat(path) !== null && !flags.has('f')) {
    if (busybox(call)) return said(call, `can't open '${to}': File exists`, 1);
    return said(call, `${to} already exists;\tnot overwritten`, 2);
  }
  const refused = call.files.write(path, contentOf(data), { mode: node.mode, mtime: node.mtime });
  if (refused !== null) return said(call, `${to}: ${kernelErrnoText(refused)}`, 1);
  if (!flags.has('k')) call.files.remove(cleanPath(from, call.cwd));
  return 0;
}

function one(call: ProgramCall, name: string, flags: ReadonlySet<string>): number {
  const path = cleanPath(name, call.cwd);
  const content = contentAt(call, name);
  if (content === 'EISDIR') return said(call, `${name} is a directory -- ignored`, 2);
  if (typeof content === 'string') {
    const why = kernelErrnoText(content);
    return said(call, `${name}: ${why}`, 1);
  }
  const node = call.files.stat(path);
  if (node?.type !== 'file') return said(call, `${name} is not a directory or a regular file - ignored`, 2);
  const bytes = content.bytes ?? new Uint8Array(0);
  if (!flags.has('d')) {
    if (SUFFIX.test(name) && !flags.has('c') && !flags.has('f'))
      return said(call, `${name} already has ${SUFFIX.exec(name)?.[0]} suffix -- unchanged`, 2);
    spend(call.session, BYTE * bytes.length);
    const data = packed(bytes, flags, node.mtime);
    if (flags.has('c')) {
      call.outBytes(Buffer.from(data).toString('latin1'));
      return 0;
    }
    if (flags.has('v')) call.err(`${name}:\t ${share(bytes.length, data.length)} -- replaced with ${name}.gz\n`);
    return replace(call, name, `${name}.gz`, data, node, flags);
  }
  const target = unpackedName(name);
  if (target === null && !flags.has('c') && !flags.has('t') && !flags.has('l'))
    return said(call, `${name}: unknown suffix -- ignored`, 2);
  const data = gunzip(bytes);
  if (data === null) return notGzip(call, name);
  if (flags.has('l')) {
    const sizes = [bytes.length, data.length].map((size, at) => String(size).padStart(at === 0 ? 19 : 20));
    call.out(`${sizes.join('')} ${share(data.length, bytes.length).padStart(6)} ${target ?? name}\n`);
  } else if (flags.has('c')) call.outBytes(Buffer.from(data).toString('latin1'));
  else if (!flags.has('t')) return replace(call, name, target ?? name, data, node, flags);
  return 0;
}

/** `gzip`, `gunzip` and `zcat`. */
export const gzip: Program = call => {
  const { flags: given, rest, unknown } = readOptions(call.args, OPTIONS);
  if (unknown !== null) return badOption(call, unknown);
  const flags = new Set(given);
  if (call.name !== 'gzip' || flags.has('l') || flags.has('t')) flags.add('d');
  if (call.name === 'zcat') flags.add('c');
  if (flags.has('l')) call.out('         compressed        uncompressed  ratio uncompressed_name\n');
  let code = 0;
  for (const name of rest.length === 0 ? ['-'] : rest) {
    if (name !== '-') {
      const ended = one(call, name, flags);
      code = code === 1 || ended === 1 ? 1 : Math.max(code, ended);
      continue;
    }
    const bytes = Buffer.from(call.stdin, 'latin1');
    spend(call.session, BYTE * bytes.length);
    const data = flags.has('d') ? gunzip(bytes) : packed(bytes, flags, 0);
    if (data === null)
      code =
        bytes.length === 0 && !busybox(call) ? said(call, 'stdin: unexpected end of file', 1) : notGzip(call, 'stdin');
    else if (!flags.has('t')) call.outBytes(Buffer.from(data).toString('latin1'));
  }
  return code;
};
