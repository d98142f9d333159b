import type { Program, ProgramCall } from '../../kernel/program.ts';
import { spend, stop } from '../../kernel/session.ts';
import { contentAt, at as pathAt } from '../files/content.ts';
import { parseSize } from '../files/size.ts';
import { badOption, complainOf, readOptions } from '../words.ts';

/** `od`: bytes of files in numbers and characters. Rule: od.c of coreutils, which busybox's follows. */

/** How a group of bytes is written: so many bytes of it, in places so wide. */
interface DumpFormat {
  readonly bytes: number;
  readonly width: number;
  readonly text: (bytes: Uint8Array) => string;
}

/** Units of work for a byte that is shown. */
const BYTE = 30;

const ADDRESS: Readonly<Record<string, number>> = { o: 8, d: 10, x: 16 };

const SPEC = { short: 'A:j:N:t:vabcdiosx', long: {} } as const;

/** Letters of old that stand for formats. */
const OLD: Readonly<Record<string, string>> = { a: 'a', b: 'o1', c: 'c', d: 'u2', i: 'd4', o: 'o2', s: 'd2', x: 'x2' };

export const od: Program = call => {
  const { across, args } = widthIn(call.args);
  const { flags, values, rest, unknown } = readOptions(args, SPEC);
  if (unknown !== null) return badOption(call, unknown);
  const asked = [
    ...Object.keys(OLD).flatMap(letter => (flags.has(letter) ? [OLD[letter] ?? ''] : [])),
    values.get('t') ?? '',
  ];
  const wrong = /[^acdfoux\dCSILz]/.exec(values.get('t') ?? '')?.[0];
  if (wrong !== undefined) {
    call.err(`od: invalid character '${wrong}' in type string '${values.get('t')}'\n`);
    return 1;
  }
  const names = asked.join('').match(/[acdoux]\d*/g) ?? ['o2'];
  const formats = names.map(formatOf);
  if (formats.some(format => format === null) || /[fCSILz]/.test(values.get('t') ?? ''))
    return stop(call.session, 'not-simulated', `od -t ${values.get('t') ?? ''} is not simulated on this host`);
  const given = bytesOf(call, rest);
  if (given === null) return 1;
  const skip = parseSize(values.get('j') ?? '0') ?? 0;
  const most = values.has('N') ? (parseSize(values.get('N') ?? '') ?? 0) : given.length;
  const bytes = given.subarray(skip, skip + most);
  spend(call.session, BYTE * bytes.length);
  const radix = values.get('A') === 'n' ? null : (ADDRESS[values.get('A') ?? 'o'] ?? 8);
  const written = formats.filter(format => format !== null);
  call.out(dump(bytes, { across, radix, from: skip, isWhole: flags.has('v'), formats: written }));
  return 0;
};

/** How many bytes stand in a row: `-w8`, and 32 for `-w` alone. */
function widthIn(given: readonly string[]): { readonly across: number; readonly args: readonly string[] } {
  let across = 16;
  const args = given.filter(arg => {
    const width = /^-w(\d*)$/.exec(arg)?.[1];
    if (width !== undefined) across = Number(width) || 32;
    return width === undefined;
  });
  return { across, args };
}

interface DumpLayout {
  readonly across: number;
  /** Null: no addresses. */
  readonly radix: number | null;
  readonly from: number;
  /** Rows that are like the one before are shown too. */
  readonly isWhole: boolean;
  readonly formats: readonly DumpFormat[];
}

function dump(bytes: Uint8Array, { across, radix, from, isWhole, formats }: DumpLayout): string {
  const address = (place: number): string =>
    radix === null ? '' : (from + place).toString(radix).padStart(radix === 16 ? 6 : 7, '0');
  // Of several formats each takes as much room for a byte as the widest.
  const room = Math.max(...formats.map(({ bytes: size, width }) => (width + 1) / size));
  let text = '';
  let before = '';
  let isRepeated = false;
  for (let place = 0; place < bytes.length; place += across) {
    const row = bytes.subarray(place, place + across);
    const key = Buffer.from(row).toString('latin1');
    if (!isWhole && place > 0 && key === before && row.length === across) {
      if (!isRepeated) text += '*\n';
      isRepeated = true;
      continue;
    }
    isRepeated = false;
    before = key;
    for (const [index, format] of formats.entries())
      text += `${index === 0 ? address(place) : ' '.repeat(address(place).length)}${rowText(row, format, room)}\n`;
  }
  return radix === null ? text : `${text}${address(bytes.length)}\n`;
}

function rowText(row: Uint8Array, { bytes: size, text }: DumpFormat, room: number): string {
  let line = '';
  for (let at = 0; at < row.length; at += size) {
    const group = new Uint8Array(size);
    group.set(row.subarray(at, at + size));
    line += text(group).padStart(room * size);
  }
  return line;
}

function formatOf(name: string): DumpFormat | null {
  const [kind = '', digits = ''] = [name.slice(0, 1), name.slice(1)];
  if (kind === 'a' || kind === 'c')
    return { bytes: 1, width: 3, text: ([byte = 0]) => (kind === 'a' ? named(byte) : escapedCharacter(byte)) };
  const bytes = digits === '' ? 4 : Number(digits);
  if (bytes !== 1 && bytes !== 2 && bytes !== 4) return null;
  const most = 256 ** bytes - 1;
  const value = (group: Uint8Array): number => group.reduceRight((sum, byte) => sum * 256 + byte, 0);
  switch (kind) {
    case 'd':
      return {
        bytes,
        width: String(-(most + 1) / 2).length,
        text: group => String(value(group) > most / 2 ? value(group) - most - 1 : value(group)),
      };
    case 'u':
      return { bytes, width: String(most).length, text: group => String(value(group)) };
    default: {
      const radix = kind === 'x' ? 16 : 8;
      const width = most.toString(radix).length;
      return { bytes, width, text: group => value(group).toString(radix).padStart(width, '0') };
    }
  }
}

const NAMES =
  'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp'.split(
    ' ',
  );

function named(byte: number): string {
  const low = byte & 0x7f;
  return low === 0x7f ? 'del' : (NAMES[low] ?? String.fromCharCode(low));
}

const ESCAPED: ReadonlyMap<number, string> = new Map(
  [...'\0\x07\b\f\n\r\t\v'].map((char, at) => [char.charCodeAt(0), `\\${'0abfnrtv'[at]}`] as const),
);

function escapedCharacter(byte: number): string {
  const known = ESCAPED.get(byte);
  if (known !== undefined) return known;
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0');
}

/** All files as one; null, said, when one cannot be read. */
function bytesOf(call: ProgramCall, files: readonly string[]): Uint8Array | null {
  const parts: Uint8Array[] = [];
  for (const file of files.length === 0 ? ['-'] : files) {
    const content = file === '-' ? null : contentAt(call, file);
    if (typeof content === 'string') {
      complainOf(call, `can't open '${file}'`, file, content);
      return null;
    }
    if (content !== null && content.bytes === null)
      return stop(
        call.session,
        'not-simulated',
        `the bytes of ${pathAt(call, file)} are not simulated: it is a stand-in`,
      );
    parts.push(content === null ? Buffer.from(call.stdin, 'latin1') : (content.bytes ?? new Uint8Array(0)));
  }
  return Buffer.concat(parts);
}
