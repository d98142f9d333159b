import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { OutputChunk } from '../../engine/pieces.ts';
import type { Instant } from '../../outcome.ts';
import { refuseFull } from '../conditions.ts';
import { type Daemon, emit, newId, pass, putContainer, record } from '../daemon.ts';
import type { StandardInput } from '../live.ts';
import { findContainer } from '../lookup.ts';
import { tellDisconnected } from '../networks/endpoints.ts';
import type { ContainerRecord, RunRecord } from '../state.ts';
import { eventAttributes } from './create.ts';
import { courseOf, launchFor, launchOf, textOfInput } from './input.ts';
import { linkEnvironment } from './links.ts';
import { mountTrouble } from './mount-trouble.ts';
import { connect, disconnected } from './network.ts';
import { BEHIND, capped, pieceOf } from './output.ts';
import { environmentOf } from './process-request.ts';
import { RUNC, startTrouble } from './refusals.ts';
import { removeContainer } from './remove.ts';
import { rest } from './rest.ts';

/** Simulated milliseconds: from the call to the process, from the process to the answer, from the end to its being known. */
export const BEFORE_START = 90;
export const AFTER_START = 40;

/** Starts the main process at a moment: plays it ahead and keeps what it will do. */
export async function begin(daemon: Daemon, before: ContainerRecord, at: Instant): Promise<Answer<null>> {
  tellMounted(daemon, before);
  const plugged = connect(daemon, before);
  if (!plugged.ok) {
    putContainer(daemon, {
      ...before,
      exitCode: before.exitCode === 0 ? 128 : before.exitCode,
      error: plugged.message,
    });
    return plugged;
  }
  const container = plugged.value;
  const trouble = startTrouble(container);
  if (trouble !== null) {
    putContainer(daemon, {
      ...container,
      ...disconnected(container),
      exitCode: before.exitCode === 0 ? 128 : before.exitCode,
      error: trouble,
    });
    return refuse('server-error', trouble);
  }
  const linked = linkEnvironment(daemon.state, container);
  if (!linked.ok) {
    putContainer(daemon, {
      ...before,
      exitCode: before.exitCode === 0 ? 128 : before.exitCode,
      error: linked.message,
    });
    return linked;
  }
  putContainer(daemon, container);
  const misplaced = mountTrouble(daemon, container);
  if (misplaced !== null) {
    const text = `${RUNC}: error during container init: ${misplaced}`;
    putContainer(daemon, { ...container, ...disconnected(container), exitCode: 127, error: text, run: null });
    return refuse('bad-request', text);
  }
  const { config } = container;
  const input = inputOf(daemon, container);
  const isHeld = input?.isOpen === true && config.OpenStdin;
  const given = {
    ...launchOf(container, environmentOf(container, [], config.Tty, linked.value), at),
    stdin: textOfInput(input),
    stdinOpen: isHeld || config.Tty || (config.OpenStdin && !config.StdinOnce),
    columns: config.Tty ? (input?.columns ?? 80) : null,
  };
  const { process, before: printed } = await launchFor(daemon, container, given, isHeld ? input : undefined);
  const current = daemon.state.containers.get(container.id) ?? container;
  if (process.failure !== null) {
    const { kind, message, suffix, exitCode } = process.failure;
    const text = kind === 'user' ? message : `${RUNC}: error during container init: ${message}: unknown${suffix}`;
    putContainer(daemon, {
      ...current,
      ...disconnected(current),
      exitCode: kind === 'user' ? 126 : exitCode,
      error: text,
      run: null,
    });
    return refuse(kind === 'user' ? 'server-error' : 'bad-request', text);
  }
  if (process.ending?.kind === 'not-simulated') {
    putContainer(daemon, { ...current, ...disconnected(current) });
    return refuse('not-simulated', process.ending.message);
  }
  const further = process.chunks.map(chunk => pieceOf(chunk, at + BEHIND));
  const chunks = capped([...printed, ...further]);
  if (input !== undefined) input.shown = Math.max(0, chunks.length - further.length);
  const run: RunRecord = {
    startedAt: at,
    chunks,
    ...courseOf(process, at),
    pausedAt: null,
    execs: [],
    asks: isHeld && config.Tty ? process.asks : null,
    stopped: false,
  };
  const hasCheck =
    config.Healthcheck?.Test !== undefined &&
    config.Healthcheck.Test.length > 0 &&
    config.Healthcheck.Test[0] !== 'NONE';
  putContainer(daemon, {
    ...current,
    status: 'running',
    exitCode: 0,
    error: '',
    startedAt: at,
    pid: 2000 + Number.parseInt(newId(daemon, 'pid').slice(0, 4), 16),
    earlier: capped([...current.earlier, ...(current.run?.chunks ?? [])]),
    run,
    health: hasCheck ? { status: 'starting', failingStreak: 0, checks: 0, log: [] } : null,
    restartsAt: null,
  });
  if (isHeld && config.Tty) rest(daemon, container.id, at, process, chunks);
  emit(daemon, 'container', 'start', container.id, eventAttributes(container), at);
  return answer(null);
}

/** What those who stand at a container that starts now have given it. A start before this one had an input of its own. */
function inputOf(daemon: Daemon, { id }: ContainerRecord): StandardInput | undefined {
  const input = daemon.inputs.get(id);
  if (input?.isStarted === true) {
    daemon.inputs.delete(id);
    return undefined;
  }
  if (input !== undefined) input.isStarted = true;
  return input;
}

export async function containerStart(daemon: Daemon, name: string): Promise<Answer<null>> {
  record(daemon, { request: `POST /containers/${name}/start` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  if (found.value.status === 'paused')
    return refuse('conflict', 'cannot start a paused container, try unpause instead');
  if (found.value.status === 'running') return answer(null);
  const full = refuseFull(daemon, `/var/lib/docker/containers/${found.value.id}/hosts`);
  if (full !== null) return full;
  if (daemon.inputs.get(found.value.id)?.attached === true)
    emit(daemon, 'container', 'attach', found.value.id, eventAttributes(found.value));
  pass(daemon, BEFORE_START);
  const started = await begin(daemon, found.value, daemon.clock);
  if (started.ok) pass(daemon, AFTER_START);
  else {
    daemon.inputs.delete(found.value.id);
    // What could not start and was to be removed at its end goes at once.
    const left = daemon.state.containers.get(found.value.id);
    if (left?.hostConfig.AutoRemove === true) removeContainer(daemon, left, true, daemon.clock);
  }
  return started;
}

/** Ends a container's run at a moment: what would have come later does not come. */
export function finish(
  daemon: Daemon,
  container: ContainerRecord,
  at: Instant,
  exitCode: number,
  last: readonly OutputChunk[],
  stopped: boolean,
  by: 'stop' | null = null,
): void {
  const { run } = container;
  if (run === null) return;
  const chunks = [...run.chunks.filter(chunk => chunk.at <= at), ...last];
  const ended: ContainerRecord = {
    ...container,
    status: 'exited',
    exitCode,
    finishedAt: at,
    pid: 0,
    // What is not running is not well, until it is looked at again.
    health: container.health === null ? null : { ...container.health, status: 'unhealthy' },
    ...disconnected(container),
    scratch: {},
    run: { ...run, chunks, endsAt: at, exitCode, stopped, pausedAt: null },
  };
  leave(daemon, container, at);
  // Who waits for the stop is told of it before the end itself is written down.
  if (by !== null) emit(daemon, 'container', by, container.id, eventAttributes(container), at);
  const execDuration = String(Math.max(0, Math.floor((at - run.startedAt) / 1000)));
  const attributes = { ...eventAttributes(container), execDuration, exitCode: String(exitCode) };
  emit(daemon, 'container', 'die', container.id, attributes, at);
  if (container.hostConfig.AutoRemove === true) {
    putContainer(daemon, ended);
    removeContainer(daemon, ended, true, at);
    return;
  }
  putContainer(daemon, { ...ended, ...restartOf(ended, at, exitCode, stopped) });
}

/** What the end of a process lets go of before it is told: networks, then volumes. */
function leave(daemon: Daemon, container: ContainerRecord, at: Instant): void {
  for (const [name, endpoint] of Object.entries(container.networks)) {
    const network = daemon.state.networks.get(name);
    if (network !== undefined && endpoint.endpointId !== '') tellDisconnected(daemon, container.id, network, at);
  }
  tellUnmounted(daemon, container, at);
}

export function tellUnmounted(daemon: Daemon, container: ContainerRecord, at: Instant = daemon.clock): void {
  for (const mount of container.mounts) {
    if (mount.type !== 'volume') continue;
    const driver = daemon.state.volumes.get(mount.source)?.driver ?? 'local';
    emit(daemon, 'volume', 'unmount', mount.source, { container: container.id, driver }, at);
  }
}

/** A container's volumes are mounted before it is plugged in, and for every copy from or to it. */
export function tellMounted(daemon: Daemon, container: ContainerRecord): void {
  for (const { type, source, target, readOnly, propagation } of container.mounts) {
    if (type !== 'volume') continue;
    emit(daemon, 'volume', 'mount', source, {
      container: container.id,
      destination: target,
      driver: daemon.state.volumes.get(source)?.driver ?? 'local',
      propagation,
      'read/write': String(!readOnly),
    });
  }
}

/** What the restart policy makes of an end. */
function restartOf(
  container: ContainerRecord,
  at: Instant,
  exitCode: number,
  stopped: boolean,
): Pick<ContainerRecord, 'status' | 'restartsAt' | 'restartCount'> {
  const stays = { status: 'exited', restartsAt: null, restartCount: container.restartCount } as const;
  const { Name = 'no', MaximumRetryCount = 0 } = container.hostConfig.RestartPolicy ?? {};
  if (stopped) return stays;
  const wanted =
    Name === 'always' ||
    Name === 'unless-stopped' ||
    (Name === 'on-failure' &&
      exitCode !== 0 &&
      (MaximumRetryCount === 0 || container.restartCount < MaximumRetryCount));
  if (!wanted) return stays;
  const ranLong = container.run !== null && at - container.run.startedAt > 10_000;
  const count = ranLong ? 0 : container.restartCount;
  return {
    status: 'restarting',
    restartsAt: at + Math.min(60_000, 100 * 2 ** count),
    restartCount: container.restartCount + 1,
  };
}

const MOST_RESTARTS = 20;

/** Lets happen what was due by now: ends of processes, restarts, health checks. */
export async function settle(
  daemon: Daemon,
  check: (daemon: Daemon, container: ContainerRecord) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < MOST_RESTARTS; round++) {
    let again = false;
    for (const container of daemon.state.containers.values()) {
      if (container.status === 'running' && container.health !== null) await check(daemon, container);
    }
    for (const { id } of [...daemon.state.containers.values()]) {
      const container = daemon.state.containers.get(id);
      if (container === undefined) continue;
      const { run, restartsAt } = container;
      if (container.status === 'running' && run?.endsAt != null && run.endsAt <= daemon.clock) {
        finish(daemon, container, run.endsAt, run.exitCode, [], false);
        again = true;
      } else if (container.status === 'restarting' && restartsAt !== null && restartsAt <= daemon.clock) {
        await begin(daemon, { ...container, restartsAt: null }, restartsAt);
        again = true;
      }
    }
    if (!again) return;
  }
}
