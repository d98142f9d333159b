import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import type { Store } from '../../src/store/store.ts';
import { fault } from './contract.ts';
import { type FailingDisk, failingDisk } from './failing-disk.ts';
import { begun, documentsOf, events, group, input, newFolder, open, removeFolder, row, segmentsOf } from './rig.ts';

describe('D7 a disk that takes no more', () => {
  let folder: string;
  let disk: FailingDisk;
  let store: Store;

  beforeEach(async () => {
    folder = newFolder();
    disk = failingDisk();
    store = await open(folder, { disk });
    await store.append('attempt-1', 0, events(3));
  });
  afterEach(async () => {
    await store.close();
    removeFolder(folder);
  });

  /** What the disk holds, read by another start. */
  async function onDisk(): Promise<readonly unknown[]> {
    await store.close();
    store = await open(folder);
    return store.read('attempt-1');
  }

  it('says “not saved”, keeps what it had, and goes on when there is room', async () => {
    disk.room = 40;
    await assert.rejects(store.append('attempt-1', 3, [input(4)]), fault('not-saved'));
    assert.deepEqual(await store.read('attempt-1'), events(3));
    assert.equal(await store.last('attempt-1'), 3);
    const health = await store.health();
    assert.equal(health.ok, false);
    await assert.rejects(store.append('attempt-1', 3, [input(4)]), fault('not-saved'));
    disk.room = null;
    assert.equal(await store.append('attempt-1', 3, [input(4)]), 4);
    assert.deepEqual(await store.health(), { ok: true });
    assert.deepEqual(await onDisk(), events(4));
  });

  it('asking for its health is enough to mend it', async () => {
    disk.room = 0;
    await assert.rejects(store.append('attempt-1', 3, [input(4)]), fault('not-saved'));
    assert.equal((await store.health()).ok, false);
    disk.room = null;
    assert.deepEqual(await store.health(), { ok: true });
  });

  it('is not well as long as only a little room is left', async () => {
    disk.room = 0;
    await assert.rejects(store.append('attempt-1', 3, [input(4)]), fault('not-saved'));
    disk.room = 1000;
    assert.equal((await store.health()).ok, false);
  });

  it('everyone who waits is told; nobody’s answer is half there', async () => {
    disk.room = 500;
    const all = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => store.append(`other-${index}`, 0, [begun()])),
    );
    assert.ok(all.every(each => each.status === 'rejected' && fault('not-saved')(each.reason)));
    assert.equal(await store.last('other-0'), 0);
    assert.deepEqual(await onDisk(), events(3));
    assert.deepEqual(await store.read('other-0'), []);
    assert.equal(await store.append('other-0', 0, [begun()]), 1);
  });

  it('cuts back what was half written, at once', async () => {
    const [journal = ''] = segmentsOf(folder);
    const { size } = statSync(journal);
    disk.room = 40;
    await assert.rejects(store.append('attempt-1', 3, [input(4)]), fault('not-saved'));
    assert.equal(statSync(journal).size, size);
  });

  it('a sync that failed is never trusted again: the tail goes, a new file begins', async () => {
    disk.failSyncs = 1;
    await assert.rejects(store.append('attempt-1', 3, [input(4, 'lost')]), fault('not-saved'));
    assert.equal(segmentsOf(folder).length, 2);
    assert.equal(await store.append('attempt-1', 3, [input(4)]), 4);
    assert.deepEqual(await onDisk(), events(4));
  });

  it('failing again and again leaves no trail of files', async () => {
    for (let round = 0; round < 5; round++) {
      disk.failSyncs = 2;
      await assert.rejects(store.append('attempt-1', 3, [input(4)]), fault('not-saved'));
      await store.health();
    }
    assert.ok(segmentsOf(folder).length <= 2);
    assert.equal(await store.append('attempt-1', 3, [input(4)]), 4);
    assert.deepEqual(await onDisk(), events(4));
  });

  it('records beside the events are not taken either', async () => {
    disk.room = 0;
    await assert.rejects(store.classes.put(group('class-001', 'QUAY-7K')), fault('not-saved'));
    assert.equal(await store.classes.get('class-001'), null);
    disk.room = null;
    await store.classes.put(group('class-001', 'QUAY-7K'));
    await store.classes.put(group('class-002', 'DOCK-42'));
  });

  it('a document that cannot be written keeps its old self, and is written later', async () => {
    await store.attempts.put(row('attempt-1', 'student-1', null));
    await store.close();
    const notices: string[] = [];
    store = await open(folder, { disk, notice: message => notices.push(message) });
    const before = documentsOf(folder).map(path => [path, statSync(path).mtimeMs]);
    store.attempts.note(row('attempt-1', 'student-1', null, 3));
    disk.room = 10;
    await store.close();
    disk.room = null;
    assert.match(notices.join('\n'), /not written: ENOSPC/);
    assert.deepEqual(
      documentsOf(folder).map(path => [path, statSync(path).mtimeMs]),
      before,
    );
    store = await open(folder);
    assert.equal((await store.attempts.get('attempt-1'))?.summary.seq, 1);
  });

  it('a short write is followed by the rest', async () => {
    disk.longestWrite = 7;
    assert.equal(await store.append('attempt-1', 3, [input(4)]), 4);
    assert.deepEqual(await onDisk(), events(4));
  });

  it('D2 an append resolves after the sync that follows its write', async () => {
    disk.calls.length = 0;
    await store.append('attempt-1', 3, [input(4)]);
    assert.deepEqual(disk.calls, ['journal write', 'journal datasync']);
    disk.calls.length = 0;
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.append(`other-${index}`, 0, [begun()])));
    assert.deepEqual(disk.calls, ['journal write', 'journal datasync'], 'and one sync serves all who wait');
  });
});

describe('a bound on what waits for the disk', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = newFolder();
    store = await open(folder, { queueRecords: 10 });
  });
  afterEach(async () => {
    await store.close();
    removeFolder(folder);
  });

  it('turns away what would not fit, and keeps the rest', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 15 }, (_, index) => store.append(`attempt-${index}`, 0, [begun()])),
    );
    assert.equal(all.filter(each => each.status === 'fulfilled').length, 10);
    assert.ok(all.every(each => each.status === 'fulfilled' || fault('overloaded')(each.reason)));
    assert.equal(await store.append('attempt-14', 0, [begun()]), 1);
  });

  it('leaves no hole in an attempt whose writer does not wait for acknowledgements', async () => {
    const all = await Promise.allSettled(events(15).map((event, after) => store.append('attempt-1', after, [event])));
    const kinds = all.map(each => (each.status === 'fulfilled' ? 'kept' : each.reason.kind));
    assert.deepEqual(kinds, [...Array(10).fill('kept'), 'overloaded', ...Array(4).fill('conflict')]);
    assert.deepEqual(await store.read('attempt-1'), events(10));
    assert.equal(await store.append('attempt-1', 10, [input(11)]), 11);
  });
});

describe('a writer who does not wait, when the disk takes no more', () => {
  it('keeps what was whole, and goes on from there', async () => {
    const folder = newFolder();
    const disk = failingDisk();
    const store = await open(folder, { disk });
    await store.append('attempt-1', 0, [begun()]);
    disk.failSyncs = 1;
    const lost = await Promise.allSettled(
      [2, 3, 4].map(seq => store.append('attempt-1', seq - 1, [input(seq, `lost-${seq}`)])),
    );
    assert.ok(lost.every(each => each.status === 'rejected' && fault('not-saved')(each.reason)));
    assert.equal(await store.append('attempt-1', 1, [input(2)]), 2);
    assert.deepEqual(await store.read('attempt-1'), events(2));
    await store.close();
    removeFolder(folder);
  });
});
