import type { Dialect } from '../kernel/manners.ts';

/** What a command that is named in a message, a script's name, and a line are for: `/bin/sh: cd: line 0: can't cd to /x`. */
export interface Speaker {
  readonly dialect: Dialect;
  readonly argv0: string;
  /** Where it started. */
  readonly cwd: string;
  /** Reads a file: its messages name lines. */
  readonly script: boolean;
  /** Is typed at: its messages name no lines. */
  readonly interactive?: boolean;
  /** How many lines it has read before those that are counted here. */
  readonly above?: number;
}

export function complain(speaker: Speaker, builtin: string | null, line: number, message: string): string {
  const { dialect, argv0, script } = speaker;
  switch (dialect) {
    case 'ash':
      if (builtin !== null) return `${argv0}: ${builtin}: line ${script ? line : 0}: ${message}\n`;
      return script ? `${argv0}: line ${line}: ${message}\n` : `${argv0}: ${message}\n`;
    case 'dash':
      return `${argv0}: ${line + (speaker.above ?? 0)}: ${builtin === null ? '' : `${builtin}: `}${message}\n`;
    case 'bash':
      if (speaker.interactive === true) return `${argv0}: ${builtin === null ? '' : `${builtin}: `}${message}\n`;
      return `${argv0}: line ${line}: ${builtin === null ? '' : `${builtin}: `}${message}\n`;
  }
}

export function notFound(speaker: Speaker, line: number, command: string): string {
  return complain(speaker, null, line, speaker.dialect === 'bash' ? notFoundInBash(command) : `${command}: not found`);
}

function notFoundInBash(command: string): string {
  return command.includes('/') ? `${command}: No such file or directory` : `${command}: command not found`;
}
