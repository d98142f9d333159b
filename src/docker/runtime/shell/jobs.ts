import { kill, pass, suspend } from '../kernel/session.ts';
import { signalName, signalNumber } from '../kernel/signals.ts';
import type { OwnCall } from './call.ts';
import { complain } from './dialect.ts';

export function trap(call: OwnCall, args: readonly string[], out: (text: string) => void): number {
  const { session } = call;
  session.trapEnv = new Map(call.variables);
  const words = args[0] === '--' ? args.slice(1) : args;
  if (words.length === 0 || words[0] === '-p') {
    for (const [signal, handler] of session.traps) out(`trap -- '${handler}' ${signal}\n`);
    return 0;
  }
  const alone = words.length === 1 || words[0] === '-';
  const signals = words.length === 1 ? words : words.slice(1);
  const [handler = ''] = words;
  for (const each of signals) {
    const signal = each === '0' || each.toUpperCase() === 'EXIT' ? 'EXIT' : signalName(each);
    if (signal === null) {
      const said = call.speaker.dialect === 'dash' ? `${each}: bad trap` : `${each}: invalid signal specification`;
      call.complain(complain(call.speaker, 'trap', call.line, said));
      return 1;
    }
    if (alone) session.traps.delete(signal);
    else session.traps.set(signal, handler);
  }
  return 0;
}

export function killing(call: OwnCall, args: readonly string[], out: (text: string) => void): number {
  const { session } = call;
  const ash = call.speaker.dialect === 'ash';
  let signal = 'TERM';
  const pids: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-l') return listed(call, args.slice(at + 1), out);
    if (arg === '-s' || arg === '-n') signal = signalName(args[++at] ?? '') ?? 'TERM';
    else if (arg.startsWith('-') && pids.length === 0 && arg !== '--') {
      const named = signalName(arg.slice(1));
      if (named === null && ash) {
        call.complain(`sh: bad signal name '${arg.slice(1)}'\n`);
        return 1;
      }
      signal = named ?? 'TERM';
    } else if (arg !== '--') pids.push(arg);
  }
  if (pids.length === 0 && ash) {
    call.complain('sh: you need to specify whom to kill\n');
    return 1;
  }
  const own = String(call.pid);
  let exitCode = 0;
  for (const each of pids) {
    const pid = /^%\d+$/.test(each) ? String(session.jobs[Number(each.slice(1)) - 1]?.pid ?? each) : each;
    const job = session.jobs.findIndex(each => String(each.pid) === pid);
    const known = job >= 0 ? session.jobs[job] : undefined;
    if (known !== undefined) {
      if (signal !== '0' && known.ends > session.elapsed) {
        session.jobs[job] = { ...known, ends: session.elapsed, exitCode: 128 + signalNumber(signal), killed: true };
      }
    } else if (pid === own || pid === '0') {
      const handler = session.traps.get(signal);
      if (handler !== undefined) call.raise(handler);
      // The kernel drops what would end PID 1 of its namespace, SIGKILL too, when it comes from inside.
      if (signal === '0' || call.pid === 1 || handler !== undefined) continue;
      kill(session, 128 + signalNumber(signal));
    } else if (session.request.others.some(other => String(other.pid) === pid)) continue;
    else if (ash && pid === '1' && session.request.others.length === 0) continue;
    else {
      call.complain(
        ash
          ? `sh: ${/^-?\d+$/.test(pid) ? `can't kill pid ${pid}: No such process` : `invalid number '${pid}'`}\n`
          : complain(call.speaker, 'kill', call.line, `(${pid}) - No such process`),
      );
      exitCode = 1;
    }
  }
  return exitCode;
}

/** `kill -l`: all signals, or the name of a number and the number of a name. */
function listed(call: OwnCall, asked: readonly string[], out: (text: string) => void): number {
  if (asked.length === 0) {
    const names = 'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM'.split(' ');
    if (call.speaker.dialect !== 'ash') out(`${names.join(' ')}\n`);
    else for (const name of names) out(`${String(signalNumber(name)).padStart(2)}) ${name}\n`);
    return 0;
  }
  for (const each of asked) {
    const name = signalName(each);
    if (name !== null) out(`${/^\d+$/.test(each) ? name : signalNumber(name)}\n`);
  }
  return 0;
}

export function waiting(call: OwnCall, args: readonly string[]): number {
  const { session } = call;
  const asked = args.filter(each => !each.startsWith('-'));
  const jobs = asked.length === 0 ? session.jobs : session.jobs.filter(each => asked.includes(String(each.pid)));
  const last = Math.max(session.elapsed, ...jobs.map(each => each.ends));
  if (last === Number.POSITIVE_INFINITY) {
    session.waiting = 0;
    suspend(session);
  }
  pass(session, last - session.elapsed);
  if (call.speaker.dialect === 'ash')
    for (const [at, each] of session.jobs.entries()) {
      if (each.killed !== true || !jobs.includes(each)) continue;
      call.complain(each.exitCode === 137 ? 'Killed\n' : 'Terminated\n');
      session.jobs[at] = { ...each, killed: false };
    }
  if (asked.length === 0) return 0;
  return jobs.length === 0 ? 127 : (jobs.at(-1)?.exitCode ?? 0);
}
