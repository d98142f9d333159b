import type { Program } from '../../kernel/program.ts';
import { parseMode } from '../mode.ts';
import { busybox, missingOperand } from '../words.ts';
import { eachFile } from './each-file.ts';

export const chmod: Program = call => {
  // A mode such as -x looks like an option.
  const recursive = call.args.some(arg => /^-[RfvR]*R[Rfv]*$/.test(arg) || arg === '--recursive');
  const rest = call.args.filter(
    arg => !/^-[Rfvc]+$/.test(arg) && !/^--(recursive|verbose|silent|changes)$/.test(arg) && arg !== '--',
  );
  const [mode = '', ...paths] = rest;
  if (paths.length === 0) return missingOperand(call);
  if (parseMode(mode, 0, false) === null) {
    call.err(
      busybox(call)
        ? `chmod: invalid mode '${mode}'\n`
        : `chmod: invalid mode: '${mode}'\nTry 'chmod --help' for more information.\n`,
    );
    return 1;
  }
  return eachFile(call, paths, recursive, (path, node) => {
    if (node.type === 'symlink') return null;
    return call.files.change(path, { mode: parseMode(mode, node.mode, node.type === 'directory') ?? node.mode });
  });
};
