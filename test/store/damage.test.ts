import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isFault } from '../../src/fault.ts';
import { realDisk } from '../../src/store/disk.ts';
import { openJournal } from '../../src/store/journal/journal.ts';
import { HEADER } from '../../src/store/journal/record.ts';
import { readSegments } from '../../src/store/journal/scan.ts';
import { SEGMENT_HEADER } from '../../src/store/journal/segment.ts';
import { documentAdapter } from '../../src/store/lowdb/document.ts';
import { classRecord } from '../../src/store/schemas.ts';
import { fault } from './contract.ts';
import {
  bytesOf,
  documentsOf,
  events,
  group,
  input,
  instructor,
  newFolder,
  open,
  removeFolder,
  row,
  segmentsOf,
} from './rig.ts';

describe('D6 a damaged file stops the start, a torn last record is dropped', () => {
  let folder: string;
  let journal: string;
  let whole: Buffer;
  /** Where each record starts, and where the last one ends. */
  let edges: number[];

  beforeEach(async () => {
    folder = newFolder();
    const store = await open(folder);
    await store.append('attempt-1', 0, events(3));
    await store.append('attempt-1', 3, [input(4)]);
    await store.append('attempt-1', 4, [input(5)]);
    await store.close();
    journal = segmentsOf(folder)[0] ?? '';
    whole = bytesOf(journal);
    edges = [];
    await readSegments(realDisk, join(folder, 'journal'), record => edges.push(record.start));
    // Behind the last record stands the mark that it is durable.
    edges.push(whole.length - HEADER);
  });
  afterEach(() => removeFolder(folder));

  /** The last seq that the journal's start finds, or what it says. The whole store's start is some files more. */
  async function start(): Promise<number | string> {
    try {
      let last = 0;
      const opened = await openJournal({ disk: realDisk, folder: join(folder, 'journal') }, record => {
        last = record.count;
      });
      await opened.close();
      return last;
    } catch (error) {
      if (!isFault(error)) throw error;
      assert.equal(error.data.file, journal);
      assert.ok(error.message.includes(`${journal} is damaged at byte ${error.data.offset}`), error.message);
      return `${error.kind} at ${error.data.offset}`;
    }
  }

  it('cut at every byte: what is whole is kept, and writing goes on after it', async () => {
    const kept = [0, 3, 4, 5];
    for (let length = whole.length; length >= 0; length--) {
      writeFileSync(journal, whole.subarray(0, length));
      const expected = length < SEGMENT_HEADER ? 'damaged at 0' : kept[edges.filter(edge => edge <= length).length - 1];
      assert.equal(await start(), expected, `cut at ${length}`);
    }
    truncateSync(journal, 0);
    writeFileSync(journal, whole.subarray(0, whole.length - HEADER - 1));
    const store = await open(folder);
    await store.append('attempt-1', 4, [input(5, 'again')]);
    await store.close();
    assert.equal(await start(), 5);
  });

  it('one bit turned anywhere: said, with the file and the record’s offset', async () => {
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(journal, bytes);
      const said = await start();
      const record = edges.findLast(edge => edge <= at);
      assert.equal(said, `damaged at ${record ?? 0}`, `bit of byte ${at}`);
    }
  });

  it('a record changed together with a later cut is damage, not a torn end', async () => {
    const bytes = Buffer.from(whole.subarray(0, whole.length - HEADER - 3));
    const at = (edges[1] ?? 0) + HEADER + 20;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(journal, bytes);
    assert.equal(await start(), `damaged at ${edges[1]}`);
  });

  it('NULs after the last record are a torn end, NULs in place of one are damage', async () => {
    writeFileSync(journal, Buffer.concat([whole, Buffer.alloc(5000)]));
    assert.equal(await start(), 5);
    assert.equal(bytesOf(journal).length, whole.length);
    writeFileSync(journal, Buffer.concat([whole.subarray(0, edges[1]), Buffer.alloc(100), whole.subarray(edges[1])]));
    assert.equal(await start(), `damaged at ${edges[1]}`);
  });

  for (const [what, content] of [
    ['nothing', ''],
    ['null', 'null'],
    ['an empty list', '[]'],
    ['NULs', '\0'.repeat(64)],
    ['a byte order mark', '\ufeff'],
    ['half a character', Buffer.from([0xd1])],
  ] as const) {
    it(`a segment that holds ${what}`, async () => {
      writeFileSync(journal, content);
      assert.equal(await start(), 'damaged at 0');
    });
  }

  it('a segment of a newer version', async () => {
    const bytes = Buffer.from(whole);
    bytes.writeUInt16LE(3, 8);
    bytes.writeUInt32LE(crc32(bytes.subarray(0, 16)), 16);
    writeFileSync(journal, bytes);
    await assert.rejects(open(folder), fault('newer'));
  });

  it('a file that is not the journal’s', async () => {
    writeFileSync(join(folder, 'journal', 'notes.txt'), 'hello');
    await assert.rejects(open(folder), fault('damaged'));
  });

  it('a segment that was left half made is made again', async () => {
    writeFileSync(join(folder, 'journal', '0000000000000004.log.tmp'), 'drydo');
    assert.equal(await start(), 5);
  });

  describe('of several segments', () => {
    let many: string;
    beforeEach(async () => {
      many = newFolder();
      const store = await open(many, { segmentBytes: 300 });
      for (let seq = 1; seq <= 12; seq++) await store.append('attempt-1', seq - 1, events(seq).slice(-1));
      await store.close();
      assert.ok(segmentsOf(many).length > 3);
    });
    afterEach(() => removeFolder(many));

    it('all are read', async () => {
      const store = await open(many);
      assert.deepEqual(await store.read('attempt-1'), events(12));
      await store.close();
    });

    it('a missing one is said', async () => {
      rmSync(segmentsOf(many)[1] ?? '');
      await assert.rejects(
        open(many),
        (error: unknown) => isFault(error, 'damaged') && /a file is missing/.test(error.message),
      );
    });

    it('a torn end of one that is not the last is damage', async () => {
      const path = segmentsOf(many)[1] ?? '';
      writeFileSync(path, bytesOf(path).subarray(0, -2));
      await assert.rejects(open(many), (error: unknown) => isFault(error, 'damaged') && error.data.file === path);
    });
  });
});

describe('D6 documents', () => {
  let folder: string;
  let document: string;
  let whole: Buffer;

  beforeEach(async () => {
    folder = newFolder();
    const store = await open(folder);
    await store.people.put(instructor('teacher-1'));
    await store.classes.put(group('class-001', 'QUAY-7K'));
    await store.close();
    document = documentsOf(folder).find(path => path.endsWith('classes.json')) ?? '';
    whole = bytesOf(document);
  });
  afterEach(() => removeFolder(folder));

  async function start(): Promise<string | undefined> {
    try {
      const store = await open(folder);
      const found = await store.classes.byCode('QUAY-7K');
      await store.close();
      return found?.title;
    } catch (error) {
      if (!isFault(error)) throw error;
      assert.equal(error.data.file, document);
      return error.kind;
    }
  }

  it('cut at every byte, or with a bit turned anywhere, stop the start', async () => {
    const adapter = documentAdapter(realDisk, document, classRecord);
    assert.equal((await adapter.read())?.entries.length, 1);
    for (let at = 0; at < whole.length; at++) {
      writeFileSync(document, whole.subarray(0, at));
      await assert.rejects(adapter.read(), fault('damaged'), `cut at ${at}`);
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(document, bytes);
      await assert.rejects(adapter.read(), fault('damaged'), `bit of byte ${at}`);
    }
    assert.equal(await start(), 'damaged');
  });

  for (const [what, content] of [
    ['nothing', ''],
    ['null', 'null'],
    ['an empty list', '[]'],
    ['an empty object', '{}'],
    ['NULs', '\0\0\0\0'],
    ['a byte order mark before it', '\ufeff'],
    ['half a character', Buffer.from([0xd1])],
  ] as const) {
    it(`one that holds ${what} stops the start, and never becomes the defaults`, async () => {
      writeFileSync(document, content);
      assert.equal(await start(), 'damaged');
    });
  }

  it('one that is gone is made again from the journal', async () => {
    rmSync(document);
    assert.equal(await start(), 'Группа 1');
    for (const path of documentsOf(folder)) rmSync(path);
    assert.equal(await start(), 'Группа 1');
  });

  it('documents without their journal stop the start', async () => {
    rmSync(join(folder, 'journal'), { recursive: true });
    mkdirSync(join(folder, 'journal'));
    await assert.rejects(
      open(folder),
      (error: unknown) => isFault(error, 'damaged') && /journal holds nothing/.test(error.message),
    );
  });

  it('D13 documents copied later than the journal are made again, and that is said', async () => {
    const copy = newFolder();
    cpSync(join(folder, 'journal'), join(copy, 'journal'), { recursive: true });
    const store = await open(folder);
    await store.classes.put({ ...group('class-001', 'QUAY-7K'), title: 'Позже' });
    await store.attempts.put(row('attempt-9', 'student-9', null));
    await store.close();
    cpSync(join(folder, 'documents'), join(copy, 'documents'), { recursive: true });
    const notices: string[] = [];
    const restored = await open(copy, { notice: message => notices.push(message) });
    assert.equal((await restored.classes.byCode('QUAY-7K'))?.title, 'Группа 1');
    assert.equal(await restored.attempts.get('attempt-9'), null);
    assert.equal(await restored.people.instructors(), 1);
    assert.match(notices.join('\n'), /made again from the journal/);
    await restored.close();
    removeFolder(copy);
  });

  it('D12 one of a newer version is refused', async () => {
    const rest = whole.toString('utf8').slice('{"checksum":"00000000",'.length).replace('"version":1', '"version":2');
    writeFileSync(document, `{"checksum":"${crc32(rest).toString(16).padStart(8, '0')}",${rest}`);
    assert.equal(await start(), 'newer');
  });
});
