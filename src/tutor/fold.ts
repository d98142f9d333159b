/**
 * The attempt again, from its journal. What was earned is taken from the events; only those of the first version, which do not say, are graded by today's
 * rules, and what the attempt's row says of them wins over that.
 */
import { SIMULATOR_VERSION } from '../docker/index.ts';
import type { Quiz } from '../quiz/index.ts';
import type { Attempt, AttemptEvent, Later, QuestionState, Step, Stood } from './attempt.ts';
import { sentInput, withEdits } from './edit.ts';
import type { Earned } from './event.ts';
import { note } from './note.ts';
import { openQuestion } from './open.ts';
import { sameStanding, standingOf, standingSo } from './standing.ts';
import { beginBy } from './step.ts';
import { take } from './take.ts';
import { GRADER, type Grader, turnOn } from './turn.ts';
import { isOver } from './worth.ts';

/** What is known of an attempt beside its journal: how its questions stood at `seq`, as the summary in its row says. */
export interface KnownScores {
  readonly seq: number;
  readonly current: number;
  readonly questions: readonly (Pick<QuestionState, 'id' | 'status' | 'score' | 'firstScore' | 'tries' | 'hints'> &
    Pick<QuestionState, 'openedAt' | 'closedAt'>)[];
}

export interface FoldOptions {
  /** A snapshot of the same attempt: only the events after it are folded. */
  readonly from?: Attempt | null;
  /**
   * Who has events of the first version only was told their scores by the grader of that time, and the row is where they stand: it wins over what the fold
   * makes of the events up to its `seq`. Of no weight once an event says how everything stood.
   */
  readonly known?: KnownScores | null;
  readonly grader?: Grader;
}

/** An input that this quiz would not take (it was mended since) changes nothing but what it is known to have earned. */
export async function replay(
  quiz: Quiz,
  events: readonly AttemptEvent[],
  { from = null, known = null, grader = GRADER }: FoldOptions = {},
): Promise<Attempt> {
  let attempt = from ?? (await begun(quiz, events[0])).attempt;
  for (const event of events) {
    if (event.kind === 'begun' || event.seq <= attempt.seq) continue;
    attempt = await fold(attempt, event, grader);
    if (known !== null && !attempt.settled && event.seq === known.seq)
      attempt = await asStood(attempt, stoodAsKnown(attempt, known), event.at);
  }
  return attempt;
}

async function begun(quiz: Quiz, first: AttemptEvent | undefined): Promise<Step> {
  if (first?.kind !== 'begun') throw new Error('a journal begins with the event `begun`');
  return beginBy(first.v, quiz, first);
}

async function fold(before: Attempt, event: Later, grader: Grader): Promise<Attempt> {
  const attempt = event.stood === undefined ? before : await asStood(before, event.stood, event.at);
  if (event.kind !== 'input') return note(attempt, event).attempt;
  const { v, seq, at, earned = null, key } = event;
  const input = sentInput(attempt.edited, event.input);
  const turn = turnOn(attempt, at, {
    grader,
    recorded: v === undefined ? null : { earned, elsewhere: gradedElsewhere(attempt, earned) },
  });
  const taken = input !== null && attempt.finishedAt === null && (await take(turn, input)) === null;
  const next = taken ? turn.attempt : attempt;
  // Whatever became of the input here, what it earned is as it is written.
  const questions =
    earned === null
      ? next.questions
      : next.questions.map(state =>
          state.id === earned.question && !sameStanding(standingOf(state), earned)
            ? standingSo(state, earned, at)
            : state,
        );
  // So is the key by which a prediction was graded, whatever its lines print today.
  const keyed =
    key === undefined
      ? questions
      : questions.map((state, index) => (index === attempt.current ? { ...state, key } : state));
  const edited = input?.kind === 'edit' ? withEdits(attempt.edited, input.edits) : attempt.edited;
  return { ...next, questions: keyed, seq, edited, settled: v !== undefined };
}

function gradedElsewhere({ quiz }: Attempt, earned: Earned | null): boolean {
  return earned !== null && (earned.simulator !== SIMULATOR_VERSION || earned.digest !== quiz.digest);
}

async function asStood(attempt: Attempt, { current, questions }: Stood, at: number): Promise<Attempt> {
  const stood = new Map(questions.map(each => [each.question, each] as const));
  const turn = turnOn(
    {
      ...attempt,
      questions: attempt.questions.map(state => {
        const was = stood.get(state.id);
        if (was === undefined) return state;
        const { openedAt, closedAt, ...standing } = was;
        return { ...standingSo(state, standing, at), openedAt, closedAt };
      }),
    },
    at,
  );
  if (current !== attempt.current && current < attempt.questions.length) await openQuestion(turn, current);
  return turn.attempt;
}

/** A row says nothing of checks: those of a passed question were all done, others are as today's rules see them. */
function stoodAsKnown(attempt: Attempt, { current, questions }: KnownScores): Stood {
  return {
    current,
    questions: questions.map(({ id, status, score, firstScore, tries, hints, openedAt, closedAt }) => {
      const state = attempt.questions.find(each => each.id === id);
      const { checks, feedback } = state === undefined ? { checks: [], feedback: [] } : standingOf(state);
      const given = { question: id, status, score, firstScore, tries, hints, openedAt, closedAt };
      if (status === 'passed')
        return { ...given, checks: checks.map(each => ({ id: each.id, state: 'done' as const })), feedback: [] };
      return { ...given, checks, feedback: isOver(status) === isOver(state?.status ?? status) ? feedback : [] };
    }),
  };
}
