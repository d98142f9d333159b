/** C4: a page that was not told everything is welcomed anew once it has read what it was sent. */
import assert from 'node:assert/strict';
import type { Taken } from '../../src/live/attempts-door.ts';
import { connect } from '../../src/live/connection.ts';
import { PROTOCOL_VERSION } from '../../src/live/protocol.ts';

describe('a page that reads slowly', () => {
  it('misses steps while too much waits, and gets everything once, as it stands by then', async () => {
    const told: string[] = [];
    let [full, seq, watching] = [false, 1, 0];
    let tell: (taken: Taken) => void = () => undefined;
    const connection = connect({
      wire: {
        send: text => void told.push(Buffer.from(text).toString()),
        offer: text => {
          if (!full) told.push(Buffer.from(text).toString());
          return !full;
        },
        close: code => assert.fail(`closed with ${code}`),
      },
      attempts: {
        mayWatch: async () => true,
        watch: async (_attempt, _actor, _locale, listener) => {
          tell = listener;
          watching += 1;
          let here = true;
          return {
            seq,
            welcome: Buffer.from(`welcome at ${seq}`),
            leave: () => {
              if (here) watching -= 1;
              here = false;
            },
          };
        },
        answer: async () => assert.fail('nobody asked'),
        submit: async () => assert.fail('nobody typed'),
      },
      actor: { kind: 'anonymous', id: 'somebody', name: null, locale: 'en' },
      allow: async () => true,
      report: error => assert.fail(String(error)),
    });
    const greeting = { type: 'hello', version: PROTOCOL_VERSION, attempt: 'attempt-0001', locale: 'en', seq: null };
    const step = (): void => {
      seq += 1;
      if (watching > 0) tell({ seq, client: 'somebody', step: Buffer.from(`step ${seq}`) });
    };
    await connection.receive(JSON.stringify(greeting));
    step();
    full = true;
    for (let n = 0; n < 5; n++) step();
    full = false;
    assert.deepEqual(told, ['welcome at 1', 'step 2']);
    connection.caughtUp();
    await connection.receive(JSON.stringify({ ...greeting, version: PROTOCOL_VERSION }));
    step();
    assert.deepEqual(told.slice(2), ['welcome at 7', 'welcome at 7', 'step 8']);
    connection.ended();
    assert.equal(watching, 0);
  });
});
