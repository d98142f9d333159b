/** The terminal of a process that somebody types at, and what is put away of those who read it. */
import type { Json } from '../../json.ts';
import type { Family } from './manners.ts';

/** One who reads the terminal, put away: a shell, or a language's prompt. */
export interface ReaderFrame {
  readonly kind: 'shell' | 'python' | 'node';
  /** Plain data: what the reader knows, in a shape of its own. */
  readonly state: unknown;
}

export interface TypedTerminal {
  /** Lines as they were typed, each with its end; Ctrl-D at the beginning of a line is a character 4 without one, Ctrl-C ends one as a character 3. */
  readonly typed: string;
  /** How much of it was read. */
  at: number;
  /** What stood before the Ctrl-C that was read last: nobody gets it. */
  discarded: string;
  /** Who reads was left by Ctrl-C, which is still to be told. */
  isInterrupted: boolean;
  /** What is shown by the reader who waits for more; null while nobody waits. */
  asks: string | null;
  /** Those who read it, outermost first: each tells how it is taken up again. */
  readonly readers: (() => ReaderFrame)[];
  /** Readers that were put away and are still to be taken up, outermost first. */
  left: readonly ReaderFrame[];
  /** Whether what is at work, begun once more, does nothing before it reads: only then is a reader taken up where it stood. */
  isRepeatable: boolean;
  /** Those who wait can be taken up again as this; null where what was typed to them has to be played again. */
  atRest: readonly ReaderFrame[] | null;
}

export function terminalOf(typed: string, left: readonly ReaderFrame[]): TypedTerminal {
  return {
    typed,
    at: 0,
    discarded: '',
    isInterrupted: false,
    asks: null,
    readers: [],
    left,
    isRepeatable: true,
    atRest: null,
  };
}

const END = '\u0004';
const INTERRUPT = '\u0003';

/** The next line, with its end; `end` for Ctrl-D and `interrupt` for Ctrl-C, which are read by that; null when nothing more was typed. */
export function takeLine(terminal: TypedTerminal): string | 'end' | 'interrupt' | null {
  const { typed, at } = terminal;
  if (at >= typed.length) return null;
  if (typed[at] === END) {
    terminal.at = at + 1;
    return 'end';
  }
  const newline = typed.indexOf('\n', at);
  const interrupt = typed.indexOf(INTERRUPT, at);
  if (interrupt >= 0 && (newline < 0 || interrupt < newline)) {
    terminal.at = interrupt + 1;
    terminal.discarded = typed.slice(at, interrupt);
    return 'interrupt';
  }
  terminal.at = newline < 0 ? typed.length : newline + 1;
  return typed.slice(at, terminal.at).replaceAll(END, '');
}

/** The reader that is taken up next, where one of that kind was put away. */
export function takeFrame(terminal: TypedTerminal, kind: ReaderFrame['kind']): ReaderFrame | null {
  const [first, ...rest] = terminal.left;
  if (first?.kind !== kind) return null;
  terminal.left = rest;
  return first;
}

/** A program that is run, and what it was called with: its file may be gone by now. */
export interface ProcessImage {
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly program: { readonly path: string; readonly name: string; readonly data: Json; readonly family: Family };
}

/** A process that waits for a line at its terminal: all that it needs to go on from there, but for its files. Plain data. */
export interface ProcessCheckpoint {
  /** Outermost first. */
  readonly readers: readonly ReaderFrame[];
  /** What the process is: what it was started as, or has become by `exec`. */
  readonly image: ProcessImage;
  /** Executables that it became and started. */
  readonly executed: readonly { readonly path: string; readonly digest: string; readonly direct?: true }[];
  /** Simulated milliseconds since its start. */
  readonly elapsed: number;
  /** How often it drew lots. */
  readonly drawn: number;
  readonly nextPid: number;
  readonly umask: number;
  readonly command: string;
  readonly traps: ReadonlyMap<string, string>;
  readonly trapEnv: ReadonlyMap<string, string>;
  /** `ends`: null for a job that does not end. */
  readonly jobs: readonly {
    readonly pid: number;
    readonly number: number;
    readonly ends: number | null;
    readonly exitCode: number;
    readonly killed: boolean;
    readonly command: string | null;
    readonly told: boolean;
  }[];
}
