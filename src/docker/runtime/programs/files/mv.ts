import { joinPath, nameOf } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { badOption, busybox, complainOf, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';

export const mv: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, {
    short: 'finvTt:u',
    long: { force: 'f', 'no-clobber': 'n', 'target-directory': 't', verbose: 'v' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const sources = values.has('t') ? rest : rest.slice(0, -1);
  const target = values.get('t') ?? rest.at(-1);
  if (target === undefined || sources.length === 0) return missingOperand(call);
  const into = call.files.stat(at(call, target))?.type === 'directory' && !flags.has('T');
  if (sources.length > 1 && !into) {
    call.err(`mv: target '${target}' is not a directory\n`);
    return 1;
  }
  let code = 0;
  for (const source of sources) {
    const from = at(call, source);
    const to = into ? joinPath(at(call, target), nameOf(from)) : at(call, target);
    const there = call.files.lstat(from) !== null;
    if (there && flags.has('n') && call.files.lstat(to) !== null) continue;
    const refused = call.files.rename(from, to);
    if (refused === null) {
      const shown = into ? `${target.replace(/\/+$/, '')}/${nameOf(from)}` : target;
      if (flags.has('v')) call.out(`${busybox(call) ? '' : 'renamed '}'${source}' -> '${shown}'\n`);
      continue;
    }
    if (there) complainOf(call, `can't rename '${source}'`, `cannot move '${source}' to '${to}'`, refused);
    else complainOf(call, `can't rename '${source}'`, `cannot stat '${source}'`, refused);
    code = 1;
  }
  return code;
};
