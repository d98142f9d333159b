import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../src/store/store.ts';
import { runChild } from './child.ts';
import { fault } from './contract.ts';
import { failingDisk } from './failing-disk.ts';
import {
  documentsOf,
  events,
  input,
  NOW,
  newFolder,
  open,
  removeFolder,
  row,
  segmentsOf,
  student,
  visitor,
} from './rig.ts';

const DAY = 24 * 3600 * 1000;
const SMALL = { segmentBytes: 4000 };

/** Every file of the folder that is one. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile())
    .map(each => join(each.parentPath, each.name));
}
const bytesIn = (folder: string): number => filesOf(folder).reduce((sum, path) => sum + statSync(path).size, 0);

/** Visitors and a student, so many events each. */
async function people(store: Store, visitors: number, count: number): Promise<void> {
  await store.people.put(student('student-1', 'class-001', 'Анна'));
  const all = [...Array.from({ length: visitors }, (_, index) => `visitor-${index}`), 'student-1'];
  for (const person of all) {
    const attempt = `attempt-of-${person}`;
    if (person !== 'student-1') await store.people.put(visitor(person));
    await store.sessions.put({ id: `session-of-${person}`, person, expires: NOW + 400 * DAY, body: '{}' });
    await store.append(attempt, 0, events(1));
    await store.attempts.put(row(attempt, person, null));
  }
  for (let seq = 2; seq <= count; seq++)
    await Promise.all(all.map(person => store.append(`attempt-of-${person}`, seq - 1, [input(seq)])));
}

describe('what is removed leaves the disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => removeFolder(folder));

  it('I6 by bytes: after twenty visitors have gone it is as large as it was without them, but for a line each', async () => {
    const alone = newFolder();
    const other = await open(alone, SMALL);
    await people(other, 0, 30);
    await other.close();
    let now = NOW;
    const store = await open(folder, { ...SMALL, now: () => now });
    await people(store, 20, 30);
    await store.erase();
    const full = bytesIn(folder);
    for (let index = 0; index < 20; index++) await store.forget(`visitor-${index}`);
    await store.erase();
    const files = segmentsOf(folder).length;
    // A removal is four records (person, attempt, row, session) of less than 70 bytes, and is kept for a day.
    assert.ok(bytesIn(folder) < bytesIn(alone) + files * 40 + 20 * 4 * 70 + 3000, `${full}, now ${bytesIn(folder)}`);
    for (const path of filesOf(folder)) {
      const text = readFileSync(path, 'latin1');
      for (const sign of ['"visitor-', 'attempt-of-visitor-3{', 'attempt-of-visitor-3['])
        assert.equal(text.includes(sign), false, `${path} holds ${sign}`);
    }
    now += 2 * DAY;
    await store.erase();
    await store.close();
    // Empty documents and the headers of files stay.
    const empty = documentsOf(folder).length * 62 + segmentsOf(folder).length * 36;
    assert.ok(bytesIn(folder) < bytesIn(alone) + empty + 100, `${bytesIn(folder)}, without them ${bytesIn(alone)}`);
    for (const path of filesOf(folder)) assert.equal(readFileSync(path, 'latin1').includes('visitor-'), false, path);
    const again = await open(folder);
    assert.deepEqual(await again.read('attempt-of-student-1'), events(30));
    assert.equal((await again.sessions.ofPerson('student-1')).length, 1);
    await again.close();
    removeFolder(alone);
  });

  it('records that newer ones supersede go when they are half of a file', async () => {
    const store = await open(folder, SMALL);
    for (let turn = 0; turn < 300; turn++)
      await store.settings.put({ id: 'note', value: `value ${turn} ${'x'.repeat(100)}` });
    const before = bytesIn(folder);
    await store.erase();
    assert.ok(bytesIn(folder) < before / 8, `${before} bytes became ${bytesIn(folder)}`);
    await store.close();
    const again = await open(folder);
    assert.match((await again.settings.get('note'))?.value ?? '', /^value 299 /);
    await again.close();
    for (const path of filesOf(join(folder, 'documents'))) rmSync(path);
    const bare = await open(folder);
    assert.match(
      (await bare.settings.get('note'))?.value ?? '',
      /^value 299 /,
      'the journal is complete without documents',
    );
    await bare.close();
  });

  it('documents of before a removal do not bring anything back, though the journal has forgotten it', async () => {
    let now = NOW;
    const store = await open(folder, { ...SMALL, now: () => now });
    await people(store, 2, 20);
    await store.erase();
    const copy = newFolder();
    cpSync(join(folder, 'documents'), join(copy, 'documents'), { recursive: true });
    await store.forget('visitor-0');
    await store.erase();
    now += 2 * DAY;
    await store.erase();
    await store.close();
    cpSync(join(folder, 'journal'), join(copy, 'journal'), { recursive: true });
    const restored = await open(copy);
    assert.equal(await restored.people.get('visitor-0'), null);
    assert.equal(await restored.attempts.get('attempt-of-visitor-0'), null);
    assert.deepEqual(await restored.sessions.ofPerson('visitor-0'), []);
    assert.equal((await restored.people.get('visitor-1'))?.id, 'visitor-1');
    await restored.close();
    removeFolder(copy);
  });

  it('D13 of a copy that was made while an attempt was erased its end alone is not taken for it', async () => {
    const store = await open(folder, SMALL);
    await people(store, 1, 60);
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true, filter: path => !path.endsWith('.sock') });
    await store.forget('visitor-0');
    await store.erase();
    const [first = ''] = segmentsOf(folder);
    cpSync(first, join(copy, 'journal', first.slice(first.lastIndexOf('/') + 1)));
    await store.close();
    const restored = await open(copy, SMALL);
    assert.deepEqual(await restored.read('attempt-of-visitor-0'), []);
    assert.equal(await restored.last('attempt-of-visitor-0'), 0);
    assert.deepEqual(await restored.read('attempt-of-student-1'), events(60));
    await restored.close();
    removeFolder(copy);
  });

  it('D7 a removal that the disk does not take changes nothing; an erasing that it does not take is done by the next', async () => {
    const disk = failingDisk();
    const store = await open(folder, { ...SMALL, disk });
    await people(store, 3, 20);
    disk.room = 0;
    await assert.rejects(store.forget('visitor-0'), fault('not-saved'));
    disk.room = null;
    assert.deepEqual(await store.read('attempt-of-visitor-0'), events(20));
    assert.equal(await store.append('attempt-of-visitor-0', 20, [input(21)]), 21);
    await store.forget('visitor-0');
    disk.room = 100;
    await assert.rejects(store.erase());
    assert.deepEqual(await store.read('attempt-of-visitor-1'), events(20));
    disk.room = null;
    await store.erase();
    for (const path of segmentsOf(folder))
      assert.equal(readFileSync(path, 'latin1').includes('attempt-of-visitor-0{'), false);
    assert.deepEqual(await store.read('attempt-of-visitor-1'), events(20));
    await store.close();
  });

  it('D1 kill -9 while it is erased under load, again and again: what was told is there, what was removed is not', async () => {
    const told = new Map<string, number>();
    const removed = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const child = await runChild('erase', folder, { args: [String(round)] });
      assert.equal(await child.line(), 'ready', `start ${round}`);
      const lines: string[] = [];
      for (let enough = 30 + round * 37; enough > 0; enough--) lines.push(await child.line());
      child.kill();
      await child.ended();
      for (const line of [...lines, ...child.lines()]) {
        const [what, attempt = '', seq = '', end = ''] = line.split(' ');
        if (end !== '.') continue;
        if (what === 'removed') removed.add(attempt);
        else told.set(attempt, Number(seq));
      }
    }
    assert.ok(removed.size > 3, `${removed.size} removed`);
    const store = await open(folder, SMALL);
    for (const [attempt, seq] of told) {
      const found = await store.read(attempt);
      assert.deepEqual(
        found.map(each => each.seq),
        found.map((_, at) => at + 1),
      );
      if (removed.has(attempt)) assert.equal(found.length, 0, attempt);
      else if (found.length > 0) assert.ok(found.length >= seq, `${attempt}: ${seq} told, ${found.length} there`);
      // An attempt whose removal was asked for, and not told, may be gone or not: the child removes those of its own round in their order.
      else assert.match(attempt, /-goes-/, attempt);
    }
    await store.close();
  });
});

describe('documents are written by growth', () => {
  it('so that they cost no more than what was appended, however much they hold', async () => {
    const folder = newFolder();
    const disk = failingDisk();
    let written = 0;
    const counting = {
      ...disk,
      open: async (...args: Parameters<typeof disk.open>) => {
        const file = await disk.open(...args);
        if (!args[0].includes('documents')) return file;
        return {
          ...file,
          write: async (...write: Parameters<typeof file.write>) => {
            const result = await file.write(...write);
            written += result.bytesWritten;
            return result;
          },
        };
      },
    };
    const store = await open(folder, { disk: counting, snapshotDelay: 0 });
    for (let index = 0; index < 300; index++) await store.attempts.put(row(`attempt-${index}`, 'student-1', null));
    await store.erase();
    const weight = filesOf(join(folder, 'documents')).reduce((sum, path) => sum + statSync(path).size, 0);
    assert.ok(weight > 50_000);
    written = 0;
    let appended = 0;
    for (let seq = 1; appended < 3 * weight; seq++) {
      await store.append('attempt-1', seq - 1, events(seq).slice(-1));
      store.attempts.note(row('attempt-1', 'student-1', null, seq));
      store.attempts.note(row(`attempt-${seq % 300}`, 'student-1', null, seq));
      appended = await store.bytes('attempt-1');
      await new Promise(resolve => setImmediate(resolve));
    }
    assert.ok(written > 0, 'they are written while it runs');
    assert.ok(written <= appended * 1.2, `${written} bytes of documents for ${appended} of journal`);
    await store.close();
    const again = await open(folder);
    assert.ok(((await again.attempts.get('attempt-1'))?.summary.seq ?? 0) > 100, 'closing writes the rest');
    await again.close();
    removeFolder(folder);
  });
});
