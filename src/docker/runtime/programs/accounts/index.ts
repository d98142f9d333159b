import type { Program } from '../../kernel/program.ts';
import { busybox } from '../words.ts';
import { addgroup } from './addgroup.ts';
import { adduser } from './adduser.ts';
import { become } from './become.ts';
import { deluser } from './deluser.ts';
import { usermod } from './usermod.ts';

const password: Program = call => {
  call.err(
    busybox(call) ? 'passwd: password for root is unchanged\n' : 'passwd: Authentication token manipulation error\n',
  );
  return 1;
};

/** Programs that make users and groups, and those that become another user. */
export const accountPrograms: Readonly<Record<string, Program>> = {
  addgroup,
  adduser,
  chpasswd: () => 0,
  delgroup: deluser,
  deluser,
  gosu: become,
  groupadd: addgroup,
  groupdel: deluser,
  passwd: password,
  runuser: become,
  su: become,
  'su-exec': become,
  useradd: adduser,
  userdel: deluser,
  usermod,
};
