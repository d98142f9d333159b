/** A list told as what differs from the one before it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod';
import { patched, patchOf, patchSchema } from '../../src/live/patch.ts';

interface Item {
  readonly id: number;
  readonly tags: readonly string[];
}

const item: fc.Arbitrary<Item> = fc.record(
  {
    id: fc.nat(12),
    tags: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  },
  { noNullPrototype: true },
);
const items = fc.uniqueArray(item, { selector: each => each.id, maxLength: 12 });
const keyOf = (each: Item): string => String(each.id);
const schema = patchSchema(z.object({ id: z.number(), tags: z.array(z.string()) }));

describe('a list as a patch', () => {
  it('laid over the list before, it is the list after, and goes through its schema', () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const patch = patchOf(before, after, keyOf);
        if (patch === null) assert.deepEqual(before, after);
        else assert.deepEqual(patched(before, schema.parse(JSON.parse(JSON.stringify(patch)))), after);
      }),
      { seed: 8 },
    );
  });

  it('says nothing of equal lists, whoever made them', () => {
    fc.assert(
      fc.property(items, list => {
        assert.equal(patchOf(list, structuredClone(list), keyOf), null);
      }),
      { seed: 8 },
    );
  });

  it('what did not change stays the same object, and costs a pair of numbers', () => {
    const before = Array.from({ length: 30 }, (_, id): Item => ({ id, tags: ['x'.repeat(1000)] }));
    const after = before.with(7, { id: 7, tags: ['y'] });
    const patch = patchOf(before, after, keyOf) ?? [];
    assert.deepEqual(patch, [[0, 7], { item: { id: 7, tags: ['y'] } }, [8, 22]]);
    assert.equal(patched(before, patch)[29], before[29]);
  });

  it('a run that leads out of the list gives what there is', () => {
    assert.deepEqual(patched([1, 2], [[1, 5]]), [2]);
  });
});
