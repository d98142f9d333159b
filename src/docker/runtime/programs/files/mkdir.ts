import type { Program } from '../../kernel/program.ts';
import { parseMode } from '../mode.ts';
import { badOption, busybox, complainOf, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';

export const mkdir: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, { short: 'pvm:', long: { parents: 'p', mode: 'm' } });
  if (unknown !== null) return badOption(call, unknown);
  if (rest.length === 0) return missingOperand(call);
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    const refused = call.files.mkdir(path, { recursive: flags.has('p') });
    if (refused !== null) {
      complainOf(call, `can't create directory '${file}'`, `cannot create directory '${file}'`, refused);
      code = 1;
      continue;
    }
    if (flags.has('v'))
      call.out(busybox(call) ? `created directory: '${file}'\n` : `mkdir: created directory '${file}'\n`);
    const mode = values.get('m');
    if (mode !== undefined) call.files.change(path, { mode: parseMode(mode, 0o755, true) ?? 0o755 });
  }
  return code;
};
