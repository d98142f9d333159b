/**
 * An attempt as a fold: begin gives the first one, step the next. The same quiz, seed, inputs and instants give the same attempt,
 * so a journal of inputs is all that has to be kept.
 */
import { type Instant, SIMULATOR_VERSION } from '../docker/index.ts';
import { bootQuiz } from '../grade/index.ts';
import type { Quiz } from '../quiz/index.ts';
import { takeAnswer } from './answer.ts';
import { takeQuestion } from './ask.ts';
import type { Attempt, AttemptEvent, Input, QuestionState, Refusal, Step } from './attempt.ts';
import { giveUp, totals } from './close.ts';
import { takeHint } from './hint.ts';
import { openQuestion } from './open.ts';
import { takeEdit, takeLine, takeReset, takeUndo } from './terminal.ts';
import { questionAt, quote, refused, say, stateAt, type Turn, turnOn } from './turn.ts';
import { isClosed } from './worth.ts';

export async function begin(quiz: Quiz, { seed, at }: { readonly seed: number; readonly at: Instant }): Promise<Step> {
  const host = await bootQuiz(quiz, seed, at);
  const attempt: Attempt = {
    quiz,
    simulator: SIMULATOR_VERSION,
    seed,
    startedAt: at,
    finishedAt: null,
    seq: 1,
    current: 0,
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
        openedAt: null,
        closedAt: null,
        lastError: null,
      }),
    ),
    said: [],
    terminal: [],
    start: host,
    past: [],
    host,
    ran: [],
    left: {},
  };
  const turn = turnOn(attempt, at);
  quote(turn, 'quiz.intro');
  await openQuestion(turn, 0);
  return taken(turn, {
    seq: 1,
    at,
    kind: 'begun',
    quiz: quiz.id,
    digest: quiz.digest,
    simulator: SIMULATOR_VERSION,
    seed,
  });
}

/** `client`: the page's own id of this input, kept in the event. */
export async function step(
  attempt: Attempt,
  input: Input,
  { at, client }: { readonly at: Instant; readonly client: string },
): Promise<Step> {
  if (attempt.finishedAt !== null) return refused(attempt, 'finished');
  const turn = turnOn(attempt, at);
  const refusal = await take(turn, input);
  if (refusal !== null) return refused(attempt, refusal);
  const seq = attempt.seq + 1;
  turn.attempt = { ...turn.attempt, seq };
  return taken(turn, { seq, at, kind: 'input', client, input });
}

/**
 * The attempt again, from its journal. An input that this quiz would not take (it was mended since) changes nothing. With
 * `from`, a snapshot of the same attempt, only the events after it are folded.
 */
export async function replay(
  quiz: Quiz,
  events: readonly AttemptEvent[],
  from: Attempt | null = null,
): Promise<Attempt> {
  const [first] = events;
  if (from === null && first?.kind !== 'begun') throw new Error('a journal begins with the event `begun`');
  let attempt =
    from ?? (await begin(quiz, { seed: first?.kind === 'begun' ? first.seed : 0, at: first?.at ?? 0 })).attempt;
  for (const event of events) {
    if (event.kind !== 'input' || event.seq <= attempt.seq) continue;
    const next = await step(attempt, event.input, { at: event.at, client: event.client });
    attempt = next.refusal === null ? next.attempt : { ...attempt, seq: event.seq };
  }
  return attempt;
}

function taken({ attempt, said, terminal, traffic, outcome }: Turn, event: AttemptEvent): Step {
  return { attempt, event, refusal: null, said, terminal, traffic, outcome };
}

async function take(turn: Turn, input: Input): Promise<Refusal | null> {
  switch (input.kind) {
    case 'line':
      return takeLine(turn, input);
    case 'edit':
      return takeEdit(turn, input);
    case 'answer':
      return takeAnswer(turn, input.question, input.response);
    case 'hint':
      return questionAt(turn.attempt).id === input.question ? takeHint(turn) : 'not-this-question';
    case 'repeat':
      quote(turn, 'quiz.prompt');
      return null;
    case 'next':
      return takeNext(turn);
    case 'skip':
      return takeSkip(turn, input.question);
    case 'goto':
      return takeGoto(turn, input.question);
    case 'undo':
      return takeUndo(turn);
    case 'reset':
      await takeReset(turn);
      return null;
    case 'ask':
      return takeQuestion(turn, input.text);
    case 'finish':
      turn.attempt = { ...turn.attempt, finishedAt: turn.at };
      say(turn, { code: 'tutor.finished', data: totals(turn) });
      return null;
  }
}

async function takeNext(turn: Turn): Promise<Refusal | null> {
  const { attempt } = turn;
  if (attempt.quiz.navigation === 'linear' && !isClosed(stateAt(attempt))) return 'not-closed-yet';
  if (attempt.current + 1 >= attempt.questions.length) return 'last-question';
  await openQuestion(turn, attempt.current + 1);
  return null;
}

async function takeGoto(turn: Turn, id: string): Promise<Refusal | null> {
  const { attempt } = turn;
  const index = attempt.quiz.questions.findIndex(question => question.id === id);
  if (index < 0) return 'not-this-question';
  if (attempt.quiz.navigation !== 'free') return 'not-open';
  if (index !== attempt.current) await openQuestion(turn, index);
  return null;
}

function takeSkip(turn: Turn, id: string): Refusal | null {
  if (questionAt(turn.attempt).id !== id) return 'not-this-question';
  if (isClosed(stateAt(turn.attempt))) return 'closed';
  giveUp(turn);
  return null;
}
