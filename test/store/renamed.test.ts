/** A lesson that was moved in the course: what was begun under its old id is still its own. */
import assert from 'node:assert/strict';
import { readQuizzes } from '../../src/store/quizzes.ts';
import { formerIds, withNewIds } from '../../src/store/renamed.ts';
import type { Store } from '../../src/store/store.ts';
import { group, newFolder, open, removeFolder, row } from './rig.ts';

describe('quizzes that have another id now', () => {
  const folder = newFolder();
  let plain: Store;
  let store: Store;
  before(async () => {
    plain = await open(folder);
    store = withNewIds(plain, formerIds([{ id: 'docker/05-layers', formerly: ['docker/03-layers'] }]));
  });
  after(async () => {
    await plain.close();
    removeFolder(folder);
  });

  it('keep the attempts that were begun under the old one', async () => {
    await plain.attempts.put({ ...row('attempt-old', 'person-one', 'class-one'), quiz: 'docker/03-layers' });
    await plain.attempts.put({ ...row('attempt-other', 'person-one', null), quiz: 'docker/01-architecture' });
    assert.equal((await store.attempts.get('attempt-old'))?.quiz, 'docker/05-layers');
    assert.deepEqual((await store.attempts.ofPerson('person-one')).map(({ quiz }) => quiz).sort(), [
      'docker/01-architecture',
      'docker/05-layers',
    ]);
    assert.deepEqual(
      (await store.attempts.ofClass('class-one')).map(({ quiz }) => quiz),
      ['docker/05-layers'],
    );
    assert.equal(await store.attempts.get('attempt-none'), null);
  });

  it('stay set for a class, and are written under the new one when it is written again', async () => {
    await plain.classes.put({ ...group('class-two', 'QUAY-7K', 'instructor-one'), quizzes: ['docker/03-layers'] });
    const read = await store.classes.byCode('QUAY-7K');
    assert.deepEqual(read?.quizzes, ['docker/05-layers']);
    assert.deepEqual((await store.classes.ofInstructor('instructor-one'))[0]?.quizzes, ['docker/05-layers']);
    if (read !== null) await store.classes.put(read);
    assert.deepEqual((await plain.classes.get('class-two'))?.quizzes, ['docker/05-layers']);
  });

  it('take no id from a quiz that stands', () => {
    const quizzes = [
      { id: 'docker/03-layers' },
      { id: 'docker/05-layers', formerly: ['docker/03-layers', 'docker/02-layers'] },
    ];
    assert.deepEqual([...formerIds(quizzes)], [['docker/02-layers', 'docker/05-layers']]);
  });

  it('are those of the course, whose lessons on Dockerfiles and layers came later in it', async () => {
    const { quizzes } = await readQuizzes('quizzes');
    const old = formerIds(quizzes);
    assert.equal(old.get('docker/02-dockerfile'), 'docker/04-dockerfile');
    assert.equal(old.get('docker/03-layers'), 'docker/05-layers');
  });
});
