/** A host of Docker 29: containerd's image store, and what it prints in its own way. */
import assert from 'node:assert/strict';
import {
  boot,
  freeze,
  type Host,
  type HostWorld,
  type ProfileName,
  run,
  thaw,
  view,
} from '../../../src/docker/index.ts';

const AT = Date.parse('2026-11-23T17:00:00Z');
const FILES = { Dockerfile: 'FROM alpine:3.21\nRUN echo hi > /x\n' };

const WORLD: HostWorld = {
  seed: 1,
  at: AT,
  platform: 'linux/amd64',
  directory: '/home/student',
  files: FILES,
  images: ['alpine:3.21'],
  catalogue: null,
};

async function host(images: readonly string[] = WORLD.images, profile: ProfileName = '29'): Promise<Host> {
  return boot({ ...WORLD, images, profile });
}

/** Runs lines one after another; what the last one printed. */
async function play(start: Host, lines: readonly string[], columns: number | null = null) {
  let at = start;
  let said = '';
  let errors = '';
  for (const line of lines) {
    const ran = await run(at, line, { at: AT, columns, stdin: '' });
    at = ran.host;
    said = ran.outcome.stdout;
    errors = ran.outcome.stderr;
  }
  return { host: at, said, errors };
}

const first = (text: string) => text.split('\n')[0] ?? '';
// biome-ignore lint/suspicious/noControlCharactersInRegex: a sequence of the terminal begins with ESC.
const uncoloured = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, '');

describe('a host of Docker 29', () => {
  it('says so, where a host says nothing it is 28', async () => {
    assert.equal((await play(await host(), ['docker --version'])).said, 'Docker version 29.5.2, build 79eb04c\n');
    assert.match(
      (await play(await host(), ['docker info'])).said,
      /Storage Driver: overlayfs\n {2}driver-type: io\.containerd\.snapshotter\.v1\n/,
    );
    const usual = await boot(WORLD);
    assert.match((await play(usual, ['docker --version'])).said, /^Docker version 28\./);
    assert.equal(
      first((await play(usual, ['docker images'])).said),
      'REPOSITORY   TAG       IMAGE ID       CREATED         SIZE',
    );
  });

  it('names a pulled image by its index, a built one by its manifest', async () => {
    const { host: on, said } = await play(await host([]), ['docker pull alpine:3.21']);
    const [, digest = ''] = /^Digest: (sha256:\w+)$/m.exec(said) ?? [];
    assert.equal((await play(on, ['docker image inspect alpine:3.21 --format {{.ID}}'])).said, `${digest}\n`);
    const built = await play(on, ['docker build -t app .', 'docker image inspect app --format {{.ID}}']);
    const id = built.said.trim();
    const { errors } = await play(on, ['docker build -t app .']);
    const [, config = ''] = /exporting config (sha256:\w+)/.exec(errors) ?? [];
    assert.notEqual(config, id);
    assert.deepEqual(
      errors
        .split('\n')
        .flatMap(line => /^#\d+ ((?:exporting|naming|unpacking).*?)(?: [\d.]+s)?(?: done)?$/.exec(line)?.[1] ?? []),
      [
        'exporting to image',
        'exporting layers',
        `exporting manifest ${id}`,
        `exporting config ${config}`,
        'naming to docker.io/library/app:latest',
        'unpacking to docker.io/library/app:latest',
      ],
    );
    assert.equal((await play(built.host, ['docker build -q .'])).said, `${id}\n`);
    assert.equal(view(built.host).builds.at(-1)?.image, id);
  });

  it('lists names with disk usage and content size, nameless images only with -a', async () => {
    const lines = ['docker build -t app .', 'docker build --no-cache -t app .'];
    const { host: on, said } = await play(await host(), [...lines, 'docker images']);
    const rows = said.trimEnd().split('\n');
    assert.equal(rows[0], 'IMAGE         ID             DISK USAGE   CONTENT SIZE   EXTRA');
    assert.match(rows[1] ?? '', /^alpine:3\.21 {3}[0-9a-f]{12} {9}11MB {9}3\.21MB/);
    assert.match(rows[2] ?? '', /^app:latest {4}[0-9a-f]{12} /);
    assert.equal(rows.length, 3);
    const all = (await play(on, ['docker images -a'])).said.trimEnd().split('\n');
    assert.match(all.at(-1) ?? '', /^<untagged> {4}/);
    assert.equal((await play(on, ['docker images -q'])).said.trim().split('\n').length, 2);
    assert.equal((await play(on, ["docker images --format '{{.Repository}}'"])).said, 'app\nalpine\n');
    assert.match((await play(on, ['docker images --no-trunc'])).said, /^REPOSITORY +TAG +IMAGE ID +CREATED +SIZE\n/);
  });

  it('counts blobs and what they are unpacked', async () => {
    const bytes = async (on: Host) =>
      Number((await play(on, ["docker image inspect alpine:3.21 --format '{{.Size}}'"])).said);
    const unpacked = await bytes(await host(['alpine:3.21'], '28'));
    const packed = await bytes(await host());
    assert.ok(packed > 0 && packed < unpacked);
    const { said } = await play(await host(), ["docker images --format '{{.Size}}'"]);
    assert.equal(said, `${((packed + unpacked) / 1e6).toPrecision(3).replace(/\.?0+$/, '')}MB\n`);
  });

  it('marks images in use, with a legend and colours on a terminal', async () => {
    const used = await play(await host(), ['docker run --name one alpine:3.21 true', 'docker images']);
    assert.match(used.said, / U {4}\n$/);
    const { said } = await play(used.host, ['docker images'], 80);
    const [legend = '', header = '', row = ''] = uncoloured(said).split('\n');
    assert.equal(legend, 'i Info →   U  In Use'.padStart(80));
    assert.equal(header, 'IMAGE         ID             DISK USAGE   CONTENT SIZE   EXTRA');
    assert.match(row, / {3} U {3}$/);
    assert.ok(said.includes('\u001b[34m\u001b[1malpine:3.21\u001b[0m'));
  });

  it('leaves out columns that a narrow terminal has no room for', async () => {
    const { said } = await play(await host(), ['docker images'], 45);
    assert.equal(uncoloured(said).split('\n')[1], 'IMAGE         ID             DISK USAGE');
  });

  it('guesses at a command without an empty line before it', async () => {
    const { errors } = await play(await host(), ['docker images ls']);
    assert.equal(errors, 'No images found matching "ls": did you mean "docker image ls"?\n');
  });

  it('shows platforms as a tree, present or not', async () => {
    const { said } = await play(await host(), ['docker images --tree']);
    const lines = said.split('\n');
    assert.match(lines[2] ?? '', /^├─ linux\/amd64 {6}[0-9a-f]{12} +11MB +3\.21MB/);
    assert.match(lines[3] ?? '', /^└─ linux\/arm64\/v8 {3}[0-9a-f]{12} +0B +0B/);
    assert.equal(lines[4], '');
    const { errors } = await play(await host(), ['docker images --tree -q']);
    assert.equal(errors, '--quiet is not yet supported with --tree\n');
    const older = await play(await host(['alpine:3.21'], '28'), ['docker images --tree']);
    assert.match(older.said, /^WARNING: This is an experimental feature\..*\n +Info -> {2}U In Use \n\n/);
  });

  it('has a digest for every name, and takes an image away in one line', async () => {
    const { host: on, said } = await play(await host([]), [
      'docker pull -q alpine:3.21',
      "docker image inspect alpine:3.21 --format '{{index .RepoDigests 0}}'",
    ]);
    const name = said.trim();
    assert.match(name, /^alpine@sha256:[0-9a-f]{64}$/);
    assert.equal(
      (await play(on, [`docker image inspect ${name} --format '{{index .RepoTags 0}}'`])).said,
      'alpine:3.21\n',
    );
    assert.equal(
      (await play(on, ['docker rmi alpine:3.21'])).said,
      `Untagged: alpine:3.21\nDeleted: ${name.slice('alpine@'.length)}\n`,
    );
    const only = await play(await host([]), [`docker pull -q ${name}`, 'docker images']);
    assert.ok(only.said.includes(`\n${name}   `));
  });

  it('pushes the manifest that it keeps', async () => {
    const { host: on, said } = await play(await host(), [
      'docker build -t localhost:5000/app .',
      'docker push localhost:5000/app',
    ]);
    const id = (await play(on, ['docker image inspect localhost:5000/app --format {{.ID}}'])).said.trim();
    assert.ok(said.includes(`latest: digest: ${id} size: `));
    assert.ok(!said.includes('Preparing'));
    const again = await play(on, ['docker rmi localhost:5000/app', 'docker pull localhost:5000/app']);
    assert.ok(again.said.includes(`Digest: ${id}\n`));
    assert.equal((await play(again.host, ['docker images -q --no-trunc localhost:5000/app'])).said, `${id}\n`);
  });

  it('tells that it pushed one platform of several', async () => {
    const lines = ['docker tag alpine:3.21 localhost:5000/base', 'docker push localhost:5000/base'];
    const { host: on, said } = await play(await host(), lines);
    const index = (await play(on, ['docker image inspect alpine:3.21 --format {{.ID}}'])).said.trim();
    const [, manifest = ''] = /^latest: digest: (\S+) /m.exec(said) ?? [];
    assert.notEqual(manifest, index);
    assert.ok(
      uncoloured(said).endsWith(
        `\n\n Info -> Not all multiplatform-content is present and only the available single-platform image was pushed\n         ${index} -> ${manifest}\n`,
      ),
    );
  });

  it('keeps ids through save and load, commit and freezing', async () => {
    const { host: on } = await play(await host(), [
      'docker build -t app .',
      'docker run --name one app true',
      'docker commit one kept',
      'docker pull -q --platform linux/arm64 busybox',
    ]);
    const ids = async (at: Host) => (await play(at, ['docker images -a -q --no-trunc'])).said;
    const before = await ids(on);
    assert.equal(new Set(before.trim().split('\n')).size, 4);
    const thawed = thaw(JSON.parse(JSON.stringify(freeze(on))), null);
    assert.equal(await ids(thawed), before);
    assert.deepEqual(view(thawed), view(on));
    assert.match((await play(thawed, ['docker --version'])).said, / 29\./);
    const loaded = await play(on, [
      'docker save -o all.tar app kept',
      'docker rm one',
      'docker rmi app kept',
      'docker load -i all.tar',
    ]);
    assert.equal(await ids(loaded.host), before);
  });
});
