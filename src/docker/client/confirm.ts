/** Asking before something is destroyed. */
import type { ClientIO } from './io.ts';

const decoder = new TextDecoder();

/** Whether the next line of standard input says yes. */
export function confirmed(io: ClientIO, question: string): boolean {
  io.write('stdout', `${question} [y/N] `);
  const [answer = ''] = decoder.decode(io.stdin).split('\n', 1);
  if (io.stdin.length === 0) io.write('stdout', '\n');
  return answer.trim().toLowerCase() === 'y';
}

export const ARE_YOU_SURE = 'Are you sure you want to continue?';
