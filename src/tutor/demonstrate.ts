/**
 * What the tutor shows before it asks. The lines run on a fork of the host that the question opened with, whatever was tried on the learner's own meanwhile, and
 * the learner's own stands there afterwards as it did: whether it is played, skipped or played again changes no answer. One input, whatever the number of lines.
 */
import { COLUMNS } from '../grade/index.ts';
import type { DemonstratedLine, Refusal } from './attempt.ts';
import { freshDesk } from './desk.ts';
import { sightOf } from './sight.ts';
import { type as typeLine } from './terminal.ts';
import { changeDesk, changeState, deskOf, mark, questionAt, quote, stateAt, type Turn } from './turn.ts';

export async function takeDemonstration(turn: Turn): Promise<Refusal | null> {
  const { show } = questionAt(turn.attempt);
  if (show.length === 0) return 'nothing-to-show';
  const kept = deskOf(turn.attempt);
  const { lastError } = stateAt(turn.attempt);
  changeDesk(turn, freshDesk(kept.start));
  const demonstrated: DemonstratedLine[] = [];
  for (const [index, { line, look }] of show.entries()) {
    mark(turn, 'tutor.mark.shows', { number: index + 1, of: show.length });
    await typeLine(turn, line, COLUMNS, 'shown');
    quote(turn, 'quiz.show', String(index + 1));
    const { host } = turn.attempt;
    demonstrated.push({ host, traffic: turn.traffic, sight: look === null ? null : sightOf(host, look) });
    turn.traffic = [];
  }
  mark(turn, 'tutor.mark.shown');
  changeDesk(turn, kept);
  changeState(turn, { demonstrated: true, lastError });
  turn.outcome = null;
  turn.demonstrated = demonstrated;
  return null;
}
