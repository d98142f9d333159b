import assert from 'node:assert/strict';
import { familiarMatch } from '../../src/docker/image/familiar-match.ts';
import {
  familiarName,
  familiarString,
  fullString,
  isNamed,
  parseAnyReference,
  parseReference,
  withDefaultTag,
} from '../../src/docker/image/reference.ts';
import { pathMatch } from '../../src/docker/match/path.ts';
import { UNCOUNTED } from '../../src/docker/work.ts';
import { itByRules } from '../beside.ts';
import { type Cases, failures } from './conformance.ts';

interface ReferenceCase {
  readonly input: string;
  readonly error?: string;
  readonly anyError?: string;
  readonly any?: string;
  readonly domain?: string;
  readonly path?: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly string?: string;
  readonly familiarName?: string;
  readonly familiarString?: string;
  readonly tagNameOnly?: string;
}

function answer(input: string): ReferenceCase {
  const parsed = parseReference(input);
  const any = parseAnyReference(input);
  const anyPart = any.ok
    ? { any: isNamed(any.value) ? fullString(any.value) : any.value.digest }
    : { anyError: any.error };
  if (!parsed.ok) return { input, error: parsed.error, ...anyPart };
  const { domain, path, tag, digest } = parsed.value;
  return {
    input,
    ...anyPart,
    domain,
    path,
    ...(tag === null ? {} : { tag }),
    ...(digest === null ? {} : { digest }),
    string: fullString(parsed.value),
    familiarName: familiarName(parsed.value),
    familiarString: familiarString(parsed.value),
    tagNameOnly: fullString(withDefaultTag(parsed.value)),
  };
}

describe('image references', () => {
  it('fills in what a person leaves out, and shows it short again', () => {
    const parsed = parseReference('alpine');
    assert.ok(parsed.ok);
    assert.equal(fullString(withDefaultTag(parsed.value)), 'docker.io/library/alpine:latest');
    assert.equal(familiarString(parsed.value), 'alpine');
  });

  it('takes an upper-case first part for a registry, and refuses it elsewhere', () => {
    assert.ok(parseReference('Docker/docker').ok);
    assert.deepEqual(parseReference('docker/Docker'), {
      ok: false,
      error: 'invalid reference format: repository name (docker/Docker) must be lowercase',
    });
  });

  it('matches patterns without crossing slashes', () => {
    assert.equal(pathMatch('*', 'a/b', UNCOUNTED), false);
    assert.equal(pathMatch('a/[a-c]', 'a/b', UNCOUNTED), true);
    assert.equal(pathMatch('[', 'a', UNCOUNTED), null);
  });

  itByRules<Cases<ReferenceCase>>('reference', 'answers as distribution/reference does', ({ cases }) => {
    const wrong = failures(cases, one => {
      const got = JSON.stringify(answer(one.input), Object.keys(one).sort());
      const want = JSON.stringify(one, Object.keys(one).sort());
      return got === want && 'error' in one === !parseReference(one.input).ok ? null : `${want}\n  got ${got}`;
    });
    assert.deepEqual(wrong, []);
  });

  itByRules<Cases<{ pattern: string; ref: string; match?: boolean; error?: string }>>(
    'familiarmatch',
    'matches patterns as the daemon does',
    ({ cases }) => {
      const wrong = failures(cases, one => {
        const parsed = parseReference(one.ref);
        const got = parsed.ok ? familiarMatch(one.pattern, parsed.value, UNCOUNTED) : null;
        const want = one.error === undefined ? (one.match ?? false) : null;
        return got === want ? null : `${JSON.stringify(one)} got ${got}`;
      });
      assert.deepEqual(wrong, []);
    },
  );
});
