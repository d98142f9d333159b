/** A sandbox is an attempt at nothing: its host is worked at, its trail says what was done, and its journal gives it again. */
import assert from 'node:assert/strict';
import { filesOf, view } from '../../src/docker/index.ts';
import { stepMessage, welcome } from '../../src/live/messages.ts';
import { sandboxWith } from '../../src/quiz/index.ts';
import { putAway, replay, takeOut } from '../../src/tutor/index.ts';
import { sit } from './rig.ts';

describe('a sandbox', () => {
  it('does what is typed, answers about its host, and refuses what is about a question', async () => {
    const s = await sit(sandboxWith('28'));
    await s.does('docker pull alpine:3.21');
    assert.deepEqual(
      view(s.attempt().host).images.flatMap(({ tags }) => tags),
      ['alpine:3.21'],
    );
    await s.does({ kind: 'ask', text: 'сколько весит мой образ?' }, { kind: 'ask', text: 'подскажи' });
    for (const text of ['привет', 'что мне делать?', 'hint', 'skip', 'дальше', 'почему?', 'what does -f do?', 'repeat'])
      await s.does({ kind: 'ask', text });
    for (const input of [
      { kind: 'hint', question: 'x' },
      { kind: 'skip', question: 'x' },
      { kind: 'goto', question: 'x' },
      { kind: 'demonstrate', question: 'x' },
      { kind: 'answer', question: 'x', response: { kind: 'host' } },
      { kind: 'next' },
    ] as const)
      assert.equal((await s.take(input)).refusal, 'not-this-question', input.kind);
    assert.equal(s.codes()[0], 'tutor.sandbox');
    assert.ok(s.codes().every(code => !code.startsWith('quiz.')));
  });

  it('leaves a trail of what changed the host, what only looked, and what was refused', async () => {
    const s = await sit(sandboxWith('28'));
    await s.does('docker image ls', 'docker pull alpine:3.21', 'docker run nothing:here');
    await s.does({ kind: 'edit', edits: [{ path: 'Dockerfile', text: 'FROM alpine:3.21\n' }] });
    await s.does({ kind: 'ask', text: 'what is an image?' }, { kind: 'undo' }, { kind: 'reset' });
    assert.deepEqual(
      s.attempt().trail.map(({ seq, kind, text, did }) => [seq, kind, text, did]),
      [
        [2, 'line', 'docker image ls', 'looked'],
        [3, 'line', 'docker pull alpine:3.21', 'changed'],
        [4, 'line', 'docker run nothing:here', 'failed'],
        [5, 'edit', 'Dockerfile', 'changed'],
        [7, 'undo', '', 'changed'],
        [8, 'reset', '', 'changed'],
      ],
    );
    assert.equal(s.attempt().host, s.attempt().start);
    assert.equal((await s.take({ kind: 'reset' })).refusal, 'nothing-to-undo');
    await s.does({ kind: 'undo' });
    assert.equal(view(s.attempt().host).images.length, 1);
  });

  it('is folded again from its journal and from what was put away, and a page is told the same', async () => {
    const quiz = sandboxWith('29');
    const s = await sit(quiz);
    await s.does('docker pull alpine:3.21', 'echo hello > note');
    const whole = welcome(s.attempt(), 'ru');
    assert.equal('question' in whole, false);
    const again = await replay(quiz, s.events);
    assert.deepEqual(again.trail, s.attempt().trail);
    assert.deepEqual(welcome(again, 'ru'), whole);
    const out = takeOut(putAway(s.attempt()) ?? '', quiz);
    assert.ok(out);
    assert.deepEqual(welcome(out, 'ru'), whole);
    assert.deepEqual(
      filesOf(out.host).map(({ path }) => path),
      ['note'],
    );
    const before = s.attempt();
    const step = await s.does('docker image ls');
    const told = stepMessage(step, 'client-1', before, 'en');
    assert.deepEqual(told.type === 'step' ? told.trail : null, [
      { seq: 4, kind: 'line', text: 'docker image ls', did: 'looked' },
    ]);
  });
});
