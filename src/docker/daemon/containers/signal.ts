import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ContainerDeleteOptions, StopOptions } from '../../engine/containers.ts';
import type { Instant } from '../../outcome.ts';
import { daemonSignal, signalled } from '../../runtime/index.ts';
import { type Daemon, emit, pass, putContainer, record, update, withEntry } from '../daemon.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord } from '../state.ts';
import { eventAttributes } from './create.ts';
import { isRunning, notRunning } from './is-running.ts';
import { pieceOf } from './output.ts';
import { removeContainer } from './remove.ts';
import { AFTER_START, BEFORE_START, begin, finish } from './run.ts';

/** Simulated milliseconds that a signal takes to work. */
const SIGNAL = 60;

/** Sends a signal to the main process. Gives the moment of its end, or null when it goes on. */
function deliver(
  daemon: Daemon,
  container: ContainerRecord,
  signal: string,
  limit: number | null,
  by: 'stop' | null,
): Instant | null {
  const { run } = container;
  if (run === null) return null;
  const process = {
    failure: null,
    executed: [],
    chunks: [],
    worked: 0,
    duration: null,
    elapsed: 0,
    ending: null,
    signals: run.signals,
    command: run.command,
    service: run.service,
    ports: run.ports,
    loopback: run.loopback ?? [],
    web: run.web ?? null,
    asks: null,
    checkpoint: null,
    unmet: null,
    remarks: [],
  };
  const reaction = signalled(process, signal, container.hostConfig.Init !== true);
  emit(daemon, 'container', 'kill', container.id, {
    ...eventAttributes(container),
    signal: String(daemonSignal(signal) ?? signal),
  });
  if (reaction === null) return null;
  const last = reaction.chunks.map(chunk => pieceOf(chunk, daemon.clock));
  if (reaction.exitCode === null) {
    const chunks = [...run.chunks, ...last].sort((a, b) => a.at - b.at);
    putContainer(daemon, { ...container, run: { ...run, chunks } });
    return null;
  }
  const end = Math.round(daemon.clock + reaction.duration);
  if (limit !== null && end > limit) return null;
  finish(daemon, container, end, reaction.exitCode, last, by === 'stop' || endsForGood(container, signal), by);
  return end;
}

/**
 * Whether a killed container's restart policy is called off. With a stop signal of its own only that signal
 * and SIGKILL do so; `unless-stopped` takes any signal for a stop by hand (moby's `killWithSignal`).
 */
function endsForGood({ config, hostConfig }: ContainerRecord, signal: string): boolean {
  const own = config.StopSignal ?? '';
  const sent = daemonSignal(signal);
  if (own === '' || sent === 9 || sent === daemonSignal(own)) return true;
  const policy = hostConfig.RestartPolicy?.Name;
  return policy !== 'always' && policy !== 'on-failure';
}

/** Stops a running container: its stop signal, then SIGKILL when the time is over. */
function stopRunning(daemon: Daemon, container: ContainerRecord, signal: string | null, timeout: number | null): void {
  const seconds = timeout ?? container.config.StopTimeout ?? 10;
  const limit = seconds < 0 ? null : daemon.clock + seconds * 1000;
  if (container.status === 'restarting') {
    putContainer(daemon, { ...container, status: 'exited', restartsAt: null });
    return;
  }
  const awake = container.status === 'paused' ? resumed(daemon, container) : container;
  const end = deliver(daemon, awake, signal ?? container.config.StopSignal ?? 'SIGTERM', limit, 'stop');
  if (end !== null) {
    daemon.clock = Math.max(daemon.clock, end);
    pass(daemon, SIGNAL);
    return;
  }
  const current = daemon.state.containers.get(container.id) ?? awake;
  const natural = current.run?.endsAt ?? null;
  if (natural !== null && (limit === null || natural <= limit)) {
    daemon.clock = Math.max(daemon.clock, natural);
    finish(daemon, current, natural, current.run?.exitCode ?? 0, [], true, 'stop');
    return;
  }
  if (limit === null) return;
  daemon.clock = Math.max(daemon.clock, limit);
  emit(daemon, 'container', 'kill', container.id, { ...eventAttributes(container), signal: '9' });
  pass(daemon, SIGNAL);
  finish(daemon, current, daemon.clock, 137, [], true, 'stop');
}

function signalTrouble(signal: string | null): string | null {
  return signal === null || daemonSignal(signal) !== null ? null : `invalid signal: ${signal}`;
}

export function containerStop(daemon: Daemon, name: string, options: StopOptions): Answer<null> {
  record(daemon, { request: `POST /containers/${name}/stop` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  if (!isRunning(found.value)) return answer(null);
  const refused = signalTrouble(options.signal);
  if (refused !== null) return refuse('server-error', `cannot stop container: ${name}: ${refused}`);
  stopRunning(daemon, found.value, options.signal, options.timeout);
  return answer(null);
}

export async function containerRestart(daemon: Daemon, name: string, options: StopOptions): Promise<Answer<null>> {
  record(daemon, { request: `POST /containers/${name}/restart` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const refused = isRunning(found.value) ? signalTrouble(options.signal) : null;
  if (refused !== null) return refuse('server-error', `Cannot restart container ${name}: ${refused}`);
  if (isRunning(found.value)) stopRunning(daemon, found.value, options.signal, options.timeout);
  const stopped = daemon.state.containers.get(found.value.id);
  if (stopped === undefined) return answer(null);
  pass(daemon, BEFORE_START);
  const started = await begin(daemon, stopped, daemon.clock);
  if (!started.ok) return refuse(started.kind, `Cannot restart container ${name}: ${started.message}`);
  pass(daemon, AFTER_START);
  emit(daemon, 'container', 'restart', stopped.id, eventAttributes(stopped));
  return answer(null);
}

/** The kernel knows 64 signals; what is said of a number beyond them, or null. */
function beyondKernel(signal: number): string | null {
  return signal < 1 || signal > 64 ? `the linux daemon does not support signal ${signal}` : null;
}

export function containerKill(daemon: Daemon, name: string, signal: string): Answer<null> {
  record(daemon, { request: `POST /containers/${name}/kill?signal=${signal}` });
  const number = daemonSignal(signal);
  const wrong = number === null ? `invalid signal: ${signal}` : beyondKernel(number);
  if (wrong !== null) return refuse('bad-request', `cannot kill container: ${name}: ${wrong}`);
  const found = findContainer(daemon.state, name);
  if (!found.ok) return refuse(found.kind, `cannot kill container: ${name}: ${found.message}`);
  const container = found.value;
  if (!isRunning(container))
    return refuse('conflict', `cannot kill container: ${name}: container ${container.id} is not running`);
  if (container.status === 'restarting') {
    putContainer(daemon, { ...container, status: 'exited', restartsAt: null });
    return answer(null);
  }
  pass(daemon, SIGNAL);
  const awake =
    container.status === 'paused' && /^(SIG)?KILL$|^9$/i.test(signal) ? resumed(daemon, container) : container;
  const end = deliver(daemon, awake, signal, null, null);
  if (end !== null && end <= daemon.clock + 500) daemon.clock = Math.max(daemon.clock, end);
  return answer(null);
}

/** A paused container goes on: what it had still to do is put off by the pause. */
function resumed(daemon: Daemon, container: ContainerRecord): ContainerRecord {
  const { run } = container;
  if (run === null || run.pausedAt === null) return container;
  const { pausedAt } = run;
  const late = daemon.clock - pausedAt;
  const next: ContainerRecord = {
    ...container,
    status: 'running',
    run: {
      ...run,
      pausedAt: null,
      endsAt: run.endsAt === null ? null : run.endsAt + late,
      chunks: run.chunks.map(chunk => (chunk.at > pausedAt ? { ...chunk, at: chunk.at + late } : chunk)),
    },
  };
  putContainer(daemon, next);
  return next;
}

export function containerPause(daemon: Daemon, name: string): Answer<null> {
  record(daemon, { request: `POST /containers/${name}/pause` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  if (container.status === 'paused') return refuse('conflict', `Container ${container.id} is already paused`);
  if (container.status === 'restarting')
    return refuse('conflict', `Container ${container.id} is restarting, wait until the container is running`);
  if (container.status !== 'running' || container.run === null) return notRunning(container);
  pass(daemon, 20);
  putContainer(daemon, { ...container, status: 'paused', run: { ...container.run, pausedAt: daemon.clock } });
  emit(daemon, 'container', 'pause', container.id, eventAttributes(container));
  return answer(null);
}

export function containerUnpause(daemon: Daemon, name: string): Answer<null> {
  record(daemon, { request: `POST /containers/${name}/unpause` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  if (found.value.status !== 'paused') return refuse('conflict', `Container ${found.value.id} is not paused`);
  pass(daemon, 20);
  resumed(daemon, found.value);
  emit(daemon, 'container', 'unpause', found.value.id, eventAttributes(found.value));
  return answer(null);
}

export function containerDelete(daemon: Daemon, name: string, options: ContainerDeleteOptions): Answer<null> {
  record(daemon, { request: `DELETE /containers/${name}` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  if (isRunning(container)) {
    if (!options.force) {
      const why =
        container.status === 'paused'
          ? 'container is paused and must be unpaused first'
          : `container is ${container.status}: stop the container before removing or force remove`;
      return refuse('conflict', `cannot remove container "${name}": ${why}`);
    }
    pass(daemon, SIGNAL);
    emit(daemon, 'container', 'kill', container.id, { ...eventAttributes(container), signal: '9' });
    if (container.run !== null)
      finish(
        daemon,
        { ...container, hostConfig: { ...container.hostConfig, AutoRemove: false } },
        daemon.clock,
        137,
        [],
        true,
      );
  }
  pass(daemon, 10);
  removeContainer(daemon, daemon.state.containers.get(container.id) ?? container, options.v);
  return answer(null);
}

export function containerRename(daemon: Daemon, name: string, to: string): Answer<null> {
  record(daemon, { request: `POST /containers/${name}/rename?name=${to}` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const next = to.replace(/^\//, '');
  if (next === '') return refuse('bad-request', 'Neither old nor new names may be empty');
  if (found.value.name === next)
    return refuse('bad-request', 'Renaming a container with the same name as its current name');
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(next)) {
    return refuse(
      'bad-request',
      `Error when allocating new name: Invalid container name (/${next}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
    );
  }
  const holder = [...daemon.state.containers.values()].find(container => container.name === next);
  if (holder !== undefined) {
    return refuse(
      'conflict',
      `Error when allocating new name: Conflict. The container name "/${next}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
    );
  }
  update(daemon, { containers: withEntry(daemon.state.containers, found.value.id, { ...found.value, name: next }) });
  emit(daemon, 'container', 'rename', found.value.id, {
    ...eventAttributes(found.value),
    oldName: `/${found.value.name}`,
    name: next,
  });
  return answer(null);
}
