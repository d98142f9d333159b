import { type FileSystem, textOf } from '../../filesystem/index.ts';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

function fields(files: FileSystem, path: string, name: string): readonly string[] | null {
  const content = files.read(path);
  const text = content === null ? null : textOf(content);
  for (const line of (text ?? '').split('\n')) {
    const parts = line.split(':');
    if (parts[0] === name) return parts;
  }
  return null;
}

/**
 * Owner of --chown and of a WORKDIR under USER: names are looked up in the files of the image, a number is taken as it is. A user
 * who is not there is root. Without a group a number stands for both, and a name brings its own group.
 */
export function ownerOf(text: string, files: FileSystem): Owner {
  if (text === '') return { uid: 0, gid: 0 };
  const [user = '', group] = text.split(':');
  const entry = /^\d+$/u.test(user) ? null : fields(files, '/etc/passwd', user);
  const uid = /^\d+$/u.test(user) ? Number(user) : Number(entry?.[2] ?? 0);
  if (group === undefined || group === '') return { uid, gid: /^\d+$/u.test(user) ? uid : Number(entry?.[3] ?? 0) };
  const gid = /^\d+$/u.test(group) ? Number(group) : Number(fields(files, '/etc/group', group)?.[2] ?? 0);
  return { uid, gid };
}
