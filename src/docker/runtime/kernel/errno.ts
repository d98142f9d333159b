import { type Errno, errnoText } from '../../filesystem/index.ts';

/** What the kernel says to a program: the file system's own refusals, and those that depend on who asks. */
export type KernelErrno = Errno | 'EACCES' | 'EPERM';

export function kernelErrnoText(errno: KernelErrno): string {
  switch (errno) {
    case 'EACCES':
      return 'Permission denied';
    case 'EPERM':
      return 'Operation not permitted';
    default:
      return errnoText(errno);
  }
}
