/** What a page may see of an attempt, in one language. Whatever the learner may not know yet is left behind here. */
import { conditionsOf, looksAlike, prompt, view } from '../docker/index.ts';
import { solutionHtml } from '../locale/answer.ts';
import { stepWords } from '../locale/causes.ts';
import {
  differenceWords,
  inline,
  markdown,
  offersOf,
  saidHtml,
  saidPlain,
  translator,
  unitWords,
} from '../locale/index.ts';
import { causesOffered } from '../quiz/cache.ts';
import type { CacheQuestion, Locale, PredictAsk, Question, QuestionProse } from '../quiz/quiz.ts';
import { isSandbox } from '../quiz/sandbox.ts';
import type { Attempt, CheckResult, QuestionState, Said, TerminalEntry, Trace, Utterance } from '../tutor/attempt.ts';
import {
  asShown,
  canGoOn,
  hidesResults,
  isAnswered,
  isClosed,
  isForetold,
  isSilent,
  mayReturn,
  notesOn,
  shownOutput,
  tellsNearness,
  withKey,
  worth,
} from '../tutor/index.ts';
import { differences, given, patchBy, patchOf } from './patch.ts';
import type {
  ProgressChange,
  ProgressView,
  QuestionCard,
  StepMessage,
  TerminalEntryView,
  TraceView,
  UtteranceView,
  WelcomeMessage,
} from './protocol.ts';
import { hostChange, seenFiles, seenOf } from './seen.ts';

/** The parts of a message that follow from an attempt. */
type WholeParts = Pick<WelcomeMessage, 'question' | 'progress' | 'host' | 'files' | 'prompt' | 'trail' | 'conditions'>;
type ChangedParts = Pick<
  StepMessage,
  'question' | 'card' | 'progress' | 'host' | 'files' | 'prompt' | 'trail' | 'conditions'
>;

export interface Telling {
  readonly attempt: Attempt;
  readonly locale: Locale;
}

export function wholeParts(telling: Telling): WholeParts {
  const { attempt } = telling;
  return {
    ...(isSandbox(attempt.quiz)
      ? { trail: attempt.trail.map(traceOf), conditions: conditionsOf(attempt.host) }
      : { question: cardOf(telling) }),
    progress: progressOf(telling),
    host: seenOf(view(attempt.host)),
    files: seenFiles(attempt.host),
    prompt: prompt(attempt.host),
  };
}

/** What differs from the attempt that the page has been told of. */
export function changedParts(telling: Telling, before: Attempt): ChangedParts {
  const { attempt } = telling;
  const sameQuestion = before.current === attempt.current;
  const cardChanged =
    attempt.questions.length > 0 &&
    sameQuestion &&
    (before.questions[before.current] !== attempt.questions[attempt.current] ||
      before.past.length > 0 !== attempt.past.length > 0);
  const progressChanged =
    before.questions !== attempt.questions ||
    before.current !== attempt.current ||
    before.sitting !== attempt.sitting ||
    before.finishedAt !== attempt.finishedAt;
  const host = looksAlike(before.host, attempt.host)
    ? null
    : hostChange(seenOf(view(before.host)), seenOf(view(attempt.host)));
  const files =
    before.host === attempt.host ? null : patchOf(seenFiles(before.host), seenFiles(attempt.host), file => file.path);
  return {
    ...(sameQuestion ? {} : { question: cardOf(telling) }),
    ...(cardChanged
      ? given('card', differences(cardOf({ attempt: before, locale: telling.locale }), cardOf(telling)))
      : {}),
    ...(progressChanged ? { progress: progressChange(telling, before) } : {}),
    ...(host === null ? {} : { host }),
    ...(prompt(before.host) === prompt(attempt.host) ? {} : { prompt: prompt(attempt.host) }),
    ...(files === null ? {} : { files }),
    ...(isSandbox(attempt.quiz) ? sandboxAfter(attempt, before) : {}),
  };
}

/** What this step did in a sandbox. */
function sandboxAfter({ trail, seq, host }: Attempt, before: Attempt): Pick<ChangedParts, 'trail' | 'conditions'> {
  const last = trail.at(-1);
  const [was, is] = [conditionsOf(before.host), conditionsOf(host)];
  return {
    ...(trail === before.trail || last?.seq !== seq ? {} : { trail: [traceOf(last)] }),
    ...(was.registry === is.registry && was.disk === is.disk ? {} : { conditions: is }),
  };
}

function traceOf({ seq, kind, text, did }: Trace): TraceView {
  return { seq, kind, text, did };
}

/** What differs of the progress. Questions whose states are the very same objects as before are neither made nor compared. */
function progressChange(telling: Telling, before: Attempt): ProgressChange {
  const { attempt } = telling;
  const questions = patchBy(
    attempt.quiz.questions.length,
    index => before.questions[index] === attempt.questions[index] || standsAlike(before, attempt, index),
    index => progressEntry(telling, index),
  );
  return {
    ...differences(standingOf(before), standingOf(attempt)),
    ...given('questions', questions),
  };
}

function standsAlike(before: Attempt, after: Attempt, index: number): boolean {
  const [was, is] = [before.questions[index], after.questions[index]];
  if (was === undefined || is === undefined) return was === is;
  if (hidesResults(before) !== hidesResults(after)) return false;
  const alike = was.score === is.score && was.status === is.status;
  return after.sitting === null
    ? alike
    : (alike || hidesResults(after)) && isAnswered(was) === isAnswered(is) && was.flagged === is.flagged;
}

function progressEntry({ attempt, locale }: Telling, index: number): ProgressView['questions'][number] {
  const question = attempt.quiz.questions[index];
  const state = attempt.questions[index];
  if (question === undefined) throw new RangeError(`${attempt.quiz.id} has no question ${index}`);
  return {
    id: question.id,
    number: index + 1,
    title: attempt.quiz.prose[locale].questions[question.id]?.title ?? question.id,
    points: question.points,
    ...(hidesResults(attempt)
      ? { score: 0, status: 'open' }
      : { score: state?.score ?? 0, status: state?.status ?? 'closed-off' }),
    ...(attempt.sitting === null || state === undefined ? {} : { answered: isAnswered(state), flagged: state.flagged }),
  };
}

function standingOf(attempt: Attempt): Omit<ProgressView, 'questions'> {
  const { quiz, questions, current, finishedAt, startedAt, sitting } = attempt;
  let [score, points] = [0, 0];
  for (const [index, question] of quiz.questions.entries()) {
    if (!hidesResults(attempt)) score += questions[index]?.score ?? 0;
    points += question.points;
  }
  const { navigation } = quiz;
  const standing = { current, navigation, returns: mayReturn(attempt), score, points, finished: finishedAt !== null };
  if (sitting === null) return standing;
  const { limit, endsAt, rehearsal } = sitting;
  const limitAt = limit === null ? null : startedAt + limit;
  return { ...standing, sitting: { startedAt, limitAt, endsAt, rehearsal } };
}

export function progressOf(telling: Telling): ProgressView {
  const { attempt } = telling;
  return {
    questions: attempt.quiz.questions.map((_, index) => progressEntry(telling, index)),
    ...standingOf(attempt),
  };
}

const cards = new WeakMap<Attempt, Map<Locale, QuestionCard>>();

/** The present question. Untaken hints, hidden checks, answers and reasons stay behind until they may be seen. */
export function cardOf(telling: Telling): QuestionCard {
  const { attempt, locale } = telling;
  const known = cards.get(attempt) ?? new Map<Locale, QuestionCard>();
  cards.set(attempt, known);
  const card = known.get(locale) ?? makeCard(telling);
  known.set(locale, card);
  return card;
}

function makeCard({ attempt, locale }: Telling): QuestionCard {
  const question = attempt.quiz.questions[attempt.current];
  const known = attempt.questions[attempt.current];
  if (question === undefined || known === undefined)
    throw new Error(`no question ${attempt.current} in ${attempt.quiz.id}`);
  const state = hidesResults(attempt) ? withoutResults(known) : known;
  const prose = attempt.quiz.prose[locale].questions[question.id];
  if (prose === undefined) throw new Error(`no ${locale} prose for ${question.id} in ${attempt.quiz.id}`);
  const translate = translator(locale);
  const closed = isClosed(state);
  const shown = asShown(question, attempt);
  return {
    id: question.id,
    number: attempt.current + 1,
    kind: question.kind,
    title: prose.title,
    html: markdown(prose.prompt),
    points: question.points,
    score: state.score,
    worth: worth(question, state),
    status: state.status === 'closed-off' ? 'open' : state.status,
    demonstration:
      question.show.length === 0
        ? null
        : {
            title: prose.show.title,
            steps: question.show.map(({ line }, index) => ({ line, html: markdown(prose.show.steps[index] ?? '') })),
            played: state.demonstrated,
          },
    goal: closed ? [] : attempt.goal.map(({ name, layers }) => ({ name, layers: [...layers] })),
    ask: askOf(shown, prose, locale),
    checks: checksOf(attempt, question, state, prose, locale, closed),
    tries: { used: state.tries, limit: question.tries, penalty: question.tryPenalty },
    hints: {
      taken: prose.hints
        .slice(0, state.hints)
        .map((text, index) => ({ html: markdown(text), price: question.hintPrices[index] ?? 0 })),
      left: Math.max(0, question.hintPrices.length - state.hints),
      nextPrice: question.hintPrices[state.hints] ?? 0,
    },
    response: state.lastResponse,
    feedback: state.feedback
      .filter(said => mistakeOn(question, said) === null)
      .map(said => saidHtml(attempt.quiz, locale, said)),
    why: closed && prose.why !== '' ? markdown(prose.why) : null,
    solution: closed ? solutionHtml(withKey(shown, state), prose, translate) : null,
    canUndo: attempt.past.length > 0,
    hasNext: canGoOn(attempt),
    asksCertainty: question.certainty === true && question.kind !== 'predict',
    certainty: state.certainty,
    sitting:
      attempt.sitting === null || !isSilent(attempt)
        ? null
        : { answered: isAnswered(known), flagged: known.flagged, terminal: !isForetold(question) },
  };
}

/** As its learner may see it before results are shown: what they answered, and nothing about it. */
function withoutResults(state: QuestionState): QuestionState {
  return { ...state, status: 'open', score: 0, firstScore: null, tries: 0, checks: [], feedback: [], key: null };
}

function checksOf(
  attempt: Attempt,
  question: Question,
  state: QuestionState,
  prose: QuestionProse,
  locale: Locale,
  closed: boolean,
): QuestionCard['checks'] {
  const results = new Map<string, CheckResult>(state.checks.map(result => [result.id, result]));
  const weights = sum(question.checks.map(check => check.weight));
  return question.checks
    .filter(check => closed || !check.hidden)
    .map(check => {
      const result = results.get(check.id);
      const mistakes = state.feedback.filter(said => mistakeOn(question, said) === check.id);
      return {
        id: check.id,
        html: inline(prose.checks[check.id] ?? check.id),
        points: weights === 0 ? 0 : (question.points * check.weight) / weights,
        state: result?.state ?? 'todo',
        feedback: [...differing(result?.feedback ?? [], mistakes.length > 0), ...mistakes].map(said =>
          saidHtml(attempt.quiz, locale, said),
        ),
        difference: differenceWords(locale, result?.difference ?? null),
      };
    });
}

/** What a check has to say; where the mistake is a known one, the author's words stand for the general ones. */
function differing(feedback: readonly Said[], known: boolean): readonly Said[] {
  return known ? feedback.filter(tellsNearness) : feedback;
}

/** The check that a known mistake belongs to, or null: what is said is no such mistake, or its check is not shown yet. */
function mistakeOn(question: Question, said: Said): string | null {
  if (said.code !== 'quiz.wrong') return null;
  const check = question.wrong.find(wrong => wrong.id === said.data.key)?.check ?? null;
  return question.checks.some(each => each.id === check && !each.hidden) ? check : null;
}

function askOf(question: Question, prose: QuestionProse, locale: Locale): QuestionCard['ask'] {
  switch (question.kind) {
    case 'command':
      return { kind: 'host', file: null };
    case 'dockerfile':
      return { kind: 'host', file: question.file };
    case 'choice':
    case 'number':
    case 'text':
      return flatAsk(question, prose, locale);
    case 'order':
      return { kind: 'order', items: question.items.map(id => option(id, prose)) };
    case 'match':
      return {
        kind: 'match',
        left: question.left.map(id => option(id, prose)),
        right: question.right.map(id => option(id, prose)),
      };
    case 'paste':
      return { kind: 'paste', line: question.line };
    case 'cache':
      return cacheAsk(question, locale);
    case 'predict':
      return { kind: 'predict', ask: flatAsk(question.ask, prose, locale), run: [...question.run] };
  }
}

function cacheAsk(
  { change, build, told, why }: CacheQuestion,
  locale: Locale,
): Extract<QuestionCard['ask'], { kind: 'cache' }> {
  const translate = translator(locale);
  return {
    kind: 'cache',
    edits: told.edits.map(({ path, rows }) => ({ path, rows, deleted: change.files[path] === null })),
    lines: [...change.lines],
    build,
    rows: told.rows,
    steps: told.steps.map(({ id, label, text }) => ({ id, label, text })),
    causes: causesOffered(told).map(id => ({ id, html: inline(stepWords(id, translate)) })),
    why,
  };
}

function flatAsk(
  ask: PredictAsk,
  prose: QuestionProse,
  locale: Locale,
): Extract<QuestionCard['ask'], { kind: 'choice' | 'number' | 'text' }> {
  switch (ask.kind) {
    case 'choice':
      return { kind: 'choice', many: ask.many, options: ask.options.map(id => option(id, prose)) };
    case 'number':
      return { kind: 'number', unit: ask.unit === null ? null : unitWords(locale, ask.unit) };
    case 'text':
      return { kind: 'text' };
  }
}

function option(id: string, prose: QuestionProse): { id: string; html: string } {
  return { id, html: inline(prose.options[id] ?? id) };
}

export function utteranceOf(attempt: Attempt, locale: Locale, utterance: Utterance): UtteranceView {
  const { n, by } = utterance;
  const offers = offersOf(locale, utterance);
  return {
    n,
    by,
    html: saidHtml(attempt.quiz, locale, utterance),
    ...(offers.length === 0 ? {} : { offers: [...offers] }),
  };
}

export function terminalOf(
  attempt: Attempt,
  locale: Locale,
  entry: TerminalEntry,
  chunks: TerminalEntryView['chunks'],
): TerminalEntryView {
  if (entry.kind === 'mark') {
    const line = saidPlain(attempt.quiz, locale, entry.why);
    return { n: entry.n, prompt: '', line, output: '', exitCode: 0, kind: 'mark', note: null, chunks };
  }
  const { n, prompt, line, output, omitted, kind, ending } = entry;
  const cut = omitted > 0 ? [{ code: 'tutor.output-cut', data: { count: omitted } }] : [];
  const html = [...notesOn(entry), ...cut].map(note => saidHtml(attempt.quiz, locale, note)).join('');
  const note = html === '' ? null : html;
  const shown = shownOutput(entry);
  const played = shown === output ? chunks : (chunks?.filter(({ voice }) => voice !== 'host') ?? null);
  return { n, prompt, line, output: shown, exitCode: ending.exitCode, kind, note, chunks: played };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
