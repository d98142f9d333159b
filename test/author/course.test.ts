/** The course of this repository: it is proved, and it is what a course of ours is to be. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/author/index.ts';
import { LOCALES, printProblem, QUESTION_KINDS, type Quiz } from '../../src/quiz/index.ts';
import { leaveFigures } from '../figures.ts';
import { courseQuiz, folderFiles } from '../quiz/course.ts';

const IDS = readdirSync(join('quizzes', 'docker')).map(name => `docker/${name}`);
const QUIZZES = IDS.map(courseQuiz);
const LESSONS = QUIZZES.filter(({ exam }) => exam === undefined);
/** Of a lesson, and of its questions that may be of one kind. */
const LEAST = 14;
const LARGEST = 1 / 3;

function kindsOf({ questions }: Quiz): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of questions) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe('the course of this repository', function () {
  // Every question, every way of writing its solution, every mistake: a minute of work, more where others work beside it.
  this.timeout(600_000);

  it('is proved: starts fail, solutions pass, mistakes are met', async () => {
    const before = process.cpuUsage();
    const report = await check(IDS.map(id => ({ id, path: `quizzes/${id}`, files: folderFiles(join('quizzes', id)) })));
    const { user, system } = process.cpuUsage(before);
    assert.deepEqual(
      report.problems.map(each => printProblem(each.folder, each.problem)),
      [],
    );
    assert.equal(report.quizzes, IDS.length);
    leaveFigures({
      course: QUIZZES.map(quiz => ({ quiz: quiz.id, kinds: kindsOf(quiz) })),
      words: Object.fromEntries(LOCALES.map(locale => [locale, report.byLanguage[locale].words])),
      seconds: (user + system) / 1e6,
    });
  });

  it('has every kind of question', () => {
    const kinds = new Set(QUIZZES.flatMap(({ questions }) => questions.map(({ kind }) => kind)));
    assert.deepEqual([...kinds].sort(), [...QUESTION_KINDS].sort());
  });

  it(`each lesson has ${LEAST} questions and more, no kind above a third of them, and shows before it asks`, () => {
    for (const quiz of LESSONS) {
      const { id, questions } = quiz;
      assert.ok(questions.length >= LEAST, `${id}: ${questions.length} questions`);
      for (const [kind, count] of Object.entries(kindsOf(quiz)))
        assert.ok(count <= questions.length * LARGEST, `${id}: ${count} of ${questions.length} are ${kind}`);
      const shows = questions.filter(({ show }) => show !== undefined && show.length > 0);
      assert.ok(shows.length >= 2, `${id}: ${shows.length} demonstrations`);
    }
  });

  it('stands in one order, without a gap', () => {
    assert.deepEqual(
      QUIZZES.map(({ number }) => number),
      QUIZZES.map((_, at) => at + 1),
    );
  });

  it('prose says the same things in both languages', () => {
    for (const quiz of QUIZZES) {
      for (const { id } of quiz.questions) {
        const code = (text: string | undefined): readonly string[] =>
          [...(text ?? '').matchAll(/`[^`]+`/g)].map(String).sort();
        assert.deepEqual(
          code(quiz.prose.ru.questions[id]?.prompt),
          code(quiz.prose.en.questions[id]?.prompt),
          `${quiz.id} ${id}`,
        );
      }
    }
  });
});
