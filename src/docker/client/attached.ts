/** Standing at a container's streams: its output with its times, and how it ends. */
import type {
  Answer,
  Attachment,
  ContainerWaitResponse,
  Engine,
  OutputChunk,
  Pieces,
  WaitCondition,
} from '../engine/index.ts';
import type { Instant } from '../outcome.ts';
import { type CommandEnding, exit } from './command.ts';
import { failRefused } from './failure.ts';
import type { ClientIO, Patience, Stream } from './io.ts';

export interface Watching {
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** A container with a terminal has one stream. */
  readonly tty: boolean;
}

/** Prints output as it appears. */
export async function show(io: ClientIO, output: Pieces<OutputChunk>, { tty }: Pick<Watching, 'tty'>): Promise<void> {
  for await (const chunk of output) {
    const stream: Stream = tty ? 'stdout' : chunk.stream;
    io.write(stream, chunk.text, chunk.at, chunk.voice ?? 'program');
  }
}

/** Gives a process all of standard input; at a terminal more may come, and anywhere else that is its end. */
export async function feed(io: ClientIO, { input }: Attachment): Promise<void> {
  await input.write(io.stdin);
  if (!io.stdinIsTerminal) await input.end();
}

/** Ctrl-C so often, and the client goes without the container. */
const LAST_INTERRUPT = 3;
/** Milliseconds. */
const LAST_WORDS = 10_000;
const PATIENCE: Patience = { most: 10_000, after: 1000 };
/** Of those who have pressed Ctrl-C already, or only want to know. */
export const NO_PATIENCE: Patience = { most: 0, after: 0 };

/**
 * Watches a container until it ends. One that would go on for ever is left as people leave it: with Ctrl-C, which reaches its
 * process as SIGINT, and with three of them when it takes no notice.
 */
export async function watch(
  io: ClientIO,
  engine: Engine,
  id: string,
  attached: Attachment,
  watching: Watching,
  condition: WaitCondition,
): Promise<CommandEnding> {
  let pressedAt: Instant | null = null;
  const pressed = (): void => {
    pressedAt = engine.now();
    attached.output.cancel();
  };
  const unwatch = io.watch(PATIENCE, pressed);
  const waited = await engine.containerWait(id, condition);
  await show(io, attached.output, watching);
  unwatch();
  if (!waited.ok) return failRefused(io, waited);
  const ended = pressedAt === null ? await waited.value.ended() : null;
  if (ended !== null) return exit(ended.StatusCode);
  waited.value.cancel();
  return interrupted(io, engine, id, watching, condition, engine.now() - PATIENCE.after);
}

/** What comes of the Ctrl-C. `last`: the last moment of which everything has been shown. */
async function interrupted(
  io: ClientIO,
  engine: Engine,
  id: string,
  watching: Watching,
  condition: WaitCondition,
  last: Instant,
): Promise<CommandEnding> {
  interrupt(io);
  const killed = await engine.containerKill(id, 'SIGINT');
  const ended = killed.ok ? await endOf(io, engine, id, condition) : null;
  if (ended?.ok === true && ended.value !== null) {
    const rest = await engine.containerAttach(id, {
      ...watching,
      stdin: false,
      logs: true,
      stream: false,
      columns: null,
    });
    if (rest.ok) await show(io, after(rest.value.output, last), watching);
    return exit(ended.value.StatusCode);
  }
  const code = killed.ok && ended?.ok === false ? await diedWith(engine, id, last) : null;
  if (code !== null) return exit(code);
  for (let more = 1; more < LAST_INTERRUPT; more++) interrupt(io);
  io.write('stderr', `got ${LAST_INTERRUPT} SIGTERM/SIGINTs, forcefully exiting\n`);
  return exit(1);
}

/** How a container ends; null when it would not by itself. */
export async function endOf(
  io: ClientIO,
  engine: Engine,
  id: string,
  condition: WaitCondition,
): Promise<Answer<ContainerWaitResponse | null>> {
  const waited = await engine.containerWait(id, condition);
  if (!waited.ok) return waited;
  const unwatch = io.watch(NO_PATIENCE, waited.value.cancel);
  const value = await waited.value.ended();
  unwatch();
  return { ok: true, value };
}

/** Output of after a moment. */
function after(output: Pieces<OutputChunk>, moment: Instant): Pieces<OutputChunk> {
  return {
    cancel: () => output.cancel(),
    async *[Symbol.asyncIterator]() {
      for await (const chunk of output) if (chunk.at > moment) yield chunk;
    },
  };
}

/** The exit code of a container that ended, and was removed at once, since a moment; null when it did not. */
async function diedWith(engine: Engine, id: string, since: Instant): Promise<number | null> {
  const filters = { container: [id], event: ['die'] };
  // It may still be at its last words: they take as long as it has before it would be killed.
  const events = await engine.systemEvents({ since, until: engine.now() + LAST_WORDS, filters });
  if (!events.ok) return null;
  for await (const died of events.value) return Number(died.Actor.Attributes.exitCode ?? 0);
  return null;
}

/** The learner's Ctrl-C, as a terminal shows it. */
export function interrupt(io: ClientIO): void {
  if (io.columns.stdout !== null) io.write('stdout', '^C\n');
}

/** A terminal is asked for where there is none. */
export function ttyProblem(io: ClientIO, tty: boolean, stdin: boolean): string | null {
  return tty && stdin && !io.stdinIsTerminal ? 'the input device is not a TTY' : null;
}
