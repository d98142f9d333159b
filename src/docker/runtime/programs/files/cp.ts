import { cleanPath, joinPath, nameOf } from '../../../filesystem/index.ts';
import { isDevice } from '../../kernel/devices.ts';
import { answerTo } from '../../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { badOption, busybox, complainOf, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';
import { copy, nodeAt } from './copy.ts';

export const cp: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, {
    short: 'aRrdpPfLHinvTut:l',
    long: {
      recursive: 'r',
      archive: 'a',
      force: 'f',
      'no-clobber': 'n',
      preserve: 'p',
      verbose: 'v',
      'target-directory': 't',
      'no-dereference': 'd',
      parents: 'p',
      link: 'l',
    },
  });
  if (unknown !== null) return badOption(call, unknown);
  const sources = values.has('t') ? rest : rest.slice(0, -1);
  const target = values.get('t') ?? rest.at(-1);
  if (target === undefined || sources.length === 0) return missingOperand(call);
  const into = call.files.stat(at(call, target))?.type === 'directory' && !flags.has('T');
  if (sources.length > 1 && !into && !busybox(call)) {
    call.err(`cp: target '${target}' is not a directory\n`);
    return 1;
  }
  // busybox does not look at the target before it copies into it.
  const inside = into || sources.length > 1;
  let code = 0;
  for (const source of sources) {
    const name = nameOf(at(call, source));
    const to = inside ? joinPath(at(call, target), name || '.') : at(call, target);
    const shown = inside ? `${target.replace(/\/+$/, '')}/${name}` : target;
    if (!copyOne(call, source, { to, shown }, flags)) code = 1;
  }
  return code;
};

interface CopyTarget {
  readonly to: string;
  /** As messages name it. */
  readonly shown: string;
}

/** Copies one source; false, said, when it could not be done. */
function copyOne(call: ProgramCall, source: string, { to, shown }: CopyTarget, flags: ReadonlySet<string>): boolean {
  const recursive = flags.has('r') || flags.has('R') || flags.has('a');
  const links = flags.has('d') || flags.has('P') || (recursive && !flags.has('L'));
  const from = at(call, source);
  const node = nodeAt(call, from, links);
  if (node === null) {
    complainOf(call, `can't stat '${source}'`, `cannot stat '${source}'`, call.files.missing(from));
    return false;
  }
  if (node.type === 'directory' && !recursive) {
    call.err(`cp: ${busybox(call) ? '' : '-r not specified; '}omitting directory '${source}'\n`);
    return false;
  }
  const there = call.files.lstat(to) !== null;
  if (flags.has('n') && there) return true;
  if (node.type === 'file' && call.files.whole.resolve(to) === call.files.whole.resolve(from) && !isDevice(from)) {
    call.err(`cp: '${source}' and '${shown}' are the same file\n`);
    return false;
  }
  if (flags.has('i') && there) {
    call.err(`cp: overwrite '${shown}'? `);
    if (!/^[yY]/.test(answerTo(call))) return true;
  }
  const failed = copy(call, from, cleanPath(to), { keep: flags.has('p') || flags.has('a'), links });
  if (failed === null) {
    if (flags.has('v')) call.out(`'${source}' -> '${shown}'\n`);
    return true;
  }
  const where = failed.path === cleanPath(to) ? shown : failed.path;
  complainOf(
    call,
    `can't create '${where}'`,
    `cannot create ${failed.directory ? 'directory' : 'regular file'} '${where}'`,
    failed.refusal,
  );
  return false;
}
