import type { Program, ProgramCall } from '../../kernel/program.ts';
import { groups } from '../../kernel/users.ts';
import { showUsage } from '../busybox.ts';
import { busybox, readOptions } from '../words.ts';
import { appendLine, denied, nextId, nextSystemId, rewrite, withMember } from './registers.ts';

/** `addgroup` and `groupadd`; with two names addgroup puts a user into a group. */
export const addgroup: Program = call => {
  const { flags, values, rest } = readOptions(call.args, { short: 'g:Sr', long: { gid: 'g', system: 'S' } });
  const [member, name = ''] = rest.length === 2 ? rest : [undefined, rest[0]];
  if (denied(call)) return 1;
  if (name === '') {
    if (busybox(call)) return showUsage(call);
    call.err(`${call.name}: no group name given\n`);
    return 1;
  }
  if (member !== undefined) return addMember(call, name, member);
  return makeGroup(call, name, values.get('g'), flags.has('S') || flags.has('r'));
};

function addMember(call: ProgramCall, name: string, member: string): number {
  if (!groups(call.files.whole).some(each => each.name === name)) {
    call.err(`addgroup: unknown group ${name}\n`);
    return 1;
  }
  rewrite(call, '/etc/group', line => (line.startsWith(`${name}:`) ? withMember(line, member) : line));
  return 0;
}

function makeGroup(call: ProgramCall, name: string, given: string | undefined, system: boolean): number {
  const debian = !busybox(call);
  const groupadd = call.name === 'groupadd';
  const known = groups(call.files.whole);
  if (known.some(each => each.name === name)) {
    if (groupadd) call.err(`groupadd: group '${name}' already exists\n`);
    else call.err(debian ? `addgroup: The group \`${name}' already exists.\n` : `addgroup: group '${name}' in use\n`);
    return groupadd ? 9 : 1;
  }
  const taken = known.map(each => each.gid);
  if (given !== undefined && taken.includes(Number(given))) {
    call.err(debian ? `${call.name}: GID '${given}' already exists\n` : `addgroup: gid '${given}' in use\n`);
    return groupadd ? 4 : 1;
  }
  const gid = given !== undefined ? Number(given) : system && debian ? nextSystemId(taken) : nextId(taken, system);
  appendLine(call, '/etc/group', `${name}:x:${gid}:`);
  if (call.name === 'addgroup' && debian) call.out(`Adding group \`${name}' (GID ${gid}) ...\nDone.\n`);
  return 0;
}
