import assert from 'node:assert/strict';
import type { AnonymousActor } from '../../src/classroom/actor.ts';
import { view } from '../../src/docker/index.ts';
import type { Question, Quiz } from '../../src/quiz/quiz.ts';
import { readQuizzes } from '../../src/store/quizzes.ts';
import {
  type Attempt,
  abandon,
  begin,
  canGoOn,
  extend,
  type Input,
  replay,
  step,
  timeUp,
} from '../../src/tutor/index.ts';
import { type School, school } from './rig.ts';

/** What a learner who knows the course does at a question. */
function solve(question: Question): readonly Input[] {
  const { solution } = question;
  if (!('lines' in solution)) return [{ kind: 'answer', question: question.id, response: solution }];
  const edits = Object.entries(solution.files).map(([path, text]) => ({ path, text }));
  return [
    ...(edits.length > 0 ? [{ kind: 'edit', edits } as const] : []),
    ...solution.lines.map(line => ({ kind: 'line', line, columns: 120 }) as const),
    { kind: 'answer', question: question.id, response: { kind: 'host' } },
  ];
}

/** Everything of an attempt that its learner can tell. */
function seen(attempt: Attempt): unknown {
  const { host, start, past, left, quiz, ...rest } = attempt;
  return {
    ...rest,
    quiz: quiz.digest,
    host: view(host),
    start: view(start),
    past: past.map(moment => view(moment.host)),
    left: Object.keys(left),
  };
}

describe('C1 an attempt that is resumed is the one that was left', () => {
  let quiz: Quiz;
  before(async () => {
    const { quizzes } = await readQuizzes('quizzes');
    const found = quizzes.find(each => each.questions.some(question => question.kind === 'dockerfile'));
    assert.ok(found !== undefined, 'the course has a quiz with a Dockerfile to write');
    quiz = found;
  });

  async function walk(here: School, visitor: AnonymousActor, cut: boolean): Promise<unknown> {
    const attempt = await here.classroom.start(visitor, quiz.id);
    let count = 0;
    const send = async (input: Input): Promise<void> => {
      if (cut) await here.restart();
      here.clock += 1000;
      const result = await here.classroom.submit(attempt, visitor, `input-${count++}`, input);
      assert.ok(result.ok || result.refusal === 'closed', JSON.stringify([input, result]));
    };
    for (const question of quiz.questions) {
      for (const input of solve(question)) await send(input);
      const now = await here.attempt(attempt);
      if (now.questions[now.current]?.status === 'open') await send({ kind: 'skip', question: question.id });
      if (canGoOn(await here.attempt(attempt))) await send({ kind: 'next' });
    }
    const end = await here.attempt(attempt);
    assert.ok(end.questions.every(each => each.status !== 'open' && each.status !== 'closed-off'));
    assert.ok(end.terminal.length > 0);
    return seen(end);
  }

  it('restarted before every input, it ends as one that never was', async () => {
    const options = {
      quizzes: new Map([[quiz.id, quiz]]),
      tutor: { abandon, begin, extend, step, replay, timeUp },
      random: (bytes: number) => Buffer.alloc(bytes, 5),
    };
    const ends: unknown[] = [];
    for (const cut of [false, true]) {
      const here = await school(options);
      ends.push(await walk(here, here.classroom.visitor('ru'), cut));
      await here.close();
    }
    assert.deepEqual(ends[1], ends[0]);
  });
});
