import assert from 'node:assert/strict';
import type { SolveResult } from '../../../src/docker/builder/index.ts';
import { fileIn, worldWith } from './world.ts';

const DOCKERFILE =
  'FROM alpine\nWORKDIR /app\nCOPY deps.txt .\nRUN cp deps.txt installed.txt\nCOPY . .\nRUN cat app.txt > built.txt\nCMD ["cat","built.txt"]\n';
const FILES = { Dockerfile: DOCKERFILE, 'deps.txt': 'dep1\n', 'app.txt': 'v1\n' };

const states = (result: SolveResult): string =>
  result.view.steps.map(step => (step.state === 'cached' ? 'C' : step.state[0])).join('');
const causes = (result: SolveResult) => result.view.steps.slice(1).map(step => step.cause);

describe('the build cache', () => {
  it('runs every step the first time and none the second, to the very same image', async () => {
    const world = await worldWith(FILES);
    const first = await world.build();
    const second = await world.build();
    assert.equal(states(first).slice(1), 'ddddd');
    assert.equal(states(second).slice(1), 'CCCCC');
    assert.equal(second.image?.id, first.image?.id);
    assert.equal(world.ran.length, 2);
    assert.deepEqual(new Set(causes(first).map(cause => cause.kind)), new Set(['first']));
  });

  it('runs again from the step whose file changed, and says which file', async () => {
    const world = await worldWith(FILES);
    await world.build();
    await world.write({ 'app.txt': 'v2\n' });
    const result = await world.build();
    assert.equal(states(result).slice(1), 'CCCdd');
    assert.deepEqual(causes(result).slice(3), [
      { kind: 'files', paths: ['app.txt'] },
      { kind: 'parent', step: 4 },
    ]);
    assert.equal(fileIn(result, '/app/built.txt'), 'v2\n');
  });

  it('does not care when a file was written, but whether it may be run', async () => {
    const world = await worldWith(FILES);
    await world.build();
    await world.write({ 'app.txt': 'v1\n' });
    assert.equal(states(await world.build()).slice(1), 'CCCCC');
    world.chmod('/app.txt', 0o755);
    assert.equal(states(await world.build()).slice(1), 'CCCdd');
  });

  it('remembers more than the latest: going back to old content is a hit', async () => {
    const world = await worldWith(FILES);
    const first = await world.build();
    await world.write({ 'app.txt': 'v2\n' });
    await world.build();
    await world.write({ 'app.txt': 'v1\n' });
    const back = await world.build();
    assert.equal(states(back).slice(1), 'CCCCC');
    assert.equal(back.image?.id, first.image?.id);
  });

  it('does not see what .dockerignore keeps out', async () => {
    const world = await worldWith({ ...FILES, '.dockerignore': '*.log\n.dockerignore\nDockerfile\n' });
    await world.build();
    await world.write({ 'trace.log': 'noise\n' });
    const result = await world.build();
    assert.equal(states(result).slice(1), 'CCCCC');
    assert.equal(fileIn(result, '/app/trace.log'), null);
  });

  it('keys a RUN by its text and environment, not by labels and defaults', async () => {
    const world = await worldWith({ Dockerfile: 'FROM alpine\nENV E=1\nRUN echo hi > /f\nLABEL a=1\nCMD x\n' });
    await world.build();
    await world.write({ Dockerfile: 'FROM alpine\nENV E=1\nRUN  echo hi > /f\nLABEL a=2\nCMD y\n' });
    assert.equal(states(await world.build()).slice(1), 'C');
    await world.write({ Dockerfile: 'FROM alpine\nENV E=2\nRUN echo hi > /f\n' });
    const result = await world.build();
    assert.deepEqual(causes(result), [{ kind: 'instruction', was: 'RUN echo hi > /f' }]);
  });

  it('under --no-cache runs RUN and COPY again, but not WORKDIR', async () => {
    const world = await worldWith(FILES);
    await world.build();
    const result = await world.build({ noCache: true });
    assert.equal(states(result).slice(1), 'Cdddd');
    assert.deepEqual(
      new Set(
        causes(result)
          .slice(1)
          .map(cause => cause.kind),
      ),
      new Set(['no-cache']),
    );
  });

  it('keys COPY --from by the files themselves: a builder that ran to the same result changes nothing after it', async () => {
    const text = (note: string) =>
      `FROM alpine AS build\nCOPY app.txt /in\nRUN echo ${note} && cp /in /out\nFROM alpine\nCOPY --from=build /out /out\nRUN echo done\n`;
    const world = await worldWith({ ...FILES, Dockerfile: text('one') });
    await world.build();
    await world.write({ Dockerfile: text('two') });
    const result = await world.build();
    const of = (name: string) => result.view.steps.find(step => step.name.endsWith(name))?.state;
    assert.deepEqual(
      [of('RUN echo two && cp /in /out'), of('COPY --from=build /out /out'), of('RUN echo done')],
      ['done', 'cached', 'cached'],
    );
  });

  it('says that the base moved', async () => {
    const world = await worldWith(FILES);
    await world.build();
    await world.rebase('newer\n');
    const result = await world.build();
    assert.equal(states(result).slice(1), 'ddddd');
    assert.deepEqual(causes(result)[0], { kind: 'base' });
  });

  it('shares a prefix between Dockerfiles', async () => {
    const world = await worldWith({ ...FILES, Other: 'FROM alpine\nWORKDIR /app\nCOPY deps.txt .\nRUN echo other\n' });
    await world.build();
    assert.equal(states(await world.build({ dockerfileName: 'Other' })).slice(1), 'CCd');
  });

  it('keeps what a cache mount holds from build to build', async () => {
    const text = (n: number) =>
      `FROM alpine\nRUN --mount=type=cache,target=/c echo ${n} > /c/${n} && cat /c/1 > /seen\n`;
    const world = await worldWith({ Dockerfile: text(1) });
    await world.build();
    await world.write({ Dockerfile: text(2) });
    const result = await world.build();
    assert.equal(result.error, null);
    assert.equal(fileIn(result, '/seen'), '1\n');
    assert.equal(fileIn(result, '/c/2'), null);
  });
});
