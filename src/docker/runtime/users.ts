import type { FileSystem } from '../filesystem/index.ts';
import { textOf } from '../filesystem/index.ts';

export interface PasswdEntry {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly gecos: string;
  readonly home: string;
  readonly shell: string;
}

export interface GroupEntry {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

function lines(files: FileSystem, path: string): readonly string[][] {
  const content = files.read(path);
  const text = content === null ? null : textOf(content);
  return (text ?? '')
    .split('\n')
    .filter(line => line.includes(':'))
    .map(line => line.split(':'));
}

export function passwd(files: FileSystem): readonly PasswdEntry[] {
  return lines(files, '/etc/passwd').map(([name = '', , uid, gid, gecos = '', home = '', shell = '']) => ({
    name,
    uid: Number(uid),
    gid: Number(gid),
    gecos,
    home,
    shell,
  }));
}

export function groups(files: FileSystem): readonly GroupEntry[] {
  return lines(files, '/etc/group').map(([name = '', , gid, members = '']) => ({
    name,
    gid: Number(gid),
    members: members === '' ? [] : members.split(','),
  }));
}

export interface User {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly home: string;
  readonly name: string;
}

const NUMBER = /^\d+$/;

/**
 * Who `user` of an image's config is, or the daemon's refusal. The passwd file decides names and homes; a number need not be
 * in it (group 0 and home `/` then). The rule of runc's libcontainer/user.
 */
export function findUser(files: FileSystem, user: string): User | { readonly refused: string } {
  const [userPart = '', groupPart = ''] = user.split(':');
  const known = passwd(files);
  const entry =
    userPart === ''
      ? known.find(each => each.uid === 0)
      : (known.find(each => each.name === userPart) ??
        (NUMBER.test(userPart) ? known.find(each => each.uid === Number(userPart)) : undefined));
  if (entry === undefined && userPart !== '' && !NUMBER.test(userPart)) {
    return { refused: `unable to find user ${userPart}: no matching entries in passwd file` };
  }
  const uid = entry?.uid ?? (userPart === '' ? 0 : Number(userPart));
  const all = groups(files);
  let gid = entry?.gid ?? 0;
  let more: readonly number[] =
    entry === undefined ? [] : all.filter(g => g.members.includes(entry.name)).map(g => g.gid);
  if (groupPart !== '') {
    const group = all.find(each => each.name === groupPart);
    if (group === undefined && !NUMBER.test(groupPart)) {
      return { refused: `unable to find group ${groupPart}: no matching entries in group file` };
    }
    gid = group?.gid ?? Number(groupPart);
    more = [];
  }
  return { uid, gid, groups: more, home: entry?.home || '/', name: entry?.name ?? String(uid) };
}
