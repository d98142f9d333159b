import { gunzipSync } from 'fflate';
import {
  type ArchiveEntry,
  cleanPath,
  joinBytes,
  joinPath,
  type Node,
  nameOf,
  parentOf,
  readTar,
  storeGzip,
  writeTar,
} from '../../../filesystem/index.ts';
import { refusalText } from '../../kernel/files.ts';
import type { Call, Program } from '../../kernel/program.ts';
import { contentAt } from '../files/content.ts';
import { modeText } from '../mode.ts';
import { busybox } from '../words.ts';

export function archiveProgram(name: string): Program | null {
  return name === 'tar' ? tar : name === 'unzip' ? unzip : null;
}

/** An archive that was compressed here, or elsewhere with gzip. */
function unzipped(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

const tar: Program = async call => {
  let mode = '';
  let file: string | null = null;
  let directory = call.cwd;
  let strip = 0;
  let gzip = false;
  let verbose = false;
  let toOutput = false;
  const excluded: string[] = [];
  const names: string[] = [];
  const { args } = call;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg.startsWith('--')) {
      const [name = '', value] = arg.slice(2).split(/=(.*)/s);
      if (name === 'directory') directory = cleanPath(value ?? args[++at] ?? '', directory);
      else if (name === 'file') file = value ?? args[++at] ?? '';
      else if (name === 'strip-components' || name === 'strip') strip = Number(value ?? args[++at]);
      else if (name === 'exclude') excluded.push(value ?? args[++at] ?? '');
      else if (name === 'extract' || name === 'create' || name === 'list')
        mode = name[0] === 'e' ? 'x' : name[0] === 'c' ? 'c' : 't';
      else if (name === 'gzip') gzip = true;
      else if (name === 'to-stdout') toOutput = true;
    } else if (arg.startsWith('-') || at === 0) {
      for (const letter of arg.replace(/^-/, '')) {
        if ('cxt'.includes(letter)) mode = letter;
        else if (letter === 'f') file = args[++at] ?? '';
        else if (letter === 'C') directory = cleanPath(args[++at] ?? '', directory);
        else if (letter === 'z') gzip = true;
        else if (letter === 'v') verbose = true;
        else if (letter === 'O') toOutput = true;
      }
    } else names.push(arg);
  }
  if (mode === 'c') return create(call, { file, directory, gzip, verbose, names, excluded });
  const content = file === null || file === '-' ? null : contentAt(call, file);
  if (typeof content === 'string') {
    const why = refusalText(content);
    call.err(
      busybox(call)
        ? `tar: can't open '${file}': ${why}\n`
        : `tar: ${file}: Cannot open: ${why}\ntar: Error is not recoverable: exiting now\n`,
    );
    return busybox(call) ? 1 : 2;
  }
  const entries = await readTar(
    unzipped(content === null ? Buffer.from(call.stdin, 'latin1') : (content.bytes ?? new Uint8Array(0))),
  );
  if (entries === null) {
    call.err(
      busybox(call)
        ? 'tar: invalid tar magic\n'
        : 'tar: This does not look like a tar archive\ntar: Exiting with failure status due to previous errors\n',
    );
    return busybox(call) ? 1 : 2;
  }
  for (const entry of entries) {
    if (
      names.length > 0 &&
      !names.some(
        name =>
          entry.path === name.replace(/^(\.\/)+|\/$/g, '') ||
          entry.path.startsWith(`${name.replace(/^(\.\/)+|\/$/g, '')}/`),
      )
    )
      continue;
    const shown = entry.node.type === 'directory' ? `${entry.path}/` : entry.path;
    if (mode === 't') {
      call.out(`${verbose ? listed(call, entry.node, shown) : shown}\n`);
      continue;
    }
    if (toOutput) {
      if (entry.node.type === 'file') call.outBytes(Buffer.from(entry.node.content.bytes ?? []).toString('latin1'));
      continue;
    }
    const path = entry.path.split('/').slice(strip).join('/');
    if (path === '') continue;
    if (verbose) call.out(`${shown}\n`);
    place(call, joinPath(directory, path), entry.node);
  }
  return 0;
};

/** As `tar -tv` shows an entry: whose it is by number, its size, its time. */
function listed(call: Call, node: Node, shown: string): string {
  const owner = `${node.uid}/${node.gid}`;
  const size = String(node.type === 'file' ? node.content.size : 0);
  const moment = new Date(node.mtime * 1000).toISOString().replace('T', ' ');
  const link = node.type === 'symlink' ? ` -> ${node.target}` : '';
  const fields = busybox(call)
    ? [owner, size.padStart(9), moment.slice(0, 19)]
    : [owner, size.padStart(18 - owner.length), moment.slice(0, 16)];
  return `${modeText(node.type, node.mode)} ${fields.join(' ')} ${shown}${link}`;
}

function place(call: Call, path: string, node: Node): void {
  const { files } = call;
  const owner = files.identity.uid === 0 ? { uid: node.uid, gid: node.gid } : {};
  files.mkdir(parentOf(path), { recursive: true });
  switch (node.type) {
    case 'directory':
      files.mkdir(path, { recursive: true });
      files.change(path, { mode: node.mode, mtime: node.mtime, ...owner });
      return;
    case 'symlink':
      if (files.lstat(path) !== null) files.remove(path);
      files.symlink(path, node.target);
      return;
    case 'file':
      files.write(path, node.content, { mode: node.mode, mtime: node.mtime, ...owner });
  }
}

interface Creation {
  readonly file: string | null;
  readonly directory: string;
  readonly gzip: boolean;
  readonly verbose: boolean;
  readonly names: readonly string[];
  readonly excluded: readonly string[];
}

async function create(call: Call, { file, directory, gzip, verbose, names, excluded }: Creation): Promise<number> {
  const entries: ArchiveEntry[] = [];
  let code = 0;
  const add = (path: string, shown: string): void => {
    const node = call.files.lstat(path);
    if (node === null) {
      call.err(
        busybox(call)
          ? `tar: ${shown}: No such file or directory\n`
          : `tar: ${shown}: Cannot stat: No such file or directory\n`,
      );
      code = busybox(call) ? 1 : 2;
      return;
    }
    if (excluded.some(each => each === shown || each === nameOf(path) || each === shown.replace(/^\.\//, ''))) return;
    if (shown !== '.') entries.push({ path: shown.replace(/^\/+/, ''), node });
    if (verbose) call.err(`${shown}${node.type === 'directory' ? '/' : ''}\n`);
    if (node.type === 'directory')
      for (const name of call.files.list(path)) add(joinPath(path, name), `${shown}/${name}`);
  };
  if (names.some(name => name.startsWith('/')))
    call.err(
      busybox(call) ? "tar: removing leading '/' from member names\n" : "tar: Removing leading `/' from member names\n",
    );
  for (const name of names) add(cleanPath(name, directory), name.replace(/(.)\/+$/, '$1'));
  const archive = await writeTar(entries);
  const bytes = gzip ? storeGzip(archive) : archive;
  if (file === null || file === '-') call.outBytes(Buffer.from(bytes).toString('latin1'));
  else {
    const refused = call.files.write(cleanPath(file, call.cwd), joinBytes([bytes]));
    if (refused !== null) {
      call.err(
        busybox(call)
          ? `tar: can't open '${file}': ${refusalText(refused)}\n`
          : `tar: ${file}: Cannot open: ${refusalText(refused)}\n`,
      );
      return busybox(call) ? 1 : 2;
    }
  }
  return code;
}

const unzip: Program = call => {
  call.err(`unzip: can't open ${call.args.at(-1) ?? ''}[.zip]\n`);
  return 1;
};
