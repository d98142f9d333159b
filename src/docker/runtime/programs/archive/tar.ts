import { gunzipSync } from 'fflate';
import { type ArchiveEntry, joinPath, type Node, parentOf, readTar } from '../../../filesystem/index.ts';
import { kernelErrnoText } from '../../kernel/errno.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { contentAt } from '../files/content.ts';
import { modeText } from '../mode.ts';
import { busybox } from '../words.ts';
import { create } from './tar-create.ts';
import { type TarRequest, tarRequest } from './tar-request.ts';

/** An archive that was compressed here, or elsewhere with gzip. */
function unzipped(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

export const tar: Program = async call => {
  const request = tarRequest(call);
  const { mode, file, names, verbose } = request;
  if (mode === 'c') return create(call, request);
  const content = file === null || file === '-' ? null : contentAt(call, file);
  if (typeof content === 'string') {
    const why = kernelErrnoText(content);
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
  const wanted = names.map(name => name.replace(/^(\.\/)+|\/$/g, ''));
  for (const entry of entries) {
    if (wanted.length > 0 && !wanted.some(name => entry.path === name || entry.path.startsWith(`${name}/`))) continue;
    const shown = entry.node.type === 'directory' ? `${entry.path}/` : entry.path;
    if (mode === 't') call.out(`${verbose ? listed(call, entry.node, shown) : shown}\n`);
    else extract(call, request, entry, shown);
  }
  return 0;
};

function extract(
  call: ProgramCall,
  { toOutput, strip, verbose, directory }: TarRequest,
  entry: ArchiveEntry,
  shown: string,
) {
  if (toOutput) {
    if (entry.node.type === 'file') call.outBytes(Buffer.from(entry.node.content.bytes ?? []).toString('latin1'));
    return;
  }
  const path = entry.path.split('/').slice(strip).join('/');
  if (path === '') return;
  if (verbose) call.out(`${shown}\n`);
  place(call, joinPath(directory, path), entry.node);
}

/** As `tar -tv` shows an entry: whose it is by number, its size, its time. */
function listed(call: ProgramCall, node: Node, shown: string): string {
  const owner = `${node.uid}/${node.gid}`;
  const size = String(node.type === 'file' ? node.content.size : 0);
  const moment = new Date(node.mtime * 1000).toISOString().replace('T', ' ');
  const link = node.type === 'symlink' ? ` -> ${node.target}` : '';
  const fields = busybox(call)
    ? [owner, size.padStart(9), moment.slice(0, 19)]
    : [owner, size.padStart(18 - owner.length), moment.slice(0, 16)];
  return `${modeText(node.type, node.mode)} ${fields.join(' ')} ${shown}${link}`;
}

function place(call: ProgramCall, path: string, node: Node): void {
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
