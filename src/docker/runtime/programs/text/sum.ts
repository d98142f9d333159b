import { hash } from 'node:crypto';
import { inputOf } from '../../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { contentAt } from '../files/content.ts';
import { busybox, complainOf, readOptions } from '../words.ts';

/** md5sum and its like. A stand-in has no bytes: what identifies it is hashed, and a list that names it is believed. */
export const sum: Program = call => {
  const { flags, rest } = readOptions(call.args, { short: 'cbtsw', long: { check: 'c', status: 's' } });
  const algorithm = call.name.replace(/sum$/, '');
  const digest = (bytes: Uint8Array) => hash(algorithm, bytes);
  const files = rest.length === 0 ? ['-'] : rest;
  let code = 0;
  for (const file of files) {
    const ended = flags.has('c')
      ? check(call, file, digest, flags.has('s'))
      : print(call, file, digest, flags.has('b'));
    if (ended !== 0) code = ended;
  }
  return code;
};

/** Compares files with the digests that a list has of them. */
function check(call: ProgramCall, list: string, digest: (bytes: Uint8Array) => string, silent: boolean): number {
  const content = list === '-' ? null : contentAt(call, list);
  const text =
    content === null ? call.input : typeof content === 'string' ? '' : Buffer.from(content.bytes ?? []).toString();
  let [read, wrong, unread] = [0, 0, 0];
  for (const line of text.split('\n')) {
    const [, wanted, name = ''] = /^([0-9a-f]{32,}) [ *](.*)$/.exec(line.trim()) ?? [];
    // Of a line that is none GNU's says nothing where there are others; busybox counts it.
    if (wanted === undefined) {
      const counts = busybox(call) && line !== '' ? 1 : 0;
      read += counts;
      wrong += counts;
      continue;
    }
    read++;
    const held = contentAt(call, name);
    const same = typeof held !== 'string' && (held.bytes === null || digest(held.bytes) === wanted);
    if (typeof held === 'string') {
      unread++;
      complainOf(call, `can't open '${name}'`, name, held);
    } else if (!same) wrong++;
    const how = same ? 'OK' : typeof held === 'string' && !busybox(call) ? 'FAILED open or read' : 'FAILED';
    if (!silent) call.out(`${name}: ${how}\n`);
  }
  if (!silent || read === 0) call.err(warnings(call, list, { read, wrong, unread }));
  return wrong + unread > 0 || read === 0 ? 1 : 0;
}

/** What is said after all files of a list. Rule: md5sum.c of coreutils and of busybox. */
function warnings(
  call: ProgramCall,
  list: string,
  { read, wrong, unread }: { readonly read: number; readonly wrong: number; readonly unread: number },
): string {
  if (read === 0)
    return busybox(call)
      ? `${call.name}: no checksum lines found\n`
      : `${call.name}: ${list === '-' ? "'standard input'" : list}: no properly formatted checksum lines found\n`;
  if (busybox(call))
    return wrong + unread === 0
      ? ''
      : `${call.name}: WARNING: ${wrong + unread} of ${read} computed checksums did NOT match\n`;
  const lines = [
    unread === 0 ? '' : `WARNING: ${unread} listed file${unread === 1 ? '' : 's'} could not be read`,
    wrong === 0 ? '' : `WARNING: ${wrong} computed checksum${wrong === 1 ? '' : 's'} did NOT match`,
  ];
  return lines.map(line => (line === '' ? '' : `${call.name}: ${line}\n`)).join('');
}

function print(call: ProgramCall, file: string, digest: (bytes: Uint8Array) => string, binary: boolean): number {
  const content = file === '-' ? null : contentAt(call, file);
  if (typeof content === 'string') {
    complainOf(call, `can't open '${file}'`, file, content);
    return 1;
  }
  const bytes =
    content === null ? Buffer.from(inputOf(call), 'latin1') : (content.bytes ?? Buffer.from(content.digest));
  call.out(`${digest(bytes)} ${binary ? '*' : ' '}${file}\n`);
  return 0;
}
