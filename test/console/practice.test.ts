/** `drydock practice`: what is printed of a variant, and which families there are. */
import assert from 'node:assert/strict';
import { practice } from '../../src/console/practice.ts';
import { FAMILIES } from '../../src/practice/index.ts';

describe('drydock practice', () => {
  async function said(family: string | null, flags: { lang?: 'ru' | 'en'; json?: boolean; level?: string } = {}) {
    const printed = { stdout: '', stderr: '' };
    const code = await practice({
      family,
      flags: { lang: 'ru', seed: 4, deadline: 30, ...flags },
      stdout: text => (printed.stdout += text),
      stderr: text => (printed.stderr += text),
    });
    return { ...printed, code };
  }

  it('prints a question with its answers, its key and the lines that give it, as JSON or to be read', async () => {
    const { code, stdout, stderr } = await said('image-list', { json: true, lang: 'en', level: '2' });
    assert.deepEqual([code, stderr], [0, '']);
    const shown: unknown = JSON.parse(stdout);
    assert.ok(typeof shown === 'object' && shown !== null);
    const of = new Map(Object.entries(shown));
    for (const name of ['prompt', 'files', 'images', 'profile', 'lines', 'options', 'key', 'explanation', 'wrong'])
      assert.ok(of.has(name), name);
    assert.deepEqual([of.get('family'), of.get('seed'), of.get('level'), of.get('lang')], ['image-list', 4, 2, 'en']);
    const read = await said('image-list', { level: '2' });
    assert.match(read.stdout, /^Ответы:\n {2}a\) /m);
    assert.match(read.stdout, /^Команды, выполнение которых даёт ключ:\n {2}\$ docker build /m);
  });

  it('prints checks, a solution and two wrong ones for a task', async () => {
    const { stdout } = await said('shrink', { json: true });
    const shown: unknown = JSON.parse(stdout);
    assert.ok(typeof shown === 'object' && shown !== null && 'checks' in shown && 'wrong' in shown);
    assert.ok(Array.isArray(shown.checks) && shown.checks.length === 2);
    assert.ok(Array.isArray(shown.wrong) && shown.wrong.length >= 2);
  });

  it('tells every family with a sentence when none is named, and when there is none of that name', async () => {
    const none = await said(null);
    assert.deepEqual([none.code, none.stderr], [0, '']);
    const unknown = await said('nothing', { lang: 'en' });
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /^error: there is no family nothing; there are:\n/);
    for (const { name } of FAMILIES)
      for (const text of [none.stdout, unknown.stderr]) assert.match(text, new RegExp(`^ {2}${name} +\\S.{20}`, 'm'));
    const listed: unknown = JSON.parse((await said(null, { json: true })).stdout);
    assert.ok(Array.isArray(listed) && listed.length === FAMILIES.length);
  });
});
