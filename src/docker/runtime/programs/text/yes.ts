import type { Program } from '../../kernel/program.ts';
import { suspend } from '../../kernel/session.ts';

/** How much of an endless stream is made: whoever reads it takes what it needs. */
export const yes: Program = call => {
  const line = `${call.args.length === 0 ? 'y' : call.args.join(' ')}\n`;
  if (call.route.out !== null) {
    call.out(line.repeat(100));
    return suspend(call.session);
  }
  call.out(line.repeat(2000));
  return 0;
};
