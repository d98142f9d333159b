/** Advice has the figures that doing it gives, and where nothing can be told from a run, nothing is said. */
import assert from 'node:assert/strict';
import { editFiles, type Host, view } from '../../src/docker/index.ts';
import { adviceOf } from '../../src/grade/index.ts';
import { say, sayInline } from '../../src/locale/index.ts';
import { NOW, played, type as typed } from '../docker/host/world.ts';

const MAIN = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi") }\n';
const PACKAGE = '{"name":"a","version":"1.0.0","dependencies":{"express":"^4.18.2"}}\n';

let empty: Host;
before(async () => {
  ({ host: empty } = await played([]));
});

/** What is said of a folder that is built with `docker build -t app .`. */
async function advised(files: Readonly<Record<string, string>>, line = 'docker build -t app .') {
  const edited = editFiles(
    empty,
    Object.entries(files).map(([path, text]) => ({ path, text })),
    NOW,
  );
  const { host } = await typed(edited, line);
  const report = await adviceOf(host, ['docker images', line, 'ls']);
  return { host, report, pieces: report.state === 'built' ? report.advice : [] };
}

describe('advice with figures', () => {
  it('an edit of a source file, built in both orders', async () => {
    const { pieces, host } = await advised({
      Dockerfile: 'FROM node:20-alpine\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD ["node", "server.js"]\n',
      'package.json': PACKAGE,
      'server.js': 'console.log(1)\n',
    });
    const [order, ...others] = pieces;
    assert.ok(order !== undefined);
    assert.equal(order.said.code, 'advice.order.lists');
    const [copy, install] = view(host).builds.at(-1)?.steps.slice(2) ?? [];
    const { nowSeconds, otherSeconds, ...told } = order.said.data;
    // The file is longer by one byte, twice: what is copied is what stands in the layer.
    assert.deepEqual(told, {
      copy: 'COPY . .',
      run: 'RUN npm install',
      file: 'server.js',
      lists: 'COPY package.json ./',
      steps: 2,
      nowBytes: (copy?.size ?? 0) + 1 + (install?.size ?? 0),
      otherSteps: 1,
      otherBytes: (copy?.size ?? 0) + 1 + 'COPY package.json ./\n'.length,
    });
    assert.ok(Number(nowSeconds) > 1 && Number(otherSeconds) <= 0.1, `${nowSeconds} ${otherSeconds}`);
    assert.deepEqual([order.line, order.sight], [3, { kind: 'build' }]);
    assert.deepEqual(
      others.map(({ said }) => said.code),
      ['advice.cache.npm'],
    );
  });

  it('what was deleted later, and stored again for its mode', async () => {
    const { pieces, host } = await advised({
      Dockerfile: 'FROM alpine:3.21\nCOPY big /big\nRUN chmod 755 /big\nRUN rm /big\n',
      big: 'y'.repeat(300_000),
    });
    const layers =
      view(host)
        .builds.at(-1)
        ?.steps.map(({ layer }) => layer) ?? [];
    assert.deepEqual(
      pieces.map(({ said, line, sight }) => ({ ...said, line, sight })),
      [
        {
          code: 'advice.deleted',
          data: { run: 'RUN rm /big', wasteBytes: 300_000 },
          line: 4,
          sight: { kind: 'layer', chainId: layers[3] },
        },
        {
          code: 'advice.modes',
          data: { run: 'RUN chmod 755 /big', files: 1, againBytes: 300_000 },
          line: 3,
          sight: { kind: 'layer', chainId: layers[2] },
        },
      ],
    );
  });

  it('what a .dockerignore keeps out', async () => {
    const { pieces } = await advised({
      Dockerfile: 'FROM alpine:3.21\nCOPY . /app\n',
      '.git/pack': 'x'.repeat(200_000),
      'a.txt': 'a',
    });
    const [piece, ...others] = pieces;
    assert.deepEqual(others, []);
    assert.equal(piece?.said.code, 'advice.ignorable');
    const { keptBytes, names } = piece?.said.data ?? {};
    // The file with `.git` in it is copied in its stead.
    assert.deepEqual([keptBytes, names], [200_000 - '.git\n'.length, '.git']);
  });

  it('the base beside its lighter variants, and the one program that the image starts', async () => {
    const { pieces, host } = await advised({
      Dockerfile:
        'FROM golang:1.23\nWORKDIR /src\nCOPY main.go .\nENV GO111MODULE=off\nRUN go build -o /bin/app .\nCMD ["app"]\n',
      'main.go': MAIN,
    });
    const weighed = view((await played(['docker pull golang:1.23', 'docker pull golang:1.23-alpine'])).host).images;
    const size = (tag: string) => weighed.find(({ tags }) => tags.includes(tag))?.size;
    const wholeBytes = view(host).images.find(({ tags }) => tags.includes('app:latest'))?.size;
    const [base, stage, cache] = pieces.map(({ said }) => said);
    assert.deepEqual(base, {
      code: 'advice.base',
      data: {
        base: 'golang:1.23',
        baseBytes: size('golang:1.23'),
        wholeBytes,
        one: 'golang:1.23-alpine',
        oneBytes: size('golang:1.23-alpine'),
      },
    });
    assert.equal(stage?.code, 'advice.stage');
    assert.deepEqual([stage.data.programBytes, stage.data.wholeBytes], [2_163_200, wholeBytes]);
    assert.equal(cache?.code, 'advice.cache.go');
  });

  it('every piece says in both languages what, where and how it was found', async () => {
    const { pieces } = await advised({
      Dockerfile: 'FROM debian:bookworm\nCOPY . .\nRUN apt-get update && apt-get install -y curl\n',
      'a.py': 'a\n',
    });
    assert.deepEqual(
      pieces.map(({ said }) => said.code),
      ['advice.order', 'advice.base', 'advice.cache.apt'],
    );
    for (const { said, how, caveat } of pieces)
      for (const locale of ['ru', 'en'] as const)
        for (const each of [said, how, ...(caveat === null ? [] : [caveat])]) {
          const html = each === said ? say(locale, each.code, each.data) : sayInline(locale, each.code, each.data);
          assert.doesNotMatch(html, /\{\{|undefined|NaN/);
          assert.ok(html.length > 20 && !html.includes(each.code), html);
        }
  });

  it('says nothing where there is nothing, nothing was built, or no image comes of it', async () => {
    const good = await advised({ Dockerfile: 'FROM alpine:3.21\nCOPY a.txt /\nCMD ["cat", "/a.txt"]\n', 'a.txt': 'a' });
    assert.deepEqual(good.report, { state: 'built', line: 'docker build -t app .', path: 'Dockerfile', advice: [] });
    assert.deepEqual(await adviceOf(empty, ['docker ps', 'docker build --check .']), { state: 'none' });
    const bad = await advised({ Dockerfile: 'FROM alpine:3.21\nRUN false\n' });
    assert.deepEqual(bad.report, { state: 'failed', line: 'docker build -t app .' });
  });

  it('is silent where another order would not give the same: an install that needs the files', async () => {
    const { pieces } = await advised({
      Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir -r lists/all.txt\n',
      'lists/all.txt': 'flask\n',
      'app.py': 'print(1)\n',
    });
    assert.deepEqual(pieces, []);
  });

  it('leaves the host as it was, and shows only what stands there', async () => {
    const { host } = await advised({
      Dockerfile: 'FROM alpine:3.21\nCOPY big /\nRUN chmod 755 /big\n',
      big: 'y'.repeat(300_000),
    });
    const changed = editFiles(host, [{ path: 'big', text: 'z'.repeat(300_000) }], NOW);
    const before = JSON.stringify(view(changed));
    const report = await adviceOf(changed, ['cd . && docker build -t app . | cat']);
    assert.equal(JSON.stringify(view(changed)), before);
    assert.ok(report.state === 'built');
    assert.deepEqual(
      report.advice.map(({ said, sight }) => [said.code, sight]),
      [['advice.modes', null]],
    );
  });
});
