import type { KeyboardAsking } from '../daemon/containers/keyboard.ts';
import type { Daemon, Keyboard, Limits } from '../daemon/daemon.ts';
import { catchUp } from '../daemon/engine-of.ts';
import type { RestingProcess } from '../daemon/resting.ts';
import type { DaemonState } from '../daemon/state.ts';
import { type Change, draftOf } from '../filesystem/index.ts';
import type { Call, Chunk, Ending, Instant, Voice } from '../outcome.ts';
import type { PromptState } from '../runtime/index.ts';
import { AtKeyboard } from './at-keyboard.ts';
import { splitPlain } from './line.ts';
import { MACHINE } from './machine.ts';
import { outputFrom } from './output.ts';
import { daemonOf, exportedOf, runDocker } from './play.ts';

/**
 * The learner stands at a process inside of a container, or is asked by the client. What they type there is input of the docker line
 * that led in, so each further line plays that docker line anew, from the host as it was. Its process is not played anew: it is taken
 * up where it rested last, and gets what was typed since.
 */
export interface InsideContainer {
  /** The host before the docker line. */
  readonly state: DaemonState;
  readonly files: readonly Change[];
  readonly line: string;
  /** When it was typed. */
  readonly at: Instant;
  readonly columns: number;
  /** All lines; Ctrl-D is a character 4, and Ctrl-C a character 3 behind what was typed before it. */
  readonly typed: readonly string[];
  /** How many characters of output and how many calls were shown. */
  readonly shown: number;
  readonly calls: number;
  /** What is asked with: `/ # `. */
  readonly prompt: string;
  readonly by: KeyboardAsking['by'];
  /** Where the process is taken up; null: it has not rested yet, or all that was typed plays it to where it was. */
  readonly rest: RestedInside | null;
}

interface RestedInside {
  readonly process: RestingProcess;
  /** How many of the lines it had read. */
  readonly typed: number;
  /** How many characters are printed once more when it is taken up. */
  readonly shown: number;
}

export interface PlayedInside {
  readonly daemon: Daemon;
  readonly files: readonly Change[];
  readonly chunks: readonly Chunk[];
  readonly traffic: readonly Call[];
  readonly ending: Ending;
  /** Null when the process has ended. */
  readonly inside: InsideContainer | null;
}

interface Attempted {
  readonly daemon: Daemon;
  readonly keyboard: Keyboard;
  readonly files: readonly Change[];
  readonly chunks: readonly Chunk[];
  readonly ending: Ending;
  readonly asking: KeyboardAsking | null;
}

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/** What was typed, as a terminal hands it on. The client takes a line for an answer, whatever it is. */
function inputOf({ rest, by }: InsideContainer, typed: readonly string[]): string {
  const lines = rest === null ? typed : typed.slice(rest.typed);
  const isEnded = (line: string): boolean => line === CTRL_D || line.endsWith(CTRL_C);
  return lines.map(line => (isEnded(line) && by === 'process' ? line : `${line}\n`)).join('');
}

/** Plays the docker line with what was typed, until its end or until more is asked for. */
async function attempt(
  inside: InsideContainer,
  typed: readonly string[],
  shell: PromptState,
  limits: Limits,
): Promise<Attempted> {
  const draft = draftOf(MACHINE, inside.files);
  const keyboard: Keyboard = { since: inside.at, from: inside.rest?.process ?? null, left: null };
  const daemon = daemonOf(inside.state, inside.at, draft, keyboard, limits);
  const output = outputFrom(inside.at, daemon.limits.output);
  const place = {
    columns: { stdout: inside.columns, stderr: inside.columns },
    stdinIsTerminal: true,
    stdin: new TextEncoder().encode(inputOf(inside, typed)),
    cwd: shell.cwd,
    env: exportedOf(shell),
    write: (stream: Chunk['stream'], data: string | Uint8Array, at?: Instant, voice: Voice = 'docker') =>
      output.write(stream, data, at ?? daemon.clock, voice),
    direct: true,
  };
  const words = splitPlain(inside.line) ?? [];
  const attempted = (ending: Ending, asking: KeyboardAsking | null): Attempted => ({
    ...{ daemon, keyboard, files: draft.changes(), chunks: output.chunks(), ending, asking },
  });
  try {
    return attempted(await runDocker(daemon, words.slice(1), place), null);
  } catch (thrown) {
    if (!(thrown instanceof AtKeyboard)) throw thrown;
    const { unmet } = daemon;
    const ending: Ending =
      unmet === null
        ? { kind: 'exited', exitCode: 0 }
        : { kind: 'not-simulated', exitCode: 127, message: unmet, what: '' };
    return attempted(ending, thrown.asking);
  }
}

/** What is new in the output since it was last shown. */
function unseen(chunks: readonly Chunk[], shown: number): readonly Chunk[] {
  const found: Chunk[] = [];
  let left = shown;
  for (const chunk of chunks) {
    if (left < chunk.text.length) found.push({ ...chunk, text: chunk.text.slice(Math.max(0, left)), after: 0 });
    left -= chunk.text.length;
  }
  return found;
}

/** How many lines may be typed, and how many of them are played together at most: those that a process reads which cannot rest. */
const MOST_TYPED = 3000;
const MOST_PLAYED = 300;

/** Plays on with one more line; or from the beginning, when nothing was typed yet. */
export async function playInside(
  before: InsideContainer,
  line: string | null,
  now: Instant,
  shell: PromptState,
  limits: Limits,
): Promise<PlayedInside> {
  const typed = line === null ? before.typed : [...before.typed, line];
  const played = await attempt(before, typed, shell, limits);
  const { daemon } = played;
  if (typed.length > MOST_TYPED) daemon.exceeded = `a shell in a container takes at most ${MOST_TYPED} lines`;
  if (typed.length - (before.rest?.typed ?? 0) > MOST_PLAYED)
    daemon.exceeded = `a process in a container that reads on takes at most ${MOST_PLAYED} lines`;
  daemon.clock = Math.max(daemon.clock, now);
  const known = before.rest?.shown ?? before.shown;
  const chunks = unseen(played.chunks, known);
  const traffic = daemon.traffic.slice(before.calls);
  const common = { daemon, files: played.files, chunks, traffic, ending: played.ending };
  if (played.asking === null) {
    endNow(daemon, before);
    await catchUp(daemon);
    return { ...common, inside: null };
  }
  const printed = played.chunks.reduce((sum, chunk) => sum + chunk.text.length, 0);
  const inside: InsideContainer = {
    ...before,
    typed,
    shown: before.shown + printed - known,
    calls: daemon.traffic.length,
    prompt: played.asking.question,
    by: played.asking.by,
    rest: restAfter(before.rest, typed.length, printed, played.keyboard.left),
  };
  return { ...common, inside };
}

/** Where the process is taken up with the next line. `printed`: how many characters the docker line has printed this time. */
function restAfter(
  before: RestedInside | null,
  typed: number,
  printed: number,
  left: Keyboard['left'],
): RestedInside | null {
  if (left !== null && left.resting !== null) return { process: left.resting, typed, shown: printed - left.printed };
  return before === null ? null : { ...before, shown: printed };
}

/** A container that ended because its shell was left has ended at this moment, not when it was begun. */
function endNow(daemon: Daemon, before: InsideContainer): void {
  const containers = new Map(daemon.state.containers);
  for (const [id, container] of containers) {
    const was = before.state.containers.get(id);
    const finished = container.finishedAt;
    if (finished === null || finished < before.at || was?.finishedAt === finished || container.run === null) continue;
    containers.set(id, { ...container, finishedAt: daemon.clock, run: { ...container.run, endsAt: daemon.clock } });
  }
  daemon.state = { ...daemon.state, containers };
}
