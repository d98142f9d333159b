/** How a build shows itself when it is to say little, or all of it to a program. Printed so by Docker 28.5.2. */
import assert from 'node:assert/strict';
import { typedAmong } from './typed.ts';

const typed = typedAmong({
  Fail: 'FROM alpine:3.21\nRUN echo one; exit 3\nRUN true\n',
  Warn: 'FROM alpine:3.21\nMAINTAINER me\n',
});

describe('progress of a build', () => {
  const failure =
    'Fail:2\n--------------------\n   1 |     FROM alpine:3.21\n   2 | >>> RUN echo one; exit 3\n   3 |     RUN true\n   4 |     \n--------------------\nERROR: failed to build: failed to solve: process "/bin/sh -c echo one; exit 3" did not complete successfully: exit code: 3\n';
  for (const line of [
    'docker build -q -f Fail .',
    'docker build --progress=none -f Fail .',
    'BUILDKIT_PROGRESS=quiet docker build -f Fail .',
  ])
    it(`${line} tells the place and the error, and not what the step printed`, async () => {
      const { stdout, stderr, ending } = await typed(line);
      assert.deepEqual([stdout, stderr, ending.exitCode], ['', failure, 1]);
    });

  it('a quiet display from the environment has warnings and no id; -q has an id and no warnings', async () => {
    const shown = await typed('BUILDKIT_PROGRESS=quiet docker build -f Warn .');
    assert.equal(shown.stdout, '');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a sequence of the terminal begins with ESC.
    assert.match(shown.stderr, /^\n \u001b\[33m1 warning found \(use docker --debug to expand\):\n/);
    const quiet = await typed('BUILDKIT_PROGRESS=plain docker build -q -f Warn .');
    assert.match(quiet.stdout, /^sha256:[0-9a-f]{64}\n$/);
    assert.equal(quiet.stderr, '');
  });

  it('is told to programs as one object a line, in order, with the error after it', async () => {
    const { stderr } = await typed('docker build --progress=rawjson -f Fail .');
    const lines = stderr.split('\n').filter(line => line.startsWith('{'));
    const told = lines.map(
      line =>
        JSON.parse(line) as {
          readonly vertexes?: readonly { readonly name: string; readonly started?: string; readonly error?: string }[];
          readonly logs?: readonly { readonly stream: number; readonly data: string }[];
        },
    );
    const vertices = told.flatMap(one => one.vertexes ?? []);
    assert.equal(vertices[0]?.name, '[internal] load build definition from Fail');
    assert.equal(
      vertices.at(-1)?.error,
      'process "/bin/sh -c echo one; exit 3" did not complete successfully: exit code: 3',
    );
    assert.ok(vertices.some(({ name, started }) => name === '[3/3] RUN true' && started === undefined));
    assert.deepEqual(
      told.flatMap(one => one.logs ?? []).map(({ stream, data }) => [stream, atob(data)]),
      [[1, 'one\n']],
    );
    assert.ok(stderr.endsWith(failure));
  });
});
