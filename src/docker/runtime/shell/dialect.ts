import type { Dialect, Family } from '../kernel/manners.ts';

export function dialectOf(family: Family, name: string): Dialect {
  if (name === 'bash') return 'bash';
  if (family === 'busybox') return 'ash';
  return name === 'dash' || name === 'sh' ? 'dash' : 'bash';
}

/** Commands that the interpreter itself carries out. */
const COMMON = [
  ':',
  '.',
  'break',
  'cd',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'false',
  'getopts',
  'hash',
  'read',
  'readonly',
  'return',
  'set',
  'shift',
  'true',
  'unset',
];
const MORE: Readonly<Record<Dialect, readonly string[]>> = {
  ash: ['local', 'let', 'source'],
  dash: ['local'],
  bash: [
    'local',
    'let',
    'source',
    'test',
    '[',
    'declare',
    'typeset',
    'shopt',
    'pushd',
    'popd',
    'dirs',
    'mapfile',
    'readarray',
    'builtin',
    'complete',
    'compgen',
    'compopt',
  ],
};

/** Commands of the shell that this host carries out in its place. */
export const SHELL_PROGRAMS = [
  'alias',
  'unalias',
  'command',
  'jobs',
  'kill',
  'times',
  'trap',
  'type',
  'ulimit',
  'umask',
  'wait',
];

const builtins = new Map<Dialect, ReadonlySet<string>>();

export function builtinsOf(dialect: Dialect): ReadonlySet<string> {
  const known = builtins.get(dialect);
  if (known !== undefined) return known;
  const made = new Set([...COMMON, ...MORE[dialect]]);
  builtins.set(dialect, made);
  return made;
}

/** What a command that is named in a message, a script's name, and a line are for: `/bin/sh: cd: line 0: can't cd to /x`. */
export interface Speaker {
  readonly dialect: Dialect;
  readonly argv0: string;
  /** Where it started. */
  readonly cwd: string;
  /** Reads a file: its messages name lines. */
  readonly script: boolean;
  /** Is typed at: its messages name no lines. */
  readonly interactive?: boolean;
}

export function complain(speaker: Speaker, builtin: string | null, line: number, message: string): string {
  const { dialect, argv0, script } = speaker;
  switch (dialect) {
    case 'ash':
      if (builtin !== null) return `${argv0}: ${builtin}: line ${script ? line : 0}: ${message}\n`;
      return script ? `${argv0}: line ${line}: ${message}\n` : `${argv0}: ${message}\n`;
    case 'dash':
      return `${argv0}: ${line}: ${builtin === null ? '' : `${builtin}: `}${message}\n`;
    case 'bash':
      if (speaker.interactive === true) return `${argv0}: ${builtin === null ? '' : `${builtin}: `}${message}\n`;
      return `${argv0}: line ${line}: ${builtin === null ? '' : `${builtin}: `}${message}\n`;
  }
}

export function notFound(speaker: Speaker, line: number, command: string): string {
  return complain(speaker, null, line, speaker.dialect === 'bash' ? notFoundInBash(command) : `${command}: not found`);
}

function notFoundInBash(command: string): string {
  return command.includes('/') ? `${command}: No such file or directory` : `${command}: command not found`;
}

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
  if (said.startsWith(DEMAND)) return complain(speaker, null, line, said.slice(DEMAND.length));
  const command = /^(.*): command not found$/.exec(said)?.[1];
  if (command !== undefined) return notFound(speaker, line, command);
  if (dialect === 'bash') return complain(speaker, null, line, said);
  const cd = /^cd: (.*): (No such file or directory|Not a directory|Permission denied)$/.exec(said);
  if (cd !== null) return complain(speaker, 'cd', line, `can't cd to ${cd[1]}${dialect === 'ash' ? `: ${cd[2]}` : ''}`);
  const unset = /^([A-Za-z_]\w*|\d+): unbound variable$/.exec(said);
  if (unset !== null) return complain(speaker, null, line, `${unset[1]}: parameter not set`);
  if (/^local: can only be used in a function$/.test(said))
    return complain(speaker, 'local', line, 'not in a function');
  const open = /^(\.|source): (.*): (No such file or directory)$/.exec(said);
  if (open !== null) return complain(speaker, open[1] ?? '.', line, cannotOpen(dialect, open[2] ?? '', open[3] ?? ''));
  const clobbered = /^(\S+): cannot overwrite existing file$/.exec(said);
  if (clobbered !== null)
    return complain(speaker, null, line, cannotCreate(dialect, clobbered[1] ?? '', 'File exists'));
  const option = /^illegal option -- (.)$/.exec(said);
  if (option !== null) return `Illegal option -${option[1]}\n`;
  const lacking = /^option requires an argument -- (.)$/.exec(said);
  if (lacking !== null) return `No arg for -${lacking[1]} option\n`;
  const setting = /^set: (.*): invalid option( name)?$/.exec(said);
  if (setting !== null)
    return complain(speaker, 'set', line, `illegal option ${setting[2] === undefined ? '' : '-o '}${setting[1]}`);
  const badName = /^(export|readonly|local|unset): [`']([^=]*).*': not a valid identifier$/.exec(said);
  if (badName !== null) return complain(speaker, badName[1] ?? '', line, `${badName[2]}: bad variable name`);
  const sum = /^(?:.*: )?syntax error: (?:operand expected|invalid arithmetic operator)|value too great for base/.exec(
    said,
  );
  if (sum !== null) return complain(speaker, null, line, dialect === 'ash' ? 'arithmetic syntax error' : said);
  const redirect =
    /^(\S+): (No such file or directory|Is a directory|Permission denied|cannot open redirect target|Read-only file system)$/.exec(
      said,
    );
  if (redirect?.[2] === 'No such file or directory') {
    return complain(speaker, null, line, cannotRead(dialect, redirect[1] ?? '', redirect[2]));
  }
  if (redirect !== null)
    return complain(speaker, null, line, cannotCreate(dialect, redirect[1] ?? '', redirect[2] ?? ''));
  const readonly = /^(\w+): readonly variable$/.exec(said);
  if (readonly !== null) return complain(speaker, null, line, `${readonly[1]}: is read only`);
  const number = /^(exit|return|shift|break|continue): (.*): numeric argument required$/.exec(said);
  if (number !== null) return complain(speaker, number[1] ?? '', line, `Illegal number: ${number[2]}`);
  if (/bad substitution$/.test(said))
    return complain(speaker, null, line, dialect === 'ash' ? 'syntax error: bad substitution' : 'Bad substitution');
  if (/division by 0/.test(said))
    return complain(
      speaker,
      null,
      line,
      dialect === 'ash' ? 'divide by zero' : 'arithmetic expression: division by zero: ""',
    );
  if (/ambiguous redirect$/.test(said)) return complain(speaker, null, line, said);
  return complain(speaker, null, line, said);
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

/** A script that cannot be parsed, in the words of its shell; the exit code is 2. */
export function syntaxError(speaker: Speaker, line: number, fault: SyntaxFault, within: 'eval' | null = null): string {
  const { dialect } = speaker;
  if (dialect === 'bash') {
    switch (fault.kind) {
      case 'quote':
        return complain(speaker, null, line, `unexpected EOF while looking for matching \`${fault.quote}'`);
      case 'end':
        return complain(speaker, null, line, 'syntax error: unexpected end of file');
      case 'token':
        return complain(speaker, null, line, `syntax error near unexpected token \`${fault.token}'`);
    }
  }
  const begin = dialect === 'ash' ? 'syntax error' : 'Syntax error';
  const expecting = fault.kind !== 'quote' && fault.expecting !== null ? ` (expecting "${fault.expecting}")` : '';
  switch (fault.kind) {
    case 'quote':
      if (fault.quote === '`') return complain(speaker, null, line, `${begin}: EOF in backquote substitution`);
      if (dialect === 'ash') return complain(speaker, null, line, 'syntax error: unterminated quoted string');
      return complain(speaker, null, line, 'Syntax error: Unterminated quoted string');
    case 'end':
      if (dialect === 'ash') return complain(speaker, within, line, `syntax error: unexpected end of file${expecting}`);
      return complain(speaker, null, line, `Syntax error: end of file unexpected${expecting}`);
    case 'token': {
      // Operators and keywords are quoted, all else is named by its kind.
      const named =
        fault.token === '\n' ? 'newline' : isOperator(fault.token) ? `"${fault.token}"` : kindOf(fault.token);
      if (dialect === 'ash') return complain(speaker, within, line, `syntax error: unexpected ${named}${expecting}`);
      return complain(speaker, null, line, `Syntax error: ${named} unexpected${expecting}`);
    }
  }
}

function isOperator(token: string): boolean {
  return isKeyword(token) || /^[;&|()]+$/.test(token);
}

function kindOf(token: string): string {
  return token === 'redirection' || /^[<>]/.test(token) ? 'redirection' : 'word';
}

export type SyntaxFault =
  | { readonly kind: 'quote'; readonly quote: string }
  | { readonly kind: 'end'; readonly expecting: string | null }
  | { readonly kind: 'token'; readonly token: string; readonly expecting: string | null };

const KEYWORD = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'case',
  'esac',
  'for',
  'while',
  'until',
  'do',
  'done',
  'in',
  '{',
  '}',
  '!',
]);

export function isKeyword(word: string): boolean {
  return KEYWORD.has(word);
}
