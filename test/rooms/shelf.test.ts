/** What was put away outlives the service, and is used only where it is what the journal says. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AttemptShelf, openShelf } from '../../src/rooms/shelf.ts';

const BYTES = new Uint8Array([1, 2, 3, 10, 4]);

describe('the shelf of what rooms have put away', () => {
  let folder: string;
  let events: { readonly seq: number; readonly line: string }[];

  const open = (build = 'one', most = 1000): Promise<AttemptShelf> =>
    openShelf({
      folder,
      build,
      most,
      tail: async (_attempt, after) => [JSON.stringify(events.filter(event => event.seq > after))],
      report: error => assert.fail(String(error)),
    });
  const laid = async (attempt = 'a'): Promise<void> => {
    const shelf = await open();
    shelf.put(attempt, { seq: 2, bytes: BYTES });
    await shelf.flush();
  };
  const path = (): string => join(folder, readdirSync(folder)[0] ?? '');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drydock-shelf-'));
    events = [1, 2, 3].map(seq => ({ seq, line: `line ${seq}` }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives it back after a restart, however far the attempt has gone on', async () => {
    await laid();
    events.push({ seq: 4, line: 'later' });
    assert.deepEqual(await (await open()).read('a'), { seq: 2, bytes: BYTES });
    assert.equal(await (await open()).read('A'), null);
  });

  it('gives nothing that another build has put away', async () => {
    await laid();
    const two = await open('two');
    assert.equal(await two.read('a'), null);
    const foreign: string[] = [];
    for await (const attempt of two.foreign()) foreign.push(attempt);
    assert.deepEqual(foreign, ['a'], 'so it is known what to fold anew');
    for await (const attempt of (await open()).foreign()) assert.fail(attempt);
  });

  it('finds what another build has put away by the first line alone, however much there is of it', async () => {
    await laid();
    // More than a file that is read whole may have; a hole takes no place on the disk.
    truncateSync(path(), 3 * 2 ** 30);
    const foreign: string[] = [];
    for await (const attempt of (await open('two', 2 ** 40)).foreign()) foreign.push(attempt);
    assert.deepEqual(foreign, ['a']);
  });

  it('gives nothing of another history: a journal that was brought back from a copy went on otherwise', async () => {
    await laid();
    events = events.slice(0, 1);
    assert.equal(await (await open()).read('a'), null);
    events.push({ seq: 2, line: 'another' });
    assert.equal(await (await open()).read('a'), null);
  });

  it('gives nothing that is torn, at whatever byte', async () => {
    await laid();
    const whole = readFileSync(path());
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path(), whole.subarray(0, length));
      assert.equal(await (await open()).read('a'), null, `${length} bytes`);
    }
  });

  it('keeps the newest of an attempt, and nothing of one that was removed', async () => {
    const shelf = await open();
    shelf.put('a', { seq: 1, bytes: new Uint8Array([9]) });
    shelf.put('a', { seq: 3, bytes: BYTES });
    assert.equal((await shelf.read('a'))?.seq, 3, 'before it is written');
    await shelf.flush();
    assert.equal((await (await open()).read('a'))?.seq, 3);
    shelf.remove('a');
    assert.equal(await shelf.read('a'), null);
    await shelf.flush();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('drops what no journal has any more, though the service ended before that was told here', async () => {
    await laid();
    await laid('b');
    const shelf = await open();
    const all = async (): Promise<string[]> => {
      const foreign: string[] = [];
      for await (const attempt of shelf.foreign()) foreign.push(attempt);
      return foreign;
    };
    assert.deepEqual(await all(), []);
    assert.equal(readdirSync(folder).length, 2);
    events = [];
    assert.deepEqual(await all(), []);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('drops what was half written, and what is too much', async () => {
    await laid('a');
    await laid('b');
    writeFileSync(join(folder, 'c.new'), 'half');
    assert.equal(readdirSync(folder).length, 3);
    await open('one', readFileSync(path()).length);
    assert.equal(readdirSync(folder).length, 1);
  });
});
