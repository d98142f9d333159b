/** An attempt that 0.3.0 began: a lesson played while wandering off, kept with the quiz as it was. It goes by the rules of its time to the end. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { view } from '../../src/docker/index.ts';
import { parseQuiz } from '../../src/quiz/index.ts';
import { events as journalled } from '../../src/store/schemas.ts';
import { type Attempt, type AttemptEvent, putAway, replay, step, takeOut } from '../../src/tutor/index.ts';

interface Journal {
  readonly quiz: string;
  readonly files: Readonly<Record<string, string>>;
  readonly events: readonly AttemptEvent[];
  readonly end: Readonly<Record<'questions' | 'terminal' | 'names' | 'current', unknown>>;
}

const kept: Journal = JSON.parse(readFileSync('test/fixtures/journals/0.3.0.json', 'utf8'));
const parsed = parseQuiz(kept.quiz, kept.files);
assert.ok(parsed.ok);
const { quiz } = parsed;
const events = journalled.parse(kept.events);

/** What can be compared whatever a simulator prints. */
function endOf({ current, questions, terminal, host }: Attempt): Journal['end'] {
  return {
    current,
    questions: questions.map(({ id, status, score, firstScore, tries, hints, openedAt, closedAt }) => {
      return { id, status, score, firstScore, tries, hints, openedAt, closedAt };
    }),
    terminal: terminal.map(entry =>
      entry.kind === 'mark'
        ? { question: entry.question, kind: entry.kind, mark: entry.why.code }
        : {
            question: entry.question,
            kind: entry.kind,
            prompt: entry.prompt,
            line: entry.line,
            exitCode: entry.ending.exitCode,
          },
    ),
    names: view(host).images.map(image => image.tags.join(' ')),
  };
}

describe('an attempt that 0.3.0 began', () => {
  it('is of the quiz as it was, to the byte', () => {
    assert.equal(events[0]?.kind === 'begun' && events[0].digest, quiz.digest);
  });

  it('comes to the same end: the same hosts, lines and scores', async () => {
    const attempt = await replay(quiz, events);
    assert.deepEqual(endOf(attempt), kept.end);
    assert.equal(attempt.rules, 1);
  });

  it('and is gone on with by the same rules', async () => {
    const attempt = await replay(quiz, events);
    const client = 'later-01';
    const back = await step(attempt, { kind: 'goto', question: 'remove' }, { at: attempt.startedAt + 1e6, client });
    assert.equal(back.refusal, 'not-open');
    const reset = await step(attempt, { kind: 'reset' }, { at: attempt.startedAt + 1e6, client });
    const again = await step(reset.attempt, { kind: 'reset' }, { at: attempt.startedAt + 2e6, client: 'later-02' });
    const last = again.attempt.terminal.at(-1);
    assert.equal(last?.kind === 'mark' && last.why.code, 'tutor.mark.solved');
    const text = putAway(again.attempt);
    assert.equal(text === null ? null : takeOut(text, quiz)?.rules, 1);
  });
});
