import { inputOf } from '../../kernel/keyboard.ts';
import type { Program } from '../../kernel/program.ts';
import { spend } from '../../kernel/session.ts';
import { runTool } from '../../shell/tools.ts';
import { contentAt } from '../files/content.ts';
import { busybox, complainOf, readOptions } from '../words.ts';

interface TextCounts {
  readonly l: number;
  readonly w: number;
  readonly m: number;
  readonly c: number;
  readonly L: number;
}

/** Units of work for a byte that is counted. */
const BYTE = 6;

function countsOf(bytes: Uint8Array, size: number): TextCounts {
  const text = Buffer.from(bytes).toString('utf8');
  const lines = text.split('\n');
  return {
    l: lines.length - 1,
    w: text.split(/\s+/).filter(word => word !== '').length,
    m: [...text].length,
    c: size,
    L: lines.reduce((longest, line) => Math.max(longest, line.length), 0),
  };
}

/** `wc`. Of a stand-in it counts the bytes that the host reports: there are no lines to be seen. */
export const wc: Program = async call => {
  const { flags, rest } = readOptions(call.args, {
    short: 'clmwL',
    long: { bytes: 'c', lines: 'l', words: 'w', chars: 'm', 'max-line-length': 'L' },
  });
  const contents = rest.map(file => (file === '-' ? null : contentAt(call, file)));
  const read = contents.every(each => each !== null) && rest.length > 0 ? '' : inputOf(call);
  const hollow = contents.some(each => each !== null && typeof each !== 'string' && each.bytes === null);
  if (!busybox(call) && !(hollow && flags.has('c'))) {
    const given = { env: call.env, cwd: call.cwd, stdin: read };
    const said = await runTool(call.session, call.files, 'wc', call.args, given);
    call.out(said.stdout);
    call.err(said.stderr);
    return said.exitCode;
  }
  const shown = (['l', 'w', 'm', 'c', 'L'] as const).filter(letter =>
    flags.size === 0 ? letter === 'l' || letter === 'w' || letter === 'c' : flags.has(letter),
  );
  const lone = shown.length === 1 && rest.length <= 1;
  const line = (counts: TextCounts, name: string) =>
    `${shown.map(letter => (lone || !busybox(call) ? String(counts[letter]) : String(counts[letter]).padStart(9))).join(' ')}${name === '' ? '' : ` ${name}`}\n`;
  let total: TextCounts = { l: 0, w: 0, m: 0, c: 0, L: 0 };
  let code = 0;
  const counted = (bytes: Uint8Array, size: number): TextCounts => {
    spend(call.session, BYTE * bytes.length);
    return countsOf(bytes, size);
  };
  const add = (counts: TextCounts, name: string) => {
    const { l, w, m, c, L } = counts;
    total = { l: total.l + l, w: total.w + w, m: total.m + m, c: total.c + c, L: Math.max(total.L, L) };
    call.out(line(counts, name));
  };
  const input = Buffer.from(read, 'latin1');
  if (rest.length === 0) add(counted(input, input.length), '');
  for (const [at, file] of rest.entries()) {
    const content = contents[at] ?? null;
    if (content === null) add(counted(input, input.length), file);
    else if (typeof content === 'string') {
      complainOf(call, file, file, content);
      code = 1;
    } else add(counted(content.bytes ?? new Uint8Array(0), content.size), file);
  }
  if (rest.length > 1) call.out(line(total, 'total'));
  return code;
};
