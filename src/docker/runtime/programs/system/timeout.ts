import type { Program, Session } from '../../kernel/program.ts';
import { newHalt } from '../../kernel/session.ts';
import { busybox, readOptions } from '../words.ts';
import { started } from './started.ts';
import { secondsIn } from './time-span.ts';

export const timeout: Program = async call => {
  const { flags, rest } = readOptions(call.args, {
    short: 's:k:pv',
    long: { signal: 's', 'kill-after': 'k', 'preserve-status': 'p' },
    strict: true,
  });
  const [limit = '0', ...argv] = rest;
  const seconds = secondsIn(limit);
  if (seconds === null) {
    call.err(`timeout: invalid ${busybox(call) ? 'number' : 'time interval'} '${limit}'\n`);
    return busybox(call) ? 1 : 125;
  }
  const { session } = call;
  const { horizon } = session;
  const chunks = session.chunks.length;
  const ends = session.elapsed + seconds * 1000;
  const outer = session.abort;
  session.abort = newHalt();
  session.horizon = Math.min(horizon, ends);
  const isOver = () => session.error === null && session.ended === null && ends <= horizon;
  try {
    return started(call, argv, await call.run(argv));
  } catch (error) {
    if (!isOver()) throw error;
    cutOff(session, chunks, ends);
    // Its shell sees that it was ended by a signal.
    if (call.shell === 'ash') call.err('Terminated\n');
    return flags.has('p') || busybox(call) ? 143 : 124;
  } finally {
    session.horizon = horizon;
    if (isOver()) session.abort = outer;
  }
};

/** Ends all that runs at a moment: what it would have printed later is not printed. */
function cutOff(session: Session, from: number, ends: number): void {
  session.elapsed = ends;
  session.service = null;
  session.waiting = 0;
  session.chunks.splice(
    from,
    session.chunks.length,
    ...session.chunks.slice(from).filter(each => each.after <= session.elapsed),
  );
}
