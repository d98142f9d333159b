import assert from 'node:assert/strict';
import { type Change, contentOf, emptyTree, layerOf, layTree, standIn } from '../../../src/docker/filesystem/index.ts';
import { gzipSize } from '../../../src/docker/image/deflate-size.ts';
import { blobOf, storeLayer } from '../../../src/docker/image/index.ts';
import { layerArchive } from '../../../src/docker/image/layer-archive.ts';

const owner = { uid: 0, gid: 0 };

function file(path: string, text: string, mtime: number): Change {
  return { kind: 'A', path, node: { type: 'file', mode: 0o644, mtime, ...owner, content: contentOf(text) } };
}

function directory(path: string, mtime: number): Change {
  return { kind: 'A', path, node: { type: 'directory', mode: 0o755, mtime, ...owner } };
}

const APP = `from flask import Flask
app = Flask(__name__)

@app.route('/')
def index():
    return 'Hello, world!'

if __name__ == '__main__':
    app.run(host='0.0.0.0', port=5000)
`;

/** Layers that Docker 28.5.2 pushed, and the sizes of their blobs. */
const PUSHED: readonly (readonly [string, number, number, readonly Change[], readonly Change[]])[] = [
  ['COPY a.txt /a.txt', 2048, 103, [], [file('/a.txt', 'hello\n', 1_795_860_422)]],
  ['RUN /bin/sh -c echo hi > /hi', 2560, 127, [directory('/etc', 1_795_860_431)], [file('/hi', 'hi\n', 1_795_860_431)]],
  [
    'RUN /bin/sh -c mkdir -p /data/x/y && echo 1 > /data/1',
    4096,
    175,
    [directory('/etc', 1_795_860_432)],
    [
      directory('/data', 1_795_860_433),
      file('/data/1', '1\n', 1_795_860_433),
      directory('/data/x', 1_795_860_433),
      directory('/data/x/y', 1_795_860_433),
    ],
  ],
  ['COPY app.py /srv/app.py', 2560, 259, [directory('/srv', 1_795_860_441)], [file('/srv/app.py', APP, 1_795_860_422)]],
];

describe('the blob of a layer', () => {
  for (const [createdBy, archived, compressed, below, changes] of PUSHED) {
    it(`has the size that Docker gave it: ${createdBy}`, () => {
      const tree = layTree(emptyTree, layerOf(below));
      const { bytes, absent } = layerArchive(layerOf(changes), tree, createdBy);
      assert.equal(absent, 0);
      assert.equal(bytes.length, archived);
      assert.equal(gzipSize(bytes), compressed);
    });
  }

  it('takes what has a size alone to shrink to about two fifths', () => {
    const content = standIn(1_000_000, 'a binary');
    const change: Change = {
      kind: 'A',
      path: '/bin/tool',
      node: { type: 'file', mode: 0o755, mtime: 1, ...owner, content },
    };
    const { size } = blobOf(storeLayer(null, layerOf([change]), { instruction: 'COPY', createdBy: 'COPY tool /bin/' }));
    assert.ok(size > 400_000 && size < 420_000, String(size));
  });

  it('is worked out once, and stands beside what is stated', () => {
    const origin = { instruction: 'RUN', createdBy: 'RUN true' };
    const layer = layerOf([file('/a', 'a', 1)]);
    const stored = storeLayer(null, layer, origin);
    assert.equal(blobOf(stored), blobOf(stored));
    const stated = { digest: `sha256:${'1'.repeat(64)}`, size: 7 };
    assert.equal(blobOf(storeLayer(null, layer, { ...origin, blob: stated })), stated);
  });
});
