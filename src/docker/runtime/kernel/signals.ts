import { entryOf } from '../../entry.ts';
import type { Process, SignalAnswer } from './process-request.ts';

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
  STKFLT: 16,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  XCPU: 24,
  XFSZ: 25,
  VTALRM: 26,
  PROF: 27,
  WINCH: 28,
  IO: 29,
  PWR: 30,
  SYS: 31,
};
/** Second names of some. */
const ALIASES: Readonly<Record<string, string>> = { IOT: 'ABRT', CLD: 'CHLD', POLL: 'IO' };
const HARMLESS = new Set(['CHLD', 'CONT', 'STOP', 'TSTP', 'TTIN', 'TTOU', 'URG', 'WINCH']);
const FIRST_REAL_TIME = 34;
const LAST_REAL_TIME = 64;

/** The number of a signal as the daemon reads it: a name with or without SIG, `RTMIN+3`, or any number but 0; null for others. */
export function daemonSignal(text: string): number | null {
  if (/^[-+]?\d+$/.test(text)) return Number(text) === 0 ? null : Number(text);
  const name = text.toUpperCase().replace(/^SIG/, '');
  const known = entryOf(NUMBERS, entryOf(ALIASES, name) ?? name);
  if (known !== undefined) return known;
  const realTime = /^RTM(?:(IN)(?:\+([1-9]\d?))?|AX(?:-([1-9]\d?))?)$/.exec(name);
  if (realTime === null) return null;
  const [, isLow, up = '0', down = '0'] = realTime;
  if (Number(up) > 15 || Number(down) > 14) return null;
  return isLow === undefined ? LAST_REAL_TIME - Number(down) : FIRST_REAL_TIME + Number(up);
}

/** `SIGTERM`, `term` and `15` are one signal: its name without SIG, or null. */
export function signalName(signal: string): string | null {
  const bare = signal.toUpperCase().replace(/^SIG/, '');
  const upper = entryOf(ALIASES, bare) ?? bare;
  if (Object.hasOwn(NUMBERS, upper)) return upper;
  const named = Object.entries(NUMBERS).find(([, number]) => String(number) === upper);
  return named?.[0] ?? (upper === '0' ? '0' : null);
}

export function signalNumber(name: string): number {
  return entryOf(NUMBERS, name) ?? 0;
}

/**
 * What a signal does to a running process; null when it takes no notice. The kernel drops signals for PID 1 of a container
 * unless the program handles them; SIGKILL always ends it.
 */
export function signalled(process: Process, signal: string, first = true): SignalAnswer | null {
  const name = signalName(signal);
  if (name === null) return null;
  if (name === 'KILL') return { exitCode: 137, duration: 0, chunks: [] };
  const answer = entryOf(process.signals, name);
  if (answer !== undefined) return answer;
  if (first || HARMLESS.has(name)) return null;
  return { exitCode: 128 + signalNumber(name), duration: 0, chunks: [] };
}
