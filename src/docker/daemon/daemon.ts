import type { EventMessage } from '../engine/system.ts';
import { type Draft, sha256 } from '../filesystem/index.ts';
import type { Call, DockerCommand, HostRemark, Instant } from '../outcome.ts';
import {
  PROCESS_LIMITS,
  type Process,
  type ProcessLimits,
  type ProcessRequest,
} from '../runtime/kernel/process-request.ts';
import { COMMAND_WORK, LINE_WORK, type Work } from '../work.ts';
import type { Awaited, Exec, StandardInput } from './live.ts';
import type { RestingProcess } from './resting.ts';
import type { ContainerRecord, DaemonState } from './state.ts';

/** What a host lets one learner have. */
export interface Limits {
  readonly images: number;
  readonly containers: number;
  readonly volumes: number;
  readonly networks: number;
  /** Bytes that one line may add to files, stand-ins as large as they say. */
  readonly bytes: number;
  /** Files of the learner's own, in layers, containers, volumes and on the machine together. */
  readonly files: number;
  /** Bytes that the host has to remember of them: stand-ins weigh nothing. */
  readonly kept: number;
  /** Characters of one line. */
  readonly line: number;
  /** Bytes that one line may print. */
  readonly output: number;
  readonly process: ProcessLimits;
  /** What one line may cost, and one command of it: see work.ts. */
  readonly work: number;
  readonly command: number;
}

export const LIMITS: Limits = {
  images: 200,
  containers: 100,
  volumes: 100,
  networks: 30,
  bytes: 4_000_000_000,
  files: 30_000,
  kept: 32_000_000,
  line: 100_000,
  output: 2_000_000,
  process: PROCESS_LIMITS,
  work: LINE_WORK,
  command: COMMAND_WORK,
};

/** A learner at the keyboard of a line. */
export interface Keyboard {
  /** When the line was typed: what runs longer is not theirs. */
  readonly since: Instant;
  /** The process that waited for what was typed now. */
  readonly from: RestingProcess | null;
  /** The one that waits now; null where it has to be played again. `printed`: how many characters it printed by what it was given. */
  left: { readonly resting: RestingProcess | null; readonly printed: number } | null;
}

/** A daemon at work on one line: the state that it will leave, the clock, and what went over the wires. */
export interface Daemon {
  state: DaemonState;
  clock: Instant;
  readonly traffic: Call[];
  /** The docker commands of the line, as they ended. */
  readonly commands: DockerCommand[];
  /** What the host says of itself beside the line. */
  readonly remarks: HostRemark[];
  /** The files of the learner's machine, as bind mounts see them. */
  readonly hostFiles: Draft;
  readonly limits: Limits;
  /** What the line may cost, all that it does together. */
  readonly work: Work;
  /** How the learner types into what the line runs. Null: they cannot. */
  readonly keyboard: Keyboard | null;
  /** A cap that was reached on the way, in words; the line then counts as not done. */
  exceeded: string | null;
  /** What was asked for inside of a container at its terminal that is not simulated: it was said there. */
  unmet: string | null;
  /** What this line has added to files so far. */
  readonly grown: { bytes: number; files: number };
  readonly runProcess: (request: ProcessRequest) => Promise<Process>;
  /** How time passes for whoever waits: the host's doing, for the clock is the host's. */
  wait: (daemon: Daemon, awaited: Awaited) => Promise<void>;
  /** Called once when the state changes. */
  readonly wakes: Set<() => void>;
  /** Standard input of the processes that clients stand at, by the id of the container or the exec. */
  readonly inputs: Map<string, StandardInput>;
  readonly execs: Map<string, Exec>;
}

export function update(daemon: Daemon, patch: Partial<DaemonState>): void {
  daemon.state = { ...daemon.state, ...patch };
  wake(daemon);
}

/** Whoever waits looks anew. */
export function wake(daemon: Daemon): void {
  const waiting = [...daemon.wakes];
  daemon.wakes.clear();
  for (const one of waiting) one();
}

export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

export function withoutEntry<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const next = new Map(map);
  next.delete(key);
  return next;
}

export function withoutEntries<K, V>(map: ReadonlyMap<K, V>, keys: Iterable<K>): ReadonlyMap<K, V> {
  const next = new Map(map);
  for (const key of keys) next.delete(key);
  return next;
}

export function putContainer(daemon: Daemon, container: ContainerRecord): void {
  update(daemon, { containers: withEntry(daemon.state.containers, container.id, container) });
}

/** 64 hexadecimal digits that this host has not given out before. */
export function newId(daemon: Daemon, purpose: string): string {
  const counter = daemon.state.counter + 1;
  update(daemon, { counter });
  return sha256(`${daemon.state.seed}\0${counter}\0${purpose}`).slice(7);
}

/** What `newId` will give next, or one after it when that is taken already: the id of what is only announced. */
export function freshId(daemon: Daemon, purpose: string, isTaken: (id: string) => boolean): string {
  for (let counter = daemon.state.counter + 1; ; counter++) {
    const id = sha256(`${daemon.state.seed}\0${counter}\0${purpose}`).slice(7);
    if (!isTaken(id)) return id;
  }
}

/** A number from 0 up to, and not including, `below`; the same for the same host and purpose. */
export function chance(daemon: Daemon, purpose: string, below: number): number {
  return Number.parseInt(sha256(`${daemon.state.seed}\0${daemon.state.counter}\0${purpose}`).slice(7, 19), 16) % below;
}

/** Simulated time passes. */
export function pass(daemon: Daemon, milliseconds: number): void {
  daemon.clock += Math.max(0, Math.round(milliseconds));
}

export function record(daemon: Daemon, call: Partial<Call> & Pick<Call, 'request'>): void {
  daemon.traffic.push({ from: 'client', to: 'daemon', sent: 0, received: 0, layer: null, ...call });
}

/** As many as the daemon itself remembers. */
const MOST_EVENTS = 256;

export function emit(
  daemon: Daemon,
  type: EventMessage['Type'],
  action: string,
  id: string,
  attributes: Readonly<Record<string, string>>,
  at: Instant = daemon.clock,
): void {
  const event: EventMessage = {
    Type: type,
    Action: action,
    Actor: { ID: id, Attributes: attributes },
    scope: 'local',
    time: Math.floor(at / 1000),
    timeNano: at * 1_000_000,
  };
  update(daemon, { events: [...daemon.state.events, event].slice(-MOST_EVENTS) });
}

/** Takes up what a process has to say beside what it printed, each once for a line. */
export function remarkAll(daemon: Daemon, remarks: readonly HostRemark[]): void {
  const said = new Set(daemon.remarks.map(each => JSON.stringify(each)));
  for (const each of remarks) if (!said.has(JSON.stringify(each))) daemon.remarks.push(each);
}
