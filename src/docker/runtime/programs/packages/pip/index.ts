import type { Program, ProgramCall } from '../../../kernel/program.ts';
import { install } from './install.ts';
import { readLine } from './line.ts';
import { installedHere, pipOf, pythonOf } from './site.ts';

/** pip 24. */
export const pip: Program = call => {
  const line = readLine(call);
  const { command, flags } = line;
  if (flags.has('--version') || flags.has('-V')) {
    const python = pythonOf(call);
    call.out(`pip ${pipOf(python)} from /usr/local/lib/python${python}/site-packages/pip (python ${python})\n`);
    return 0;
  }
  switch (command) {
    case 'install':
      return install(call, line);
    case 'list':
      return list(call);
    case 'freeze':
      for (const [name, version] of [...installedHere(call)].sort()) call.out(`${name}==${version}\n`);
      return 0;
    case 'uninstall':
    case 'cache':
    case 'config':
    case 'check':
      return 0;
    case '':
      call.out('\nUsage:   \n  pip <command> [options]\n');
      return 0;
    default:
      call.err(`ERROR: unknown command "${command}"\n`);
      return 1;
  }
};

function list(call: ProgramCall): number {
  const found = [...installedHere(call), ['pip', pipOf(pythonOf(call))] as const].sort();
  call.out('Package    Version\n---------- -------\n');
  for (const [name, version] of found) call.out(`${name.padEnd(10)} ${version}\n`);
  return 0;
}
