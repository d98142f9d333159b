/** Attempts that older versions of Drydock wrote: fixtures made by 0.1.0 and 0.2.0, whose events do not say what was earned. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseQuiz, type Quiz } from '../../src/quiz/index.ts';
import type { Summary } from '../../src/report/summary.ts';
import { attemptRow, events as eventsSchema } from '../../src/store/schemas.ts';
import { type AttemptEvent, abandon, begin, extend, replay, step, timeUp } from '../../src/tutor/index.ts';
import { type School, school } from './rig.ts';

interface Journal {
  readonly files: Readonly<Record<string, string>>;
  readonly summary: Summary;
  readonly events: readonly AttemptEvent[];
}

function journal(version: string): Journal & { readonly quiz: Quiz } {
  const kept: Journal = JSON.parse(readFileSync(`test/fixtures/journals/${version}.json`, 'utf8'));
  const parsed = parseQuiz('test/sample', kept.files);
  assert.ok(parsed.ok);
  return { ...kept, events: eventsSchema.parse(kept.events), quiz: parsed.quiz };
}

/** Another grader may have given other scores than today's: the row of this attempt says so. */
function otherwise(summary: Summary): Summary {
  return {
    ...summary,
    questions: summary.questions.map(question => {
      if (question.id === 'pick') return { ...question, score: 1, firstScore: 0.5, tries: 0 };
      if (question.id === 'many') return { ...question, score: 1.5, status: 'partial' };
      return question;
    }),
  };
}

const scores = (questions: Summary['questions'] | readonly { id: string }[]) =>
  (questions as Summary['questions']).map(({ id, score, firstScore, status, tries, hints, closedAt }) => {
    return { id, score, firstScore, status, tries, hints, closedAt };
  });

for (const version of ['0.1.0', '0.2.0']) {
  describe(`D12 a journal of ${version}`, () => {
    const { quiz, summary, events } = journal(version);
    let here: School;

    beforeEach(async () => {
      here = await school({
        quizzes: new Map([[quiz.id, quiz]]),
        tutor: { abandon, begin, extend, step, replay, timeUp },
      });
      await here.store.append('attempt-1', 0, events);
    });
    afterEach(() => here.close());

    /** As the store of that time left its row. */
    async function withRow(kept: Summary): Promise<void> {
      const row = { id: 'attempt-1', person: 'visitor-1', class: null, quiz: quiz.id, digest: quiz.digest, seed: 5 };
      await here.store.attempts.put(attemptRow.parse({ ...row, startedAt: events[0]?.at ?? 0, summary: kept }));
    }

    const learner = { kind: 'anonymous', id: 'visitor-1', name: null, locale: 'ru' } as const;

    it('comes to the same end', async () => {
      assert.equal(events[0]?.kind === 'begun' && events[0].digest, quiz.digest);
      await withRow(summary);
      const attempt = await here.attempt('attempt-1');
      assert.deepEqual(scores(attempt.questions), scores(summary.questions));
      assert.equal(attempt.current, summary.current);
    });

    it('I5 keeps the scores of its row, whatever today’s rules make of it, from the first event on in the journal too', async () => {
      const given = otherwise(summary);
      await withRow(given);
      const before = await here.attempt('attempt-1');
      assert.deepEqual(scores(before.questions), scores(given.questions));
      const taken = await here.classroom.submit('attempt-1', learner, 'client-new', {
        kind: 'line',
        line: 'docker rmi mine',
        columns: 80,
      });
      assert.deepEqual(taken, { ok: true, seq: events.length + 1, again: false });
      const { summary: after } = (await here.classroom.open('attempt-1', learner)).row;
      const passed = { status: 'passed', score: 2 };
      assert.deepEqual(
        after.questions.map(({ status, score }) => ({ status, score })),
        given.questions.map(({ id, status, score }) => (id === 'left' ? passed : { status, score })),
      );
      // The row is lost, and the journal alone says the same.
      await withRow({ ...summary, seq: 1, questions: summary.questions.map(each => ({ ...each, score: 0 })) });
      await here.restart();
      const { row } = await here.classroom.open('attempt-1', learner);
      assert.deepEqual(scores(row.summary.questions), scores(after.questions));
    });
  });
}
