import type { OutputChunk } from '../../engine/containers.ts';
import type { Process } from '../../runtime/kernel/process-request.ts';

/** What a process of a terminal waits for: more lines. */
export type Asking = AskingShell | AskingClient;

/** The client itself asks something, and takes one line as the answer. */
export interface AskingClient {
  readonly question: string;
}

export interface AskingShell {
  readonly question: null;
  readonly container: string;
  /** The shell that asks: `sh`, `/bin/bash`. */
  readonly shell: string;
  /** What an exec has printed so far; a container's own process has its chunks in the container. */
  readonly chunks: readonly OutputChunk[];
}

/**
 * A client at a terminal has come to a shell that waits for the learner to type, or to a question of its own. Thrown through the client, whose next word
 * depends on what comes: the host takes it and asks for a line. It never leaves the host.
 */
export class AtKeyboard extends Error {
  readonly asking: Asking;

  constructor(asking: Asking) {
    super('a shell waits at the keyboard');
    this.asking = asking;
  }
}

const SHELL = /^(?:\S*\/)?(?:sh|ash|bash|dash)(?:\s+-(?:i|l|il|li|-login))?$/;

/** Whether a process of an open terminal goes on only when somebody types. */
export function asksKeyboard(process: Pick<Process, 'duration' | 'service' | 'command'>): boolean {
  return process.duration === null && process.service === null && SHELL.test(process.command);
}
