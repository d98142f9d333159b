import { joinPath, nameOf, parentOf } from '../../../filesystem/index.ts';
import type { KernelErrno } from '../../kernel/errno.ts';
import type { Program } from '../../kernel/program.ts';
import { badOption, busybox, complainOf, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';

export const ln: Program = call => {
  const { flags, rest, unknown } = readOptions(call.args, {
    short: 'sfnvTrib',
    long: { symbolic: 's', force: 'f', 'no-dereference': 'n', relative: 'r', verbose: 'v' },
  });
  if (unknown !== null) return badOption(call, unknown);
  if (flags.has('r') && !flags.has('s')) {
    call.err('ln: cannot do --relative without --symbolic\n');
    return 1;
  }
  const targets = rest.length === 1 ? rest : rest.slice(0, -1);
  const last = rest.length === 1 ? '.' : rest.at(-1);
  if (last === undefined || targets.length === 0) return missingOperand(call);
  const known = call.files.lstat(at(call, last));
  const into = (flags.has('n') ? known : call.files.stat(at(call, last)))?.type === 'directory';
  let code = 0;
  for (const target of targets) {
    const path = into ? joinPath(at(call, last), nameOf(target)) : at(call, last);
    const shown = into ? `${last.replace(/\/$/, '')}/${nameOf(target)}` : last;
    if (flags.has('f') && call.files.lstat(path) !== null) call.files.remove(path);
    let refused: KernelErrno | null;
    if (flags.has('s'))
      refused = call.files.symlink(path, flags.has('r') ? fromTo(parentOf(path), at(call, target)) : target);
    else {
      const node = call.files.stat(at(call, target));
      if (node?.type === 'file')
        refused = call.files.lstat(path) !== null ? 'EEXIST' : call.files.write(path, node.content, node);
      else refused = node === null ? 'ENOENT' : 'EPERM';
    }
    if (refused === null) {
      const arrow = flags.has('s') || busybox(call) ? '->' : '=>';
      if (flags.has('v'))
        call.out(`'${shown}' ${arrow} '${flags.has('r') ? fromTo(parentOf(path), at(call, target)) : target}'\n`);
      continue;
    }
    const named = flags.has('s') || call.files.lstat(path) !== null ? shown : target;
    complainOf(call, named, `failed to create ${flags.has('s') ? 'symbolic' : 'hard'} link '${shown}'`, refused);
    code = 1;
  }
  return code;
};

/** The way from one directory to a file. */
function fromTo(directory: string, file: string): string {
  const from = directory.split('/').filter(each => each !== '');
  const to = file.split('/').filter(each => each !== '');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
