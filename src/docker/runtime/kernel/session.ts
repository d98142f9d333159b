import { inOwnVoice, type Shortfall } from '../../outcome.ts';
import { chance } from './machine.ts';
import type { ProcessRequest } from './process-request.ts';
import type { Halt, Program, Session } from './program.ts';
import { terminalOf } from './terminal.ts';
import { unwind } from './unwinding.ts';
import type { User } from './users.ts';

const MOST_DEPTH = 24;

export function newHalt(): Halt {
  const shells = new Set<AbortController>();
  let aborted = false;
  return {
    get aborted() {
      return aborted;
    },
    shells,
    abort() {
      aborted = true;
      for (const shell of shells) shell.abort();
    },
  };
}

export function newSession(
  request: ProcessRequest,
  user: User,
  programs: Session['programs'],
  commands: ReadonlyMap<string, Program> = new Map(),
): Session {
  const drawn = request.resume?.drawn ?? 0;
  const luck = chance(request.seed, drawn);
  const session: Session = {
    request,
    user,
    programs,
    random: () => {
      session.observed++;
      session.drawn++;
      return luck();
    },
    chunks: [],
    told: 0,
    abort: newHalt(),
    elapsed: 0,
    horizon: request.horizon,
    printed: 0,
    steps: 0,
    worked: 0,
    workedBefore: 0,
    loops: 0,
    straight: 0,
    turnAt: TURN,
    depth: 0,
    shells: 0,
    nextPid: request.others.length === 0 ? 2 : 8,
    error: null,
    unmet: null,
    remarks: [],
    ended: null,
    traps: new Map(),
    trapEnv: new Map(),
    jobs: [],
    waiting: 0,
    turns: [],
    waits: 0,
    drawn,
    observed: 0,
    signature: null,
    beside: [],
    executed: new Map(),
    service: null,
    image: null,
    terminal: request.tty && request.stdinOpen ? terminalOf(request.stdin, request.resume?.readers ?? []) : null,
    command: request.argv.join(' '),
    commands,
    shell: null,
    emit(stream, text, voice = 'program') {
      if (text === '') return;
      session.printed += text.length;
      if (session.printed > request.limits.output)
        stop(session, 'limit', 'the process printed more than this host keeps');
      const last = session.chunks.length > session.told ? session.chunks.at(-1) : undefined;
      const isOne = last?.stream === stream && last.after === session.elapsed && last.voice === voice;
      if (last !== undefined && isOne) {
        session.chunks[session.chunks.length - 1] = { ...last, text: last.text + text };
      } else session.chunks.push({ stream, text, after: session.elapsed, voice });
    },
  };
  return session;
}

/** Seconds since the epoch, on the clock of the simulated machine. */
export function secondsOf(session: Session): number {
  return (session.request.now + session.elapsed) / 1000;
}

export function stop(session: Session, kind: Shortfall['kind'], message: string): never {
  session.error ??= { kind, message };
  session.abort.abort();
  unwind('stopped');
}

/** What the terminal says of a process that was stopped, in the host's own voice. */
export function ownWords({ error }: Session): string {
  return inOwnVoice(error?.message ?? 'stopped');
}

export function suspend(session: Session): never {
  session.abort.abort();
  unwind('suspended');
}

export function kill(session: Session, exitCode: number): never {
  session.ended = exitCode;
  session.abort.abort();
  unwind('killed');
}

/** How many waits of one process are played, and how many pieces a process that repeats itself is given ahead. */
const MOST_WAITS = 500;
const MOST_REPEATED = 1200;
const ALIKE = 4;

/**
 * A shell that sleeps in a loop: when it has come round several times with the same variables and files, printing the same,
 * what it will print is known, and it need not be played.
 */
export function rest(session: Session, milliseconds: number): void {
  if (session.signature !== null && milliseconds > 0) {
    session.turns = [
      ...session.turns.slice(1 - ALIKE),
      { signature: session.signature, at: session.elapsed, chunks: session.chunks.length },
    ];
    session.signature = null;
    if (session.turns.length === ALIKE) repeat(session, milliseconds);
    if (++session.waits > MOST_WAITS) {
      session.waiting = milliseconds;
      suspend(session);
    }
  }
  pass(session, milliseconds);
}

function repeat(session: Session, milliseconds: number): void {
  const { turns, chunks } = session;
  const [before, last] = turns.slice(-2);
  if (before === undefined || last === undefined) return;
  const printed = turns.slice(0, -1).map((turn, index) => {
    const next = turns[index + 1] ?? last;
    const said = chunks
      .slice(turn.chunks, next.chunks)
      .map(({ stream, text, after }) => [stream, text, after - turn.at]);
    return JSON.stringify([turn.signature, next.at - turn.at, said]);
  });
  if (last.signature !== before.signature || printed.some(each => each !== printed[0])) return;
  const period = last.at - before.at;
  const pattern = chunks.slice(before.chunks, last.chunks);
  if (period <= 0) return;
  for (let turn = 1, added = 0; last.at + (turn - 1) * period <= session.horizon; turn++) {
    added += pattern.length;
    if (pattern.length === 0 || added > MOST_REPEATED) break;
    for (const chunk of pattern) {
      const after = chunk.after + turn * period;
      if (after <= session.horizon) session.chunks.push({ ...chunk, after });
    }
  }
  session.waiting = milliseconds;
  suspend(session);
}

/** Lets simulated time pass, and leaves the process running when the horizon is crossed. */
export function pass(session: Session, milliseconds: number): void {
  session.waiting = milliseconds;
  if (session.elapsed + milliseconds > session.horizon) suspend(session);
  session.elapsed += milliseconds;
  session.waiting = 0;
}

/** How many programs run before others of this process of Drydock get their turn. */
const TURN = 40;

/** Counts one more program. Shells never wait for anything real, so this is where a long script lets others go on. */
export async function step(session: Session): Promise<void> {
  session.steps++;
  if (session.steps >= session.turnAt) {
    session.turnAt = session.steps + TURN;
    await new Promise(resolve => setImmediate(resolve));
  }
  if (session.steps > session.request.limits.programs)
    stop(session, 'limit', 'the process ran more commands than this host plays');
}

/** From here on it is another command that works. */
export function beginWork(session: Session): void {
  session.workedBefore = session.worked;
}

/** What commands that are played once may cost by themselves, all together, as a part of what one command may do. */
const ONCE = 1 / 2;

/**
 * Counts what a command costs by itself, whatever it is given. Those outside of all loops share a part: that a loop of thousands takes
 * long is asked for, but nobody types thousands of commands in a line.
 */
export function spendOnCommand(session: Session, units: number): void {
  if (session.loops === 0) session.straight += units;
  if (session.straight > ONCE * session.request.work.part) stop(session, 'limit', TOO_LONG_AT_WORK);
  spend(session, units);
}

/** Counts work on texts, before it is done. Stops the process when it is more than is played. */
export function spend(session: Session, units: number): void {
  session.worked += units;
  const { work } = session.request;
  if (!work.take(units) || session.worked - session.workedBefore > work.part) stop(session, 'limit', TOO_LONG_AT_WORK);
}

const TOO_LONG_AT_WORK = 'the script runs longer than this host plays';

export async function deeper<T>(session: Session, work: () => Promise<T>): Promise<T> {
  session.depth++;
  if (session.depth > MOST_DEPTH) stop(session, 'limit', 'the process nests deeper than this host plays');
  try {
    return await work();
  } finally {
    session.depth--;
  }
}

/** What the interpreter says when one of its own caps is reached. */
const CAPPED = /increase executionLimits|limit exceeded|too many iterations|exceeded maximum/;
/** The interpreter's exit code for a cap. */
const CAP = 126;

/** A cap of the interpreter is a cap of this host. */
export function checkCaps(session: Session, exitCode: number, stderr: string): void {
  const overflowed = exitCode !== 0 && stderr.includes('Maximum call stack size exceeded');
  if (overflowed || (exitCode === CAP && CAPPED.test(stderr))) stop(session, 'limit', TOO_LONG_AT_WORK);
}
