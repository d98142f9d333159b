/**
 * Which entry a question is about. Every phrase that an entry is asked by is a set of notions; a question is the nearer to it the more of the weight of both
 * they share. A notion weighs by how few entries have it.
 */
import { ACTS } from './acts.ts';
import { GLOSSARY } from './glossary/index.ts';
import { TECHNICAL } from './notions.ts';
import type { Topic } from './topic.ts';
import { lexiconOf, type Notion, plainNotions, readWords } from './words.ts';

export interface Nearest {
  readonly key: string;
  /** 0..1: how much of the question and of the phrase agree. */
  readonly likeness: number;
}

interface Phrase {
  readonly entry: number;
  readonly weight: number;
}

interface Index {
  readonly entries: readonly Topic[];
  readonly phrases: readonly Phrase[];
  /** Notion → the phrases that have it. */
  readonly having: ReadonlyMap<string, readonly number[]>;
  readonly weights: ReadonlyMap<string, number>;
}

/** What a word of the question that the phrase lacks takes off, and a word of the phrase that the question lacks. */
const EXTRA = 0.4;
const LACKING = 0.55;
const FAINTNESS = 0.12;

export const LEXICON = lexiconOf([...GLOSSARY, ...ACTS].map(entry => entry.asked));

export function phrasesOf(asked: string): readonly string[] {
  return asked
    .split(';')
    .map(phrase => phrase.replace(/\s+/g, ' ').trim())
    .filter(phrase => phrase !== '');
}

function indexOf(entries: readonly Topic[]): Index {
  const read = entries.flatMap((entry, at) =>
    phrasesOf(entry.asked).map(phrase => ({ entry: at, words: unique(plainNotions(phrase)) })),
  );
  const owners = new Map<string, Set<number>>();
  for (const { entry, words } of read)
    for (const { notion } of words) owners.set(notion, (owners.get(notion) ?? new Set()).add(entry));
  const weights = new Map(
    [...owners].map(([notion, { size }]) => [notion, Math.log(1 + entries.length / size)] as const),
  );
  const having = new Map<string, number[]>();
  const phrases = read.map(({ entry, words }, at): Phrase => {
    for (const { notion } of words) having.set(notion, [...(having.get(notion) ?? []), at]);
    return { entry, weight: words.reduce((sum, word) => sum + weigh(word, weights), 0) };
  });
  return { entries, phrases, having, weights };
}

function unique(words: readonly Notion[]): readonly Notion[] {
  const seen = new Map<string, Notion>();
  for (const word of words) {
    const before = seen.get(word.notion);
    if (before === undefined || (before.faint && !word.faint)) seen.set(word.notion, word);
  }
  return [...seen.values()];
}

/** A word that no phrase has weighs as one that a single entry has. */
function weigh({ notion, faint }: Notion, weights: ReadonlyMap<string, number>): number {
  return (weights.get(notion) ?? STRANGE) * (faint ? FAINTNESS : TECHNICAL.has(notion) ? 1 : EVERYDAY);
}

const STRANGE = 3;
/** A word that is none of Docker's own. */
const EVERYDAY = 0.55;
/** A word that is no word of this course says that the question may be about something else, unless others are Docker's own. */
const UNKNOWN = { alone: 3, among: 0.8 } as const;

/** What says that something went wrong, and that one's own host is meant. */
const TROUBLE = [
  'не',
  'нет',
  'not',
  'no',
  'cannot',
  'cant',
  'error',
  'пишет',
  'fail',
  'failed',
  'deni',
  'wrong',
  'ошибк',
];
const OWN = ['mine', 'host', 'тут', 'здесь', 'here', 'сейчас', 'now'];
/** An entry that is about something else than its words say is met a little less. */
const UNFIT = 0.8;
/** But not where it is asked for in its own words. */
const EXACT = 0.995;

function fitness(key: string, notions: ReadonlySet<string>): number {
  if (key.startsWith('e-'))
    return TROUBLE_NOTIONS.some(each => notions.has(each)) || !QUESTION.some(each => notions.has(each)) ? 1 : UNFIT;
  if (key.startsWith('host-')) return OWN_NOTIONS.some(each => notions.has(each)) ? 1 : UNFIT;
  return 1;
}

/** Words that ask how things are, where an error is told as it was printed. */
const QUESTION = notionsOf('как зачем можно будет how what does can should');
const TROUBLE_NOTIONS = notionsOf(TROUBLE.join(' '));
const OWN_NOTIONS = notionsOf(OWN.join(' '));

function notionsOf(text: string): readonly string[] {
  return plainNotions(text).map(({ notion }) => notion);
}

const ALL = indexOf([...GLOSSARY, ...ACTS]);

/** The nearest entries, best first. */
export function find(text: string, most = 8): readonly Nearest[] {
  return rank(unique(readWords(text, LEXICON)), most);
}

function rank(words: readonly Notion[], most: number): readonly Nearest[] {
  const { entries, phrases, having, weights } = ALL;
  const strange = words.some(({ notion, known }) => known && TECHNICAL.has(notion)) ? UNKNOWN.among : UNKNOWN.alone;
  const whole = words.reduce((sum, word) => sum + weigh(word, weights) * (word.known ? 1 : strange), 0);
  const common = new Map<number, number>();
  for (const word of words) {
    const weight = weigh(word, weights);
    for (const at of having.get(word.notion) ?? []) common.set(at, (common.get(at) ?? 0) + weight);
  }
  const best = new Map<number, number>();
  for (const [at, shared] of common) {
    const phrase = phrases[at];
    if (phrase === undefined) continue;
    const both = Math.min(shared, phrase.weight);
    const likeness = both / (both + EXTRA * (whole - both) + LACKING * (phrase.weight - both));
    if (likeness > (best.get(phrase.entry) ?? 0)) best.set(phrase.entry, likeness);
  }
  const notions = new Set(words.map(({ notion }) => notion));
  return [...best]
    .map(([entry, likeness]): Nearest => {
      const key = entries[entry]?.key ?? '';
      return { key, likeness: likeness > EXACT ? likeness : likeness * fitness(key, notions) };
    })
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, most);
}
