import assert from 'node:assert/strict';
import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isFault } from '../../src/fault.ts';
import { realDisk } from '../../src/store/disk.ts';
import { lockFolder } from '../../src/store/lock.ts';
import { runChild } from './child.ts';
import { fault } from './contract.ts';
import { failingDisk } from './failing-disk.ts';
import { newFolder, open, removeFolder } from './rig.ts';

describe('one writer per data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => removeFolder(folder));

  it('D9 a second one in the same process is refused, until the first is closed', async () => {
    const first = await open(folder);
    await assert.rejects(open(folder), fault('locked'));
    await first.close();
    await (await open(folder)).close();
  });

  it('D9 of many starts at once one wins', async () => {
    const starts = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
    const won = starts.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []));
    assert.equal(won.length, 1);
    await won[0]?.release();
  });

  it('D9 a second process exits with 75; after kill -9 the next start has it at once', async () => {
    const first = await runChild('hold', folder);
    assert.equal(await first.line(), 'ready');
    const second = await runChild('hold', folder);
    assert.deepEqual(await second.ended(), { code: 75, signal: null });
    first.kill();
    assert.deepEqual(await first.ended(), { code: null, signal: 'SIGKILL' });
    const third = await runChild('hold', folder);
    assert.equal(await third.line(), 'ready');
    third.kill();
    await third.ended();
  });

  it('a socket that nobody listens at is no lock', async () => {
    writeFileSync(join(folder, 'lock.sock'), '');
    await (await open(folder)).close();
  });

  it('a process beyond the container’s network is seen by its socket in the folder', async () => {
    const other = createServer(socket => socket.destroy());
    await new Promise<void>(resolve => other.listen(join(folder, 'lock.sock'), resolve));
    await assert.rejects(lockFolder(folder), fault('locked'));
    await new Promise(resolve => other.close(resolve));
    await (await lockFolder(folder)).release();
  });
});

describe('D8 a data folder that cannot be written', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => removeFolder(folder));
  const hinted = (error: unknown): boolean =>
    isFault(error, 'read-only') && error.message.includes(folder) && /DATA_DIR/.test(error.message);

  it('fails at the start, with a hint', async () => {
    const disk = failingDisk();
    disk.readOnly = true;
    await assert.rejects(open(folder, { disk }), hinted);
  });

  it('is met by another account too', async () => {
    chmodSync(folder, 0o500);
    const root = process.getuid?.() === 0;
    if (root) chownSync(folder, 65534, 65534);
    // Root may write anywhere, so the child is nobody.
    const child = await runChild('hold', folder, root ? { uid: 65534, gid: 65534 } : {});
    const said = await child.line();
    assert.match(said, /^read-only .*DATA_DIR/);
    assert.deepEqual(await child.ended(), { code: 1, signal: null });
    chmodSync(folder, 0o700);
  });

  it('is said at once where the system makes no folders, by a process that still hears SIGTERM', async () => {
    const child = await runChild('hold', '/proc/nope/data');
    assert.match(await child.line(), /^read-only \/proc\/nope\/data cannot be written \(E[A-Z]+\)\. .*DATA_DIR/);
    assert.deepEqual(await child.ended(), { code: 1, signal: null });
  });

  it('folders above it are made, and one that others make at the same time is none the worse', async () => {
    const deep = join(folder, 'a', 'b', 'c');
    await Promise.all(Array.from({ length: 8 }, () => realDisk.makeFolder(deep)));
    await (await open(deep)).close();
  });

  it('a file in its place is said too', async () => {
    const path = join(folder, 'data');
    writeFileSync(path, '');
    await assert.rejects(open(path), fault('read-only'));
  });
});
