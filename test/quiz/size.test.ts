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
      ['275 мегабайт', 275_000_000],
      ['275 мегабайтов', 275_000_000],
      ['275 Мбайт', 275_000_000],
      ['275 МЕГАБАЙТ.', 275_000_000],
      ['275 megabytes', 275_000_000],
      ['275 MByte', 275_000_000],
      ['275 мегов', 275_000_000],
      ['где-то 275 megs', 275_000_000],
      ['0,275 ГБ', 275_000_000],
      ['0.275 gigabytes', 275_000_000],
      ['.275GB', 275_000_000],
      ['275 000 килобайт', 275_000_000],
      ['275\u2009000\u202fкБ', 275_000_000],
      ['≈ 275 МБ', 275_000_000],
      ['примерно 275 МБ на диске', 275_000_000],
      ['about 275 MB (roughly)', 275_000_000],
      ['１０.３ ＭＢ', 10_300_000],
      ['1,234,567 B', 1_234_567],
      ['1.234,5 kB', 1_234_500],
      ['1,234.5 kB', 1_234_500],
      ['262 MiB', 274_726_912],
      ['262 мебибайта', 274_726_912],
      ['275 метров', null],
      ['275 MB 300', null],
      ['много', null],
    ];
    for (const [text, size] of cases) assert.equal(readSize(text), size, text);
  });
  it('keeps a number apart from what follows it', () => {
    assert.deepEqual(readQuantity('4 слоя'), { value: 4, unit: 'слоя' });
    assert.deepEqual(readQuantity('-0,5'), { value: -0.5, unit: '' });
    assert.deepEqual(readQuantity('\u2212\u00a05'), null);
    assert.deepEqual(readQuantity('\u22125'), { value: -5, unit: '' });
    assert.equal(readQuantity('слоёв 4'), null);
    assert.equal(readQuantity('4-5'), null);
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
