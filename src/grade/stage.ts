/**
 * What doing something on a host leaves, and the host that a quiz sets up. Nothing here is random: the same quiz, seed and instant give the same host.
 */
import {
  boot,
  type Call,
  type Chunk,
  type Ending,
  editFiles,
  type Host,
  type Instant,
  later,
  type Ran,
  run,
  screen,
  view,
} from '../docker/index.ts';
import type { HostSolution, Quiz } from '../quiz/index.ts';
import type { RanLine } from './grade.ts';

/** Columns of the terminal in which prepared lines, solutions and the lines of a prediction run. */
export const COLUMNS = 100;

/** Wide enough that no row of a table is broken in two. */
const WIDE = 1000;

/** What a terminal shows once everything is printed: what the lines of a prediction are read from. */
export function shownBy(chunks: readonly Chunk[]): string {
  return screen(chunks, WIDE).join('\n');
}

export function bootQuiz({ host }: Pick<Quiz, 'host'>, seed: number, at: Instant): Promise<Host> {
  const files = Object.fromEntries(
    Object.entries(host.files).map(([path, file]) => [path, 'text' in file ? file.text : { base64: file.base64 }]),
  );
  return boot({
    seed,
    at,
    platform: host.platform,
    profile: host.profile ?? '28',
    directory: host.directory,
    files,
    images: host.images,
    catalogue: null,
  });
}

export interface Done {
  readonly host: Host;
  readonly ran: readonly RanLine[];
  readonly runs: readonly Ran[];
}

/** Edits files, then types the lines one after another. */
export async function act(host: Host, { files, lines }: HostSolution, at: Instant): Promise<Done> {
  const edits = Object.entries(files).map(([path, text]) => ({ path, text }));
  let present = edits.length === 0 ? host : editFiles(host, edits, at);
  const runs: Ran[] = [];
  for (const line of lines) {
    const ran = await run(present, line, { at, columns: COLUMNS, stdin: '' });
    runs.push(ran);
    present = ran.host;
  }
  return { host: present, runs, ran: runs.map((ran, index) => ranLine(lines[index] ?? '', ran)) };
}

/** A look comes a while after what was done: what ends by itself at once has ended. */
const SETTLES = 5_000;

/** The host as whoever looks at it then finds it; `at`: when they look, which may be sooner than that while passes. */
export function settled(host: Host, at: Instant): Promise<Host> {
  return later(host, Math.max(at, view(host).now + SETTLES));
}

const OUTPUT = 50_000;

/** What is kept of a line for grading. */
export function ranLine(line: string, { outcome, traffic, commands }: Ran): RanLine {
  return {
    line,
    stdout: outcome.stdout.slice(0, OUTPUT),
    stderr: outcome.stderr.slice(0, OUTPUT),
    ending: short(outcome.ending),
    calls: requestsOf(traffic),
    commands: commands.slice(-COMMANDS).map(({ argv, calls, stdout, stderr, direct, ending }) => ({
      argv,
      calls: requestsOf(calls),
      stdout,
      stderr: stderr.slice(-STDERR),
      direct,
      ending: short(ending),
    })),
  };
}

/** Of the commands of a line, and of what each said on standard error, the latest are kept. */
const COMMANDS = 20;
const STDERR = 2_000;

function requestsOf(traffic: readonly Call[]): readonly string[] {
  return [...new Set(traffic.map(call => `${call.to} ${call.request}`))];
}

const MESSAGE = 1000;

function short(ending: Ending): Ending {
  return 'message' in ending ? { ...ending, message: ending.message.slice(0, MESSAGE) } : ending;
}
