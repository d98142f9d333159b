import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ignorePatterns, ignoreRules } from '../../../src/docker/context/ignore.ts';
import { replaced, withoutPrefix, withoutSuffix } from '../../../src/docker/dockerfile/parse/pattern.ts';
import { pathMatch } from '../../../src/docker/match/path.ts';
import { UNCOUNTED, workOf } from '../../../src/docker/work.ts';
import { costOf, endsSoon, growsNoFaster, isBeyond } from './counted.ts';

const SEED = 20250302;
const RUNS = 3_000;

const joined = (letters: string, most: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength: most }).map(parts => parts.join(''));

/** A shell's pattern as an expression that goes back, as BuildKit makes one. */
function expressionOf(pattern: string, star: string, flags = 'u'): RegExp {
  return new RegExp(
    pattern.replace(/\*|\?/g, sign => (sign === '*' ? star : '.')),
    flags,
  );
}

/** Go does not find what is empty at once behind a find; JavaScript does. */
function replacedBack(value: string, pattern: string): string {
  let result = '';
  let from = 0;
  let last = -1;
  for (const found of value.matchAll(expressionOf(pattern, '.*', 'gu'))) {
    if (found[0] === '' && found.index === last) continue;
    result += `${value.slice(from, found.index)}-`;
    from = found.index + found[0].length;
    last = from;
  }
  return result + value.slice(from);
}

const reversed = (text: string): string => [...text].reverse().join('');

/** What Docker makes of a line of .dockerignore, as an expression that goes back. */
function ignoring(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/?(.?)|[*?]/g, (sign, after: string | undefined) => {
    if (sign === '*') return '[^/]*';
    if (sign === '?') return '[^/]';
    return after === '' ? '.*' : `(.*/)?${after === '*' ? '[^/]*' : after === '?' ? '[^/]' : after}`;
  });
  return new RegExp(`^${source}$`);
}

describe('patterns that learners write', () => {
  it('match as what goes back does, in the values of a Dockerfile', () => {
    fc.assert(
      fc.property(joined('ab*?', 6), joined('ab', 8), (pattern, value) => {
        const shortest = expressionOf(`^${pattern}`, '.*?').exec(value)?.[0].length ?? 0;
        const longest = expressionOf(`^${pattern}`, '.*').exec(value)?.[0].length ?? 0;
        assert.equal(withoutPrefix(value, pattern, false, UNCOUNTED), value.slice(shortest));
        assert.equal(withoutPrefix(value, pattern, true, UNCOUNTED), value.slice(longest));
        for (const greedy of [false, true])
          assert.equal(
            withoutSuffix(value, pattern, greedy, UNCOUNTED),
            reversed(withoutPrefix(reversed(value), reversed(pattern), greedy, UNCOUNTED) ?? ''),
          );
        assert.equal(replaced(value, pattern, '-', true, UNCOUNTED), replacedBack(value, pattern));
        assert.equal(replaced(value, pattern, '-', false, UNCOUNTED), value.replace(expressionOf(pattern, '.*'), '-'));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('do not take what is empty at once behind a find, nor a newline, as in Go', () => {
    assert.equal(replaced('abc', '*', '-', true, UNCOUNTED), '-');
    assert.equal(replaced('', '*', '-', true, UNCOUNTED), '-');
    assert.equal(replaced('ab', '', '-', true, UNCOUNTED), '-a-b-');
    assert.equal(replaced('ab\ncd', 'a*', '-', true, UNCOUNTED), '-\ncd');
    assert.equal(withoutPrefix('ab\ncd', '*d', true, UNCOUNTED), 'ab\ncd');
  });

  it('match as what goes back does, in names of files', () => {
    fc.assert(
      fc.property(joined('ab/*?', 6), joined('ab/', 8), (pattern, name) => {
        const source = pattern.replace(/\*|\?/g, sign => (sign === '*' ? '[^/]*' : '[^/]'));
        assert.equal(pathMatch(pattern, name, UNCOUNTED), new RegExp(`^${source}$`).test(name));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('match as what goes back does, in .dockerignore', () => {
    const parts = fc.array(fc.constantFrom('a', 'b', '*', '**', '?', '/'), { minLength: 1, maxLength: 6 });
    const path = fc.array(joined('ab', 2), { minLength: 1, maxLength: 3 });
    let asked = 0;
    fc.assert(
      fc.property(parts, path, (signs, names) => {
        const [pattern = ''] = ignorePatterns(signs.join(''));
        const folders = names.filter(name => name !== '');
        // What begins with two stars, or ends with them behind plain text, is no expression there.
        if (/^\*\*|\*\*\*|[^*?]*\*\*$/.test(pattern) || folders.length === 0 || !/[*?]/.test(pattern)) return;
        asked += 1;
        const rules = ignoreRules([pattern], UNCOUNTED);
        assert.ok(rules.ok);
        const expression = ignoring(pattern);
        const wanted = folders.some((_, at) => expression.test(folders.slice(0, at + 1).join('/')));
        assert.equal(rules.rules.excludes(folders.join('/')), wanted, `${pattern} ${folders.join('/')}`);
      }),
      { seed: SEED, numRuns: RUNS },
    );
    assert.ok(asked > 500);
  });

  it('cost their length times that of the text, whatever stands in them', () => {
    const stars = '*a*a*a*a*a*a*a*a*b';
    growsNoFaster(5, size => costOf(work => withoutPrefix('a'.repeat(size), stars, true, work)), 500);
    growsNoFaster(5, size => costOf(work => withoutSuffix('a'.repeat(size), 'b*a*a*a*a*', true, work)), 500);
    growsNoFaster(5, size => costOf(work => replaced('a'.repeat(size), 'a*a*a*b', 'x', true, work)), 500);
    growsNoFaster(5, size => costOf(work => replaced('a'.repeat(size), 'a', 'x', true, work)), 500);
    growsNoFaster(5, size => costOf(work => pathMatch(stars, 'a'.repeat(size), work)), 500);
    growsNoFaster(
      5,
      size =>
        costOf(work => {
          const rules = ignoreRules(['x**a**a**a**a**b', stars], work);
          assert.ok(rules.ok);
          rules.rules.excludes('a'.repeat(size));
        }),
      500,
    );
    // Four times as long a pattern too, where all of its places are alive.
    growsNoFaster(20, size => costOf(work => pathMatch('*a'.repeat(size), 'a'.repeat(size), work)), 50);
  });

  it('end at the work of a line, before a replacement is made', () => {
    const value = 'a'.repeat(1_000);
    assert.equal(
      isBeyond(() => replaced(value, 'a', 'x'.repeat(1_000), true, workOf(100_000))),
      'a replacement asks for more work than this host does for one line',
    );
    assert.equal(
      isBeyond(() => replaced(value, 'a', 'x', true, workOf(100_000))),
      null,
    );
  });

  const name = 'a'.repeat(240);
  const build = (dockerfile: string, line = 'docker build -q .', files: Readonly<Record<string, string>> = {}) => ({
    files: { Dockerfile: `FROM alpine:3.21\n${dockerfile}`, [name]: 'x', ...files },
    line,
  });
  const value = `ARG A=${'a'.repeat(20_000)}\n`;
  const stars = '*a*a*a*a*a*a*a*a*b';
  const hostile = {
    'a prefix': build(`${value}ENV B=\${A##${stars}}\n`),
    'a suffix': build(`${value}ENV B=\${A%%b*a*a*a*a*a}\n`),
    'a replacement': build(`${value}ENV B=\${A//a*a*a*a*b/x}\n`),
    'a pattern of .dockerignore': build('COPY . /x\n', undefined, { '.dockerignore': `${stars}\n` }),
    'another, of folders': build('COPY . /x\n', undefined, { '.dockerignore': `x**a**a**a**a**b\n${stars}\n` }),
    'many of .dockerignore': build('COPY . /x\n', undefined, { '.dockerignore': `${'*a'.repeat(90)}b\n`.repeat(900) }),
    'a source of COPY': build(`COPY ${stars} /\n`),
    'many sources of COPY': build(`COPY ${`${stars} `.repeat(3_000)} /\n`),
    'a source of the classic COPY': build(`COPY ${stars} /\n`, 'DOCKER_BUILDKIT=0 docker build -q .'),
    '.dockerignore of the classic builder': build('COPY . /x\n', 'DOCKER_BUILDKIT=0 docker build -q .', {
      '.dockerignore': `${stars}\n`,
    }),
    'a name of an image': { line: `docker images '${stars}'` },
    'a filter of images': { line: `docker images --filter 'reference=${'*a'.repeat(2_000)}b'` },
  };
  for (const [what, one] of Object.entries(hostile))
    it(`hurt nobody as ${what}`, async () => {
      await endsSoon(what, one);
    });
});
