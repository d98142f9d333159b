import type { Program } from '../../kernel/program.ts';
import { judge, senselessInBusybox, senselessInDash } from '../../shell/condition.ts';

/** `test`, `[` and `[[`. */
export const test: Program = call => {
  const judged = judge(call.name, call.args, { files: call.files, cwd: call.cwd, tty: call.session.request.tty });
  if (judged.ok) return judged.value ? 0 : 1;
  call.err(
    call.family === 'busybox'
      ? `${call.name}: ${senselessInBusybox(judged)}\n`
      : `${senselessInDash(call.name, judged)}\n`,
  );
  return 2;
};
