import type { Json } from '../../json.ts';
import type { Chunk, HostRemark, Shortfall, Voice } from '../../outcome.ts';
import type { UserFiles } from './files.ts';
import type { Dialect, Family } from './manners.ts';
import type { ExecutedFile, ProcessRequest } from './process-request.ts';
import type { ProcessImage, TypedTerminal } from './terminal.ts';
import type { User } from './users.ts';
import type { WebServer } from './web.ts';

/** Where a stream of a program goes: to the process's own stream, or to whoever collects it (a pipe, a file, `$(…)`). */
export type StreamTarget = 'stdout' | 'stderr' | null;

export interface StreamRoute {
  readonly out: StreamTarget;
  readonly err: StreamTarget;
}

/** One run of one program. */
export interface ProgramCall {
  /** The applet: base name of argv[0] for a multi-call binary, else the program's name. */
  readonly name: string;
  readonly argv0: string;
  readonly args: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly family: Family;
  /** What the executable carries for its program. */
  readonly data: Json;
  /** Canonical path of the executable. */
  readonly path: string;
  readonly session: Session;
  readonly files: UserFiles;
  readonly route: StreamRoute;
  /** Standard input was given by a pipe, a file or a here-document: it is not the terminal. */
  readonly piped: boolean;
  /** The shell whose command it is: echo, for one, reads escapes in dash. */
  readonly shell: Dialect | null;
  /** Standard input, one character for each byte. */
  readonly stdin: string;
  /** Standard input as text. */
  readonly input: string;
  /** Prints text; `\x00`–`\xff` as such with `bytes`. */
  out(text: string, voice?: Voice): void;
  err(text: string, voice?: Voice): void;
  /** Prints bytes, one character each. */
  outBytes(bytes: string, voice?: Voice): void;
  /** Runs another program on the same streams, and gives its exit code: 127 when it is not there (said by whoever calls). */
  run(argv: readonly string[], given?: RunGiven): Promise<ProgramResult>;
}

export interface RunGiven {
  readonly env?: ReadonlyMap<string, string>;
  readonly cwd?: string;
  readonly stdin?: string;
  readonly route?: StreamRoute;
  readonly piped?: boolean;
  readonly files?: UserFiles;
}

export interface ProgramResult {
  readonly exitCode: number;
  /** What did not go to the process's own streams. */
  readonly stdout: string;
  readonly stderr: string;
  /** Whether `stdout` holds bytes, one character each. */
  readonly bytes: boolean;
  /** Why nothing ran. */
  readonly missing: 'not-found' | 'denied' | 'directory' | 'format' | null;
}

export type Program = (call: ProgramCall) => number | Promise<number>;

export interface ServerProgram {
  readonly command: string;
  /** Its name on the network; null when it does not listen. */
  readonly name: string | null;
  readonly ports: readonly number[];
  /** Those of them on which it listens at 127.0.0.1 alone. */
  readonly loopback?: readonly number[];
  /** How it answers over HTTP, where that is known. */
  readonly web?: WebServer;
  /** Signals that end it, without SIG, with the exit code and the last words. */
  readonly signals: Readonly<
    Record<string, { readonly exitCode: number; readonly last: string; readonly duration: number }>
  >;
}

/** What a process and all that it starts share: clock, terminal, luck, traps. Lives as long as `runProcess` plays it. */
export interface Session {
  readonly request: ProcessRequest;
  readonly user: User;
  readonly random: () => number;
  readonly chunks: Chunk[];
  /** How many of them are whole: nothing is added to these any more. */
  told: number;
  abort: Halt;
  /** Simulated milliseconds since the start. */
  elapsed: number;
  /** At which of them a process that has not ended is left running. */
  horizon: number;
  printed: number;
  steps: number;
  /** Units of work that were done so far, and before the command that is at work now. */
  worked: number;
  workedBefore: number;
  /** Loops within which it is at work: those of shells, and programs that run others again and again. */
  loops: number;
  /** Units of work for commands by themselves, as far as no loop played them. */
  straight: number;
  /** At which of them others get their turn. */
  turnAt: number;
  depth: number;
  /** Shells in shells. */
  shells: number;
  nextPid: number;
  /** Why this host cannot play on. */
  error: Pick<Shortfall, 'kind' | 'message'> | null;
  /** What somebody asked for at the terminal that is not simulated: it was said there, and the process went on. */
  unmet: string | null;
  /** What the host has to say beside what was printed. */
  readonly remarks: HostRemark[];
  /** Set by a signal that the process sent itself. */
  ended: number | null;
  /** What the shell said it would do on signals, and on EXIT. */
  readonly traps: Map<string, string>;
  /** The environment of the shell that set the traps, as it last was. */
  trapEnv: ReadonlyMap<string, string>;
  /** When each background job of the shell ends, in `elapsed`; Infinity for one that does not. */
  readonly jobs: {
    readonly pid: number;
    readonly ends: number;
    readonly exitCode: number;
    readonly killed?: boolean;
    /** `%1` */
    readonly number: number;
    /** As `jobs` of bash tells it; null for one that this host cannot write again. */
    readonly command: string | null;
    /** `jobs` has told of its end. */
    readonly told?: boolean;
  }[];
  /** Length of the wait that the process is in, when it is one: a trap has to wait for it. */
  waiting: number;
  /** The latest waits, to see whether the process only repeats itself. */
  turns: readonly LoopTurn[];
  waits: number;
  /** How often lots were drawn. */
  drawn: number;
  /** How often somebody asked for the time or for luck: what comes of it may be different the next time. */
  observed: number;
  /** All that the waiting shell knows; null when a wait is not a shell's. */
  signature: string | null;
  /** What stands beside the program in its pipe: `wc -l` of `ps | wc -l`. */
  beside: readonly string[];
  /** Executables that ran, by path and digest. */
  readonly executed: Map<string, ExecutedFile>;
  service: ServerProgram | null;
  command: string;
  /** What the process is: what it was started as, or has become by `exec`; null where it is no program that reads. */
  image: ProcessImage | null;
  /** What somebody types at; null where standard input is none, and for what runs in the background. */
  terminal: TypedTerminal | null;
  /** Programs that this machine has besides those of all machines. */
  readonly commands: ReadonlyMap<string, Program>;
  /** The program of a name on every machine, or null when this host does not simulate it. */
  readonly programs: (name: string) => Program | null;
  /** What the learner's shell keeps from one line to the next; null in containers. */
  shell: ShellMemory | null;
  /** Without a `voice` the words are a program's. */
  emit(stream: 'stdout' | 'stderr', text: string, voice?: Voice): void;
}

/** What a shell that outlives its line knows. */
export interface ShellMemory {
  cwd: string;
  variables: Map<string, string>;
  exported: ReadonlySet<string>;
  /** Definitions as text, by name. */
  readonly functions: Map<string, string>;
  readonly aliases: Map<string, string>;
  exitCode: number;
}

/** Stops every shell that is at work below a point. */
export interface Halt {
  readonly aborted: boolean;
  readonly shells: Set<AbortController>;
  abort(): void;
}

export interface LoopTurn {
  readonly signature: string;
  readonly at: number;
  /** How many pieces had been printed. */
  readonly chunks: number;
}
