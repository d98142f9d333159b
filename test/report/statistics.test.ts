import assert from 'node:assert/strict';
import { isEnough, mean, median, quantile } from '../../src/report/statistics.ts';

describe('what is said of a few numbers', () => {
  it('quantiles lie between the nearest values', () => {
    assert.deepEqual(
      [quantile([1], 0.5), quantile([3, 1, 2], 0.5), quantile([1, 2, 3, 4], 0.5), quantile([1, 2, 3, 4, 5], 0.25)],
      [1, 2, 2.5, 2],
    );
  });

  it('four say nothing, five do', () => {
    assert.deepEqual([isEnough([1, 2, 3, 4]), mean([1, 2, 3, 4]), median([1, 2, 3, 4])], [false, null, null]);
    assert.deepEqual([isEnough([1, 2, 3, 4, 9]), mean([1, 2, 3, 4, 9]), median([9, 2, 1, 4, 3])], [true, 3.8, 3]);
  });
});
