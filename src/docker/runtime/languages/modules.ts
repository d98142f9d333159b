/** Which modules programs may use, told by the interpreters: each is made once for a script that does nothing. */
import { budgetOf } from './budget.ts';
import { libraryNames } from './go/library/index.ts';
import type { Machine } from './machine.ts';
import { playOf as jsPlayOf } from './node/index.ts';
import { standard, standardModules } from './node/library/modules.ts';
import { simulatedModules } from './python/library/index.ts';
import { playOf } from './python/play/script.ts';

export interface LanguageModule {
  /** As it is imported: `os.path`. */
  readonly name: string;
  readonly names: readonly string[];
  /** What the real one has beside, and is refused by name; null where that is not listed. */
  readonly beyond: readonly string[] | null;
}

export interface LanguageModules {
  readonly language: 'Go' | 'Node.js' | 'Python';
  readonly modules: readonly LanguageModule[];
}

let told: readonly LanguageModules[] | null = null;

export function languageModules(): readonly LanguageModules[] {
  told ??= [
    { language: 'Go', modules: [...libraryNames()].map(([name, names]) => moduleOf(name, names, null)) },
    { language: 'Node.js', modules: modulesOfNode() },
    { language: 'Python', modules: modulesOfPython() },
  ];
  return told;
}

function moduleOf(name: string, names: Iterable<string>, beyond: Iterable<string> | null): LanguageModule {
  const own = [...names].filter(each => !each.startsWith('_')).sort();
  return { name, names: own, beyond: beyond === null ? null : [...beyond].filter(each => !own.includes(each)).sort() };
}

function modulesOfPython(): readonly LanguageModule[] {
  const play = playOf({ machine: STILL, version: '3.12.9', path: '<string>', budget: budgetOf(STILL, 1000, 'script') });
  return [...simulatedModules(play)].map(([name, { names, beyond }]) => moduleOf(name, names.keys(), beyond));
}

function modulesOfNode(): readonly LanguageModule[] {
  const play = jsPlayOf(STILL, '22.14.0', { path: '[eval]', source: '' });
  return standardModules.map(name => moduleOf(name, standard(play, name).props.keys(), null));
}

function unasked(): never {
  throw new Error('a module did something while it was made');
}

/** A machine on which nothing runs. */
const STILL: Machine = {
  argv: [],
  env: new Map(),
  cwd: '/',
  hostname: 'localhost',
  pid: 1,
  uid: 0,
  architecture: 'amd64',
  processors: 1,
  input: '',
  files: {
    read: unasked,
    write: unasked,
    append: unasked,
    exists: unasked,
    isDirectory: unasked,
    isLink: unasked,
    modified: unasked,
    mkdir: unasked,
    remove: unasked,
    list: unasked,
  },
  readLine: () => null,
  out: unasked,
  err: unasked,
  now: () => 0,
  elapsed: () => 0,
  random: () => 0,
  pass: unasked,
  serve: unasked,
  stop: unasked,
};
