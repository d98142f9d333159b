import type { Process, SignalAnswer } from './index.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  WINCH: 28,
};
const HARMLESS = new Set(['CHLD', 'CONT', 'STOP', 'TSTP', 'WINCH']);

/** `SIGTERM`, `term` and `15` are one signal: its name without SIG, or null. */
export function signalName(signal: string): string | null {
  const upper = signal.toUpperCase().replace(/^SIG/, '');
  if (upper in NUMBERS) return upper;
  const named = Object.entries(NUMBERS).find(([, number]) => String(number) === upper);
  return named?.[0] ?? (upper === '0' ? '0' : null);
}

export function signalNumber(name: string): number {
  return NUMBERS[name] ?? 0;
}

/**
 * What a signal does to a running process; null when it takes no notice. The kernel drops signals for PID 1 of a container
 * unless the program handles them; SIGKILL always ends it.
 */
export function signalled(process: Process, signal: string, first = true): SignalAnswer | null {
  const name = signalName(signal);
  if (name === null) return null;
  if (name === 'KILL') return { exitCode: 137, duration: 0, chunks: [] };
  const answer = process.signals[name];
  if (answer !== undefined) return answer;
  if (first || HARMLESS.has(name)) return null;
  return { exitCode: 128 + signalNumber(name), duration: 0, chunks: [] };
}
