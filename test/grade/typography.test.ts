/** What a phone makes of dashes and quotes counts as what was meant; a dash that is not there does not. */
import assert from 'node:assert/strict';
import { grade, meantLine } from '../../src/grade/index.ts';
import { courseQuestion } from '../quiz/course.ts';
import { quizOf } from '../quiz/sample.ts';
import { sit } from '../tutor/rig.ts';

describe('a line as it was meant', () => {
  const LINES: Readonly<Record<string, string>> = {
    'docker build —tag app .': 'docker build --tag app .',
    'docker build —t app .': 'docker build -t app .',
    'docker build –t app –f x.Dockerfile .': 'docker build -t app -f x.Dockerfile .',
    'docker image ls –filter dangling=true': 'docker image ls --filter dangling=true',
    'docker run —rm –it alpine:3.21': 'docker run --rm -it alpine:3.21',
    'docker run –rm alpine:3.21': 'docker run --rm alpine:3.21',
    'docker image prune −f': 'docker image prune -f',
    'docker build ——no-cache .': 'docker build --no-cache .',
    'docker build –-no-cache .': 'docker build --no-cache .',
    'docker build —no–cache —file=hello.Dockerfile .': 'docker build --no-cache --file=hello.Dockerfile .',
    'docker pull golang:1.23‑alpine': 'docker pull golang:1.23-alpine',
    'docker run alpine:3.21 echo “Hello World”': 'docker run alpine:3.21 echo "Hello World"',
    'docker run alpine:3.21 echo «Hello World»': 'docker run alpine:3.21 echo "Hello World"',
    'docker run alpine:3.21 sh -c ‘echo hi > /note’': "docker run alpine:3.21 sh -c 'echo hi > /note'",
    'docker run alpine:3.21 sh -c ’echo hi > /note’': "docker run alpine:3.21 sh -c 'echo hi > /note'",
    'docker image ls —filter=“dangling=true”': 'docker image ls --filter="dangling=true"',
    'docker rm -f $(docker ps –aq)': 'docker rm -f $(docker ps -aq)',
    'docker ps;docker images —quiet|head –1': 'docker ps;docker images --quiet|head –1',
  };
  for (const [typed, meant] of Object.entries(LINES))
    it(`${typed} → ${meant}`, () => {
      assert.equal(meantLine(typed), meant);
      assert.equal(meantLine(meant), meant);
    });

  const AS_THEY_ARE = [
    'docker build -t app .',
    'echo "он сказал: «да» — и ушёл"',
    "echo 'a — b' «не закрыта",
    'echo привет — мир',
    'echo don’t',
    'echo a\\ —b\\—',
    'ls # — это комментарий —tag',
    'cat > a.txt <<X\n—tag «x»\nX',
    'docker build -tag app .',
    'docker build tag app .',
  ];
  for (const line of AS_THEY_ARE)
    it(`stays: ${JSON.stringify(line)}`, () => {
      assert.equal(meantLine(line), line);
    });
});

describe('what was typed on a phone', () => {
  const QUIZ = quizOf(
    `- id: tag
  kind: command
  points: 1
  checks: [{id: c, kind: container, where: {name: box}}]
  solution: {lines: [docker run --name box alpine:3.21 true]}`,
    'number: 1\nhost: {images: ["alpine:3.21"]}\n',
  );

  it('runs as it was meant, shows what ran, and the tutor says so once', async () => {
    const { does, state, attempt, codes, events } = await sit(QUIZ);
    await does('docker ps —all', 'docker run —name box alpine:3.21 echo “a b”');
    assert.equal(state().status, 'passed');
    const last = attempt().terminal.at(-1);
    assert.deepEqual(last?.kind === 'line' && [last.line, last.output.trim()], [
      'docker run --name box alpine:3.21 echo "a b"',
      'a b',
    ]);
    assert.equal(codes().filter(code => code === 'tutor.read-as').length, 1);
    const kept = events.at(-1);
    assert.ok(kept?.kind === 'input' && kept.input.kind === 'line');
    assert.equal(kept.input.line, 'docker run —name box alpine:3.21 echo “a b”', 'the journal keeps what was typed');
  });

  it('a missing dash stays missing', async () => {
    const { does, state, attempt } = await sit(QUIZ);
    await does('docker run name box alpine:3.21 true');
    assert.equal(state().status, 'open');
    assert.ok(attempt().terminal.every(entry => entry.kind !== 'line' || entry.ending.exitCode !== 0));
  });

  it('in an answer counts as well, and a missing dash does not', async () => {
    const { quiz, question } = courseQuestion('docker/05-layers', 'copy-flag');
    const passes = async (text: string): Promise<boolean> => {
      const [host] = [(await sit(quiz)).attempt().host];
      const evidence = { start: host, host, ran: [], response: { kind: 'text', text }, shown: '' } as const;
      return (await grade(quiz, question, evidence)).score === 1;
    };
    for (const text of ['--from', '—from', '–from', '“--from”', '«—from»', '‘--from’', 'COPY —from=build'])
      assert.ok(await passes(text), text);
    for (const text of ['from', '-from', 'COPY from', '—form']) assert.ok(!(await passes(text)), text);
  });
});
