import assert from 'node:assert/strict';
import { ignorePatterns, ignoreRules } from '../../../src/docker/context/ignore.ts';
import { UNCOUNTED } from '../../../src/docker/work.ts';
import { itByRules } from '../../beside.ts';
import type { Cases } from '../conformance.ts';

interface Case {
  readonly file: string;
  readonly patterns: readonly string[] | null;
  readonly ignored?: Readonly<Record<string, boolean>>;
  readonly error?: string;
  readonly matchError?: string;
}

const excluded = (file: string, path: string): boolean => {
  const rules = ignoreRules(ignorePatterns(file), UNCOUNTED);
  assert.ok(rules.ok);
  return rules.rules.excludes(path);
};

describe('.dockerignore', () => {
  it('is anchored at the root, and the last match decides', () => {
    assert.equal(excluded('*.log\n!keep.log', 'a.log'), true);
    assert.equal(excluded('*.log\n!keep.log', 'keep.log'), false);
    assert.equal(excluded('*.log', 'sub/a.log'), false);
    assert.equal(excluded('**/*.log', 'sub/a.log'), true);
    assert.equal(excluded('node_modules/', 'node_modules/m/i.js'), true);
  });

  it('takes a number sign for a comment at the first column only', () => {
    assert.deepEqual(ignorePatterns('#a\n #b\n'), ['#b']);
  });

  it('refuses what is no pattern', () => {
    assert.deepEqual(ignoreRules(['[a'], UNCOUNTED), { ok: false, error: 'syntax error in pattern' });
    assert.deepEqual(ignoreRules(['!'], UNCOUNTED), { ok: false, error: 'illegal exclusion pattern: "!"' });
  });

  itByRules<Cases<Case>>('dockerignore', 'answers as the real matcher does', ({ cases }) => {
    for (const one of cases) {
      const patterns = ignorePatterns(one.file);
      assert.deepEqual(patterns, one.patterns ?? [], one.file);
      const rules = ignoreRules(patterns, UNCOUNTED);
      const error = one.error ?? one.matchError;
      if (error !== undefined) {
        assert.ok(!rules.ok && error.endsWith(rules.error), one.file);
        continue;
      }
      assert.ok(rules.ok, one.file);
      for (const [path, out] of Object.entries(one.ignored ?? {}))
        assert.equal(rules.rules.excludes(path), out, `${JSON.stringify(one.file)} ${path}`);
    }
  });
});
