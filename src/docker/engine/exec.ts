/** The Engine API's exec: another process in a container that runs. */
import type { Instant } from '../outcome.ts';
import type { OutputChunk } from './containers.ts';

export interface ExecCreate {
  readonly Cmd: readonly string[];
  readonly Env: readonly string[];
  readonly User: string;
  readonly WorkingDir: string;
  readonly Tty: boolean;
  readonly AttachStdin: boolean;
  readonly Privileged: boolean;
  readonly Detach: boolean;
  /** What it reads from standard input, and whether that stays open afterwards. */
  readonly stdin: Uint8Array;
  readonly stdinOpen: boolean;
  readonly columns: number | null;
}

export interface ExecResult {
  readonly chunks: readonly OutputChunk[];
  /** null when it goes on beyond the horizon, or was detached. */
  readonly ExitCode: number | null;
  readonly endsAt: Instant | null;
  /** `OCI runtime exec failed: …`: printed on stdout by the client. */
  readonly failure: string | null;
}
