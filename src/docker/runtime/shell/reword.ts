import type { Dialect } from '../kernel/manners.ts';
import { complain, notFound, type Speaker } from './speaker.ts';

/** Stands before what `${NAME:?}` says, so that it is known as what ends the shell. */
export const DEMAND = '\u0001';

/** The interpreter speaks as bash does; what it says is put into the words of the shell that it stands for. */
export function reword(text: string, speaker: Speaker, line: number): string {
  const { dialect } = speaker;
  if (!text.includes('bash: ') && !/^E[A-Z]+: /m.test(text) && !text.includes('/bin/__') && !text.includes('__FLAGS='))
    return text;
  return text
    .replace(/^bash: (?:line \d+: )?shift: shift count out of range\n/gm, dialect === 'ash' ? '' : '$&')
    .replace(/^set: usage:.*\n(?:Options:\n)?(?: {2}.*\n)*/m, '')
    .split('\n')
    .filter(each => !/^\++ (?:__FLAGS=|\/bin\/__(?:run|job) )/.test(each))
    .map(each => {
      const refused = /^E[A-Z]+: (.*), '(.*)'$/.exec(each);
      if (refused !== null) {
        const [, why = '', path = ''] = refused;
        const words = why.charAt(0).toUpperCase() + why.slice(1);
        return complain(speaker, null, line, cannotCreate(dialect, shownPath(speaker, path), words)).replace(/\n$/, '');
      }
      const said = /^bash: (?:line (\d+): )?(.*)$/.exec(each);
      if (said === null) return each;
      return sentence(speaker, said[1] === undefined ? line : Number(said[1]), said[2] ?? '').replace(/\n$/, '');
    })
    .join('\n');
}

/** A path as it was most likely typed: relative to where the shell started when it lies below. */
function shownPath({ cwd }: Speaker, path: string): string {
  return cwd !== '/' && path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
}

function sentence(speaker: Speaker, line: number, said: string): string {
  const { dialect } = speaker;
  if (said.startsWith(DEMAND)) return complain(speaker, null, line, said.replaceAll(DEMAND, ''));
  const command = /^(.*): command not found$/.exec(said)?.[1];
  if (command !== undefined) return notFound(speaker, line, command);
  const option = dialect === 'bash' ? null : wrongOption(said);
  if (option !== null) return option;
  const { by, words } = dialect === 'bash' ? { by: null, words: said } : inOwnWords(said, dialect);
  return complain(speaker, by, line, words);
}

/** What getopts says: it names neither the shell nor a line. */
function wrongOption(said: string): string | null {
  const unknown = /^illegal option -- (.)$/.exec(said);
  if (unknown !== null) return `Illegal option -${unknown[1]}\n`;
  const lacking = /^option requires an argument -- (.)$/.exec(said);
  return lacking === null ? null : `No arg for -${lacking[1]} option\n`;
}

interface ShellComplaint {
  /** The command of the shell that complains; null for the shell itself. */
  readonly by: string | null;
  readonly words: string;
}

interface RewordRule {
  readonly said: RegExp;
  /** From the groups of `said`. */
  readonly instead: (groups: readonly string[], dialect: NotBash, whole: string) => ShellComplaint;
}

type NotBash = Exclude<Dialect, 'bash'>;

const shell = (words: string): ShellComplaint => ({ by: null, words });

const RULES: readonly RewordRule[] = [
  {
    said: /^cd: (.*): (No such file or directory|Not a directory|Permission denied)$/,
    instead: ([path, why], dialect) => ({
      by: 'cd',
      words: `can't cd to ${path}${dialect === 'ash' ? `: ${why}` : ''}`,
    }),
  },
  { said: /^([A-Za-z_]\w*|\d+): unbound variable$/, instead: ([name]) => shell(`${name}: parameter not set`) },
  {
    said: /^local: can only be used in a function$/,
    instead: () => ({ by: 'local', words: 'not in a function' }),
  },
  {
    said: /^(\.|source): (.*): (No such file or directory)$/,
    instead: ([by = '.', path = '', why = ''], dialect) => ({ by, words: cannotOpen(dialect, path, why) }),
  },
  {
    said: /^(\S+): cannot overwrite existing file$/,
    instead: ([path = ''], dialect) => shell(cannotCreate(dialect, path, 'File exists')),
  },
  {
    said: /^set: (.*): invalid option( name)?$/,
    instead: ([option, named], dialect) => ({
      by: 'set',
      words: `${dialect === 'ash' ? 'i' : 'I'}llegal option ${named === undefined ? '' : '-o '}${option}`,
    }),
  },
  {
    said: /^(export|readonly|local|unset): [`']([^=]*).*': not a valid identifier$/,
    instead: ([by = '', name]) => ({ by, words: `${name}: bad variable name` }),
  },
  {
    said: /^(?:.*: )?syntax error: (?:operand expected|invalid arithmetic operator)|value too great for base/,
    instead: (_groups, dialect, whole) => shell(dialect === 'ash' ? 'arithmetic syntax error' : whole),
  },
  {
    said: /^(\S+): (No such file or directory)$/,
    instead: ([path = '', why = ''], dialect) => shell(cannotRead(dialect, path, why)),
  },
  {
    said: /^(\S+): (Is a directory|Permission denied|cannot open redirect target|Read-only file system)$/,
    instead: ([path = '', why = ''], dialect) => shell(cannotCreate(dialect, path, why)),
  },
  { said: /^shift: shift count out of range$/, instead: () => ({ by: 'shift', words: "can't shift that many" }) },
  {
    said: /^unset: (\w+): cannot unset: readonly variable$/,
    instead: ([name]) => ({ by: 'unset', words: `${name}: is read only` }),
  },
  { said: /^(\w+): readonly variable$/, instead: ([name]) => shell(`${name}: is read only`) },
  {
    said: /^(exit|return|shift|break|continue): (.*): numeric argument required$/,
    instead: ([by = '', word]) => ({ by, words: `Illegal number: ${word}` }),
  },
  {
    said: /bad substitution$/,
    instead: (_groups, dialect) => shell(dialect === 'ash' ? 'syntax error: bad substitution' : 'Bad substitution'),
  },
  {
    said: /division by 0/,
    instead: (_groups, dialect) =>
      shell(dialect === 'ash' ? 'divide by zero' : 'arithmetic expression: division by zero: ""'),
  },
];

function inOwnWords(said: string, dialect: NotBash): ShellComplaint {
  for (const rule of RULES) {
    const match = rule.said.exec(said);
    if (match !== null) return rule.instead(match.slice(1), dialect, said);
  }
  return shell(said);
}

function cannotOpen(dialect: Dialect, path: string, why: string): string {
  if (dialect === 'ash') return `can't open '${path}': ${why}`;
  return `cannot open ${path}: ${why}`;
}

/** What a redirection says of a file that it cannot make, or (`<`) cannot open. */
function cannotCreate(dialect: Dialect, path: string, why: string): string {
  if (dialect === 'bash') return `${path}: ${why}`;
  const said =
    dialect === 'ash' && why === 'No such file or directory'
      ? 'nonexistent directory'
      : why === 'No such file or directory'
        ? 'Directory nonexistent'
        : why;
  return dialect === 'ash' ? `can't create ${path}: ${said}` : `cannot create ${path}: ${said}`;
}

function cannotRead(dialect: Dialect, path: string, why: string): string {
  if (dialect === 'bash') return `${path}: ${why}`;
  if (dialect === 'ash') return `can't open ${path}: ${why === 'No such file or directory' ? 'no such file' : why}`;
  return `cannot open ${path}: ${why === 'No such file or directory' ? 'No such file' : why}`;
}
