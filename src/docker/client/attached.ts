/** Standing at a container's streams: its output with its times, and how it ends. */
import type { Attached, Engine } from '../engine/index.ts';
import type { Instant } from '../outcome.ts';
import { type Done, exit } from './command.ts';
import { failRefused } from './failure.ts';
import type { ClientIO, Stream } from './io.ts';

export interface Watching {
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** A container with a terminal has one stream. */
  readonly tty: boolean;
}

export function play(io: ClientIO, { chunks }: Pick<Attached, 'chunks'>, watching: Watching): void {
  for (const chunk of chunks) {
    const stream: Stream = watching.tty ? 'stdout' : chunk.stream;
    if (watching[stream]) io.write(stream, chunk.text, chunk.at);
  }
}

/** Ctrl-C so often, and the client goes without the container. */
const LAST_INTERRUPT = 3;
/** Milliseconds. */
const LAST_WORDS = 10_000;

/**
 * Watches a container until it ends. One that would go on for ever is left as people leave it: with Ctrl-C, which reaches its
 * process as SIGINT, and with three of them when it takes no notice.
 */
export async function watch(
  io: ClientIO,
  engine: Engine,
  id: string,
  attached: Attached,
  watching: Watching,
  condition: 'not-running' | 'removed',
): Promise<Done> {
  play(io, attached, watching);
  const waited = await engine.containerWait(id, condition);
  if (!waited.ok) return failRefused(io, waited);
  if (waited.value.StatusCode !== null) return exit(waited.value.StatusCode);
  const last = Math.max(engine.now(), attached.chunks.at(-1)?.at ?? 0);
  engine.advance(last + 1000);
  interrupt(io);
  const interrupted = await engine.containerKill(id, 'SIGINT');
  const ended = interrupted.ok ? await engine.containerWait(id, condition) : null;
  if (ended?.ok === true && ended.value.StatusCode !== null) {
    const rest = await engine.containerAttach(id, { logs: false });
    if (rest.ok) play(io, { chunks: rest.value.chunks.filter(chunk => chunk.at > last) }, watching);
    return exit(ended.value.StatusCode);
  }
  const code = interrupted.ok && ended?.ok === false ? await diedWith(engine, id, last) : null;
  if (code !== null) return exit(code);
  for (let more = 1; more < LAST_INTERRUPT; more++) interrupt(io);
  io.write('stderr', `got ${LAST_INTERRUPT} SIGTERM/SIGINTs, forcefully exiting\n`);
  return exit(1);
}

/** The exit code of a container that ended, and was removed at once, since a moment; null when it did not. */
async function diedWith(engine: Engine, id: string, since: Instant): Promise<number | null> {
  const filters = { container: [id], event: ['die'] };
  // It may still be at its last words: they take as long as it has before it would be killed.
  const events = await engine.systemEvents({ since, until: engine.now() + LAST_WORDS, filters });
  const died = events.ok ? events.value.at(-1) : undefined;
  if (died === undefined) return null;
  engine.advance(Math.max(engine.now(), died.timeNano / 1e6));
  return Number(died.Actor.Attributes.exitCode ?? 0);
}

/** The learner's Ctrl-C, as a terminal shows it. */
export function interrupt(io: ClientIO): void {
  if (io.columns.stdout !== null) io.write('stdout', '^C\n');
}

/** A terminal is asked for where there is none. */
export function ttyProblem(io: ClientIO, tty: boolean, stdin: boolean): string | null {
  return tty && stdin && !io.stdinIsTerminal ? 'the input device is not a TTY' : null;
}
