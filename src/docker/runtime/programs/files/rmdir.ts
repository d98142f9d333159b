import type { Program } from '../../kernel/program.ts';
import { complainOf, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';

export const rmdir: Program = call => {
  const { flags, rest } = readOptions(call.args, {
    short: 'pvq',
    long: { parents: 'p', verbose: 'v', 'ignore-fail-on-non-empty': 'q' },
  });
  if (rest.length === 0) return missingOperand(call);
  let code = 0;
  for (const file of rest) {
    for (let shown = file; shown !== '' && shown !== '.'; shown = flags.has('p') ? parentShown(shown) : '') {
      const path = at(call, shown);
      if (flags.has('v')) call.out(`rmdir: removing directory, '${shown}'\n`);
      const node = call.files.lstat(path);
      const refused = node !== null && node.type !== 'directory' ? 'ENOTDIR' : call.files.remove(path);
      if (refused === null) continue;
      if (refused === 'ENOTEMPTY' && flags.has('q')) break;
      complainOf(call, `'${shown}'`, `failed to remove '${shown}'`, refused);
      code = 1;
      break;
    }
  }
  return code;
};

/** `a/b/` → `a`; of a path without a slash nothing is left. */
function parentShown(shown: string): string {
  const cut = shown.replace(/\/+$/, '').lastIndexOf('/');
  return cut <= 0 ? '' : shown.slice(0, cut);
}
