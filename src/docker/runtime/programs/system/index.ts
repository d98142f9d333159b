import { cleanPath, textOf } from '../../../filesystem/index.ts';
import { findExecutable } from '../../kernel/executable.ts';
import { emulatedArchitecture, KERNEL_RELEASE, KERNEL_VERSION, PROCESSORS } from '../../kernel/machine.ts';
import type { Call, Program } from '../../kernel/program.ts';
import { newHalt, rest, secondsOf, suspend } from '../../kernel/session.ts';
import { groups, passwd } from '../../kernel/users.ts';
import { test } from '../../shell/condition.ts';
import { buildOf } from '../busybox.ts';
import { dateText } from '../date.ts';
import { busybox, readOptions } from '../words.ts';
import { df, mount, umount } from './mounts.ts';
import { free, kill, ps, top, uptime } from './ps.ts';

/** Programs that ask the kernel, or start other programs. */
export function systemProgram(name: string): Program | null {
  return PROGRAMS[name] ?? null;
}

const id: Program = call => {
  const { flags, rest } = readOptions(call.args, {
    short: 'ugGnr',
    long: { user: 'u', group: 'g', groups: 'G', name: 'n' },
  });
  const users = passwd(call.files.whole);
  const known = groups(call.files.whole);
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

const whoami: Program = call => {
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

const uname: Program = call => {
  const { request } = call.session;
  const { flags } = readOptions(call.args, {
    short: 'asnrvmpio',
    long: { all: 'a', machine: 'm', 'kernel-name': 's', 'kernel-release': 'r', nodename: 'n' },
  });
  const machine = emulatedArchitecture(request.platform);
  const parts: readonly (readonly [string, string])[] = [
    ['s', 'Linux'],
    ['n', request.hostname],
    ['r', KERNEL_RELEASE],
    ['v', KERNEL_VERSION],
    ['m', machine],
    ['p', 'unknown'],
    ['i', 'unknown'],
    ['o', busybox(call) && !buildOf(call).glibc ? 'Linux' : 'GNU/Linux'],
  ];
  if (call.name === 'arch') call.out(`${machine}\n`);
  else {
    const wanted = flags.size === 0 ? new Set(['s']) : flags;
    call.out(
      `${parts
        .filter(([letter]) => wanted.has(letter) || (wanted.has('a') && letter !== 'p' && letter !== 'i'))
        .map(([, text]) => text)
        .join(' ')}\n`,
    );
  }
  return 0;
};

/** The whole name that /etc/hosts has for this host. */
function fullName(call: Call): string {
  const own = call.session.request.hostname;
  const hosts = call.files.whole.read('/etc/hosts');
  const lines = (hosts === null ? '' : (textOf(hosts) ?? '')).split('\n');
  const named = lines.map(line => line.trim().split(/\s+/).slice(1)).find(names => names.includes(own));
  return named?.[0] ?? own;
}

const hostname: Program = call => {
  const own = call.session.request.hostname;
  const letter = call.args.find(arg => /^-[fsdiI]/.test(arg))?.[1] ?? '';
  const addresses = (call.session.request.interfaces ?? []).map(({ address }) => address);
  if (letter === 'i' || letter === 'I') call.out(`${addresses.join(' ')}${letter === 'I' ? ' ' : ''}\n`);
  else if (letter === 'f') call.out(`${fullName(call)}\n`);
  else if (letter === 's') call.out(`${own.split('.')[0]}\n`);
  else if (letter === 'd') call.out(`${fullName(call).split('.').slice(1).join('.')}\n`);
  else if (call.args.some(arg => !arg.startsWith('-'))) {
    call.err(
      busybox(call)
        ? 'hostname: sethostname: Operation not permitted\n'
        : 'hostname: you must be root to change the host name\n',
    );
    return 1;
  } else call.out(`${own}\n`);
  return 0;
};

const date: Program = call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'uRId:s:r:D:',
    long: { date: 'd', utc: 'u', 'iso-8601': 'I', 'rfc-2822': 'R' },
  });
  const given = values.get('d');
  let seconds = secondsOf(call.session);
  call.session.observed++;
  if (given !== undefined) {
    const parsed = given.startsWith('@')
      ? Number(given.slice(1))
      : Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(given) ? given : `${given.replace(' ', 'T')}Z`) / 1000;
    if (!Number.isNaN(parsed)) seconds = parsed;
    else if (given !== 'now') {
      call.err(busybox(call) ? `date: invalid date '${given}'\n` : `date: invalid date '${given}'\n`);
      return 1;
    }
  }
  const reference = values.get('r');
  if (reference !== undefined) seconds = call.files.stat(cleanPath(reference, call.cwd))?.mtime ?? seconds;
  const format = rest.find(each => each.startsWith('+'));
  const usual = flags.has('I')
    ? '%Y-%m-%d'
    : flags.has('R')
      ? '%a, %d %b %Y %H:%M:%S +0000'
      : busybox(call)
        ? '%a %b %e %H:%M:%S UTC %Y'
        : '%a %b %e %H:%M:%S UTC %Y';
  call.out(`${dateText(format === undefined ? usual : format.slice(1), seconds)}\n`);
  return 0;
};

const env: Program = async call => {
  const variables = new Map(call.env);
  let at = 0;
  for (; at < call.args.length; at++) {
    const arg = call.args[at] ?? '';
    if (arg === '-i' || arg === '-') variables.clear();
    else if (arg === '-u') variables.delete(call.args[++at] ?? '');
    else if (arg === '-S' || arg === '--') continue;
    else if (/^[A-Za-z_]\w*=/.test(arg)) variables.set(arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1));
    else break;
  }
  const argv = call.args.slice(at);
  if (argv.length === 0) {
    for (const [name, value] of variables) call.out(`${name}=${value}\n`);
    return 0;
  }
  return started(call, argv, await call.run(argv, { env: variables }));
};

/** The exit code of a program that another one started, with a word when it was not there. */
function started(call: Call, argv: readonly string[], ran: Awaited<ReturnType<Call['run']>>): number {
  if (ran.missing === null) return ran.exitCode;
  const why = ran.missing === 'not-found' ? 'No such file or directory' : 'Permission denied';
  const name = argv[0] ?? '';
  const gnu =
    call.name === 'env' || call.name === 'nohup' || call.name === 'timeout'
      ? `${call.name}: '${name}': ${why}`
      : `${call.name}: ${name}: ${why}`;
  call.err(
    busybox(call)
      ? `${call.name}: can't execute '${name}': ${why}\n`
      : `${call.name === 'timeout' ? `timeout: failed to run command '${name}': ${why}` : gnu}\n`,
  );
  return ran.exitCode;
}

const printenv: Program = call => {
  if (call.args.length === 0) for (const [name, value] of call.env) call.out(`${name}=${value}\n`);
  let code = 0;
  for (const name of call.args) {
    const value = call.env.get(name);
    if (value === undefined) code = 1;
    else call.out(`${value}\n`);
  }
  return code;
};

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

const sleep: Program = call => {
  let seconds = 0;
  for (const arg of call.args) {
    if (arg === 'infinity' || arg === 'inf') suspend(call.session);
    const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(arg);
    if (match === null) {
      call.err(
        busybox(call)
          ? `sleep: invalid number '${arg}'\n`
          : `sleep: invalid time interval '${arg}'\nTry 'sleep --help' for more information.\n`,
      );
      return 1;
    }
    seconds += Number(match[1]) * (UNITS[match[2] || 's'] ?? 1);
  }
  if (call.args.length === 0) {
    call.err("sleep: missing operand\nTry 'sleep --help' for more information.\n");
    return 1;
  }
  rest(call.session, Math.round(call.name === 'usleep' ? seconds / 1000 : seconds * 1000));
  return 0;
};

const timeout: Program = async call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 's:k:pv',
    long: { signal: 's', 'kill-after': 'k', 'preserve-status': 'p' },
    strict: true,
  });
  void values;
  const [limit = '0', ...argv] = rest;
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(limit);
  if (match === null) {
    call.err(`timeout: invalid ${busybox(call) ? 'number' : 'time interval'} '${limit}'\n`);
    return busybox(call) ? 1 : 125;
  }
  const milliseconds = Number(match[1]) * (UNITS[match[2] || 's'] ?? 1) * 1000;
  const { session } = call;
  const began = session.elapsed;
  const chunks = session.chunks.length;
  const horizon = session.request.horizon;
  const outer = session.abort;
  const limited = { ...session.request, horizon: Math.min(horizon, began + milliseconds) };
  session.abort = newHalt();
  Object.assign(session, { request: limited });
  try {
    return started(call, argv, await call.run(argv));
  } catch (error) {
    if (session.error !== null || session.ended !== null || began + milliseconds > horizon) throw error;
    session.elapsed = began + milliseconds;
    session.service = null;
    session.waiting = 0;
    session.chunks.splice(
      chunks,
      session.chunks.length,
      ...session.chunks.slice(chunks).filter(each => each.after <= session.elapsed),
    );
    // Its shell sees that it was ended by a signal.
    if (call.shell === 'ash') call.err('Terminated\n');
    return flags.has('p') || busybox(call) ? 143 : 124;
  } finally {
    Object.assign(session, { request: { ...limited, horizon } });
    if (session.error === null && session.ended === null && began + milliseconds <= horizon) session.abort = outer;
  }
};

const time: Program = async call => {
  const argv = call.args[0] === '-p' ? call.args.slice(1) : call.args;
  const began = call.session.elapsed;
  const code = argv.length === 0 ? 0 : started(call, argv, await call.run(argv));
  const seconds = (call.session.elapsed - began) / 1000;
  const clock = (of: number, places: number) =>
    `${Math.floor(of / 60)}m${busybox(call) || call.family === 'busybox' ? ' ' : ''}${(of % 60).toFixed(places)}s`;
  call.err(`real\t${clock(seconds, 2)}\nuser\t${clock(0, 2)}\nsys\t${clock(0, 2)}\n`);
  return code;
};

const through: Program = async call => {
  // nice, nohup, setsid, ionice, stdbuf, chroot /, tini and dumb-init: start the rest of their arguments.
  const options = readOptions(call.args, { short: 'n:c:p:o:e:i:gvs', strict: true });
  let argv = options.rest;
  if (call.name === 'tini' && argv[0] === '--') argv = argv.slice(1);
  if (call.name === 'chroot') argv = argv.slice(1);
  if (argv.length === 0) return 0;
  if (call.name === 'nohup' && call.session.request.tty) call.err('nohup: ignoring input\n');
  return started(call, argv, await call.run(argv));
};

const which: Program = call => {
  let code = 0;
  for (const name of call.args) {
    if (name.startsWith('-')) continue;
    const directories = name.includes('/') ? [''] : (call.env.get('PATH') ?? '').split(':');
    const path = directories
      .map(each => (each === '' ? name : `${each}/${name}`))
      .find(each => findExecutable(call.files, each, call.cwd, '').kind !== 'missing');
    if (path === undefined) code = 1;
    else call.out(`${path}\n`);
  }
  return code;
};

const constant =
  (code: number): Program =>
  () =>
    code;

const PROGRAMS: Readonly<Record<string, Program>> = {
  '[': test,
  '[[': test,
  arch: uname,
  chroot: through,
  date,
  df,
  'dumb-init': through,
  env,
  false: constant(1),
  free,
  getent: call => {
    const [table = '', key = ''] = call.args;
    const rows = call.files.content(`/etc/${table}`);
    const text = typeof rows === 'string' ? '' : Buffer.from(rows.bytes ?? []).toString();
    const row = text.split('\n').find(line => line.startsWith(`${key}:`) || line.split(':')[2] === key);
    if (row === undefined) return 2;
    call.out(`${row}\n`);
    return 0;
  },
  hostname,
  id,
  groups: call => id({ ...call, args: ['-Gn', ...call.args] }),
  ionice: through,
  kill,
  ldconfig: constant(0),
  mount,
  nice: through,
  nohup: through,
  nproc: call => {
    call.out(`${PROCESSORS}\n`);
    return 0;
  },
  printenv,
  ps,
  pwd: call => {
    call.out(`${call.args.includes('-P') ? (call.files.whole.resolve(call.cwd) ?? call.cwd) : call.cwd}\n`);
    return 0;
  },
  setsid: through,
  sleep,
  stdbuf: through,
  sync: constant(0),
  test,
  time,
  timeout,
  tini: through,
  top,
  true: constant(0),
  tty: call => {
    call.out(call.session.request.tty ? '/dev/pts/0\n' : 'not a tty\n');
    return call.session.request.tty ? 0 : 1;
  },
  umount,
  uname,
  uptime,
  usleep: sleep,
  which,
  whoami,
};
