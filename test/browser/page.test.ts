import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outboxOf } from '../../src/browser/channel/outbox.ts';
import { wordsOf } from '../../src/browser/dom/words.ts';
import { goodPath } from '../../src/browser/editor/files.ts';
import { compared, visible } from '../../src/browser/lesson/difference.ts';
import { draftsOf } from '../../src/browser/quiz/drafts.ts';
import { BLANK, withMessage } from '../../src/browser/quiz/state.ts';
import { texts } from '../../src/locale/index.ts';
import { entry, welcome } from './scene/index.ts';

function shelf(): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: index => [...map.keys()][index] ?? null,
    getItem: key => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: key => void map.delete(key),
    clear: () => map.clear(),
  };
}

describe('browser: what the page keeps', () => {
  it('lays a step over the state, once, and never back', () => {
    const start = withMessage(BLANK, welcome('en'));
    const step = {
      type: 'step',
      seq: 10,
      id: null,
      said: [],
      terminal: [entry(3, 'docker ps', ''), entry(4, 'docker ps', '')],
      prompt: 'root@dock:/# ',
    } as const;
    const next = withMessage(start, { ...step, said: [], terminal: [...step.terminal] });
    assert.deepEqual(
      next.terminal.map(each => each.n),
      [1, 2, 3, 4],
      'an entry that was there already is not taken twice',
    );
    assert.equal(next.prompt, 'root@dock:/# ');
    assert.equal(next.question, start.question);
    assert.equal(withMessage(next, { ...step, seq: 9, said: [], terminal: [] }), next);
  });

  it('keeps inputs until they are acknowledged, in order, through a reload', () => {
    const storage = shelf();
    const box = outboxOf('attempt-1', storage);
    box.add('id-000001', { kind: 'line', line: 'docker ps', columns: 80 }, 5);
    box.add('id-000002', { kind: 'line', line: 'docker images', columns: 80 }, 5);
    box.add('id-000003', { kind: 'undo' }, 4);
    outboxOf('attempt-2', storage).add('id-000009', { kind: 'next' }, 1);
    storage.setItem('drydock.out.attempt-1.broken', '{"at":1,"input":{"kind":"__proto__"}}');
    const again = outboxOf('attempt-1', storage);
    assert.deepEqual(
      again.list().map(each => each.id),
      ['id-000001', 'id-000002', 'id-000003'],
    );
    again.remove('id-000002');
    assert.deepEqual(
      outboxOf('attempt-1', storage)
        .list()
        .map(each => each.id),
      ['id-000001', 'id-000003'],
    );
  });

  it('works without storage, only shorter', () => {
    const full: Storage = {
      ...shelf(),
      setItem: () => {
        throw new Error('full');
      },
      getItem: () => {
        throw new Error('denied');
      },
    };
    const box = outboxOf('attempt-1', full);
    box.add('id-000001', { kind: 'next' }, 1);
    assert.equal(box.list().length, 1);
    assert.equal(draftsOf('attempt-1', full, full).read('line'), null);
  });

  it('keeps a draft for this tab, and the last one of any tab for the next', () => {
    const [device, one, other] = [shelf(), shelf(), shelf()];
    draftsOf('a', one, device).write('line', 'docker build');
    draftsOf('a', other, device).write('line', 'docker push');
    assert.equal(draftsOf('a', one, device).read('line'), 'docker build');
    assert.equal(draftsOf('a', shelf(), device).read('line'), 'docker push');
    draftsOf('a', one, device).write('line', '');
    assert.equal(draftsOf('a', one, device).read('line'), null);
  });

  it('takes only paths inside the folder', () => {
    for (const good of ['Dockerfile', '.dockerignore', 'src/main.go', 'имя файла']) assert.ok(goodPath(good), good);
    for (const bad of ['', '/etc/passwd', '../x', 'a//b', 'a/./b', 'a\\b', 'a\nb', 'x'.repeat(257)])
      assert.ok(!goodPath(bad), bad);
  });
});

describe('browser: expected against got', () => {
  const marked = (pieces: ReturnType<typeof compared>['got']): string =>
    pieces.map(piece => (piece.differs ? `[${piece.text}]` : piece.text)).join('');

  it('marks what differs and leaves what agrees', () => {
    const { expected, got } = compared('hello   latest   under 15MB', 'hello   latest   964d7a69362f');
    assert.equal(marked(expected), 'hello   latest   [under 15MB]');
    assert.equal(marked(got), 'hello   latest   [964d7a69362f]');
  });

  it('shows white space that alone differs', () => {
    assert.equal(marked(compared('a b', 'a  b').got), 'a[  ]b');
    assert.deepEqual(visible('a\t b\n'), [
      { text: 'a', space: false },
      { text: '→·', space: true },
      { text: 'b', space: false },
      { text: '↵\n', space: true },
    ]);
  });

  it('gives both texts back whole, and stays quick with long ones', () => {
    const [long, other] = ['x y '.repeat(5000), 'x z '.repeat(5000)];
    const { expected, got } = compared(long, other);
    assert.equal(expected.map(piece => piece.text).join(''), long);
    assert.equal(got.map(piece => piece.text).join(''), other);
  });
});

describe('browser: the page’s words', () => {
  const both = { ru: texts('ru', 'page.'), en: texts('en', 'page.') } as const;
  const stem = (key: string): string => key.replace(/_(one|few|many|other)$/, '');

  it('stand in both languages, with the same holes to fill', () => {
    const keys = (of: Readonly<Record<string, string>>): readonly string[] =>
      [...new Set(Object.keys(of).map(stem))].sort();
    assert.deepEqual(keys(both.ru), keys(both.en));
    const holes = (text: string | undefined): readonly string[] =>
      [...new Set(text?.match(/\{\{\w+\}\}/g) ?? [])].sort();
    for (const key of keys(both.en)) {
      const [ru, en] = [both.ru[key] ?? both.ru[`${key}_other`], both.en[key] ?? both.en[`${key}_other`]];
      assert.deepEqual(holes(ru), holes(en), key);
    }
  });

  it('has every plural form that the language asks for', () => {
    for (const locale of ['ru', 'en'] as const) {
      const forms = new Set([0, 1, 2, 5, 1.5, 21].map(count => new Intl.PluralRules(locale).select(count)));
      const stems = new Set(
        Object.keys(both[locale])
          .filter(key => key !== stem(key))
          .map(stem),
      );
      for (const key of stems)
        for (const form of forms) assert.ok(Object.hasOwn(both[locale], `${key}_${form}`), `${locale} ${key}_${form}`);
    }
  });

  it('answers every key that the script uses, and has none to spare', () => {
    const sources = (directory: string): string =>
      readdirSync(directory, { withFileTypes: true, recursive: true })
        .filter(each => each.isFile() && each.name.endsWith('.ts'))
        .map(each => readFileSync(join(each.parentPath, each.name), 'utf8'))
        .join('\n');
    const code = `${sources('src/browser')}${readFileSync('views/quiz.ejs', 'utf8')}`;
    const known = new Set(Object.keys(both.ru).map(stem));
    const used = [...code.matchAll(/'(page\.[\w./:-]+)'/g)]
      .map(match => match[1] ?? '')
      .filter(key => !/\.(js|css)$/.test(key));
    const open = [...code.matchAll(/`(page\.[\w.-]+\.)\$\{/g)].map(match => match[1] ?? '');
    assert.deepEqual(
      used.filter(key => !known.has(key)),
      [],
    );
    const idle = [...known].filter(key => !used.includes(key) && !open.some(prefix => key.startsWith(prefix)));
    assert.deepEqual(idle, []);
  });

  it('fills holes, chooses plurals and writes figures as the language does', () => {
    const ru = wordsOf('ru', both.ru);
    assert.equal(ru.n('page.points', 1.5), '1,5 балла');
    assert.equal(ru.n('page.points', 5), '5 баллов');
    assert.equal(ru.n('page.points', 21), '21 балл');
    assert.equal(ru.figure(-0.25), '−0,25');
    assert.equal(wordsOf('en', both.en).t('page.count', { number: 2, all: 8 }), '2 of 8');
    assert.equal(ru.t('no.such.key'), 'no.such.key');
    assert.equal(
      ru.t('page.count', { number: '{{all}}', all: '$&' }),
      '{{all}} из $&',
      'what is filled in is not read again',
    );
  });
});
