/** A tutor of few words, for tests of pages: an answer closes its question, right or wrong, and nothing is run. */
import type { Host } from '../../src/docker/index.ts';
import type { Quiz } from '../../src/quiz/quiz.ts';
import type { Tutor } from '../../src/rooms/workshop.ts';
import type { Attempt, AttemptEvent, Input, QuestionState, Step } from '../../src/tutor/attempt.ts';
import { abandon, extend, sentAt, timeUp } from '../../src/tutor/index.ts';

/** Pages never look at the host, so there is none. */
const noHost = Object.freeze({}) as Host;

function opened(id: string, at: number): QuestionState {
  return {
    id,
    status: 'open',
    score: 0,
    firstScore: null,
    tries: 0,
    hints: 0,
    checks: [],
    feedback: [],
    lastResponse: null,
    key: null,
    openedAt: at,
    closedAt: null,
    lastError: null,
    demonstrated: false,
    certainty: null,
    flagged: false,
  };
}

function stepOf(attempt: Attempt, event: AttemptEvent): Step {
  return { attempt, event, refusal: null, said: [], terminal: [], traffic: [], outcome: null, demonstrated: [] };
}

function take(attempt: Attempt, input: Input, at: number): Attempt {
  const present = attempt.questions[attempt.current];
  const question = attempt.quiz.questions[attempt.current];
  if (present === undefined || question === undefined) return attempt;
  const change = (state: QuestionState): readonly QuestionState[] =>
    attempt.questions.map((each, index) => (index === attempt.current ? state : each));
  switch (input.kind) {
    case 'answer': {
      const right =
        JSON.stringify(input.response) === JSON.stringify('solution' in question ? question.solution : null);
      const score = right ? question.points : 0;
      const tries = right ? present.tries : present.tries + 1;
      const status = right ? 'passed' : 'failed';
      const feedback = right ? [] : [{ code: 'quiz.wrong', data: { question: question.id, key: 'mistake' } }];
      const closed = {
        ...present,
        status,
        score,
        firstScore: score,
        tries,
        feedback,
        lastResponse: input.response,
        closedAt: at,
      } as const;
      return { ...attempt, questions: change(closed) };
    }
    case 'line': {
      const entry = {
        n: 1,
        question: question.id,
        prompt: 'student@dock:~$ ',
        line: input.line,
        output: `ran ${input.line}\n`,
        omitted: 0,
      };
      return {
        ...attempt,
        terminal: [...attempt.terminal, { ...entry, kind: 'line', ending: { kind: 'exited', exitCode: 0 } }],
      };
    }
    case 'next': {
      const current = attempt.current + 1;
      const questions = attempt.questions.map((each, index) => (index === current ? opened(each.id, at) : each));
      return { ...attempt, current, questions };
    }
    case 'finish':
      return { ...attempt, finishedAt: at };
    default:
      return attempt;
  }
}

function begun(quiz: Quiz, seed: number, at: number): Attempt {
  return {
    quiz,
    sitting: null,
    simulator: 1,
    rules: 2,
    seed,
    startedAt: at,
    finishedAt: null,
    seq: 1,
    settled: true,
    today: {},
    current: 0,
    questions: quiz.questions.map(({ id }, index) =>
      index === 0 ? opened(id, at) : { ...opened(id, at), status: 'closed-off', openedAt: null },
    ),
    host: noHost,
    start: noHost,
    past: [],
    ran: [],
    said: [],
    terminal: [],
    edited: {},
    trail: [],
    goal: [],
    left: {},
  };
}

export const tutor: Tutor = {
  begin: async (quiz, { seed, at }) =>
    stepOf(begun(quiz, seed, at), {
      seq: 1,
      at,
      kind: 'begun',
      quiz: quiz.id,
      digest: quiz.digest,
      simulator: 1,
      seed,
    }),
  step: async (attempt, input, { at, client }) => {
    const seq = attempt.seq + 1;
    return stepOf({ ...take(attempt, input, at), seq }, { seq, at, kind: 'input', client, input });
  },
  abandon,
  extend,
  timeUp,
  replay: async (quiz, events, { from = null }) => {
    let attempt = from;
    for (const event of events) {
      if (event.kind === 'begun') attempt = begun(quiz, event.seed, event.at);
      else if (attempt === null) throw new Error('an attempt without a beginning');
      else if (event.kind === 'input') {
        const input = sentAt(events, event.seq) ?? { kind: 'repeat' };
        attempt = { ...take(attempt, input, event.at), seq: event.seq };
      }
    }
    if (attempt === null) throw new Error('an attempt without a beginning');
    return attempt;
  },
};
