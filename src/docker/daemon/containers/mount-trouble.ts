/** Mounts that the runtime refuses when a container starts: a directory over a file, or a file over a directory. */
import { draftOf, fileSystemOf, type Node } from '../../filesystem/index.ts';
import type { Daemon } from '../daemon.ts';
import type { ContainerRecord, MountRecord } from '../state.ts';
import { hostSource } from './files.ts';
import { initTree } from './init-layer.ts';

const ADVICE =
  'Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type';

/** A source as runc names it, its flags, and whether a directory is mounted. */
interface MountSource {
  readonly path: string;
  readonly flags: string;
  readonly isDirectory: boolean;
}

function sourceOf(daemon: Daemon, mount: MountRecord, over: Node | null): MountSource {
  switch (mount.type) {
    case 'bind': {
      const path = hostSource(daemon, mount.source);
      return { path: mount.source, flags: 'MS_BIND|MS_REC', isDirectory: daemon.hostFiles.get(path)?.type !== 'file' };
    }
    case 'volume':
      return { path: `/var/lib/docker/volumes/${mount.source}/_data`, flags: 'MS_BIND|MS_REC', isDirectory: true };
    case 'tmpfs': {
      const mode = (over?.mode ?? 0o755).toString(8).padStart(4, '0');
      return { path: 'tmpfs', flags: `MS_NOSUID|MS_NODEV|MS_NOEXEC, data=mode=${mode}`, isDirectory: true };
    }
  }
}

function parts(target: string): number {
  return target.split('/').length;
}

/** What runc says of the first mount that does not fit its place, outermost places first, or null; recorded from runc 1.3. */
export function mountTrouble(daemon: Daemon, container: ContainerRecord): string | null {
  if (container.mounts.length === 0) return null;
  const files = fileSystemOf(draftOf(initTree(container), container.changes), { now: () => 0 });
  for (const mount of [...container.mounts].sort((a, b) => parts(a.target) - parts(b.target))) {
    const over = files.stat(mount.target);
    const { path, flags, isDirectory } = sourceOf(daemon, mount, over);
    const refused = `error mounting "${path}" to rootfs at "${mount.target}"`;
    if (over !== null && (over.type === 'directory') !== isDirectory) {
      const how = `src=${path}, dst=${mount.target}, dstFd=/proc/thread-self/fd/14, flags=${flags}`;
      return `${refused}: mount ${how}: not a directory: unknown: ${ADVICE}`;
    }
    if (over === null && files.resolve(mount.target) === null && standsOnFile(files.stat, mount.target)) {
      const how = `lookup mountpoint target: securejoin.OpenInRoot ${mount.target}: openat2 ${mount.target}`;
      return `${refused}: create mountpoint for ${mount.target} mount: ${how}: not a directory: unknown: ${ADVICE}`;
    }
  }
  return null;
}

/** Whether a file is among the directories of a path. */
function standsOnFile(stat: (path: string) => Node | null, target: string): boolean {
  const names = target.split('/').slice(1, -1);
  return names.some((_, at) => stat(`/${names.slice(0, at + 1).join('/')}`)?.type === 'file');
}
