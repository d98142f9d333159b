/**
 * What the daemon lays between an image and a container's own layer: the places of the files and directories that it mounts over,
 * after its initlayer package. An image's own files at these places are hidden by empty ones.
 */
import { draftOf, fileSystemOf, type Tree } from '../../filesystem/index.ts';
import { treeOf } from '../../image/index.ts';
import type { ContainerRecord } from '../state.ts';

const DIRECTORIES = ['/dev/pts', '/dev/shm', '/proc', '/sys'];
const FILES = ['/.dockerenv', '/dev/console', '/etc/hostname', '/etc/hosts', '/etc/resolv.conf'];

/** The files that a container's own layer lies on. */
export function initTree({ top, created }: Pick<ContainerRecord, 'top' | 'created'>): Tree {
  const draft = draftOf(treeOf(top));
  const files = fileSystemOf(draft, { now: () => created / 1000 });
  for (const path of DIRECTORIES) files.mkdir(path, { recursive: true, mode: 0o755 });
  for (const path of FILES) {
    files.mkdir(path.slice(0, path.lastIndexOf('/')) || '/', { recursive: true, mode: 0o755 });
    if (draft.get(path)?.type !== 'directory') draft.drop(path);
    files.write(path, '', { mode: 0o755 });
  }
  if (draft.get('/etc/mtab')?.type !== 'directory') draft.drop('/etc/mtab');
  files.symlink('/etc/mtab', '/proc/mounts');
  for (const path of ['/', '/etc']) {
    const node = draft.get(path);
    if (node !== null) draft.put(path, { ...node, mtime: Math.floor(created / 1000) });
  }
  return draft;
}
