/** Events that are no input which was carried out: what was too heavy, an end of time, a call of the learner's own client, a decision of somebody. */
import type { Attempt, AttemptEvent, Input, Later, Step } from './attempt.ts';
import { totals } from './close.ts';
import { handIn, hidesResults } from './sitting.ts';
import { standingSo } from './standing.ts';
import { mark, say, type Turn, turnOn } from './turn.ts';

/** What is typed at the host, or put on it: that it was not done, stands where it would. */
const HOST_INPUTS: ReadonlySet<Input['kind']> = new Set(['line', 'edit', 'drop']);

export type Noted = Exclude<Later, { kind: 'input' }>;

/** The attempt with the event folded in. */
export function note(attempt: Attempt, event: Noted): Step {
  const turn = turnOn(attempt, event.at);
  const { sitting } = attempt;
  switch (event.kind) {
    case 'abandoned':
      if (HOST_INPUTS.has(event.input.kind)) mark(turn, 'tutor.mark.abandoned');
      say(turn, { code: `tutor.abandoned.${event.why}`, data: {} });
      break;
    case 'time-up':
      if (attempt.finishedAt !== null) break;
      handIn(turn);
      turn.attempt = { ...turn.attempt, finishedAt: event.at, sitting: sitting && { ...sitting, timedOut: true } };
      say(
        turn,
        hidesResults(turn.attempt)
          ? { code: 'tutor.time-up.silent', data: {} }
          : { code: 'tutor.time-up', data: totals(turn.attempt) },
      );
      break;
    case 'extended':
      if (sitting === null) break;
      turn.attempt = { ...attempt, sitting: { ...sitting, endsAt: event.endsAt } };
      say(turn, { code: 'tutor.extended', data: { minutes: minutesBetween(sitting.endsAt, event.endsAt) } });
      break;
    case 'late':
      if (sitting !== null) turn.attempt = { ...attempt, sitting: { ...sitting, late: sitting.late + 1 } };
      say(turn, { code: 'tutor.late', data: {} });
      break;
    case 'call':
      say(turn, {
        code: 'tutor.call-not-simulated',
        data: { method: event.request.method, path: event.request.path },
      });
      break;
    case 'decision':
      decide(turn, event);
      break;
  }
  return written(turn, event);
}

/** Whole minutes from one end to another; from none, none. */
function minutesBetween(before: number | null, after: number): number {
  return before === null ? 0 : Math.round((after - before) / 60_000);
}

function decide(turn: Turn, { what, earned, reason, at }: Extract<Noted, { kind: 'decision' }>): void {
  const { quiz, questions } = turn.attempt;
  const index = questions.findIndex(state => state.id === earned.question);
  if (index < 0) return;
  turn.attempt = {
    ...turn.attempt,
    questions: questions.map((state, place) => (place === index ? standingSo(state, earned, at) : state)),
  };
  const points = quiz.questions[index]?.points ?? 0;
  say(turn, { code: `tutor.decided.${what}`, data: { number: index + 1, score: earned.score, points, reason } });
}

/** What the turn did, as the event that says so leaves it. */
export function written({ attempt, said, terminal, traffic, outcome, demonstrated }: Turn, event: AttemptEvent): Step {
  const settled = attempt.settled || event.v !== undefined;
  return {
    attempt: { ...attempt, seq: event.seq, settled },
    event,
    refusal: null,
    said,
    terminal,
    traffic,
    outcome,
    demonstrated,
  };
}
