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
