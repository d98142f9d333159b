import type { Program, ProgramCall } from '../../kernel/program.ts';
import { type GroupEntry, groups, passwd } from '../../kernel/users.ts';
import { showUsage } from '../busybox.ts';
import { busybox, type GetoptOptions, type OptionSpec, readOptions } from '../words.ts';
import { addgroup } from './addgroup.ts';
import { appendLine, denied, nextId, nextSystemId, rewrite, withMember } from './registers.ts';

const USERADD: OptionSpec = {
  short: 'mMrNUlu:g:G:d:s:c:p:k:b:e:o',
  long: {
    uid: 'u',
    gid: 'g',
    ingroup: 'G',
    home: 'd',
    'home-dir': 'd',
    shell: 's',
    gecos: 'c',
    comment: 'c',
    groups: 'G',
    system: 'r',
    'disabled-password': 'D',
    'disabled-login': 'D',
    'no-create-home': 'M',
    'create-home': 'm',
    'user-group': 'U',
    'no-user-group': 'N',
    group: 'D',
    quiet: 'D',
  },
};
const ADDUSER: OptionSpec = {
  short: 'SDHh:g:s:G:u:k:',
  long: { ...USERADD.long, home: 'h', gecos: 'g', comment: 'g', system: 'S', 'no-create-home': 'H' },
};

/** Whose adduser it is: BusyBox's, Debian's, or the useradd that knows no questions. */
type Kind = 'busybox' | 'debian' | 'useradd';

/** The user that shall be. */
interface NewUser {
  readonly kind: Kind;
  readonly name: string;
  readonly uid: number;
  readonly system: boolean;
  readonly home: string;
  readonly shell: string;
  readonly gecos: string;
  /** Groups of which it becomes a member besides its own. */
  readonly further: readonly string[];
  readonly makesHome: boolean;
}

export const adduser: Program = call => {
  const kind: Kind = call.name === 'useradd' ? 'useradd' : busybox(call) ? 'busybox' : 'debian';
  const options = readOptions(call.args, kind === 'useradd' ? USERADD : ADDUSER);
  const [name = ''] = options.rest;
  if (denied(call)) return 1;
  if (name === '') return nameless(call, kind);
  if (options.rest.length === 2) return addgroup({ ...call, name: 'addgroup', args: options.rest, family: 'busybox' });
  if (passwd(call.files.whole).some(each => each.name === name)) return inUse(call, kind, name);
  const account = accountOf(call, kind, name, options);
  const groupName = options.values.get(kind === 'useradd' ? 'g' : 'G');
  const group = groupName === undefined ? groupFor(call, account) : knownGroup(call, groupName);
  if (group === null) return noGroup(call, kind, groupName ?? '');
  enter(call, account, group);
  for (const each of account.further)
    rewrite(call, '/etc/group', line => (line.startsWith(`${each}:`) ? withMember(line, name) : line));
  if (account.makesHome) makeHome(call, account, group);
  if (kind !== 'useradd') report(call, account, group, groupName !== undefined, options.flags.has('D'));
  return 0;
};

function accountOf(call: ProgramCall, kind: Kind, name: string, { flags, values }: GetoptOptions): NewUser {
  const system = flags.has('S') || flags.has('r');
  const taken = passwd(call.files.whole).map(each => each.uid);
  const free = system && !busybox(call) ? nextSystemId(taken) : nextId(taken, system);
  const useradd = kind === 'useradd';
  return {
    kind,
    name,
    uid: values.has('u') ? Number(values.get('u')) : free,
    system,
    home: values.get(useradd ? 'd' : 'h') ?? usualHome(kind, name, system),
    shell: values.get('s') ?? usualShell(kind, system),
    gecos: values.get(useradd ? 'c' : 'g') ?? (busybox(call) ? 'Linux User,,,' : ''),
    further: useradd ? (values.get('G') ?? '').split(',').filter(each => each !== '') : [],
    makesHome: useradd ? flags.has('m') : !flags.has('H') && !(system && kind === 'debian'),
  };
}

function nameless(call: ProgramCall, kind: Kind): number {
  if (kind === 'busybox') return showUsage(call);
  call.err(kind === 'useradd' ? 'Usage: useradd [options] LOGIN\n' : 'adduser: Only one or two names allowed.\n');
  return kind === 'useradd' ? 2 : 1;
}

function inUse(call: ProgramCall, kind: Kind, name: string): number {
  switch (kind) {
    case 'useradd':
      call.err(`useradd: user '${name}' already exists\n`);
      return 9;
    case 'debian':
      call.err(`adduser: The user \`${name}' already exists.\n`);
      return 1;
    case 'busybox':
      call.err(`adduser: user '${name}' in use\n`);
      return 1;
  }
}

function noGroup(call: ProgramCall, kind: Kind, name: string): number {
  switch (kind) {
    case 'useradd':
      call.err(`useradd: group '${name}' does not exist\n`);
      return 6;
    case 'debian':
      call.err(`adduser: The group \`${name}' does not exist.\n`);
      return 1;
    case 'busybox':
      call.err(`adduser: unknown group ${name}\n`);
      return 1;
  }
}

function knownGroup(call: ProgramCall, name: string): GroupEntry | null {
  return groups(call.files.whole).find(each => each.name === name || String(each.gid) === name) ?? null;
}

/** The group of a user for whom none is named: its own, but for adduser's system users. */
function groupFor(call: ProgramCall, { kind, name, uid, system }: NewUser): GroupEntry {
  const known = groups(call.files.whole);
  if (system && kind !== 'useradd')
    return known.find(each => each.name === 'nogroup') ?? { name: 'nogroup', gid: 65_533, members: [] };
  const taken = known.map(each => each.gid);
  const gid = taken.includes(uid) ? nextId(taken, system) : uid;
  appendLine(call, '/etc/group', `${name}:x:${gid}:`);
  return { name, gid, members: [] };
}

function usualHome(kind: Kind, name: string, system: boolean): string {
  return system && kind === 'debian' ? '/nonexistent' : `/home/${name}`;
}

function usualShell(kind: Kind, system: boolean): string {
  switch (kind) {
    case 'useradd':
      return '/bin/sh';
    case 'debian':
      return system ? '/usr/sbin/nologin' : '/bin/bash';
    case 'busybox':
      return system ? '/sbin/nologin' : '/bin/sh';
  }
}

/** Writes the account into the registers. */
function enter(call: ProgramCall, { name, uid, gecos, home, shell }: NewUser, group: GroupEntry): void {
  appendLine(call, '/etc/passwd', `${name}:x:${uid}:${group.gid}:${gecos}:${home}:${shell}`);
  appendLine(call, '/etc/shadow', `${name}:!:20157:0:99999:7:::`);
}

function makeHome(call: ProgramCall, { kind, uid, home }: NewUser, { gid }: GroupEntry): void {
  if (call.files.stat(home) !== null) return;
  call.files.mkdir(home, { recursive: true, mode: kind === 'useradd' ? 0o700 : 0o755 });
  call.files.change(home, { uid, gid, mode: kind === 'busybox' ? 0o755 : 0o700 });
}

/** What adduser says of its work. `named`: the group was given by its name; `quiet`: BusyBox asks for no password. */
function report(
  call: ProgramCall,
  { kind, name, uid, system, home, makesHome }: NewUser,
  group: GroupEntry,
  named: boolean,
  quiet: boolean,
): void {
  if (kind === 'debian') {
    call.out(`Adding ${system ? 'system ' : ''}user \`${name}' (UID ${uid}) ...\n`);
    if (!named && !system) call.out(`Adding new group \`${name}' (${group.gid}) ...\n`);
    call.out(`Adding new user \`${name}' (UID ${uid}) with group \`${group.name}' ...\n`);
    call.out(makesHome ? `Creating home directory \`${home}' ...\n` : `Not creating home directory \`${home}'.\n`);
  } else if (!quiet && !system) {
    call.out(`Changing password for ${name}\nNew password: \nRetype password: \n`);
    call.err(`passwd: password for ${name} is unchanged\n`);
  }
}
