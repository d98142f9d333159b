import type { Program } from '../../kernel/program.ts';
import { readOptions } from '../words.ts';
import { at } from './content.ts';

/** `readlink` and `realpath`. */
export const readlink: Program = call => {
  const { flags, rest } = readOptions(call.args, { short: 'fenmqsv' });
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    if (call.name === 'realpath' || flags.has('f') || flags.has('e') || flags.has('m')) {
      const canonical = call.files.whole.resolve(path);
      if (canonical !== null && (call.name !== 'realpath' || call.files.whole.stat(canonical) !== null))
        call.out(`${canonical}${flags.has('n') ? '' : '\n'}`);
      else {
        if (call.name === 'realpath') call.err(`realpath: ${file}: No such file or directory\n`);
        code = 1;
      }
      continue;
    }
    const node = call.files.lstat(path);
    if (node?.type === 'symlink') call.out(`${node.target}${flags.has('n') ? '' : '\n'}`);
    else code = 1;
  }
  return code;
};
