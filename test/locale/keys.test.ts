/** Every word that is asked for is there, in both languages; every word that is there is asked for. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasWords } from '../../src/locale/index.ts';
import { LOCALES, type Locale } from '../../src/quiz/quiz.ts';

const FILES = [
  'interface',
  'page',
  'tutor',
  'talk',
  'glossary',
  'answers',
  'flags',
  'practice',
  'sandbox',
  'advice',
  'people',
];
const FORMS: Readonly<Record<Locale, readonly string[]>> = {
  ru: ['one', 'few', 'many', 'other'],
  en: ['one', 'other'],
};
const FORM = /_(one|few|many|other)$/;

function read(name: string, locale: Locale): ReadonlyMap<string, string> {
  const file: unknown = JSON.parse(readFileSync(`src/locale/${name}.${locale}.json`, 'utf8'));
  assert.ok(typeof file === 'object' && file !== null);
  return new Map(Object.entries(file).map(([key, text]) => [key, String(text)]));
}

function stems(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...texts.keys()].map(key => key.replace(FORM, '')))].toSorted();
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : /\.(ts|ejs)$/.test(entry.name)
        ? [join(folder, entry.name)]
        : [],
  );
}

const all = FILES.flatMap(name => stems(read(name, 'ru')));
const roots = new Set(all.filter(key => key.includes('.')).map(key => key.split('.')[0] ?? ''));
const code = [...sources('src'), ...sources('views')].map(path => ({ path, text: readFileSync(path, 'utf8') }));

describe('words', () => {
  for (const name of FILES) {
    it(`${name}: the same keys in both languages`, () => {
      assert.deepEqual(stems(read(name, 'en')), stems(read(name, 'ru')));
    });

    it(`${name}: a key that counts has every plural form of its language`, () => {
      for (const locale of LOCALES) {
        const texts = read(name, locale);
        const counted = [...texts.keys()].filter(key => FORM.test(key)).map(key => key.replace(FORM, ''));
        for (const stem of new Set(counted)) {
          const forms = [...texts.keys()]
            .filter(key => key.replace(FORM, '') === stem)
            .map(key => key.slice(stem.length + 1));
          assert.deepEqual(forms.toSorted(), FORMS[locale].toSorted(), `${locale} ${stem}`);
        }
      }
    });

    it(`${name}: both languages fill in the same data`, () => {
      const marks = (texts: ReadonlyMap<string, string>, stem: string): readonly string[] => {
        const own = [...texts].filter(([key]) => key.replace(FORM, '') === stem).map(([, text]) => text);
        return [
          ...new Set(own.flatMap(text => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1] ?? ''))),
        ].toSorted();
      };
      const [ru, en] = [read(name, 'ru'), read(name, 'en')];
      // A language may do without the figure where the plural form says it.
      for (const stem of stems(ru)) {
        const [left, right] = [marks(ru, stem), marks(en, stem)].map(found => found.filter(mark => mark !== 'count'));
        assert.deepEqual(left, right, stem);
      }
    });

    it(`${name}: no text is empty, shouts or calls anything simple`, () => {
      for (const locale of LOCALES) {
        for (const [key, text] of read(name, locale)) {
          assert.notEqual(text.trim(), '', `${locale} ${key}`);
          // “It has just appeared” tells a time, “just type” belittles.
          const prose = text.replace(/`[^`]*`/g, '').replace(/\bjust (appeared|now|made)\b/g, '');
          assert.doesNotMatch(
            prose,
            /(^|[^\p{L}])(просто|очевидно|легко|just|simply|obviously)(?![\p{L}])/iu,
            `${locale} ${key}`,
          );
          assert.doesNotMatch(prose, /[\p{L}»”]!/u, `${locale} ${key}`);
          if (locale === 'ru') assert.doesNotMatch(prose, /["“]| - /, `${key}: quotes are «», a dash is —`);
        }
      }
    });
  }

  it('every key that code or a view names is there', () => {
    const named = code.flatMap(({ path, text }) =>
      [...text.matchAll(/['"]([a-z][\w-]*(?:\.[\w-]+)+)['"]/g)]
        .map(match => match[1] ?? '')
        .filter(key => roots.has(key.split('.')[0] ?? ''))
        // Names of files, and the quiz's own prose, which stands in the quiz.
        .filter(key => !/\.(js|ts|css|svg|ejs|json|md|yaml|py)$/.test(key) && !key.startsWith('quiz.'))
        .map(key => ({ path, key })),
    );
    assert.ok(named.length > 200);
    const missing = named.filter(({ key }) => !LOCALES.every(locale => hasWords(locale, key)));
    assert.deepEqual(missing, []);
  });

  it('every key is named by code or a view, whole or by its beginning', () => {
    const text = code.map(each => each.text).join('\n');
    const literals = new Set([...text.matchAll(/['"`]([a-z][\w.-]*)['"`]/g)].map(match => match[1] ?? ''));
    // `error.${status}` and 'student.state.' + state: any key that begins so is meant.
    const beginnings = [
      ...[...text.matchAll(/`([a-z][\w-]*\.[\w.-]*)\$\{/g)].map(match => match[1] ?? ''),
      ...[...text.matchAll(/['"]([a-z][\w-]*\.[\w.-]*\.)['"]/g)].map(match => match[1] ?? ''),
    ];
    const unused = all.filter(key => !literals.has(key) && !beginnings.some(beginning => key.startsWith(beginning)));
    assert.deepEqual(unused, []);
  });
});
