import type { ExecResult } from 'just-bash';
import { checkCaps, deeper, newHalt, spendOnCommand, step } from '../kernel/session.ts';
import { isUnwinding } from '../kernel/unwinding.ts';
import { instrumentJob } from './instrument.ts';
import type { Called } from './interior.ts';
import { nextJobNumber } from './jobs.ts';
import { LAST_JOB } from './plan.ts';
import { reword } from './reword.ts';
import type { Shell } from './shell.ts';
import { typedStatement } from './typed-words.ts';

/** Units of work for a job: it is put under the kernel and read by an interpreter of its own. */
const JOB = 30_000;
const NOTHING: ExecResult = { stdout: '', stderr: '', exitCode: 0 };

/**
 * `__job SHELL NUMBER`: a command with `&` behind it. It is played to its end at once, on a clock that is then put back; when
 * it ends, or that it does not, is kept for `wait`.
 */
export async function runJob(shell: Shell, args: readonly string[], called: Called): Promise<ExecResult> {
  const { plan, script, speaker } = shell;
  const { session, route } = script;
  const statement = plan.jobs[Number(args[1])];
  if (statement === undefined || session.error !== null) return NOTHING;
  const began = session.elapsed;
  const outer = session.abort;
  const halt = newHalt();
  const own = new AbortController();
  halt.shells.add(own);
  session.abort = halt;
  const { terminal } = session;
  session.terminal = null;
  const pid = session.nextPid++;
  const told = { number: nextJobNumber(session, began, speaker.dialect), command: typedStatement(statement) };
  shell.next = instrumentJob(statement, plan);
  let exitCode = 0;
  try {
    await step(session);
    spendOnCommand(session, JOB);
    const said = await deeper(session, () =>
      shell.bash.exec('true', {
        env: Object.fromEntries(called.env),
        cwd: called.cwd,
        rawScript: true,
        signal: own.signal,
      }),
    );
    exitCode = said.exitCode;
    if (route.err !== null) session.emit(route.err, reword(said.stderr, speaker, 1));
    checkCaps(session, said.exitCode, said.stderr);
  } catch (error) {
    if (!isUnwinding(error)) throw error;
  } finally {
    const endless = halt.aborted && session.error === null && session.ended === null;
    session.jobs.push({ pid, ...told, ends: endless ? Number.POSITIVE_INFINITY : session.elapsed, exitCode });
    session.elapsed = began;
    session.abort = outer;
    session.terminal = terminal;
    session.waiting = 0;
  }
  called.env.set(LAST_JOB, String(pid));
  if (session.error !== null || session.ended !== null) outer.abort();
  return NOTHING;
}
