/** The keys of `sort`, and how they are compared. */

/** Letters that say how a key is compared. */
export const MANNERS = 'bdfghinMrV';

/** `-k 2,3n`: from which character of which field to which, and how they are compared. */
export interface SortKey {
  readonly from: { readonly field: number; readonly character: number };
  /** Null: to the end of the line. */
  readonly to: { readonly field: number; readonly character: number } | null;
  readonly manners: ReadonlySet<string>;
}

/** `-k` may be given again and again: the options' reader keeps only the last one. */
export function keyTexts(args: readonly string[]): {
  readonly keys: readonly string[];
  readonly rest: readonly string[];
} {
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

export function keyOf(text: string, common: ReadonlySet<string>): SortKey | null {
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

export function partOf(line: string, key: SortKey, separator: string | null): string {
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

export const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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
    const order = both ? Number(one) - Number(other) : byBytes(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

export function compare(a: string, b: string, manners: ReadonlySet<string>): number {
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
  return manners.has('V') ? versions(seen(a), seen(b)) : byBytes(seen(a), seen(b));
}
