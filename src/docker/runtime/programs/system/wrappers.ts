import type { Program } from '../../kernel/program.ts';
import { readOptions } from '../words.ts';
import { started } from './started.ts';

/** nice, nohup, setsid, ionice, stdbuf, `chroot /`, tini and dumb-init: they start the rest of their arguments. */
export const through: Program = async call => {
  const options = readOptions(call.args, { short: 'n:c:p:o:e:i:gvs', strict: true });
  let argv = options.rest;
  if (call.name === 'tini' && argv[0] === '--') argv = argv.slice(1);
  if (call.name === 'chroot') argv = argv.slice(1);
  if (argv.length === 0) return 0;
  if (call.name === 'nohup' && call.session.request.tty) call.err('nohup: ignoring input\n');
  return started(call, argv, await call.run(argv));
};
