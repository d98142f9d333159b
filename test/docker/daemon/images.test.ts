import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chainId } from '../../../src/docker/filesystem/index.ts';
import { imageIdOf } from '../../../src/docker/image/index.ts';
import { type Host, view } from '../../../src/docker/index.ts';
import { exactConfigJson } from '../../../src/docker/registry/catalogue.ts';
import { MAIN_GO, ONE_STAGE, played, TWO_STAGES, type } from '../host/world.ts';
import { ended, engineWith, pulled, refusal, started, toEnd, value } from './engine.ts';

const NO_FORCE = { force: false, noprune: false };
const FORCE = { force: true, noprune: false };
const LISTED = { all: false, filters: {}, sharedSize: false };

/** What must hold of every host, whatever was done to it. */
function assertWhole(host: Host): void {
  const seen = view(host);
  for (const image of seen.images) {
    let below: string | null = null;
    let size = 0;
    for (const chain of image.layers) {
      const layer = seen.layers[chain];
      assert.ok(layer, `${image.id} has lost a layer`);
      assert.equal(layer.chainId, chainId(below, layer.diffId));
      assert.equal(layer.parent, below);
      below = chain;
      size += layer.size;
    }
    assert.equal(image.size, size);
    assert.equal(
      image.history.reduce((sum, row) => sum + row.size, 0),
      size,
    );
    const record = host.daemon.images.get(image.id);
    assert.equal(record === undefined ? '' : imageIdOf(exactConfigJson(record.id, record.config)), image.id);
  }
  for (const id of host.daemon.references.values()) assert.ok(host.daemon.images.has(id), 'a name leads nowhere');
  for (const record of seen.cache)
    if (record.layer !== null) assert.ok(seen.layers[record.layer], 'a cache record has lost its layer');
}

describe('images of the daemon', () => {
  it('never break each other: sizes, ChainIDs, ids and names hold after every line', async () => {
    const lines = [
      'docker build -t one .',
      'docker build -f Two -t two .',
      'docker build -f Two --no-cache -t two .',
      'docker pull alpine:3.21',
      'docker run --name box alpine:3.21 sh -c "echo 1 > /x; rm /etc/hostname"',
      'docker commit box kept',
      'docker run --rm kept cat /x',
      'docker tag kept other:1',
      'docker rmi one',
      'docker rmi -f two kept',
      'docker rmi -f alpine:3.21 golang:1.23-alpine',
      'docker rm -f box',
      'docker image prune -f',
      'docker image prune -af',
      'docker builder prune -f',
      'docker builder prune -af',
      'docker system prune -af',
    ];
    const { host } = await played(['docker pull alpine:3.21'], {
      files: { 'main.go': MAIN_GO, Dockerfile: ONE_STAGE, Two: TWO_STAGES },
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...lines), { minLength: 2, maxLength: 10 }), async chosen => {
        let now = host;
        for (const line of chosen) {
          now = (await type(now, line)).host;
          assertWhole(now);
        }
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  it('are listed newest first, one row for each that is there', async () => {
    const engine = await engineWith(['alpine:3.21', 'golang:1.23-alpine']);
    await value(engine.imageTag('alpine:3.21', 'docker.io/library/mine:1'));
    const list = await value(engine.imageList(LISTED));
    assert.deepEqual(
      list.map(image => image.RepoTags),
      [['golang:1.23-alpine'], ['alpine:3.21', 'mine:1']],
    );
    assert.deepEqual(
      await value(engine.imageList({ ...LISTED, filters: { reference: ['mine'] } })).then(rows => rows[0]?.RepoTags),
      ['mine:1'],
    );
    assert.equal(await refusal(engine.imageList({ ...LISTED, filters: { foo: ['bar'] } })), "invalid filter 'foo'");
    assert.equal(
      await refusal(engine.imageList({ ...LISTED, filters: { dangling: ['maybe'] } })),
      "invalid filter 'dangling=[maybe]'",
    );
  });

  it('are found by name before id, and by the beginning of an id when it is only one', async () => {
    const engine = await engineWith(['alpine:3.21']);
    const { Id } = await value(engine.imageInspect('alpine:3.21'));
    for (const name of [Id, Id.slice(7), Id.slice(7, 12), Id.slice(0, 12), 'docker.io/library/alpine:3.21']) {
      assert.equal((await value(engine.imageInspect(name))).Id, Id);
    }
    assert.equal(await refusal(engine.imageInspect('alpine')), 'No such image: alpine:latest');
    assert.match(
      await refusal(engine.imageInspect('BAD')),
      /^invalid reference format: repository name \(library\/BAD\) must be lowercase$/,
    );
  });

  it('lose a name at a time, and go with the last', async () => {
    const engine = await engineWith(['alpine:3.21']);
    const { Id, RepoDigests, RootFS } = await value(engine.imageInspect('alpine:3.21'));
    await value(engine.imageTag('alpine:3.21', 'docker.io/library/b:1'));
    assert.deepEqual(await value(engine.imageDelete('b:1', NO_FORCE)), [{ Untagged: 'b:1' }]);
    assert.deepEqual(await value(engine.imageDelete('alpine:3.21', NO_FORCE)), [
      { Untagged: 'alpine:3.21' },
      { Untagged: RepoDigests[0] ?? '' },
      { Deleted: Id },
      { Deleted: RootFS.Layers?.[0] ?? '' },
    ]);
  });

  it('are not removed by id while two repositories name them', async () => {
    const engine = await engineWith(['alpine:3.21']);
    const { Id } = await value(engine.imageInspect('alpine:3.21'));
    await value(engine.imageTag('alpine:3.21', 'docker.io/library/b:1'));
    const short = Id.slice(7, 19);
    assert.equal(
      await refusal(engine.imageDelete(short, NO_FORCE)),
      `conflict: unable to delete ${short} (must be forced) - image is referenced in multiple repositories`,
    );
    assert.equal((await value(engine.imageDelete(short, FORCE))).length, 5);
  });

  it('stay while containers need them, and lose only their name by force', async () => {
    const engine = await engineWith(['alpine:3.21']);
    const { Id } = await value(engine.imageInspect('alpine:3.21'));
    const container = await started(engine, 'box', 'alpine:3.21', ['sleep', '60']);
    const short = Id.slice(7, 19);
    assert.equal(
      await refusal(engine.imageDelete('alpine:3.21', NO_FORCE)),
      `conflict: unable to remove repository reference "alpine:3.21" (must force) - container ${container.slice(0, 12)} is using its referenced image ${short}`,
    );
    const removed = await value(engine.imageDelete('alpine:3.21', FORCE));
    assert.ok(removed.every(one => 'Untagged' in one));
    const [summary] = await value(engine.containerList({ all: true, limit: 0, size: false, filters: {} }));
    assert.equal(summary?.Image, Id);
    assert.equal(
      await refusal(engine.imageDelete(Id, FORCE)),
      `conflict: unable to delete ${short} (cannot be forced) - image is being used by running container ${container.slice(0, 12)}`,
    );
  });

  it('that were committed keep their parents, which go with the last child', async () => {
    const engine = await engineWith(['alpine:3.21']);
    await started(engine, 'box', 'alpine:3.21', ['touch', '/x']);
    await ended(engine, 'box');
    const commit = {
      container: 'box',
      comment: '',
      author: '',
      changes: ['CMD ["cat", "/x"]', 'ENV K=v'],
      pause: true,
    };
    const child = await value(engine.imageCommit({ ...commit, reference: 'child' }));
    const parent = (await value(engine.imageInspect('alpine:3.21'))).Id;
    assert.equal((await value(engine.imageInspect('child'))).Parent, parent);
    const rows = await value(engine.imageHistory('child'));
    assert.deepEqual([rows[0]?.Id, rows[1]?.Id, rows[2]?.Id], [child, parent, '<missing>']);
    assert.equal(
      await refusal(engine.imageCommit({ ...commit, reference: null, changes: ['RUN ls'] })),
      'RUN is not a valid change command',
    );
    await value(engine.containerDelete('box', { force: true, v: false, link: false }));
    await value(engine.imageDelete('alpine:3.21', NO_FORCE)).catch(() => []);
    const removed = await value(engine.imageDelete('child', NO_FORCE));
    assert.ok(removed.some(one => 'Deleted' in one && one.Deleted === child));
  });

  it('come back from an archive as they went in', async () => {
    const engine = await engineWith(['golang:1.23-alpine', 'alpine:3.21']);
    const before = await value(engine.imageInspect('golang:1.23-alpine'));
    const archive = await value(engine.imageGet(['golang:1.23-alpine']));
    await value(engine.imageDelete('golang:1.23-alpine', NO_FORCE));
    const { messages } = await toEnd(engine.imageLoad(archive, { quiet: true }));
    assert.deepEqual(
      messages.map(one => one.stream),
      ['Loaded image: golang:1.23-alpine\n'],
    );
    const after = await value(engine.imageInspect('golang:1.23-alpine'));
    assert.deepEqual(
      [after.Id, after.Size, after.RootFS, after.RepoDigests],
      [before.Id, before.Size, before.RootFS, []],
    );
    assert.equal(await refusal(engine.imageGet(['nosuch'])), 'No such image: nosuch');
  });
});

describe('pull and push', () => {
  it('move only the layers that are missing', async () => {
    const engine = await engineWith(['alpine:3.21']);
    const { messages } = await pulled(engine, 'golang:1.23-alpine');
    const count = (status: string) => messages.filter(one => one.status === status).length;
    assert.deepEqual([count('Already exists'), count('Pulling fs layer'), count('Pull complete')], [1, 4, 4]);
    assert.equal(messages.at(-1)?.status, 'Status: Downloaded newer image for golang:1.23-alpine');
    const again = await pulled(engine, 'golang:1.23-alpine');
    assert.equal(again.messages.at(-1)?.status, 'Status: Image is up to date for golang:1.23-alpine');
    const moments = messages.map(one => one.at);
    assert.deepEqual(
      moments,
      [...moments].sort((a, b) => a - b),
    );
  });

  it('are refused in the words of the registry', async () => {
    const engine = await engineWith([]);
    const pull = (reference: string, platform: string | null = null) =>
      engine.imageCreate(reference, { allTags: false, platform });
    assert.match(
      await refusal(pull('docker.io/library/nosuch:latest')),
      /^pull access denied for nosuch, repository does not exist/,
    );
    assert.equal(
      await refusal(pull('docker.io/library/alpine:9.99')),
      'manifest for alpine:9.99 not found: manifest unknown: manifest unknown',
    );
    assert.equal(
      await refusal(pull('localhost:5999/x:1')),
      'Get "http://localhost:5999/v2/": dial tcp 127.0.0.1:5999: connect: connection refused',
    );
    const odd = await toEnd(pull('docker.io/library/alpine:3.21', 'linux/s390x'));
    assert.equal(odd.error?.message, 'no matching manifest for linux/s390x in the manifest list entries');
  });

  it('send a layer once to a registry, and mount it from another repository of it', async () => {
    const engine = await engineWith(['alpine:3.21']);
    const push = async (name: string) => {
      await value(engine.imageTag('alpine:3.21', `localhost:5000/${name}`));
      const { messages } = await toEnd(engine.imagePush(`localhost:5000/${name}`, { allTags: false, platform: null }));
      return messages.filter(one => one.id !== null && one.progressDetail === null).map(one => one.status);
    };
    assert.deepEqual(await push('app:1'), ['Preparing', 'Pushed']);
    assert.deepEqual(await push('app:2'), ['Preparing', 'Layer already exists']);
    assert.deepEqual(await push('other:1'), ['Preparing', 'Mounted from app']);
    await value(engine.imageDelete('localhost:5000/app:1', NO_FORCE));
    const back = await toEnd(engine.imageCreate('localhost:5000/app:1', { allTags: false, platform: null }));
    assert.equal(back.messages.at(-1)?.status, 'Status: Downloaded newer image for localhost:5000/app:1');
  });

  it('to names on Hub that are not the learner’s are denied', async () => {
    const engine = await engineWith(['alpine:3.21']);
    const { error } = await toEnd(
      engine.imagePush('docker.io/library/alpine:3.21', { allTags: false, platform: null }),
    );
    assert.equal(error?.message, 'denied: requested access to the resource is denied');
    const none = await toEnd(engine.imagePush('docker.io/me/app:1', { allTags: false, platform: null }));
    assert.equal(none.error?.message, 'An image does not exist locally with the tag: me/app');
  });
});
