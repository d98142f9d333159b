/** `sort` in the C locale, as containers have it: lines are compared byte by byte, so capitals come before small letters. */
import { cleanPath } from '../../../filesystem/index.ts';
import { inputOf } from '../../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { spend } from '../../kernel/session.ts';
import { contentAt } from '../files/content.ts';
import { badOption, busybox, complainOf, type OptionSpec, readOptions } from '../words.ts';
import { byBytes, compare, keyOf, keyTexts, MANNERS, partOf, type SortKey } from './sort-keys.ts';

const SPEC: OptionSpec = {
  short: `${MANNERS}cCmsuzk:o:t:S:T:`,
  long: {
    'ignore-leading-blanks': 'b',
    'dictionary-order': 'd',
    'ignore-case': 'f',
    'general-numeric-sort': 'g',
    'human-numeric-sort': 'h',
    'ignore-nonprinting': 'i',
    'numeric-sort': 'n',
    'month-sort': 'M',
    reverse: 'r',
    'version-sort': 'V',
    check: 'c',
    merge: 'm',
    stable: 's',
    unique: 'u',
    'zero-terminated': 'z',
    key: 'k',
    output: 'o',
    'field-separator': 't',
  },
};

export const sort: Program = call => {
  const { keys: texts, rest: args } = keyTexts(call.args);
  const { flags, values, rest, unknown } = readOptions(args, SPEC);
  if (unknown !== null) {
    const code = badOption(call, unknown);
    // A wrong option is trouble, which is 2, for GNU's sort.
    return busybox(call) ? code : 2;
  }
  const manners = new Set([...flags].filter(letter => MANNERS.includes(letter)));
  const keys: SortKey[] = [];
  for (const text of texts) {
    const key = keyOf(text, manners);
    if (key === null || key.from.field === 0) {
      call.err(
        busybox(call)
          ? 'sort: bad field specification\n'
          : `sort: invalid number at field start: invalid count at start of '${text}'\n`,
      );
      return 2;
    }
    keys.push(key);
  }
  const end = flags.has('z') ? '\0' : '\n';
  const lines = linesOf(call, rest.length === 0 ? ['-'] : rest, end);
  if (lines === null) return 2;
  const byKeys = keys.length === 0 ? wholeLines(manners) : inTurn(keys, values.get('t') ?? null);
  const settled = flags.has('s') || flags.has('u');
  const order: Order = (a, b) => byKeys(a, b) || (settled ? 0 : flags.has('r') ? byBytes(b, a) : byBytes(a, b));
  if (flags.has('c') || flags.has('C')) {
    const at = disorder(lines, order, flags.has('u'));
    if (at < 0) return 0;
    const said = busybox(call) ? `Check line ${at}` : `${rest[0] ?? '-'}:${at + 1}: disorder: ${lines[at]}`;
    if (!flags.has('C')) call.err(`sort: ${said}\n`);
    return 1;
  }
  const sorted = [...lines].sort(order);
  const kept = flags.has('u')
    ? sorted.filter((line, at) => at === 0 || byKeys(sorted[at - 1] ?? '', line) !== 0)
    : sorted;
  return write(call, kept.map(line => line + end).join(''), values.get('o'));
};

type Order = (a: string, b: string) => number;

const wholeLines =
  (manners: ReadonlySet<string>): Order =>
  (a, b) =>
    manners.has('r') ? -compare(a, b, manners) : compare(a, b, manners);

/** By the first key in which two lines differ. */
const inTurn =
  (keys: readonly SortKey[], separator: string | null): Order =>
  (a, b) => {
    for (const key of keys) {
      const order = compare(partOf(a, key, separator), partOf(b, key, separator), key.manners);
      if (order !== 0) return key.manners.has('r') ? -order : order;
    }
    return 0;
  };

/** Units of work for a character that is put into its place among the others. */
const CHARACTER = 15;

/** All lines of all files; null, said, when one cannot be read. */
function linesOf(call: ProgramCall, files: readonly string[], end: string): readonly string[] | null {
  const lines: string[] = [];
  for (const file of files) {
    const content = file === '-' ? null : contentAt(call, file);
    if (typeof content === 'string') {
      complainOf(call, file, content === 'EISDIR' ? `read failed: ${file}` : `cannot read: ${file}`, content);
      return null;
    }
    const text = content === null ? inputOf(call) : Buffer.from(content.bytes ?? []).toString('latin1');
    spend(call.session, CHARACTER * text.length);
    const read = text.split(end);
    if (read.at(-1) === '') read.pop();
    for (const line of read) lines.push(line);
  }
  return lines;
}

/** Where the first line stands that should have come earlier, or -1. */
function disorder(lines: readonly string[], order: Order, unique: boolean): number {
  return lines.findIndex((line, index) => {
    const before = lines[index - 1];
    return before !== undefined && (unique ? order(before, line) >= 0 : order(before, line) > 0);
  });
}

function write(call: ProgramCall, text: string, output: string | undefined): number {
  if (output === undefined) {
    call.outBytes(text);
    return 0;
  }
  const refused = call.files.write(cleanPath(output, call.cwd), new Uint8Array(Buffer.from(text, 'latin1')));
  if (refused === null) return 0;
  complainOf(call, `can't open '${output}'`, `open failed: ${output}`, refused);
  return 2;
}
