import { PROCESSORS } from '../../kernel/machine.ts';
import type { Program } from '../../kernel/program.ts';
import { crontab } from './crontab.ts';
import { date } from './date.ts';
import { env, printenv } from './env.ts';
import { getent } from './getent.ts';
import { hostname } from './hostname.ts';
import { groups, id, whoami } from './id.ts';
import { kill } from './kill.ts';
import { free, uptime } from './load.ts';
import { df, mount, umount } from './mounts.ts';
import { ps, top } from './ps.ts';
import { sleep } from './sleep.ts';
import { test } from './test.ts';
import { time } from './time.ts';
import { timeout } from './timeout.ts';
import { uname } from './uname.ts';
import { which } from './which.ts';
import { through } from './wrappers.ts';
import { xargs } from './xargs.ts';

const constant =
  (code: number): Program =>
  () =>
    code;

const nproc: Program = call => {
  const ignored = Number(/^--ignore=(\d+)$/.exec(call.args.join(' '))?.[1] ?? 0);
  call.out(`${Math.max(1, PROCESSORS - ignored)}\n`);
  return 0;
};

const pwd: Program = call => {
  call.out(`${call.args.includes('-P') ? (call.files.whole.resolve(call.cwd) ?? call.cwd) : call.cwd}\n`);
  return 0;
};

const tty: Program = call => {
  call.out(call.session.request.tty ? '/dev/pts/0\n' : 'not a tty\n');
  return call.session.request.tty ? 0 : 1;
};

/** Programs that ask the kernel, or start other programs. */
export const systemPrograms: Readonly<Record<string, Program>> = {
  '[': test,
  '[[': test,
  arch: uname,
  chroot: through,
  crontab,
  date,
  df,
  'dumb-init': through,
  env,
  false: constant(1),
  free,
  getent,
  groups,
  hostname,
  id,
  ionice: through,
  kill,
  ldconfig: constant(0),
  mount,
  nice: through,
  nohup: through,
  nproc,
  printenv,
  ps,
  pwd,
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
  tty,
  umount,
  uname,
  uptime,
  usleep: sleep,
  which,
  whoami,
  xargs,
};
