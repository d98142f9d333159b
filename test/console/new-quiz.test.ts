/** `drydock new quiz`, and a quiz that is played where it lies. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { checkFolder } from '../../src/console/check.ts';
import { newQuiz } from '../../src/console/new-quiz.ts';
import { playQuiz } from '../../src/console/play.ts';
import { parseQuiz } from '../../src/quiz/index.ts';
import { folderFiles } from '../quiz/course.ts';

const deadline = { during: <Result>(_what: string, work: () => Promise<Result>) => work() };

describe('drydock new quiz', () => {
  let at: string;
  beforeEach(() => {
    at = mkdtempSync(join(tmpdir(), 'drydock-new-'));
  });
  afterEach(() => rmSync(at, { recursive: true, force: true }));

  async function made(folder: string) {
    const said = { stdout: '', stderr: '' };
    const code = await newQuiz({
      folder,
      template: 'templates/quiz',
      stdout: text => (said.stdout += text),
      stderr: text => (said.stderr += text),
    });
    return { ...said, code };
  }

  async function checked(path: string) {
    const said = { stdout: '', stderr: '' };
    const code = await checkFolder({
      path,
      json: false,
      columns: null,
      deadline,
      stdout: text => (said.stdout += text),
      stderr: text => (said.stderr += text),
    });
    return { ...said, code };
  }

  it('makes a quiz that is proved as it stands, in any folder', async () => {
    const folder = join(at, 'course', '01-mine');
    assert.deepEqual((await made(folder)).code, 0);
    const { code, stdout, stderr } = await checked(folder);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.match(stdout, /^1 quiz, 5 questions: every start fails/);
  });

  it('has the next number of its course, and the schema that stands there, or one of its own', async () => {
    const course = join(at, 'quizzes', 'docker');
    mkdirSync(course, { recursive: true });
    const [one, two] = [join(course, '01-one'), join(course, '02-two')];
    await made(one);
    assert.ok(existsSync(join(one, '.quiz.schema.json')));
    writeFileSync(join(at, 'quizzes', 'quiz.schema.json'), '{}');
    await made(two);
    const head = (folder: string) => readFileSync(join(folder, 'quiz.yaml'), 'utf8').split('\n');
    assert.equal(head(one)[0], '# yaml-language-server: $schema=./.quiz.schema.json');
    assert.equal(head(two)[0], '# yaml-language-server: $schema=../../quiz.schema.json');
    assert.ok(head(one).some(line => /^number: 1 +# /.test(line)));
    assert.ok(head(two).some(line => /^number: 2 +# /.test(line)));
    assert.equal((await checked(course)).code, 0);
  });

  it('writes over nothing, and makes nothing that could not be read', async () => {
    writeFileSync(join(at, 'note'), '');
    assert.deepEqual(await made(at), { code: 2, stdout: '', stderr: (await made(at)).stderr });
    assert.match((await made(at)).stderr, /cannot be the name|there already/);
    const bad = await made(join(at, 'My Quiz'));
    assert.equal(bad.code, 2);
    assert.equal(existsSync(join(at, 'My Quiz')), false);
  });

  it('has comments, both languages, and one question of each common kind', () => {
    const parsed = parseQuiz('templates/quiz', folderFiles('templates/quiz'));
    assert.ok(parsed.ok);
    assert.deepEqual(
      parsed.quiz.questions.map(({ kind }) => kind),
      ['choice', 'number', 'predict', 'command', 'dockerfile'],
    );
  });

  for (const path of ['mine', join('mine', 'quiz.yaml')])
    it(`is played where it lies, by the way to its ${path === 'mine' ? 'folder' : 'quiz.yaml'}`, async () => {
      await made(join(at, 'mine'));
      let told = '';
      const code = await playQuiz({
        course: { folder: 'quizzes', parsed: 'dist/none.json' },
        quiz: join(at, path),
        locale: 'en',
        seed: 1,
        json: false,
        now: () => Date.UTC(2025, 1, 28),
        deadline,
        input: Readable.from(['1\n']),
        stdout: text => (told += text),
        stderr: text => (told += text),
      });
      assert.equal(code, 0);
      assert.match(told, /^A new quiz\n/);
    });

  it('says what is the matter with a quiz that does not read', async () => {
    await made(join(at, 'mine'));
    writeFileSync(join(at, 'mine', 'quiz.yaml'), 'number: 1\n');
    let told = '';
    const code = await playQuiz({
      course: { folder: 'quizzes', parsed: 'dist/none.json' },
      quiz: join(at, 'mine'),
      locale: 'en',
      seed: 1,
      json: false,
      now: () => 0,
      deadline,
      input: Readable.from([]),
      stdout: text => (told += text),
      stderr: text => (told += text),
    });
    assert.equal(code, 2);
    assert.match(told, /quiz\.yaml:1:1 missing-key: questions is missing/);
  });
});
