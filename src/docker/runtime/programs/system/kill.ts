import type { Program } from '../../kernel/program.ts';
import { signalName } from '../../kernel/signals.ts';
import { busybox } from '../words.ts';

export const kill: Program = call => {
  let signal = 'TERM';
  let code = 0;
  for (const arg of call.args) {
    if (arg.startsWith('-')) signal = signalName(arg.slice(1)) ?? signal;
    else if (
      !call.session.request.others.some(other => String(other.pid) === arg) &&
      !(arg === '1' && call.session.request.others.length === 0)
    ) {
      call.err(
        busybox(call)
          ? `kill: can't kill pid ${arg}: No such process\n`
          : `kill: sending signal to ${arg} failed: No such process\n`,
      );
      code = 1;
    }
  }
  return code;
};
