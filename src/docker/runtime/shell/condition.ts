import { cleanPath } from '../../filesystem/index.ts';
import { isDevice } from '../kernel/devices.ts';
import type { UserFiles } from '../kernel/files.ts';

/** What a condition asks of its surroundings. */
export interface ConditionSurroundings {
  readonly files: UserFiles;
  readonly cwd: string;
  readonly tty: boolean;
}

/** The value of a condition, or which word cannot be made sense of. */
export type Judged =
  | { readonly ok: true; readonly value: boolean }
  | {
      readonly ok: false;
      readonly word: string;
      readonly fault: 'operand' | 'number' | 'argument' | 'bracket' | 'paren';
    };

class Senseless extends Error {
  readonly word: string;
  readonly fault: 'operand' | 'number' | 'argument' | 'paren';
  constructor(word: string, fault: 'operand' | 'number' | 'argument' | 'paren') {
    super(fault);
    this.word = word;
    this.fault = fault;
  }
}

const BINARY: ReadonlySet<string> = new Set('= == != < > -eq -ne -lt -le -gt -ge -nt -ot -ef'.split(' '));
const UNARY: ReadonlySet<string> = new Set([...'nzefdLhsrwxbcpSugkOGt'].map(letter => `-${letter}`));

/** `test` and `[`, as POSIX has them with -a, -o and brackets. */
export function judge(name: string, args: readonly string[], around: ConditionSurroundings): Judged {
  const bracketed = name === '[' || name === '[[';
  const close = name === '[' ? ']' : ']]';
  if (bracketed && args.at(-1) !== close) return { ok: false, word: close, fault: 'bracket' };
  const words = bracketed ? args.slice(0, -1) : args;
  if (words.length === 0) return { ok: true, value: false };
  let at = 0;
  const node = (path: string) => around.files.stat(cleanPath(path, around.cwd));
  const or = (): boolean => {
    const left = and();
    if (words[at] !== '-o') return left;
    at++;
    return or() || left;
  };
  const and = (): boolean => {
    const left = not();
    if (words[at] !== '-a') return left;
    at++;
    return and() && left;
  };
  const not = (): boolean => {
    if (words[at] === '!' && words.length - at > 1) {
      at++;
      return !not();
    }
    return primary();
  };
  const primary = (): boolean => {
    const word = words[at];
    if (word === undefined) throw new Senseless(words[at - 1] ?? '', 'argument');
    const operator = words[at + 1];
    const left = words.length - at;
    if (left >= 3 && operator !== undefined && BINARY.has(operator)) {
      const other = words[at + 2] ?? '';
      at += 3;
      return compare(word, operator, other, node);
    }
    if (word === '(' && left > 1) {
      at++;
      const value = or();
      if (words[at] !== ')') throw new Senseless(')', 'paren');
      at++;
      return value;
    }
    if (UNARY.has(word) && operator !== undefined) {
      at += 2;
      return unary(word, operator, around);
    }
    at++;
    return word !== '';
  };
  try {
    const value = or();
    const beyond = words[at];
    return beyond === undefined ? { ok: true, value } : { ok: false, word: beyond, fault: 'operand' };
  } catch (error) {
    if (error instanceof Senseless) return { ok: false, word: error.word, fault: error.fault };
    throw error;
  }
}

function unary(operator: string, value: string, { files, cwd, tty }: ConditionSurroundings): boolean {
  const path = cleanPath(value, cwd);
  const node = files.stat(path);
  switch (operator) {
    case '-n':
      return value !== '';
    case '-z':
      return value === '';
    case '-t':
      return tty;
    case '-e':
      return node !== null || isDevice(path);
    case '-f':
      return node?.type === 'file' && !isDevice(path);
    case '-c':
      return isDevice(path);
    case '-d':
      return node?.type === 'directory';
    case '-L':
    case '-h':
      return files.lstat(path)?.type === 'symlink';
    case '-s':
      return node !== null && (node.type !== 'file' || node.content.size > 0);
    case '-r':
      return files.mayRead(path) || isDevice(path);
    case '-w':
      return files.mayWrite(path) || isDevice(path);
    case '-x':
      return files.mayExecute(path);
    case '-u':
      return node !== null && (node.mode & 0o4000) !== 0;
    case '-g':
      return node !== null && (node.mode & 0o2000) !== 0;
    case '-k':
      return node !== null && (node.mode & 0o1000) !== 0;
    case '-O':
      return node?.uid === files.identity.uid;
    case '-G':
      return node?.gid === files.identity.gid;
    default:
      return false;
  }
}

function compare(
  a: string,
  operator: string,
  b: string,
  node: (path: string) => { readonly mtime: number } | null,
): boolean {
  switch (operator) {
    case '=':
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '-nt':
      return (node(a)?.mtime ?? 0) > (node(b)?.mtime ?? 0);
    case '-ot':
      return (node(a)?.mtime ?? 0) < (node(b)?.mtime ?? 0);
    case '-ef':
      return node(a) !== null && node(a) === node(b);
    default: {
      const [left, right] = [a, b].map(whole) as [bigint, bigint];
      switch (operator) {
        case '-eq':
          return left === right;
        case '-ne':
          return left !== right;
        case '-lt':
          return left < right;
        case '-le':
          return left <= right;
        case '-gt':
          return left > right;
        default:
          return left >= right;
      }
    }
  }
}

function whole(word: string): bigint {
  if (!/^\s*[-+]?\d+\s*$/.test(word)) throw new Senseless(word, 'number');
  return BigInt(word.trim().replace(/^\+/, ''));
}

/** In the words of busybox. */
export function senselessInBusybox({ word, fault }: Exclude<Judged, { readonly ok: true }>): string {
  switch (fault) {
    case 'operand':
      return `${word}: unknown operand`;
    case 'number':
      return `${word}: bad number`;
    case 'argument':
      return 'argument expected';
    case 'paren':
      return 'closing paren expected';
    case 'bracket':
      return `missing ${word}`;
  }
}

/** In the words of dash, and of GNU's test. */
export function senselessInDash(name: string, { word, fault }: Exclude<Judged, { readonly ok: true }>): string {
  switch (fault) {
    case 'operand':
      return `${name}: ${word}: unexpected operator`;
    case 'number':
      return `${name}: Illegal number: ${word}`;
    case 'argument':
      return `${name}: ${word}: argument expected`;
    case 'paren':
      return `${name}: closing paren expected`;
    case 'bracket':
      return `${name}: missing ${word}`;
  }
}
