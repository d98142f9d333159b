/** One more process in a container that runs: made, started, looked at. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ExecAttachment, ExecCreate, ExecInspect, ExecStart } from '../../engine/exec.ts';
import type { OutputChunk } from '../../engine/pieces.ts';
import type { Instant } from '../../outcome.ts';
import type { Process } from '../../runtime/kernel/process-request.ts';
import { type Daemon, emit, freshId, newId, pass, putContainer, record, wake } from '../daemon.ts';
import type { Exec, ExecRun } from '../live.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord, ExecRecord } from '../state.ts';
import { type PieceReader, piecesFrom, sleep } from '../waiting.ts';
import { eventAttributes } from './create.ts';
import { inputTo, launchFor, newInput, textOfInput } from './input.ts';
import { isRunning, notRunning } from './is-running.ts';
import { capped, pieceOf } from './output.ts';
import { HORIZON, nextPid, processesOf } from './process.ts';
import { environmentOf } from './process-request.ts';
import { rest } from './rest.ts';

/** Simulated milliseconds from the call to the process, and from its end to its being known. */
const BEFORE_EXEC = 57;
const NOTICED = 20;
const OCI_EXEC = 'OCI runtime exec failed: exec failed';

/** An exec is told as it is made, started and, unless it goes on, ended. */
export function tellExec(
  daemon: Daemon,
  container: ContainerRecord,
  argv: readonly string[],
  at: Instant,
  process: { readonly duration: number | null; readonly exitCode: number | null },
  execID: string,
): void {
  const own = eventAttributes(container);
  const [entrypoint = '', ...args] = argv;
  const line = `${entrypoint} ${args.join(' ')}`;
  emit(daemon, 'container', `exec_create: ${line}`, container.id, { ...own, execID }, at);
  emit(daemon, 'container', `exec_start: ${line}`, container.id, { ...own, execID }, at);
  if (process.duration === null) return;
  const end = Math.round(at + process.duration);
  emit(daemon, 'container', 'exec_die', container.id, { ...own, execID, exitCode: String(process.exitCode ?? 0) }, end);
}

/** The container of an exec, when it may have one now. `name` as it was typed. */
function execPlace(daemon: Daemon, name: string): Answer<ContainerRecord> {
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  if (container.status === 'paused') {
    return refuse('conflict', `Container ${name} is paused, unpause the container before exec`);
  }
  if (container.status === 'restarting')
    return refuse('conflict', `Container ${container.id} is restarting, wait until the container is running`);
  return isRunning(container) ? found : notRunning(container);
}

export function execCreate(daemon: Daemon, name: string, create: ExecCreate): Answer<{ readonly Id: string }> {
  record(daemon, { request: `POST /containers/${name}/exec` });
  const place = execPlace(daemon, name);
  if (!place.ok) return place;
  if (create.Cmd.length === 0) return refuse('bad-request', 'No exec command specified');
  const id = freshId(daemon, 'exec', one => daemon.execs.has(one));
  daemon.execs.set(id, { id, container: place.value.id, create, run: null });
  return answer({ Id: id });
}

function findExec(daemon: Daemon, id: string): Answer<Exec> {
  const exec = daemon.execs.get(id);
  return exec === undefined ? refuse('not-found', `No such exec instance: ${id}`) : answer(exec);
}

export async function execStart(daemon: Daemon, id: string, start: ExecStart): Promise<Answer<ExecAttachment>> {
  record(daemon, { request: 'POST /exec/start' });
  const found = findExec(daemon, id);
  if (!found.ok) return found;
  const exec = found.value;
  if (exec.run !== null) return refuse('conflict', `Error: Exec command ${id} is already running`);
  const place = execPlace(daemon, exec.container);
  if (!place.ok) return place;
  pass(daemon, BEFORE_EXEC);
  const container = place.value;
  const { create } = exec;
  const at = daemon.clock;
  const user = create.User === '' ? container.config.User : create.User;
  const isOpen = create.AttachStdin && start.stdinOpen && !start.Detach;
  const input = { ...newInput(), bytes: start.stdin, isOpen, columns: create.Tty ? (create.columns ?? 80) : null };
  daemon.inputs.set(id, input);
  const given = {
    argv: create.Cmd,
    env: environmentOf(container, create.Env, create.Tty),
    cwd: create.WorkingDir === '' ? container.config.WorkingDir : create.WorkingDir,
    user,
    tty: create.Tty,
    stdin: textOfInput(input),
    stdinOpen: create.AttachStdin && start.stdinOpen,
    columns: input.columns,
    at,
    horizon: HORIZON,
    joins: processesOf(container, at),
    makeDirectory: false,
  };
  const { process, before } = await launchFor(daemon, container, given, input);
  const within = container.run?.startedAt ?? at;
  const attachment = (): ExecAttachment => attachmentTo(daemon, exec);
  if (process.failure !== null) {
    const { kind, message, suffix, exitCode } = process.failure;
    if (kind === 'user') return refuse('server-error', message);
    const what = kind === 'path' ? OCI_EXEC : `${OCI_EXEC}: unable to start container process`;
    const text = `${what}: ${message}: unknown${suffix}`;
    // Nobody is attached: what went wrong is the answer.
    if (start.Detach) return refuse('bad-request', text);
    const chunks = [{ stream: 'stdout', text: `${text}\n`, at, voice: 'docker' } as const];
    exec.run = { startedAt: at, within, chunks, endsAt: at, exitCode, asks: null, command: '' };
    return answer(attachment());
  }
  const { duration, ending } = process;
  if (ending?.kind === 'not-simulated') return refuse('not-simulated', ending.message);
  newId(daemon, 'exec');
  tellExec(daemon, container, create.Cmd, at, { duration, exitCode: ending?.exitCode ?? null }, id);
  const further = process.chunks.map(chunk => pieceOf(chunk, at));
  const chunks = capped([...before, ...further]);
  input.shown = Math.max(0, chunks.length - further.length);
  const asks = create.Tty && isOpen ? process.asks : null;
  exec.run = {
    startedAt: at,
    within,
    chunks,
    ...endOf(process, at),
    asks,
    command: process.command,
  };
  if (create.Tty && isOpen) rest(daemon, container.id, at, process, chunks);
  keepExec(daemon, container.id, { user, command: process.command, startedAt: at, endsAt: exec.run.endsAt });
  return answer(attachment());
}

function endOf({ duration, ending }: Process, began: Instant): Pick<ExecRun, 'endsAt' | 'exitCode'> {
  const endsAt = duration === null ? null : Math.round(began + duration + NOTICED);
  return { endsAt, exitCode: ending?.exitCode ?? null };
}

export function execInspect(daemon: Daemon, id: string): Answer<ExecInspect> {
  record(daemon, { request: `GET /exec/${id}/json` });
  const found = findExec(daemon, id);
  if (!found.ok) return found;
  const { create, run, container } = found.value;
  const running = isAlive(daemon, found.value) && (run?.endsAt == null || run.endsAt > daemon.clock);
  const [entrypoint = '', ...args] = create.Cmd;
  return answer({
    ID: id,
    ContainerID: container,
    Running: running,
    ExitCode: run === null || running ? null : exitOf(daemon, found.value),
    Pid: running ? (daemon.state.containers.get(container)?.pid ?? 0) : 0,
    OpenStdin: create.AttachStdin,
    OpenStdout: create.AttachStdout,
    OpenStderr: create.AttachStderr,
    ProcessConfig: {
      tty: create.Tty,
      entrypoint,
      arguments: args,
      privileged: create.Privileged,
      user: create.User,
    },
  });
}

/** The terminal of an exec gets another width: what it prints from the next input on is laid out by it. */
export function execResize(daemon: Daemon, id: string, columns: number): Answer<null> {
  record(daemon, { request: `POST /exec/${id}/resize` });
  const found = findExec(daemon, id);
  if (!found.ok) return found;
  const input = daemon.inputs.get(id);
  if (input !== undefined && found.value.create.Tty) input.columns = columns;
  return answer(null);
}

/** Whether the start of the container in which it runs goes on. */
function isAlive(daemon: Daemon, { container, run }: Exec): boolean {
  const current = daemon.state.containers.get(container);
  return run !== null && current !== undefined && isRunning(current) && current.run?.startedAt === run.within;
}

const KILLED = 137;

function exitOf(daemon: Daemon, exec: Exec): number | null {
  const { run } = exec;
  if (run === null) return null;
  if (run.endsAt !== null && run.endsAt <= daemon.clock) return run.exitCode;
  return isAlive(daemon, exec) ? null : KILLED;
}

function attachmentTo(daemon: Daemon, exec: Exec): ExecAttachment {
  const { create } = exec;
  const input = daemon.inputs.get(exec.id) ?? newInput();
  return {
    output: piecesFrom(reader => output(daemon, exec, reader)),
    input: inputTo(daemon, input, ({ process, chunks, began }) => {
      const { run } = exec;
      if (run === null) return;
      const asks = create.Tty ? process.asks : null;
      const { command } = process;
      exec.run = { ...run, chunks: [...run.chunks, ...chunks], ...endOf(process, began), asks, command };
      if (exec.run.endsAt !== null) tellEnd(daemon, exec, exec.run.endsAt, process.ending?.exitCode ?? 0);
      // Readers look at the exec, which is no part of the state.
      wake(daemon);
    }),
    exitCode: () => exitOf(daemon, exec),
  };
}

async function* output(daemon: Daemon, exec: Exec, reader: PieceReader): AsyncGenerator<OutputChunk, void> {
  const { create } = exec;
  for (let index = daemon.inputs.get(exec.id)?.shown ?? 0; !reader.isGone; ) {
    const { run } = exec;
    if (run === null) return;
    const chunk = run.chunks[index];
    if (chunk !== undefined && chunk.at <= daemon.clock) {
      index++;
      if (create.Tty || chunk.stream === 'stdout' ? create.AttachStdout : create.AttachStderr) yield chunk;
      continue;
    }
    const { endsAt } = run;
    if (!isAlive(daemon, exec) || (chunk === undefined && endsAt !== null && endsAt <= daemon.clock)) return;
    const asking =
      run.asks !== null && daemon.keyboard !== null ? ({ question: run.asks, by: 'process' } as const) : null;
    await sleep(daemon, reader, { next: chunk?.at ?? null, endsAt, asking });
  }
}

/** An exec that its input has ended. */
function tellEnd(daemon: Daemon, { id, container, run }: Exec, endsAt: Instant, exitCode: number): void {
  const current = daemon.state.containers.get(container);
  if (current === undefined || current.run === null || run === null) return;
  const attributes = { ...eventAttributes(current), execID: id, exitCode: String(exitCode) };
  emit(daemon, 'container', 'exec_die', container, attributes, endsAt);
  const execs = current.run.execs.map(one => (one.startedAt === run.startedAt ? { ...one, endsAt } : one));
  putContainer(daemon, { ...current, run: { ...current.run, execs } });
}

/** Notes a process that goes on beside the main one, and forgets those that ended before it began. */
function keepExec(daemon: Daemon, id: string, exec: Omit<ExecRecord, 'pid'>): void {
  const container = daemon.state.containers.get(id);
  if (container === undefined || container.run === null) return;
  const { run } = container;
  const alive = run.execs.filter(one => one.endsAt === null || one.endsAt > exec.startedAt);
  const user = exec.user === '' ? 'root' : exec.user;
  const kept = { ...exec, user, pid: nextPid(container) };
  putContainer(daemon, { ...container, run: { ...run, execs: [...alive, kept] } });
}
