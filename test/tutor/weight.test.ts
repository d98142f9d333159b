import assert from 'node:assert/strict';
import { weightOf } from '../../src/tutor/index.ts';
import { courseQuiz } from '../quiz/course.ts';
import { sit } from './rig.ts';

const QUIZ = courseQuiz('docker/04-dockerfile');
const MEGABYTE = 1_000_000;

describe('I3 what an attempt keeps', () => {
  it('is bounded where large texts are edited again and again: undo goes back as far as there is room, and small steps all the way', async () => {
    const greedy = await sit(QUIZ);
    for (let n = 0; n < 60; n++)
      await greedy.does({ kind: 'edit', edits: [{ path: 'large', text: `${n}`.padEnd(195_000, 'x') }] });
    const { past } = greedy.attempt();
    assert.ok(past.length < 50 && past.length >= 40, `${past.length}`);
    const weight = weightOf(greedy.attempt());
    assert.ok(weight > 7 * MEGABYTE && weight < 9 * MEGABYTE, `${weight}`);
    const modest = await sit(QUIZ);
    for (let n = 0; n < 60; n++) await modest.does(`echo ${n} > small`);
    assert.equal(modest.attempt().past.length, 50);
    assert.ok(weightOf(modest.attempt()) < MEGABYTE / 5);
  });

  it('counts a text once, wherever it lies', async () => {
    const one = await sit(QUIZ);
    await one.does({ kind: 'edit', edits: [{ path: 'large', text: 'x'.repeat(195_000) }] });
    const before = weightOf(one.attempt());
    await one.does(
      'cp large again; cp large third',
      'docker run --name box -v "$PWD/large:/l" alpine:3.21 cp /l /copy',
    );
    const more = weightOf(one.attempt()) - before;
    assert.ok(more < 195_000, `${more}`);
  });
});
