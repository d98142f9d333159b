/** Scores as blocks. */
import assert from 'node:assert/strict';
import { histogramOf } from '../../src/report/histogram.ts';

describe('the picture of scores', () => {
  it('one block a student, on the line, in the column of its whole points', () => {
    const drawn = histogramOf([0, 2.5, 2, 15], 15);
    assert.equal(drawn.blocks.length, 4);
    assert.deepEqual(
      drawn.blocks.map(block => block.x),
      [3, 73, 73, 528],
    );
    assert.deepEqual(
      drawn.ticks.map(tick => tick.text),
      Array.from({ length: 16 }, (_, score) => String(score)),
    );
  });

  it('however many stand in one column, none leaves the drawing or covers another', () => {
    for (const count of [1, 5, 30, 200]) {
      const { blocks } = histogramOf(new Array<number>(count).fill(7), 15);
      const tops = blocks.map(block => block.y).toSorted((a, b) => a - b);
      assert.ok((tops[0] ?? 0) >= 36, `${count}`);
      for (const [index, top] of tops.entries()) {
        const next = tops[index + 1];
        if (next !== undefined) assert.ok(next - top >= (blocks[0]?.height ?? 0), `${count}`);
      }
    }
  });

  it('many points share columns', () => {
    const { ticks } = histogramOf([60, 12], 60);
    assert.ok(ticks.length <= 26);
    assert.equal(ticks.at(-1)?.text, '60');
  });
});
