/** What the instructions of a Dockerfile mean: the shapes. Variables are not expanded yet. */
import type { LineRange } from '../refusal.ts';

interface InstructionCommon {
  /** The whole instruction as written, without heredocs. */
  readonly code: string;
  /** The instruction's word in the case in which it is written. */
  readonly word: string;
  readonly lines: LineRange;
}

export interface KeyValue {
  readonly key: string;
  readonly value: string;
  /** The old form with a blank in place of `=`. */
  readonly legacy: boolean;
}

interface Argument {
  readonly key: string;
  readonly value: string | null;
  /** The sentence of the comment above it that begins with its name. */
  readonly comment: string;
}

/** A command of RUN, CMD or ENTRYPOINT. */
export interface CommandLine {
  readonly words: readonly string[];
  /** The shell form: the stage's SHELL goes before it. */
  readonly shell: boolean;
  readonly files: readonly { readonly name: string; readonly data: string; readonly chomp: boolean }[];
}

/** A heredoc that is copied as a file. */
export interface InlineFile {
  readonly path: string;
  readonly data: string;
  readonly expand: boolean;
}

interface TransferFields {
  readonly sources: readonly string[];
  readonly inline: readonly InlineFile[];
  readonly destination: string;
  readonly chown: string;
  readonly chmod: string;
  readonly link: boolean;
  readonly exclude: readonly string[];
}

/** Nanoseconds; null is what the engine takes for its own default. */
export interface HealthTest {
  readonly test: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly startPeriod: number;
  readonly startInterval: number;
  readonly retries: number;
}

export type Instruction = InstructionCommon &
  (
    | { readonly kind: 'env'; readonly pairs: readonly KeyValue[] }
    | { readonly kind: 'label'; readonly pairs: readonly KeyValue[] }
    | { readonly kind: 'maintainer'; readonly name: string }
    | ({ readonly kind: 'copy'; readonly from: string } & TransferFields)
    | ({
        readonly kind: 'add';
        readonly checksum: string;
        readonly keepGitDir: boolean | null;
        readonly unpack: boolean | null;
      } & TransferFields)
    | {
        readonly kind: 'run';
        readonly command: CommandLine;
        readonly flagsUsed: readonly string[];
        /** The text of each --mount: read when its variables are known. */
        readonly mounts: readonly string[];
        readonly network: 'default' | 'none' | 'host';
      }
    | { readonly kind: 'cmd'; readonly command: CommandLine }
    | { readonly kind: 'entrypoint'; readonly command: CommandLine }
    | { readonly kind: 'workdir'; readonly path: string }
    | { readonly kind: 'user'; readonly user: string }
    | { readonly kind: 'volume'; readonly paths: readonly string[] }
    | { readonly kind: 'expose'; readonly ports: readonly string[] }
    | { readonly kind: 'stopsignal'; readonly signal: string }
    | { readonly kind: 'shell'; readonly words: readonly string[] }
    | { readonly kind: 'healthcheck'; readonly health: HealthTest }
    | { readonly kind: 'onbuild'; readonly expression: string }
    | { readonly kind: 'arg'; readonly arguments: readonly Argument[] }
  );

export interface Stage {
  readonly base: string;
  /** Lower case; empty when it has none. */
  readonly name: string;
  readonly platform: string;
  readonly comment: string;
  readonly code: string;
  readonly word: string;
  readonly lines: LineRange;
  readonly commands: readonly Instruction[];
}

export interface Dockerfile {
  readonly stages: readonly Stage[];
  /** ARGs before the first FROM. */
  readonly globalArgs: readonly (Instruction & { readonly kind: 'arg' })[];
}

/** COPY or ADD. */
export type TransferInstruction = Instruction & { readonly kind: 'copy' | 'add' };
