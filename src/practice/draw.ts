/** The draw of an exam: which questions of the pool a seed deals to a learner, and which variants. The same quiz and seed always draw the same. */
import type { ResultsShown } from '../quiz/index.ts';
import { candidates, type DealtQuestion, type Difficulty, type DrawRule, type Exam, type Quiz } from '../quiz/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import { FAMILIES, familyOf } from './families.ts';
import { LEVELS, type Level, type PracticeFamily } from './family.ts';
import { vary } from './variant.ts';

/** What is drawn, before generators have run. */
export type DrawnQuestion =
  | { readonly kind: 'written'; readonly id: string }
  | {
      readonly kind: 'variant';
      readonly family: string;
      readonly seed: number;
      readonly level: Level;
      readonly points: number;
    };

/** Seeds of variants: as many as 31 bits tell apart. */
const SEEDS = 0x7fffffff;

/** In the order of the draw's rules, and by chance within each. @throws RangeError when the pool has not enough: `drydock check` proves that it has */
export function drawn({ questions, exam }: Pick<Quiz, 'questions' | 'exam'>, seed: number): readonly DrawnQuestion[] {
  if (exam === undefined) throw new RangeError('nothing is drawn here');
  const chance = chanceOf(`draw ${seed}`);
  const written = writtenBy(exam, questions, chance);
  const variants = variantsFor(chance);
  return exam.draw.flatMap(rule => {
    const own = [...(written.get(rule) ?? []), ...variants(rule, rule.variants)];
    return chance.shuffled(own);
  });
}

/** Rules of one difficulty take theirs first: those of any take from what is left. */
function writtenBy(
  { draw }: Exam,
  questions: Quiz['questions'],
  chance: Chance,
): ReadonlyMap<DrawRule, readonly DrawnQuestion[]> {
  const taken = new Set<string>();
  const strict = [...draw].sort((one, other) => Number(one.difficulty === null) - Number(other.difficulty === null));
  return new Map(
    strict.map(rule => {
      const free = candidates(rule, questions).filter(({ id }) => !taken.has(id));
      const own = chance.shuffled(free).slice(0, rule.written);
      if (own.length < rule.written) throw new RangeError(`there are not enough questions about ${rule.topic}`);
      for (const { id } of own) taken.add(id);
      return [rule, own.map(({ id }): DrawnQuestion => ({ kind: 'written', id }))];
    }),
  );
}

export function familiesOf(topic: string): readonly PracticeFamily[] {
  return FAMILIES.filter(family => family.topic === topic);
}

/** Deals variants: no family again while its topic has another one. */
function variantsFor(
  chance: Chance,
): (rule: Omit<DrawRule, 'written' | 'variants'>, count: number) => readonly DrawnQuestion[] {
  const met = new Map<string, number>();
  return ({ topic, difficulty, points }, count) =>
    Array.from({ length: count }, () => {
      const families = familiesOf(topic);
      const least = Math.min(...families.map(({ name }) => met.get(name) ?? 0));
      const fresh = families.filter(({ name }) => (met.get(name) ?? 0) === least);
      if (fresh.length === 0) throw new RangeError(`no generator makes questions about ${topic}`);
      const { name } = chance.one(fresh);
      met.set(name, least + 1);
      return { kind: 'variant', family: name, seed: chance.int(0, SEEDS), level: levelOf(difficulty, chance), points };
    });
}

function levelOf(difficulty: Difficulty | null, chance: Chance): Level {
  return difficulty ?? chance.one(LEVELS);
}

/** By what an attempt at an exam goes, as its first event keeps it. */
interface DealtSitting {
  readonly dealt: readonly DealtQuestion[];
  readonly silent: true;
  /** Milliseconds. */
  readonly limit: number | null;
  readonly results: ResultsShown;
  readonly certainty: Exam['certainty'];
  readonly rehearsal: boolean;
}

export interface SittingOptions {
  readonly seed: number;
  readonly rehearsal?: boolean | undefined;
  /** What a class has of its own in place of what the exam says. */
  readonly overruled?: Partial<Pick<DealtSitting, 'limit' | 'results'>> | undefined;
}

/** Undefined where the quiz is no exam. */
export async function sittingFor(
  quiz: Quiz,
  { seed, rehearsal = false, overruled = {} }: SittingOptions,
): Promise<DealtSitting | undefined> {
  const { exam } = quiz;
  if (exam === undefined) return undefined;
  const minutes = rehearsal ? (exam.rehearsal?.minutes ?? exam.minutes) : exam.minutes;
  return {
    dealt: rehearsal ? await dealRehearsal(quiz, seed) : await deal(quiz, seed),
    silent: true,
    limit: minutes * 60_000,
    results: rehearsal ? 'finished' : exam.results,
    certainty: exam.certainty,
    rehearsal,
    ...overruled,
  };
}

/** The questions of one learner, their variants made: to be kept, since a later generator may make others of the same seed. */
export async function deal(quiz: Quiz, seed: number): Promise<readonly DealtQuestion[]> {
  return dealtOf(drawn(quiz, seed));
}

/** For a try: variants about what the exam is about, none of its own questions. */
export async function dealRehearsal({ exam }: Pick<Quiz, 'exam'>, seed: number): Promise<readonly DealtQuestion[]> {
  const topics = [...new Set((exam?.draw ?? []).map(({ topic }) => topic))].filter(
    topic => familiesOf(topic).length > 0,
  );
  const chance = chanceOf(`rehearsal ${seed}`);
  const variants = variantsFor(chance);
  const order = chance.shuffled(topics);
  const count = order.length === 0 ? 0 : (exam?.rehearsal?.questions ?? 0);
  const asked = Array.from({ length: count }, (_, place) =>
    variants({ topic: order[place % order.length] ?? '', difficulty: null, points: 1 }, 1),
  );
  return dealtOf(asked.flat());
}

async function dealtOf(questions: readonly DrawnQuestion[]): Promise<readonly DealtQuestion[]> {
  const dealt: DealtQuestion[] = [];
  // One after another: each runs a host.
  for (const [place, each] of questions.entries())
    dealt.push(each.kind === 'written' ? each : await made(each, place + 1));
  return dealt;
}

/** Of which family the variant with this id is; null: a question of a pool has it. */
export function familyIn(id: string): string | null {
  const name = /^(.+)-[1-3]-\d+$/.exec(id)?.[1];
  return name === undefined ? null : (familyOf(name)?.name ?? null);
}

/** Pages are told its id, which has its place in place of its seed: `drydock practice` prints the key of a seed. */
async function made(
  { family: name, seed, level, points }: Extract<DrawnQuestion, { kind: 'variant' }>,
  place: number,
): Promise<DealtQuestion> {
  const family = familyOf(name);
  if (family === null) throw new RangeError(`there is no family ${name}`);
  const { host, question, prose } = await vary(family, { seed, level });
  const id = `${name}-${level}-${place}`;
  return { kind: 'variant', family: name, seed, level, host, question: { ...question, id, points }, prose };
}
