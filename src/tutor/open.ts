/** Opening a question: on which desk, and with which words. */
import type { Attempt, Desk } from './attempt.ts';
import { newDesk, type Opening } from './desk.ts';
import { earlierDesk } from './earlier-desk.ts';
import { goalOf } from './goal.ts';
import { changeState, deskOf, mark, questionAt, quote, say, stateAt, type Turn } from './turn.ts';
import { mayReturn } from './worth.ts';

export async function openQuestion(turn: Turn, index: number): Promise<void> {
  const from = turn.attempt;
  const leaving = from.current !== index;
  const left = leaving && mayReturn(from) ? { ...from.left, [questionAt(from).id]: deskOf(from) } : from.left;
  const kept = leaving ? from.left[questionAt(from, index).id] : undefined;
  const opening = kept === undefined ? await openingOf(from, index, turn.at) : keptOpening(kept);
  const goal = from.rules > 1 ? await goalOf(from.quiz, questionAt(from, index), from.startedAt) : [];
  turn.attempt = { ...from, ...opening.desk, left, current: index, goal };
  if (opening.mark !== null) mark(turn, opening.mark);
  for (const said of opening.said) say(turn, said);
  if (stateAt(turn.attempt).openedAt !== null) return;
  changeState(turn, { openedAt: turn.at, status: 'open' });
  if (hasLead(turn.attempt)) quote(turn, 'quiz.lead');
}

function keptOpening(desk: Desk): Opening {
  return { desk, mark: null, said: [] };
}

async function openingOf(attempt: Attempt, index: number, at: number): Promise<Opening> {
  if (attempt.rules > 1) return newDesk(attempt, index, at);
  const { desk, foreign } = await earlierDesk(attempt, index, at);
  const fresh = questionAt(attempt, index).given?.host === 'fresh';
  return { desk, mark: foreign ? (fresh ? 'tutor.mark.fresh' : 'tutor.mark.solved') : null, said: [] };
}

function hasLead({ quiz, current }: Attempt): boolean {
  const id = quiz.questions[current]?.id ?? '';
  return Object.values(quiz.prose).some(prose => (prose.questions[id]?.lead ?? '') !== '');
}
