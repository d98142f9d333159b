import assert from 'node:assert/strict';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openClassroom } from '../../src/classroom/open.ts';
import { parseTold } from '../../src/grade/index.ts';
import { digestOf } from '../../src/quiz/parse.ts';
import type { Quiz } from '../../src/quiz/quiz.ts';
import { parsedText, readParsed, readQuizzes, readVersion } from '../../src/store/quizzes.ts';
import { numbers, wrong } from '../classroom/rig.ts';
import { leftOut } from '../left-out.ts';
import { roomsHere } from '../rooms/here.ts';
import { fault } from './contract.ts';
import { NOW, newFolder, open, removeFolder } from './rig.ts';

const YAML = `number: 1
navigation: free
host:
  platform: linux/amd64
  directory: /home/student
questions:
  - id: q1
    kind: number
    points: 1
    solution: "42"
    checks:
      - {id: value, kind: number, value: 42}
`;
const prose = (title: string): string =>
  `# ${title}\n\nIn a line.\n\nHello.\n\n## q1\n### title\nNumber\n### prompt\nHow many?\n### check value\nThe number.\n### why\nSo.\n`;

describe('quizzes from disk', () => {
  let folder: string;
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const putQuiz = (id: string, number = 1): void => {
    put(`${id}/quiz.yaml`, YAML.replace('number: 1', `number: ${number}`));
    put(`${id}/ru.md`, prose('Один'));
    put(`${id}/en.md`, prose('One'));
    put(`${id}/context/Dockerfile`, 'FROM alpine\n');
  };
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => removeFolder(folder));

  it('every folder with a quiz.yaml, in the course’s order', async () => {
    putQuiz('docker/01-first', 2);
    putQuiz('docker/02-second', 1);
    put('docker/notes.md', 'not a quiz');
    put('docker/02-second/.ru.md.swp', 'an editor at work');
    put('docker/02-second/context/.dockerignore', '*.md\n');
    const { quizzes, problems, texts } = await readQuizzes(folder);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      quizzes.map(quiz => quiz.id),
      ['docker/02-second', 'docker/01-first'],
    );
    const [first] = quizzes;
    assert.equal(first?.prose.ru.title, 'Один');
    assert.deepEqual(first?.host.files, {
      '.dockerignore': { text: '*.md\n' },
      Dockerfile: { text: 'FROM alpine\n' },
    });
    assert.equal(digestOf(readVersion(texts.get(first?.digest ?? '') ?? '')), first?.digest);
  });

  it('what the build has parsed is not parsed again, unless it differs from its folder', async () => {
    putQuiz('docker/01-first');
    putQuiz('docker/02-second', 2);
    const read = await readQuizzes(folder);
    const file = join(folder, 'parsed.json');
    assert.deepEqual(await readParsed(file), new Map());
    writeFileSync(file, parsedText(read));
    const before = await readParsed(file);
    assert.deepEqual(
      [...before.values()],
      read.quizzes.map(quiz => ({ quiz, keys: null })),
    );
    putQuiz('docker/02-second', 3);
    const again = await readQuizzes(folder, before);
    assert.equal(again.quizzes[0], before.get(read.quizzes[0]?.digest ?? '')?.quiz);
    assert.deepEqual(again, await readQuizzes(folder));
    assert.deepEqual(
      again.quizzes.map(quiz => quiz.number),
      [1, 3],
    );
    put('docker/01-first/keys.json', '{}');
    const asked: string[] = [];
    await readQuizzes(folder, before, async (id, files) => {
      asked.push(id);
      return parseTold(id, files);
    });
    assert.deepEqual(asked, ['docker/01-first', 'docker/02-second'], 'a file of keys is no part of a digest');
  });

  const BUILT = 'dist/quizzes.json';
  const asBuilt = 'the build has parsed those beside it as they are parsed here';
  if (!existsSync(BUILT)) leftOut(asBuilt, 'dist has none: node esbuild.config.mjs');
  else
    it(asBuilt, async () => {
      const before = await readParsed(BUILT);
      const read = await readQuizzes('quizzes', new Map(), parseTold);
      assert.equal(before.size, read.quizzes.length);
      const nothing = (): never => assert.fail('it is parsed again');
      assert.deepEqual(await readQuizzes('quizzes', before, nothing), read);
    });

  it('what is the matter with one stands at its file, line and column; the others are read', async () => {
    putQuiz('docker/01-first');
    putQuiz('docker/02-second', 2);
    put('docker/02-second/quiz.yaml', YAML.replace('points: 1', 'points: many'));
    const { quizzes, problems } = await readQuizzes(folder);
    assert.deepEqual(
      quizzes.map(quiz => quiz.id),
      ['docker/01-first'],
    );
    assert.equal(problems[0]?.file, 'docker/02-second/quiz.yaml');
    assert.equal(problems[0]?.line, 9);
    assert.ok((problems[0]?.column ?? 0) > 1);
  });

  it('no folder is no quizzes', async () => {
    assert.deepEqual((await readQuizzes(join(folder, 'none'))).quizzes, []);
  });

  describe('S10 nothing outside of the folder is read', () => {
    it('by a link to a folder', async () => {
      putQuiz('docker/01-first');
      const outside = newFolder();
      mkdirSync(join(outside, '02-second'));
      writeFileSync(join(outside, '02-second', 'quiz.yaml'), YAML);
      symlinkSync(outside, join(folder, 'linked'));
      symlinkSync(join(outside, '02-second'), join(folder, 'docker', '02-second'));
      assert.deepEqual(
        (await readQuizzes(folder)).quizzes.map(quiz => quiz.id),
        ['docker/01-first'],
      );
      removeFolder(outside);
    });

    it('by a link to a file', async () => {
      putQuiz('docker/01-first');
      symlinkSync('/etc/passwd', join(folder, 'docker/01-first/context/passwd'));
      const { quizzes, problems } = await readQuizzes(folder);
      assert.deepEqual(quizzes, []);
      assert.match(problems[0]?.text ?? '', /context\/passwd is neither a file nor a folder: links are not followed/);
    });

    it('by a name that is no part of an id', async () => {
      for (const name of ['..%2f', 'A', 'a b', 'é']) putQuiz(name);
      assert.deepEqual((await readQuizzes(folder)).quizzes, []);
    });
  });

  it('an attempt keeps the version that it began with, when the quiz changes and the service restarts', async () => {
    putQuiz('docker/01-first');
    const data = newFolder();
    const begun: Quiz[] = [];
    const start = async () => {
      const { quizzes, texts } = await readQuizzes(folder);
      const store = await open(data);
      const byId = new Map(quizzes.map(quiz => [quiz.id, quiz]));
      let made = 0;
      const random = (bytes: number): Uint8Array => Buffer.alloc(bytes, ++made);
      begun.push(...quizzes);
      const rooms = roomsHere({ tutor: numbers, store, quizzes: begun });
      return { store, classroom: openClassroom({ store, quizzes: byId, texts, rooms, now: () => NOW, random }) };
    };
    let { store, classroom } = await start();
    const visitor = classroom.visitor('ru');
    const attempt = await classroom.start(visitor, 'docker/01-first');
    await classroom.submit(attempt, visitor, 'answer-01', wrong('q1'));
    await store.close();
    put('docker/01-first/ru.md', prose('Другой'));
    ({ store, classroom } = await start());
    const kept = await classroom.open(attempt, visitor);
    assert.equal(kept.quiz.prose.ru.title, 'Один');
    assert.equal(kept.row.summary.questions[0]?.tries, 1);
    assert.equal(await classroom.start(visitor, 'docker/01-first'), attempt);
    await store.close();
    // And when it is gone from the course.
    removeFolder(join(folder, 'docker'));
    ({ store, classroom } = await start());
    assert.equal((await classroom.open(attempt, visitor)).quiz.prose.ru.title, 'Один');
    await store.close();
    // A version that is not what its digest says is not used.
    writeFileSync(join(data, 'quizzes', `${kept.quiz.digest.slice('sha256:'.length)}.json`), '{"quiz.yaml":""}');
    ({ store, classroom } = await start());
    await assert.rejects(classroom.open(attempt, visitor), fault('damaged'));
    await store.close();
    removeFolder(data);
  });
});
