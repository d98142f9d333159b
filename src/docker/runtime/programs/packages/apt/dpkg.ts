import type { Program } from '../../../kernel/program.ts';
import { architectureOf } from './distribution.ts';
import { readInstalled } from './status.ts';

const HEADING =
  'Desired=Unknown/Install/Remove/Purge/Hold\n||/ Name           Version      Architecture Description\n+++-==============-============-============-=================================\n';

/** dpkg, as far as it tells of what is installed. */
export const dpkg: Program = call => {
  const { args } = call;
  const architecture = architectureOf(call);
  if (args.includes('--print-architecture')) call.out(`${architecture}\n`);
  else if (args.includes('-l') || args.includes('--list')) {
    call.out(HEADING);
    for (const [name, version] of readInstalled(call))
      call.out(`ii  ${name.padEnd(14)} ${version.padEnd(12)} ${architecture}\n`);
  } else if (args.includes('--version'))
    call.out(`Debian 'dpkg' package management program version 1.21.22 (${architecture}).\n`);
  return 0;
};
