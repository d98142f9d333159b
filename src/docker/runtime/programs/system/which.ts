import { findExecutable } from '../../kernel/executable.ts';
import type { Program } from '../../kernel/program.ts';

export const which: Program = call => {
  let code = 0;
  for (const name of call.args) {
    if (name.startsWith('-')) continue;
    const directories = name.includes('/') ? [''] : (call.env.get('PATH') ?? '').split(':');
    const path = directories
      .map(each => (each === '' ? name : `${each}/${name}`))
      .find(each => findExecutable(call.files, each, call.cwd, '').kind !== 'missing');
    if (path === undefined) code = 1;
    else call.out(`${path}\n`);
  }
  return code;
};
