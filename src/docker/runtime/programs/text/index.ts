import type { Program } from '../../kernel/program.ts';
import { TOOLS } from '../../shell/tool-names.ts';
import { diff } from './diff.ts';
import { echo } from './echo.ts';
import { od } from './od.ts';
import { printf } from './printf.ts';
import { sort } from './sort.ts';
import { sum } from './sum.ts';
import { tool } from './tool.ts';
import { uniq } from './uniq.ts';
import { wc } from './wc.ts';
import { yes } from './yes.ts';

const clear: Program = call => {
  if (call.session.request.tty) call.out('\x1b[H\x1b[J');
  return 0;
};

/** Programs that read text and print text. The interpreter's own tools do the work where it has them. */
export const textPrograms: Readonly<Record<string, Program>> = {
  ...Object.fromEntries([...TOOLS, 'gawk', 'mawk'].map(name => [name, tool])),
  clear,
  diff,
  echo,
  md5sum: sum,
  od,
  printf,
  reset: clear,
  sha1sum: sum,
  sha256sum: sum,
  sha512sum: sum,
  sort,
  uniq,
  wc,
  yes,
};
