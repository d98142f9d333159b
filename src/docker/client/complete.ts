/** Tab: what may stand at the cursor of a line that begins with docker. */
import type { Completion, View } from '../view.ts';
import { COMMANDS } from './commands/index.ts';
import type { Flag, ValueOf } from './flags/flag.ts';
import { COMMON, find, groups, ROOT_FLAGS } from './tree.ts';

/** What completion may know of the host. */
export interface CompletionSurroundings {
  readonly view: Pick<View, 'images' | 'containers' | 'volumes' | 'networks'>;
  /** Names in a directory of the learner's, directories with a slash at their end; the path as typed. */
  readonly files: (directory: string) => readonly string[];
}

interface Candidate {
  readonly text: string;
  readonly note: string | null;
}

interface Word {
  readonly text: string;
  readonly from: number;
}

/** The words up to the cursor, the last of them perhaps empty, after the last sign that begins a new command. */
function wordsBefore(line: string, cursor: number): readonly Word[] {
  const start = Math.max(0, ...['|', ';', '&', '('].map(sign => line.lastIndexOf(sign, cursor - 1) + 1));
  const words: Word[] = [];
  let at = start;
  while (at < cursor) {
    if (line[at] === ' ') {
      at += 1;
      continue;
    }
    let end = at;
    while (end < cursor && line[end] !== ' ') end += 1;
    words.push({ text: line.slice(at, end), from: at });
    at = end;
  }
  if (cursor === start || line[cursor - 1] === ' ') words.push({ text: '', from: cursor });
  return words;
}

function plain(texts: readonly string[]): readonly Candidate[] {
  return texts.map(text => ({ text, note: null }));
}

function behind(kind: ValueOf | null, typed: string, { view, files }: CompletionSurroundings): readonly Candidate[] {
  switch (kind) {
    case null:
      return [];
    case 'image':
      return plain([...new Set(view.images.flatMap(image => image.tags))].sort());
    case 'container':
      return view.containers.map(one => ({ text: one.name, note: one.state }));
    case 'running':
      return view.containers
        .filter(one => one.state === 'running' || one.state === 'paused')
        .map(one => ({ text: one.name, note: one.image }));
    case 'volume':
      return plain(view.volumes.map(one => one.name));
    case 'network':
      return plain(view.networks.map(one => one.name));
    case 'file':
    case 'directory': {
      const directory = typed.slice(0, typed.lastIndexOf('/') + 1);
      const names = files(directory).filter(name => kind === 'file' || name.endsWith('/'));
      return plain(names.map(name => directory + name));
    }
    default:
      return plain(kind);
  }
}

function flagCandidates(flags: readonly Flag[], typed: string): readonly Candidate[] {
  const shown = [...flags, ...(flags.some(one => one.long === 'help') ? [] : [HELP])].filter(one => !one.hidden);
  const long = shown.map(one => ({ text: `--${one.long}`, note: one.about }));
  const short = shown.flatMap(one => (one.short === null ? [] : [{ text: `-${one.short}`, note: one.about }]));
  return typed.startsWith('--') ? long : [...short, ...long];
}

const HELP: Pick<Flag, 'long' | 'short' | 'about' | 'hidden'> & Flag = {
  long: 'help',
  short: null,
  type: 'bool',
  about: 'Print this page',
  usual: '',
  shownDefault: null,
  placeholder: null,
  simulated: true,
  hidden: false,
  values: null,
  check: null,
  once: null,
};

function rootNames(): readonly Candidate[] {
  const names = new Map<string, string>();
  for (const group of groups.values()) if (group.path.length === 1) names.set(group.path[0] ?? '', group.about);
  for (const command of COMMANDS) {
    for (const place of command.at) {
      if (place.length === 1 && !command.plugin) names.set(place[0] ?? '', command.about);
    }
  }
  const rank = (name: string): number => (COMMON.includes(name) ? COMMON.indexOf(name) : COMMON.length);
  return [...names]
    .map(([text, note]) => ({ text, note }))
    .sort((a, b) => rank(a.text) - rank(b.text) || (a.text < b.text ? -1 : 1));
}

function groupNames(typed: readonly string[]): readonly Candidate[] {
  // `docker builder` is buildx under its old name.
  const path = typed[0] === 'builder' ? ['buildx', ...typed.slice(1)] : typed;
  const own = groups.get(path.join(' '))?.commands ?? [];
  return own
    .filter(command => !command.plugin || path[0] === 'buildx')
    .flatMap(command =>
      command.at
        .filter(place => place.length === path.length + 1 && path.every((word, at) => place[at] === word))
        .map(place => ({ text: place.at(-1) ?? '', note: command.about })),
    )
    .sort((a, b) => (a.text < b.text ? -1 : 1));
}

export function complete(line: string, cursor: number, surroundings: CompletionSurroundings): Completion {
  const words = wordsBefore(line, cursor);
  const last = words.at(-1) ?? { text: '', from: cursor };
  const offer = (candidates: readonly Candidate[], typed = last.text, from = last.from): Completion => ({
    from,
    to: cursor,
    candidates: candidates.filter(one => one.text.startsWith(typed)),
  });
  const nothing: Completion = { from: cursor, to: cursor, candidates: [] };
  if (words[0]?.text !== 'docker') {
    return words.length === 1 ? offer(plain(['docker'])) : offer(behind('file', last.text, surroundings));
  }
  const path: string[] = [];
  let at = words[1]?.text === 'help' && words.length > 2 ? 2 : 1;
  while (at < words.length - 1 && groups.has([...path, words[at]?.text].join(' '))) {
    path.push(words[at]?.text ?? '');
    at += 1;
  }
  if (at === words.length - 1) {
    if (last.text.startsWith('-')) return path.length === 0 ? offer(flagCandidates(ROOT_FLAGS, last.text)) : nothing;
    return offer(path.length === 0 ? rootNames() : groupNames(path));
  }
  const found = find([...path, words[at]?.text ?? '']);
  if (found === null) return nothing;
  const { command } = found;
  const byName = (word: string): Flag | undefined =>
    command.flags.find(one => word === `--${one.long}` || (one.short !== null && word === `-${one.short}`));
  // Which argument is being typed: flags and their values do not count.
  let operand = 0;
  let expects: Flag | null = null;
  for (const word of words.slice(at + 1, -1)) {
    if (expects !== null) {
      expects = null;
      continue;
    }
    if (word.text.startsWith('-') && (command.interspersed || operand === 0)) {
      const flag = byName(word.text);
      if (flag !== undefined && flag.type !== 'bool') expects = flag;
      continue;
    }
    operand += 1;
  }
  if (expects !== null) return offer(behind(expects.values, last.text, surroundings));
  const mayBeFlag = command.interspersed || operand === 0;
  const equals = last.text.indexOf('=');
  if (mayBeFlag && last.text.startsWith('--') && equals > 0) {
    const flag = byName(last.text.slice(0, equals));
    const typed = last.text.slice(equals + 1);
    return offer(behind(flag?.values ?? null, typed, surroundings), typed, last.from + equals + 1);
  }
  if (mayBeFlag && last.text.startsWith('-')) return offer(flagCandidates(command.flags, last.text));
  const kind = command.operands[Math.min(operand, command.operands.length - 1)] ?? null;
  return offer(behind(kind, last.text, surroundings));
}
