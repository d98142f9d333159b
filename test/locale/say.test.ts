/** Words by key: plurals, figures, data that are never read as markup. */
import assert from 'node:assert/strict';
import {
  clock,
  figure,
  hyphenated,
  moment,
  say,
  sayInline,
  sayPlain,
  share,
  translator,
  words,
} from '../../src/locale/index.ts';

describe('words by key', () => {
  it('long Russian words may break where a syllable ends, others are left alone', () => {
    const shown = (text: string): string => hyphenated('ru', text).replaceAll('\u00AD', '-');
    assert.equal(shown('Многоступенчатая сборка'), 'Мно-го-сту-пенча-тая сборка');
    assert.equal(shown('последовательность'), 'после-до-ва-тельность');
    assert.equal(hyphenated('ru', 'Слой контейнера, Dockerfile'), 'Слой контейнера, Dockerfile');
    assert.equal(hyphenated('en', 'containerization'), 'containerization');
  });

  it('Russian has four plural forms, English two', () => {
    const [ru, en] = [translator('ru'), translator('en')];
    const counts = [0, 1, 2, 5, 11, 21, 22, 25, 1.5];
    assert.deepEqual(
      counts.map(count => ru('minutes', { count })),
      ['0 минут', '1 минута', '2 минуты', '5 минут', '11 минут', '21 минута', '22 минуты', '25 минут', '1,5 минуты'],
    );
    assert.deepEqual(
      [0, 1, 2, 1.5].map(count => en('minutes', { count })),
      ['0 minutes', '1 minute', '2 minutes', '1.5 minutes'],
    );
  });

  it('figures are written as the language writes them; what is text already stays', () => {
    assert.equal(translator('ru')('score.of', { score: 6.5, points: 15 }), '6,5 из 15');
    assert.equal(translator('en')('score.of', { score: 6.5, points: 15 }), '6.5 of 15');
    assert.equal(translator('ru')('score.of', { score: '10.3MB', points: 15 }), '10.3MB из 15');
    assert.deepEqual(
      [figure('ru', -0.25), figure('en', 1234567.891), figure('ru', 1 / 3)],
      ['−0,25', '1,234,567.89', '0,33'],
    );
    assert.deepEqual([share('ru', 0.444), share('en', 0.444)], ['44\u00A0%', '44%']);
  });

  it('a size is written in words, whatever Docker wrote; a unit too', () => {
    const size = (locale: 'ru' | 'en', text: string): string =>
      sayPlain(locale, 'feedback.image.heavy', { image: 'x', size: text });
    assert.match(size('ru', '10.3MB'), /весит 10,3\u00A0МБ: больше/);
    assert.match(size('en', '10.3MB'), /weighs 10\.3\u00A0MB: more/);
    assert.match(size('ru', 'сколько'), /весит сколько:/);
    assert.match(sayPlain('ru', 'feedback.number.unit', { unit: 'MB' }), /нужны МБ/);
    assert.match(sayPlain('ru', 'feedback.number.unit', { unit: 'шт.' }), /нужны шт\./);
  });

  it('spans and moments', () => {
    assert.deepEqual([0, 59_999, 160_000, 3_760_000].map(clock), ['0:00', '0:59', '2:40', '1:02:40']);
    const at = Date.parse('2026-11-22T16:42:00Z');
    const now = Date.parse('2026-11-23T10:00:00Z');
    assert.equal(moment('ru', at, now, 'Europe/Moscow'), '22 ноября, 19:42');
    assert.equal(moment('en', at, now, 'Europe/Moscow'), '22 November, 19:42');
    assert.match(moment('ru', Date.parse('2025-03-01T10:00:00Z'), now, 'UTC'), /2025/);
  });

  it('a key that is nowhere gives itself, and no code of i18next’s own is read', () => {
    assert.equal(words('ru', 'no.such:key', { x: 1 }), 'no.such:key');
    assert.equal(translator('ru')('score.of', { score: '$t(brand)', points: '{{score}}' }), '$t(brand) из {{score}}');
  });

  it('S8: data are shown as they are: neither html nor Markdown, in a code span or out of it', () => {
    const data = { path: '`**x**` <img src=x onerror=alert(1)>' };
    const shown = '`**x**` &#60;img src=x onerror=alert(1)&#62;';
    assert.equal(sayInline('ru', 'solution.delete', data), `Удалить файл <code>${shown}</code>.`);
    assert.equal(say('en', 'solution.delete', data), `<p>Delete the file <code>${shown}</code>.</p>`);
    assert.equal(sayPlain('en', 'solution.delete', { path: 'a\u001b[31mb' }), 'Delete the file a[31mb.');
  });

  it('the marks that stand for data cannot be brought in by data', () => {
    assert.equal(sayInline('en', 'score.of', { score: '\uE0001\uE001', points: 'y' }), '\uE0001\uE001 of y');
  });
});
