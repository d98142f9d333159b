/** `docker manifest inspect` and `docker buildx imagetools inspect`: what a registry says, asked by the client itself. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { boot, type Host, run } from '../../../src/docker/index.ts';

const AT = Date.parse('2026-11-23T17:00:00Z');

async function host(lines: readonly string[] = []): Promise<Host> {
  let made = await boot({
    seed: 1,
    at: AT,
    platform: 'linux/amd64',
    directory: '/home/student',
    files: {},
    images: [],
    catalogue: null,
  });
  for (const line of lines) made = (await run(made, line, { at: AT, columns: null, stdin: '' })).host;
  return made;
}

async function ask(line: string, on?: Host) {
  const { outcome, traffic } = await run(on ?? (await host()), line, { at: AT + 1000, columns: null, stdin: '' });
  return { ...outcome, calls: traffic.map(({ from, to, request }) => `${from} → ${to} ${request}`) };
}

const PUSH = [
  'docker pull -q alpine:3.21',
  'docker tag alpine:3.21 localhost:5000/app:1',
  'docker push -q localhost:5000/app:1',
];
const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

interface Listed {
  readonly mediaType: string;
  readonly manifests: readonly {
    readonly mediaType: string;
    readonly size: number;
    readonly digest: string;
    readonly platform: Readonly<Record<string, string>>;
  }[];
}

describe('docker manifest inspect', () => {
  it('lists the manifests of every platform, three blanks deep, size before digest', async () => {
    const { stdout, ending } = await ask('docker manifest inspect alpine:3.21');
    assert.equal(ending.exitCode, 0);
    const list = JSON.parse(stdout) as Listed;
    assert.equal(stdout, `${JSON.stringify(list, null, 3)}\n`);
    assert.deepEqual(Object.keys(list), ['schemaVersion', 'mediaType', 'manifests']);
    assert.equal(list.mediaType, 'application/vnd.oci.image.index.v1+json');
    assert.deepEqual(Object.keys(list.manifests[0] ?? {}), ['mediaType', 'size', 'digest', 'platform']);
    assert.deepEqual(
      list.manifests.map(one => one.platform),
      [
        { architecture: 'amd64', os: 'linux' },
        { architecture: 'arm64', os: 'linux', variant: 'v8' },
      ],
    );
  });

  it('asks the registry itself: the index twice, then manifest and config of every platform', async () => {
    const { calls } = await ask('docker manifest inspect hello-world');
    const path = '/v2/library/hello-world';
    assert.deepEqual(calls.slice(0, 4), [
      'client → registry GET /v2/',
      `client → registry GET ${path}/manifests/latest`,
      'client → registry GET /v2/',
      `client → registry GET ${path}/manifests/latest`,
    ]);
    assert.equal(calls.length, 8);
    assert.ok(calls[4]?.startsWith(`client → registry GET ${path}/manifests/sha256:`));
    assert.ok(calls[5]?.startsWith(`client → registry GET ${path}/blobs/sha256:`));
  });

  it('knows the other registries that the catalogue has images of', async () => {
    const { stdout, stderr } = await ask('docker manifest inspect gcr.io/distroless/static');
    assert.equal(stderr, '');
    assert.equal((JSON.parse(stdout) as Listed).manifests.length, 2);
    const missing = await ask('docker manifest inspect gcr.io/nosuch');
    // What there is of it the host does not know.
    assert.equal(missing.stderr, 'drydock: gcr.io/nosuch is not simulated on this host\n');
    assert.equal(missing.ending.kind, 'not-simulated');
  });

  it('shows with --verbose the very bytes of each manifest', async () => {
    const { stdout } = await ask('docker manifest inspect -v alpine:3.21');
    const all = JSON.parse(stdout) as {
      readonly Ref: string;
      readonly Descriptor: { readonly digest: string; readonly size: number };
      readonly Raw: string;
      readonly OCIManifest: unknown;
    }[];
    assert.equal(stdout, `${JSON.stringify(all, null, '\t')}\n`);
    for (const { Ref, Descriptor, Raw, OCIManifest } of all) {
      const text = Buffer.from(Raw, 'base64').toString();
      assert.equal(Ref, `docker.io/library/alpine:3.21@${Descriptor.digest}`);
      assert.equal(digestOf(text), Descriptor.digest);
      assert.equal(text.length, Descriptor.size);
      assert.deepEqual(JSON.parse(text), OCIManifest);
    }
  });

  it('shows one manifest with tabs, and takes plain HTTP only with --insecure', async () => {
    const on = await host(PUSH);
    const refused = await ask('docker manifest inspect localhost:5000/app:1', on);
    assert.equal(refused.stderr, 'no such manifest: localhost:5000/app:1\n');
    assert.equal(refused.ending.exitCode, 1);
    const { stdout } = await ask('docker manifest inspect --insecure localhost:5000/app:1', on);
    assert.ok(
      stdout.startsWith(
        '{\n\t"schemaVersion": 2,\n\t"mediaType": "application/vnd.docker.distribution.manifest.v2+json",\n',
      ),
    );
    const { stdout: all } = await ask('docker manifest inspect --insecure -v localhost:5000/app:1', on);
    assert.match(all, /^\{\n\t"Ref": "localhost:5000\/app:1",\n/);
    assert.match(all, /\n\t"SchemaV2Manifest": \{\n/);
  });

  it('says what is not there as Docker does', async () => {
    const said = async (what: string) => (await ask(`docker manifest inspect ${what}`)).stderr;
    assert.equal(
      await said('nosuch'),
      'errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required\n\n',
    );
    assert.equal(await said('alpine:nosuch'), 'no such manifest: docker.io/library/alpine:nosuch\n');
    assert.equal(await said('mine alpine'), 'No such manifest: docker.io/library/alpine:latest\n');
    assert.equal(
      await said('localhost:6000/app'),
      'failed to configure transport: error pinging v2 registry: Get "https://localhost:6000/v2/": dial tcp 127.0.0.1:6000: connect: connection refused\n',
    );
    assert.match(await said('Alpine'), /must be lowercase/);
  });
});

describe('docker buildx imagetools inspect', () => {
  it('names the index and its manifests', async () => {
    const { stdout, calls } = await ask('docker buildx imagetools inspect alpine:3.21');
    const lines = stdout.split('\n');
    const [, digest = ''] = /^Digest: {4}(sha256:[0-9a-f]{64})$/m.exec(stdout) ?? [];
    assert.deepEqual(lines.slice(0, 5), [
      'Name:      docker.io/library/alpine:3.21',
      'MediaType: application/vnd.oci.image.index.v1+json',
      `Digest:    ${digest}`,
      '           ',
      'Manifests: ',
    ]);
    assert.match(lines[5] ?? '', /^ {2}Name: {6}docker\.io\/library\/alpine:3\.21@sha256:[0-9a-f]{64}$/);
    assert.deepEqual(
      lines.filter(line => line.startsWith('  Platform:')),
      ['  Platform:  linux/amd64', '  Platform:  linux/arm64/v8'],
    );
    assert.deepEqual(calls, [
      'client → registry HEAD /v2/library/alpine/manifests/3.21',
      `client → registry GET /v2/library/alpine/manifests/${digest}`,
    ]);
  });

  it('gives with --raw the bytes that the digest is of, which a pull prints too', async () => {
    const on = await host();
    const { stdout } = await ask('docker buildx imagetools inspect --raw alpine:3.21', on);
    const pulled = await ask('docker pull alpine:3.21', on);
    assert.ok(pulled.stdout.includes(`Digest: ${digestOf(stdout)}\n`));
  });

  it('runs templates over the manifest and the configs', async () => {
    const on = await host(PUSH);
    const format = async (name: string, template: string) =>
      (await ask(`docker buildx imagetools inspect ${name} --format '${template}'`, on)).stdout;
    const manifest = JSON.parse(await format('alpine:3.21', '{{json .Manifest}}')) as Listed;
    assert.deepEqual(Object.keys(manifest), ['schemaVersion', 'mediaType', 'digest', 'size', 'manifests']);
    assert.equal(
      await format('alpine', '{{.Name}}{{range $p, $i := .Image}} {{$p}} {{$i.Config.Cmd}}{{end}}'),
      'alpine linux/amd64 [/bin/sh] linux/arm64 [/bin/sh]',
    );
    assert.equal(await format('localhost:5000/app:1', '{{.Image.Architecture}}'), 'amd64');
    assert.match(await format('localhost:5000/app:1', '{{.Manifest}}'), /^Name: {6}localhost:5000\/app:1\n/);
  });

  it('says what is not there as Buildx does', async () => {
    const said = async (what: string) => (await ask(`docker buildx imagetools inspect ${what}`)).stderr;
    assert.equal(await said('alpine:nosuch'), 'ERROR: docker.io/library/alpine:nosuch: not found\n');
    assert.equal(
      await said('nosuch'),
      'ERROR: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed\n',
    );
    assert.equal(await said("alpine --raw --format '{{.Name}}'"), 'ERROR: format and raw cannot be used together\n');
  });
});
