import type { Program } from '../../kernel/program.ts';
import { badOption, busybox, complainOf, readOptions } from '../words.ts';
import { at } from './content.ts';

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
