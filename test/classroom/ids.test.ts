import assert from 'node:assert/strict';
import { makeId } from '../../src/classroom/world.ts';

describe('ids of people, classes and attempts', () => {
  it('none begins with a dash, whatever is drawn', () => {
    for (let first = 0; first < 256; first++) {
      const id = makeId({ random: bytes => new Uint8Array(bytes).fill(7).fill(first, 0, 1) });
      assert.match(id, /^\w[\w-]{21}$/, `first byte ${first}`);
    }
  });
});
