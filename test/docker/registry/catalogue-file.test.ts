import assert from 'node:assert/strict';
import { chainId } from '../../../src/docker/filesystem/index.ts';
import { boot, type Platform, view } from '../../../src/docker/index.ts';
import { readCatalogue } from '../../../src/docker/registry/catalogue-file.ts';
import { said, world } from '../host/world.ts';

const FILE = {
  mtime: 1_700_000_000,
  images: [
    {
      names: ['library/tiny:1', 'library/tiny:latest'],
      architecture: 'amd64',
      created: '2025-01-01T00:00:00Z',
      config: { Cmd: ['/bin/sh'], Env: ['PATH=/bin'] },
      history: [
        { created: '2025-01-01T00:00:00Z', created_by: 'ADD root.tar /' },
        { created: '2025-01-01T00:00:00Z', created_by: 'CMD ["/bin/sh"]', empty_layer: true },
        { created: '2025-01-01T00:00:00Z', created_by: 'RUN rm /gone' },
      ],
      layers: [{ key: 'root' }, { key: 'less' }],
    },
  ],
  layers: {
    root: {
      entries: [
        { path: 'bin', type: 'dir', mode: '755' },
        { path: 'bin/busybox', type: 'file', mode: '755', size: 1000 },
        { path: 'bin/cat', type: 'sym', link: '/bin/busybox' },
        { path: 'hello', type: 'file', mode: '644', content: 'hi\n' },
        { path: 'gone', type: 'file', mode: '644', content: 'x' },
      ],
    },
    less: { entries: [{ path: '.wh.gone', type: 'file', mode: '644', size: 0 }] },
  },
};

const AMD64: Platform = 'linux/amd64';

describe('a catalogue in a file', () => {
  it('takes the place of the built-in one', async () => {
    const host = await boot(world({ catalogue: FILE, images: ['tiny'], platform: AMD64 }));
    const [image] = view(host).images;
    assert.deepEqual([image?.tags, image?.size, image?.history.length], [['tiny:latest'], 1000 + 12 + 3 + 1, 3]);
    assert.equal(await said(host, 'docker run --rm tiny cat /hello'), 'hi\n');
    assert.match(await said(host, 'docker run --rm tiny cat /gone'), /No such file/);
    assert.match(await said(host, 'docker pull alpine'), /pull access denied for alpine/);
  });

  it('keeps the digests that are stated, and works out the others', () => {
    const diffID = `sha256:${'a'.repeat(64)}`;
    const [image] = FILE.images;
    const stated = {
      ...FILE,
      images: [{ ...image, layers: [{ key: 'root', diffID }, { key: 'less' }], indexDigest: 'sha256:index' }],
    };
    const read = readCatalogue(stated);
    assert.ok(read.ok);
    const [one] = read.catalogue.images;
    assert.equal(one?.top?.parent?.layer.diffId, diffID);
    assert.equal(one?.top?.chainId, chainId(diffID, one?.top?.layer.diffId ?? ''));
    assert.equal(one?.index.digest, 'sha256:index');
    assert.match(one?.id ?? '', /^sha256:[0-9a-f]{64}$/);
  });

  it('says where it is malformed and what is expected there', () => {
    const error = (file: unknown) => {
      const read = readCatalogue(file);
      return read.ok ? '' : read.error;
    };
    const [image] = FILE.images;
    assert.equal(error([]), 'catalogue: an object is expected');
    assert.equal(error({ images: [] }), 'layers: an object is expected');
    assert.equal(
      error({ ...FILE, images: [{ ...image, layers: [{ key: 'nosuch' }] }] }),
      'images[0].layers[0].key: there is no layer "nosuch"',
    );
    const odd = { ...FILE, layers: { ...FILE.layers, root: { entries: [{ path: 'x', type: 'pipe' }] } } };
    assert.equal(error(odd), 'layers["root"].entries[0].type: "dir", "file" or "sym" is expected, not "pipe"');
    const sizeless = { ...FILE, layers: { ...FILE.layers, root: { entries: [{ path: 'x', type: 'file' }] } } };
    assert.equal(error(sizeless), 'layers["root"].entries[0]: a file needs a size or a content');
  });
});
