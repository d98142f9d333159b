import type { FileSystem } from '../../filesystem/index.ts';
import { textOf } from '../../filesystem/index.ts';
import type { FileCapability } from './process-request.ts';

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

/** As whom the kernel knows a process. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
  /** In the order in which the kernel keeps them; the daemon puts a container's own group among them, BuildKit does not. */
  readonly groups: readonly number[];
  /** Of root's capabilities those that it does not have: `CHOWN`. */
  readonly lacks?: ReadonlySet<FileCapability>;
}

/** Whether the kernel lets this user pass where the owner of a file alone may. */
export function isCapable({ uid, lacks }: Identity, capability: FileCapability): boolean {
  return uid === 0 && lacks?.has(capability) !== true;
}

export interface User extends Identity {
  readonly home: string;
  readonly name: string;
}

const NUMBER = /^[-+]?\d+$/;
const LARGEST_ID = 2 ** 31 - 1;
const OUT_OF_RANGE = `uids and gids must be in range 0-${LARGEST_ID}`;

/**
 * Who `user` of an image's config is, or the daemon's refusal. The passwd file decides names and homes; a number need not be
 * in it (group 0 and home `/` then). The rule of runc's libcontainer/user. `added`: further groups of a container's process
 * (--group-add); null for a process of a build.
 */
export function findUser(
  files: FileSystem,
  user: string,
  added: readonly string[] | null = null,
): User | { readonly refused: string } {
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
  if (uid < 0 || uid > LARGEST_ID) return { refused: OUT_OF_RANGE };
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
    if (gid < 0 || gid > LARGEST_ID) return { refused: OUT_OF_RANGE };
    more = [];
  }
  const also: number[] = [];
  for (const name of added ?? []) {
    const group = all.find(each => each.name === name || String(each.gid) === name);
    if (group === undefined && !NUMBER.test(name)) return { refused: `unable to find group ${name}` };
    also.push(group?.gid ?? Number(name));
  }
  const listed = [...(added === null ? [] : [gid]), ...more, ...also].sort((a, b) => a - b);
  return { uid, gid, groups: listed, home: entry?.home || '/', name: entry?.name ?? String(uid) };
}
