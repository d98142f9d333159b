// biome-ignore-all lint/suspicious/noTemplateCurlyInString: every word here is a Dockerfile's, with its own variables.
import assert from 'node:assert/strict';
import { environmentOf } from '../../../src/docker/dockerfile/parse/environment.ts';
import { expand } from '../../../src/docker/dockerfile/parse/lex.ts';
import { DockerfileRefusal } from '../../../src/docker/dockerfile/refusal.ts';
import { UNCOUNTED } from '../../../src/docker/work.ts';
import { itByRules } from '../../beside.ts';
import type { Cases } from '../conformance.ts';

interface Case {
  readonly word: string;
  readonly env: readonly string[];
  readonly escape: string;
  readonly unmatched?: readonly string[] | null;
  readonly wordResult?: string;
  readonly wordError?: string;
  readonly wordsResult?: readonly string[] | null;
}

const read = (word: string, env: readonly string[], escapeToken = '\\') => {
  try {
    const { result, words, unmatched } = expand(word, environmentOf(env), { escape: escapeToken, work: UNCOUNTED });
    return { result, words, unmatched: [...unmatched].sort() };
  } catch (error) {
    if (error instanceof DockerfileRefusal) return error.message;
    throw error;
  }
};

describe('words of an instruction', () => {
  const env = ['NAME=world', 'EMPTY=', 'PATHS=/usr/local/bin:/bin'];

  it('expands every form of a variable', () => {
    const forms: readonly (readonly [string, string])[] = [
      ['hello $NAME', 'hello world'],
      ['${NAME}s', 'worlds'],
      ['${NONE:-x}${EMPTY:-y}${EMPTY-z}', 'xy'],
      ['${NAME:+set}${EMPTY:+set}${EMPTY+set}', 'setset'],
      ['${PATHS#*/}', 'usr/local/bin:/bin'],
      ['${PATHS##*/}', 'bin'],
      ['${PATHS%/*}', '/usr/local/bin:'],
      ['${PATHS%%/*}', ''],
      ['${PATHS/bin/sbin}', '/usr/local/sbin:/bin'],
      ['${PATHS//bin/sbin}', '/usr/local/sbin:/sbin'],
    ];
    for (const [word, result] of forms)
      assert.equal(expand(word, environmentOf(env), { escape: '\\', work: UNCOUNTED }).result, result, word);
  });

  it('leaves variables alone in single quotes and behind the escape character', () => {
    assert.deepEqual(read("'$NAME' \\$NAME", env), { result: '$NAME $NAME', words: ['$NAME', '$NAME'], unmatched: [] });
  });

  it('says what is wrong in the words of BuildKit', () => {
    assert.equal(read('${NONE:?is needed}', env), 'failed to process "${NONE:?is needed}": NONE: is needed');
    assert.equal(read('${NAME:x}', env), 'failed to process "${NAME:x}": unsupported modifier (:x) in substitution');
  });

  itByRules<Cases<Case>>('lex', 'answers as the real lexer does', ({ cases }) => {
    for (const one of cases) {
      const expected = one.wordError ?? {
        result: one.wordResult,
        words: one.wordsResult ?? [],
        unmatched: [...(one.unmatched ?? [])].sort(),
      };
      assert.deepEqual(read(one.word, one.env, one.escape), expected, one.word);
    }
  });
});
