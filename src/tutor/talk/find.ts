/**
 * Which entry a question is about. Every phrase that an entry is asked by is a set of notions; a question is the nearer to it the smaller the angle between
 * the two, and the nearer to an entry the more of its words stand in any of the entry's phrases: nobody asks in the words that were foreseen.
 * A notion weighs by how few entries have it. The figures below are those that find most phrases when a fifth of them is left out.
 */
import { ACTS, ELSEWHERE, isElsewhere } from './acts.ts';
import { GLOSSARY } from './glossary/index.ts';
import { lazily } from './lazily.ts';
import { COMMON, TECHNICAL } from './notions.ts';
import { eachWith, type Numbers, numbersOf, pairOf, type Tally, tallyOf } from './tally.ts';
import type { Topic } from './topic.ts';
import {
  clausesOf,
  type Lexicon,
  lexiconOf,
  type Notion,
  plainNotions,
  readWords,
  withoutOpening,
  wordsOf,
} from './words.ts';

export interface Nearest {
  readonly key: string;
  /** 0..1: how much of the question agrees with the nearest phrase, and with all phrases of the entry. */
  readonly likeness: number;
}

interface Phrase {
  readonly entry: number;
  /** The length of its vector. */
  readonly length: number;
  /** How many of its words tell what it is about. */
  readonly telling: number;
}

interface Index {
  readonly entries: readonly Topic[];
  readonly phrases: readonly Phrase[];
  /** Notion → the phrases that have it, each followed by what the notion weighs there. */
  readonly having: ReadonlyMap<string, readonly number[]>;
  readonly numbers: Numbers;
  /** By a notion's number: the entries that have it. */
  readonly singles: Tally;
  /** The same of two notions that stand in one phrase. */
  readonly pairs: Tally;
  readonly weights: ReadonlyMap<string, number>;
  /** Notions that only questions about something else have. */
  readonly foreign: ReadonlySet<string>;
}

/** What a word that says little weighs, and a word that is none of Docker's own, of one that is. */
const FAINTNESS = 0.35;
const EVERYDAY = 0.6;
/** The part of a likeness that the entry's phrases have together, and how many of them share a notion when half of it is theirs. */
const TOGETHER = 0.5;
const HALF = 1.5;
/** What the pairs of words weigh of all. */
const PAIRS = 0.5;
/** What a word weighs that no phrase has. */
const STRANGE = 4;
/** Such a word says that the question may be about something else, unless others are Docker's own. */
const UNKNOWN = { alone: 2, among: 0.8 } as const;
/** What a likeness is worth where a strange word has none of Docker's own beside it. */
const ELSE = 0.6;
/** What is added where question and phrase have the same telling words, no more and no less. */
const SAME = 0.06;
/** What a likeness is worth when the entry has no more than half of the words. */
const HARDLY_MET = 0.85;

const ALL: readonly Topic[] = [...GLOSSARY, ...ACTS, ...ELSEWHERE];

/** Every phrase is taken into words once, for both of what is made of them. */
const whole = lazily(() => {
  const read = readPhrases(ALL);
  return { lexicon: lexiconOf(read.flatMap(({ words }) => words)), index: indexOf(ALL, read) };
});

export const wholeLexicon = (): Lexicon => whole().lexicon;
const all = (): Index => whole().index;

interface ReadPhrase {
  readonly entry: number;
  readonly words: readonly string[];
}

export function readPhrases(entries: readonly Topic[]): readonly ReadPhrase[] {
  return entries.flatMap(({ asked }, entry) => phrasesOf(asked).map(phrase => ({ entry, words: wordsOf(phrase) })));
}

export function phrasesOf(asked: string): readonly string[] {
  return asked
    .split(';')
    .map(phrase => phrase.replace(/\s+/g, ' ').trim())
    .filter(phrase => phrase !== '');
}

export function indexOf(entries: readonly Topic[], phrasesRead: readonly ReadPhrase[]): Index {
  const read = phrasesRead.map(({ entry, words }) => ({ entry, words: unique(plainNotions(words)) }));
  const owners = new Map<string, Set<number>>();
  for (const { entry, words } of read)
    for (const { notion } of words) owners.set(notion, (owners.get(notion) ?? new Set()).add(entry));
  const weights = new Map(
    [...owners].map(([notion, { size }]) => [notion, Math.log(1 + entries.length / size)] as const),
  );
  const having = new Map<string, number[]>();
  const phrases = read.map(({ entry, words }, at): Phrase => {
    for (const word of words) {
      const those = having.get(word.notion);
      if (those === undefined) having.set(word.notion, [at, weigh(word, weights)]);
      else those.push(at, weigh(word, weights));
    }
    return {
      entry,
      length: Math.hypot(...words.map(word => weigh(word, weights))),
      telling: words.filter(tells).length,
    };
  });
  const numbers = numbersOf(owners.keys());
  const numbered = read.map(({ entry, words }) => ({ entry, of: words.map(({ notion }) => numbers.get(notion) ?? 0) }));
  const singles = tallyOf(entries, numbered);
  const pairs = tallyOf(
    entries,
    numbered.map(({ entry, of }) => ({
      entry,
      of: of.flatMap((one, at) => of.slice(at + 1).map(other => pairOf(one, other))),
    })),
  );
  return { entries, phrases, having, weights, numbers, singles, pairs, foreign: foreignOf(entries, owners) };
}

/** How much something is an entry's own that so many of its phrases have: 0..1. */
function shareOf(count: number): number {
  return count / (count + HALF);
}

/** The notions that no entry has which is answered. */
function foreignOf(entries: readonly Topic[], owners: ReadonlyMap<string, ReadonlySet<number>>): ReadonlySet<string> {
  const abroad = new Set(entries.flatMap(({ key }, at) => (isElsewhere(key) ? [at] : [])));
  return new Set([...owners].filter(([, those]) => [...those].every(at => abroad.has(at))).map(([notion]) => notion));
}

/** Whether a word tells what a question is about, and not only how it asks. */
function tells({ notion, faint }: Notion): boolean {
  return !faint && notion !== 'define';
}

/** Every two of the words: what is said together tells more of the sense than each word does. */
function pairsOf(words: readonly Notion[]): readonly (readonly [Notion, Notion])[] {
  const known = words.filter(word => word.known);
  return known.flatMap((one, at) => known.slice(at + 1).map(other => [one, other] as const));
}

export function unique(words: readonly Notion[]): readonly Notion[] {
  const seen = new Map<string, Notion>();
  for (const word of words) {
    const before = seen.get(word.notion);
    if (before === undefined || (before.faint && !word.faint)) seen.set(word.notion, word);
  }
  return [...seen.values()];
}

function weigh({ notion, faint }: Notion, weights: ReadonlyMap<string, number>): number {
  return (weights.get(notion) ?? STRANGE) * (faint ? FAINTNESS : TECHNICAL.has(notion) ? 1 : EVERYDAY);
}

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
/** What there is no answer to has more phrases than any entry, and so more words. */
const ABROAD = 0.9;

function fitness(key: string, notions: ReadonlySet<string>): number {
  if (key.startsWith('e-'))
    return TROUBLE_NOTIONS.some(each => notions.has(each)) || !QUESTION.some(each => notions.has(each)) ? 1 : UNFIT;
  if (isElsewhere(key)) return ABROAD;
  if (key.startsWith('host-')) return OWN_NOTIONS.some(each => notions.has(each)) ? 1 : UNFIT;
  return 1;
}

/** Words that ask how things are, where an error is told as it was printed. */
const QUESTION = notionsOf('как зачем можно будет how what does can should');
const TROUBLE_NOTIONS = notionsOf(TROUBLE.join(' '));
const OWN_NOTIONS = notionsOf(OWN.join(' '));

function notionsOf(text: string): readonly string[] {
  return plainNotions(wordsOf(text)).map(({ notion }) => notion);
}

/** From this likeness on an entry is what a question is about. */
export const SURE = 0.43;
/** Words of a clause that can be a question of its own. */
const CLAUSE = 2;

/** The nearest entries, best first. A greeting before the question is left out, and where the whole is like nothing its clauses are looked at one by one. */
export function find(text: string, most = 8): readonly Nearest[] {
  const called = entryCalled(text);
  const rest = withoutOpening(text);
  const asked = ranked(text, most);
  const found = rest === text ? asked : nearer(asked, ranked(rest, most));
  const whole = called === null ? found : [{ key: called, likeness: 1 }, ...found.filter(({ key }) => key !== called)];
  if ((whole[0]?.likeness ?? 0) >= SURE) return whole;
  return clausesOf(text)
    .filter(clause => clause.trim().split(/\s+/).length >= CLAUSE)
    .reduce((best, clause) => nearer(best, ranked(clause, most)), whole);
}

const CALLED = lazily(
  (): ReadonlyMap<string, string> =>
    new Map(ALL.flatMap(({ key, asked }) => phrasesOf(asked).map(phrase => [bare(phrase), key]))),
);

/** The entry that has the very phrase; null when none has. */
export function entryCalled(text: string): string | null {
  return CALLED().get(bare(text)) ?? null;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
    .replace(/^[\s«"]+|[\s?!.»"]+$/g, '');
}

function ranked(text: string, most: number): readonly Nearest[] {
  return rank(unique(readWords(text, wholeLexicon())), most);
}

/** Whether a word of Docker's own stands in a text. */
export function namesDocker(text: string): boolean {
  return readWords(text, wholeLexicon()).some(
    ({ notion, known, faint }) => known && !faint && TECHNICAL.has(notion) && !OF_THE_TUTOR.has(notion),
  );
}

/** Words that Docker's own are read among, but which are said of this course as well. */
const OF_THE_TUTOR: ReadonlySet<string> = new Set([
  'hint',
  'answer',
  'understand',
  'point',
  'price',
  'error',
  'running',
  'docker',
]);

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

/** How much of a question's pairs each entry has, 0..1: they order what is found, and say nothing of how sure it is. */
function pairedWith(words: readonly Notion[], { pairs, numbers, weights, entries }: Index): Float64Array {
  const paired = new Float64Array(entries.length);
  let whole = 0;
  for (const [one, other] of pairsOf(words)) {
    const weight = Math.sqrt(weigh(one, weights) * weigh(other, weights));
    whole += weight;
    const [first, second] = [numbers.get(one.notion), numbers.get(other.notion)];
    if (first === undefined || second === undefined) continue;
    eachWith(pairs, pairOf(first, second), (entry, count) => {
      paired[entry] = (paired[entry] ?? 0) + weight * shareOf(count);
    });
  }
  return whole === 0 ? paired : paired.map(each => each / whole);
}

/** Whether a word stands in it that no entry has, and none that is Docker's alone. */
function isAboutElse(words: readonly Notion[], foreign: ReadonlySet<string>): boolean {
  const own = words.some(({ notion, known, faint }) => known && !faint && TECHNICAL.has(notion) && !COMMON.has(notion));
  return !own && words.some(({ notion, known, faint }) => !known || (!faint && foreign.has(notion)));
}

/** What likenesses are worth with doubt: of a question about something else, and of one that names nothing, which may still be said to the tutor. */
function doubtOf(words: readonly Notion[], foreign: ReadonlySet<string>): (key: string) => number {
  const doubted = isAboutElse(words, foreign);
  const named = words.some(tells);
  return key => (!isElsewhere(key) && (doubted || (!named && !TO_THE_TUTOR.has(key))) ? ELSE : 1);
}

const TO_THE_TUTOR: ReadonlySet<string> = new Set(ACTS.map(({ key }) => key));

/** Whether an entry's phrases have more than half of the words that tell what a question is about. */
function metBy(words: readonly Notion[], { singles, numbers }: Index): (entry: number) => boolean {
  const telling = words.filter(tells);
  const met = new Map<number, number>();
  for (const { notion } of telling) {
    const number = numbers.get(notion);
    if (number !== undefined) eachWith(singles, number, entry => met.set(entry, (met.get(entry) ?? 0) + 1));
  }
  return entry => telling.length === 0 || (met.get(entry) ?? 0) * 2 > telling.length;
}

/** The nearest entries of an index, best first. */
export function rank(words: readonly Notion[], most: number, index: Index = all()): readonly Nearest[] {
  const { entries, phrases, having, weights, numbers, singles, foreign } = index;
  const strange = words.some(({ notion, known }) => known && TECHNICAL.has(notion)) ? UNKNOWN.among : UNKNOWN.alone;
  const weighed = words.map(word => ({ ...word, weight: weigh(word, weights) * (word.known ? 1 : strange) }));
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const length = Math.hypot(...weighed.map(({ weight }) => weight));
  const telling = words.filter(tells).length;
  // Of some ten thousand phrases a word may be in every other: flat figures, and which of them were touched.
  const common = new Float64Array(phrases.length);
  const told = new Uint8Array(phrases.length);
  const touched: number[] = [];
  const together = new Float64Array(entries.length);
  for (const { notion, faint, weight } of weighed) {
    const counts = tells({ notion, faint, known: true }) ? 1 : 0;
    const those = having.get(notion) ?? [];
    for (let place = 0; place < those.length; place += 2) {
      const at = those[place] ?? 0;
      if (common[at] === 0) touched.push(at);
      common[at] = (common[at] ?? 0) + weight * (those[place + 1] ?? 0);
      told[at] = (told[at] ?? 0) + counts;
    }
    const number = numbers.get(notion);
    if (number === undefined) continue;
    eachWith(singles, number, (entry, count) => {
      together[entry] = (together[entry] ?? 0) + weight * shareOf(count);
    });
  }
  const best = new Map<number, number>();
  for (const at of touched) {
    const phrase = phrases[at];
    if (phrase === undefined) continue;
    const same = telling > 0 && telling === phrase.telling && told[at] === telling;
    const likeness = (common[at] ?? 0) / (length * phrase.length) + (same ? SAME / (1 - TOGETHER) : 0);
    if (likeness > (best.get(phrase.entry) ?? 0)) best.set(phrase.entry, likeness);
  }
  const paired = pairedWith(words, index);
  const notions = new Set(words.map(({ notion }) => notion));
  const doubt = doubtOf(words, foreign);
  const met = metBy(words, index);
  return [...best]
    .map(([entry, likeness]) => {
      const key = entries[entry]?.key ?? '';
      const shared = (together[entry] ?? 0) / whole;
      const single = (1 - TOGETHER) * likeness + TOGETHER * shared;
      const fit = fitness(key, notions) * doubt(key) * (met(entry) ? 1 : HARDLY_MET);
      return { key, likeness: single * fit, order: (single + PAIRS * (paired[entry] ?? 0)) * fit };
    })
    .sort((one, other) => other.order - one.order)
    .slice(0, most)
    .map(({ key, likeness }): Nearest => ({ key, likeness }));
}
