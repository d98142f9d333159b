import assert from 'node:assert/strict';
import { environmentOf } from '../../../src/docker/dockerfile/parse/environment.ts';
import { expand } from '../../../src/docker/dockerfile/parse/lex.ts';
import { UNCOUNTED, workOf } from '../../../src/docker/work.ts';
import { costOf, endsAtCap, growsNoFaster, isBeyond } from './counted.ts';

const read = (word: string, value: string, work = UNCOUNTED): string =>
  expand(word, environmentOf([`A=${value}`]), { escape: '\\', work }).result;

const DOUBLING = `ENV A=xxxxxxxxxx\n${`ENV A=${'$A'.repeat(8)}\n`.repeat(12)}`;

const build = (dockerfile: string, line = 'docker build -q .') => ({ files: { Dockerfile: dockerfile }, line });

describe('words of a Dockerfile that grow', () => {
  it('cost as much as their variables bring', () => {
    growsNoFaster(5, size => costOf(work => read('$A'.repeat(size), 'x'.repeat(100), work)), 50);
  });

  it('are counted before they are made', () => {
    assert.equal(read('$A$A', 'x'.repeat(500_000)).length, 1_000_000);
    assert.equal(
      isBeyond(() => read('$A$A$A', 'x'.repeat(500_000))),
      'a word of a Dockerfile may come to at most 1000000 characters here',
    );
    assert.equal(
      isBeyond(() => read('$A$A', 'x'.repeat(500_000), workOf(900_000))),
      'a Dockerfile asks for more work than this host does for one line',
    );
  });

  it('may stand so deep in each other', () => {
    const nested = (deep: number): string => `${'${B:-'.repeat(deep)}x${'}'.repeat(deep)}`;
    assert.equal(read(nested(250), ''), 'x');
    assert.equal(
      isBeyond(() => read(nested(251), '')),
      'variables of a Dockerfile may stand at most 250 deep in each other here',
    );
    assert.equal(
      isBeyond(() => read(nested(60_000), '')),
      'variables of a Dockerfile may stand at most 250 deep in each other here',
    );
  });

  const hostile = {
    'ENV that doubles': build(`FROM alpine:3.21\n${DOUBLING}`),
    'ENV that doubles in the classic builder': build(
      `FROM alpine:3.21\n${DOUBLING}`,
      'DOCKER_BUILDKIT=0 docker build -q .',
    ),
    'ARG that doubles': build(`FROM alpine:3.21\n${DOUBLING.replaceAll('ENV', 'ARG')}`),
    'ARG before FROM that doubles': build(`${DOUBLING.replaceAll('ENV', 'ARG')}FROM alpine:3.21\n`),
    'labels of large variables': build(
      `FROM alpine:3.21\nENV A=${'x'.repeat(100_000)}\n${`LABEL a=$A$A$A$A\n`.repeat(900)}`,
    ),
    'a replacement that grows': build(`FROM alpine:3.21\nENV A=${'a'.repeat(30_000)}\nENV B=\${A//a/$A}\n`),
    'variables deep in each other': build(`FROM alpine:3.21\nENV A=${'${A:-'.repeat(30_000)}${'}'.repeat(30_000)}\n`),
    'changes of a commit': {
      before: ['docker create --name box alpine:3.21'],
      line: `docker commit ${`--change 'ENV A=xxxxxxxxxx' ${`--change 'ENV A=${'$A'.repeat(8)}' `.repeat(12)}`} box`,
    },
  };
  for (const [what, one] of Object.entries(hostile))
    it(`end at a cap: ${what}`, async () => {
      await endsAtCap(what, one);
    });
});
