import type { Program } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';
import { printByFormat, TOO_WIDE } from '../../shell/format.ts';

/** The applet; GNU's tool agrees in all but its words. */
export const printf: Program = call => {
  const words = call.args[0] === '--' ? call.args.slice(1) : call.args;
  const [format, ...args] = words;
  if (format === undefined) {
    call.err("printf: missing operand\nTry 'printf --help' for more information.\n");
    return 1;
  }
  const printed = printByFormat(format, args);
  if (printed.tooWide) stop(call.session, 'limit', TOO_WIDE);
  if (printed.bytes) call.outBytes(printed.text);
  else call.out(printed.text);
  for (const complaint of printed.complaints) call.err(`printf: ${complaint}\n`);
  return printed.exitCode;
};
