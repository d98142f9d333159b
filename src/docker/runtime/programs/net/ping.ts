import type { Program } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { busybox } from '../words.ts';
import { addressOf } from './peers.ts';

/** `ping`, as busybox prints it; it ends by itself after four packets where a real one would wait for Ctrl-C. */
export const ping: Program = call => {
  const { args } = call;
  const option = (letter: string): string | null => {
    const at = args.findIndex(arg => arg.startsWith(`-${letter}`));
    if (at < 0) return null;
    return (args[at] ?? '').slice(2) || (args[at + 1] ?? '');
  };
  const count = Number(option('c') ?? 4);
  const host = args.find((arg, index) => !arg.startsWith('-') && !/^-[cwWisItp]$/.test(args[index - 1] ?? '')) ?? '';
  const address = addressOf(call, host);
  if (address === null) {
    call.err(busybox(call) ? `ping: bad address '${host}'\n` : `ping: ${host}: Name or service not known\n`);
    return busybox(call) ? 1 : 2;
  }
  const size = Number(option('s') ?? 56);
  const quiet = args.includes('-q');
  call.out(`PING ${host} (${address}): ${size} data bytes\n`);
  const times = Array.from({ length: count }, (_, sequence) => 84 + ((sequence * 37) % 61));
  for (const [sequence, time] of times.entries()) {
    if (sequence > 0) pass(call.session, 1000);
    const took = (time / 1000).toFixed(3);
    if (!quiet) call.out(`${size + 8} bytes from ${address}: seq=${sequence} ttl=64 time=${took} ms\n`);
  }
  const average = Math.floor(times.reduce((sum, time) => sum + time, 0) / Math.max(1, count));
  const round = [Math.min(...times), average, Math.max(...times)].map(time => (time / 1000).toFixed(3)).join('/');
  call.out(
    `\n--- ${host} ping statistics ---\n${count} packets transmitted, ${count} packets received, 0% packet loss\nround-trip min/avg/max = ${round} ms\n`,
  );
  return 0;
};
