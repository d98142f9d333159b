import type { ProgramCall, ProgramResult } from '../../kernel/program.ts';
import { busybox } from '../words.ts';

/** The exit code of a program that another one started, with a word when it was not there. */
export function started(call: ProgramCall, argv: readonly string[], ran: ProgramResult): number {
  if (ran.missing === null) return ran.exitCode;
  const why = ran.missing === 'not-found' ? 'No such file or directory' : 'Permission denied';
  const name = argv[0] ?? '';
  const gnu =
    call.name === 'env' || call.name === 'nohup' || call.name === 'timeout'
      ? `${call.name}: '${name}': ${why}`
      : `${call.name}: ${name}: ${why}`;
  call.err(
    busybox(call)
      ? `${call.name}: can't execute '${name}': ${why}\n`
      : `${call.name === 'timeout' ? `timeout: failed to run command '${name}': ${why}` : gnu}\n`,
  );
  return ran.exitCode;
}
