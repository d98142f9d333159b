/** What a host says of images that its catalogue does not list: Docker's words to the learner, its own beside them. */
import assert from 'node:assert/strict';
import { boot, freeze, type Host, run, thaw, view } from '../../../src/docker/index.ts';

const AT = Date.parse('2025-03-10T10:00:00Z');

async function hostWith(files: Readonly<Record<string, string>> = {}): Promise<Host> {
  const world = { seed: 7, at: AT, directory: '/home/student/work', images: [], catalogue: null };
  return boot({ ...world, platform: 'linux/amd64', files });
}

async function type(host: Host, line: string) {
  return run(host, line, { at: host.clock, columns: null, stdin: '' });
}

describe('an image that is a stand-in', () => {
  it('is pulled in Docker’s words, and the host says beside it what it is, once', async () => {
    const first = await type(await hostWith(), 'docker pull node:18-alpine');
    assert.match(first.outcome.stdout, /Status: Downloaded newer image for node:18-alpine\n/);
    assert.doesNotMatch(first.outcome.stdout + first.outcome.stderr, /stand-in|made from/);
    assert.deepEqual(first.outcome.remarks, [{ kind: 'stand-in', name: 'node:18-alpine', madeFrom: 'node:20-alpine' }]);
    const again = await type(first.host, 'docker pull node:18-alpine');
    assert.deepEqual(again.outcome.remarks, []);
    assert.equal(view(again.host).images[0]?.madeFrom, 'node:20-alpine');
  });

  it('is told at a build that stands on it', async () => {
    const built = await type(
      await hostWith({ Dockerfile: 'FROM python:3.9-slim\nRUN python --version\n' }),
      'docker build .',
    );
    assert.match(built.outcome.stderr, /Python 3\.9\.\d+/);
    assert.deepEqual(built.outcome.remarks, [
      { kind: 'stand-in', name: 'python:3.9-slim', madeFrom: 'python:3.11-slim' },
    ]);
  });

  it('has the same digest for everybody, by which only those find it who asked for its tag', async () => {
    const pulled = await type(await hostWith(), 'docker pull ruby:3.2');
    const [, digest = ''] = /Digest: (sha256:\w+)/.exec(pulled.outcome.stdout) ?? [];
    const again = await type(await hostWith(), 'docker pull ruby:3.2');
    assert.ok(again.outcome.stdout.includes(digest));
    const byDigest = await type(pulled.host, `docker pull -q ruby@${digest}`);
    assert.equal(byDigest.outcome.ending.exitCode, 0);
    const elsewhere = await type(await hostWith(), `docker pull -q ruby@${digest}`);
    assert.equal(elsewhere.outcome.ending.exitCode, 1);
  });

  it('is put away by name, with what was built on it', async () => {
    const files = { Dockerfile: 'FROM php:8.2-cli\nRUN echo hi > /hi\n' };
    const built = await type(await hostWith(files), 'docker build -q -t app . && docker pull -q php:8.2-cli');
    const frozen = freeze(built.host);
    assert.ok(JSON.stringify(frozen).length < 20_000);
    const host = thaw(JSON.parse(JSON.stringify(frozen)), null);
    assert.deepEqual(view(host), view(built.host));
    const cached = await type(host, 'docker build .');
    assert.match(cached.outcome.stderr, /CACHED/);
    assert.deepEqual(cached.outcome.remarks, []);
  });
});

describe('what a host cannot tell', () => {
  const said = async (line: string) => {
    const { outcome } = await type(await hostWith(), line);
    return [outcome.ending.kind, outcome.stderr.trim().split('\n').at(-1)];
  };

  it('is said in its own voice, with what comes near', async () => {
    assert.deepEqual(await said('docker pull node:27-alpine'), [
      'not-simulated',
      'drydock: node:27-alpine is not in the catalogue of this host, which cannot tell whether it exists; nearest: node:20-alpine, node:22-alpine, node:lts-alpine',
    ]);
    assert.deepEqual(await said('docker pull tomcat:10'), [
      'not-simulated',
      'drydock: tomcat is not simulated on this host; what comes near it: eclipse-temurin',
    ]);
    assert.deepEqual(await said('docker pull ghcr.io/astral-sh/uv'), [
      'not-simulated',
      'drydock: ghcr.io/astral-sh/uv is not simulated on this host',
    ]);
  });

  it('is Docker’s refusal where it is right', async () => {
    assert.deepEqual(await said('docker pull golang:lastest'), [
      'docker',
      'Error response from daemon: manifest for golang:lastest not found: manifest unknown: manifest unknown',
    ]);
    const { outcome } = await type(await hostWith(), 'docker pull someuser/private');
    assert.match(outcome.stderr, /pull access denied for someuser\/private/);
    assert.deepEqual(outcome.remarks, [{ kind: 'unlisted', name: 'someuser/private' }]);
    // Under a Dockerfile it is rather the list that lacks it.
    const built = await type(await hostWith({ Dockerfile: 'FROM someuser/tool:2\n' }), 'docker build .');
    const unknown = 'someuser/tool:2 is not in the catalogue of this host, which cannot tell whether it exists';
    assert.ok(built.outcome.stderr.endsWith(`drydock: Dockerfile:1: ${unknown}\n`), built.outcome.stderr);
    assert.deepEqual(built.outcome.remarks, []);
  });
});

describe('docker search and docker pull', () => {
  it('agree about what there is', async function () {
    this.timeout(60_000);
    const host = await hostWith();
    const names = new Set<string>();
    for (const letter of 'aeioubcdghmnprtwy') {
      const { outcome } = await type(host, `docker search --limit 100 --format '{{.Name}}' ${letter}`);
      for (const name of outcome.stdout.split('\n')) if (name !== '') names.add(name);
    }
    assert.ok(names.size > 30, `${names.size}`);
    for (const name of names) {
      const { outcome } = await type(host, `docker pull -q ${name}`);
      assert.equal(outcome.ending.exitCode, 0, `${name}: ${outcome.stderr}`);
    }
  });
});

describe('a digest that the host does not know', () => {
  const REAL = 'sha256:28bd5fe8b56d1bd048e5babf5b10710ebe0bae67db86916198a6eec434943f8b';

  it('is stood in for by what the host has under the tag beside it, which is said', async () => {
    const files = { Dockerfile: `FROM alpine:3.21@${REAL}\nRUN cat /etc/alpine-release\n` };
    const built = await type(await hostWith(files), 'docker build -t app .');
    assert.equal(built.outcome.ending.exitCode, 0);
    assert.ok(built.outcome.stderr.includes(`[1/2] FROM docker.io/library/alpine:3.21@${REAL}`));
    assert.deepEqual(built.outcome.remarks, [
      { kind: 'stand-in', name: `alpine:3.21@${REAL}`, madeFrom: 'alpine:3.21' },
    ]);
    const host = thaw(JSON.parse(JSON.stringify(freeze(built.host))), null);
    assert.deepEqual(view(host), view(built.host));
  });

  it('of a tag that is a stand-in is put away by the name of the tag', async () => {
    const files = { Dockerfile: `FROM node:18-alpine@${REAL}\nRUN node --version\n` };
    const built = await type(await hostWith(files), 'docker build -t app .');
    assert.equal(built.outcome.ending.exitCode, 0);
    const host = thaw(JSON.parse(JSON.stringify(freeze(built.host))), null);
    assert.deepEqual(view(host), view(built.host));
  });

  it('without a tag is not judged', async () => {
    const { outcome } = await type(await hostWith(), `docker pull alpine@${REAL}`);
    assert.match(outcome.stderr, /^drydock: alpine@sha256:28bd.* cannot tell whether it exists; nearest: alpine:3\.21/);
  });

  it('that is nobody’s is not found: made up, with a slip in it, or of another thing', async () => {
    const known = '7aa2807fa502ab99d815ce9a9dad43882659a1152ef0107d07cfa2d17dc81f78';
    for (const hex of ['0'.repeat(64), '0123456789abcdef'.repeat(4), known.replace('7aa2', '7ab2')]) {
      const { outcome } = await type(await hostWith(), `docker pull alpine@sha256:${hex}`);
      assert.match(outcome.stderr, /manifest unknown/, hex);
    }
  });

  it('an SDK of .NET has a number of its own, which is not judged', async () => {
    const { outcome } = await type(await hostWith(), 'docker pull mcr.microsoft.com/dotnet/sdk:8.0.404');
    assert.match(outcome.stderr, /^drydock: mcr.*sdk:8\.0\.404 is not in the catalogue of this host/);
  });
});
