/** A sitting: nothing is told of answers, the last one counts, and the end comes once. */
import assert from 'node:assert/strict';
import { shareByCertainty } from '../../src/grade/index.ts';
import { welcome } from '../../src/live/messages.ts';
import { deal, sittingFor } from '../../src/practice/index.ts';
import { isHostQuestion, type Question, type Response } from '../../src/quiz/index.ts';
import { summaryOf } from '../../src/report/summary.ts';
import {
  type Attempt,
  type AttemptEvent,
  begin,
  extend,
  hidesResults,
  type Input,
  putAway,
  replay,
  type Step,
  step,
  takeOut,
  timeUp,
} from '../../src/tutor/index.ts';
import { sampleExam } from '../quiz/exam-sample.ts';

const AT = Date.UTC(2026, 0, 15, 9);
const MINUTE = 60_000;

interface Sat {
  attempt: Attempt;
  readonly events: AttemptEvent[];
  readonly give: (input: Input, minutes?: number) => Promise<Step>;
}

async function sit(more = '', seed = 7): Promise<Sat & { readonly quiz: ReturnType<typeof sampleExam> }> {
  const quiz = sampleExam(more);
  const first = await begin(quiz, { seed, at: AT, sitting: await sittingFor(quiz, { seed }) });
  assert.ok(first.event);
  const sat: Sat = {
    attempt: first.attempt,
    events: [first.event],
    give: async (input, minutes = 1) => {
      const given = await step(sat.attempt, input, {
        at: AT + minutes * MINUTE,
        client: `c-${sat.events.length}-aaaaa`,
      });
      sat.attempt = given.attempt;
      if (given.event !== null) sat.events.push(given.event);
      return given;
    },
  };
  return Object.assign(sat, { quiz });
}

/** The written question of this kind that was drawn. */
function drawnOf(attempt: Attempt, kind: Question['kind']): Question {
  const found = attempt.quiz.questions.find(each => each.kind === kind);
  assert.ok(found, `no ${kind} among ${attempt.quiz.questions.map(each => each.kind).join()}`);
  return found;
}

/** A seed that draws one of each kind. */
const SEED = 3;

const answerTo = (question: Question, response: Response): Input => ({
  kind: 'answer',
  question: question.id,
  response,
});

function stateOf(attempt: Attempt, { id }: Question) {
  const state = attempt.questions.find(each => each.id === id);
  assert.ok(state);
  return state;
}

const plain = (attempt: Attempt): unknown =>
  JSON.parse(
    JSON.stringify(attempt, (key, value) =>
      ['host', 'start', 'past', 'left', 'quiz', 'goal'].includes(key) ? undefined : value,
    ),
  );

describe('a sitting of an exam', () => {
  it('keeps what was dealt in its first event, and folds from there without a generator', async () => {
    const { quiz, attempt, events } = await sit();
    const [first] = events;
    assert.ok(first?.kind === 'begun' && first.v === 4);
    assert.deepEqual(first.sitting?.dealt, await deal(quiz, 7));
    const kept = JSON.parse(JSON.stringify(events));
    const again = await replay(quiz, kept);
    assert.deepEqual(again.quiz.questions, attempt.quiz.questions);
    assert.deepEqual(plain(again), plain(attempt));
    const put = putAway(attempt);
    assert.ok(put);
    assert.deepEqual(takeOut(put, quiz)?.quiz.questions, attempt.quiz.questions);
  });

  it('tells nothing of an answer, lets it be changed, and counts the last one', async () => {
    const sat = await sit('', SEED);
    const question = drawnOf(sat.attempt, 'choice');
    await sat.give({ kind: 'goto', question: question.id });
    const right = await sat.give(answerTo(question, { kind: 'choice', chosen: ['yes-it-is'] }));
    assert.deepEqual(right.said, []);
    assert.equal(stateOf(sat.attempt, question).status, 'open');
    assert.equal(stateOf(sat.attempt, question).score, 1);
    const seen = JSON.stringify(welcome(sat.attempt, 'en', AT));
    for (const secret of ['"score":1', 'passed', `en ${question.id} why`, `en ${question.id} wrong`])
      assert.ok(!seen.includes(secret), `${secret} is not for the page to know`);
    await sat.give(answerTo(question, { kind: 'choice', chosen: ['no-it-is-not'] }));
    assert.equal(stateOf(sat.attempt, question).score, 0, 'the last one counts, though the first was better');
    assert.equal(stateOf(sat.attempt, question).tries, 0);
    await sat.give({ kind: 'finish' }, 2);
    const { status, score, firstScore, closedAt } = stateOf(sat.attempt, question);
    assert.deepEqual(
      { status, score, firstScore, closedAt },
      { status: 'failed', score: 0, firstScore: 0, closedAt: AT + 2 * MINUTE },
    );
    assert.ok(sat.attempt.questions.filter(each => each.id !== question.id).every(each => each.status === 'skipped'));
    assert.ok(
      JSON.stringify(welcome(sat.attempt, 'en', AT)).includes(`en ${question.id} why`),
      'results are shown at hand-in',
    );
    assert.deepEqual(plain(await replay(sat.quiz, JSON.parse(JSON.stringify(sat.events)))), plain(sat.attempt));
  });

  it('runs a prediction where nobody sees it, and keeps its host closed', async () => {
    const sat = await sit('', SEED);
    const question = drawnOf(sat.attempt, 'predict');
    await sat.give({ kind: 'goto', question: question.id });
    assert.equal((await sat.give({ kind: 'line', line: 'docker images', columns: 80 })).refusal, 'no-terminal');
    const prediction =
      'ask' in question && question.ask.kind === 'number'
        ? ({ kind: 'number', value: '1' } as const)
        : ({ kind: 'choice', chosen: ['a'] } as const);
    const given = await sat.give(answerTo(question, { kind: 'predict', prediction, certainty: 'know' }));
    assert.equal(given.refusal, null);
    assert.deepEqual([given.said, given.terminal, given.traffic], [[], [], []]);
    const { certainty, key, status } = stateOf(sat.attempt, question);
    assert.deepEqual([certainty, status], ['know', 'open']);
    assert.notEqual(key, null, 'what the run told is kept with the answer');
    assert.ok(!JSON.stringify(welcome(sat.attempt, 'en', AT)).includes('"key"'));
    assert.deepEqual(plain(await replay(sat.quiz, JSON.parse(JSON.stringify(sat.events)))), plain(sat.attempt));
  });

  it('keeps the host closed where a key says what it does, and open where one looks it up there', async () => {
    const sat = await sit('', SEED);
    const question = drawnOf(sat.attempt, 'choice');
    await sat.give({ kind: 'goto', question: question.id });
    const line: Input = { kind: 'line', line: 'docker images', columns: 80 };
    const isOpen = (): boolean => JSON.stringify(welcome(sat.attempt, 'en', AT)).includes('"terminal":true');
    assert.equal((await sat.give(line)).refusal, 'no-terminal');
    assert.equal((await sat.give({ kind: 'edit', edits: [] })).refusal, 'no-terminal');
    assert.equal(isOpen(), false);
    const looked = { ...question, terminal: true } as const;
    const { quiz } = sat.attempt;
    const questions = quiz.questions.map(each => (each === question ? looked : each));
    sat.attempt = { ...sat.attempt, quiz: { ...quiz, questions } };
    assert.equal((await sat.give(line)).refusal, null);
    assert.equal(isOpen(), true);
  });

  it('looks at the host as it stands last', async () => {
    const sat = await sit('', SEED);
    const question = drawnOf(sat.attempt, 'command');
    assert.ok(isHostQuestion(question));
    await sat.give({ kind: 'goto', question: question.id });
    const [line = ''] = question.solution.lines;
    const done = await sat.give({ kind: 'line', line, columns: 80 });
    assert.deepEqual(done.said, [], 'not even that it is right');
    assert.equal(stateOf(sat.attempt, question).score, 1);
    await sat.give({ kind: 'line', line: `docker rmi ${line.split(' ').at(-1)}`, columns: 80 });
    assert.equal(stateOf(sat.attempt, question).score, 0);
    await sat.give({ kind: 'undo' });
    assert.equal(stateOf(sat.attempt, question).score, 1);
    assert.deepEqual(plain(await replay(sat.quiz, JSON.parse(JSON.stringify(sat.events)))), plain(sat.attempt));
  });

  it('has no hints and nothing to give up, flags what is to be come back to', async () => {
    const sat = await sit();
    const [question] = sat.attempt.quiz.questions;
    assert.ok(question);
    for (const kind of ['hint', 'skip'] as const)
      assert.equal((await sat.give({ kind, question: question.id })).refusal, 'in-sitting');
    await sat.give({ kind: 'flag', question: question.id, flagged: true });
    assert.equal(stateOf(sat.attempt, question).flagged, true);
    await sat.give({ kind: 'flag', question: question.id, flagged: false });
    assert.equal(stateOf(sat.attempt, question).flagged, false);
  });

  it('is over once; what comes after that is kept, and counts for nothing', async () => {
    const sat = await sit('', SEED);
    const question = drawnOf(sat.attempt, 'choice');
    await sat.give({ kind: 'goto', question: question.id });
    await sat.give(answerTo(question, { kind: 'choice', chosen: ['no-it-is-not'] }));
    assert.equal(sat.attempt.sitting?.endsAt, AT + 10 * MINUTE);
    const more = extend(sat.attempt, { by: 'teacher', endsAt: AT + 15 * MINUTE, at: AT + 2 * MINUTE });
    assert.ok(more.event);
    sat.events.push(more.event);
    const over = timeUp(more.attempt, AT + 15 * MINUTE);
    assert.ok(over.event);
    sat.events.push(over.event);
    sat.attempt = over.attempt;
    assert.equal(timeUp(over.attempt, AT + 16 * MINUTE).refusal, 'finished');
    assert.equal(
      extend(over.attempt, { by: 'teacher', endsAt: AT + 90 * MINUTE, at: AT + 17 * MINUTE }).refusal,
      'finished',
    );
    const before = sat.attempt.questions;
    const late = await sat.give(answerTo(question, { kind: 'choice', chosen: ['yes-it-is'] }), 16);
    assert.equal(late.event?.kind, 'late');
    assert.equal(late.said[0]?.code, 'tutor.late');
    assert.deepEqual(sat.attempt.questions, before);
    assert.equal((await sat.give({ kind: 'goto', question: question.id }, 17)).refusal, 'finished');
    assert.deepEqual(plain(await replay(sat.quiz, JSON.parse(JSON.stringify(sat.events)))), plain(sat.attempt));
    for (let count = 0; count < 80; count++) await sat.give({ kind: 'line', line: 'docker ps', columns: 80 }, 18);
    assert.equal(sat.attempt.sitting?.late, 64, 'no more is kept than somebody may want to look at');
  });

  it('hides results for as long as the exam says', async () => {
    for (const [when, hidden] of [
      ['finished', false],
      ['closed', true],
      ['never', true],
    ] as const) {
      const sat = await sit(`, results: ${when}`);
      await sat.give({ kind: 'finish' });
      assert.equal(hidesResults(sat.attempt), hidden, when);
      const code = sat.attempt.said.at(-1)?.code;
      assert.equal(code, hidden ? 'tutor.handed-in' : 'tutor.finished');
    }
  });

  it('counts certainty where the exam says so: the whole is never below zero', async () => {
    const sat = await sit(', certainty: counted', SEED);
    const question = drawnOf(sat.attempt, 'predict');
    await sat.give({ kind: 'goto', question: question.id });
    const wrong = question.wrong[0]?.answer;
    assert.ok(wrong && 'kind' in wrong && wrong.kind === 'predict');
    for (const [certainty, score] of [
      ['guess', 0],
      ['think', -0.67],
      ['know', -2],
    ] as const) {
      await sat.give(answerTo(question, { ...wrong, certainty }));
      assert.equal(stateOf(sat.attempt, question).score, score);
    }
    await sat.give({ kind: 'finish' });
    assert.equal(summaryOf(sat.attempt, AT).score, 0);
    assert.equal(stateOf(sat.attempt, question).status, 'failed');
  });

  it('pays best for the truth about how sure one is', () => {
    const expected = (chance: number, certainty: 'guess' | 'think' | 'know'): number =>
      chance * shareByCertainty(1, certainty) + (1 - chance) * shareByCertainty(0, certainty);
    const best = (chance: number) =>
      (['guess', 'think', 'know'] as const).toSorted((a, b) => expected(chance, b) - expected(chance, a))[0];
    assert.deepEqual([0.3, 0.6, 0.7, 0.78, 0.85, 0.99].map(best), ['guess', 'guess', 'think', 'think', 'know', 'know']);
  });
});
