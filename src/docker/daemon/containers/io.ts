import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { Attached, LogsOptions, OutputChunk, Stats } from '../../engine/containers.ts';
import type { ExecCreate, ExecResult } from '../../engine/exec.ts';
import type { Instant } from '../../outcome.ts';
import { MEMORY as MACHINE_MEMORY } from '../../runtime/kernel/machine.ts';
import { type Daemon, emit, newId, pass, putContainer, record } from '../daemon.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord, ExecRecord } from '../state.ts';
import { eventAttributes } from './create.ts';
import { isRunning, notRunning } from './is-running.ts';
import { AtKeyboard, asksKeyboard } from './keyboard.ts';
import { environmentOf, HORIZON, launch, nextPid, processesOf } from './process.ts';

/** Everything that a container has printed and will print, oldest first. */
export function outputOf(container: ContainerRecord): readonly OutputChunk[] {
  return [...container.earlier, ...(container.run?.chunks ?? [])];
}

export function containerAttach(daemon: Daemon, name: string, options: { readonly logs: boolean }): Answer<Attached> {
  record(daemon, { request: `POST /containers/${name}/attach` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  const { run } = container;
  if (run === null) return answer({ chunks: options.logs ? outputOf(container) : [], endsAt: null });
  const chunks = options.logs ? outputOf(container) : run.chunks;
  const endsAt = container.status === 'paused' ? null : run.endsAt;
  return answer({
    chunks: endsAt === null ? chunks.filter(chunk => chunk.at <= daemon.clock + PATIENCE) : chunks,
    endsAt,
  });
}

/** How long people watch what does not end, in simulated milliseconds, before they press Ctrl-C. */
const PATIENCE = 10_000;

/** Pieces of output cut at the ends of lines, as the log keeps them. */
function lines(chunks: readonly OutputChunk[]): readonly OutputChunk[] {
  const open = new Map<string, OutputChunk>();
  const found: OutputChunk[] = [];
  for (const chunk of chunks) {
    for (const part of chunk.text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const begun = open.get(chunk.stream);
      const line: OutputChunk = begun === undefined ? { ...chunk, text: part } : { ...begun, text: begun.text + part };
      if (part.endsWith('\n')) {
        open.delete(chunk.stream);
        found.push(line);
      } else open.set(chunk.stream, line);
    }
  }
  return [...found, ...open.values()];
}

export function containerLogs(daemon: Daemon, name: string, options: LogsOptions): Answer<Attached> {
  record(daemon, { request: `GET /containers/${name}/logs` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  const driver = container.hostConfig.LogConfig?.Type ?? 'json-file';
  if (driver === 'none') return refuse('server-error', 'configured logging driver does not support reading');
  const all = lines(outputOf(container));
  const wanted = (chunk: OutputChunk) =>
    (chunk.stream === 'stdout' ? options.stdout : options.stderr) &&
    (options.since === null || chunk.at >= options.since) &&
    (options.until === null || chunk.at <= options.until);
  const past = all.filter(chunk => chunk.at <= daemon.clock && wanted(chunk));
  const tail = /^\d+$/.test(options.tail) ? Number(options.tail) : null;
  const shown = tail === null ? past : tail === 0 ? [] : past.slice(-tail);
  if (!options.follow || !isRunning(container)) return answer({ chunks: shown, endsAt: daemon.clock });
  const endsAt = container.status === 'paused' ? null : (container.run?.endsAt ?? null);
  const until = endsAt ?? daemon.clock + PATIENCE;
  const coming = all.filter(chunk => chunk.at > daemon.clock && chunk.at <= until && wanted(chunk));
  return answer({ chunks: [...shown, ...coming], endsAt: options.until ?? endsAt });
}

const EXEC = 60;
const OCI_EXEC = 'OCI runtime exec failed: exec failed';

/** An exec is told as it is made, started and, unless it goes on, ended. */
export function tellExec(
  daemon: Daemon,
  container: ContainerRecord,
  argv: readonly string[],
  at: Instant,
  process: { readonly duration: number | null; readonly exitCode: number | null },
): void {
  const own = eventAttributes(container);
  const execID = newId(daemon, 'exec');
  const [entrypoint = '', ...args] = argv;
  const line = `${entrypoint} ${args.join(' ')}`;
  emit(daemon, 'container', `exec_create: ${line}`, container.id, { ...own, execID }, at);
  emit(daemon, 'container', `exec_start: ${line}`, container.id, { ...own, execID }, at);
  if (process.duration === null) return;
  const end = Math.round(at + process.duration);
  emit(daemon, 'container', 'exec_die', container.id, { ...own, execID, exitCode: String(process.exitCode ?? 0) }, end);
}

export async function containerExec(daemon: Daemon, name: string, exec: ExecCreate): Promise<Answer<ExecResult>> {
  record(daemon, { request: `POST /containers/${name}/exec` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  if (container.status === 'paused') {
    return refuse('conflict', `Container ${name} is paused, unpause the container before exec`);
  }
  if (container.status === 'restarting')
    return refuse('conflict', `Container ${container.id} is restarting, wait until the container is running`);
  if (!isRunning(container)) return notRunning(container);
  if (exec.Cmd.length === 0) return refuse('bad-request', 'No exec command specified');
  record(daemon, { request: 'POST /exec/start' });
  pass(daemon, EXEC);
  const at = daemon.clock;
  const user = exec.User === '' ? container.config.User : exec.User;
  const process = await launch(daemon, container, {
    argv: exec.Cmd,
    env: environmentOf(container, exec.Env, exec.Tty),
    cwd: exec.WorkingDir === '' ? container.config.WorkingDir : exec.WorkingDir,
    user,
    tty: exec.Tty,
    stdin: new TextDecoder().decode(exec.stdin),
    stdinOpen: exec.stdinOpen && daemon.keyboard?.left !== true,
    columns: exec.Tty ? (exec.columns ?? 80) : null,
    at,
    horizon: HORIZON,
    joins: processesOf(container, at),
    makeDirectory: false,
  });
  if (process.failure !== null) {
    const { kind, message, suffix, exitCode } = process.failure;
    if (kind === 'user') return refuse('server-error', message);
    const what = kind === 'path' ? OCI_EXEC : `${OCI_EXEC}: unable to start container process`;
    return answer({ chunks: [], ExitCode: exitCode, endsAt: at, failure: `${what}: ${message}: unknown${suffix}` });
  }
  const { duration, ending } = process;
  if (ending?.kind === 'not-simulated') return refuse('not-simulated', ending.message);
  tellExec(daemon, container, exec.Cmd, at, { duration, exitCode: ending?.exitCode ?? null });
  const chunks = process.chunks.map(({ stream, text, after }) => ({ stream, text, at: Math.round(at + after) }));
  if (daemon.keyboard !== null && exec.Tty && exec.stdinOpen && !exec.Detach && asksKeyboard(process)) {
    throw new AtKeyboard({ question: null, container: container.id, shell: process.command, chunks });
  }
  const endsAt = duration === null ? null : Math.round(at + duration + 20);
  keepExec(daemon, container.id, { user, command: process.command, startedAt: at, endsAt });
  if (exec.Detach) return answer({ chunks: [], ExitCode: null, endsAt: null, failure: null });
  if (endsAt !== null) daemon.clock = Math.max(daemon.clock, endsAt);
  return answer({ chunks, ExitCode: ending?.exitCode ?? null, endsAt, failure: null });
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

const MEMORY: Readonly<Record<string, number>> = {
  nginx: 4_200_000,
  'redis-server': 9_800_000,
  postgres: 38_000_000,
  mysqld: 390_000_000,
  node: 32_000_000,
  python: 14_000_000,
};

/** Numbers of a container that idles: what its program usually holds. */
export function containerStats(daemon: Daemon, name: string): Answer<Stats> {
  record(daemon, { request: `GET /containers/${name}/stats` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  const up = isRunning(container);
  const limit = container.hostConfig.Memory ?? 0;
  const networks = Object.keys(container.networks).filter(one => one !== 'none').length;
  return answer({
    id: container.id,
    name: container.name,
    cpuPercentage: 0,
    memory: up ? (MEMORY[container.run?.service ?? ''] ?? 425_984) : 0,
    memoryLimit: up ? (limit > 0 ? limit : TOTAL_MEMORY) : 0,
    networkRx: up ? networks * 746 : 0,
    networkTx: up ? networks * 126 : 0,
    blockRead: 0,
    blockWrite: 0,
    pids: up ? processesOf(container, daemon.clock).length + (container.run?.service === 'nginx' ? 2 : 0) : 0,
  });
}

/** Bytes of memory of every host. */
export const TOTAL_MEMORY = MACHINE_MEMORY * 1024;
