import { contentOf, standIn } from '../../../filesystem/index.ts';
import type { Program } from '../../kernel/program.ts';
import { badOption, complainOf, readOptions } from '../words.ts';
import { at } from './content.ts';
import { MOST_BYTES, parseSize } from './size.ts';

/** `truncate`, and `fallocate`, which takes the length by another letter. A file keeps what it has, up to the new length; zeros follow it. */
export const truncate: Program = call => {
  const { flags, values, rest, unknown } = readOptions(call.args, {
    short: 's:cl:o:',
    long: { size: 's', length: 'l', 'no-create': 'c' },
  });
  if (unknown !== null) return badOption(call, unknown);
  const given = values.get('s') ?? values.get('l');
  if (given === undefined) {
    call.err(
      `${call.name}: you must specify either '--size' or '--reference'\nTry '${call.name} --help' for more information.\n`,
    );
    return 1;
  }
  const sign = /^[-+]/.exec(given)?.[0] ?? '';
  const size = parseSize(given.slice(sign.length));
  if (size === null) {
    call.err(`${call.name}: Invalid number: '${given}'\n`);
    return 1;
  }
  if (rest.length === 0) {
    call.err(`${call.name}: missing file operand\nTry '${call.name} --help' for more information.\n`);
    return 1;
  }
  let code = 0;
  for (const file of rest) {
    const path = at(call, file);
    const before = call.files.content(path);
    if (before === 'ENOENT' && flags.has('c')) continue;
    const old = typeof before === 'string' ? null : before;
    const own = old?.size ?? 0;
    const length = Math.max(0, sign === '+' ? own + size : sign === '-' ? own - size : size);
    if (call.name === 'fallocate' && length <= own) continue;
    const refused = call.files.write(path, resized(old?.bytes ?? new Uint8Array(0), length));
    if (refused === null) continue;
    complainOf(call, file, `cannot open '${file}' for writing`, refused);
    code = 1;
  }
  return code;
};

function resized(bytes: Uint8Array, length: number): ReturnType<typeof contentOf> {
  if (length > MOST_BYTES) return standIn(length, 'zeros');
  const made = new Uint8Array(length);
  made.set(bytes.subarray(0, length));
  return contentOf(made);
}
