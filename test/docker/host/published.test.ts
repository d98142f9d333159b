import assert from 'node:assert/strict';
import { played, said } from './world.ts';

describe('a published port, from the host', () => {
  it('answers while a container listens behind it', async () => {
    const { host } = await played(['docker run -d --name web -p 8080:80 -p 9000:9000 nginx:1.27-alpine']);
    assert.match(await said(host, 'curl -s localhost:8080'), /Welcome to nginx!/);
    assert.match(await said(host, 'curl -I http://127.0.0.1:8080/'), /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(await said(host, 'wget -qO- http://localhost:8080 | grep -c title'), /^1\n$/);
    // The proxy takes the connection and closes it again: nothing listens on 9000.
    assert.equal(await said(host, 'curl localhost:9000'), 'curl: (56) Recv failure: Connection reset by peer\n');
  });

  it('refuses when nothing is published there, or the container has stopped', async () => {
    const { host } = await played(['docker run -d --name web -p 8080:80 nginx:1.27-alpine', 'docker stop web']);
    for (const port of [8080, 8081])
      assert.equal(
        await said(host, `curl http://localhost:${port}`),
        `curl: (7) Failed to connect to localhost port ${port} after 0 ms: Could not connect to server\n`,
      );
  });

  it('says plainly that there is no world behind the host', async () => {
    const { host, ran } = await played(['curl https://example.org']);
    assert.equal(ran[0]?.outcome.ending.kind, 'not-simulated');
    assert.match(
      await said(host, 'docker run --rm alpine:3.21 hexdump /etc/passwd'),
      /hexdump of busybox is not simulated on this host\n$/,
    );
  });
});
