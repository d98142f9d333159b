/** Why the simulated kernel refused, by the name that Linux gives it. */
export type Errno =
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EEXIST'
  | 'ENOTEMPTY'
  | 'ELOOP'
  | 'EINVAL'
  | 'EBUSY'
  | 'EROFS'
  | 'ENAMETOOLONG'
  | 'ENOSPC';

/** `No such file or directory`: the C library's words. */
export function errnoText(errno: Errno): string {
  switch (errno) {
    case 'ENOENT':
      return 'No such file or directory';
    case 'ENOTDIR':
      return 'Not a directory';
    case 'EISDIR':
      return 'Is a directory';
    case 'EEXIST':
      return 'File exists';
    case 'ENOTEMPTY':
      return 'Directory not empty';
    case 'ELOOP':
      return 'Too many levels of symbolic links';
    case 'EINVAL':
      return 'Invalid argument';
    case 'EBUSY':
      return 'Device or resource busy';
    case 'ENAMETOOLONG':
      return 'File name too long';
    case 'EROFS':
      return 'Read-only file system';
    case 'ENOSPC':
      return 'No space left on device';
  }
}
