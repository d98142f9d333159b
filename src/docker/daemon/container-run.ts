import type { Instant } from '../index.ts';
import { signalled } from '../runtime/index.ts';
import { type Answer, answer, refuse } from './answer.ts';
import { eventAttributes } from './container-create.ts';
import { environmentOf, HORIZON, launch } from './container-process.ts';
import { type Daemon, emit, newId, pass, putContainer, record, update, withEntry, withoutEntry } from './daemon.ts';
import type { OutputChunk, StartInput } from './engine.ts';
import { AtKeyboard, asksKeyboard } from './keyboard.ts';
import { findContainer, findNetwork } from './lookup.ts';
import { plugIn } from './networks.ts';
import type { ContainerRecord, Endpoint, RunRecord } from './state.ts';
import { volumeUsers } from './volumes.ts';

/** Simulated milliseconds: from the call to the process, from the process to the answer, from the end to its being known. */
const BEFORE_START = 90;
const AFTER_START = 40;
const NOTICED = 150;
const SIGNAL = 60;
const MOST_LOG = 1_000_000;

export function isRunning(container: ContainerRecord): boolean {
  return container.status === 'running' || container.status === 'paused' || container.status === 'restarting';
}

export function notRunning(container: ContainerRecord) {
  return refuse('conflict', `container ${container.id} is not running`);
}

/** Ports of the host that running containers hold: `tcp/8080` → container. */
function heldPorts(daemon: Daemon): ReadonlyMap<string, string> {
  const held = new Map<string, string>();
  for (const container of daemon.state.containers.values()) {
    if (!isRunning(container)) continue;
    for (const [port, bindings] of Object.entries(container.hostConfig.PortBindings ?? {})) {
      for (const { HostPort } of bindings)
        if (HostPort !== '') held.set(`${port.split('/')[1] ?? 'tcp'}/${HostPort}`, container.id);
    }
  }
  return held;
}

const FIRST_EPHEMERAL = 32768;

/** Gives every published port without a number one that is free, and refuses those that are held. */
function bindPorts(daemon: Daemon, container: ContainerRecord, endpointId: string): Answer<ContainerRecord> {
  const held = heldPorts(daemon);
  const exposed = container.hostConfig.PublishAllPorts === true ? Object.keys(container.config.ExposedPorts ?? {}) : [];
  const wanted: Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[]> = {
    ...Object.fromEntries(exposed.map(port => [port, [{ HostIp: '', HostPort: '' }]])),
    ...container.hostConfig.PortBindings,
  };
  const taken = new Set(held.keys());
  const bound: Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[]> = {};
  for (const [port, bindings] of Object.entries(wanted)) {
    const protocol = port.split('/')[1] ?? 'tcp';
    const list: { readonly HostIp: string; readonly HostPort: string }[] = [];
    for (const binding of bindings) {
      let hostPort = binding.HostPort;
      if (hostPort === '' || hostPort === '0') {
        let free = FIRST_EPHEMERAL;
        while (taken.has(`${protocol}/${free}`)) free++;
        hostPort = String(free);
      } else if (held.has(`${protocol}/${hostPort}`)) {
        const address = binding.HostIp === '' ? '0.0.0.0' : binding.HostIp;
        return refuse(
          'server-error',
          `failed to set up container networking: driver failed programming external connectivity on endpoint ${container.name} (${endpointId}): Bind for ${address}:${hostPort} failed: port is already allocated`,
        );
      }
      taken.add(`${protocol}/${hostPort}`);
      list.push({ HostIp: binding.HostIp, HostPort: hostPort });
    }
    bound[port] = list;
  }
  return answer({ ...container, hostConfig: { ...container.hostConfig, PortBindings: bound } });
}

function connect(daemon: Daemon, container: ContainerRecord): Answer<ContainerRecord> {
  const networks: Record<string, Endpoint> = {};
  const mode = container.hostConfig.NetworkMode ?? '';
  if (mode.startsWith('container:')) {
    const other = findContainer(daemon.state, mode.slice('container:'.length));
    if (!other.ok) return other;
    if (!isRunning(other.value))
      return refuse('conflict', `cannot join network of a non running container: ${other.value.id}`);
  }
  let first = '';
  for (const [name, endpoint] of Object.entries(container.networks)) {
    const network = findNetwork(daemon.state, name);
    if (!network.ok) return refuse('not-found', `failed to set up container networking: ${network.message}`);
    networks[name] = plugIn(daemon.state, network.value, endpoint);
    first ||= endpoint.endpointId;
  }
  const bound = bindPorts(daemon, { ...container, networks }, first);
  if (!bound.ok) return bound;
  for (const name of Object.keys(networks)) {
    const network = daemon.state.networks.get(name);
    if (network !== undefined) {
      emit(daemon, 'network', 'connect', network.id, { container: container.id, name, type: network.driver });
    }
  }
  return bound;
}

function disconnected(container: ContainerRecord): ContainerRecord['networks'] {
  return Object.fromEntries(
    Object.entries(container.networks).map(([name, endpoint]) => [name, { ...endpoint, ip: '', mac: '' }]),
  );
}

const RUNC =
  'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process';

/** Starts the main process at a moment: plays it ahead and keeps what it will do. */
async function begin(daemon: Daemon, before: ContainerRecord, input: StartInput, at: Instant): Promise<Answer<null>> {
  const plugged = connect(daemon, before);
  if (!plugged.ok) {
    putContainer(daemon, { ...before, exitCode: 128, error: plugged.message });
    return plugged;
  }
  const container = plugged.value;
  putContainer(daemon, container);
  const { config } = container;
  const process = await launch(daemon, container, {
    argv: [container.path, ...container.args],
    env: environmentOf(container, [], config.Tty),
    cwd: config.WorkingDir,
    user: config.User,
    tty: config.Tty,
    stdin: new TextDecoder().decode(input.stdin),
    stdinOpen: daemon.keyboard?.left !== true && (input.stdinOpen || (config.OpenStdin && !config.StdinOnce)),
    columns: config.Tty ? (input.columns ?? 80) : null,
    at,
    horizon: HORIZON,
    joins: null,
    makeDirectory: true,
  });
  const current = daemon.state.containers.get(container.id) ?? container;
  if (process.failure !== null) {
    const { kind, message, suffix, exitCode } = process.failure;
    const text = kind === 'user' ? message : `${RUNC}: error during container init: ${message}: unknown${suffix}`;
    putContainer(daemon, {
      ...current,
      networks: disconnected(current),
      exitCode: kind === 'user' ? 126 : exitCode,
      error: text,
      run: null,
    });
    return refuse(kind === 'user' ? 'server-error' : 'bad-request', text);
  }
  if (process.error?.kind === 'not-simulated') {
    putContainer(daemon, { ...current, networks: disconnected(current) });
    return refuse('not-simulated', process.error.message);
  }
  const run: RunRecord = {
    startedAt: at,
    chunks: capped(
      process.chunks.map(({ stream, text, after }) => ({ stream, text, at: Math.round(at + 10 + after) })),
    ),
    endsAt: process.duration === null ? null : Math.round(at + NOTICED + process.duration),
    exitCode: process.exitCode ?? 0,
    signals: process.signals,
    command: process.command,
    service: process.service,
    ports: process.ports,
    pausedAt: null,
    asks: input.stdinOpen && config.Tty && asksKeyboard(process),
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
  emit(daemon, 'container', 'start', container.id, eventAttributes(container), at);
  return answer(null);
}

function capped(chunks: readonly OutputChunk[]): readonly OutputChunk[] {
  let size = 0;
  for (let index = chunks.length - 1; index >= 0; index--) {
    size += chunks[index]?.text.length ?? 0;
    if (size > MOST_LOG) return chunks.slice(index + 1);
  }
  return chunks;
}

const NO_INPUT: StartInput = { stdin: new Uint8Array(0), stdinOpen: false, columns: null };

export async function containerStart(
  daemon: Daemon,
  name: string,
  input: StartInput = NO_INPUT,
): Promise<Answer<null>> {
  record(daemon, { request: `POST /containers/${name}/start` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  if (found.value.status === 'paused')
    return refuse('conflict', 'cannot start a paused container, try unpause instead');
  if (found.value.status === 'running') return answer(null);
  pass(daemon, BEFORE_START);
  const started = await begin(daemon, found.value, input, daemon.clock);
  if (started.ok) pass(daemon, AFTER_START);
  return started;
}

/** Ends a container's run at a moment: what would have come later does not come. */
function finish(
  daemon: Daemon,
  container: ContainerRecord,
  at: Instant,
  exitCode: number,
  last: readonly OutputChunk[],
  stopped: boolean,
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
    networks: disconnected(container),
    run: { ...run, chunks, endsAt: at, exitCode, stopped, pausedAt: null },
  };
  emit(daemon, 'container', 'die', container.id, { ...eventAttributes(container), exitCode: String(exitCode) }, at);
  if (container.hostConfig.AutoRemove === true) {
    putContainer(daemon, ended);
    removeContainer(daemon, ended, true, at);
    return;
  }
  putContainer(daemon, { ...ended, ...restartOf(ended, at, exitCode, stopped) });
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

export function removeContainer(
  daemon: Daemon,
  container: ContainerRecord,
  withVolumes: boolean,
  at: Instant = daemon.clock,
): void {
  update(daemon, { containers: withoutEntry(daemon.state.containers, container.id) });
  emit(daemon, 'container', 'destroy', container.id, eventAttributes(container), at);
  if (!withVolumes) return;
  for (const mount of container.mounts) {
    const volume = mount.type === 'volume' ? daemon.state.volumes.get(mount.source) : undefined;
    if (volume?.anonymous === true && volumeUsers(daemon.state, volume.name).length === 0) {
      update(daemon, { volumes: withoutEntry(daemon.state.volumes, volume.name) });
    }
  }
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
        await begin(daemon, { ...container, restartsAt: null }, NO_INPUT, restartsAt);
        again = true;
      }
    }
    if (!again) return;
  }
}

/** Sends a signal to the main process. Gives the moment of its end, or null when it goes on. */
function deliver(daemon: Daemon, container: ContainerRecord, signal: string, limit: number | null): Instant | null {
  const { run } = container;
  if (run === null) return null;
  const process = {
    failure: null,
    chunks: [],
    duration: null,
    exitCode: null,
    signals: run.signals,
    command: run.command,
    service: run.service,
    ports: run.ports,
    error: null,
  };
  const reaction = signalled(process, signal, true);
  emit(daemon, 'container', 'kill', container.id, { ...eventAttributes(container), signal });
  if (reaction === null) return null;
  const last = reaction.chunks.map(({ stream, text, after }) => ({
    stream,
    text,
    at: Math.round(daemon.clock + after),
  }));
  if (reaction.exitCode === null) {
    const chunks = [...run.chunks, ...last].sort((a, b) => a.at - b.at);
    putContainer(daemon, { ...container, run: { ...run, chunks } });
    return null;
  }
  const end = Math.round(daemon.clock + reaction.duration);
  if (limit !== null && end > limit) return null;
  finish(daemon, container, end, reaction.exitCode, last, true);
  return end;
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
  const end = deliver(daemon, awake, signal ?? container.config.StopSignal ?? 'SIGTERM', limit);
  if (end !== null) {
    daemon.clock = Math.max(daemon.clock, end);
    pass(daemon, SIGNAL);
    return;
  }
  const current = daemon.state.containers.get(container.id) ?? awake;
  const natural = current.run?.endsAt ?? null;
  if (natural !== null && (limit === null || natural <= limit)) {
    daemon.clock = Math.max(daemon.clock, natural);
    finish(daemon, current, natural, current.run?.exitCode ?? 0, [], true);
    return;
  }
  if (limit === null) return;
  daemon.clock = Math.max(daemon.clock, limit);
  pass(daemon, SIGNAL);
  finish(daemon, current, daemon.clock, 137, [], true);
  emit(daemon, 'container', 'kill', container.id, { ...eventAttributes(container), signal: '9' });
}

export function containerStop(
  daemon: Daemon,
  name: string,
  options: { readonly signal: string | null; readonly timeout: number | null },
): Answer<null> {
  record(daemon, { request: `POST /containers/${name}/stop` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  if (!isRunning(found.value)) return answer(null);
  if (options.signal !== null && !isSignal(options.signal))
    return refuse('bad-request', `invalid signal: ${options.signal}`);
  stopRunning(daemon, found.value, options.signal, options.timeout);
  emit(daemon, 'container', 'stop', found.value.id, eventAttributes(found.value));
  return answer(null);
}

export async function containerRestart(
  daemon: Daemon,
  name: string,
  options: { readonly signal: string | null; readonly timeout: number | null },
): Promise<Answer<null>> {
  record(daemon, { request: `POST /containers/${name}/restart` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  if (isRunning(found.value)) stopRunning(daemon, found.value, options.signal, options.timeout);
  const stopped = daemon.state.containers.get(found.value.id);
  if (stopped === undefined) return answer(null);
  pass(daemon, BEFORE_START);
  const started = await begin(daemon, stopped, NO_INPUT, daemon.clock);
  if (!started.ok) return refuse(started.kind, `Cannot restart container ${name}: ${started.message}`);
  pass(daemon, AFTER_START);
  emit(daemon, 'container', 'restart', stopped.id, eventAttributes(stopped));
  return answer(null);
}

function isSignal(signal: string): boolean {
  return (
    /^(SIG)?(HUP|INT|QUIT|ILL|TRAP|ABRT|IOT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|STKFLT|CHLD|CONT|STOP|TSTP|TTIN|TTOU|URG|XCPU|XFSZ|VTALRM|PROF|WINCH|IO|POLL|PWR|SYS|RTMIN|RTMAX)([+-]\d+)?$/i.test(
      signal,
    ) || /^([1-9]|[1-5]\d|6[0-4])$/.test(signal)
  );
}

export function containerKill(daemon: Daemon, name: string, signal: string): Answer<null> {
  record(daemon, { request: `POST /containers/${name}/kill?signal=${signal}` });
  if (!isSignal(signal)) return refuse('bad-request', `invalid signal: ${signal}`);
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
  const end = deliver(daemon, awake, signal, null);
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
  if (container.status === 'paused') return refuse('conflict', `container ${container.id} is already paused`);
  if (container.status === 'restarting')
    return refuse('conflict', `container ${container.id} is restarting, wait until the container is running`);
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
  if (found.value.status !== 'paused') return refuse('conflict', `container ${found.value.id} is not paused`);
  pass(daemon, 20);
  resumed(daemon, found.value);
  emit(daemon, 'container', 'unpause', found.value.id, eventAttributes(found.value));
  return answer(null);
}

/** Whether the line that is being run stands at a keyboard, and the process began with it. */
function isAtKeyboard(daemon: Daemon, since: Instant): boolean {
  return daemon.keyboard !== null && since >= daemon.keyboard.since;
}

export async function containerWait(
  daemon: Daemon,
  name: string,
  settled: () => Promise<void>,
): Promise<Answer<{ readonly StatusCode: number | null; readonly endsAt: Instant | null }>> {
  record(daemon, { request: `POST /containers/${name}/wait` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  if (container.status === 'running' && container.run?.asks === true && isAtKeyboard(daemon, container.run.startedAt)) {
    throw new AtKeyboard({ container: container.id, shell: container.run.command, chunks: [] });
  }
  if (container.status === 'paused' || (isRunning(container) && container.run?.endsAt == null)) {
    return answer({ StatusCode: null, endsAt: null });
  }
  const { run } = container;
  if (container.status === 'running' && run?.endsAt != null) {
    daemon.clock = Math.max(daemon.clock, run.endsAt);
    await settled();
    return answer({ StatusCode: run.exitCode, endsAt: run.endsAt });
  }
  return answer({ StatusCode: container.exitCode, endsAt: container.finishedAt });
}

export function containerDelete(
  daemon: Daemon,
  name: string,
  options: { readonly force: boolean; readonly v: boolean; readonly link: boolean },
): Answer<null> {
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
      `Error when allocating new name: Invalid container name (${next}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
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
