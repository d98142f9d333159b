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
      // GNU's says `byte` where the locale is not C's, which no container has.
      if (!flags.has('s')) call.out(`${first} ${second} differ: char ${at + 1}, line ${line}\n`);
      return 1;
    }
    if (a[at] === 0x0a) line++;
  }
  if (a.length === b.length) return 0;
  if (!flags.has('s')) call.err(endText(call, a.length < b.length ? [first, a] : [second, b]));
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

/** One of the files is the beginning of the other. Rule: cmp.c of diffutils 3.8. */
function endText(call: ProgramCall, [name, bytes]: readonly [string, Uint8Array]): string {
  if (busybox(call)) return `cmp: EOF on ${name}\n`;
  if (bytes.length === 0) return `cmp: EOF on ${name} which is empty\n`;
  const lines = bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
  const where = bytes.at(-1) === 0x0a ? `line ${lines}` : `in line ${lines + 1}`;
  return `cmp: EOF on ${name} after byte ${bytes.length}, ${where}\n`;
}
