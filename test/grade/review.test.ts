/** What a reviewer adds to a task that passed follows from how the image was built, and is said of nothing else. */
import assert from 'node:assert/strict';
import { filesOf, type Host } from '../../src/docker/index.ts';
import { act, reviewOf, type Said } from '../../src/grade/index.ts';
import { saidPlain } from '../../src/locale/index.ts';
import { played } from '../docker/host/world.ts';
import { courseQuiz } from '../quiz/course.ts';

const IMAGES = ['alpine:3.21', 'golang:1.23-alpine', 'node:22-alpine', 'debian:bookworm-slim'];
const PACKAGE = '{"name": "app", "version": "1.0.0", "dependencies": {"express": "^4.19.2"}}';
const MAIN = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi") }\n';

let start: Host;
before(async () => {
  start = (await played([], { images: IMAGES, files: { 'main.go': MAIN, 'package.json': PACKAGE } })).host;
});

async function reviewed(dockerfile: string, more: readonly string[] = []): Promise<Said | null> {
  const { host, ran } = await act(
    start,
    { files: { Dockerfile: dockerfile }, lines: ['docker build -t app .', ...more] },
    start.clock + 1000,
  );
  assert.ok(
    ran.every(({ ending }) => ending.exitCode === 0),
    JSON.stringify(ran.map(each => each.stderr.slice(-600))),
  );
  assert.ok(filesOf(host).length > 0);
  return reviewOf(start, host);
}

/** Remark → a Dockerfile that earns it, and the nearest one that does not. */
const CASES: Readonly<Record<string, readonly [earns: string, mended: string]>> = {
  'review.copy-before-install': [
    'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD ["node", "app.js"]\n',
    'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json .\nRUN npm install\nCOPY . .\nCMD ["node", "app.js"]\n',
  ],
  'review.deleted-later': [
    'FROM alpine:3.21\nRUN head -c 3000000 /dev/zero > /big\nRUN rm /big\n',
    'FROM alpine:3.21\nRUN head -c 3000000 /dev/zero > /big && rm /big\n',
  ],
  'review.lists-left': [
    'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y curl\n',
    'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
  ],
  'review.heavy-base': [
    'FROM golang:1.23-alpine\nWORKDIR /src\nCOPY main.go .\nRUN GO111MODULE=off go build -o /hi .\nCMD ["/hi"]\n',
    'FROM golang:1.23-alpine AS build\nWORKDIR /src\nCOPY main.go .\nRUN GO111MODULE=off go build -o /hi .\nFROM alpine:3.21\nCOPY --from=build /hi /hi\nCMD ["/hi"]\n',
  ],
  'review.moving-base': ['FROM alpine\nCOPY main.go /\n', 'FROM alpine:3.21\nCOPY main.go /\n'],
};

describe('what a reviewer adds', () => {
  const quiz = courseQuiz('docker/04-dockerfile');

  for (const [code, [earns, mended]] of Object.entries(CASES))
    it(`${code}, and not once it is mended`, async () => {
      const said = await reviewed(earns);
      assert.equal(said?.code, code);
      for (const locale of ['ru', 'en'] as const) {
        const text = saidPlain(quiz, locale, said);
        assert.doesNotMatch(text, /\{\{|undefined|NaN/, text);
      }
      assert.equal(await reviewed(mended), null);
    });

  it('of the newest build whose image is still there, and of none that was there before', async () => {
    const [earns] = CASES['review.moving-base'] ?? [''];
    assert.equal(await reviewed(earns, ['docker rmi app']), null);
    const again = await act(
      start,
      { files: { Dockerfile: earns }, lines: ['docker build -t app .'] },
      start.clock + 1000,
    );
    assert.equal(reviewOf(again.host, again.host), null);
  });

  it('counts what is wasted', async () => {
    const said = await reviewed(CASES['review.deleted-later']?.[0] ?? '');
    assert.deepEqual(said?.data, { run: 'RUN rm /big', wasteBytes: 3_000_000 });
    const folder =
      'FROM alpine:3.21\nRUN mkdir /d /de && head -c 2000000 /dev/zero > /d/f && cp /d/f /d/g && cp /d/f /de/f\nRUN rm -r /d\n';
    assert.deepEqual((await reviewed(folder))?.data, { run: 'RUN rm -r /d', wasteBytes: 4_000_000 });
  });
});
