import { leavesShell, type ShellAsking } from '../daemon/containers/keyboard.ts';
import type { Daemon, Limits } from '../daemon/daemon.ts';
import { catchUp } from '../daemon/engine-of.ts';
import type { DaemonState } from '../daemon/state.ts';
import { type Change, draftOf } from '../filesystem/index.ts';
import { treeOf } from '../image/index.ts';
import type { Call, Chunk, Ending, Instant } from '../outcome.ts';
import type { PromptState, ShellStanding } from '../runtime/index.ts';
import { AtKeyboard } from './at-keyboard.ts';
import { splitPlain } from './line.ts';
import { MACHINE } from './machine.ts';
import { outputFrom } from './output.ts';
import { daemonOf, exportedOf, runDocker } from './play.ts';

/**
 * The learner stands at a shell inside of a container. What they type there is input of the docker line that led in, so each
 * further line plays that docker line anew, from the host as it was, with all that was typed until now.
 */
export interface InsideContainer {
  /** The host before the docker line. */
  readonly state: DaemonState;
  readonly files: readonly Change[];
  readonly line: string;
  /** When it was typed. */
  readonly at: Instant;
  readonly columns: number;
  readonly typed: readonly string[];
  /** How many characters of output and how many calls were shown. */
  readonly shown: number;
  readonly calls: number;
  /** What the shell asks with: `/ # `. */
  readonly prompt: string;
}

export interface PlayedInside {
  readonly daemon: Daemon;
  readonly files: readonly Change[];
  readonly chunks: readonly Chunk[];
  readonly traffic: readonly Call[];
  readonly ending: Ending;
  /** Null when the shell has ended. */
  readonly inside: InsideContainer | null;
}

interface Attempted {
  readonly daemon: Daemon;
  readonly files: readonly Change[];
  readonly chunks: readonly Chunk[];
  readonly ending: Ending;
  readonly asking: ShellAsking | null;
}

/** Plays the docker line with what was typed, until its end or until the shell asks for more. */
async function attempt(
  inside: InsideContainer,
  typed: readonly string[],
  shell: PromptState,
  limits: Limits,
): Promise<Attempted> {
  const draft = draftOf(MACHINE, inside.files);
  const daemon = daemonOf(
    inside.state,
    inside.at,
    draft,
    { since: inside.at, left: leavesShell(typed.at(-1) ?? '') },
    limits,
  );
  const output = outputFrom(inside.at, daemon.limits.output);
  const place = {
    columns: { stdout: inside.columns, stderr: inside.columns },
    stdinIsTerminal: true,
    stdin: new TextEncoder().encode(typed.map(line => `${line}\n`).join('')),
    cwd: shell.cwd,
    env: exportedOf(shell),
    write: (stream: Chunk['stream'], data: string | Uint8Array, at?: Instant) =>
      output.write(stream, data, at ?? daemon.clock),
  };
  const words = splitPlain(inside.line) ?? [];
  try {
    const done = await runDocker(daemon, words.slice(1), place);
    return { daemon, files: draft.changes(), chunks: output.chunks(), ending: done, asking: null };
  } catch (thrown) {
    if (!(thrown instanceof AtKeyboard)) throw thrown;
    const { asking } = thrown;
    const ending = { kind: 'exited', exitCode: 0 } as const;
    return { daemon, files: draft.changes(), chunks: output.chunks(), ending, asking };
  }
}

/** Where a shell stands that does not say it by itself, found by asking it. */
async function standingOf(
  inside: InsideContainer,
  typed: readonly string[],
  shell: PromptState,
  limits: Limits,
): Promise<ShellStanding> {
  const asked = await attempt(inside, [...typed, 'pwd; id -un; id -u'], shell, limits);
  const said = asked.chunks
    .map(chunk => chunk.text)
    .join('')
    .trimEnd()
    .split('\n')
    .slice(-3);
  const [cwd = '/', user = 'root', uid = '0'] = said.length === 3 ? said : [];
  return { cwd, user, uid: Number(uid) };
}

/** A prompt as the image's own shell would show it. */
async function promptOf(
  daemon: Daemon,
  inside: InsideContainer,
  typed: readonly string[],
  asking: ShellAsking,
  shell: PromptState,
  limits: Limits,
): Promise<string> {
  if (asking.question !== null) return asking.question;
  const { cwd, uid, user } = asking.standing ?? (await standingOf(inside, typed, shell, limits));
  const container = daemon.state.containers.get(asking.container);
  const sign = uid === 0 ? '#' : '$';
  const home = uid === 0 ? '/root' : `/home/${user}`;
  const shownCwd = cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  if (/\bbash\b/.test(asking.shell)) return `${user}@${container?.config.Hostname ?? ''}:${shownCwd}${sign} `;
  const busybox = container !== undefined && treeOf(container.top).get('/bin/busybox') !== null;
  return busybox ? `${shownCwd} ${sign} ` : `${sign} `;
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

const MOST_TYPED = 300;

/** Plays on with one more line; or from the beginning, when nothing was typed yet. */
export async function playInside(
  before: InsideContainer,
  line: string | null,
  now: Instant,
  shell: PromptState,
  limits: Limits,
): Promise<PlayedInside> {
  // Ctrl-D at the beginning of a line ends a shell as `exit` does.
  const typed = line === null ? before.typed : [...before.typed, line === '\u0004' ? 'exit' : line];
  const played = await attempt(before, typed, shell, limits);
  const { daemon } = played;
  if (typed.length > MOST_TYPED) daemon.exceeded = `a shell in a container takes at most ${MOST_TYPED} lines`;
  daemon.clock = Math.max(daemon.clock, now);
  const chunks = unseen(played.chunks, before.shown);
  const traffic = daemon.traffic.slice(before.calls);
  const common = { daemon, files: played.files, chunks, traffic, ending: played.ending };
  if (played.asking === null) {
    endNow(daemon, before);
    await catchUp(daemon);
    return { ...common, inside: null };
  }
  const inside: InsideContainer = {
    ...before,
    typed,
    shown: played.chunks.reduce((sum, chunk) => sum + chunk.text.length, 0),
    calls: daemon.traffic.length,
    prompt: await promptOf(daemon, before, typed, played.asking, shell, limits),
  };
  return { ...common, inside };
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
