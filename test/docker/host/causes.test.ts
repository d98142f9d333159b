/** The cause of a miss names the step that it follows, and files as the learner calls them, whichever builder built. */
import assert from 'node:assert/strict';
import { view } from '../../../src/docker/index.ts';
import { played } from './world.ts';

const FILES = {
  Dockerfile: 'FROM alpine:3.21\nWORKDIR /a\nCOPY f .\nRUN cat f > x\nRUN cat x > y\n',
  f: '1\n',
};

describe('why a step of a build ran', () => {
  it('of the first build: a base that was on the host is a hit, one that was fetched is not', async () => {
    const causes = async (images: readonly string[]) => {
      const { host } = await played(['docker build -q .'], { images, files: FILES });
      return view(host)
        .builds.at(-1)
        ?.steps.map(({ cause }) => cause.kind);
    };
    assert.deepEqual(await causes(['alpine:3.21']), ['hit', 'first', 'first', 'first', 'first']);
    assert.deepEqual(await causes([]), ['first', 'first', 'first', 'first', 'first']);
  });

  for (const [builder, before] of [
    ['buildx', ''],
    ['the builder of old', 'DOCKER_BUILDKIT=0 '],
  ] as const)
    it(`by ${builder}: an earlier step that ran, and the file that was changed`, async () => {
      const build = `${before}docker build -q .`;
      const { host } = await played([build, 'echo 2 > f', build], { images: ['alpine:3.21'], files: FILES });
      const steps = view(host).builds.at(-1)?.steps ?? [];
      const words = (index: number): string | undefined => steps[index]?.name.replace(/^\[.*?\] /, '');
      const told = steps.map(({ cause }, index) => {
        if (cause.kind === 'files') return `${words(index)}: ${cause.paths}`;
        return cause.kind === 'parent' ? `${words(index)}: after ${words(cause.step)}` : cause.kind;
      });
      assert.deepEqual(told, [
        'hit',
        'hit',
        'COPY f .: f',
        'RUN cat f > x: after COPY f .',
        'RUN cat x > y: after RUN cat f > x',
      ]);
    });
});
