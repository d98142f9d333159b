import { contentOf, standIn } from '../../../filesystem/index.ts';
import { isDevice } from '../../kernel/devices.ts';
import type { Refusal } from '../../kernel/files.ts';
import type { Call, Program } from '../../kernel/program.ts';
import { secondsOf } from '../../kernel/session.ts';
import { parseMode } from '../mode.ts';
import { badOption, busybox, complainOf, missingOperand, readOptions } from '../words.ts';
import { at } from './content.ts';
import { MOST_BYTES, parseSize } from './size.ts';

export const mkdir: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, { short: 'pvm:', long: { parents: 'p', mode: 'm' } });
  if (unknown !== null) return badOption(call, unknown);
  if (rest.length === 0) return missingOperand(call);
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    const refused = call.files.mkdir(path, { recursive: flags.has('p') });
    if (refused !== null) {
      complainOf(call, `can't create directory '${file}'`, `cannot create directory '${file}'`, refused);
      code = 1;
      continue;
    }
    if (flags.has('v'))
      call.out(busybox(call) ? `created directory: '${file}'\n` : `mkdir: created directory '${file}'\n`);
    const mode = values.get('m');
    if (mode !== undefined) call.files.change(path, { mode: parseMode(mode, 0o755, true) ?? 0o755 });
  }
  return code;
};

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

function touchExisting(call: Call, path: string, mtime: number): Refusal | null {
  const at = call.files.whole.resolve(path);
  if (at !== null && !call.files.whole.tree.mayWrite(at)) return 'EROFS';
  if (!call.files.mayWrite(path)) return 'EACCES';
  return call.files.whole.change(path, { mtime });
}

export const mktemp: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, {
    short: 'dp:qtu',
    long: { directory: 'd', tmpdir: 'p' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const template = rest[0] ?? (busybox(call) ? 'tmp.XXXXXX' : 'tmp.XXXXXXXXXX');
  const random = /X*$/.exec(template)?.[0].length ?? 0;
  if (random < (busybox(call) ? 6 : 3)) {
    call.err(busybox(call) ? 'mktemp: (null): Invalid argument\n' : `mktemp: too few X's in template '${template}'\n`);
    return 1;
  }
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  const name = template.replace(/X{3,}(?!.*X{3})/, xs =>
    Array.from(xs, () => letters[Math.floor(call.session.random() * letters.length)]).join(''),
  );
  const inTmp = rest.length === 0 || values.has('p') || flags.has('t');
  const shown = inTmp ? `${values.get('p') || call.env.get('TMPDIR') || '/tmp'}/${name}` : name;
  const path = at(call, shown);
  const refused = flags.has('u')
    ? null
    : flags.has('d')
      ? call.files.mkdir(path, { mode: 0o700 })
      : call.files.write(path, '', { mode: 0o600 });
  if (refused !== null) {
    complainOf(
      call,
      refused === 'ENOENT' ? `(null)` : `${template}`,
      `failed to create ${flags.has('d') ? 'directory' : 'file'} via template '${shown.replace(name, template)}'`,
      refused,
    );
    return 1;
  }
  call.out(`${shown}\n`);
  return 0;
};

export const truncate: Program = call => {
  const { values, rest } = readOptions(call.args, { short: 's:cl:o:', long: { size: 's', length: 'l' } });
  const size = parseSize((values.get('s') ?? values.get('l') ?? '0').replace(/^[+]/, '')) ?? 0;
  for (const file of rest) {
    const refused = call.files.write(
      at(call, file),
      size <= MOST_BYTES ? contentOf(new Uint8Array(size)) : standIn(size, 'zeros'),
    );
    if (refused === null) continue;
    complainOf(call, file, `cannot open '${file}' for writing`, refused);
    return 1;
  }
  return 0;
};
