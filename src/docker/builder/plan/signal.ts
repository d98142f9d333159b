import { DockerfileRefusal } from '../../dockerfile/refusal.ts';

const SIGNALS: readonly string[] = [
  'ABRT', 'ALRM', 'BUS', 'CHLD', 'CLD', 'CONT', 'FPE', 'HUP', 'ILL', 'INT', 'IO', 'IOT', 'KILL', 'PIPE', 'POLL', 'PROF', 'PWR',
  'QUIT', 'SEGV', 'STKFLT', 'STOP', 'SYS', 'TERM', 'TRAP', 'TSTP', 'TTIN', 'TTOU', 'URG', 'USR1', 'USR2', 'VTALRM', 'WINCH',
  'XCPU', 'XFSZ', 'RTMIN', 'RTMAX',
]; // biome-ignore format: a list of words

/** Refuses what no signal is called: names with or without SIG, RTMIN+n, or a number. */
export function checkSignal(text: string): void {
  if (/^\d+$/u.test(text)) {
    if (Number(text) === 0) throw new DockerfileRefusal(`invalid signal: ${text}`);
    return;
  }
  const name = text.toUpperCase().replace(/^SIG/u, '');
  const realTime = /^RTM(?:IN\+(\d+)|AX-(\d+))$/u.exec(name);
  if (SIGNALS.includes(name)) return;
  if (realTime !== null && Number(realTime[1] ?? realTime[2]) <= (realTime[1] === undefined ? 14 : 15)) return;
  throw new DockerfileRefusal(`invalid signal: ${text}`);
}
