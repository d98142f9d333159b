import assert from 'node:assert/strict';
import fc from 'fast-check';
import { growingOf, variablesOf, withEntries, withVariables } from '../../../src/docker/builder/plan/environment.ts';
import { matches } from '../../../src/docker/daemon/pattern.ts';
import { suggestion } from '../../../src/docker/dockerfile/suggest.ts';
import { UNCOUNTED } from '../../../src/docker/work.ts';
import { costOf, endsAtCap, endsSoon, growsNoFaster, type Hostile } from './counted.ts';

const SEED = 20250302;

/** Insertions, deletions and exchanges, all of them looked at. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restOfA, restOfB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return distance(restOfA, restOfB);
  return 1 + Math.min(distance(restOfA, b), distance(a, restOfB), distance(restOfA, restOfB));
}

const many = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join('');
const build = (dockerfile: string, line = 'docker build -q .'): Hostile => ({
  files: { Dockerfile: `FROM alpine:3.21\n${dockerfile}` },
  line,
});
const classic = (dockerfile: string): Hostile => build(dockerfile, 'DOCKER_BUILDKIT=0 docker build -q .');

describe('masses of what learners write', () => {
  it('find the nearest word as a look at all edits does', () => {
    const word = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 })
      .map(letters => letters.join(''));
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), (asked, options) => {
        const least = Math.min(...options.map(option => distance(asked, option)), 3);
        const nearest = options.find(option => distance(asked, option) === least);
        const wanted = least === 0 || least === 3 ? null : (nearest ?? null);
        assert.equal(suggestion(asked, options, true), wanted);
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it('set variables together as one by one', () => {
    const pair = fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom('1', '2'));
    fc.assert(
      fc.property(fc.array(pair), fc.array(pair), (before, pairs) => {
        const start = withVariables(variablesOf([]), before);
        let entries = [...start.entries];
        let env = before.map(([name, value]) => `${name}=${value}`);
        const growing = growingOf(start);
        for (const [name, value] of pairs) {
          entries = [...entries.filter(([known]) => known !== name), [name, value]];
          const at = env.findIndex(entry => entry.startsWith(`${name}=`));
          env = at < 0 ? [...env, `${name}=${value}`] : env.with(at, `${name}=${value}`);
          growing.set(name, value);
          assert.equal(growing.get(name), value);
        }
        assert.deepEqual(withVariables(start, pairs).entries, entries);
        assert.deepEqual(growing.grown().entries, entries);
        assert.deepEqual(
          withEntries(
            before.map(([name, value]) => `${name}=${value}`),
            pairs,
          ),
          env,
        );
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('read filters as deep as Go does, and count what they match', () => {
    const nested = (deep: number): string => `${'('.repeat(deep)}a${')'.repeat(deep)}`;
    assert.equal(matches(nested(1_000), 'xax', UNCOUNTED), true);
    assert.equal(matches(nested(1_001), 'xax', UNCOUNTED), null);
    assert.equal(matches(nested(50_000), 'xax', UNCOUNTED), null);
    growsNoFaster(5, size => costOf(work => matches('(a*)*(a*)*b', 'a'.repeat(size), work)), 50);
  });

  const soon: Readonly<Record<string, Hostile>> = {
    'names for inspect': { line: `docker inspect ${many(600, at => `x${at} `)}` },
    'an image inspected time and again': { line: `docker inspect ${'alpine:3.21 '.repeat(600)}` },
    'lines that go on': build(`LABEL a=b \\\n${'  c=d \\\n'.repeat(15_000)}  e=f\n`),
    comments: build('# a\n'.repeat(60_000)),
    'empty lines within a line': build(`RUN echo a \\\n${'\n'.repeat(60_000)}  b\n`),
    'variables on a line': build(`ENV ${many(15_000, at => `A${at}=x `)}\n`),
    'variables on a line of the classic builder': classic(`ENV ${many(15_000, at => `A${at}=x `)}\n`),
    'arguments on a line': build(`ARG ${many(15_000, at => `A${at}=x `)}\n`),
    'arguments on a line of the classic builder': classic(`ARG ${many(15_000, at => `A${at}=x `)}\n`),
    'labels on a line': build(`LABEL ${many(15_000, at => `A${at}=x `)}\n`),
    'variables on lines': build(many(990, at => `ENV A${at}=${'x'.repeat(200)}\n`)),
    'names that are nearly known': build(many(900, at => `ENV PATHH${at}=$PAT${at}\n`)),
    'long names that are nearly known': build(
      many(400, at => `ENV ${'x'.repeat(250)}${at}=$${'x'.repeat(250)}y${at}\n`),
    ),
    'instructions that are nearly known': build(many(900, at => `RUNN${at} x\n`)),
    stages: build(many(900, at => `FROM alpine:3.21 AS s${at}\n`)),
    'stages on each other': build(many(900, at => `FROM ${at === 0 ? 'alpine:3.21' : `s${at - 1}`} AS s${at}\n`)),
    brackets: build(`CMD ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`),
    'words of a command': build(`CMD [${'"a",'.repeat(40_000)}"b"]\n`),
    'labels of a container': { line: `docker create ${many(6_000, at => `-l a${at}=${at} `)} alpine:3.21` },
    'variables of a container': { line: `docker create ${many(6_000, at => `-e a${at}=${at} `)} alpine:3.21` },
    'ports of a container': { line: 'docker create -p 1000-60000:1000-60000 alpine:3.21' },
    'ports that a container exposes': { line: 'docker create --expose 1-65535 alpine:3.21' },
    flags: { line: `docker run ${'--rm '.repeat(15_000)} alpine:3.21 true` },
    words: { line: `docker create alpine:3.21 ${'a '.repeat(40_000)}` },
    containers: { line: 'for i in $(seq 1 99); do docker create alpine:3.21; done' },
    'filters by label': {
      before: Array.from({ length: 40 }, () => 'docker create alpine:3.21'),
      line: `docker ps -a ${many(6_000, at => `-f label=a${at} `)}`,
    },
    'counts in counts': {
      before: [`docker create --name ${'a'.repeat(240)} alpine:3.21`],
      line: `docker ps -a -f name='((((a{5,90}){5,90}){5,90}){5,90})b'`,
    },
    'a filter deep in parentheses': {
      before: ['docker create alpine:3.21'],
      line: `docker ps -a -f name='${'('.repeat(30_000)}a${')'.repeat(30_000)}'`,
    },
  };
  for (const [what, one] of Object.entries(soon))
    it(`end soon: ${what}`, async () => {
      await endsSoon(what, one);
    });

  const capped: Readonly<Record<string, Hostile>> = {
    'filters by name': {
      before: Array.from({ length: 40 }, () => 'docker create alpine:3.21'),
      line: `docker ps -a ${many(4_000, at => `-f name=a${at} `)}`,
    },
    'ports of an image': build('EXPOSE 1-65535\n'.repeat(50)),
    'ports of an image of the classic builder': classic('EXPOSE 1-65535\n'.repeat(50)),
    tags: build('', `docker build -q ${many(8_000, at => `-t a:${at} `)} .`),
  };
  for (const [what, one] of Object.entries(capped))
    it(`end at a cap: ${what}`, async () => {
      await endsAtCap(what, one);
    });
});
