import { emulatedArchitecture } from '../../../kernel/machine.ts';
import type { Program } from '../../../kernel/program.ts';
import { stop } from '../../../kernel/session.ts';
import { add } from './add.ts';
import { readDatabase } from './database.ts';
import { del } from './del.ts';
import { readLine } from './line.ts';
import { info, list, search } from './show.ts';
import { update, upgrade } from './update.ts';

/** What changes the machine, and is root's alone. */
const LOCKING = new Set(['add', 'del', 'update', 'upgrade', 'fix']);

/** Options that change nothing of what is played here, or that are played. */
const OPTIONS =
  /^(-[UqvfuaelLiWRPx]+|--(no-cache|update-cache|update|quiet|upgrade|available|latest|force|force-broken-world|force-overwrite|allow-untrusted|no-progress|no-interactive|no-scripts|initdb|purge|installed|exists|who-owns|all|description|verbose|depends|size|rdepends|contents|help|interactive|print-arch|wait=\d+|repositories-file=\S+|cache-dir=\S+|cache-max-age=\d+|arch=\S+|simulate|repository=\S+|virtual=\S+|root=\S+))$/;

/** Alpine's package manager, as of apk-tools 2.14. */
export const apk: Program = call => {
  const line = readLine(call);
  const { command, flags, names } = line;
  if (flags.has('--version') || flags.has('-V')) {
    call.out(`apk-tools 2.14.6, compiled for ${emulatedArchitecture(call.session.request.platform)}.\n`);
    return 0;
  }
  const odd = [...flags].find(flag => !OPTIONS.test(flag));
  if (odd !== undefined) return stop(call.session, 'not-simulated', `apk ${odd} is not simulated on this host`);
  if (LOCKING.has(command) && call.files.identity.uid !== 0) {
    call.err(
      'ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\n',
    );
    return 99;
  }
  switch (command) {
    case 'update':
      return update(call, line);
    case 'upgrade':
      return upgrade(call, line, readDatabase(call));
    case 'add':
      return add(call, line, readDatabase(call));
    case 'del':
      return del(call, line, readDatabase(call));
    case 'info':
      return info(call, line, readDatabase(call));
    case 'list':
      return list(call, readDatabase(call));
    case 'search':
      return search(call, names);
    case 'policy':
    case 'version':
    case 'audit':
    case 'fix':
    case 'cache':
      return 0;
    default:
      call.out('apk-tools 2.14.6, compiled for x86_64.\n\nusage: apk [<OPTIONS>...] COMMAND [<ARGUMENTS>...]\n');
      if (command !== '') call.err(`ERROR: '${command}' is not an apk command. See 'apk --help'.\n`);
      return 1;
  }
};
