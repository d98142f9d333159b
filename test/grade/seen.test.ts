/** Whose output it is: of the command or the program that is asked for, and not of something that prints the same. */
import assert from 'node:assert/strict';
import { act, gradeChecks, startFor } from '../../src/grade/index.ts';
import type { Quiz } from '../../src/quiz/index.ts';
import { quizOf } from '../quiz/sample.ts';
import { judged } from './answered.ts';

const passes = async (question: string, lines: readonly string[]): Promise<boolean> => {
  const [quiz = '', name = ''] = question.split('#');
  return (await judged({ quiz, question: name, lines, expectedPass: true })).passed;
};

describe('what a command printed counts where it was seen', () => {
  const OWN: readonly (readonly [string, ...string[]])[] = [
    ['01-architecture#both-versions', 'docker version | grep 28.5.2'],
    ['01-architecture#both-versions', "docker version | awk '/Version/ {print $2}'"],
    ['01-architecture#both-versions', 'docker version > v.txt', 'ls', 'cat v.txt'],
    ['01-architecture#both-versions', 'docker version 2>&1 | tee out.txt'],
    [
      '01-architecture#both-versions',
      "V=$(docker version --format '{{.Client.Version}} {{.Server.Version}}'); echo got $V",
    ],
    ['01-architecture#both-versions', 'docker version > /dev/null', 'docker version'],
    ['01-architecture#local-images', 'for i in $(docker images -q); do echo image $i; done'],
    ['05-layers#see-history', 'docker history sem04/hello | tail -n +2'],
  ];
  for (const [question, ...lines] of OWN)
    it(lines.join(' ⏎ '), async () => assert.equal(await passes(question, lines), true));

  const OTHERS: readonly (readonly [string, ...string[]])[] = [
    ['01-architecture#both-versions', "docker version > /dev/null; echo '28.5.2 28.5.2'"],
    ['01-architecture#both-versions', 'docker version > /dev/null; V=28.5.2; echo $V $V'],
    ['01-architecture#both-versions', 'docker version | echo 28.5.2 28.5.2'],
    ['01-architecture#both-versions', 'docker version > v.txt', "printf '28.5.2\\n28.5.2\\n'"],
    ['01-architecture#both-versions', "printf 'docker version > /dev/null\\necho 28.5.2 28.5.2\\n' > p.sh", 'sh p.sh'],
    ['01-architecture#both-versions', 'docker version > /dev/null', 'docker run alpine:3.21 echo 28.5.2 28.5.2'],
    ['01-architecture#local-images', 'docker images > /dev/null; echo alpine 3.21'],
    ['05-layers#see-history', 'docker history sem04/hello > /dev/null; echo COPY main.go; echo go build'],
  ];
  for (const [question, ...lines] of OTHERS)
    it(`not ${lines.join(' ⏎ ')}`, async () => assert.equal(await passes(question, lines), false));
});

const SCRIPTED: Quiz = quizOf(
  `- id: q
  kind: command
  points: 1
  start: fresh
  checks:
    - id: c
      kind: container
      of: app
      where: {program: app.py, printed: {contains: [hello]}}
  solution: {lines: [docker build -t app ., docker run app]}`,
  'number: 1\nhost: {images: ["python:3.12-alpine"]}\nstarts: {}\n',
);

describe('a script that an interpreter plays', () => {
  const ranAfter = async (lines: readonly string[]): Promise<boolean> => {
    const [question] = SCRIPTED.questions;
    assert.ok(question);
    const files = {
      Dockerfile: 'FROM python:3.12-alpine\nCOPY app.py other.py /\nCMD ["python", "/app.py"]\n',
      'other.py': 'print("hello")\n',
    };
    const given = await startFor(SCRIPTED, question, 0);
    const { host: start } = await act(given, { files: { 'app.py': 'print("hello")  # app\n' }, lines: [] }, 0);
    const { host, ran } = await act(start, { files, lines: ['docker build -t app .', ...lines] }, 0);
    const checks = gradeChecks(question, { start, host, ran, response: { kind: 'host' }, shown: '' });
    return checks.every(({ state }) => state === 'done');
  };
  it('is the program that ran', async () => assert.equal(await ranAfter(['docker run app']), true));
  it('and another one is not', async () => assert.equal(await ranAfter(['docker run app python /other.py']), false));
  it('nor is what only names it', async () =>
    assert.equal(await ranAfter(["docker run app sh -c 'sh /app.py; echo hello'"]), false));
});
