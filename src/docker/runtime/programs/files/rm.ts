import { joinPath } from '../../../filesystem/index.ts';
import { answerTo } from '../../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { badOption, busybox, complainOf, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';

/** `rm` and `unlink`. */
export const rm: Program = call => {
  const { flags, rest, unknown } = readOptions(call.args, {
    short: 'rRfivdN',
    long: { recursive: 'r', force: 'f', verbose: 'v', 'no-preserve-root': 'N' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const recursive = flags.has('r') || flags.has('R');
  if (rest.length === 0) return flags.has('f') ? 0 : missingOperand(call);
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    if (path === '/' && recursive && !busybox(call) && !flags.has('N')) {
      const same = /^\/+$/.test(file) ? "'/'" : `'${file}' (same as '/')`;
      call.err(
        `rm: it is dangerous to operate recursively on ${same}\nrm: use --no-preserve-root to override this failsafe\n`,
      );
      code = 1;
      continue;
    }
    const node = call.files.lstat(path);
    if (node === null) {
      if (flags.has('f')) continue;
      const what = call.name === 'unlink' ? 'file ' : '';
      complainOf(call, `can't remove ${what}'${file}'`, `cannot remove '${file}'`, call.files.missing(path));
      code = 1;
      continue;
    }
    if (node.type === 'directory' && !recursive) {
      if (busybox(call)) call.err(`rm: '${file}' is a directory\n`);
      else call.err(`rm: cannot remove '${file}': Is a directory\n`);
      code = 1;
      continue;
    }
    if (flags.has('i') && !flags.has('f') && call.name === 'rm') {
      const what = busybox(call) ? '' : node.type === 'directory' ? 'directory ' : 'regular file ';
      call.err(`rm: remove ${what}'${file}'? `);
      if (!/^[yY]/.test(answerTo(call))) continue;
    }
    if (!removeTree(call, path, file)) code = 1;
    else if (flags.has('v')) call.out(`removed '${file}'\n`);
  }
  return code;
};

/** Removes what can be removed, and complains of the rest by the names that lead there from `shown`; whether all went. */
function removeTree(call: ProgramCall, path: string, shown: string): boolean {
  const { files } = call;
  const { tree } = files.whole;
  // Root meets no refusal but where something is mounted or nothing may be written: elsewhere all goes at once.
  const plain = files.identity.uid === 0 && tree.mountPoints(path).length === 0 && tree.mayWrite(path);
  let whole = true;
  // The root itself stays with all that is in it: the machine goes on.
  if (path !== '/' && !plain && files.lstat(path)?.type === 'directory') {
    const above = shown.replace(/(.)\/+$/, '$1');
    for (const name of files.list(path)) whole = removeTree(call, joinPath(path, name), joinPath(above, name)) && whole;
  }
  // A directory of which something is left is not tried.
  if (!whole) return false;
  const refused = files.remove(path, true);
  if (refused === null) return true;
  const what = call.name === 'unlink' ? 'file ' : '';
  complainOf(call, `can't remove ${what}'${shown}'`, `cannot remove '${shown}'`, refused);
  return false;
}
