/** The count of the bots finds each way in which a service could break its word. */
import assert from 'node:assert/strict';
import type { AttemptEvent } from '../../src/tutor/attempt.ts';
import { begun, input, newFolder, open, removeFolder } from '../store/rig.ts';
import { chance } from './chance.ts';
import { count } from './count.ts';
import type { Sent } from './tally.ts';

const ATTEMPT = 'attempt-1';

function sent(id: string, said: Partial<Pick<Sent, 'acknowledged' | 'refused'>> = {}): Sent {
  return { attempt: ATTEMPT, id, input: { kind: 'repeat' }, acknowledged: null, refused: null, ...said };
}

async function counted(journal: readonly AttemptEvent[], sending: readonly Sent[]): Promise<readonly string[]> {
  const folder = newFolder();
  try {
    const store = await open(folder);
    await store.append(ATTEMPT, 0, [begun(), ...journal]);
    await store.close();
    return (await count(folder, sending)).wrong;
  } finally {
    removeFolder(folder);
  }
}

describe('the count of the bots', () => {
  it('has nothing to say when the journal holds what was acknowledged, once', async () => {
    const sending = [sent('client-a', { acknowledged: 2 }), sent('client-b', { refused: 'closed' }), sent('client-c')];
    assert.deepEqual(await counted([input(2, 'client-a')], sending), []);
    assert.deepEqual(await counted([input(2, 'client-a'), input(3, 'client-c')], sending), []);
  });

  const broken: readonly [string, readonly AttemptEvent[], Sent, RegExp][] = [
    ['an acknowledged input that is lost', [], sent('client-a', { acknowledged: 2 }), /stands at no place/],
    ['one that stands elsewhere', [input(2, 'client-a')], sent('client-a', { acknowledged: 3 }), /stands at 2$/],
    [
      'one that was taken twice',
      [input(2, 'client-a'), input(3, 'client-a')],
      sent('client-a', { acknowledged: 2 }),
      /2 times, at 2, 3/,
    ],
    ['a refused one that was taken', [input(2, 'client-a')], sent('client-a', { refused: 'closed' }), /refused/],
    ['one that nobody sent', [input(2, 'client-z')], sent('client-a'), /client-z stands there, and nobody/],
  ];
  for (const [what, journal, one, sentence] of broken)
    it(`finds ${what}`, async () => {
      const wrong = await counted(journal, [one]);
      assert.equal(wrong.length, 1);
      assert.match(wrong[0] ?? '', sentence);
    });

  it('the same seed does the same', () => {
    const drawn = (seed: number): readonly number[] => {
      const by = chance(seed);
      return Array.from({ length: 20 }, () => by.share());
    };
    assert.deepEqual(drawn(5), drawn(5));
    assert.notDeepEqual(drawn(5), drawn(6));
    assert.ok(drawn(5).every(share => share >= 0 && share < 1));
  });
});
