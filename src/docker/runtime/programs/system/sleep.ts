import type { Program } from '../../kernel/program.ts';
import { rest, suspend } from '../../kernel/session.ts';
import { busybox } from '../words.ts';
import { secondsIn } from './time-span.ts';

export const sleep: Program = call => {
  let seconds = 0;
  for (const arg of call.args) {
    if (arg === 'infinity' || arg === 'inf') suspend(call.session);
    const span = secondsIn(arg);
    if (span === null) {
      call.err(
        busybox(call)
          ? `sleep: invalid number '${arg}'\n`
          : `sleep: invalid time interval '${arg}'\nTry 'sleep --help' for more information.\n`,
      );
      return 1;
    }
    seconds += span;
  }
  if (call.args.length === 0) {
    call.err("sleep: missing operand\nTry 'sleep --help' for more information.\n");
    return 1;
  }
  rest(call.session, Math.round(call.name === 'usleep' ? seconds / 1000 : seconds * 1000));
  return 0;
};
