import { type Content, textOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { busybox, complainOf, readOptions } from '../words.ts';
import { contentAt } from './content.ts';

/** `cmp`: 0 when two files are alike, 1 when they differ, 2 when one cannot be read. */
export const cmp: Program = call => {
  const { flags, rest } = readOptions(call.args, { short: 'lsn:' });
  const [first = '', second = '-'] = rest;
  const a = bytesAt(call, first);
  const b = bytesAt(call, second);
  if (a === null || b === null) return 2;
  const length = Math.min(a.length, b.length);
  for (let at = 0, line = 1; at < length; at++) {
    if (a[at] !== b[at]) {
      const where = busybox(call) ? 'char' : 'byte';
      if (!flags.has('s')) call.out(`${first} ${second} differ: ${where} ${at + 1}, line ${line}\n`);
      return 1;
    }
    if (a[at] === 0x0a) line++;
  }
  if (a.length === b.length) return 0;
  if (!flags.has('s')) call.err(`cmp: EOF on ${a.length < b.length ? first : second}\n`);
  return 1;
};

function bytesAt(call: ProgramCall, path: string): Uint8Array | null {
  if (path === '-') return Buffer.from(call.stdin, 'latin1');
  const content = contentAt(call, path);
  if (typeof content !== 'string') return content.bytes ?? Buffer.from(identity(content));
  complainOf(call, path, path, content);
  return null;
}

/** A stand-in has no bytes; what identifies it is alike where they would be. */
function identity(content: Content): string {
  return textOf(content) ?? content.digest;
}
