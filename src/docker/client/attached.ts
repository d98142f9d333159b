/** Standing at a container's streams: its output with its times, and how it ends. */
import type { Attached, Engine } from '../daemon/index.ts';
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
  const last = attached.chunks.at(-1)?.at ?? engine.now();
  engine.advance(Math.max(engine.now(), last) + 1000);
  if (io.columns.stdout !== null) io.write('stdout', '^C');
  const interrupted = await engine.containerKill(id, 'SIGINT');
  if (interrupted.ok) {
    const rest = await engine.containerAttach(id, { logs: false });
    if (rest.ok) play(io, { chunks: rest.value.chunks.slice(attached.chunks.length) }, watching);
    const ended = await engine.containerWait(id, condition);
    if (ended.ok && ended.value.StatusCode !== null) return exit(ended.value.StatusCode);
  }
  const text = `got ${LAST_INTERRUPT} SIGTERM/SIGINTs, forcefully exiting\n`;
  io.write('stderr', io.columns.stderr === null ? text : `^C^C\n${text}`);
  return exit(1);
}

/** A terminal is asked for where there is none. */
export function ttyProblem(io: ClientIO, tty: boolean, stdin: boolean): string | null {
  return tty && stdin && !io.stdinIsTerminal ? 'the input device is not a TTY' : null;
}
