/** Promise S1 on the way out of the tutor: the channel's card and the terminal's card of one attempt, with a canary in every secret. */
import assert from 'node:assert/strict';
import { cardOf as terminalCard } from '../../src/author/card.ts';
import { cardOf, progressOf, utteranceOf } from '../../src/live/scene.ts';
import { LOCALES, parseQuiz, type Quiz } from '../../src/quiz/index.ts';
import type { Attempt, Input } from '../../src/tutor/index.ts';
import { files } from '../quiz/sample.ts';
import { sit } from '../tutor/rig.ts';

const CANARY = /CANARY-[a-z0-9-]+/g;

/** Every text that may not be seen yet is a canary: hints, hidden checks, reasons, feedback to mistakes, keys and solutions. */
function quizWithCanaries(): Quiz {
  const given = files(`- id: text
  kind: text
  points: 1
  tries: 2
  hints: [0.1, 0.1]
  checks:
    - {id: seen, kind: text, accept: [CANARY-accept], matches: ["CANARY-pattern"]}
    - {id: unseen, kind: text, accept: [CANARY-accept], hidden: true}
  solution: CANARY-accept
  wrong: [{id: w, answer: CANARY-wrong-answer, check: seen}]
- id: host
  kind: command
  points: 1
  hints: [0.1]
  given: {lines: [echo CANARY-given]}
  checks:
    - {id: seen, kind: output, text: {contains: [CANARY-output]}}
    - {id: unseen, kind: no-tag, tag: x, hidden: true}
  solution: {lines: [echo CANARY-output]}
- id: many
  kind: choice
  points: 1
  many: true
  options: [a, b, c]
  checks: [{id: seen, kind: choice, right: [a, b]}]
  solution: [a, b]
  wrong: [{id: w, answer: [c], check: seen}]`);
  const secret = (text: string): string =>
    text.replace(
      /^(ru|en) (\S+) (hint \d|check unseen|wrong w|why)$/gm,
      (_, _locale, question: string, part: string) => `CANARY-${question}-${part.replace(' ', '-')}`,
    );
  const parsed = parseQuiz('test/secrets', {
    ...given,
    'ru.md': secret(given['ru.md'] ?? ''),
    'en.md': secret(given['en.md'] ?? ''),
  });
  assert.ok(parsed.ok);
  return parsed.quiz;
}

/** Canaries in everything that a page or a terminal is sent. */
function seen(attempt: Attempt): readonly string[] {
  const sent = LOCALES.flatMap(locale => [
    cardOf({ attempt, locale }),
    progressOf({ attempt, locale }),
    terminalCard(attempt, locale),
    ...attempt.said.map(said => utteranceOf(attempt, locale, said)),
  ]);
  return [...new Set(JSON.stringify([sent, attempt.terminal]).match(CANARY) ?? [])].sort();
}

describe('S1 nothing secret leaves before it may', () => {
  const answer = (question: string, text: string): Input => ({
    kind: 'answer',
    question,
    response: { kind: 'text', text },
  });

  it('an open question shows none of its secrets, before and after a try, to a blank answer too', async () => {
    const { does, take, attempt } = await sit(quizWithCanaries());
    assert.deepEqual(seen(attempt()), []);
    await take(answer('text', ''));
    await does(answer('text', 'no'));
    assert.deepEqual(seen(attempt()), []);
  });
  it('a hint shows itself and not the next one', async () => {
    const { does, attempt } = await sit(quizWithCanaries());
    await does({ kind: 'hint', question: 'text' });
    assert.deepEqual(seen(attempt()), ['CANARY-text-hint-1']);
  });
  it('a closed question shows its reason and solution, and nothing of the questions after it', async () => {
    const { does, attempt } = await sit(quizWithCanaries());
    await does({ kind: 'skip', question: 'text' });
    assert.deepEqual(seen(attempt()), ['CANARY-accept', 'CANARY-text-check-unseen', 'CANARY-text-why']);
  });
  it('a host question keeps its solution, its prepared lines and its hidden checks', async () => {
    const { does, attempt } = await sit(quizWithCanaries());
    await does({ kind: 'skip', question: 'text' }, { kind: 'next' }, 'docker images', { kind: 'undo' });
    assert.deepEqual(
      seen(attempt()).filter(canary => !canary.startsWith('CANARY-text') && canary !== 'CANARY-accept'),
      [],
    );
  });
});
