import type { ClientIO } from './io.ts';

/**
 * Questions of one command, each answered by the next line of standard input. At a keyboard, where a line is missing, the question
 * goes there; the line of the command is then played anew with one more answer. An input that has ended answers nothing.
 */
export function questions(io: ClientIO): (question: string) => string {
  const lines = new TextDecoder().decode(io.stdin).split('\n');
  let next = 0;
  return question => {
    if (io.ask === null) io.write('stdout', question);
    else if (next >= lines.length - 1) io.ask(question);
    return (lines[next++] ?? '').trim();
  };
}
