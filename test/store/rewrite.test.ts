import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Disk, realDisk } from '../../src/store/disk.ts';
import { type Journal, openJournal } from '../../src/store/journal/journal.ts';
import { payloadOf } from '../../src/store/journal/record.ts';
import { SEGMENT_HEADER } from '../../src/store/journal/segment.ts';
import { crashingDisk } from './crashing-disk.ts';
import { bytesOf, newFolder, removeFolder, segmentsOf } from './rig.ts';
import { version1 } from './version-1.ts';

const KIND = 1;
const SEGMENT = 600;

interface Opened {
  readonly journal: Journal;
  /** Payloads by key, in order, as the start found them. */
  readonly found: ReadonlyMap<string, readonly string[]>;
  readonly sequences: ReadonlyMap<string, number[]>;
}

async function open(folder: string, disk: Disk = realDisk, segmentBytes = SEGMENT): Promise<Opened> {
  const found = new Map<string, string[]>();
  const sequences = new Map<string, number[]>();
  const journal = await openJournal({ disk, folder: join(folder, 'journal'), segmentBytes }, (record, bytes) => {
    const payload = payloadOf(bytes, record.start, record.length, record.header);
    found.set(record.key, [...(found.get(record.key) ?? []), payload]);
    sequences.set(record.key, [...(sequences.get(record.key) ?? []), record.sequence]);
  });
  return { journal, found, sequences };
}

const payload = (key: string, number: number): string => JSON.stringify({ key, number, text: 'ё'.repeat(20) });

/** Appends so many records of each key in turn; gives their sequences when they are durable. */
async function fill(
  journal: Journal,
  keys: readonly string[],
  from: number,
  to: number,
  kept: (key: string, number: number, sequence: number) => void = () => undefined,
): Promise<Map<string, number[]>> {
  const sequences = new Map<string, number[]>(keys.map(key => [key, []]));
  for (let number = from; number < to; number++) {
    for (const key of keys) {
      await journal.append([{ kind: KIND, key, count: number, payload: payload(key, number) }], ([record]) => {
        if (record === undefined) return;
        sequences.get(key)?.push(record.sequence);
        kept(key, number, record.sequence);
      });
    }
  }
  return sequences;
}

const sizeOf = (folder: string): number => segmentsOf(folder).reduce((sum, path) => sum + statSync(path).size, 0);
const numbered = (key: string, from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => payload(key, from + index));

describe('the journal is written again, segment by segment, while it runs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = newFolder();
    await realDisk.makeFolder(join(folder, 'journal'));
  });
  afterEach(() => removeFolder(folder));

  it('what was released is gone from the disk, the rest is read as before, and after a start too', async () => {
    const { journal } = await open(folder);
    const sequences = await fill(journal, ['stays', 'goes'], 0, 40);
    const before = sizeOf(folder);
    for (const each of sequences.get('goes') ?? []) journal.release(each);
    await journal.compact(0);
    const after = sizeOf(folder);
    const headers = segmentsOf(folder).length * SEGMENT_HEADER;
    assert.ok(after <= before / 2 + headers, `${before} bytes became ${after}`);
    for (const path of segmentsOf(folder)) assert.ok(!bytesOf(path).includes('"key":"goes"'), path);
    assert.deepEqual(await journal.read(sequences.get('stays') ?? []), numbered('stays', 0, 40));
    await fill(journal, ['stays'], 40, 45);
    await journal.close();
    const again = await open(folder);
    assert.deepEqual([...again.found.keys()], ['stays']);
    assert.deepEqual(again.found.get('stays'), numbered('stays', 0, 45));
    // And once more, of what was written again already.
    for (const each of (again.sequences.get('stays') ?? []).slice(0, 40)) again.journal.release(each);
    await again.journal.compact(0);
    assert.deepEqual(
      await again.journal.read((again.sequences.get('stays') ?? []).slice(40)),
      numbered('stays', 40, 45),
    );
    await again.journal.close();
    const last = await open(folder);
    assert.deepEqual(last.found.get('stays'), numbered('stays', 40, 45));
    await last.journal.close();
  });

  it('a share says what is worth it: segments with less of it are left alone', async () => {
    const { journal } = await open(folder);
    const sequences = await fill(journal, ['a', 'b', 'c', 'd'], 0, 20);
    for (const each of sequences.get('a') ?? []) journal.release(each);
    const before = segmentsOf(folder).map(path => bytesOf(path));
    await journal.compact(0.5);
    assert.deepEqual(
      segmentsOf(folder).map(path => bytesOf(path)),
      before,
    );
    for (const key of ['b', 'c']) for (const each of sequences.get(key) ?? []) journal.release(each);
    await journal.compact(0.5);
    assert.ok(sizeOf(folder) < before.reduce((sum, each) => sum + each.length, 0) / 2);
    assert.deepEqual(await journal.read(sequences.get('d') ?? []), numbered('d', 0, 20));
    await journal.close();
  });

  it('who reads and who writes meanwhile is not disturbed', async () => {
    const { journal } = await open(folder);
    const sequences = await fill(journal, ['stays', 'goes'], 0, 60);
    for (const each of sequences.get('goes') ?? []) journal.release(each);
    let over = false;
    const compacting = journal.compact(0).then(() => {
      over = true;
    });
    let reads = 0;
    const reading = (async () => {
      while (!over) {
        assert.deepEqual(await journal.read(sequences.get('stays') ?? []), numbered('stays', 0, 60));
        reads += 1;
      }
    })();
    const written = await fill(journal, ['new'], 0, 60);
    await Promise.all([compacting, reading]);
    assert.ok(reads > 1);
    assert.deepEqual(await journal.read(written.get('new') ?? []), numbered('new', 0, 60));
    await journal.close();
    const { found, journal: after } = await open(folder);
    await after.close();
    assert.deepEqual(found.get('new'), numbered('new', 0, 60));
    assert.deepEqual(found.get('stays'), numbered('stays', 0, 60));
  });

  it('what is released while its segment is being written again goes the next time', async () => {
    const { journal } = await open(folder);
    const sequences = await fill(journal, ['a', 'b', 'c'], 0, 30);
    for (const each of sequences.get('a') ?? []) journal.release(each);
    const first = journal.compact(0);
    await new Promise(resolve => setImmediate(resolve));
    for (const each of sequences.get('b') ?? []) journal.release(each);
    await first;
    await journal.compact(0);
    for (const path of segmentsOf(folder)) assert.ok(!bytesOf(path).includes('"key":"b"'));
    assert.deepEqual(await journal.read(sequences.get('c') ?? []), numbered('c', 0, 30));
    await journal.close();
  });

  for (const power of [false, true]) {
    it(`a crash at any step leaves all that was acknowledged (${power ? 'the power is cut' : 'kill -9'})`, async () => {
      let steps = 0;
      let rewritten = 0;
      for (let last = 1; ; last++) {
        const place = newFolder();
        await realDisk.makeFolder(join(place, 'journal'));
        const before = await open(place, realDisk, 300);
        const sequences = await fill(before.journal, ['stays', 'goes'], 0, 5);
        await before.journal.close();
        const disk = crashingDisk(last);
        const told: number[] = [];
        try {
          const { journal } = await open(place, disk, 300);
          for (const each of sequences.get('goes') ?? []) journal.release(each);
          const compacting = journal.compact(0);
          const writing = fill(journal, ['new'], 0, 4, (_key, number) => told.push(number));
          await Promise.allSettled([compacting, writing]);
          await journal.close();
        } catch (error) {
          assert.equal(disk.crashed(), true, String(error));
        }
        if (power) disk.cutPower();
        const again = await open(place);
        assert.deepEqual(again.found.get('stays'), numbered('stays', 0, 5), `a crash at step ${last}`);
        const fresh = again.found.get('new') ?? [];
        assert.deepEqual(fresh, numbered('new', 0, fresh.length), `a crash at step ${last}`);
        assert.ok(fresh.length >= told.length, `a crash at step ${last}: ${told.length} told, ${fresh.length} there`);
        const gone = again.found.get('goes') ?? [];
        if (gone.length < 5) rewritten += 1;
        assert.deepEqual(
          gone,
          numbered('goes', 0, 5).filter(each => gone.includes(each)),
        );
        assert.deepEqual(await again.journal.read(again.sequences.get('stays') ?? []), numbered('stays', 0, 5));
        assert.ok(segmentsOf(place).every(path => path.endsWith('.log')));
        await again.journal.close();
        removeFolder(place);
        steps = disk.steps();
        if (!disk.crashed()) break;
      }
      assert.ok(steps > 40, `${steps} steps`);
      assert.ok(rewritten > 10, `${rewritten} times something was written again before the crash`);
    });
  }

  it('records of the first version are read, written behind, and written again', async () => {
    const records = numbered('old', 0, 5).map((text, index) => ({
      kind: KIND,
      key: 'old',
      count: index,
      payload: text,
    }));
    version1(folder, records);
    const first = await open(folder);
    assert.deepEqual(first.found.get('old'), numbered('old', 0, 5));
    const [sequences = []] = [first.sequences.get('old')];
    const written = await fill(first.journal, ['new'], 0, 3);
    assert.deepEqual(await first.journal.read([...sequences, ...(written.get('new') ?? [])]), [
      ...numbered('old', 0, 5),
      ...numbered('new', 0, 3),
    ]);
    await first.journal.close();
    assert.equal(segmentsOf(folder).length, 2, 'what is new is not written in the old form');
    const second = await open(folder);
    assert.deepEqual(second.found.get('old'), numbered('old', 0, 5));
    second.journal.release(sequences[1] ?? 0);
    await second.journal.compact(0);
    assert.deepEqual(await second.journal.read(sequences.filter((_, at) => at !== 1)), [
      payload('old', 0),
      ...numbered('old', 2, 5),
    ]);
    await second.journal.close();
    const third = await open(folder);
    assert.deepEqual(third.found.get('old'), [payload('old', 0), ...numbered('old', 2, 5)]);
    await third.journal.close();
  });
});
