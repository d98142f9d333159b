/** Beginning an attempt in a room: of an exam the learner's own questions are drawn first, and the hosts of its variants run. */
import { sittingFor } from '../practice/index.ts';
import type { Quiz } from '../quiz/quiz.ts';
import type { Step } from '../tutor/attempt.ts';
import { begin } from '../tutor/index.ts';
import type { BeginWork } from './workshop.ts';

export async function beginSitting(quiz: Quiz, { seed, at, rehearsal, overruled }: BeginWork): Promise<Step> {
  return begin(quiz, { seed, at, sitting: await sittingFor(quiz, { seed, rehearsal, overruled }) });
}
