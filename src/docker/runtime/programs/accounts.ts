import { textOf } from '../../filesystem/index.ts';
import { userFiles } from '../kernel/files.ts';
import type { Call, Program } from '../kernel/program.ts';
import { secondsOf } from '../kernel/session.ts';
import { findUser, groups, type PasswdEntry, passwd } from '../kernel/users.ts';
import { showUsage } from './busybox.ts';
import { busybox, readOptions } from './words.ts';

/** Programs that make users and groups, and those that become another user. */
export function accountProgram(name: string): Program | null {
  return PROGRAMS[name] ?? null;
}

function appendLine(call: Call, path: string, line: string): void {
  const content = call.files.content(path);
  const before = typeof content === 'string' ? '' : (textOf(content) ?? '');
  call.files.write(path, `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${line}\n`);
}

function rewrite(call: Call, path: string, change: (line: string) => string | null): void {
  const content = call.files.content(path);
  if (typeof content === 'string') return;
  const lines = (textOf(content) ?? '').split('\n').filter(line => line !== '');
  const kept = lines.map(change).filter(line => line !== null);
  call.files.write(path, kept.map(line => `${line}\n`).join(''));
}

function denied(call: Call): boolean {
  if (call.files.identity.uid === 0) return false;
  call.err(
    busybox(call)
      ? `${call.name}: permission denied (are you root?)\n`
      : `${call.name}: Permission denied.\n${call.name}: cannot lock /etc/${call.name.includes('group') ? 'group' : 'passwd'}; try again later.\n`,
  );
  return true;
}

function nextId(taken: readonly number[], system: boolean): number {
  const used = new Set(taken);
  let id = system ? 100 : 1000;
  while (used.has(id)) id++;
  return id;
}

/** Debian counts system accounts down from 999. */
function nextSystemId(taken: readonly number[]): number {
  const used = new Set(taken);
  let id = 999;
  while (used.has(id)) id--;
  return id;
}

const addgroup: Program = call => {
  const debian = !busybox(call);
  const { flags, values, rest } = readOptions(call.args, { short: 'g:Sr', long: { gid: 'g', system: 'S' } });
  const [name = '', member] =
    flags.size + rest.length > 0
      ? [rest[rest.length === 2 ? 1 : 0] ?? '', rest.length === 2 ? rest[0] : undefined]
      : [];
  if (denied(call)) return 1;
  if (name === '') {
    if (!debian) return showUsage(call);
    call.err(`${call.name}: no group name given\n`);
    return 1;
  }
  const known = groups(call.files.whole);
  const there = known.find(each => each.name === name);
  if (member !== undefined) {
    if (there === undefined) {
      call.err(`addgroup: unknown group ${name}\n`);
      return 1;
    }
    rewrite(call, '/etc/group', line =>
      line.startsWith(`${name}:`) ? (there.members.length === 0 ? `${line}${member}` : `${line},${member}`) : line,
    );
    return 0;
  }
  if (there !== undefined) {
    call.err(
      call.name === 'groupadd'
        ? `groupadd: group '${name}' already exists\n`
        : debian
          ? `addgroup: The group \`${name}' already exists.\n`
          : `addgroup: group '${name}' in use\n`,
    );
    return call.name === 'groupadd' ? 9 : 1;
  }
  const given = values.get('g');
  const system = flags.has('S') || flags.has('r');
  const taken = known.map(each => each.gid);
  if (given !== undefined && taken.includes(Number(given))) {
    call.err(debian ? `${call.name}: GID '${given}' already exists\n` : `addgroup: gid '${given}' in use\n`);
    return call.name === 'groupadd' ? 4 : 1;
  }
  const gid = given !== undefined ? Number(given) : system && debian ? nextSystemId(taken) : nextId(taken, system);
  appendLine(call, '/etc/group', `${name}:x:${gid}:`);
  if (call.name === 'addgroup' && debian) call.out(`Adding group \`${name}' (GID ${gid}) ...\nDone.\n`);
  return 0;
};

const adduser: Program = call => {
  const debian = !busybox(call);
  const useradd = call.name === 'useradd';
  const { flags, values, rest } = readOptions(call.args, {
    short: useradd ? 'mMrNUl' + 'u:g:G:d:s:c:p:k:b:e:o' : 'SDHh:g:s:G:u:k:',
    long: {
      uid: 'u',
      gid: useradd ? 'g' : 'g',
      ingroup: 'G',
      home: useradd ? 'd' : 'h',
      'home-dir': 'd',
      shell: 's',
      gecos: useradd ? 'c' : 'g',
      comment: useradd ? 'c' : 'g',
      groups: 'G',
      system: useradd ? 'r' : 'S',
      'disabled-password': 'D',
      'disabled-login': 'D',
      'no-create-home': useradd ? 'M' : 'H',
      'create-home': 'm',
      'user-group': 'U',
      'no-user-group': 'N',
      group: 'D',
      quiet: 'D',
    },
  });
  if (denied(call)) return 1;
  const name = rest[0] ?? '';
  if (name === '') {
    if (!useradd && busybox(call)) return showUsage(call);
    call.err(useradd ? 'Usage: useradd [options] LOGIN\n' : 'adduser: Only one or two names allowed.\n');
    return useradd ? 2 : 1;
  }
  if (rest.length === 2) return addgroup({ ...call, name: 'addgroup', args: rest, family: 'busybox' });
  const users = passwd(call.files.whole);
  const known = groups(call.files.whole);
  if (users.some(each => each.name === name)) {
    call.err(
      useradd
        ? `useradd: user '${name}' already exists\n`
        : debian
          ? `adduser: The user \`${name}' already exists.\n`
          : `adduser: user '${name}' in use\n`,
    );
    return useradd ? 9 : 1;
  }
  const system = flags.has('S') || flags.has('r');
  const taken = users.map(each => each.uid);
  const uid = values.has('u')
    ? Number(values.get('u'))
    : system && debian
      ? nextSystemId(taken)
      : nextId(taken, system);
  const groupName = useradd ? values.get('g') : values.get('G');
  let group =
    groupName === undefined ? undefined : known.find(each => each.name === groupName || String(each.gid) === groupName);
  if (groupName !== undefined && group === undefined) {
    call.err(
      useradd
        ? `useradd: group '${groupName}' does not exist\n`
        : debian
          ? `adduser: The group \`${groupName}' does not exist.\n`
          : `adduser: unknown group ${groupName}\n`,
    );
    return useradd ? 6 : 1;
  }
  if (group === undefined) {
    if (system && !useradd)
      group = known.find(each => each.name === 'nogroup') ?? { name: 'nogroup', gid: 65_533, members: [] };
    else {
      const gid = known.some(each => each.gid === uid)
        ? nextId(
            known.map(each => each.gid),
            system,
          )
        : uid;
      group = { name, gid, members: [] };
      appendLine(call, '/etc/group', `${name}:x:${gid}:`);
    }
  }
  const home = values.get(useradd ? 'd' : 'h') ?? (system && debian && !useradd ? '/nonexistent' : `/home/${name}`);
  const shell =
    values.get('s') ??
    (useradd
      ? '/bin/sh'
      : system
        ? debian
          ? '/usr/sbin/nologin'
          : '/sbin/nologin'
        : debian
          ? '/bin/bash'
          : '/bin/sh');
  const gecos = values.get(useradd ? 'c' : 'g') ?? (debian ? '' : 'Linux User,,,');
  appendLine(call, '/etc/passwd', `${name}:x:${uid}:${group.gid}:${gecos}:${home}:${shell}`);
  appendLine(call, '/etc/shadow', `${name}:!:20157:0:99999:7:::`);
  for (const each of useradd ? (values.get('G') ?? '').split(',').filter(one => one !== '') : []) {
    rewrite(call, '/etc/group', line =>
      line.startsWith(`${each}:`) ? (line.endsWith(':') ? `${line}${name}` : `${line},${name}`) : line,
    );
  }
  const makesHome = useradd ? flags.has('m') : !flags.has('H') && !(system && debian);
  if (makesHome && call.files.stat(home) === null) {
    call.files.mkdir(home, { recursive: true, mode: useradd ? 0o700 : 0o755 });
    call.files.change(home, { uid, gid: group.gid, mode: useradd ? 0o700 : busybox(call) ? 0o2755 & 0o755 : 0o700 });
  }
  if (call.name === 'adduser' && debian) {
    call.out(
      `Adding ${system ? 'system ' : ''}user \`${name}' (UID ${uid}) ...\n${groupName === undefined && !system ? `Adding new group \`${name}' (${group.gid}) ...\n` : ''}Adding new user \`${name}' (UID ${uid}) with group \`${group.name}' ...\n${makesHome ? `Creating home directory \`${home}' ...\n` : `Not creating home directory \`${home}'.\n`}`,
    );
  } else if (call.name === 'adduser' && !flags.has('D') && !system) {
    call.out(`Changing password for ${name}\nNew password: \nRetype password: \n`);
    call.err(`passwd: password for ${name} is unchanged\n`);
  }
  return 0;
};

const deluser: Program = call => {
  if (denied(call)) return 1;
  const { flags, rest } = readOptions(call.args, { short: 'rf', long: { 'remove-home': 'r', remove: 'r' } });
  const [name = ''] = rest;
  const group = /group/.test(call.name);
  const user = passwd(call.files.whole).find(each => each.name === name);
  const known = groups(call.files.whole).find(each => each.name === name);
  if (group ? known === undefined : user === undefined) {
    call.err(
      call.name === 'userdel'
        ? `userdel: user '${name}' does not exist\n`
        : `${call.name}: unknown ${group ? 'group' : 'user'} ${name}\n`,
    );
    return call.name === 'userdel' ? 6 : 1;
  }
  if (!group) rewrite(call, '/etc/passwd', line => (line.startsWith(`${name}:`) ? null : line));
  rewrite(call, '/etc/group', line =>
    line.startsWith(`${name}:`) && (group || known?.gid === user?.gid) ? null : line,
  );
  if (flags.has('r') && user !== undefined) call.files.remove(user.home, true);
  return 0;
};

const usermod: Program = call => {
  if (denied(call)) return 1;
  const { values, rest } = readOptions(call.args, {
    short: 'aG:g:s:d:u:l:L',
    long: { append: 'a', groups: 'G', shell: 's', home: 'd' },
  });
  const [name = ''] = rest;
  const user = passwd(call.files.whole).find(each => each.name === name);
  if (user === undefined) {
    call.err(`usermod: user '${name}' does not exist\n`);
    return 6;
  }
  for (const each of (values.get('G') ?? '').split(',').filter(one => one !== '')) {
    rewrite(call, '/etc/group', line =>
      line.startsWith(`${each}:`) && !line.split(/[:,]/).includes(name)
        ? line.endsWith(':')
          ? `${line}${name}`
          : `${line},${name}`
        : line,
    );
  }
  const change = (field: number, value: string | undefined) => {
    if (value === undefined) return;
    rewrite(call, '/etc/passwd', line =>
      line.startsWith(`${name}:`)
        ? line
            .split(':')
            .map((each, at) => (at === field ? value : each))
            .join(':')
        : line,
    );
  };
  change(2, values.get('u'));
  change(5, values.get('d'));
  change(6, values.get('s'));
  return 0;
};

/** `su`, `su-exec`, `gosu`, `runuser`, `setpriv`: another user's program. */
const become: Program = async call => {
  let who = 'root';
  let argv: readonly string[] = [];
  const { args } = call;
  if (call.name === 'su' || call.name === 'runuser') {
    const rest: string[] = [];
    let command: string | null = null;
    for (let at = 0; at < args.length; at++) {
      const arg = args[at] ?? '';
      if (arg === '-c') command = args[++at] ?? '';
      else if (arg === '-s' || arg === '-u') {
        const value = args[++at] ?? '';
        if (arg === '-u') who = value;
      } else if (arg === '-' || arg === '-l' || arg === '-m' || arg === '-p' || arg === '--') continue;
      else rest.push(arg);
    }
    who = rest[0] ?? who;
    const entry: PasswdEntry | undefined = passwd(call.files.whole).find(each => each.name === who);
    const shell = entry === undefined || /nologin|false/.test(entry.shell) ? '/bin/sh' : entry.shell;
    argv = command === null ? [shell, ...rest.slice(1)] : [shell, '-c', command];
    if (entry === undefined) {
      call.err(
        busybox(call)
          ? `su: unknown user ${who}\n`
          : `su: user ${who} does not exist or the user entry does not contain all the required fields\n`,
      );
      return 1;
    }
    if (call.files.identity.uid !== 0) {
      call.err(busybox(call) ? 'su: must be suid to work properly\n' : 'Password: su: Authentication failure\n');
      return 1;
    }
  } else [who = 'root', ...argv] = args;
  const user = findUser(call.files.whole, who);
  if ('refused' in user) {
    call.err(
      call.name === 'gosu'
        ? `error: failed switching to "${who}": ${user.refused}\n`
        : `${call.name}: ${who}: no such user\n`,
    );
    return 1;
  }
  if (call.files.identity.uid !== 0 && user.uid !== call.files.identity.uid) {
    call.err(
      call.name === 'gosu'
        ? `error: failed switching to "${who}": operation not permitted\n`
        : `${call.name}: setgroups: Operation not permitted\n`,
    );
    return 1;
  }
  const files = userFiles(call.files.whole.tree, user, () => secondsOf(call.session));
  const env = new Map(call.env).set('HOME', user.home).set('USER', user.name);
  const ran = await call.run(argv, { files, env, piped: call.piped });
  if (ran.missing !== null)
    call.err(
      call.name === 'gosu'
        ? `error: exec: "${argv[0]}": executable file not found in $PATH\n`
        : `${call.name}: ${argv[0]}: No such file or directory\n`,
    );
  return ran.exitCode;
};

const PROGRAMS: Readonly<Record<string, Program>> = {
  addgroup,
  adduser,
  chpasswd: () => 0,
  delgroup: deluser,
  deluser,
  gosu: become,
  groupadd: addgroup,
  groupdel: deluser,
  passwd: call => {
    call.err(
      busybox(call) ? 'passwd: password for root is unchanged\n' : 'passwd: Authentication token manipulation error\n',
    );
    return 1;
  },
  runuser: become,
  su: become,
  'su-exec': become,
  useradd: adduser,
  userdel: deluser,
  usermod,
};
