import { MEMORY } from '../../kernel/machine.ts';
import type { Program } from '../../kernel/program.ts';
import { secondsOf, suspend } from '../../kernel/session.ts';
import { signalName } from '../../kernel/signals.ts';
import { passwd } from '../../kernel/users.ts';
import { buildOf } from '../busybox.ts';
import { dateText } from '../date.ts';
import { busybox } from '../words.ts';

/** Programs that look at processes and at the machine's load. */

export const ps: Program = call => {
  const { session } = call;
  const { others } = session.request;
  const names = new Map(passwd(call.files.whole).map(user => [user.uid, user.name]));
  const me = names.get(call.files.identity.uid) ?? String(call.files.identity.uid);
  const own = [call.name, ...call.args].join(' ');
  const rows =
    others.length === 0 ? [{ pid: 1, user: me, command: session.command, started: session.request.now }] : [...others];
  const last = Math.max(...rows.map(row => row.pid)) + 6;
  if (others.length > 0 || session.depth > 0)
    rows.push({ pid: last, user: me, command: own, started: session.request.now });
  if (busybox(call)) {
    const { time } = buildOf(call);
    call.out(`PID   USER     ${time ? 'TIME  ' : ''}COMMAND\n`);
    for (const row of rows)
      call.out(`${String(row.pid).padStart(5)} ${row.user.padEnd(8)} ${time ? ' 0:00 ' : ''}${row.command}\n`);
    return 0;
  }
  const wide = call.args.some(arg => /a|e/.test(arg));
  if (call.args.some(arg => arg.includes('f') && arg.startsWith('-'))) {
    call.out('UID          PID    PPID  C STIME TTY          TIME CMD\n');
    for (const row of rows)
      call.out(
        `${row.user.padEnd(8)} ${String(row.pid).padStart(7)} ${String(row.pid === 1 ? 0 : 1).padStart(7)}  0 ${dateText('%H:%M', row.started / 1000)} ?        00:00:00 ${row.command}\n`,
      );
  } else if (call.args.some(arg => arg.includes('u'))) {
    call.out('USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n');
    for (const row of rows)
      call.out(
        `${row.user.padEnd(8)} ${String(row.pid).padStart(7)}  0.0  0.1   2576  1536 ?        Ss   ${dateText('%H:%M', row.started / 1000)}   0:00 ${row.command}\n`,
      );
  } else {
    call.out('    PID TTY          TIME CMD\n');
    for (const row of wide ? rows : rows.slice(-1))
      call.out(
        `${String(row.pid).padStart(7)} ?        00:00:00 ${(row.command.split(/[ :]/)[0] ?? '').split('/').pop()}\n`,
      );
  }
  return 0;
};

export const top: Program = async call => {
  call.out(
    `Mem: ${Math.floor(MEMORY / 2)}K used, ${Math.ceil(MEMORY / 2)}K free, 1100K shrd, 60000K buff, 900000K cached\nCPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq\nLoad average: 0.08 0.03 0.01 1/180 9\n`,
  );
  await ps({ ...call, args: [], name: 'top' });
  if (call.args.some(arg => /^-?b?n/.test(arg.replace(/^-/, '')) && arg.includes('n'))) return 0;
  return suspend(call.session);
};

export const free: Program = call => {
  const divisor = call.args.includes('-m') ? 1024 : 1;
  const total = Math.floor(MEMORY / divisor);
  const used = Math.floor(total * 0.21);
  const cached = Math.floor(total * 0.31);
  const columns = [total, used, total - used - cached, Math.floor(1100 / divisor), cached, Math.floor(total * 0.75)];
  call.out(
    `              total        used        free      shared  buff/cache   available\nMem:    ${columns.map(each => String(each).padStart(11)).join(' ')}\nSwap:   ${[0, 0, 0].map(each => String(each).padStart(11)).join(' ')}\n`,
  );
  return 0;
};

export const kill: Program = call => {
  let signal = 'TERM';
  let code = 0;
  for (const arg of call.args) {
    if (arg.startsWith('-')) signal = signalName(arg.slice(1)) ?? signal;
    else if (
      !call.session.request.others.some(other => String(other.pid) === arg) &&
      !(arg === '1' && call.session.request.others.length === 0)
    ) {
      call.err(
        busybox(call)
          ? `kill: can't kill pid ${arg}: No such process\n`
          : `kill: sending signal to ${arg} failed: No such process\n`,
      );
      code = 1;
    }
  }
  return code;
};

export const uptime: Program = call => {
  call.out(` ${dateText('%H:%M:%S', secondsOf(call.session))} up  1:00,  load average: 0.08, 0.03, 0.01\n`);
  return 0;
};
