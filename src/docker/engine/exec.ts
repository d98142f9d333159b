/** The Engine API's exec: another process in a container that runs. */
import type { Attachment } from './pieces.ts';

/** The body of `POST /containers/{id}/exec`. */
export interface ExecCreate {
  readonly Cmd: readonly string[];
  readonly Env: readonly string[];
  readonly User: string;
  readonly WorkingDir: string;
  readonly Tty: boolean;
  readonly AttachStdin: boolean;
  readonly AttachStdout: boolean;
  readonly AttachStderr: boolean;
  readonly Privileged: boolean;
  /** Columns of its terminal; null: nobody said. */
  readonly columns: number | null;
}

/** The body of `POST /exec/{id}/start`, and what of its standard input comes with the request. */
export interface ExecStart {
  readonly Detach: boolean;
  readonly stdin: Uint8Array;
  /** Whether more may come. */
  readonly stdinOpen: boolean;
}

export interface ExecAttachment extends Attachment {
  /** How it ended; null as long as it has not, and when it was left before. */
  exitCode(): number | null;
}

/** `GET /exec/{id}/json`. */
export interface ExecInspect {
  readonly ID: string;
  readonly ContainerID: string;
  readonly Running: boolean;
  /** Null before its end. */
  readonly ExitCode: number | null;
  /** On the host; 0 before the start. */
  readonly Pid: number;
  readonly OpenStdin: boolean;
  readonly OpenStdout: boolean;
  readonly OpenStderr: boolean;
  readonly ProcessConfig: {
    readonly tty: boolean;
    readonly entrypoint: string;
    readonly arguments: readonly string[];
    readonly privileged: boolean;
    readonly user: string;
  };
}
