/** What pictures and checks see of builds by the classic builder, and how they freeze. */
import assert from 'node:assert/strict';
import { boot, freeze, type Host, run, thaw, view } from '../../../src/docker/index.ts';

const FILES = {
  Dockerfile: 'FROM alpine:3.21\nWORKDIR /app\nCOPY a .\nRUN cat a\nCMD ["cat", "a"]\n',
  a: 'one\n',
};
const BUILD = 'DOCKER_BUILDKIT=0 docker build -t app .';

function world(): Promise<Host> {
  return boot({
    seed: 1,
    at: Date.UTC(2026, 0, 1),
    platform: 'linux/amd64',
    directory: '/home/student/lab',
    files: FILES,
    images: ['alpine:3.21'],
    catalogue: null,
  });
}

async function type(host: Host, ...lines: readonly string[]): Promise<Host> {
  let next = host;
  for (const line of lines) {
    const ran = await run(next, line, { at: Date.UTC(2026, 0, 1), columns: null, stdin: '' });
    next = ran.host;
  }
  return next;
}

function causes(host: Host): readonly string[] {
  return (view(host).builds.at(-1)?.steps ?? []).map(({ instruction, state, cause }) => {
    const what = cause.kind === 'files' ? ` ${cause.paths.join()}` : cause.kind === 'parent' ? ` ${cause.step}` : '';
    return `${instruction} ${state} ${cause.kind}${what}`;
  });
}

describe('a build by the classic builder, as pictures see it', () => {
  it('tells of every line whether it was done and why', async () => {
    const first = await type(await world(), BUILD);
    assert.deepEqual(causes(first), [
      'FROM done hit',
      'WORKDIR done first',
      'COPY done parent 1',
      'RUN done parent 2',
      'CMD done parent 3',
    ]);
    const again = await type(first, BUILD);
    assert.deepEqual(causes(again), [
      'FROM done hit',
      'WORKDIR cached hit',
      'COPY cached hit',
      'RUN cached hit',
      'CMD cached hit',
    ]);
    const changed = await type(again, 'echo two > a', BUILD);
    assert.deepEqual(causes(changed), [
      'FROM done hit',
      'WORKDIR cached hit',
      'COPY done files a',
      'RUN done parent 2',
      'CMD done parent 3',
    ]);
  });

  it('counts what was sent, and calls the daemon as any build does', async () => {
    const ran = await run(await world(), BUILD, { at: Date.UTC(2026, 0, 1), columns: null, stdin: '' });
    const [call] = ran.traffic.filter(({ to }) => to === 'daemon');
    assert.equal(call?.request, 'POST /build');
    assert.equal(call?.sent, 3072);
    assert.ok(
      ran.outcome.stdout.startsWith(
        'Sending build context to Docker daemon  3.072kB\r\r\nStep 1/5 : FROM alpine:3.21\n',
      ),
    );
    const build = view(ran.host).builds.at(-1);
    assert.equal(build?.image, view(ran.host).images.find(image => image.tags.includes('app:latest'))?.id);
    assert.deepEqual(build?.tags, ['app:latest']);
  });

  it('is cached after its host was frozen and thawed', async () => {
    const host = thaw(freeze(await type(await world(), BUILD)), null);
    assert.deepEqual(causes(await type(host, BUILD)).slice(1), [
      'WORKDIR cached hit',
      'COPY cached hit',
      'RUN cached hit',
      'CMD cached hit',
    ]);
  });

  it('a step that fails is the last, and its container stays', async () => {
    const host = await type(await world(), "sed -i 's/cat a$/exit 3/' Dockerfile", BUILD);
    const build = view(host).builds.at(-1);
    assert.equal(build?.image, null);
    assert.equal(build?.steps.at(-1)?.state, 'error');
    assert.equal(build?.error, "The command '/bin/sh -c exit 3' returned a non-zero code: 3");
    assert.equal(view(host).containers[0]?.exitCode, 3);
  });
});
