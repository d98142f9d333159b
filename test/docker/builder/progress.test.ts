import assert from 'node:assert/strict';
import {
  checkReport,
  errorReport,
  excerpt,
  renderPlain,
  renderTty,
  warningSummary,
} from '../../../src/docker/client/buildx/progress/index.ts';
import { screen } from '../../../src/docker/index.ts';
import { worldWith } from './world.ts';

const FILES = {
  Dockerfile:
    'FROM alpine\nWORKDIR /app\nCOPY hello.txt .\nRUN sleep 2 && cat hello.txt && echo built > out.txt\nCMD ["cat", "out.txt"]\n',
  'hello.txt': 'hello\n',
};

const text = (chunks: ReturnType<typeof renderPlain>): string => chunks.map(chunk => chunk.text).join('');

describe("a build's progress", () => {
  it('prints blocks into a pipe', async () => {
    const result = await (await worldWith(FILES)).build({ tags: ['docker.io/library/app'] });
    const plain = text(renderPlain(result.status))
      .replace(/\d+\.\d+s/gu, 'Ts')
      .replace(/ Ts done/gu, ' done')
      .replace(/^(#\d+) \d\.\d{3} /gmu, '$1 T ')
      .replace(/sha256:\w+/gu, 'sha256:ID');
    assert.equal(
      plain,
      `#0 building with "default" instance using docker driver

#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 155B done
#1 DONE Ts

#2 [internal] load metadata for docker.io/library/alpine:latest
#2 DONE Ts

#3 [internal] load .dockerignore
#3 transferring context: 2B done
#3 DONE Ts

#4 [1/4] FROM docker.io/library/alpine:latest
#4 DONE Ts

#5 [internal] load build context
#5 transferring context: 42B done
#5 DONE Ts

#6 [2/4] WORKDIR /app
#6 DONE Ts

#7 [3/4] COPY hello.txt .
#7 DONE Ts

#8 [4/4] RUN sleep 2 && cat hello.txt && echo built > out.txt
#8 T hello
#8 DONE Ts

#9 exporting to image
#9 exporting layers done
#9 writing image sha256:ID done
#9 naming to docker.io/library/app done
#9 DONE Ts
`,
    );
  });

  it('redraws a terminal in place, and leaves the finished board on it', async () => {
    const result = await (await worldWith(FILES)).build();
    const chunks = renderTty(result.status, { columns: 80 });
    const running = screen(chunks.slice(0, -1), 80);
    const done = screen(chunks, 80);
    assert.ok(running.some(line => line.startsWith(' => [4/4] RUN sleep 2')));
    assert.match(done[1] ?? '', /^\[\+\] Building 2\.\ds \(9\/9\) FINISHED +docker:default$/u);
    assert.equal(done.find(line => line.includes('COPY'))?.length, 79);
    assert.equal(done.filter(line => line.includes('FINISHED')).length, 1);
    assert.ok(done.every(line => !line.includes(' => => # ')));
    const times = chunks.map(chunk => chunk.after);
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
  });

  it('shows where it failed', async () => {
    const result = await (await worldWith({ Dockerfile: 'FROM alpine\nRUN echo step output && exit 3\n' })).build();
    assert.ok(result.error !== null);
    const all = text(renderPlain(result.status)) + errorReport(result.error, result.source, 'Dockerfile');
    assert.match(
      all,
      /\n#5 \d\.\d{3} step output\n#5 ERROR: process "\/bin\/sh -c echo step output && exit 3" did not complete successfully: exit code: 3\n------\n > \[2\/2\] RUN echo step output && exit 3:\n\d\.\d{3} step output\n------\nDockerfile:2\n-{20}\n {3}1 \| {5}FROM alpine\n {3}2 \| >>> RUN echo step output && exit 3\n {3}3 \| {5}\n-{20}\nERROR: failed to build: failed to solve: process /u,
    );
  });

  it('shows two lines around, and more on the side that has them', () => {
    const source = 'a\nb\nc\nd\ne\nf\ng\n';
    assert.equal(
      excerpt(source, 'F', [[4, 4]])
        .split('\n')
        .slice(2, -2)
        .join('\n'),
      '   2 |     b\n   3 |     c\n   4 | >>> d\n   5 |     e\n   6 |     f',
    );
    assert.equal(
      excerpt(source, 'F', [[1, 1]])
        .split('\n')
        .slice(2, -2)
        .join('\n'),
      '   1 | >>> a\n   2 |     b\n   3 |     c',
    );
    assert.equal(excerpt(source, 'F', [[0, 0]]), '');
  });

  it('sums up warnings, and answers a check with them', async () => {
    const world = await worldWith({ Dockerfile: 'FROM alpine as x\nCMD echo 1\n' });
    assert.equal(
      warningSummary(await world.build(), 'Dockerfile', false),
      "\n \u001b[33m2 warnings found (use docker --debug to expand):\n\u001b[0m - FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)\n - JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals (line 2)\n",
    );
    const check = checkReport(await world.build({ call: 'lint' }), 'Dockerfile');
    assert.equal(check.exitCode, 1);
    assert.match(check.stdout, /^Check complete, 2 warnings have been found!\n\nWARNING: FromAsCasing - https/u);
    await world.write({ Dockerfile: 'FROM alpine\n' });
    assert.deepEqual(checkReport(await world.build({ call: 'lint' }), 'Dockerfile'), {
      stdout: 'Check complete, no warnings found.\n',
      stderr: '',
      exitCode: 0,
    });
  });
});
