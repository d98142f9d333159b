/**
 * Which entry a question is about. Every phrase that an entry is asked by is a set of notions; a question is the nearer to it the more of the weight of both
 * they share, and the nearer to an entry the more of its words stand in any of the entry's phrases: nobody asks in the words that were foreseen.
 * A notion weighs by how few entries have it. The figures below are those that find most phrases when each is left out of its entry in turn.
 */
import { ACTS } from './acts.ts';
import { GLOSSARY } from './glossary/index.ts';
import { lazily } from './lazily.ts';
import { TECHNICAL } from './notions.ts';
import type { Topic } from './topic.ts';
import { clausesOf, lexiconOf, type Notion, plainNotions, readWords, withoutOpening } from './words.ts';

export interface Nearest {
  readonly key: string;
  /** 0..1: how much of the question agrees with the nearest phrase, and with all phrases of the entry. */
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
  /** Notion → the entries that have it, and how much it is theirs: 0..1, the more the more of their phrases have it. */
  readonly shares: ReadonlyMap<string, readonly (readonly [entry: number, share: number])[]>;
  readonly weights: ReadonlyMap<string, number>;
}

/** What a word of the question that the phrase lacks takes off, and a word of the phrase that the question lacks. */
const EXTRA = 0.4;
const LACKING = 0.35;
const FAINTNESS = 0.4;
/** The part of a likeness that the entry's phrases have together, and how many of them share a notion when half of it is theirs. */
const TOGETHER = 0.6;
const HALF = 1.5;

export const wholeLexicon = lazily(() => lexiconOf([...GLOSSARY, ...ACTS].flatMap(entry => phrasesOf(entry.asked))));

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
  return { entries, phrases, having, weights, shares: sharesOf(read) };
}

function sharesOf(read: readonly { readonly entry: number; readonly words: readonly Notion[] }[]): Index['shares'] {
  const counts = new Map<string, Map<number, number>>();
  for (const { entry, words } of read) {
    for (const { notion } of words) {
      const of = counts.get(notion) ?? new Map<number, number>();
      counts.set(notion, of.set(entry, (of.get(entry) ?? 0) + 1));
    }
  }
  return new Map(
    [...counts].map(
      ([notion, of]) => [notion, [...of].map(([entry, count]) => [entry, count / (count + HALF)] as const)] as const,
    ),
  );
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
const OWN = [
  'mine',
  'host',
  'тут',
  'здесь',
  'here',
  'сейчас',
  'now',
  'this',
  'этой',
  'этом',
  'текущий',
  'current',
  'still',
  'ещё',
];
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

const all = lazily(() => indexOf([...GLOSSARY, ...ACTS]));

/** From this likeness on an entry is what a question is about. */
export const SURE = 0.5;
/** Words of a clause that can be a question of its own. */
const CLAUSE = 2;

/** The nearest entries, best first. A greeting before the question is left out, and where the whole is like nothing its clauses are looked at one by one. */
export function find(text: string, most = 8): readonly Nearest[] {
  const whole = nearer(ranked(text, most), ranked(withoutOpening(text), most));
  if ((whole[0]?.likeness ?? 0) >= SURE) return whole;
  return clausesOf(text)
    .filter(clause => clause.trim().split(/\s+/).length >= CLAUSE)
    .reduce((best, clause) => nearer(best, ranked(clause, most)), whole);
}

function ranked(text: string, most: number): readonly Nearest[] {
  return rank(unique(readWords(text, wholeLexicon())), most);
}

/** Of two findings the one whose best is better, the first where they are alike. */
export function nearer(one: readonly Nearest[], other: readonly Nearest[]): readonly Nearest[] {
  return (other[0]?.likeness ?? 0) > (one[0]?.likeness ?? 0) ? other : one;
}

/** Whether one phrase of an entry has something that is only on the left of two, and something that is only on the right. */
export function tellsOfBoth(key: string, left: string, right: string): boolean {
  const [one, other] = [left, right].map(side => readWords(side, wholeLexicon()).filter(({ faint }) => !faint));
  const only = (these: readonly Notion[] = [], those: readonly Notion[] = []): readonly string[] =>
    these.map(({ notion }) => notion).filter(notion => those.every(each => each.notion !== notion));
  const [onlyLeft, onlyRight] = [only(one, other), only(other, one)];
  const asked = all().entries.find(entry => entry.key === key)?.asked ?? '';
  return phrasesOf(asked).some(phrase => {
    const notions = notionsOf(phrase);
    return [onlyLeft, onlyRight].every(side => side.length === 0 || side.some(notion => notions.includes(notion)));
  });
}

function rank(words: readonly Notion[], most: number): readonly Nearest[] {
  const { entries, phrases, having, weights, shares } = all();
  const strange = words.some(({ notion, known }) => known && TECHNICAL.has(notion)) ? UNKNOWN.among : UNKNOWN.alone;
  const whole = words.reduce((sum, word) => sum + weigh(word, weights) * (word.known ? 1 : strange), 0);
  const common = new Float64Array(phrases.length);
  const together = new Float64Array(entries.length);
  const met = new Set<number>();
  for (const word of words) {
    const weight = weigh(word, weights);
    for (const at of having.get(word.notion) ?? []) {
      common[at] = (common[at] ?? 0) + weight;
      met.add(at);
    }
    for (const [entry, share] of shares.get(word.notion) ?? [])
      together[entry] = (together[entry] ?? 0) + weight * share;
  }
  const best = new Map<number, number>();
  for (const at of met) {
    const phrase = phrases[at];
    if (phrase === undefined) continue;
    const both = Math.min(common[at] ?? 0, phrase.weight);
    const likeness = both / (both + EXTRA * (whole - both) + LACKING * (phrase.weight - both));
    if (likeness > (best.get(phrase.entry) ?? 0)) best.set(phrase.entry, likeness);
  }
  const notions = new Set(words.map(({ notion }) => notion));
  return [...best]
    .map(([entry, likeness]): Nearest => {
      const key = entries[entry]?.key ?? '';
      if (likeness > EXACT) return { key, likeness };
      const shared = (together[entry] ?? 0) / whole;
      return { key, likeness: ((1 - TOGETHER) * likeness + TOGETHER * shared) * fitness(key, notions) };
    })
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, most);
}
