/** A sandbox is an attempt at nothing: its host is worked at, its trail says what was done, and its journal gives it again. */
import assert from 'node:assert/strict';
import { conditionsOf, filesOf, view } from '../../src/docker/index.ts';
import { stepMessage, welcome } from '../../src/live/messages.ts';
import { sandboxWith } from '../../src/quiz/index.ts';
import { abandon, putAway, replay, takeOut, weightOf } from '../../src/tutor/index.ts';
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
    const whole = welcome(s.attempt(), 'ru', 0);
    assert.equal('question' in whole, false);
    const again = await replay(quiz, s.events);
    assert.deepEqual(again.trail, s.attempt().trail);
    assert.deepEqual(welcome(again, 'ru', 0), whole);
    const out = takeOut(putAway(s.attempt()) ?? '', quiz);
    assert.ok(out);
    assert.deepEqual(welcome(out, 'ru', 0), whole);
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

  it('takes files with any bytes, piece by piece, as one thing that is undone; what leads outside or is too much is refused', async () => {
    const quiz = sandboxWith('28');
    const s = await sit(quiz);
    const bytes = Uint8Array.from({ length: 6 }, (_, at) => at * 50);
    const base64 = (part: Uint8Array): string => Buffer.from(part).toString('base64');
    await s.does(
      {
        kind: 'drop',
        follows: false,
        files: [
          { path: 'Dockerfile', base64: base64(Buffer.from('FROM scratch\nCOPY data.bin /\n')), at: 0 },
          { path: 'in/data.bin', base64: base64(bytes.subarray(0, 3)), at: 0 },
        ],
      },
      { kind: 'drop', follows: true, files: [{ path: 'in/data.bin', base64: base64(bytes.subarray(3)), at: 3 }] },
    );
    const { outcome } = await s.does('sha256sum in/data.bin | cut -c1-8; wc -c < in/data.bin');
    assert.match(outcome?.stdout ?? '', /^[0-9a-f]{8}\n6\n$/);
    assert.deepEqual(
      s.attempt().trail.map(({ kind, seq, text }) => [kind, seq, text]),
      [
        ['drop', 3, 'Dockerfile, in/data.bin'],
        ['line', 4, 'sha256sum in/data.bin | cut -c1-8; wc -c < in/data.bin'],
      ],
    );
    assert.deepEqual(filesOf((await replay(quiz, s.events)).host), filesOf(s.attempt().host));
    const one = (path: string, at = 0): Parameters<typeof s.take>[0] => ({
      kind: 'drop',
      follows: false,
      files: [{ path, base64: 'AAAA', at }],
    });
    for (const path of ['/etc/passwd', '../x', 'a/../../x', 'Dockerfile/x', '.'])
      assert.equal((await s.take(one(path))).refusal, 'bad-path', path);
    assert.equal((await s.take(one('in/data.bin', 5))).refusal, 'bad-path');
    const most = { path: 'big', base64: Buffer.alloc(2_000_000).toString('base64'), at: 0 };
    assert.equal((await s.take({ kind: 'drop', follows: false, files: [most] })).refusal, 'too-much-dropped');
    await s.does({ kind: 'undo' }, { kind: 'undo' });
    assert.deepEqual(filesOf(s.attempt().host), []);
  });

  it('I2 a drop that was too heavy changes nothing but a mark across the terminal; what was done counts in the weight', async () => {
    const s = await sit(sandboxWith('28'));
    const before = s.attempt();
    const input = { kind: 'drop', follows: false, files: [{ path: 'a', base64: 'AAAA', at: 0 }] } as const;
    const { attempt } = abandon(before, { input, client: 'heavy-01', why: 'memory', at: before.startedAt + 1 });
    assert.equal(attempt.host, before.host);
    assert.deepEqual(attempt.trail, []);
    assert.deepEqual(
      attempt.terminal.flatMap(entry => (entry.kind === 'mark' ? [entry.why.code] : [])),
      ['tutor.mark.abandoned'],
    );
    await s.does('true');
    assert.ok(weightOf(s.attempt()) > weightOf({ ...s.attempt(), trail: [] }));
  });

  it('takes switches: they are said across the terminal, journalled and undone', async () => {
    const quiz = sandboxWith('28');
    const s = await sit(quiz);
    const down = { kind: 'switch', conditions: { registry: 'down', disk: 'free' } } as const;
    const before = s.attempt();
    const step = await s.does(down);
    const told = stepMessage(step, 'client-1', before, 'ru');
    assert.deepEqual(told.type === 'step' ? told.conditions : null, down.conditions);
    assert.equal((await s.take(down)).refusal, 'blank');
    assert.match((await s.does('docker pull alpine:3.21')).outcome?.stderr ?? '', /no such host/);
    const again = await replay(quiz, s.events);
    assert.deepEqual(conditionsOf(again.host), down.conditions);
    assert.deepEqual(again.trail, s.attempt().trail);
    const marks = s.attempt().terminal.flatMap(entry => (entry.kind === 'mark' ? [entry.why.code] : []));
    assert.deepEqual(marks, ['tutor.mark.registry.down']);
    await s.does({ kind: 'undo' }, { kind: 'undo' });
    assert.deepEqual(conditionsOf(s.attempt().host), { registry: 'answers', disk: 'free' });
  });
});
