import { contentOf, joinPath, type Node } from '../../../filesystem/index.ts';
import { deviceContent, isDevice, isEndless, neverEnds } from '../../kernel/devices.ts';
import type { KernelErrno } from '../../kernel/errno.ts';
import type { ProgramCall } from '../../kernel/program.ts';

/** What stands at a path: a link itself, or what it leads to; devices are files. */
export function nodeAt({ files }: ProgramCall, path: string, links: boolean): Node | null {
  return links ? files.lstat(path) : (files.stat(path) ?? (isDevice(path) ? DEVICE : null));
}

const DEVICE: Node = { type: 'file', mode: 0o666, uid: 0, gid: 0, mtime: 0, content: contentOf('') };

interface CopyFailure {
  readonly path: string;
  readonly refusal: KernelErrno;
  readonly directory: boolean;
}

/** Copies a file, a link, or a directory with all that is in it; tells the first that could not be made. */
export function copy(
  call: ProgramCall,
  from: string,
  to: string,
  how: { readonly keep: boolean; readonly links: boolean },
): CopyFailure | null {
  const { files } = call;
  const node = nodeAt(call, from, how.links);
  if (node === null) return { path: to, refusal: files.missing(from), directory: false };
  const failed = (refusal: KernelErrno | null): CopyFailure | null =>
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
