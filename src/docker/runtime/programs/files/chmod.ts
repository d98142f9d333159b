import { entryOf } from '../../../entry.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { modeText, parseMode } from '../mode.ts';
import { busybox, missingOperand } from '../words.ts';
import { eachFile } from './each-file.ts';

export const chmod: Program = call => {
  // A mode such as -x looks like an option.
  const recursive = call.args.some(arg => /^-[RfvR]*R[Rfv]*$/.test(arg) || arg === '--recursive');
  const rest = call.args.filter(
    arg => !/^-[Rfvc]+$/.test(arg) && !/^--(recursive|verbose|silent|quiet|changes)$/.test(arg) && arg !== '--',
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
  const tells = call.args.flatMap(arg => (/^-[Rfvc]+$/.test(arg) ? [...arg.slice(1)] : (entryOf(TELLING, arg) ?? [])));
  return eachFile(call, paths, recursive, (path, node, shown) => {
    if (node.type === 'symlink') return null;
    const made = parseMode(mode, node.mode, node.type === 'directory') ?? node.mode;
    const refused = call.files.change(path, { mode: made });
    const changed = (made & 0o7777) !== (node.mode & 0o7777);
    if (refused === null && (tells.includes('v') || (tells.includes('c') && changed)))
      call.out(`mode of '${shown}' ${changeText(call, node.mode, made)}\n`);
    return refused;
  });
};

const TELLING: Readonly<Record<string, readonly string[]>> = { '--verbose': ['v'], '--changes': ['c'] };

/** `changed from 0644 (rw-r--r--) to 0600 (rw-------)`; busybox says the second half alone. */
function changeText(call: ProgramCall, before: number, after: number): string {
  const text = (mode: number): string =>
    `${(mode & 0o7777).toString(8).padStart(4, '0')} (${modeText('file', mode).slice(1)})`;
  if (busybox(call)) return `changed to ${text(after)}`;
  return (before & 0o7777) === (after & 0o7777)
    ? `retained as ${text(after)}`
    : `changed from ${text(before)} to ${text(after)}`;
}
