import type { HttpQuestion, HttpReply } from '../../http.ts';

/** The machine that a language plays its programs on: all that an interpreter knows of the world around it. */
export interface Machine {
  /** What the program was called with, its own name first. */
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  /** Absolute and clean. */
  readonly cwd: string;
  /** Directories beside the image's own in which modules of others are looked for. */
  readonly sites?: readonly string[];
  readonly hostname: string;
  /** 1 for the first process of a container. */
  readonly pid: number;
  readonly uid: number;
  /** As Go and Docker name it. */
  readonly architecture: 'amd64' | 'arm64';
  readonly processors: number;
  /** Standard input as text, as far as it is known. */
  readonly input: string;
  readonly files: MachineFiles;
  /** The next line of standard input, without its end; waits for one that is still to be typed. Null: there is no more. */
  readLine(): string | null;
  out(text: string): void;
  err(text: string): void;
  /** The clock of the machine: milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since the process began. */
  elapsed(): number;
  /** From 0 to below 1. */
  random(): number;
  /** Lets simulated milliseconds pass. Does not return when nobody looks at what comes after them. */
  pass(milliseconds: number): void;
  /** Becomes a server, which goes on until a signal ends it. `answer`: what it makes of a question; null where that is not known. */
  serve(server: Listener, answer: Answering | null): never;
  /** Ends the play: the program asks for what is not simulated here, or for more work than is played. */
  stop(kind: 'not-simulated' | 'limit', message: string): never;
}

/** Files, as the user of the program may use them. Paths are absolute; links are followed. */
export interface MachineFiles {
  /** `text` is null for bytes that are no text. */
  read(path: string): { readonly text: string | null } | { readonly refused: FileRefusal };
  /** Makes or replaces a file. `mode`: permission bits of a new one, in place of those that the umask leaves. */
  write(path: string, text: string, mode?: number): FileRefusal | null;
  append(path: string, text: string): FileRefusal | null;
  exists(path: string): boolean;
  isDirectory(path: string): boolean;
  /** `parents`: those that are missing are made as well. */
  mkdir(path: string, parents: boolean): FileRefusal | null;
  remove(path: string): FileRefusal | null;
  isLink(path: string): boolean;
  /** Seconds since the epoch; null where there is nothing. */
  modified(path: string): number | null;
  /** Names in a directory; none where there is no directory. */
  list(path: string): readonly string[];
}

/** What the kernel says in place of an answer. */
export interface FileRefusal {
  /** `ENOENT` */
  readonly code: string;
  /** As strerror has it: `No such file or directory`. */
  readonly text: string;
}

/** A program that waits to be asked. */
export interface Answering {
  /** What it makes of a question; `exits`: its program ends instead, with that code. */
  answer(question: HttpQuestion): HttpReply | { readonly exits: number };
  /** Steps that it has run all in all. */
  steps(): number;
}

/** A program that listens. */
export interface Listener {
  /** As `ps` shows it. */
  readonly command: string;
  /** Who answers, for those who ask over the network: `node`. */
  readonly name: string;
  /** TCP ports. */
  readonly ports: readonly number[];
  /** Those of them on which it listens at 127.0.0.1 alone. */
  readonly loopback?: readonly number[];
  /** Signals that end it, without SIG: its exit code, its last words, and the milliseconds that it takes. */
  readonly signals: Readonly<
    Record<string, { readonly exitCode: number; readonly last: string; readonly duration: number }>
  >;
}
