/** Where the tutor has no answer it says so: questions of other subjects, vague ones, and what the threshold is chosen by. */
import assert from 'node:assert/strict';
import { ACTS, ELSEWHERE, isElsewhere } from '../../../src/tutor/talk/acts.ts';
import { indexOf, phrasesOf, rank, readPhrases, SURE, unique } from '../../../src/tutor/talk/find.ts';
import { GLOSSARY } from '../../../src/tutor/talk/glossary/index.ts';
import { lexiconOf, readWords } from '../../../src/tutor/talk/words.ts';
import { aboutOf, ask, ONE_TASK, questionsIn } from './rig.ts';

describe('questions to which there is no answer', () => {
  it('are told so, with three topics to press: at least 85 of 100', async () => {
    const questions = questionsIn('test/tutor/talk/elsewhere.jsonl');
    const answered: string[] = [];
    for (const { question } of questions) {
      const { step } = await ask(ONE_TASK, { question });
      const about = aboutOf(step).join(', ');
      if (about !== 'unknown') answered.push(`${question} → ${about}`);
      else assert.equal(String(step.said.at(-1)?.data.offers).split(' ').length, 3, question);
    }
    assert.ok(questions.length >= 140);
    assert.ok(answered.length <= questions.length * 0.15, answered.join('\n'));
  });
});

describe('phrases that are left out of the search', () => {
  /** A fifth of all phrases, the same in each run. */
  const left = (phrase: string): boolean =>
    Array.from(phrase).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_000_003, 7) % 5 === 0;
  const all = [...GLOSSARY, ...ACTS, ...ELSEWHERE];
  const kept = all.map(entry => ({
    ...entry,
    asked: phrasesOf(entry.asked)
      .filter(each => !left(each))
      .join(';'),
  }));
  const read = readPhrases(kept);
  const index = indexOf(kept, read);
  const lexicon = lexiconOf(read.flatMap(({ words }) => words));
  // Every other of them tells the share as well.
  let looked = 0;
  const found = all.flatMap(({ key, asked }) =>
    phrasesOf(asked)
      .filter(phrase => left(phrase) && looked++ % 2 === 0)
      .map(phrase => ({ key, near: rank(unique(readWords(phrase, lexicon)), 3, index) })),
  );
  const share = (some: (each: (typeof found)[number]) => boolean, of: (typeof found)[number][]): number =>
    of.filter(some).length / of.length;
  const own = found.filter(({ key }) => !isElsewhere(key));
  const other = found.filter(({ key }) => isElsewhere(key));
  const isAnswered = ({ near: [best] }: (typeof found)[number]): boolean =>
    best !== undefined && best.likeness >= SURE && !isElsewhere(best.key);

  it('are found among the three nearest: three of four', () => {
    assert.ok(own.length >= 1500 && other.length >= 25);
    assert.ok(share(({ key, near }) => near.some(each => each.key === key), own) >= 0.75);
  });
  it('are answered at all, nine of ten of them; of those about something else hardly three of ten', () => {
    assert.ok(share(isAnswered, own) >= 0.9);
    assert.ok(share(isAnswered, other) <= 0.3);
  });
});
