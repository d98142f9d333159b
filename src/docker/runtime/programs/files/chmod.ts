import { joinPath, type Node } from '../../../filesystem/index.ts';
import { isDevice } from '../../kernel/devices.ts';
import { type Refusal, refusalText } from '../../kernel/files.ts';
import type { Call, Program } from '../../kernel/program.ts';
import { groups, passwd } from '../../kernel/users.ts';
import { parseMode } from '../mode.ts';
import { badOption, busybox, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';

/** Applies a change to paths, into directories with -R. */
function eachFile(
  call: Call,
  paths: readonly string[],
  recursive: boolean,
  change: (path: string, node: Node) => Refusal | null,
): number {
  let code = 0;
  const visit = (path: string, shown: string, link: boolean): void => {
    const node = link ? call.files.lstat(path) : call.files.stat(path);
    if (isDevice(path)) return;
    const refused = node === null ? call.files.missing(path) : change(path, node);
    if (refused !== null) {
      if (busybox(call)) call.err(`${call.name}: ${shown}: ${refusalText(refused)}\n`);
      else if (node === null) call.err(`${call.name}: cannot access '${shown}': ${refusalText(refused)}\n`);
      else
        call.err(
          `${call.name}: changing ${call.name === 'chmod' ? 'permissions' : 'ownership'} of '${shown}': ${refusalText(refused)}\n`,
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

export const chmod: Program = call => {
  // A mode such as -x looks like an option.
  const recursive = call.args.some(arg => /^-[RfvR]*R[Rfv]*$/.test(arg) || arg === '--recursive');
  const rest = call.args.filter(
    arg => !/^-[Rfvc]+$/.test(arg) && !/^--(recursive|verbose|silent|changes)$/.test(arg) && arg !== '--',
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
  return eachFile(call, paths, recursive, (path, node) => {
    if (node.type === 'symlink') return null;
    return call.files.change(path, { mode: parseMode(mode, node.mode, node.type === 'directory') ?? node.mode });
  });
};

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
