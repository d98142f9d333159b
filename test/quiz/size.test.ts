import assert from 'node:assert/strict';
import { capture, matches, readQuantity, readSize } from '../../src/quiz/index.ts';
import { workOf } from '../work.ts';

describe('sizes as people write them', () => {
  it('reads both alphabets, both decimal signs and thin spaces', () => {
    const cases: [string, number | null][] = [
      ['10.3MB', 10_300_000],
      ['10,3 МБ', 10_300_000],
      ['10,3 мб.', 10_300_000],
      ['640kB', 640_000],
      ['72', null],
      ['72B', 72],
      ['72 байта', 72],
      ['1 234,5 кБ', 1_234_500],
      ['1\u00a0234 кБ', 1_234_000],
      ['MB', null],
      ['много', null],
    ];
    for (const [text, size] of cases) assert.equal(readSize(text), size, text);
  });
  it('keeps a number apart from what follows it', () => {
    assert.deepEqual(readQuantity('4 слоя'), { value: 4, unit: 'слоя' });
    assert.deepEqual(readQuantity('-0,5'), { value: -0.5, unit: '' });
  });
});

describe('patterns', () => {
  it('work line by line', () => {
    assert.equal(matches('^b$', 'a\nb\nc'), true);
    assert.equal(capture('^x=(\\d+)$', 'a\nx=12\n'), '12');
    assert.equal(capture('^x=(\\d+)$', 'none'), null);
  });
  it('cannot stall: a pattern that ruins backtracking takes no time', async () => {
    const work = await workOf(async () => assert.equal(matches('^(a+)+$', `${'a'.repeat(20_000)}!`), false));
    assert.ok(work < 2000, `${work} ms`);
  });
});
