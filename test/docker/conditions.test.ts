/** What goes wrong on purpose, in the words of Docker 28.5.2: recorded with a registry that does so, and with /var/lib/docker on a full tmpfs. */
import assert from 'node:assert/strict';
import {
  boot,
  conditionsOf,
  freeze,
  type Host,
  type HostConditions,
  type ProfileName,
  run,
  thaw,
  view,
  withConditions,
} from '../../src/docker/index.ts';

const AT = Date.parse('2026-11-23T10:00:00Z');

async function hostWith(conditions: Partial<HostConditions>, profile: ProfileName = '28'): Promise<Host> {
  const host = await boot({
    seed: 3,
    at: AT,
    platform: 'linux/arm64',
    profile,
    directory: '/home/student',
    files: {
      Dockerfile: 'FROM alpine:3.21\nCOPY note /\n',
      'own.Dockerfile': 'FROM golang:1.23-alpine\nRUN true\n',
      note: 'a\n',
    },
    images: ['alpine:3.21'],
    catalogue: null,
  });
  return withConditions(host, { registry: 'answers', disk: 'free', ...conditions });
}

/** Each line with its exit code, what differs by chance written `*`. */
async function said(host: Host, lines: readonly string[]): Promise<{ texts: readonly string[]; host: Host }> {
  const texts: string[] = [];
  let at = host;
  for (const line of lines) {
    const { outcome, host: next } = await run(at, line, { at: AT, columns: null, stdin: '' });
    at = next;
    const text = `${outcome.stdout}${outcome.stderr}`
      .replace(/GetImageBlob\d+/g, 'GetImageBlob*')
      .replace(/overlay2\/[0-9a-z]{25,64}(-init)?\/\.tmp-link\d+/g, 'overlay2/*$1/.tmp-link*')
      .replace(/prepare {2}as [0-9a-z]{25}/g, 'prepare  as *')
      .replace(/json\d+:/g, 'json*:');
    texts.push(`${text}${outcome.ending.exitCode}`);
  }
  return { texts, host: at };
}

const HUB = 'dial tcp: lookup registry-1.docker.io: no such host';

describe('what goes wrong on purpose', () => {
  it('a registry that does not answer: by each command that asks it; what is on the host still builds and runs', async () => {
    const { texts } = await said(await hostWith({ registry: 'down' }), [
      'docker pull golang:1.23-alpine',
      'docker build -q -f own.Dockerfile . 2>&1 | tail -1',
      'docker search nginx',
      'docker manifest inspect alpine:3.21',
      'docker buildx imagetools inspect alpine:3.21',
      'docker pull quay.io/x/y:1',
      'docker build -q -t own . > /dev/null',
      'docker run --rm own cat /note',
      'docker tag own localhost:5000/own && docker push -q localhost:5000/own',
    ]);
    assert.deepEqual(texts, [
      `Error response from daemon: Get "https://registry-1.docker.io/v2/": ${HUB}\n1`,
      `ERROR: failed to build: failed to solve: golang:1.23-alpine: failed to resolve source metadata for docker.io/library/golang:1.23-alpine: failed to do request: Head "https://registry-1.docker.io/v2/library/golang/manifests/1.23-alpine": ${HUB}\n0`,
      'Error response from daemon: Get "https://index.docker.io/v1/search?q=nginx&n=25": dial tcp: lookup index.docker.io: no such host\n1',
      `failed to configure transport: error pinging v2 registry: Get "https://registry-1.docker.io/v2/": ${HUB}\n1`,
      `ERROR: failed to do request: Head "https://registry-1.docker.io/v2/library/alpine/manifests/3.21": ${HUB}\n1`,
      'Error response from daemon: Get "https://quay.io/v2/": dial tcp: lookup quay.io: no such host\n1',
      '0',
      'a\n0',
      'localhost:5000/own:latest\n0',
    ]);
  });

  it('a rate limit: pull and run say it, a build by the request that met it', async () => {
    const limit =
      'toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit';
    const { texts } = await said(await hostWith({ registry: 'limited' }), [
      'docker pull golang:1.23-alpine',
      'docker run --rm golang:1.23-alpine true',
      'docker build -q -f own.Dockerfile . 2>&1 | tail -2',
      'docker run --rm alpine:3.21 echo here',
      'docker pull nosuch/repository',
    ]);
    assert.equal(texts[0], `Error response from daemon: ${limit}\n1`);
    assert.equal(
      texts[1],
      `Unable to find image 'golang:1.23-alpine' locally\ndocker: Error response from daemon: ${limit}\n\nRun 'docker run --help' for more information\n125`,
    );
    assert.match(
      texts[2] ?? '',
      /^ERROR: failed to build: failed to solve: golang:1\.23-alpine: failed to resolve source metadata for docker\.io\/library\/golang:1\.23-alpine: failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https:\/\/registry-1\.docker\.io\/v2\/library\/golang\/manifests\/sha256:[0-9a-f]{64}: 429 Too Many Requests\ntoomanyrequests: You have reached your unauthenticated pull rate limit\. https:\/\/www\.docker\.com\/increase-rate-limit\n0$/,
    );
    assert.equal(texts[3], 'here\n0');
    assert.match(texts[4] ?? '', /pull access denied for nosuch\/repository/);
  });

  it('layers that are not what they are named by: nothing of the image stays', async () => {
    const { texts, host } = await said(await hostWith({ registry: 'corrupt' }), [
      'docker pull golang:1.23-alpine 2>&1 | tail -2',
      'docker build -q -f own.Dockerfile . 2>&1 | tail -1',
      'docker pull alpine:3.21 | tail -1',
    ]);
    assert.match(
      texts[0] ?? '',
      /^[0-9a-f]{12}: Verifying Checksum\nfilesystem layer verification failed for digest sha256:[0-9a-f]{64}\n0$/,
    );
    assert.match(
      texts[1] ?? '',
      /^ERROR: failed to build: failed to solve: failed commit on ref "layer-sha256:([0-9a-f]{64})": unexpected commit digest sha256:[0-9a-f]{64}, expected sha256:\1: failed precondition\n0$/,
    );
    assert.equal(texts[2], 'docker.io/library/alpine:3.21\n0');
    assert.deepEqual(
      view(host).images.flatMap(({ tags }) => tags),
      ['alpine:3.21'],
    );
  });

  it('a slow registry takes simulated time, and prints the same', async () => {
    const line = ['docker pull golang:1.23-alpine'];
    const [quick, slow] = await Promise.all(
      (['answers', 'slow'] as const).map(async registry => said(await hostWith({ registry }), line)),
    );
    // What ends first may end later: layers come in another order.
    const rows = (each: typeof quick): readonly string[] => (each?.texts[0] ?? '').split('\n').toSorted();
    assert.deepEqual(rows(slow), rows(quick));
    const [usual, long] = [quick, slow].map(each => view(each?.host ?? assert.fail()).now - AT);
    assert.ok(Number(long) > 20 * Number(usual), `${long} against ${usual}`);
  });

  it('a full disk: what writes is refused, what removes makes room, and then it is written', async () => {
    const full = ': no space left on device\n';
    const { texts, host } = await said(await hostWith({ disk: 'full' }), [
      'docker pull golang:1.23-alpine 2>&1 | tail -1',
      'docker build .',
      'docker run --rm alpine:3.21 true',
      'docker create alpine:3.21',
      'docker tag alpine:3.21 own:1',
      'docker network create own',
      'docker volume create own',
      'docker image rm own:1',
      'docker image ls -q | wc -l',
    ]);
    assert.deepEqual(texts, [
      `write /var/lib/docker/tmp/GetImageBlob*${full}0`,
      `#0 building with "default" instance using docker driver

#1 [internal] load build definition from Dockerfile
#1 ERROR: failed to prepare  as *: write /var/lib/docker/overlay2/*/.tmp-link*: no space left on device
------
 > [internal] load build definition from Dockerfile:
------
ERROR: failed to build: failed to solve: ResourceExhausted: failed to read dockerfile: failed to prepare  as *: write /var/lib/docker/overlay2/*/.tmp-link*${full}102`,
      `docker: Error response from daemon: write /var/lib/docker/overlay2/*-init/.tmp-link*${full}\nRun 'docker run --help' for more information\n125`,
      `Error response from daemon: write /var/lib/docker/overlay2/*-init/.tmp-link*${full}1`,
      `Error response from daemon: write /var/lib/docker/image/overlay2/.tmp-repositories.json*${full}1`,
      `Error response from daemon: failed to update store for object type *libnetwork.Network: write /var/lib/docker/network/files/local-kv.db${full}1`,
      'own\n0',
      `Error response from daemon: write /var/lib/docker/image/overlay2/.tmp-repositories.json*${full}1`,
      '1\n0',
    ]);
    const freed = await said(host, [
      'docker image rm alpine:3.21',
      'docker image prune -f | tail -1',
      'docker network create own | wc -c',
    ]);
    assert.match(freed.texts[0] ?? '', /no space left on device\n1$/);
    assert.match(freed.texts[1] ?? '', /^Total reclaimed space: 8\.\d+MB\n0$/);
    assert.equal(freed.texts[2], '65\n0');
  });

  it('with Docker 29, of which nothing was recorded, this host says so in its own words', async () => {
    for (const conditions of [{ registry: 'limited' }, { registry: 'corrupt' }, { disk: 'full' }] as const) {
      const host = await hostWith(conditions, '29');
      const { outcome } = await run(host, 'docker pull golang:1.23-alpine', { at: AT, columns: null, stdin: '' });
      assert.equal(outcome.ending.kind, 'not-simulated', JSON.stringify(conditions));
      assert.match(outcome.stderr, /is not simulated with Docker 29/);
    }
  });

  it('is frozen with the host, and what was as usual is frozen as before', async () => {
    const host = await hostWith({ registry: 'slow', disk: 'full' });
    const again = thaw(JSON.parse(JSON.stringify(freeze(host))), null);
    assert.deepEqual(conditionsOf(again), { registry: 'slow', disk: 'full' });
    assert.equal(withConditions(again, conditionsOf(again)), again);
    const usual = withConditions(again, { registry: 'answers', disk: 'free' });
    assert.doesNotMatch(JSON.stringify(freeze(usual)), /conditions/);
    assert.deepEqual(conditionsOf(usual), { registry: 'answers', disk: 'free' });
  });
});
