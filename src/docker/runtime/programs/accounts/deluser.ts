import type { Program } from '../../kernel/program.ts';
import { groups, passwd } from '../../kernel/users.ts';
import { readOptions } from '../words.ts';
import { denied, rewrite } from './registers.ts';

/** `deluser`, `userdel`, `delgroup` and `groupdel`. */
export const deluser: Program = call => {
  if (denied(call)) return 1;
  const { flags, rest } = readOptions(call.args, { short: 'rf', long: { 'remove-home': 'r', remove: 'r' } });
  const [name = ''] = rest;
  const group = /group/.test(call.name);
  const user = passwd(call.files.whole).find(each => each.name === name);
  const known = groups(call.files.whole).find(each => each.name === name);
  if (group ? known === undefined : user === undefined) {
    call.err(
      call.name === 'userdel'
        ? `userdel: user '${name}' does not exist\n`
        : `${call.name}: unknown ${group ? 'group' : 'user'} ${name}\n`,
    );
    return call.name === 'userdel' ? 6 : 1;
  }
  if (!group) rewrite(call, '/etc/passwd', line => (line.startsWith(`${name}:`) ? null : line));
  rewrite(call, '/etc/group', line =>
    line.startsWith(`${name}:`) && (group || known?.gid === user?.gid) ? null : line,
  );
  if (flags.has('r') && user !== undefined) call.files.remove(user.home, true);
  return 0;
};
