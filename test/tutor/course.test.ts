import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../../src/tutor/index.ts';
import { courseQuiz, toldQuiz } from '../quiz/course.ts';
import { sit } from './rig.ts';

describe('a learner who does as the solutions do', () => {
  const lessons = readdirSync(join('quizzes', 'docker'))
    .map(name => `docker/${name}`)
    .filter(id => courseQuiz(id).exam === undefined);
  for (const id of lessons) {
    it(`earns every point of ${id}, and the journal tells the same`, async () => {
      const quiz = await toldQuiz(id);
      const { does, answers, attempt, events } = await sit(quiz, 42);
      for (const [index, { solution }] of quiz.questions.entries()) {
        if (index > 0) await does({ kind: 'next' });
        if ('kind' in solution) await answers(solution);
        else {
          const edits = Object.entries(solution.files).map(([path, text]) => ({ path, text }));
          await does(...(edits.length > 0 ? [{ kind: 'edit' as const, edits }] : []), ...solution.lines);
        }
        const state = attempt().questions[index];
        assert.deepEqual(
          [state?.id, state?.status, state?.score],
          [quiz.questions[index]?.id, 'passed', quiz.questions[index]?.points],
        );
      }
      await does({ kind: 'finish' });
      const again = await replay(quiz, events);
      assert.deepEqual(again.questions, attempt().questions);
      assert.deepEqual(again.said, attempt().said);
      assert.deepEqual(again.terminal, attempt().terminal);
    });

    it(`gets through ${id} by giving everything up`, async () => {
      const quiz = courseQuiz(id);
      const { does, attempt } = await sit(quiz);
      for (const [index, question] of quiz.questions.entries()) {
        if (index > 0) await does({ kind: 'next' });
        await does({ kind: 'skip', question: question.id });
      }
      assert.ok(attempt().questions.every(state => state.status === 'skipped' && state.score === 0));
    });
  }
});
