import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFault } from '../../src/fault.ts';
import { type Disk, realDisk } from '../../src/store/disk.ts';
import { type Journal, openJournal } from '../../src/store/journal/journal.ts';
import { HEADER } from '../../src/store/journal/record.ts';
import { bytesOf, newFolder, removeFolder } from './rig.ts';
import { version1 } from './version-1.ts';

const SECTOR = 512;
const entry = (count: number): { kind: number; key: string; count: number; payload: string } => ({
  kind: 1,
  key: 'attempt-1',
  count,
  payload: JSON.stringify({ count, text: 'x'.repeat(100 + ((count * 37) % 300)) }),
});

describe('D6 what a crash left of a write that nobody was told of is no damage, and damage is no such thing', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = newFolder();
    await realDisk.makeFolder(join(folder, 'journal'));
    path = join(folder, 'journal', '0000000000000001.log');
  });
  afterEach(() => removeFolder(folder));

  async function open(disk: Disk = realDisk, markDelay = 60_000): Promise<{ journal: Journal; counts: number[] }> {
    const counts: number[] = [];
    const journal = await openJournal({ disk, folder: join(folder, 'journal'), markDelay }, record => {
      counts.push(record.count);
    });
    return { journal, counts };
  }

  /** What a start finds, or where it says the damage is. */
  async function start(bytes: Buffer): Promise<readonly number[] | string> {
    writeFileSync(path, bytes);
    try {
      const { journal, counts } = await open();
      await journal.close();
      return counts;
    } catch (error) {
      if (!isFault(error, 'damaged')) throw error;
      assert.equal(error.data.file, path);
      return `damaged at ${error.data.offset}`;
    }
  }

  /** A journal of three acknowledged records, and then a write of twelve at once. `marked`: after a while of quiet between them. */
  async function twoWrites(marked: boolean): Promise<{ before: Buffer; acknowledged: number; after: Buffer }> {
    const first = await open();
    for (const count of [1, 2, 3]) await first.journal.append([entry(count)], () => undefined);
    const acknowledged = bytesOf(path).length;
    if (marked) await first.journal.close();
    const before = bytesOf(path);
    const { journal } = marked ? await open() : first;
    await Promise.all(Array.from({ length: 12 }, (_, index) => journal.append([entry(4 + index)], () => undefined)));
    const after = bytesOf(path);
    await journal.close();
    return { before, acknowledged, after };
  }

  /** Those sectors hold what they held before the write. */
  function without(sectors: (sector: number) => boolean, before: Buffer, after: Buffer): Buffer {
    const bytes = Buffer.from(after);
    for (let from = 0; from < bytes.length; from += SECTOR) {
      if (!sectors(from / SECTOR)) continue;
      bytes.fill(0, from, Math.min(bytes.length, from + SECTOR));
      if (from < before.length) before.copy(bytes, from, from, Math.min(before.length, from + SECTOR));
    }
    return bytes;
  }

  for (const marked of [false, true]) {
    it(`any sectors of the last write may be missing, ${marked ? 'the mark before it there or not' : 'with no mark before it'}`, async () => {
      const { before, acknowledged, after } = await twoWrites(marked);
      const first = Math.floor(acknowledged / SECTOR);
      const count = Math.ceil(after.length / SECTOR) - first;
      assert.ok(count > 6);
      const all = Array.from({ length: 15 }, (_, index) => index + 1);
      for (let missing = 0; missing < 2 ** count; missing += 1 + ((missing * 7) % 5)) {
        const bytes = without(sector => ((missing >> (sector - first)) & 1) === 1 && sector >= first, before, after);
        assert.deepEqual(await start(bytes), missing === 0 ? all : [1, 2, 3], `sectors ${missing.toString(2)}`);
      }
      const { journal, counts } = await open();
      assert.deepEqual(counts, [1, 2, 3]);
      await journal.append([entry(4)], () => undefined);
      await journal.close();
      const again = await open();
      assert.deepEqual(again.counts, [1, 2, 3, 4]);
      await again.journal.close();
    });
  }

  it('cut anywhere in it: all or nothing of it counts', async () => {
    const { acknowledged, after } = await twoWrites(false);
    for (let length = acknowledged; length < after.length; length += 13)
      assert.deepEqual(await start(after.subarray(0, length)), [1, 2, 3], `cut at ${length}`);
  });

  it('a sector that is missing of a write that a later one followed is damage', async () => {
    const { acknowledged, after } = await twoWrites(false);
    writeFileSync(path, after);
    const { journal } = await open();
    await journal.append([entry(16)], () => undefined);
    const whole = bytesOf(path);
    await journal.close();
    for (let sector = Math.ceil(acknowledged / SECTOR); sector < Math.floor(after.length / SECTOR); sector++) {
      const bytes = Buffer.from(whole);
      bytes.fill(0, sector * SECTOR, (sector + 1) * SECTOR);
      const said = await start(bytes);
      assert.match(String(said), /^damaged at \d+$/, `sector ${sector}`);
      const at = Number(String(said).slice('damaged at '.length));
      assert.ok(at >= acknowledged && at < (sector + 1) * SECTOR);
    }
  });

  it('a sector that is missing of the last write of a journal that was closed is damage', async () => {
    const { acknowledged, after } = await twoWrites(false);
    writeFileSync(path, after);
    await (await open()).journal.close();
    const closed = bytesOf(path);
    assert.equal(closed.length, after.length + HEADER);
    for (let sector = Math.ceil(acknowledged / SECTOR); sector < Math.floor(after.length / SECTOR); sector++) {
      const bytes = Buffer.from(closed);
      bytes.fill(0, sector * SECTOR, (sector + 1) * SECTOR);
      assert.match(String(await start(bytes)), /^damaged at \d+$/, `sector ${sector}`);
    }
  });

  it('the last byte, or the last few, turned to NUL are damage: after kill -9 and after closing', async () => {
    const { after } = await twoWrites(false);
    const closed = bytesOf(path);
    // Not where the last sector holds nothing else: that is how a crash leaves it.
    const alone = after.length % SECTOR;
    for (let count = 1; count < Math.min(40, alone); count++) {
      const bytes = Buffer.from(after);
      bytes.fill(0, bytes.length - count);
      assert.match(String(await start(bytes)), /^damaged at \d+$/, `${count} bytes after kill -9`);
      const shut = Buffer.from(closed);
      shut.fill(0, after.length - count, after.length);
      assert.match(String(await start(shut)), /^damaged at \d+$/, `${count} bytes before the mark`);
    }
    const shut = Buffer.from(closed);
    shut[shut.length - 1] = 0;
    assert.equal(await start(shut), `damaged at ${after.length}`);
  });

  it('quiet marks the last record; a mark that is half written is none, and what follows it goes over it', async () => {
    const { journal } = await open(realDisk, 0);
    await journal.append([entry(1)], () => undefined);
    const bare = bytesOf(path).length;
    while (bytesOf(path).length < bare + HEADER) await new Promise(resolve => setImmediate(resolve));
    const marked = bytesOf(path);
    await journal.append([entry(2)], () => undefined);
    const second = bytesOf(path);
    assert.ok(second.length > marked.length);
    assert.notDeepEqual(second.subarray(0, marked.length), marked);
    await journal.close();
    for (let length = bare; length <= marked.length; length++)
      assert.deepEqual(await start(marked.subarray(0, length)), [1], `cut at ${length}`);
    const flipped = Buffer.from(marked);
    flipped[bare + 3] = (flipped[bare + 3] ?? 0) ^ 1;
    assert.equal(await start(flipped), `damaged at ${bare}`);
  });

  it('of the first version the last record alone may be torn, by whole sectors', async () => {
    version1(
      folder,
      Array.from({ length: 8 }, (_, index) => entry(index + 1)),
    );
    const whole = bytesOf(path);
    const last = whole.lastIndexOf('attempt-1') - 24;
    for (let sector = Math.ceil(last / SECTOR); sector * SECTOR < whole.length; sector++) {
      const bytes = Buffer.from(whole);
      bytes.fill(0, sector * SECTOR, Math.min(bytes.length, (sector + 1) * SECTOR));
      assert.deepEqual(await start(bytes), [1, 2, 3, 4, 5, 6, 7]);
      removeFolder(join(folder, 'journal'));
      await realDisk.makeFolder(join(folder, 'journal'));
    }
    const bytes = Buffer.from(whole);
    bytes[bytes.length - 1] = 0;
    assert.equal(await start(bytes), `damaged at ${last}`);
  });
});
