import { diffArrays } from 'diff';
import { joinPath } from '../../../filesystem/index.ts';
import { inputOf } from '../../kernel/keyboard.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { spend } from '../../kernel/session.ts';
import { contentAt, at as pathAt } from '../files/content.ts';
import { fullTime } from '../files/ls-long.ts';
import { busybox, complainOf, readOptions } from '../words.ts';

/** `diff` of files and directories: the normal form, `-u`, `-q`. Rule: diffutils 3.8; busybox knows the unified form alone. */

/** Lines that are taken out and lines that take their place. */
interface LineChange {
  /** Of the first, counted from 0. */
  readonly from: number;
  readonly removed: readonly string[];
  /** Of the second, counted from 0. */
  readonly to: number;
  readonly added: readonly string[];
}

/** Units of work for a line that is compared, for each place in which the two differ so far. */
const LINE = 40;
const MOST_EDITS = 4_000;

const LONG = {
  brief: 'q',
  unified: 'U',
  recursive: 'r',
  'new-file': 'N',
  'ignore-case': 'i',
  'ignore-space-change': 'b',
  'ignore-all-space': 'w',
  'ignore-blank-lines': 'B',
  text: 'a',
  'report-identical-files': 's',
};

interface DiffRequest {
  readonly flags: ReadonlySet<string>;
  /** Lines around a change; null: the normal form. */
  readonly context: number | null;
  /** The options as they were given: they stand above each pair of files of two directories. */
  readonly given: readonly string[];
}

export const diff: Program = call => {
  const { flags, values, rest } = readOptions(
    // Without a number beside it, this is -u.
    call.args.map(arg => (arg === '--unified' ? '-u' : arg)),
    { short: 'qurNibwBasdtTU:L:S:', long: LONG },
  );
  const [first, second, extra] = rest;
  if (first === undefined || second === undefined) {
    call.err(`diff: missing operand after '${first ?? 'diff'}'\ndiff: Try 'diff --help' for more information.\n`);
    return 2;
  }
  if (extra !== undefined) {
    call.err(`diff: extra operand '${extra}'\ndiff: Try 'diff --help' for more information.\n`);
    return 2;
  }
  const context = values.has('U') ? Number(values.get('U')) : busybox(call) || flags.has('u') ? 3 : null;
  const given = call.args.slice(0, call.args.length - 2);
  return compare(call, { flags, context, given }, first, second, false);
};

function compare(call: ProgramCall, request: DiffRequest, first: string, second: string, within: boolean): number {
  const isDirectory = (name: string): boolean =>
    name !== '-' && call.files.stat(pathAt(call, name))?.type === 'directory';
  const [one, other] = [isDirectory(first), isDirectory(second)];
  if (one && other) return compareDirectories(call, request, first, second);
  const last = (name: string): string => name.split('/').findLast(each => each !== '') ?? '';
  if (one && !within) return compare(call, request, joinPath(first, last(second)), second, true);
  if (other && !within) return compare(call, request, first, joinPath(second, last(first)), true);
  if (one || other) {
    call.out(
      `File ${first} is a ${one ? 'directory' : 'regular file'} while file ${second} is a ${other ? 'directory' : 'regular file'}\n`,
    );
    return 1;
  }
  const a = textAt(call, request, first);
  const b = textAt(call, request, second);
  if (a === null || b === null) return 2;
  if (a === b) {
    if (request.flags.has('s')) call.out(`Files ${first} and ${second} are identical\n`);
    return 0;
  }
  return compareTexts(call, request, [first, a], [second, b], within);
}

function compareTexts(
  call: ProgramCall,
  request: DiffRequest,
  [first, a]: readonly [string, string],
  [second, b]: readonly [string, string],
  within: boolean,
): number {
  if (/\0/.test(a) || /\0/.test(b)) {
    call.out(
      busybox(call) || request.flags.has('q')
        ? `Files ${first} and ${second} differ\n`
        : `Binary files ${first} and ${second} differ\n`,
    );
    return busybox(call) ? 1 : request.flags.has('q') ? 1 : 2;
  }
  const changes = changesBetween(call, request, linesOf(a), linesOf(b));
  if (changes.length === 0) return 0;
  if (request.flags.has('q')) {
    call.out(`Files ${first} and ${second} differ\n`);
    return 1;
  }
  if (within && !busybox(call) && request.given.some(each => /^-[^-]*r|^--rec/.test(each)))
    call.out(`diff ${[...request.given, first, second].join(' ')}\n`);
  if (request.context === null) call.out(changes.map(normal).join(''));
  else {
    const mtimeOf = (name: string): number => (name === '-' ? 0 : (call.files.stat(pathAt(call, name))?.mtime ?? 0));
    const head = (sign: string, name: string): string =>
      `${sign} ${name}${busybox(call) ? '' : `\t${fullTime(mtimeOf(name), false)}`}\n`;
    call.out(head('---', first) + head('+++', second) + unified(changes, linesOf(a), linesOf(b), request.context));
  }
  return 1;
}

function compareDirectories(call: ProgramCall, request: DiffRequest, first: string, second: string): number {
  const names = (directory: string): readonly string[] => call.files.list(pathAt(call, directory));
  const [one, other] = [new Set(names(first)), new Set(names(second))];
  let code = 0;
  for (const name of [...new Set([...one, ...other])].sort()) {
    const [left, right] = [joinPath(first, name), joinPath(second, name)];
    if ((!one.has(name) || !other.has(name)) && !request.flags.has('N')) {
      call.out(`Only in ${(one.has(name) ? first : second).replace(/(.)\/+$/, '$1')}: ${name}\n`);
      code = Math.max(code, 1);
      continue;
    }
    const kinds = [left, right].map(each => call.files.stat(pathAt(call, each))?.type);
    if (kinds.every(kind => kind === 'directory') && !request.flags.has('r')) {
      if (!busybox(call)) call.out(`Common subdirectories: ${left} and ${right}\n`);
      continue;
    }
    code = Math.max(code, compare(call, request, left, right, true));
  }
  return code;
}

/** Null, said, when it cannot be read. With -N a file that is missing is an empty one. */
function textAt(call: ProgramCall, { flags }: DiffRequest, name: string): string | null {
  if (name === '-') return inputOf(call);
  const content = contentAt(call, name);
  if (typeof content !== 'string') return Buffer.from(content.bytes ?? Buffer.from(content.digest)).toString('latin1');
  if (content === 'ENOENT' && flags.has('N')) return '';
  complainOf(call, name, name, content);
  return null;
}

/** Each with its end; the last may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changesBetween(
  call: ProgramCall,
  { flags }: DiffRequest,
  a: readonly string[],
  b: readonly string[],
): readonly LineChange[] {
  const key = (line: string): string => {
    let read = flags.has('i') ? line.toLowerCase() : line;
    if (flags.has('w')) read = read.replace(/[ \t\r]+/g, '');
    else if (flags.has('b')) read = read.replace(/[ \t\r]+/g, ' ').replace(/ ?\n$/, '\n');
    return read;
  };
  spend(call.session, LINE * (a.length + b.length));
  const parts = diffArrays(a.map(key), b.map(key), { maxEditLength: MOST_EDITS }) ?? [
    { value: [...a], removed: true, added: false },
    { value: [...b], removed: false, added: true },
  ];
  const changes: LineChange[] = [];
  let [from, to] = [0, 0];
  let isOpen = false;
  for (const { added, removed, value } of parts) {
    const count = value.length;
    if (!added && !removed) {
      from += count;
      to += count;
      isOpen = false;
      continue;
    }
    const before = isOpen ? changes.pop() : undefined;
    const start = before ?? { from, removed: [], to, added: [] };
    changes.push({
      ...start,
      removed: removed ? [...start.removed, ...a.slice(from, from + count)] : start.removed,
      added: added ? [...start.added, ...b.slice(to, to + count)] : start.added,
    });
    if (removed) from += count;
    else to += count;
    isOpen = true;
  }
  if (!flags.has('B')) return changes;
  return changes.filter(({ removed, added }) => [...removed, ...added].some(line => line.trim() !== ''));
}

const END = '\\ No newline at end of file\n';

function marked(sign: string, lines: readonly string[]): string {
  return lines.map(line => `${sign}${line.endsWith('\n') ? line : `${line}\n${END}`}`).join('');
}

/** `3,7c2,4` */
function normal({ from, removed, to, added }: LineChange): string {
  const span = (start: number, count: number): string =>
    count === 0 ? String(start) : count === 1 ? String(start + 1) : `${start + 1},${start + count}`;
  const letter = removed.length === 0 ? 'a' : added.length === 0 ? 'd' : 'c';
  const between = letter === 'c' ? '---\n' : '';
  return `${span(from, removed.length)}${letter}${span(to, added.length)}\n${marked('< ', removed)}${between}${marked('> ', added)}`;
}

function unified(changes: readonly LineChange[], a: readonly string[], b: readonly string[], context: number): string {
  const hunks: LineChange[][] = [];
  for (const change of changes) {
    const before = hunks.at(-1)?.at(-1);
    if (before !== undefined && change.from - (before.from + before.removed.length) <= 2 * context)
      hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  return hunks.map(hunk => hunkText(hunk, a, b, context)).join('');
}

function hunkText(hunk: readonly LineChange[], a: readonly string[], b: readonly string[], context: number): string {
  const [first, last] = [hunk[0], hunk.at(-1)];
  if (first === undefined || last === undefined) return '';
  const start = Math.max(0, first.from - context);
  const end = Math.min(a.length, last.from + last.removed.length + context);
  const startOfOther = Math.max(0, first.to - (first.from - start));
  const endOfOther = Math.min(b.length, last.to + last.added.length + (end - last.from - last.removed.length));
  const span = (from: number, to: number): string =>
    to - from === 1 ? String(from + 1) : `${to === from ? from : from + 1},${to - from}`;
  let text = `@@ -${span(start, end)} +${span(startOfOther, endOfOther)} @@\n`;
  let at = start;
  for (const { from, removed, added } of hunk) {
    text += marked(' ', a.slice(at, from)) + marked('-', removed) + marked('+', added);
    at = from + removed.length;
  }
  return text + marked(' ', a.slice(at, end));
}
