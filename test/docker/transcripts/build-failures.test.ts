/** Builds of which more than one part fails, or that have nothing to build. Printed so by Docker 28.5.2. */
import assert from 'node:assert/strict';
import { typedAmong } from './typed.ts';

const typed = typedAmong({
  Two: 'FROM alpine:3.21\nCOPY m1 /\nRUN echo hi\nCOPY m2 /\n',
  Late: 'FROM alpine:3.21\nRUN sleep 5\nCOPY m1 /\n',
  Out: 'FROM scratch\nCOPY Out /\n',
});

describe('builds that fail at several steps', () => {
  it('looks for the sources of all steps as soon as the context is there, and tells each that misses one', async () => {
    const { stderr } = await typed('docker build -f Two .');
    assert.match(stderr, /\[2\/4\] COPY m1 \/\n#\d+ ERROR: .*"\/m1": not found/);
    assert.match(stderr, /\[4\/4\] COPY m2 \/\n#\d+ ERROR: .*"\/m2": not found/);
    assert.match(stderr, /\n------\n > \[2\/4\] COPY m1 \/:\n------\n------\n > \[4\/4\] COPY m2 \/:\n------\nTwo:2\n/);
    assert.doesNotMatch(stderr, /\d hi\n/);
    const refs = [...stderr.matchAll(/checksum of ref (\S+):/g)].map(([, ref]) => ref);
    assert.equal(new Set(refs).size, 1, 'both looked into one context');
  });

  it('stops what runs below a step whose source is missing', async () => {
    const { stderr, ending } = await typed('docker build -f Late .');
    assert.match(stderr, /\[2\/3\] RUN sleep 5\n#\d+ CANCELED\n/);
    assert.equal(ending.exitCode, 1);
  });

  it('has no sources at all when standard input is empty', async () => {
    const { stderr } = await typed('docker build - < /dev/null');
    assert.match(
      stderr,
      /\n------\n > \[internal\] load build definition from Dockerfile:\n------\nERROR: failed to build: failed to solve: failed to read dockerfile: no local sources enabled\n$/,
    );
  });

  it('sends files to each place that --output names', async () => {
    const { stderr } = await typed('docker build -f Out -o a -o b .');
    assert.equal([...stderr.matchAll(/exporting to client directory\n/g)].length, 2);
  });
});
