import assert from 'node:assert/strict';
import { builtInCatalogue } from '../../../src/docker/catalogue/index.ts';
import { draftOf } from '../../../src/docker/filesystem/index.ts';
import { blobOf, layersDownTo, treeOf } from '../../../src/docker/image/index.ts';
import type { CatalogueImage } from '../../../src/docker/registry/catalogue-image.ts';
import { runInAlpine } from '../runtime/machine.ts';

const catalogue = builtInCatalogue();

function find(name: string, architecture: string): CatalogueImage {
  const image = catalogue.byName.get(`library/${name}`)?.find(each => each.config.architecture === architecture);
  assert.ok(image, `${name} ${architecture}`);
  return image;
}

const sizes = (image: CatalogueImage) => layersDownTo(image.top).map(stored => stored.layer.size);
const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);

function run(image: CatalogueImage, argv: readonly string[], given = {}) {
  const { config, architecture } = image.config;
  return runInAlpine(argv, {
    filesystem: draftOf(treeOf(image.top)),
    env: config.Env ?? [],
    cwd: config.WorkingDir || '/',
    user: config.User ?? '',
    platform: architecture === 'arm64' ? 'linux/arm64' : 'linux/amd64',
    horizon: 30_000,
    ...given,
  });
}

describe('the catalogue', () => {
  it('has the layers, sizes and rows of the seminar', () => {
    const golang = find('golang:1.23-alpine', 'arm64');
    const alpine = find('alpine:3.21', 'arm64');
    assert.deepEqual(
      sizes(golang).map(size => Number(size.toPrecision(3))),
      [8.17e6, 640e3, 235e6, 0, 0],
    );
    assert.equal(golang.config.history.length, 10);
    assert.equal(alpine.config.history[0]?.created_by, 'ADD alpine-minirootfs-3.21.3-aarch64.tar.gz / # buildkit');
    assert.equal(alpine.config.history[1]?.created_by, 'CMD ["/bin/sh"]');
    assert.equal(golang.config.rootfs.diff_ids[0], alpine.config.rootfs.diff_ids[0]);
    assert.equal(layersDownTo(golang.top)[0], alpine.top);
  });

  it('offers each image for both platforms under one index', () => {
    const names = [...catalogue.byName.keys()];
    assert.ok(catalogue.images.length >= 100);
    for (const name of names) {
      const images = catalogue.byName.get(name) ?? [];
      assert.deepEqual(images.map(each => each.config.architecture).sort(), ['amd64', 'arm64'], name);
      assert.equal(new Set(images.map(each => each.index.digest)).size, 1, name);
      assert.equal(new Set(images.map(each => each.manifest.digest)).size, 2, name);
    }
  });

  it('keeps rows and layers in step, and blobs apart from layers', () => {
    for (const { names, config, top } of catalogue.images) {
      const made = config.history.filter(row => row.empty_layer !== true);
      const layers = layersDownTo(top);
      assert.equal(made.length, layers.length, names[0]);
      for (const stored of layers) {
        const { layer } = stored;
        const blob = blobOf(stored);
        assert.notEqual(blob.digest, layer.diffId);
        if (layer.size > 10_000) assert.ok(blob.size < layer.size, names[0]);
      }
    }
  });

  it('has images whose own command can be started', async () => {
    for (const image of catalogue.images) {
      if (image.config.architecture !== 'arm64') continue;
      const { Entrypoint = [], Cmd = [] } = image.config.config;
      const argv = [...Entrypoint, ...Cmd];
      if (argv.length === 0) continue;
      const ran = await run(image, argv, {
        env: [
          ...(image.config.config.Env ?? []),
          'POSTGRES_PASSWORD=x',
          'MYSQL_ROOT_PASSWORD=x',
          'MARIADB_ROOT_PASSWORD=x',
        ],
      });
      if (argv.includes('jshell') || argv.includes('bash') || argv.includes('node') || argv.includes('python3'))
        continue;
      assert.equal(ran.failure, null, image.names[0]);
      const how = ran.ending ?? { kind: 'exited', exitCode: 0 };
      assert.deepEqual(how, { kind: 'exited', exitCode: 0 }, `${image.names[0]}: ${ran.stderr}`);
    }
  });

  it('has servers that listen where their image says, and end on its stop signal', async () => {
    for (const name of [
      'nginx:latest',
      'nginx:alpine',
      'redis:7-alpine',
      'postgres:16',
      'httpd:2.4',
      'mysql:8.4',
      'registry:2',
      'memcached:1.6',
    ]) {
      const image = find(name, 'amd64');
      const { Entrypoint = [], Cmd = [], ExposedPorts = {}, StopSignal = 'SIGTERM', Env = [] } = image.config.config;
      const { process } = await run(image, [...Entrypoint, ...Cmd], {
        env: [...Env, 'POSTGRES_PASSWORD=x', 'MYSQL_ROOT_PASSWORD=x'],
      });
      assert.ok(
        process.ports.some(port => `${port}/tcp` in ExposedPorts),
        name,
      );
      assert.equal(process.signals[StopSignal.replace('SIG', '')]?.exitCode, 0, name);
    }
  });

  it('has package managers that find, install and remove', async () => {
    const alpine = find('alpine:3.21', 'amd64');
    const installed = await run(alpine, [
      'sh',
      '-c',
      'apk add --no-cache curl >/dev/null && curl --version | head -n 1 && apk del curl > /dev/null; curl',
    ]);
    assert.match(installed.stdout, /^curl 8\./);
    assert.equal(installed.stderr, 'sh: curl: not found\n');
    const unknown = await run(alpine, ['apk', 'add', 'nosuchpackage']);
    assert.equal(
      unknown.stderr,
      'ERROR: unable to select packages:\n  nosuchpackage (no such package):\n    required by: world[nosuchpackage]\n',
    );
    assert.equal(unknown.exitCode, 1);
    const debian = find('debian:bookworm-slim', 'amd64');
    assert.equal(
      (await run(debian, ['apt-get', 'install', '-y', 'curl'])).stderr,
      'E: Unable to locate package curl\n',
    );
    const whole = await run(debian, [
      'sh',
      '-c',
      'apt-get update && apt-get install -y --no-install-recommends curl && curl -V | head -1 && rm -rf /var/lib/apt/lists/*',
    ]);
    assert.equal(whole.exitCode, 0);
    assert.match(whole.stdout, /Setting up curl .*\n.*\ncurl 8/);
    assert.match(
      (await run(debian, ['apt-get', 'install', '-y', 'curl'], { user: 'nobody' })).stderr,
      /are you root\?/,
    );
  });

  it('speaks of files and commands as GNU and dash do in Debian', async () => {
    const debian = find('debian:bookworm-slim', 'amd64');
    const ran = await run(debian, [
      'sh',
      '-c',
      'ls /none; cat /none; nosuch; cd /none; mkdir a/b; echo "a\\tb"; bash -c "echo {a,b}; nosuch"',
    ]);
    assert.equal(
      ran.stderr,
      "ls: cannot access '/none': No such file or directory\ncat: /none: No such file or directory\nsh: 1: nosuch: not found\nsh: 1: cd: can't cd to /none\nmkdir: cannot create directory 'a/b': No such file or directory\nbash: line 1: nosuch: command not found\n",
    );
    assert.equal(ran.stdout, 'a\tb\na b\n');
  });

  it('prints what hello-world prints', async () => {
    const { stdout, exitCode } = await run(find('hello-world:latest', 'arm64'), ['/hello']);
    assert.equal(exitCode, 0);
    assert.match(
      stdout,
      /^\nHello from Docker!\nThis message shows that your installation appears to be working correctly\.\n/,
    );
    assert.match(stdout, /\(arm64v8\)/);
    assert.equal(sum(sizes(find('hello-world:latest', 'amd64'))), 10_072);
  });

  it('programs that every Debian image has are not said to be missing, and those that it lacks are', async () => {
    const debian = find('debian:12', 'amd64');
    for (const program of ['lsblk', 'tput', 'namei', 'getopt', 'mkfs.ext4', 'update-alternatives', 'whereis']) {
      const { ending } = await run(debian, [program]);
      assert.deepEqual([program, ending?.kind], [program, 'not-simulated']);
    }
    for (const program of ['ps', 'free', 'uptime', 'less', 'man', 'curl', 'vi'])
      assert.deepEqual([program, (await run(debian, ['sh', '-c', program])).exitCode], [program, 127]);
    assert.equal((await run(find('ubuntu:24.04', 'amd64'), ['sh', '-c', 'ps'])).exitCode, 0);
  });
});
