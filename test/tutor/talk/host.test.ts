/** Questions about the learner's own host: what is answered is what the host holds. */
import assert from 'node:assert/strict';
import { humanSize, view } from '../../../src/docker/index.ts';
import { saidPlain } from '../../../src/locale/index.ts';
import { quizOf } from '../../quiz/sample.ts';
import { type Sitting, sit } from '../rig.ts';

const QUIZ = quizOf(
  `- id: q
  kind: command
  points: 1
  checks: [{id: c, kind: image, tag: nosuch}]
  solution: {lines: [docker tag alpine:3.21 nosuch]}`,
  'number: 1\nhost: {images: ["alpine:3.21"]}\n',
);
const MAIN = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("hello")\n}\n';
const FILES = [
  {
    path: 'Dockerfile',
    text: 'FROM golang:1.23-alpine\nWORKDIR /build\nCOPY . .\nRUN go build -o /hello main.go\nCMD ["/hello"]\n',
  },
  { path: 'main.go', text: MAIN },
  { path: 'big.log', text: 'x'.repeat(40_000) },
  { path: '.dockerignore', text: '*.log\n' },
];

async function asked(sitting: Sitting, text: string) {
  const { said, attempt } = await sitting.does({ kind: 'ask', text });
  const last = said.at(-1);
  assert.ok(last !== undefined);
  return {
    code: last.code,
    data: last.data,
    ru: saidPlain(attempt.quiz, 'ru', last),
    en: saidPlain(attempt.quiz, 'en', last),
  };
}

describe('the tutor on the learner’s own host', () => {
  let built: Sitting;
  before(async () => {
    built = await sit(QUIZ);
    await built.does({ kind: 'edit', edits: FILES }, 'docker build -t sem04/hello .');
  });

  it('tells which layers of an image weigh what, and whose they are', async () => {
    const image = view(built.attempt().host).images.find(({ tags }) => tags.includes('sem04/hello:latest'));
    assert.ok(image !== undefined);
    const { code, data, ru, en } = await asked(built, `почему мой образ ${humanSize(image.size, 3)}?`);
    assert.equal(code, 'tutor.host.size');
    assert.equal(data.base, 'golang:1.23-alpine');
    assert.equal(Number(data.baseBytes) + Number(data.ownBytes), image.size);
    assert.match(String(data.ownRows), /^\d+(\.\d+)?MB +RUN go build -o \/hello main\.go$/m);
    assert.doesNotMatch(String(data.baseRows), /go build/);
    assert.match(ru, /весит 275\u00A0МБ/);
    assert.match(en, /weighs 275\u00A0MB/);
  });
  it('means the image that is named, and one that was pulled is whole', async () => {
    const { code, data } = await asked(built, 'сколько весит мой образ alpine:3.21');
    assert.deepEqual([code, data.image], ['tutor.host.size-whole', 'alpine:3.21']);
  });
  it('finds the base without a record of the build, by the layers of other images', async () => {
    const sitting = await sit(QUIZ);
    await sitting.does('docker run --name box alpine:3.21 sh -c "echo hi > /x"', 'docker commit box mine');
    const { data } = await asked(sitting, 'why is my image mine so big');
    assert.deepEqual([data.image, data.base], ['mine:latest', 'alpine:3.21']);
  });
  it('counts images and containers as the host has them', async () => {
    const sitting = await sit(QUIZ);
    assert.match((await asked(sitting, 'сколько у меня контейнеров')).ru, /нет контейнеров/);
    await sitting.does(
      'docker run -d --name web -p 8080:80 alpine:3.21 sleep 1000',
      'docker run --name done alpine:3.21 true',
    );
    assert.equal((await asked(sitting, 'сколько у меня контейнеров')).data.count, 2);
    const running = await asked(sitting, 'what is running on my host');
    assert.equal(running.data.count, 1);
    assert.match(String(running.data.rows), /web$/m);
    assert.match(
      String((await asked(sitting, 'какие порты у меня открыты')).data.rows),
      /^web +0\.0\.0\.0:8080->80\/tcp/m,
    );
    assert.equal((await asked(sitting, 'how many images do i have')).data.count, 1);
  });
  it('tells what dangles, and that nothing does', async () => {
    assert.equal((await asked(built, 'what is dangling here?')).code, 'tutor.host.dangling-none');
    const sitting = await sit(QUIZ);
    const recipe = (text: string) => ({ kind: 'edit' as const, edits: [{ path: 'Dockerfile', text }] });
    await sitting.does(recipe('FROM alpine:3.21\nRUN echo 1 > /x\n'), 'docker build -t app .');
    await sitting.does(recipe('FROM alpine:3.21\nRUN echo 2 > /x\n'), 'docker build -t app .');
    const { data } = await asked(sitting, 'есть ли у меня висячие образы');
    assert.equal(data.count, 1);
    assert.match(String(data.rows), /<none>/);
  });
  it('measures the context as a build would send it', async () => {
    const { data, ru } = await asked(built, 'сколько весит мой контекст сборки');
    assert.equal(data.left, 1);
    assert.match(String(data.rows), /main\.go/);
    assert.doesNotMatch(String(data.rows), /big\.log/);
    const sent = FILES.filter(({ path }) => path !== 'big.log');
    assert.equal(
      data.contextBytes,
      sent.reduce((sum, { text }) => sum + text.length, 0),
    );
    assert.match(ru, /3 файла/);
  });
  it('lists the cache, the files and all that is there', async () => {
    assert.match(String((await asked(built, 'what is in my build cache')).data.rows), /go build/);
    assert.match(String((await asked(built, 'какие у меня файлы')).data.rows), /big\.log/);
    const all = await asked(built, 'что лежит у меня на хосте?');
    assert.deepEqual([all.data.images, all.data.containers], [view(built.attempt().host).images.length, 0]);
  });
  it('looks at the host though its learner stands in a container', async () => {
    const sitting = await sit(QUIZ);
    await sitting.does('docker run -it --name box alpine:3.21 sh');
    assert.match(String((await asked(sitting, 'какие контейнеры у меня запущены')).data.rows), /box/);
  });
});

describe('a Dockerfile put to the tutor', () => {
  it('is read instruction by instruction', async () => {
    const { said } = await (await sit(QUIZ)).does({
      kind: 'ask',
      text: 'FROM golang:1.23-alpine AS build\nWORKDIR /b\nCOPY . .\nRUN go build -o /x .\nFROM alpine:3.21\nCOPY --from=build /x /x\nCMD ["/x"]',
    });
    assert.deepEqual(
      said.slice(1).map(({ code, data }) => `${data.line ?? ''} ${code.slice('tutor.recipe.'.length)}`.trim()),
      ['1 FROM', '2 WORKDIR', '3 COPY', '4 RUN', '5 FROM-here', '6 COPY-from', '7 CMD-exec', 'stages', 'clean'],
    );
    assert.deepEqual([said.at(-2)?.data.stages, said.at(-2)?.data.count], [2, 1]);
  });
  it('has what the linter finds in it, and what the parser refuses', async () => {
    const sitting = await sit(QUIZ);
    const { said } = await sitting.does({ kind: 'ask', text: '```\nFROM alpine:3.21\nENV TOKEN=x\nCMD echo hi\n```' });
    assert.deepEqual(
      said.filter(({ code }) => code === 'tutor.recipe.warning').map(({ data }) => [data.line, data.rule]),
      [
        [2, 'SecretsUsedInArgOrEnv'],
        [3, 'JSONArgsRecommended'],
      ],
    );
    const refused = await sitting.does({ kind: 'ask', text: 'FROM alpine:3.21\nRUM ls' });
    assert.equal(refused.said.find(({ data }) => data.line === 2)?.code, 'tutor.recipe.unknown');
    assert.match(String(refused.said.at(-1)?.data.error), /unknown instruction: RUM \(did you mean RUN\?\)/);
  });
  it('has what costs its writer time or bytes, and nothing that is no fault', async () => {
    const sitting = await sit(QUIZ);
    const faults = async (...lines: readonly string[]): Promise<readonly string[]> => {
      const { said } = await sitting.does({ kind: 'ask', text: lines.join('\n') });
      const found = said.filter(({ code }) => /^tutor\.recipe\.(early|late|deletes|update)$/.test(code));
      return found.map(({ code, data }) => `${code.slice('tutor.recipe.'.length)} ${data.line}`);
    };
    assert.deepEqual(await faults('FROM node:22', 'COPY . .', 'RUN npm ci'), ['early 2']);
    assert.deepEqual(await faults('FROM node:22', 'RUN npm ci --omit=dev', 'COPY package.json ./'), ['late 2']);
    assert.deepEqual(await faults('FROM alpine:3.21', 'RUN apk add gcc', 'RUN apk del gcc'), ['deletes 3']);
    assert.deepEqual(await faults('FROM debian:12', 'RUN apt-get update', 'RUN apt-get install -y curl'), ['update 2']);
    const sound = [
      ['FROM node:22', 'RUN npm install -g pnpm', 'COPY . .'],
      ['FROM node:22 AS a', 'COPY . .', 'FROM node:22', 'COPY --from=a . .', 'RUN npm ci'],
      ['FROM python:3.12', 'COPY requirements/ r/', 'RUN pip install -r r/all.txt', 'COPY . .'],
      ['FROM python:3.12', 'RUN --mount=type=bind,target=. pip install -r requirements.txt', 'COPY . .'],
      ['FROM node:22 AS deps', 'COPY package.json ./', 'FROM deps', 'RUN npm ci', 'COPY . .'],
      ['FROM debian:12', 'RUN apt-get update && apt-get dist-upgrade -y'],
    ];
    for (const lines of sound) assert.deepEqual(await faults(...lines), [], lines.join('; '));
  });
  it('that is long is read from its beginning', async () => {
    const { said } = await (await sit(QUIZ)).does({ kind: 'ask', text: `FROM alpine:3.21\n${'RUN ls\n'.repeat(60)}` });
    assert.ok(said.length < 40);
    assert.equal(said.find(({ code }) => code === 'tutor.recipe.more')?.data.count, 37);
  });
});
