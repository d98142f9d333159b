import { hash } from 'node:crypto';
import { inputOf } from '../../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { contentAt } from '../files/content.ts';
import { complainOf, readOptions } from '../words.ts';

/** md5sum and its like. A stand-in has no bytes: what identifies it is hashed, and a list that names it is believed. */
export const sum: Program = call => {
  const { flags, rest } = readOptions(call.args, { short: 'cbtsw', long: { check: 'c', status: 's' } });
  const algorithm = call.name.replace(/sum$/, '');
  const digest = (bytes: Uint8Array) => hash(algorithm, bytes);
  const files = rest.length === 0 ? ['-'] : rest;
  let code = 0;
  for (const file of files) {
    const ended = flags.has('c') ? check(call, file, digest, flags.has('s')) : print(call, file, digest);
    if (ended !== 0) code = ended;
  }
  return code;
};

/** Compares files with the digests that a list has of them. */
function check(call: ProgramCall, list: string, digest: (bytes: Uint8Array) => string, silent: boolean): number {
  const content = list === '-' ? null : contentAt(call, list);
  const text =
    content === null ? call.input : typeof content === 'string' ? '' : Buffer.from(content.bytes ?? []).toString();
  let code = 0;
  for (const line of text.split('\n')) {
    const [, wanted, name = ''] = /^([0-9a-f]+) [ *](.*)$/.exec(line.trim()) ?? [];
    if (wanted === undefined) continue;
    const held = contentAt(call, name);
    const same = typeof held !== 'string' && (held.bytes === null || digest(held.bytes) === wanted);
    if (!silent) call.out(`${name}: ${same ? 'OK' : 'FAILED'}\n`);
    if (!same) code = 1;
  }
  return code;
}

function print(call: ProgramCall, file: string, digest: (bytes: Uint8Array) => string): number {
  const content = file === '-' ? null : contentAt(call, file);
  if (typeof content === 'string') {
    complainOf(call, `can't open '${file}'`, file, content);
    return 1;
  }
  const bytes =
    content === null ? Buffer.from(inputOf(call), 'latin1') : (content.bytes ?? Buffer.from(content.digest));
  call.out(`${digest(bytes)}  ${file}\n`);
  return 0;
}
