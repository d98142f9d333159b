/** Standing at the streams of a container. */
import { type Answer, answer } from '../../engine/answer.ts';
import type { AttachOptions } from '../../engine/containers.ts';
import type { Attachment, OutputChunk } from '../../engine/pieces.ts';
import type { Instant } from '../../outcome.ts';
import { type Daemon, putContainer, record } from '../daemon.ts';
import type { StandardInput } from '../live.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord, RunRecord } from '../state.ts';
import { type PieceReader, piecesFrom, sleep } from '../waiting.ts';
import { courseOf, inputTo, newInput, type PlayedOn, takenUp } from './input.ts';
import { isRunning, notRunning } from './is-running.ts';
import type { KeyboardAsking } from './keyboard.ts';
import { BEHIND, capped } from './output.ts';

/** Everything that a container has printed and will print, oldest first. */
export function outputOf(container: ContainerRecord): readonly OutputChunk[] {
  return [...container.earlier, ...(container.run?.chunks ?? [])];
}

/** What a running container waits for at the keyboard of the line that started it; null when it waits for nothing there. */
export function askingOf(daemon: Daemon, { id, status, run }: ContainerRecord): KeyboardAsking | null {
  if (status !== 'running' || run === null || run.asks === null) return null;
  if (daemon.keyboard === null || (run.startedAt < daemon.keyboard.since && !daemon.inputs.has(id))) return null;
  return { question: run.asks, by: 'process' };
}

/** The container that a client who attaches to it waits for, since it does not run yet; null for any other. */
export function notYetRunning(daemon: Daemon, name: string, options: AttachOptions): ContainerRecord | null {
  const found = findContainer(daemon.state, name);
  return found.ok && options.stream && !isRunning(found.value) ? found.value : null;
}

/** Stands at a container before it starts: what it is given goes to its process, what that prints comes from the beginning. */
export function attachBefore(
  daemon: Daemon,
  name: string,
  container: ContainerRecord,
  options: AttachOptions,
): Attachment {
  const known = daemon.inputs.get(container.id);
  // One that has run before starts with a standard input of its own.
  const input = known === undefined || known.isStarted ? newInput() : known;
  daemon.inputs.set(container.id, input);
  input.untold.push(name);
  input.columns = options.columns ?? input.columns;
  input.attached ||= options.stdin || options.stdout || options.stderr;
  const last = container.run?.startedAt ?? null;
  return attachmentTo(daemon, container, input, options, run => (run.startedAt === last ? null : input.shown));
}

/** `since`: when the call was made. */
export function containerAttach(
  daemon: Daemon,
  name: string,
  options: AttachOptions,
  since: Instant,
): Answer<Attachment> {
  record(daemon, { request: `POST /containers/${name}/attach` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  const input = daemon.inputs.get(container.id) ??
    waitingInput(daemon, container, options) ?? { ...newInput(), isOpen: false };
  const first = (run: RunRecord): number => {
    const index = run.chunks.findIndex(chunk => options.logs || chunk.at >= since);
    return index < 0 ? run.chunks.length : index;
  };
  return answer(attachmentTo(daemon, container, input, options, first));
}

/** Of a process at its terminal that an earlier line has started, for who sits at the keyboard now; null for any other. */
function waitingInput(
  daemon: Daemon,
  container: ContainerRecord,
  { stdin, columns }: AttachOptions,
): StandardInput | null {
  const { run, config } = container;
  const waits = stdin && config.Tty && config.OpenStdin && container.status === 'running';
  if (daemon.keyboard === null || !waits || run === null || run.endsAt !== null) return null;
  const input = takenUp(daemon, container, run, columns);
  daemon.inputs.set(container.id, input);
  return input;
}

/** The terminal of a container gets another width: what it prints from the next input on is laid out by it. */
export function containerResize(daemon: Daemon, name: string, columns: number): Answer<null> {
  record(daemon, { request: `POST /containers/${name}/resize` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  if (!isRunning(found.value)) return notRunning(found.value);
  const input = daemon.inputs.get(found.value.id);
  if (input !== undefined) input.columns = columns;
  return answer(null);
}

function attachmentTo(
  daemon: Daemon,
  container: ContainerRecord,
  input: StandardInput,
  options: AttachOptions,
  first: (run: RunRecord) => number | null,
): Attachment {
  return {
    output: piecesFrom(reader => output(daemon, container, options, first, reader)),
    input: inputTo(daemon, input, on => keepPlayed(daemon, container.id, on)),
  };
}

/**
 * What the process of a container prints. `first` tells with which piece of a start to begin, or that this start is not the one
 * that is waited for.
 */
async function* output(
  daemon: Daemon,
  container: ContainerRecord,
  options: AttachOptions,
  first: (run: RunRecord) => number | null,
  reader: PieceReader,
): AsyncGenerator<OutputChunk, void> {
  const wanted = (chunk: OutputChunk): boolean =>
    container.config.Tty || chunk.stream === 'stdout' ? options.stdout : options.stderr;
  if (options.logs) for (const chunk of container.earlier) if (wanted(chunk)) yield chunk;
  let run: RunRecord | null = null;
  let index = 0;
  while (!reader.isGone) {
    const current = daemon.state.containers.get(container.id);
    const latest = current?.run ?? null;
    if (run === null && latest !== null) {
      const begin = first(latest);
      if (begin !== null) index = begin;
      run = begin === null ? null : latest;
    } else if (run !== null && latest?.startedAt === run.startedAt) run = latest;
    if (run === null) {
      // Not started yet; one that is gone never will be.
      if (current === undefined || !options.stream) return;
      await sleep(daemon, reader, { next: null, endsAt: null, asking: null });
      continue;
    }
    const chunk = run.chunks[index];
    if (chunk !== undefined && chunk.at <= daemon.clock) {
      index++;
      if (wanted(chunk)) yield chunk;
      continue;
    }
    const live = current !== undefined && latest?.startedAt === run.startedAt && isRunning(current);
    if (chunk === undefined && !live) return;
    if (live && !options.stream) return;
    const next = chunk?.at ?? null;
    const endsAt = !live ? next : current.status === 'paused' ? null : run.endsAt;
    if (chunk === undefined && endsAt !== null && endsAt <= daemon.clock) return;
    await sleep(daemon, reader, { next, endsAt, asking: live ? askingOf(daemon, current) : null });
  }
}

/** What a main process made of further input becomes a part of its run. */
function keepPlayed(daemon: Daemon, id: string, { process, chunks, began }: PlayedOn): void {
  const container = daemon.state.containers.get(id);
  if (container === undefined || container.run === null || !isRunning(container)) return;
  const { run, config } = container;
  putContainer(daemon, {
    ...container,
    run: {
      ...run,
      chunks: capped([...run.chunks, ...chunks.map(chunk => ({ ...chunk, at: chunk.at + BEHIND }))]),
      ...courseOf(process, began),
      asks: config.Tty ? process.asks : null,
    },
  });
}
