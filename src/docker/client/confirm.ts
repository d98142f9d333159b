/** Asking before something is destroyed. */
import { type CommandEnding, fail, WELL } from './command.ts';
import type { ClientIO } from './io.ts';

const decoder = new TextDecoder();

/** Whether the next line of standard input says yes. */
export function confirmed(io: ClientIO, question: string): boolean {
  const text = `${question} [y/N] `;
  if (io.ask === null) io.write('stdout', text);
  else {
    // The last line stands before the learner's cursor: it is not output, but what the terminal asks with.
    const end = text.lastIndexOf('\n') + 1;
    io.write('stdout', text.slice(0, end));
    if (io.stdin.length === 0) io.ask(text.slice(end));
  }
  const [answer = ''] = decoder.decode(io.stdin).split('\n', 1);
  return answer.trim().toLowerCase() === 'y';
}

export const ARE_YOU_SURE = 'Are you sure you want to continue?';

/** How a command ends that was not confirmed. Where nobody could answer, that is said: it is this host's limit, not a choice. */
export function declined(io: ClientIO): CommandEnding {
  if (!io.stdinIsTerminal || io.stdin.length > 0) return WELL;
  io.write('stdout', '\n');
  const message = 'a command that runs cannot be answered here; with -f it does not ask';
  return { ...fail(io, message, { kind: 'not-simulated', what: 'an answer to a question' }), exitCode: 0 };
}
