import { isDevice } from '../../kernel/devices.ts';
import type { KernelErrno } from '../../kernel/errno.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { secondsOf } from '../../kernel/session.ts';
import { busybox, complainOf, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';

export const touch: Program = call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'acmt:d:r:h',
    long: { date: 'd', 'no-create': 'c', reference: 'r' },
  });
  if (rest.length === 0) return missingOperand(call);
  const given = values.get('d') ?? values.get('t');
  const stated =
    given === undefined
      ? Number.NaN
      : Date.parse(/Z|[+-]\d\d:?\d\d$/.test(given) ? given : `${given.replace(' ', 'T')}Z`) / 1000;
  const model = values.get('r');
  const like = model === undefined ? null : call.files.stat(at(call, model));
  if (model !== undefined && like === null) {
    complainOf(call, model, `failed to get attributes of '${model}'`, call.files.missing(at(call, model)));
    return 1;
  }
  if (given !== undefined && Number.isNaN(stated)) {
    call.err(`touch: invalid date ${busybox(call) ? '' : 'format '}'${given}'\n`);
    return 1;
  }
  const mtime = like?.mtime ?? Math.floor(Number.isNaN(stated) ? secondsOf(call.session) : stated);
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    if (isDevice(path)) continue;
    const node = call.files.stat(path);
    if (node === null && flags.has('c')) continue;
    const refused = node === null ? call.files.write(path, '', { mtime }) : touchExisting(call, path, mtime);
    if (refused === null) continue;
    complainOf(call, file, `cannot touch '${file}'`, refused);
    code = 1;
  }
  return code;
};

function touchExisting(call: ProgramCall, path: string, mtime: number): KernelErrno | null {
  const at = call.files.whole.resolve(path);
  if (at !== null && !call.files.whole.tree.mayWrite(at)) return 'EROFS';
  if (!call.files.mayWrite(path)) return 'EACCES';
  return call.files.whole.change(path, { mtime });
}
