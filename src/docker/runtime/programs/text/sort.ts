/** `sort` in the C locale, as containers have it: lines are compared byte by byte, so capitals come before small letters. */
import { cleanPath } from '../../../filesystem/index.ts';
import type { Call, Program } from '../../kernel/program.ts';
import { contentAt } from '../files/content.ts';
import { badOption, busybox, complainOf, type OptionSpec, readOptions } from '../words.ts';

/** Letters that say how a key is compared. */
const MANNERS = 'bdfghinMrV';

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

interface Key {
  readonly from: { readonly field: number; readonly character: number };
  /** Null: to the end of the line. */
  readonly to: { readonly field: number; readonly character: number } | null;
  readonly manners: ReadonlySet<string>;
}

/** `-k` may be given again and again: the options' reader keeps only the last one. */
function keyTexts(args: readonly string[]): { readonly keys: readonly string[]; readonly rest: readonly string[] } {
  const keys: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      rest.push(...args.slice(at));
      break;
    }
    const joined = /^--key=(.*)$/s.exec(arg) ?? /^-[a-zA-Z]*?k(.+)$/s.exec(arg);
    const before = /^-([a-zA-Z]*?)k/.exec(arg)?.[1] ?? '';
    const isKey = arg === '--key' || (/^-[a-zA-Z]*?k/.test(arg) && !/[otST]/.test(before));
    if (!isKey) rest.push(arg);
    else {
      if (before !== '') rest.push(`-${before}`);
      keys.push(joined?.[1] ?? args[++at] ?? '');
    }
  }
  return { keys, rest };
}

function keyOf(text: string, common: ReadonlySet<string>): Key | null {
  const match = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?$/.exec(text);
  if (match === null) return null;
  const own = `${match[3] ?? ''}${match[6] ?? ''}`;
  return {
    from: { field: Number(match[1]), character: Number(match[2] ?? 1) },
    to: match[4] === undefined ? null : { field: Number(match[4]), character: Number(match[5] ?? 0) },
    manners: own === '' ? common : new Set(own),
  };
}

/** Where each field begins and ends. Without a separator a field begins with the blanks before it. */
function fieldsOf(line: string, separator: string | null): readonly (readonly [number, number])[] {
  const fields: (readonly [number, number])[] = [];
  if (separator === null) {
    for (const match of line.matchAll(/[ \t]*[^ \t]+|[ \t]+$/g))
      fields.push([match.index, match.index + match[0].length]);
    return fields;
  }
  let start = 0;
  for (;;) {
    const end = line.indexOf(separator, start);
    fields.push([start, end < 0 ? line.length : end]);
    if (end < 0) return fields;
    start = end + separator.length;
  }
}

function partOf(line: string, key: Key, separator: string | null): string {
  const fields = fieldsOf(line, separator);
  const blanks = (at: number): number => /^[ \t]*/.exec(line.slice(at))?.[0].length ?? 0;
  const skips = key.manners.has('b');
  const first = fields[key.from.field - 1];
  if (first === undefined) return '';
  const start = first[0] + (skips ? blanks(first[0]) : 0) + Math.max(0, key.from.character - 1);
  if (key.to === null) return line.slice(start);
  const last = fields[key.to.field - 1];
  if (last === undefined) return line.slice(start);
  const end = key.to.character === 0 ? last[1] : last[0] + (skips ? blanks(last[0]) : 0) + key.to.character;
  return line.slice(start, Math.max(start, Math.min(end, last[1])));
}

const bytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

function numberOf(text: string, manners: ReadonlySet<string>): number {
  const match = manners.has('g') ? /^\s*[+-]?\d*\.?\d*(?:e[+-]?\d+)?/i.exec(text) : /^[ \t]*-?\d*(?:\.\d*)?/.exec(text);
  const value = Number(match?.[0] ?? 0) || 0;
  if (!manners.has('h')) return value;
  const power = ' KMGTPEZY'.indexOf((text.trim().slice(match?.[0].trim().length)[0] ?? ' ').toUpperCase());
  return value * 1024 ** Math.max(0, power);
}

/** Runs of digits count as numbers. */
function versions(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const one = left[at] ?? '';
    const other = right[at] ?? '';
    const both = /^\d/.test(one) && /^\d/.test(other);
    const order = both ? Number(one) - Number(other) : bytes(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

function compare(a: string, b: string, manners: ReadonlySet<string>): number {
  if (manners.has('n') || manners.has('g') || manners.has('h')) return numberOf(a, manners) - numberOf(b, manners);
  if (manners.has('M')) {
    const month = (text: string): number => MONTHS.indexOf(text.trim().slice(0, 3).toUpperCase());
    return month(a) - month(b);
  }
  const seen = (text: string): string => {
    let read = manners.has('b') ? text.replace(/^[ \t]+/, '') : text;
    if (manners.has('d')) read = read.replace(/[^A-Za-z0-9 \t]/g, '');
    else if (manners.has('i')) read = read.replace(/[^ -~]/g, '');
    return manners.has('f') ? read.toUpperCase() : read;
  };
  return manners.has('V') ? versions(seen(a), seen(b)) : bytes(seen(a), seen(b));
}

export const sort: Program = call => {
  const { keys: texts, rest: args } = keyTexts(call.args);
  const { flags, values, rest, unknown } = readOptions(args, SPEC);
  if (unknown !== null) return failed(call, badOption(call, unknown));
  const manners = new Set([...flags].filter(letter => MANNERS.includes(letter)));
  const keys: Key[] = [];
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
  const whole: Key = { from: { field: 1, character: 1 }, to: null, manners };
  const separator = values.get('t') ?? null;
  const end = flags.has('z') ? '\0' : '\n';

  const lines: string[] = [];
  for (const file of rest.length === 0 ? ['-'] : rest) {
    const content = file === '-' ? null : contentAt(call, file);
    if (typeof content === 'string') {
      complainOf(call, file, content === 'EISDIR' ? `read failed: ${file}` : `cannot read: ${file}`, content);
      return 2;
    }
    const text = content === null ? call.stdin : Buffer.from(content.bytes ?? []).toString('latin1');
    const read = text.split(end);
    if (read.at(-1) === '') read.pop();
    lines.push(...read);
  }

  const byKeys = (a: string, b: string): number => {
    for (const key of keys.length === 0 ? [whole] : keys) {
      const order =
        keys.length === 0
          ? compare(a, b, key.manners)
          : compare(partOf(a, key, separator), partOf(b, key, separator), key.manners);
      if (order !== 0) return key.manners.has('r') ? -order : order;
    }
    return 0;
  };
  const settled = flags.has('s') || flags.has('u');
  const order = (a: string, b: string): number =>
    byKeys(a, b) || (settled ? 0 : flags.has('r') ? bytes(b, a) : bytes(a, b));

  if (flags.has('c') || flags.has('C')) {
    const at = lines.findIndex((line, index) => {
      const before = lines[index - 1];
      return before !== undefined && (flags.has('u') ? order(before, line) >= 0 : order(before, line) > 0);
    });
    if (at < 0) return 0;
    const name = rest[0] ?? '-';
    if (!flags.has('C'))
      call.err(busybox(call) ? `sort: Check line ${at}\n` : `sort: ${name}:${at + 1}: disorder: ${lines[at]}\n`);
    return 1;
  }
  const sorted = [...lines].sort(order);
  const kept = flags.has('u')
    ? sorted.filter((line, at) => at === 0 || byKeys(sorted[at - 1] ?? '', line) !== 0)
    : sorted;
  const text = kept.map(line => line + end).join('');
  const output = values.get('o');
  if (output === undefined) {
    call.outBytes(text);
    return 0;
  }
  const refused = call.files.write(cleanPath(output, call.cwd), new Uint8Array(Buffer.from(text, 'latin1')));
  if (refused === null) return 0;
  complainOf(call, `can't open '${output}'`, `open failed: ${output}`, refused);
  return 2;
};

/** A wrong option is trouble, which is 2, for GNU's sort. */
function failed(call: Call, exitCode: number): number {
  return busybox(call) ? exitCode : 2;
}
