import { joinPath, type Node } from '../../../filesystem/index.ts';
import { isDevice } from '../../kernel/devices.ts';
import { type KernelErrno, kernelErrnoText } from '../../kernel/errno.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { busybox } from '../words.ts';
import { at } from './content.ts';

/** Applies a change to paths, into directories with -R. `shown`: the path as messages name it. */
export function eachFile(
  call: ProgramCall,
  paths: readonly string[],
  recursive: boolean,
  change: (path: string, node: Node, shown: string) => KernelErrno | null,
): number {
  let code = 0;
  const visit = (path: string, shown: string, link: boolean): void => {
    const node = link ? call.files.lstat(path) : call.files.stat(path);
    if (isDevice(path)) return;
    const refused = node === null ? call.files.missing(path) : change(path, node, shown);
    if (refused !== null) {
      if (busybox(call)) call.err(`${call.name}: ${shown}: ${kernelErrnoText(refused)}\n`);
      else if (node === null) call.err(`${call.name}: cannot access '${shown}': ${kernelErrnoText(refused)}\n`);
      else
        call.err(
          `${call.name}: changing ${call.name === 'chmod' ? 'permissions' : 'ownership'} of '${shown}': ${kernelErrnoText(refused)}\n`,
        );
      code = 1;
    }
    if (!recursive || node?.type !== 'directory') return;
    for (const name of [...call.files.list(path)])
      visit(joinPath(path, name), `${shown.replace(/\/$/, '')}/${name}`, true);
  };
  for (const each of paths) visit(at(call, each), each, false);
  return code;
}
