import assert from 'node:assert/strict';
import { cardOf as terminalCard } from '../../src/author/card.ts';
import { cardOf } from '../../src/live/scene.ts';
import { resultItems } from '../../src/web/pages/result-items.ts';
import { quizOf } from '../quiz/sample.ts';
import { type Sitting, sit } from './rig.ts';

const QUIZ = quizOf(`- id: pick
  kind: choice
  many: true
  points: 1
  tries: 1
  options: [a, b, c, d, e]
  checks: [{id: c, kind: choice, right: [a, b]}]
  solution: [a, b]
- id: sizes
  kind: choice
  ordered: true
  points: 1
  options: [a, b, c, d, e]
  checks: [{id: c, kind: choice, right: [a]}]
  solution: [a]
- id: guess
  kind: predict
  points: 1
  ask: {kind: choice, options: [a, b, c, d, e]}
  run: [ls]
  checks: [{id: c, kind: choice, right: [a]}]
  solution: [a]
- id: row
  kind: order
  points: 1
  items: [a, b, c]
  checks: [{id: c, kind: order, orders: [[a, b, c], [b, a, c], [c, a, b]]}]
  solution: [a, b, c]`);

const LISTED = ['a', 'b', 'c', 'd', 'e'];

/** Options of a question as the page shows them. */
async function shown(seed: number, id: string): Promise<readonly string[]> {
  const { attempt } = await at(seed, id);
  const { ask } = cardOf({ attempt: attempt(), locale: 'en' });
  const inner = ask.kind === 'predict' ? ask.ask : ask;
  if (inner.kind === 'choice') return inner.options.map(option => option.id);
  return inner.kind === 'order' ? inner.items.map(item => item.id) : [];
}

async function at(seed: number, id: string): Promise<Sitting> {
  const sitting = await sit({ ...QUIZ, navigation: 'free' }, seed);
  if (id !== 'pick') await sitting.does({ kind: 'goto', question: id });
  return sitting;
}

describe('what a question lists', () => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

  for (const id of ['pick', 'guess']) {
    it(`stands in an order of each learner’s own, the same every time: ${id}`, async () => {
      const orders = await Promise.all(seeds.map(seed => shown(seed, id)));
      assert.ok(new Set(orders.map(order => order.join())).size > 4);
      for (const order of orders) assert.deepEqual([...order].sort(), LISTED);
      assert.deepEqual(await shown(3, id), orders[2]);
    });
  }

  it('stands as it is written where it has an order of its own', async () => {
    for (const seed of seeds) assert.deepEqual(await shown(seed, 'sizes'), LISTED);
  });

  it('is never in a right order before anybody touched it', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const order = (await shown(seed, 'row')).join();
      assert.ok(!['a,b,c', 'b,a,c', 'c,a,b'].includes(order), `${seed}: ${order}`);
    }
  });

  it('is answered, solved and shown in the results in the order in which it was seen', async () => {
    const sitting = await at(4, 'pick');
    const order = await shown(4, 'pick');
    assert.deepEqual(
      terminalCard(sitting.attempt(), 'en').options.map(option => option.id),
      order,
    );
    await sitting.answers({ kind: 'choice', chosen: ['c', 'a', 'e'] });
    const named = (html: string | null | undefined): readonly string[] =>
      [...(html ?? '').matchAll(/en pick option (\w)/g)].map(found => found[1] ?? '');
    const inOrder = (...ids: string[]): readonly string[] => order.filter(id => ids.includes(id));
    const [item] = resultItems(sitting.attempt(), 'en', { own: true, hidden: false, keys: true }).items;
    assert.deepEqual(named(item?.answer), inOrder('c', 'a', 'e'));
    assert.deepEqual(named(item?.solution), inOrder('a', 'b'));
    assert.deepEqual(named(cardOf({ attempt: sitting.attempt(), locale: 'en' }).solution), inOrder('a', 'b'));
  });

  it('stands as the quiz lists it in attempts that began by the rules of 0.3', async () => {
    const { attempt } = await sit(QUIZ, 4);
    const { ask } = cardOf({ attempt: { ...attempt(), rules: 1 }, locale: 'en' });
    assert.deepEqual(ask.kind === 'choice' && ask.options.map(option => option.id), LISTED);
  });
});
