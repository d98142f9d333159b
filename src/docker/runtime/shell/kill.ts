import { kill } from '../kernel/session.ts';
import { signalName, signalNumber } from '../kernel/signals.ts';
import type { OwnCall } from './call.ts';
import { complain } from './speaker.ts';

/** `kill` of the shell: it ends jobs, answers to its own signals by traps, and knows the machine's processes by their numbers. */
export function killing(call: OwnCall, args: readonly string[], out: (text: string) => void): number {
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
  let exitCode = 0;
  for (const each of pids) if (!send(call, signal, each)) exitCode = 1;
  return exitCode;
}

/** Sends a signal to a process or a job (`%1`); false, said, when there is none. */
function send(call: OwnCall, signal: string, to: string): boolean {
  const { session, speaker } = call;
  const { others } = session.request;
  const pid = /^%\d+$/.test(to) ? String(session.jobs.findLast(each => `%${each.number}` === to)?.pid ?? to) : to;
  const job = session.jobs.findIndex(each => String(each.pid) === pid);
  const known = job >= 0 ? session.jobs[job] : undefined;
  if (known !== undefined) {
    if (signal !== '0' && known.ends > session.elapsed) {
      session.jobs[job] = { ...known, ends: session.elapsed, exitCode: 128 + signalNumber(signal), killed: true };
    }
    return true;
  }
  if (pid === String(call.pid) || pid === '0') {
    const handler = session.traps.get(signal);
    if (handler !== undefined) call.raise(handler);
    // The kernel drops what would end PID 1 of its namespace, SIGKILL too, when it comes from inside.
    if (signal === '0' || call.pid === 1 || handler !== undefined) return true;
    kill(session, 128 + signalNumber(signal));
  }
  if (others.some(other => String(other.pid) === pid)) return true;
  if (speaker.dialect !== 'ash') {
    call.complain(complain(speaker, 'kill', call.line, `(${pid}) - No such process`));
    return false;
  }
  if (pid === '1' && others.length === 0) return true;
  const said = /^-?\d+$/.test(pid) ? `can't kill pid ${pid}: No such process` : `invalid number '${pid}'`;
  call.complain(`sh: ${said}\n`);
  return false;
}

/** `kill -l`: all signals, or the name of a number and the number of a name. */
function listed(call: OwnCall, asked: readonly string[], out: (text: string) => void): number {
  if (asked.length === 0) {
    const names =
      'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS'.split(
        ' ',
      );
    if (call.speaker.dialect === 'dash') out(['0', ...names].map(name => `${name}\n`).join(''));
    else if (call.speaker.dialect === 'bash') out(`${names.join(' ')}\n`);
    else for (const [at, name] of names.entries()) out(`${String(at + 1).padStart(2)}) ${name}\n`);
    return 0;
  }
  for (const each of asked) {
    const name = signalName(each);
    if (name !== null) out(`${/^\d+$/.test(each) ? name : signalNumber(name)}\n`);
  }
  return 0;
}
