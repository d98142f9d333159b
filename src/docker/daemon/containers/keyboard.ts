import type { Process, ShellStanding } from '../../runtime/kernel/process-request.ts';

/** What a process of a terminal waits for: more lines. */
export type ShellAsking = AskingShell | AskingClient;

/** The client itself asks something, and takes one line as the answer. */
export interface AskingClient {
  readonly question: string;
}

export interface AskingShell {
  readonly question: null;
  readonly container: string;
  /** The shell that asks: `sh`, `/bin/bash`. */
  readonly shell: string;
  /** Null when it is not known. */
  readonly standing: ShellStanding | null;
}

const SHELL = /^(?:\S*\/)?(?:sh|ash|bash|dash)(?:\s+-(?:i|l|il|li|-login))?$/;

/** Whether a process of an open terminal goes on only when somebody types. */
export function asksKeyboard(process: Pick<Process, 'duration' | 'service' | 'command'>): boolean {
  return process.duration === null && process.service === null && isShell(process);
}

/** Whether a process is a shell, which goes on with the next line that it is given. */
export function isShell({ command }: Pick<Process, 'command'>): boolean {
  return SHELL.test(command);
}

const LEAVES = /(?:^|[;&|\s])(?:exit|logout)(?:\s+\d+)?\s*;?\s*$/;

/** Whether a line ends with leaving the shell that it is typed to: nothing comes after it. */
export function leavesShell(line: string): boolean {
  return LEAVES.test(line);
}
