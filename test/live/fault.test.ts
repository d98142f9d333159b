import assert from 'node:assert/strict';
import { type Connection, connect } from '../../src/live/connection.ts';
import { welcome } from '../../src/live/messages.ts';
import { PROTOCOL_VERSION, type ServerMessage, serverMessage } from '../../src/live/protocol.ts';
import { quizOf } from '../quiz/sample.ts';
import { sit } from '../tutor/rig.ts';

const QUIZ = quizOf(`- id: q
  kind: command
  points: 1
  checks: [{id: c, kind: image, tag: x}]
  solution: {lines: [docker images]}`);

describe('a fault of ours at one input', () => {
  it('is reported and refused for good, and the channel stays open for the next', async () => {
    const sitting = await sit(QUIZ);
    const reported: unknown[] = [];
    const told: ServerMessage[] = [];
    let closed: number | null = null;
    const page: Connection = connect({
      wire: {
        send: text => void told.push(serverMessage.parse(JSON.parse(Buffer.from(text).toString()))),
        offer: () => assert.fail('there is no step'),
        close: code => {
          closed = code;
        },
      },
      attempts: {
        mayWatch: async () => true,
        watch: async () => ({
          seq: 1,
          welcome: Buffer.from(JSON.stringify(welcome(sitting.attempt(), 'en', 0))),
          leave: () => undefined,
        }),
        answer: async () => assert.fail('nobody asked'),
        submit: async (_attempt, _actor, _client, input) => {
          if (input.kind === 'line' && input.line === 'docker boom') throw new TypeError('no such property');
          return { ok: true, seq: 2, again: false };
        },
      },
      actor: { kind: 'anonymous', id: 'somebody', name: null, locale: 'en' },
      allow: async () => true,
      report: error => reported.push(error),
    });
    const send = (message: object): Promise<void> => page.receive(JSON.stringify(message));
    const line = (id: string, text: string): Promise<void> =>
      send({ type: 'input', id, input: { kind: 'line', line: text, columns: 80 } });
    await send({ type: 'hello', version: PROTOCOL_VERSION, attempt: 'attempt-0001', locale: 'en', seq: null });
    await line('input-0001', 'docker boom');
    await line('input-0002', 'docker images');
    const refused = told.find(message => message.type === 'refused');
    assert.ok(refused?.type === 'refused');
    assert.deepEqual([refused.id, refused.code, refused.retry], ['input-0001', 'fault', false]);
    assert.match(refused.text, /our mistake/);
    assert.equal(reported.length, 1);
    assert.equal(closed, null);
    assert.equal(told.at(-1)?.type, 'ack');
  });
});
