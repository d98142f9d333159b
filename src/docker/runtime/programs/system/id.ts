import type { Program } from '../../kernel/program.ts';
import { groups as groupsOf, passwd } from '../../kernel/users.ts';
import { busybox, readOptions } from '../words.ts';

/** Who the process is, or a user of the passwd file. */
export const id: Program = call => {
  const { flags, rest } = readOptions(call.args, {
    short: 'ugGnr',
    long: { user: 'u', group: 'g', groups: 'G', name: 'n' },
  });
  const users = passwd(call.files.whole);
  const known = groupsOf(call.files.whole);
  let { uid, gid, groups: more } = call.files.identity;
  const [asked] = rest;
  if (asked !== undefined) {
    const user = users.find(each => each.name === asked || String(each.uid) === asked);
    if (user === undefined) {
      call.err(busybox(call) ? `id: unknown user ${asked}\n` : `id: '${asked}': no such user\n`);
      return 1;
    }
    uid = user.uid;
    gid = user.gid;
    more = known.filter(group => group.members.includes(user.name)).map(group => group.gid);
  }
  const userName = users.find(each => each.uid === uid)?.name;
  const groupName = (of: number) => known.find(each => each.gid === of)?.name;
  // busybox prints the list as the kernel has it; coreutils puts the group of the process first, once.
  const isRaw = asked === undefined && busybox(call) && more.length > 0 && !flags.has('G');
  const all = isRaw ? more : [gid, ...more.filter(each => each !== gid)];
  const number = (value: number, name: string | undefined) =>
    flags.has('n') ? (name ?? String(value)) : String(value);
  if (flags.has('u')) call.out(`${number(uid, userName)}\n`);
  else if (flags.has('g')) call.out(`${number(gid, groupName(gid))}\n`);
  else if (flags.has('G')) call.out(`${all.map(each => number(each, groupName(each))).join(' ')}\n`);
  else {
    const shown = (value: number, name: string | undefined) =>
      name === undefined ? String(value) : `${value}(${name})`;
    call.out(
      `uid=${shown(uid, userName)} gid=${shown(gid, groupName(gid))} groups=${all.map(each => shown(each, groupName(each))).join(',')}\n`,
    );
  }
  return 0;
};

export const whoami: Program = call => {
  const { uid } = call.files.identity;
  const name = passwd(call.files.whole).find(each => each.uid === uid)?.name;
  if (name === undefined) {
    call.err(
      busybox(call)
        ? `whoami: unknown uid ${uid}\n`
        : `whoami: cannot find name for user ID ${uid}: No such file or directory\n`,
    );
    return 1;
  }
  call.out(`${name}\n`);
  return 0;
};

export const groups: Program = call => id({ ...call, args: ['-Gn', ...call.args] });
