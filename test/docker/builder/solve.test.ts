import assert from 'node:assert/strict';
import { layersDownTo } from '../../../src/docker/image/index.ts';
import { fileIn, worldWith } from './world.ts';

const build = async (dockerfile: string, files: Parameters<typeof worldWith>[0] = {}, more = {}) =>
  (await worldWith({ Dockerfile: dockerfile, ...files })).build(more);

describe('a build', () => {
  it('makes a layer for RUN, COPY, ADD and WORKDIR, also when nothing changes, and none for the rest', async () => {
    const result = await build('FROM alpine\nWORKDIR /etc\nRUN echo\nENV A=1\nLABEL b=2\nCMD ["x"]\n');
    assert.equal(layersDownTo(result.image?.top ?? null).length, 3);
    assert.equal(result.image?.config.rootfs.diff_ids.length, 3);
    assert.deepEqual(
      result.view.steps.map(step => step.size > 0),
      [true, false, false],
    );
    assert.equal(result.image?.top?.layer.diffId, result.image?.top?.parent?.layer.diffId);
  });

  it('gives the base itself when it changes nothing, and keeps its time when it changes metadata alone', async () => {
    assert.equal((await build('FROM alpine\n')).image?.id, 'sha256:base');
    assert.equal((await build('FROM alpine\nCMD ["x"]\n')).image?.config.created, '2025-01-01T00:00:00Z');
  });

  it('copies by the rules of COPY', async () => {
    const files = { 'a.txt': 'a\n', 'b.txt': 'b\n', 'dir/c.txt': 'c\n', 'dir/sub/d.txt': 'd\n' };
    const dockerfile =
      'FROM alpine\nWORKDIR /w\nCOPY a.txt .\nCOPY a.txt renamed\nCOPY *.txt /many/\nCOPY dir /flat\nCOPY dir/ /etc/\nCOPY --chown=app:9 --chmod=640 a.txt /own/\nCOPY <<E /doc\nhi $HOME!\nE\nCOPY *.none /nowhere/\n';
    const result = await build(dockerfile, files);
    assert.equal(result.error, null);
    for (const [path, text] of Object.entries({
      '/w/a.txt': 'a\n',
      '/w/renamed': 'a\n',
      '/many/b.txt': 'b\n',
      '/flat/c.txt': 'c\n',
      '/flat/sub/d.txt': 'd\n',
      '/etc/c.txt': 'c\n',
      '/etc/release': 'base\n',
      '/doc': 'hi !\n',
    }))
      assert.equal(fileIn(result, path), text, path);
    assert.equal(fileIn(result, '/nowhere'), null);
  });

  it('unpacks a local archive for ADD, and copies it for COPY', async () => {
    const files = { 'x.tgz': { tgz: { 'in/f.txt': 'packed\n' } } };
    const result = await build('FROM alpine\nADD x.tgz /add/\nCOPY x.tgz /copy/\n', files);
    assert.equal(fileIn(result, '/add/in/f.txt'), 'packed\n');
    assert.equal(fileIn(result, '/copy/in/f.txt'), null);
  });

  it('says what is missing, where, and what came before it', async () => {
    const result = await build('FROM alpine\nRUN echo a\nCOPY gone.txt /\nRUN echo b\n');
    assert.match(
      result.error?.message ?? '',
      /^failed to compute cache key: failed to calculate checksum of ref \S+::\S{25}: "\/gone\.txt": not found$/u,
    );
    assert.deepEqual(result.error?.lines, [[3, 3]]);
    assert.equal(result.image, null);
    assert.equal(result.view.steps.at(-1)?.state, 'error');
  });

  it('stops at a process that fails', async () => {
    const result = await build('FROM alpine\nRUN echo out && exit 3\nRUN echo never\n');
    assert.equal(
      result.error?.message,
      'process "/bin/sh -c echo out && exit 3" did not complete successfully: exit code: 3',
    );
    assert.deepEqual(
      result.view.steps.map(step => step.state),
      ['done', 'error'],
    );
  });

  it('builds only what the target needs', async () => {
    const world = await worldWith({
      Dockerfile: 'FROM alpine AS a\nRUN exit 1\nFROM alpine AS b\nRUN echo b\nFROM nosuch AS c\n',
    });
    const result = await world.build({ target: 'B' });
    assert.equal(result.error, null);
    assert.deepEqual(world.ran, ['/bin/sh -c echo b']);
  });

  it('runs independent stages side by side', async () => {
    const result = await build(
      'FROM alpine AS x\nRUN sleep 2 && echo x > /x\nFROM alpine AS y\nRUN sleep 2 && echo y > /y\nFROM scratch\nCOPY --from=x /x /\nCOPY --from=y /y /\n',
    );
    assert.equal(result.error, null);
    assert.ok(result.duration > 2000 && result.duration < 3500, String(result.duration));
  });

  it('resolves a base that is not there into the words of the registry', async () => {
    const result = await build('FROM nosuch:1\n');
    assert.equal(
      result.error?.message,
      'nosuch:1: failed to resolve source metadata for docker.io/library/nosuch:1: docker.io/library/nosuch:1: not found',
    );
  });

  it('gives secrets to one step and keeps them out of the image', async () => {
    const dockerfile = 'FROM alpine\nRUN --mount=type=secret,id=key cat /run/secrets/key > /seen\n';
    const result = await build(dockerfile, {}, { secrets: { key: 'hush' } });
    assert.equal(fileIn(result, '/seen'), 'hush');
    assert.equal(fileIn(result, '/run/secrets/key'), null);
  });

  it('says that it cannot fetch a URL, in the words of a builder without a network', async () => {
    const result = await build('FROM alpine\nADD https://example.com/x.tar /\n');
    assert.deepEqual(result.error && [result.error.kind, result.error.message, result.error.lines], [
      'not-simulated',
      'failed to load cache key: Get "https://example.com/x.tar": dial tcp: lookup example.com: no such host',
      null,
    ]);
  });

  it('sends a file only when it changed, and counts the bytes as the protocol does', async () => {
    const world = await worldWith({ Dockerfile: 'FROM alpine\nCOPY hello.txt .\n', 'hello.txt': 'hello\n' });
    const first = await world.build();
    const second = await world.build();
    assert.deepEqual([first.view.context.bytes, second.view.context.bytes], [42, 30]);
  });

  it('stops at the cap of the host', async () => {
    const world = await worldWith({ Dockerfile: 'FROM alpine\nCOPY f /f\n', f: 'x' });
    world.fill();
    assert.equal((await world.build()).error?.kind, 'limit');
  });

  it('keeps out of the context what .dockerignore names, and warns of a COPY that asks for it', async () => {
    const files = { 'a.log': 'x', 'keep.log': 'y', 'sub/b.log': 'z', '.dockerignore': '**/*.log\n!keep.log\n' };
    const all = await build('FROM alpine\nCOPY . /c\n', files);
    assert.deepEqual(
      ['/c/a.log', '/c/keep.log', '/c/sub/b.log'].map(path => fileIn(all, path)),
      [null, 'y', null],
    );
    const one = await build('# check=experimental=CopyIgnoredFile\nFROM alpine\nCOPY a.log /\n', files);
    assert.match(one.error?.message ?? '', /"\/a\.log": not found$/u);
    assert.deepEqual(
      one.warnings.map(warning => warning.message),
      ['Attempting to Copy file "a.log" that is excluded by .dockerignore'],
    );
    const own = await build('FROM alpine\nCOPY . /c\n', { ...files, 'Dockerfile.dockerignore': 'keep.log\n' });
    assert.deepEqual([fileIn(own, '/c/a.log'), fileIn(own, '/c/keep.log')], ['x', null]);
  });

  it('refuses a .dockerignore with a pattern that is none', async () => {
    assert.equal((await build('FROM alpine\n', { '.dockerignore': '[a\n' })).error?.message, 'syntax error in pattern');
  });

  it('is the same for the same arguments', async () => {
    const twice = await Promise.all([1, 2].map(() => build('FROM alpine\nRUN echo a > /a\nCOPY f /f\n', { f: 'x' })));
    assert.deepEqual(twice[0]?.status, twice[1]?.status);
    assert.equal(twice[0]?.image?.configJson, twice[1]?.image?.configJson);
  });

  it('fails by warnings when the Dockerfile asks for it', async () => {
    const result = await build('# check=error=true\nFROM alpine as x\nCMD echo 1\n');
    assert.equal(result.error?.message, 'lint violation found for rules: FromAsCasing, JSONArgsRecommended');
  });
});
