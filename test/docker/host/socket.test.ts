import assert from 'node:assert/strict';
import { boot, type Host, type Ran, run } from '../../../src/docker/index.ts';

const SOCKET = 'curl -s --unix-socket /var/run/docker.sock';

function hostWith(images: readonly string[]): Promise<Host> {
  return boot({
    seed: 1,
    at: 0,
    platform: 'linux/arm64',
    directory: '/home/student',
    files: {},
    images,
    catalogue: null,
  });
}

function type(host: Host, line: string): Promise<Ran> {
  return run(host, line, { at: 0, columns: 100, stdin: '' });
}

describe("the daemon's socket, without the docker client", () => {
  it('lists images as the Engine API does, with or without a version before the path', async () => {
    const host = await hostWith(['alpine:3.21']);
    for (const path of ['/images/json', '/v1.51/images/json']) {
      const { outcome, traffic } = await type(host, `${SOCKET} http://localhost${path}`);
      const [image] = JSON.parse(outcome.stdout) as readonly { readonly RepoTags: readonly string[] }[];
      assert.deepEqual(image?.RepoTags, ['alpine:3.21']);
      assert.deepEqual(
        traffic.map(call => call.request),
        ['GET /images/json'],
      );
    }
  });
  it('obeys filters, and hands on what goes to a pipe', async () => {
    const host = await hostWith(['alpine:3.21']);
    const dangling = await type(host, `${SOCKET} 'http://x/images/json?filters={"dangling":["true"]}'`);
    assert.equal(dangling.outcome.stdout, '[]\n');
    const piped = await type(host, `${SOCKET} http://x/version | jq -r .Version`);
    assert.match(piped.outcome.stdout, /^\d+\.\d+\.\d+\n$/);
  });
  it('says what is not there', async () => {
    const { outcome } = await type(await hostWith([]), `${SOCKET} http://localhost/images/nosuch/json`);
    assert.match(outcome.stdout, /^\{"message":"No such image: nosuch/);
  });
  it('says plainly what it does not do, and nothing listens elsewhere', async () => {
    const host = await hostWith([]);
    const made = await type(host, `${SOCKET} -X POST http://localhost/containers/create`);
    assert.equal(made.outcome.ending.kind, 'not-simulated');
    const other = await type(host, 'curl --unix-socket /tmp/other.sock http://localhost/info');
    assert.equal(other.outcome.ending.exitCode, 7);
  });
});
