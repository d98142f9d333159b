import assert from 'node:assert/strict';
import type { Said } from '../../src/grade/index.ts';
import { saidPlain } from '../../src/locale/index.ts';
import { LOCALES } from '../../src/quiz/index.ts';
import { itOfMany } from '../length.ts';
import { judged } from './answered.ts';
import { BUILDS } from './sentences/build.ts';
import { CONTAINERS } from './sentences/container.ts';
import { IMAGES } from './sentences/image.ts';
import { KEPT } from './sentences/kept.ts';
import { MADE } from './sentences/made.ts';
import { PRINTED } from './sentences/printed.ts';
import { RAN } from './sentences/ran.ts';
import type { Sentence } from './sentences/sentence.ts';
import { SHELL } from './sentences/shell.ts';
import { USAGE } from './sentences/usage.ts';

/** All that is said of an answer that fails: of the whole, then of each check. */
async function told(place: string, deed: Sentence['leads']): Promise<readonly Said[]> {
  const [quiz = '', question = ''] = place.split('#');
  const { grade, passed } = await judged({ quiz, question, ...deed, expectedPass: false });
  return passed ? [] : [...grade.feedback, ...grade.checks.flatMap(check => check.feedback)];
}

for (const [title, sentences] of [
  ['what the shell took', SHELL],
  ['what Docker did not understand', USAGE],
  ['builds', BUILDS],
  ['containers', CONTAINERS],
  ['images', IMAGES],
  ['what was made', MADE],
  ['what ran', RAN],
  ['what was asked and printed', PRINTED],
  ['names and what was to stay', KEPT],
] as const) {
  describe(`what the coach says: ${title}`, () => {
    for (const [index, sentence] of sentences.entries()) {
      const { code, place = '05-layers#multi-stage', leads, leadsNot, says = [] } = sentence;
      itOfMany(`${code}, to whom it is true of, in both languages`, index, async () => {
        const all = await told(place, leads);
        const said = all.find(each => each.code === code);
        assert.ok(said, `it says ${all.map(each => each.code).join(', ') || 'nothing'}`);
        for (const locale of LOCALES) {
          const { quiz } = await judged({
            quiz: place.split('#')[0] ?? '',
            question: place.split('#')[1] ?? '',
            expectedPass: false,
          });
          const text = saidPlain(quiz, locale, said);
          for (const word of says) assert.ok(text.includes(word), `${word} stands in: ${text}`);
          assert.doesNotMatch(text, /\{\{(?!\.)|undefined|null/);
        }
      });
      itOfMany(`${code}, to nobody else`, index, async () => {
        const all = await told(place, leadsNot);
        assert.ok(!all.some(each => each.code === code), all.map(each => each.code).join(', '));
      });
    }
  });
}
