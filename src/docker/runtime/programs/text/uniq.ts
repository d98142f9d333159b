import { inputOf } from '../../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { spend } from '../../kernel/session.ts';
import { at, contentAt } from '../files/content.ts';
import { busybox, complainOf, readOptions } from '../words.ts';

/** Units of work for a byte that is compared. */
const BYTE = 6;

/** Equal lines that stand together, once. */
export const uniq: Program = call => {
  const { flags, values, rest } = readOptions(call.args, {
    short: 'cduizf:s:w:',
    long: { 'skip-fields': 'f', 'skip-chars': 's', 'check-chars': 'w', 'zero-terminated': 'z' },
  });
  const [file = '-', target] = rest;
  const content = file === '-' ? null : contentAt(call, file);
  if (typeof content === 'string') {
    complainOf(call, `can't open '${file}'`, file, content);
    return 1;
  }
  // One character for each byte, so that what is no text comes through.
  const text = content === null ? inputOf(call) : Buffer.from(content.bytes ?? []).toString('latin1');
  spend(call.session, BYTE * text.length);
  const end = flags.has('z') ? '\0' : '\n';
  const key = keyOf(values, flags.has('i'));
  const printed = runsOf(text, end, key)
    .filter(({ count }) => (flags.has('d') ? count > 1 : true) && (flags.has('u') ? count === 1 : true))
    .map(({ line, count }) => `${flags.has('c') ? `${String(count).padStart(7)} ` : ''}${line}${end}`)
    .join('');
  return written(call, Buffer.from(printed, 'latin1'), target);
};

function written(call: ProgramCall, bytes: Uint8Array, target: string | undefined): number {
  if (target === undefined) {
    call.outBytes(Buffer.from(bytes).toString('latin1'));
    return 0;
  }
  const refused = call.files.write(at(call, target), bytes);
  if (refused === null) return 0;
  complainOf(call, busybox(call) ? `can't open '${target}'` : target, target, refused);
  return 1;
}

/** What of a line is compared: without its first fields and characters. */
function keyOf(values: ReadonlyMap<string, string>, folded: boolean): (line: string) => string {
  const number = (letter: string): number => Number(values.get(letter) ?? 0);
  const most = values.has('w') ? number('w') : undefined;
  return line => {
    let from = 0;
    for (let field = 0; field < number('f'); field++) {
      while (line[from] === ' ' || line[from] === '\t') from++;
      while (from < line.length && line[from] !== ' ' && line[from] !== '\t') from++;
    }
    const part = line.slice(from + number('s')).slice(0, most);
    return folded ? part.toLowerCase() : part;
  };
}

interface LineRun {
  readonly line: string;
  count: number;
}

function runsOf(text: string, end: string, key: (line: string) => string): readonly LineRun[] {
  const lines = text.split(end);
  if (lines.at(-1) === '') lines.pop();
  const runs: LineRun[] = [];
  let last: string | null = null;
  for (const line of lines) {
    const own = key(line);
    const run = runs.at(-1);
    if (run !== undefined && own === last) run.count++;
    else runs.push({ line, count: 1 });
    last = own;
  }
  return runs;
}
