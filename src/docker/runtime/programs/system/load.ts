import { MEMORY } from '../../kernel/machine.ts';
import type { Program } from '../../kernel/program.ts';
import { secondsOf } from '../../kernel/session.ts';
import { dateText } from '../../languages/strftime.ts';

/** How much of the machine is in use: the same at every moment. */

export const free: Program = call => {
  const divisor = call.args.includes('-m') ? 1024 : 1;
  const total = Math.floor(MEMORY / divisor);
  const used = Math.floor(total * 0.21);
  const cached = Math.floor(total * 0.31);
  const columns = [total, used, total - used - cached, Math.floor(1100 / divisor), cached, Math.floor(total * 0.75)];
  call.out(
    `              total        used        free      shared  buff/cache   available\nMem:    ${columns.map(each => String(each).padStart(11)).join(' ')}\nSwap:   ${[0, 0, 0].map(each => String(each).padStart(11)).join(' ')}\n`,
  );
  return 0;
};

export const uptime: Program = call => {
  call.out(` ${dateText('%H:%M:%S', secondsOf(call.session))} up  1:00,  load average: 0.08, 0.03, 0.01\n`);
  return 0;
};
