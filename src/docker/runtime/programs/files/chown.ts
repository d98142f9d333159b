import type { Program } from '../../kernel/program.ts';
import { groups, passwd } from '../../kernel/users.ts';
import { badOption, busybox, missingOperand, readOptions } from '../words.ts';
import { eachFile } from './each-file.ts';

/** `chown` and `chgrp`. */
export const chown: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, {
    short: 'RhfvcLHP',
    long: { recursive: 'R', 'no-dereference': 'h', reference: 'x', from: 'y' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const [owner = '', ...paths] = rest;
  if (paths.length === 0 || values.size > 0) return missingOperand(call);
  const users = passwd(call.files.whole);
  const known = groups(call.files.whole);
  const onlyGroup = call.name === 'chgrp';
  const separator = /[:.]/.exec(owner);
  const userPart = onlyGroup ? '' : separator === null ? owner : owner.slice(0, separator.index);
  const groupPart = onlyGroup ? owner : separator === null ? '' : owner.slice(separator.index + 1);
  const user = users.find(each => each.name === userPart);
  const uid = userPart === '' ? undefined : (user?.uid ?? Number(/^\d+$/.test(userPart) ? userPart : Number.NaN));
  const named = known.find(each => each.name === groupPart);
  const gid =
    groupPart === ''
      ? separator !== null && user !== undefined
        ? user.gid
        : undefined
      : (named?.gid ?? Number(/^\d+$/.test(groupPart) ? groupPart : Number.NaN));
  if (Number.isNaN(uid)) {
    call.err(busybox(call) ? `chown: unknown user ${userPart}\n` : `chown: invalid user: '${owner}'\n`);
    return 1;
  }
  if (Number.isNaN(gid)) {
    const gnu = onlyGroup ? `invalid group: '${groupPart}'` : `invalid group: '${owner}'`;
    call.err(busybox(call) ? `${call.name}: unknown group ${groupPart}\n` : `${call.name}: ${gnu}\n`);
    return 1;
  }
  return eachFile(call, paths, flags.has('R'), path =>
    call.files.change(
      path,
      { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) },
      !flags.has('h'),
    ),
  );
};
