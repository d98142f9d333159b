/** What is due, over drawn histories of many days; and the rules one by one. */
import assert from 'node:assert/strict';
import { Rating } from 'ts-fsrs';
import { chanceOf } from '../../src/practice/chance.ts';
import { FRESH_A_DAY, planOf, ratingOf, recalled, standingOf } from '../../src/practice/due.ts';
import { LESSON_TOPICS, LEVELS, type LessonTopic } from '../../src/practice/family.ts';
import { FAMILIES } from '../../src/practice/index.ts';
import {
  dayOf,
  dayStart,
  KEPT,
  merged,
  NO_HISTORY,
  type PracticeHistory,
  type PracticeOutcome,
  topicOf,
} from '../../src/practice/outcome.ts';
import { itFor } from '../length.ts';

const NOON = 12 * 3600 * 1000;
const START = dayOf(Date.UTC(2026, 10, 1));
const at = (day: number, hours = 0): number => dayStart(START + day) + NOON + hours * 3600 * 1000;
const everything: ReadonlySet<LessonTopic> = new Set(LESSON_TOPICS);

function answered(family: string, day: number, share = 1, more: Partial<PracticeOutcome> = {}): PracticeOutcome {
  return { family, level: 1, at: at(day), share, tries: 0, hints: 0, ...more };
}

function memoryOf(outcomes: readonly PracticeOutcome[], topics: PracticeHistory['topics'] = []) {
  return recalled({ outcomes, topics }, FAMILIES);
}

function plan(history: PracticeHistory, day: number, met = everything) {
  return planOf(recalled(history, FAMILIES), { families: FAMILIES, met, now: at(day) });
}

/** Somebody who answers what is asked, so and so well, and is away on some days. */
function drawnHistory(seed: number, days: number): PracticeHistory {
  const chance = chanceOf(`history ${seed}`);
  let history = NO_HISTORY;
  for (let day = 0; day < days; day += chance.one([1, 1, 1, 2, 5, 20])) {
    for (const item of plan(history, day).due) {
      const outcome = answered(item.family, day, chance.one([0, 0.5, 1, 1, 1]), {
        level: item.level,
        hints: chance.one([0, 0, 0, 1]),
      });
      history = merged(history, { outcomes: [outcome], topics: [] });
    }
  }
  return history;
}

describe('what is due', () => {
  it('an answer is rated by its points, its tries and its hints', () => {
    const rating = (share: number, tries = 0, hints = 0) => ratingOf({ share, tries, hints });
    assert.equal(rating(0), Rating.Again);
    assert.equal(rating(0.59), Rating.Again);
    assert.equal(rating(0.6), Rating.Hard);
    assert.equal(rating(1), Rating.Good);
    assert.equal(rating(1, 1), Rating.Hard);
    assert.equal(rating(1, 0, 1), Rating.Hard);
  });

  it('what holds comes back later and later, what was missed tomorrow, however long it held', () => {
    let due = 0;
    const outcomes: PracticeOutcome[] = [];
    const gaps: number[] = [];
    for (let round = 0; round < 4; round++) {
      outcomes.push(answered('cache-edit', due));
      const state = memoryOf(outcomes).families.get('cache-edit');
      assert.ok(state);
      gaps.push(state.due - START - due);
      due = state.due - START;
    }
    assert.deepEqual(
      gaps.toSorted((a, b) => a - b),
      gaps,
    );
    assert.ok((gaps[0] ?? 0) >= 1 && (gaps.at(-1) ?? 0) > 30, gaps.join());
    outcomes.push(answered('cache-edit', due, 0));
    const missed = memoryOf(outcomes).families.get('cache-edit');
    assert.deepEqual([missed?.due, missed?.missed], [START + due + 1, true]);
    assert.equal(standingOf(memoryOf(outcomes.slice(0, -1)), 'cache-edit', at(due - 1)), 'holds');
    assert.equal(standingOf(memoryOf(outcomes), 'cache-edit', at(due)), 'due', 'what was missed is not held');
    assert.equal(standingOf(memoryOf([]), 'cache-edit', at(due)), 'unasked');
  });

  it('it is asked harder once it held twice on a level, easier once it was missed', () => {
    const level = (...shares: readonly [number, number][]) =>
      memoryOf(
        shares.map(([share, at], day) => answered('travels', day * 40, share, { level: LEVELS[at - 1] ?? 1 })),
      ).families.get('travels')?.level;
    assert.equal(level([1, 1]), 1);
    assert.equal(level([1, 1], [1, 1]), 2);
    assert.equal(level([1, 1], [1, 1], [1, 2], [1, 2]), 3);
    assert.equal(level([1, 1], [1, 1], [1, 2], [1, 2], [1, 3], [1, 3]), 3);
    assert.equal(level([1, 1], [1, 1], [0, 2]), 1);
    assert.equal(level([1, 1], [0.8, 1], [1, 1]), 2, 'what was hard neither counts nor takes away');
    assert.equal(level([0, 1]), 1);
  });

  it('new items come a few a day, in the order of the course, of topics that were met alone', () => {
    assert.deepEqual(plan(NO_HISTORY, 0, new Set()), { due: [], next: null });
    const met = new Set<LessonTopic>(['images', 'architecture']);
    const first = plan(NO_HISTORY, 0, met).due;
    assert.ok(first.every(({ why, topic, seen }) => why === 'fresh' && met.has(topic) && seen === null));
    assert.deepEqual(
      first.map(({ family }) => family),
      ['requests', 'image-list', 'rmi-says', 'prune-left'].filter(name =>
        FAMILIES.some(family => family.name === name && met.has(family.topic)),
      ),
    );
    const all = plan(NO_HISTORY, 0).due;
    assert.equal(all.length, FRESH_A_DAY);
    const two = all.slice(0, 2).map(({ family }) => answered(family, 0));
    assert.equal(plan({ outcomes: two, topics: [] }, 0).due.length, FRESH_A_DAY - 2);
    const whole = all.map(({ family }) => answered(family, 0));
    const done = plan({ outcomes: whole, topics: [] }, 0);
    assert.deepEqual(done, { due: [], next: START + 1 });
  });

  it('a topic that went badly in a lesson is asked about on the next day, and is at rest once it was', () => {
    const topics = [{ topic: 'layers', day: START, share: 0.3 }] as const;
    assert.ok(plan({ outcomes: [], topics }, 0, new Set()).due.every(({ why }) => why === 'fresh'));
    const [first] = plan({ outcomes: [], topics }, 1, new Set()).due;
    assert.deepEqual([first?.topic, first?.why], ['layers', 'lesson']);
    const outcomes = [answered(first?.family ?? '', 1)];
    assert.ok(!plan({ outcomes, topics }, 1, new Set()).due.some(({ why }) => why === 'lesson'));
    const well = [{ topic: 'layers', day: START, share: 1 }] as const;
    assert.ok(!plan({ outcomes: [], topics: well }, 1, new Set()).due.some(({ why }) => why === 'lesson'));
  });

  it('of a day’s answers in a family the first counts', () => {
    const missed = answered('variables', 0, 0);
    const later = answered('variables', 0, 1, { at: at(0, 2) });
    assert.deepEqual(memoryOf([later, missed]), memoryOf([missed]));
  });

  itFor('holds over drawn years', { quick: 2, usual: 4, full: 400 }, async seeds => {
    for (let seed = 0; seed < seeds; seed++) {
      const chance = chanceOf(`split ${seed}`);
      const history = drawnHistory(seed, 200);
      const shuffled = { outcomes: chance.shuffled(history.outcomes), topics: [] };
      assert.deepEqual(recalled(shuffled, FAMILIES), recalled(history, FAMILIES), 'in whatever order it is told');
      assert.deepEqual(merged(history, history), history, 'told twice it is the same');
      const left = history.outcomes.filter(() => chance.one([true, false]));
      const rest = history.outcomes.filter(each => !left.includes(each) || chance.one([true, false]));
      const one = { outcomes: left, topics: [] };
      const other = { outcomes: rest, topics: [] };
      assert.deepEqual(merged(one, other), history, 'two halves are the whole');
      assert.deepEqual(merged(other, one), history, 'whichever comes first');
      const memory = recalled(history, FAMILIES);
      for (const [name, { due, seen, level, stability }] of memory.families) {
        assert.ok(due > seen && due - seen <= 366, `${seed} ${name}`);
        assert.ok(LEVELS.includes(level) && stability > 0);
      }
      const today = plan(history, 200);
      const asked = today.due.map(({ family }) => family);
      assert.equal(new Set(asked).size, asked.length, 'nothing is asked twice');
      for (const [name, { due }] of memory.families)
        if (due <= START + 200) assert.ok(asked.includes(name), `${name} is due and not asked`);
      const answers = asked.map(family => answered(family, 200));
      assert.deepEqual(plan(merged(history, { outcomes: answers, topics: [] }), 200).due, [], 'a day has an end');
    }
  });

  it('no more than so many lines are kept of a family, the newest', () => {
    const outcomes = Array.from({ length: KEPT + 9 }, (_, day) => answered('mend', day));
    const kept = merged({ outcomes, topics: [] }, NO_HISTORY).outcomes;
    assert.deepEqual(kept, outcomes.slice(9));
  });

  it('a lesson’s topic is the end of its name, whatever its number', () => {
    assert.equal(topicOf('docker/04-dockerfile'), 'dockerfile');
    assert.equal(topicOf('docker/07-multi-stage'), 'multi-stage');
    assert.equal(topicOf('docker/10-exam'), null);
    assert.equal(topicOf('practice/cache-edit/2'), null);
    assert.equal(topicOf('practice/layers/2'), null);
  });
});
