/**
 * An attempt as a fold: begin gives the first one, step the next, each with the event to be journalled. The same quiz, seed, inputs and instants give the
 * same attempt, and what was earned stands in the events: a journal of them is all that has to be kept (fold.ts).
 */
import { type Instant, SIMULATOR_VERSION } from '../docker/index.ts';
import { bootQuiz, ownStart } from '../grade/index.ts';
import { isSandbox, ownQuiz, type Quiz } from '../quiz/index.ts';
import { type Attempt, EVENT_VERSION, type Input, type QuestionState, type Step } from './attempt.ts';
import { keptInput, withEdits } from './edit.ts';
import { type Abandoned, type EventVersion, rulesOf, type SittingTerms } from './event.ts';
import { note, written } from './note.ts';
import { openQuestion } from './open.ts';
import { sittingOf } from './sitting.ts';
import { earnedBy, stoodOf } from './standing.ts';
import { take } from './take.ts';
import { wishedInput } from './talk/wish.ts';
import { type Grader, quote, refused, say, turnOn } from './turn.ts';

interface BeginOptions {
  readonly seed: number;
  readonly at: Instant;
  /** Its terms, where it is a sitting. */
  readonly sitting?: SittingTerms | undefined;
}

/** `quiz`: of an exam, with the whole pool; what is drawn from it stands in the terms. */
export function begin(quiz: Quiz, options: BeginOptions): Promise<Step> {
  return beginBy(EVENT_VERSION, quiz, options);
}

/** As an event of this version begins it. */
export async function beginBy(
  v: EventVersion | undefined,
  whole: Quiz,
  { seed, at, sitting }: BeginOptions,
): Promise<Step> {
  const dealt = sitting?.dealt ?? null;
  const quiz = dealt === null ? whole : ownQuiz(whole, dealt);
  // Stands there until the first question is opened, a few lines below; in a sandbox nothing else comes.
  const host = isSandbox(quiz) ? await bootQuiz(quiz, seed, at) : await ownStart(quiz, at);
  const attempt: Attempt = {
    quiz,
    sitting: sittingOf(sitting, at),
    simulator: SIMULATOR_VERSION,
    rules: rulesOf(v),
    seed,
    startedAt: at,
    finishedAt: null,
    seq: 1,
    settled: true,
    today: {},
    current: 0,
    goal: [],
    questions: quiz.questions.map(
      (question): QuestionState => ({
        id: question.id,
        status: quiz.navigation === 'free' ? 'open' : 'closed-off',
        score: 0,
        firstScore: null,
        tries: 0,
        hints: 0,
        checks: [],
        feedback: [],
        lastResponse: null,
        certainty: null,
        flagged: false,
        demonstrated: false,
        key: null,
        openedAt: null,
        closedAt: null,
        lastError: null,
      }),
    ),
    said: [],
    trail: [],
    terminal: [],
    start: host,
    past: [],
    host,
    ran: [],
    edited: {},
    left: {},
  };
  const turn = turnOn(attempt, at);
  if (isSandbox(quiz)) say(turn, { code: 'tutor.sandbox', data: {} });
  else {
    quote(turn, 'quiz.intro');
    await openQuestion(turn, 0);
  }
  return written(turn, {
    ...(v === undefined ? {} : { v }),
    seq: 1,
    at,
    kind: 'begun',
    quiz: quiz.id,
    digest: quiz.digest,
    simulator: SIMULATOR_VERSION,
    seed,
    ...(sitting === undefined ? {} : { sitting }),
  });
}

/** `client`: the page's own id of this input, kept in the event. */
export async function step(
  attempt: Attempt,
  input: Input,
  { at, client, grader }: { readonly at: Instant; readonly client: string; readonly grader?: Grader },
): Promise<Step> {
  if (attempt.finishedAt !== null) return afterTheEnd(attempt, input, { at, client });
  const turn = turnOn(attempt, at, grader === undefined ? {} : { grader });
  const taken = input.kind === 'ask' ? (wishedInput(attempt, input.text) ?? input) : input;
  const refusal = await take(turn, taken);
  if (refusal !== null) return refused(attempt, refusal);
  const earned = earnedBy(attempt, turn.attempt);
  const key = taken.kind === 'answer' ? (turn.attempt.questions[attempt.current]?.key ?? null) : null;
  if (input.kind === 'edit') turn.attempt = { ...turn.attempt, edited: withEdits(attempt.edited, input.edits) };
  return written(turn, {
    ...nextPlace(attempt, at),
    kind: 'input',
    client,
    input: keptInput(attempt.edited, taken),
    ...(earned === null ? {} : { earned }),
    ...(key === null ? {} : { key }),
  });
}

/**
 * An input that was too heavy to be carried out: it is remembered, so that the same one sent again gets the same answer, and told of. Nothing else of the
 * attempt changes.
 */
export function abandon(
  attempt: Attempt,
  { input, client, why, at }: Pick<Abandoned, 'input' | 'client' | 'why' | 'at'>,
): Step {
  return note(attempt, { ...nextPlace(attempt, at), kind: 'abandoned', client, input, why });
}

/** What came after the time was up is kept, as far as somebody may want to look at it. */
const LATE = 64;
const KEPT_LATE: ReadonlySet<Input['kind']> = new Set(['answer', 'line', 'edit']);

function afterTheEnd(
  attempt: Attempt,
  input: Input,
  { at, client }: { readonly at: Instant; readonly client: string },
): Step {
  const { sitting } = attempt;
  if (sitting?.timedOut !== true || sitting.late >= LATE || !KEPT_LATE.has(input.kind))
    return refused(attempt, 'finished');
  return note(attempt, { ...nextPlace(attempt, at), kind: 'late', client, input });
}

/** Another end of the time. Refused as `finished` when it is over: nothing is opened again. */
export function extend(
  attempt: Attempt,
  { by, endsAt, at }: { readonly by: string; readonly endsAt: Instant; readonly at: Instant },
): Step {
  if (attempt.finishedAt !== null || attempt.sitting === null) return refused(attempt, 'finished');
  return note(attempt, { ...nextPlace(attempt, at), kind: 'extended', by, endsAt });
}

/** Refused as `finished` when somebody was quicker. */
export function timeUp(attempt: Attempt, at: Instant): Step {
  if (attempt.finishedAt !== null) return refused(attempt, 'finished');
  return note(attempt, { ...nextPlace(attempt, at), kind: 'time-up' });
}

/** Where the next event stands. The first one after events that say nothing of scores says how everything stood. */
function nextPlace(attempt: Attempt, at: Instant) {
  const place = { v: EVENT_VERSION, seq: attempt.seq + 1, at } as const;
  return attempt.settled ? place : { ...place, stood: stoodOf(attempt) };
}
