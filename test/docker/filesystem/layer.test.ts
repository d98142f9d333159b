import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import {
  chainId,
  contentOf,
  draftOf,
  emptyTree,
  fileSystemOf,
  joinBytes,
  layerOf,
  placeFiles,
  readTar,
  standIn,
  textOf,
  writeTar,
} from '../../../src/docker/filesystem/index.ts';

async function layer(files: Record<string, string>, mtime = 1) {
  const draft = draftOf(emptyTree);
  await placeFiles(draft, '/', files, mtime);
  return layerOf(draft.changes());
}

describe('layer', () => {
  it('has the well-known DiffID of an archive without entries when nothing changed', () => {
    const { diffId, size } = layerOf([]);
    assert.equal(diffId, 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef');
    assert.equal(size, 0);
  });

  it('is known by its content, not by the order in which it was made', async () => {
    const one = await layer({ a: '1', 'd/b': '2' });
    const two = await layer({ 'd/b': '2', a: '1' });
    assert.equal(one.diffId, two.diffId);
    assert.notEqual(one.diffId, (await layer({ a: '1', 'd/b': '3' })).diffId);
    assert.notEqual(one.diffId, (await layer({ a: '1', 'd/b': '2' }, 2)).diffId);
  });

  it('counts files and the targets of symlinks, as overlay2 does', () => {
    const draft = draftOf(emptyTree);
    const files = fileSystemOf(draft, { now: () => 1 });
    files.write('/f', 'four');
    files.write('/big', standIn(1_000_000, 'big'));
    files.symlink('/l', '/bin/busybox');
    files.mkdir('/d');
    assert.equal(layerOf(draft.changes()).size, 4 + 1_000_000 + 12);
  });

  it('stands on those below it: ChainID', () => {
    const id = 'sha256:58b77685edd344ccea1f8a66ffaa8e79c9c807fb8911a51f372a20515dd0efb4';
    assert.equal(chainId(null, id), id);
    assert.match(chainId(id, id), /^sha256:[0-9a-f]{64}$/);
    assert.notEqual(chainId(id, id), id);
  });
});

describe('archives', () => {
  it('carry files, modes, owners, symlinks and stand-ins there and back', async () => {
    const draft = draftOf(emptyTree);
    const files = fileSystemOf(draft, { now: () => 1_700_000_000 });
    files.mkdir('/d', { mode: 0o700, uid: 5, gid: 6 });
    files.write('/d/text', 'hello\n', { mode: 0o640 });
    files.symlink('/d/link', 'text');
    files.write('/d/go', standIn(235_000_000, 'go', { name: 'go', data: { version: '1.23' } }), { mode: 0o755 });
    const entries = draft.changes().flatMap(({ path, node }) => (node === null ? [] : [{ path: path.slice(1), node }]));
    const archive = await writeTar(entries);
    assert.ok(archive.length < 10_000);
    assert.deepEqual(await readTar(archive), entries);
  });

  it('are told from what is none', async () => {
    assert.equal(await readTar(new TextEncoder().encode('no archive')), null);
    assert.equal(await readTar(new TextEncoder().encode('x'.repeat(1024))), null);
  });

  it('takes an entry for its own bytes when what it says that it stands for is no such thing', async () => {
    const bytes = new TextEncoder().encode('own bytes');
    for (const said of [
      '{}',
      '[]',
      '5',
      '{"size":"7","digest":"x","bytes":false,"program":null}',
      '{"size":7,"digest":null}',
    ]) {
      const archive = pack();
      archive.entry({ name: 'file', pax: { 'DRYDOCK.content': said } }, Buffer.from(bytes));
      archive.finalize();
      const chunks: Uint8Array[] = [];
      for await (const chunk of archive) if (chunk instanceof Uint8Array) chunks.push(chunk);
      const [entry] = (await readTar(joinBytes(chunks))) ?? [];
      assert.deepEqual(entry?.node.type === 'file' ? entry.node.content : null, contentOf(bytes), said);
    }
  });
});

describe('files of a world', () => {
  it('take every form in which they are written down', async () => {
    const draft = draftOf(emptyTree);
    const given = {
      'a.txt': 'A',
      'run.sh': { content: '#!/bin/sh\n', mode: '755' },
      'num.sh': { content: '', mode: 0o700 },
      link: { symlink: 'a.txt' },
      empty: { dir: true },
      'bin.dat': { base64: 'AP8=' },
      'x.tgz': { tgz: { 'in/side.txt': 'deep\n' } },
    };
    await placeFiles(draft, '/w', given, 7);
    const files = fileSystemOf(draft, { now: () => 7 });
    assert.equal(textOf(files.read('/w/link') ?? contentOf('')), 'A');
    assert.equal(files.stat('/w/run.sh')?.mode, 0o755);
    assert.equal(files.stat('/w/num.sh')?.mode, 0o700);
    assert.equal(files.stat('/w/empty')?.type, 'directory');
    assert.deepEqual([...(files.read('/w/bin.dat')?.bytes ?? [])], [0, 255]);
    const unzipped = gunzipSync(files.read('/w/x.tgz')?.bytes ?? new Uint8Array(0));
    const [directory, file] = (await readTar(new Uint8Array(unzipped))) ?? [];
    assert.equal(directory?.path, 'in');
    assert.equal(file?.node.type === 'file' ? textOf(file.node.content) : '', 'deep\n');
  });
});
