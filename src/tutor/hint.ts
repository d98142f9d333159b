import type { Refusal } from './attempt.ts';
import { changeState, questionAt, quote, stateAt, type Turn } from './turn.ts';
import { isClosed } from './worth.ts';

/** The next hint of the present question, at its price. */
export function takeHint(turn: Turn): Refusal | null {
  const state = stateAt(turn.attempt);
  if (isClosed(state)) return 'closed';
  if (state.hints >= questionAt(turn.attempt).hintPrices.length) return 'no-hints';
  changeState(turn, { hints: state.hints + 1 });
  quote(turn, 'quiz.hint', String(state.hints + 1));
  return null;
}
