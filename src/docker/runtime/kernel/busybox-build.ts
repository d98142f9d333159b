import type { UserFiles } from './files.ts';

/** How a busybox was built: what tells one from another at the prompt. */
export interface BusyboxBuild {
  /** What stands before `multi-call binary.` in every usage. */
  readonly version: string;
  /** glibc's getopt says `invalid option -- 'x'` where musl's says `unrecognized option: x`. */
  readonly glibc: boolean;
  /** Its shell finds applets without a look at PATH, so that `type ls` says `ls is ls`. */
  readonly standalone: boolean;
  /** Whether `ps` has a TIME column. */
  readonly time: boolean;
}

const ALPINE: BusyboxBuild = {
  version: 'v1.37.0 (2025-01-17 18:12:01 UTC)',
  glibc: false,
  standalone: false,
  time: true,
};
const OFFICIAL: BusyboxBuild = {
  version: 'v1.37.0 (2024-09-26 21:31:42 UTC)',
  glibc: true,
  standalone: false,
  time: true,
};
/** Debian's busybox-static. */
const DEBIAN: BusyboxBuild = {
  version: 'v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1)',
  glibc: true,
  standalone: true,
  time: false,
};

/** Builds that are not Alpine's, by the size of the binary. */
const BUILDS: ReadonlyMap<number, BusyboxBuild> = new Map([
  [1_131_528, OFFICIAL],
  [1_239_696, OFFICIAL],
  [1_982_256, DEBIAN],
]);

/** The build of the busybox at `path`. */
export function buildAt(files: UserFiles, path: string): BusyboxBuild {
  const node = files.whole.stat(path);
  return (node?.type === 'file' ? BUILDS.get(node.content.size) : undefined) ?? ALPINE;
}
