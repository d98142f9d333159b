/** What a family read out of a run → a question as any other: ids that tell nothing, a check, wrong answers with what is said to them. */
import type {
  Check,
  Locale,
  PlainResponse,
  Question,
  QuestionProse,
  Response,
  Start,
  WrongAnswer,
} from '../quiz/index.ts';
import type { Chance } from './chance.ts';
import type { Choosable, Drawn, Misreading, VariantAsk, VariantDraft } from './family.ts';
import { each, type Text } from './words.ts';

export interface AskedVariant {
  readonly question: Question;
  readonly prose: Readonly<Record<Locale, QuestionProse>>;
}

/** Options that a learner chooses from, the right one among them. */
const MOST = 4;
/** Mistakes that a question needs, or it asks nothing. */
const LEAST = 2;

type AskOf<K extends VariantAsk['kind']> = Extract<VariantAsk, { readonly kind: K }>;

/** A question in the making: what differs between kinds. */
interface Made {
  readonly question: Question;
  readonly options: Readonly<Record<string, Text>>;
  readonly checks: Readonly<Record<string, Text>>;
  readonly wrong: readonly Misreading[];
}

export function askedOf(id: string, drawn: Drawn, draft: VariantDraft, chance: Chance): AskedVariant {
  const { question, options, checks, wrong } = madeOf(id, drawn, draft, chance);
  const inWords = (texts: Readonly<Record<string, Text>>, locale: Locale): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(texts).map(([key, words]) => [key, words[locale]]));
  const said = Object.fromEntries(wrong.map(({ name, says }) => [name, says]));
  const prose = (locale: Locale): QuestionProse => ({
    title: draft.title[locale],
    lead: '',
    show: { title: '', steps: [] },
    prompt: draft.prompt[locale],
    options: inWords(options, locale),
    checks: inWords(checks, locale),
    hints: [draft.hint[locale]],
    wrong: inWords(said, locale),
    why: draft.why[locale],
  });
  return { question, prose: { ru: prose('ru'), en: prose('en') } };
}

function madeOf(id: string, drawn: Drawn, { ask, title }: VariantDraft, chance: Chance): Made {
  const start: Start = { on: { kind: 'host' }, files: {}, lines: drawn.before };
  const base: Base = {
    id,
    points: 1,
    tries: 1,
    tryPenalty: 0,
    hintPrices: [0],
    start,
    continues: false,
    show: [],
    given: null,
  };
  const named = { [id]: title };
  switch (ask.kind) {
    case 'one':
      return madeOne(base, ask, drawn.run, named, chance);
    case 'many':
      return madeMany(base, ask, drawn.run, named);
    case 'match':
      return madeMatch(base, ask, named, chance);
    case 'order':
      return madeOrder(base, ask, named, chance);
    case 'task':
      return madeTask(base, ask);
  }
}

type Base = Omit<
  Extract<Question, { readonly kind: 'match' }>,
  'kind' | 'left' | 'right' | 'solution' | 'checks' | 'wrong'
>;
type TextsById = Readonly<Record<string, Text>>;

function predicted(chosen: readonly string[]): Response {
  return { kind: 'predict', prediction: { kind: 'choice', chosen }, certainty: 'think' };
}

function madeOne(base: Base, ask: AskOf<'one'>, run: readonly string[], checks: TextsById, chance: Chance): Made {
  const wrong = chance.some(apart(ask), MOST - 1);
  const all: readonly Choosable[] = [ask.right, ...wrong];
  const shown = ask.sorted === true ? [...all].sort(byNumber) : chance.shuffled(all);
  const ids = lettered(shown);
  const idOf = (value: string): string => ids.get(value) ?? '';
  return {
    question: {
      ...base,
      kind: 'predict',
      ask: { kind: 'choice', many: false, ordered: true, options: [...ids.values()] },
      run,
      checks: [{ id: base.id, kind: 'choice', weight: 1, hidden: false, right: [idOf(ask.right.value)], printed: {} }],
      solution: predicted([idOf(ask.right.value)]),
      wrong: wrong.map(({ name, value }) => mistake(name, base.id, predicted([idOf(value)]))),
    },
    options: textsOf(shown, ids),
    checks,
    wrong,
  };
}

/** Whether there is something to choose from: two mistakes at least that come to other answers than the run. */
export function isFit(ask: VariantAsk): boolean {
  switch (ask.kind) {
    case 'one':
      return apart(ask).length >= LEAST;
    case 'many':
      return ask.right.length > 0 && setsApart(ask).length >= LEAST;
    case 'match':
    case 'order':
    case 'task':
      return ask.wrong.length >= LEAST;
  }
}

/** Misreadings that come to something else than the right one and than those before them. */
function apart({ right, wrong }: AskOf<'one'>): AskOf<'one'>['wrong'] {
  const seen = new Set([right.value]);
  const words = new Set([right.text.ru, right.text.en]);
  return wrong.filter(({ value, text }) => {
    if (seen.has(value) || words.has(text.ru) || words.has(text.en)) return false;
    seen.add(value);
    words.add(text.ru).add(text.en);
    return true;
  });
}

function madeMany(base: Base, ask: AskOf<'many'>, run: readonly string[], checks: TextsById): Made {
  const ids = lettered(ask.options);
  const chosen = (values: readonly string[]): readonly string[] =>
    ask.options.filter(({ value }) => values.includes(value)).map(({ value }) => ids.get(value) ?? '');
  const wrong = setsApart(ask);
  return {
    question: {
      ...base,
      kind: 'predict',
      ask: { kind: 'choice', many: true, ordered: true, options: [...ids.values()] },
      run,
      checks: [{ id: base.id, kind: 'choice', weight: 1, hidden: false, right: [...chosen(ask.right)], printed: {} }],
      solution: predicted(chosen(ask.right)),
      wrong: wrong.map(({ name, values }) => mistake(name, base.id, predicted(chosen(values)))),
    },
    options: textsOf(ask.options, ids),
    checks,
    wrong,
  };
}

/** Sets that are neither empty, nor the right one, nor the same as one before. */
function setsApart({ options, right, wrong }: AskOf<'many'>): AskOf<'many'>['wrong'] {
  const signature = (values: readonly string[]): string =>
    options
      .filter(({ value }) => values.includes(value))
      .map(({ value }) => value)
      .join('\n');
  const seen = new Set([signature(right), '']);
  return wrong.filter(({ values }) => {
    const own = signature(values);
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}

function madeMatch(base: Base, ask: AskOf<'match'>, checks: TextsById, chance: Chance): Made {
  const left = lettered(ask.left);
  const right = new Map(chance.shuffled(ask.right).map(({ value }, place) => [value, `to-${LETTERS[place] ?? ''}`]));
  const pairsOf = (pairs: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(pairs).map(([from, to]) => [left.get(from) ?? '', right.get(to) ?? '']));
  const answer = (pairs: Readonly<Record<string, string>>): PlainResponse => ({ kind: 'match', pairs: pairsOf(pairs) });
  const seen = new Set([JSON.stringify(pairsOf(ask.pairs))]);
  const wrong = ask.wrong.filter(({ pairs }) => {
    const own = JSON.stringify(pairsOf(pairs));
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
  const key = Object.entries(pairsOf(ask.pairs)).map(([from, to]) => [from, [to]]);
  return {
    question: {
      ...base,
      kind: 'match',
      left: [...left.values()],
      right: [...right.values()],
      checks: [{ id: base.id, kind: 'match', weight: 1, hidden: false, pairs: Object.fromEntries(key) }],
      solution: answer(ask.pairs),
      wrong: wrong.map(({ name, pairs }) => mistake(name, base.id, answer(pairs))),
    },
    options: { ...textsOf(ask.left, left), ...textsOf(ask.right, right) },
    checks,
    wrong,
  };
}

function madeOrder(base: Base, ask: AskOf<'order'>, checks: TextsById, chance: Chance): Made {
  const items = chance.shuffled(ask.items);
  const ids = lettered(items);
  const ordered = (values: readonly string[]): string[] => values.map(value => ids.get(value) ?? '');
  const [first = []] = ask.orders;
  const right = new Set(ask.orders.map(order => order.join('\n')));
  const wrong = ask.wrong.filter(({ order }) => !right.has(order.join('\n')) && right.add(order.join('\n')));
  return {
    question: {
      ...base,
      kind: 'order',
      items: [...ids.values()],
      proof: null,
      checks: [{ id: base.id, kind: 'order', weight: 1, hidden: false, orders: ask.orders.map(ordered) }],
      solution: { kind: 'order', order: ordered(first) },
      wrong: wrong.map(({ name, order }) => mistake(name, base.id, { kind: 'order', order: ordered(order) })),
    },
    options: textsOf(items, ids),
    checks,
    wrong,
  };
}

function madeTask(base: Base, ask: AskOf<'task'>): Made {
  const checks = ask.checks.map(({ name: _, ...check }): Check => check);
  return {
    question: {
      ...base,
      tries: null,
      kind: 'dockerfile',
      file: ask.file,
      checks,
      solution: ask.solution,
      cheats: null,
      goal: [],
      wrong: ask.wrong.map(({ name, answer, check }) => mistake(name, check, answer)),
    },
    options: {},
    checks: Object.fromEntries(ask.checks.map(({ id, name }) => [id, name])),
    wrong: ask.wrong,
  };
}

function mistake(name: string, check: string, answer: WrongAnswer['answer']): WrongAnswer {
  return { id: name, answer, check, code: null };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Values by ids that tell nothing: the place where they are shown. */
function lettered(options: readonly Choosable[]): ReadonlyMap<string, string> {
  return new Map(options.map(({ value }, place) => [value, LETTERS[place] ?? '']));
}

function textsOf(options: readonly Choosable[], ids: ReadonlyMap<string, string>): TextsById {
  return Object.fromEntries(options.map(({ value, text }) => [ids.get(value) ?? '', each(locale => text[locale])]));
}

function byNumber(a: Choosable, b: Choosable): number {
  return Number.parseFloat(a.value) - Number.parseFloat(b.value);
}
