import assert from 'node:assert/strict';
import { contentOf, layerOf } from '../../../src/docker/filesystem/index.ts';
import {
  dockerManifest,
  goJson,
  type ImageConfig,
  imageIdOf,
  instantOf,
  layersDownTo,
  ociIndex,
  ociManifest,
  rfc3339,
  storeLayer,
  treeOf,
  ZERO_TIME,
} from '../../../src/docker/image/index.ts';
import { configJsonOf } from '../../../src/docker/registry/catalogue.ts';

/** An image of a real registry, with the digests that it had there. */
const CONFIG: ImageConfig = {
  architecture: 'amd64',
  os: 'linux',
  config: {
    Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    Cmd: ['/bin/sh'],
    WorkingDir: '/',
  },
  created: '2025-02-14T03:28:36Z',
  history: [
    {
      created: '2025-02-14T03:28:36Z',
      created_by: 'ADD alpine-minirootfs-3.21.3-x86_64.tar.gz / # buildkit',
      comment: 'buildkit.dockerfile.v0',
    },
    {
      created: '2025-02-14T03:28:36Z',
      created_by: 'CMD ["/bin/sh"]',
      comment: 'buildkit.dockerfile.v0',
      empty_layer: true,
    },
  ],
  rootfs: { type: 'layers', diff_ids: ['sha256:58b77685edd344ccea1f8a66ffaa8e79c9c807fb8911a51f372a20515dd0efb4'] },
};
const LAYER = { digest: 'sha256:b50882599b4fa524e891fa692ba3292871708a5cc4e5c0f32ee43b404adbdcd5', size: 1_055_371 };

describe('image', () => {
  it('has the id, the manifest and the index that a real registry gives it', () => {
    const json = configJsonOf(CONFIG);
    assert.equal(imageIdOf(json), 'sha256:6369ca4402fadcb2a50f36f48d53d7a6a63664ee2caa7c511436e08a775c10cb');
    const manifest = ociManifest({ digest: imageIdOf(json), size: json.length }, [LAYER]);
    assert.deepEqual(
      [manifest.digest, manifest.size],
      ['sha256:b231188933d1d71904873892b7108eff1dae80bb90874b491bc6bd0da04bcfdc', 480],
    );
    const index = ociIndex([{ ...manifest, architecture: 'amd64', os: 'linux' }]);
    assert.deepEqual(
      [index.digest, index.size],
      ['sha256:84c0608ea6516cb8ceb79bc8b7b54e42a5f29149bc35dc90a2415967ddb713e4', 374],
    );
  });

  it('is pushed with a manifest of Docker’s own form: 528 bytes for one layer of some megabytes', () => {
    const manifest = dockerManifest({ digest: LAYER.digest, size: 1472 }, [{ digest: LAYER.digest, size: 3_408_729 }]);
    assert.equal(manifest.size, 528);
  });

  it('stands on layers, each with the files of all below it', () => {
    const file = (text: string) =>
      ({ type: 'file', mode: 0o644, uid: 0, gid: 0, mtime: 0, content: contentOf(text) }) as const;
    const origin = { instruction: 'COPY', createdBy: '' };
    const one = storeLayer(null, layerOf([{ kind: 'A', path: '/a', node: file('1') }]), origin);
    const two = storeLayer(
      one,
      layerOf([
        { kind: 'D', path: '/a', node: null },
        { kind: 'A', path: '/b', node: file('2') },
      ]),
      origin,
    );
    assert.deepEqual(layersDownTo(two), [one, two]);
    assert.deepEqual(treeOf(one).names('/'), ['a']);
    assert.deepEqual(treeOf(two).names('/'), ['b']);
    assert.equal(treeOf(two), treeOf(two));
  });
});

describe('what Go writes', () => {
  it('escapes what HTML would take for its own', () => {
    assert.equal(goJson({ a: '<b> & c' }), '{"a":"\\u003cb\\u003e \\u0026 c"}');
  });

  it('gives times with as many digits as are needed', () => {
    const at = Date.UTC(2025, 1, 14, 3, 28, 36);
    assert.equal(rfc3339(at), '2025-02-14T03:28:36Z');
    for (const moment of [at + 1, at + 250, at + 999]) {
      assert.match(rfc3339(moment), /^2025-02-14T03:28:36\.\d{1,9}Z$/);
      assert.equal(instantOf(rfc3339(moment)), moment);
    }
    assert.equal(instantOf(undefined), ZERO_TIME);
  });
});
