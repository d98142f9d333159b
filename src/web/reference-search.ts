/** Looking things up in what the host has: names, options, flags. All of it comes from the tables that the host works by. */
import {
  type LanguageModule,
  languageModules,
  type ManualEntry,
  type ManualFlag,
  manual,
  type ProgramEntry,
  packageArchives,
  programs,
  type RepositoryEntry,
  repositories,
  type TagStanding,
  tagStanding,
  type UnmadeRepository,
  unmadeRepositories,
} from '../docker/index.ts';

/** The first of what was found, and how many there are. */
export interface FoundHere<T> {
  readonly total: number;
  readonly shown: readonly T[];
}

/** What is looked for, as words in small letters. No words: everything is meant. */
export type SoughtWords = readonly string[];

export function wordsOf(query: string): SoughtWords {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
}

/** Names come first where they are the very word, then where they begin with it. */
function ranked<T>(all: readonly T[], words: SoughtWords, most: number, nameOf: (each: T) => string): FoundHere<T> {
  const asked = words.join(' ');
  const rank = (name: string): number =>
    name === asked ? 0 : name.startsWith(asked) ? 1 : name.includes(asked) ? 2 : 3;
  const order = all
    .map((each, at) => ({ each, at, rank: asked === '' ? 0 : rank(nameOf(each).toLowerCase()) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at);
  return { total: all.length, shown: order.slice(0, most).map(({ each }) => each) };
}

function hasAll(words: SoughtWords, texts: readonly string[]): boolean {
  const text = texts.join('\n').toLowerCase();
  return words.every(word => text.includes(word));
}

/** What is known of an image that was named with its tag. */
export interface NamedTag {
  readonly name: string;
  readonly standing: TagStanding;
}

export interface FoundImages extends FoundHere<RepositoryEntry> {
  readonly tag: NamedTag | null;
  /** Known to be there, and refused by name. */
  readonly unmade: readonly UnmadeRepository[];
}

export function findImages(words: SoughtWords, most: number): FoundImages {
  const [only = ''] = words;
  const [, name = '', tag = ''] = words.length === 1 ? (/^(?:library\/)?([^:]+):([\w.-]+)$/.exec(only) ?? []) : [];
  const standing = tag === '' ? null : tagStanding(name, tag);
  const looked = tag === '' ? words : [name];
  const all = repositories().filter(each =>
    hasAll(looked, [each.name, each.description ?? '', ...each.images.flatMap(({ tags }) => tags)]),
  );
  return {
    ...ranked(all, looked, most, each => each.name),
    tag: standing === null ? null : { name: only, standing },
    unmade: unmadeRepositories().filter(each => hasAll(looked, [each.name])),
  };
}

export interface FoundPackage {
  readonly name: string;
  readonly manager: string;
  readonly version: string;
}

/** What a manager would say of a name that it does not install. */
export interface UnmadePackage {
  readonly name: string;
  readonly manager: string;
  readonly standing: 'known' | 'unknown' | 'untold';
}

export interface FoundPackages extends FoundHere<FoundPackage> {
  /** Of each manager that does not install a package of the very name. */
  readonly others: readonly UnmadePackage[];
}

export function findPackages(words: SoughtWords, most: number): FoundPackages {
  if (words.length === 0) return { total: 0, shown: [], others: [] };
  const archives = packageArchives();
  const all = archives
    .flatMap(({ manager, installs }) => [...installs].map(([name, version]) => ({ name, manager, version })))
    .filter(each => hasAll(words, [each.name]))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const [asked = ''] = words;
  const isName = words.length === 1 && /^@?[a-z0-9][\w.+/-]*$/.test(asked);
  const others = archives
    .filter(({ installs, spelled }) => isName && !installs.has(spelled(asked)))
    .map(({ manager, others: { kind }, knows, spelled }): UnmadePackage => {
      const standing = kind !== 'named' ? kind : knows(spelled(asked)) ? 'known' : 'unknown';
      return { name: asked, manager, standing };
    });
  return { ...ranked(all, words, most, each => each.name), others };
}

/** A word that begins with a dash is an option: programs are found that have it. */
export function findPrograms(words: SoughtWords, most: number): FoundHere<ProgramEntry> {
  const all = programs().filter(each => hasAll(words, [each.name, ...(words.some(isOption) ? optionsOf(each) : [])]));
  return ranked(all, words, most, each => each.name);
}

function isOption(word: string): boolean {
  return word.startsWith('-');
}

function optionsOf({ gnu, busybox }: ProgramEntry): readonly string[] {
  return [gnu, busybox].flatMap(own => (own === null ? [] : [...own.acted, ...own.accepted, ...own.refused]));
}

export interface FoundModule extends LanguageModule {
  readonly language: string;
}

export function findModules(words: SoughtWords, most: number): FoundHere<FoundModule> {
  const all = languageModules().flatMap(({ language, modules }) => modules.map(each => ({ ...each, language })));
  const found = all.filter(({ name, names, beyond, language }) =>
    hasAll(words, [
      name,
      language,
      ...names.map(each => `${name}.${each}`),
      ...(beyond ?? []).map(each => `${name}.${each}`),
    ]),
  );
  return ranked(found, words, most, each => each.name);
}

export interface SoughtCommand {
  readonly entry: ManualEntry;
  /** The flags that were meant: all of them where a command was looked for by its name. */
  readonly flags: readonly ManualFlag[];
  /** Whether flags were looked for. */
  readonly isOpen: boolean;
}

export function findCommands(words: SoughtWords, most: number): FoundHere<SoughtCommand> {
  const own = words[0] === 'docker' ? words.slice(1) : words;
  const options = own.filter(isOption);
  const rest = own.filter(word => !isOption(word));
  const found = manual().flatMap((entry): readonly SoughtCommand[] => {
    if (!hasAll(rest, [entry.name, ...entry.also, entry.about])) return [];
    const flags = entry.flags.filter(({ name }) => hasAll(options, [name]));
    return options.length > 0 && flags.length === 0 ? [] : [{ entry, flags, isOpen: options.length > 0 }];
  });
  return ranked(found, rest, most, ({ entry }) => entry.name);
}
