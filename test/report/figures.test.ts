import assert from 'node:assert/strict';
import { bestOf, figuresOf, firstOf, minutesOf } from '../../src/report/figures.ts';
import { type GradebookQuiz, gradebook } from '../../src/report/gradebook.ts';
import { type QuestionSummary, type Summary, total } from '../../src/report/summary.ts';

const question = (changes: Partial<QuestionSummary> = {}): QuestionSummary => ({
  id: 'q1',
  points: 2,
  score: 0,
  firstScore: null,
  status: 'open',
  tries: 0,
  hints: 0,
  openedAt: 0,
  closedAt: null,
  lastError: null,
  ...changes,
});
const summary = (questions: readonly QuestionSummary[], score = 0): Summary => ({
  seq: 1,
  at: 0,
  finishedAt: null,
  score,
  points: 2,
  current: 0,
  questions,
});
const row = (startedAt: number, score: number, quiz = 'a') => ({ startedAt, quiz, summary: summary([], score) });

describe('figures of questions', () => {
  it('facility is the mean share of the points at the first graded try', () => {
    const firsts = [2, 2, 1, 0, 0].map(firstScore => summary([question({ firstScore })]));
    assert.deepEqual(figuresOf([{ id: 'q1', points: 2 }], firsts), [
      { id: 'q1', points: 2, n: 5, facility: 0.5, medianMinutes: null },
    ]);
  });

  it('who opened a question and never answered it is not counted', () => {
    const firsts = [2, 2, 2, 2, 2, null, null].map(firstScore => summary([question({ firstScore })]));
    assert.deepEqual(figuresOf([{ id: 'q1', points: 2 }], firsts)[0], {
      id: 'q1',
      points: 2,
      n: 5,
      facility: 1,
      medianMinutes: null,
    });
  });

  it('a share is of the points in the version that was answered', () => {
    const firsts = Array.from({ length: 5 }, () => summary([question({ points: 4, firstScore: 2 })]));
    assert.equal(figuresOf([{ id: 'q1', points: 1 }], firsts)[0]?.facility, 0.5);
  });

  it('says N and nothing else when N is small', () => {
    const firsts = [2, 0, 0, 0].map(firstScore => summary([question({ firstScore, closedAt: 60_000 })]));
    assert.deepEqual(figuresOf([{ id: 'q1', points: 2 }], firsts)[0], {
      id: 'q1',
      points: 2,
      n: 4,
      facility: null,
      medianMinutes: null,
    });
  });

  it('minutes are the median of those who closed it', () => {
    const firsts = [1, 2, 3, 4, 50].map(minutes => summary([question({ closedAt: minutes * 60_000 })]));
    assert.equal(figuresOf([{ id: 'q1', points: 2 }], [...firsts, summary([question()])])[0]?.medianMinutes, 3);
  });

  it('minutes run until closing, or until now, and never backwards', () => {
    assert.equal(minutesOf(question({ openedAt: 60_000, closedAt: 120_000 }), 999_000), 1);
    assert.equal(minutesOf(question({ openedAt: 60_000 }), 240_000), 3);
    assert.equal(minutesOf(question({ openedAt: 60_000 }), 0), 0);
    assert.equal(minutesOf(question({ openedAt: null }), 0), null);
    assert.equal(minutesOf(question({ openedAt: 60_000 }), null), null);
  });
});

describe('which attempt counts', () => {
  it('the best for the learner, the earlier of equals; the first for statistics', () => {
    const rows = [row(3, 1), row(1, 0), row(2, 1)];
    assert.equal(bestOf(rows)?.startedAt, 2);
    assert.equal(firstOf(rows)?.startedAt, 1);
    assert.equal(bestOf([]), null);
    assert.equal(firstOf([]), null);
  });

  it('the gradebook has the best of each quiz, and a blank where none was begun', () => {
    const quizzes: readonly GradebookQuiz[] = [
      { id: 'a', number: 1, title: 'A', points: 2, columns: [{ kind: 'question', id: 'q1', title: 'One', points: 2 }] },
      { id: 'b', number: 2, title: 'B', points: 2, columns: [{ kind: 'question', id: 'q1', title: 'One', points: 2 }] },
    ];
    assert.deepEqual(
      gradebook(quizzes, [
        { id: 's1', name: 'Анна', attempts: [row(1, 0.1), row(2, 0.2)] },
        { id: 's2', name: 'Борис', attempts: [row(1, 0, 'b')] },
      ]),
      [
        { id: 's1', name: 'Анна', scores: [0.2, null], total: 0.2, answers: [[null], [null]] },
        { id: 's2', name: 'Борис', scores: [null, 0], total: 0, answers: [[null], [null]] },
      ],
    );
  });

  it('the gradebook has the points of each question of that attempt, and a blank where none was answered', () => {
    const ids = ['q1', 'q2', 'q3', 'q4'];
    const quiz: GradebookQuiz = {
      ...{ id: 'a', number: 1, title: 'A', points: 8 },
      columns: ids.map(id => ({ kind: 'question', id, title: id, points: 2 })),
    };
    const questions = [
      question({ id: 'q1', status: 'passed', score: 1.5, tries: 2 }),
      question({ id: 'q2', tries: 1 }),
      question({ id: 'q3' }),
      question({ id: 'q4', status: 'closed-off', openedAt: null }),
    ];
    const answers = (finishedAt: number | null) => {
      const attempt = { startedAt: 1, quiz: 'a', summary: { ...summary(questions, 1.5), finishedAt } };
      return gradebook([quiz], [{ id: 's', name: 'Анна', attempts: [attempt] }])[0]?.answers;
    };
    assert.deepEqual(answers(null), [[1.5, 0, null, null]]);
    assert.deepEqual(answers(9), [[1.5, 0, 0, 0]]);
  });

  it('tenths add up to what a person expects', () => {
    assert.equal(total([0.1, 0.2]), 0.3);
    assert.equal(total(Array(10).fill(0.1)), 1);
    assert.equal(total([]), 0);
  });
});
