import type { Program, ProgramCall } from '../../../kernel/program.ts';
import { architectureOf } from './distribution.ts';
import { install } from './install.ts';
import { type AptLine, readLine } from './line.ts';
import { remove } from './remove.ts';
import { list, search, show } from './show.ts';
import { update } from './update.ts';

/** What changes the machine, and is root's alone. */
const LOCKING = new Set('install update upgrade dist-upgrade full-upgrade remove purge autoremove clean'.split(' '));

/** apt and apt-get of Debian 12 and Ubuntu. */
export const apt: Program = call => {
  const line = readLine(call);
  const { command, names, say } = line;
  if (call.name === 'apt' && !call.session.request.tty && command !== '')
    call.err('\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n');
  if (LOCKING.has(command) && call.files.identity.uid !== 0) return refuseLock(call, command);
  switch (command) {
    case 'update':
      return update(call, line);
    case 'upgrade':
    case 'dist-upgrade':
    case 'full-upgrade':
      say(
        'Reading package lists...\nBuilding dependency tree...\nReading state information...\nCalculating upgrade...\n0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n',
      );
      return 0;
    case 'install':
      return install(call, line);
    case 'remove':
    case 'purge':
    case 'autoremove':
      return remove(call, line);
    case 'clean':
    case 'autoclean':
      for (const name of [...call.files.list('/var/cache/apt/archives')])
        call.files.remove(`/var/cache/apt/archives/${name}`, true);
      return 0;
    case 'list':
      return list(call);
    case 'search':
      return search(call, names);
    case 'show':
    case 'policy':
      return show(call, names);
    default:
      return withoutCommand(call, line);
  }
};

function refuseLock(call: ProgramCall, command: string): number {
  call.err(
    command === 'update'
      ? 'E: Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)\nE: Unable to lock directory /var/lib/apt/lists/\n'
      : 'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n',
  );
  return 100;
}

function withoutCommand(call: ProgramCall, { command, flags }: AptLine): number {
  const version = `apt 2.6.1 (${architectureOf(call)})\n`;
  if (flags.has('--version') || flags.has('-v')) call.out(version);
  else if (command === '') call.out(`${version}Usage: ${call.name} [options] command\n`);
  else {
    call.err(`E: Invalid operation ${command}\n`);
    return 100;
  }
  return 0;
}
