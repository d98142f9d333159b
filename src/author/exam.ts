/** Whether generators can make what an exam draws: the pool itself is looked at when the quiz is read. */
import { familiesOf } from '../practice/index.ts';
import type { Quiz } from '../quiz/index.ts';

interface GeneratorProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

export function generatorProblems({ exam }: Quiz): readonly GeneratorProblem[] {
  return (exam?.draw ?? []).flatMap(({ topic, variants }, index) =>
    variants === 0 || familiesOf(topic).length > 0
      ? []
      : [
          {
            path: ['exam', 'draw', index],
            message: `no generator makes questions about "${topic}"`,
            hint: 'draw written ones, or take a topic of the lessons',
          },
        ],
  );
}
