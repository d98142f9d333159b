/** What stands there in the end: images of a task as its solution leaves them, for the picture beside the present one. */
import { view } from '../docker/index.ts';
import { endFor, imageNamed } from '../grade/index.ts';
import { isHostQuestion, type Question, type Quiz } from '../quiz/index.ts';
import type { GoalImage } from './attempt.ts';

/** `startedAt`: of the attempt. Empty where the quiz draws no goal. */
export async function goalOf(quiz: Quiz, question: Question, startedAt: number): Promise<readonly GoalImage[]> {
  if (!isHostQuestion(question) || question.goal.length === 0) return [];
  const { start, end } = await endFor(quiz, question, startedAt);
  const [before, after] = [view(start), view(end)];
  return question.goal.flatMap(name => {
    const image = imageNamed(after, name);
    if (image === null) return [];
    const layers = image.layers.flatMap(chainId => {
      const layer = after.layers[chainId];
      if (layer === undefined) return [];
      const { instruction, size, createdBy } = layer;
      // What the learner is to write themselves is not given away: of a new layer stands the word alone.
      const known = Object.hasOwn(before.layers, chainId);
      return [{ chainId, instruction, size, createdBy: known ? createdBy : null }];
    });
    return [{ name, layers }];
  });
}
