/** What takes its time, through the port by itself: it tells as it goes on, and it can be stopped. */
import assert from 'node:assert/strict';
import type { ClassicRequest } from '../../../src/docker/builder/classic/index.ts';
import type { SolveRequest } from '../../../src/docker/builder/index.ts';
import type { BuildStatus, Engine, ProgressMessage } from '../../../src/docker/engine/index.ts';
import { draftOf, emptyTree, placeFiles, type Tree } from '../../../src/docker/filesystem/index.ts';
import { all, engineWith, toEnd, value } from '../daemon/engine.ts';

const ALPINE = 'alpine:3.21';
const GOLANG = 'docker.io/library/golang:1.23-alpine';
const PULL = { allTags: false, platform: null };
const DOCKERFILE = `FROM ${ALPINE}\nRUN echo one > /one\nRUN echo begun; sleep 20; echo over\nRUN echo three > /three\n`;

async function contextOf(engine: Engine): Promise<Tree> {
  const context = draftOf(emptyTree);
  await placeFiles(context, '/', { Dockerfile: DOCKERFILE }, Math.floor(engine.now() / 1000));
  return context;
}

const names = async (engine: Engine): Promise<readonly string[]> => {
  const list = await value(engine.imageList({ all: false, filters: {}, sharedSize: false }));
  return list.flatMap(({ RepoTags }) => RepoTags ?? []).sort();
};

describe('a pull through the engine', () => {
  it('tells of a layer when it has come so far, and of the image when it is there', async () => {
    const engine = await engineWith([ALPINE]);
    const before = engine.now();
    const pull = await value(engine.imageCreate(GOLANG, PULL));
    assert.ok(engine.now() - before < 200, 'the call itself waits for no layer');
    const moments: number[] = [];
    for await (const { at, status } of pull.messages) {
      assert.ok(at <= engine.now(), status);
      if (!status.startsWith('Digest') && !status.startsWith('Status')) assert.deepEqual(await names(engine), [ALPINE]);
      moments.push(at);
    }
    assert.ok((moments.at(-1) ?? 0) - (moments[0] ?? 0) > 1000);
    assert.deepEqual(await pull.ended(), { error: null, value: null });
    assert.deepEqual(await names(engine), [ALPINE, 'golang:1.23-alpine']);
  });

  it('leaves nothing when it is stopped, and can begin anew', async () => {
    const engine = await engineWith([ALPINE]);
    const pull = await value(engine.imageCreate(GOLANG, PULL));
    for await (const { status } of pull.messages) if (status === 'Download complete') break;
    const stoppedAt = engine.now();
    assert.equal((await pull.ended()).error?.message, 'context canceled');
    assert.equal(engine.now(), stoppedAt);
    assert.deepEqual(await names(engine), [ALPINE]);
    const again = await toEnd(engine.imageCreate(GOLANG, PULL));
    assert.equal(again.messages.filter(({ status }) => status === 'Pull complete').length, 4);
    assert.deepEqual(await names(engine), [ALPINE, 'golang:1.23-alpine']);
  });

  it('goes to its end when nobody wants its messages', async () => {
    const engine = await engineWith([]);
    const pull = await value(engine.imageCreate(GOLANG, PULL));
    assert.deepEqual(await names(engine), []);
    assert.deepEqual(await pull.ended(), { error: null, value: null });
    assert.deepEqual(await names(engine), ['golang:1.23-alpine']);
  });
});

describe('a push and a load through the engine', () => {
  it('leave nothing in a registry when the push is stopped', async () => {
    const engine = await engineWith(['golang:1.23-alpine']);
    const name = 'localhost:5000/go:1';
    await value(engine.imageTag('golang:1.23-alpine', name));
    const push = await value(engine.imagePush(name, PULL));
    for await (const { status } of push.messages) if (status === 'Pushing') push.messages.cancel();
    assert.equal((await push.ended()).error?.message, 'context canceled');
    await value(engine.imageDelete(name, { force: false, noprune: false }));
    const gone = await engine.imageCreate(name, PULL);
    assert.equal(gone.ok, false);
  });

  it('keep the images that were read before the load was stopped', async () => {
    const engine = await engineWith([ALPINE, 'golang:1.23-alpine']);
    const archive = await value(engine.imageGet([ALPINE, 'golang:1.23-alpine']));
    for (const image of [ALPINE, 'golang:1.23-alpine'])
      await value(engine.imageDelete(image, { force: false, noprune: false }));
    const load = await value(engine.imageLoad(archive, { quiet: false }));
    let first = '';
    for await (const { stream } of load.messages) {
      if (stream === null) continue;
      first = stream;
      break;
    }
    assert.equal((await load.ended()).error?.message, 'context canceled');
    assert.deepEqual(
      (await names(engine)).map(image => `Loaded image: ${image}\n`),
      [first],
    );
  });
});

describe('a build with BuildKit through the engine', () => {
  const requestOf = async (engine: Engine): Promise<SolveRequest> => {
    const context = await contextOf(engine);
    return {
      at: engine.now(),
      seed: 5,
      platform: 'linux/arm64',
      context,
      contextName: '/work',
      uploaded: false,
      namedContexts: [],
      cacheFrom: [],
      remoteContext: null,
      dockerfileTree: context,
      dockerfileName: 'Dockerfile',
      dockerfilePath: 'Dockerfile',
      tags: ['docker.io/library/built'],
      target: null,
      buildArgs: {},
      labels: [],
      noCache: false,
      entitlements: [],
      noCacheFilter: [],
      pull: false,
      targetPlatform: null,
      secrets: {},
      call: null,
      exportImage: true,
      exportFiles: [],
      network: 'default',
      limits: [],
      hosts: [],
    };
  };
  const completed = (told: readonly BuildStatus[], name: RegExp) =>
    told.flatMap(({ vertexes = [] }) => vertexes).filter(one => name.test(one.name) && one.completed !== undefined);

  it('tells what is new, as it happens', async () => {
    const engine = await engineWith([ALPINE]);
    const before = engine.now();
    const build = await value(engine.imageBuild(await requestOf(engine)));
    assert.ok(engine.now() - before < 100);
    const said: string[] = [];
    for await (const { at, logs = [] } of build.progress) {
      assert.ok(at <= engine.now());
      for (const { data } of logs) said.push(`${Math.floor((at - before) / 10_000)} ${Buffer.from(data, 'base64')}`);
      assert.deepEqual(await names(engine), [ALPINE]);
    }
    assert.deepEqual(said, ['0 begun\n', '2 over\n']);
    const result = await build.ended();
    assert.equal(result.error, null);
    assert.deepEqual(await names(engine), [ALPINE, 'built:latest']);
  });

  it('that is canceled keeps the steps that were done, and no image', async () => {
    const engine = await engineWith([ALPINE]);
    const build = await value(engine.imageBuild(await requestOf(engine)));
    const told: BuildStatus[] = [];
    for await (const status of build.progress) {
      told.push(status);
      if (status.logs !== undefined) break;
    }
    assert.equal(completed(told, /echo one/).length, 1);
    const { error, image, status } = await build.ended();
    assert.equal(image, null);
    assert.match(error?.message ?? '', /context canceled$/);
    const vertexOf = (name: RegExp) => status.vertices.find(vertex => name.test(vertex.name));
    assert.deepEqual([vertexOf(/echo begun/)?.error, vertexOf(/echo three/)], ['context canceled', undefined]);
    assert.deepEqual(await names(engine), [ALPINE]);
    const kept = await value(engine.buildDiskUsage({}));
    assert.deepEqual(
      kept.map(({ Description }) => Description).filter(one => one.includes('echo')),
      ['mount / from exec /bin/sh -c echo one > /one'],
    );
    const again = await value(engine.imageBuild(await requestOf(engine)));
    const second = await all(again.progress);
    assert.deepEqual(
      [/echo one/, /echo begun/, /echo three/].map(name => completed(second, name)[0]?.cached ?? false),
      [true, false, false],
    );
    assert.equal((await again.ended()).error, null);
  });
});

describe('a build with the builder of old through the engine', () => {
  const requestOf = async (engine: Engine): Promise<ClassicRequest> => ({
    at: engine.now(),
    context: await contextOf(engine),
    dockerfile: 'Dockerfile',
    dockerfilePath: 'Dockerfile',
    tags: ['built'],
    target: '',
    buildArgs: {},
    labels: {},
    cacheFrom: [],
    noCache: false,
    pull: false,
    remove: true,
    forceRemove: false,
    platform: '',
    network: '',
    hosts: [],
    isolation: '',
    securityOptions: false,
    memory: 0,
    memorySwap: 0,
    shmSize: 0,
    sent: 2048,
  });
  const textOf = (messages: readonly ProgressMessage[]) => messages.map(({ stream }) => stream).join('');
  const images = async (engine: Engine) =>
    (await value(engine.imageList({ all: true, filters: {}, sharedSize: false }))).length;
  const containers = async (engine: Engine) =>
    (await value(engine.containerList({ all: true, limit: -1, size: false, filters: {} }))).map(({ State }) => State);

  it('has done a line when it says so, and no more', async () => {
    const engine = await engineWith([ALPINE]);
    const build = await value(engine.imageBuildClassic(await requestOf(engine)));
    const seen: string[] = [];
    for await (const { at, stream } of build.messages) {
      assert.ok(at <= engine.now());
      if (/^Step|^begun|^over/.test(stream ?? '')) seen.push(`${(stream ?? '').slice(0, 6)} ${await images(engine)}`);
      if (stream === 'begun\n') assert.deepEqual(await containers(engine), ['running']);
    }
    assert.deepEqual(seen, ['Step 1 1', 'Step 2 1', 'Step 3 2', 'begun\n 2', 'over\n 2', 'Step 4 3']);
    const { error, value: built } = await build.ended();
    assert.deepEqual([error, built?.exitCode], [null, 0]);
    assert.deepEqual(await names(engine), [ALPINE, 'built:latest']);
  });

  it('that is canceled kills and removes the container of its step, and keeps the images of those before', async () => {
    const engine = await engineWith([ALPINE]);
    const build = await value(engine.imageBuildClassic(await requestOf(engine)));
    const before = engine.now();
    for await (const { stream } of build.messages) if (stream === 'begun\n') build.messages.cancel();
    assert.equal((await build.ended()).error?.message, 'context canceled');
    assert.ok(engine.now() - before < 5000, 'nobody waited for the step');
    assert.deepEqual(await containers(engine), []);
    assert.deepEqual([await images(engine), await names(engine)], [2, [ALPINE]]);
    const again = await toEnd(engine.imageBuildClassic(await requestOf(engine)));
    assert.match(textOf(again.messages), /Step 2\/4 : RUN echo one > \/one\n ---> Using cache\n/);
    assert.equal(again.error, null);
  });
});
