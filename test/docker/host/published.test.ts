import assert from 'node:assert/strict';
import { played, said } from './world.ts';

describe('a published port, from the host', () => {
  it('answers while a container listens behind it', async () => {
    const { host } = await played(['docker run -d --name web -p 8080:80 -p 9000:9000 nginx:1.27-alpine']);
    assert.match(await said(host, 'curl -s localhost:8080'), /Welcome to nginx!/);
    assert.match(await said(host, 'curl -I http://127.0.0.1:8080/'), /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(await said(host, 'wget -qO- http://localhost:8080 | grep -c title'), /^1\n$/);
    // What `docker port` prints can be asked as it stands.
    assert.match(await said(host, 'curl -s 0.0.0.0:8080'), /Welcome to nginx!/);
    assert.equal(await said(host, "curl -s -o /dev/null -w '%{remote_ip}' 0.0.0.0:8080"), '127.0.0.1');
    assert.match(await said(host, 'docker exec web wget -qO- 0.0.0.0:80'), /Welcome to nginx!/);
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

  it('answers on a port that the host gave out', async () => {
    const { host } = await played(['docker run -d -P --name web nginx:1.27-alpine']);
    assert.equal(await said(host, 'docker port web'), '80/tcp -> 0.0.0.0:32768\n80/tcp -> [::]:32768\n');
    assert.match(await said(host, 'curl -sI localhost:32768'), /^HTTP\/1\.1 200 OK\r\n/);
  });

  it('is a registry that speaks HTTP to everyone', async () => {
    const { host } = await played([
      'docker pull -q alpine:3.21',
      'docker tag alpine:3.21 localhost:5000/team/app:1',
      'docker push -q localhost:5000/team/app:1',
    ]);
    for (const [line, body] of [
      ['curl -s localhost:5000/v2/', '{}'],
      ['curl -s localhost:5000/v2/_catalog', '{"repositories":["team/app"]}\n'],
      ['curl -s localhost:5000/v2/team/app/tags/list', '{"name":"team/app","tags":["1"]}\n'],
      [
        'curl -s localhost:5000/v2/nope/tags/list',
        '{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known to registry","detail":{"name":"nope"}}]}\n',
      ],
      [
        'curl -s localhost:5000/v2/team/app/manifests/9',
        '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown","detail":{"Tag":"9"}}]}\n',
      ],
      ['curl -s localhost:5000/foo', '404 page not found\n'],
    ] as const)
      assert.equal(await said(host, line), body, line);
    const typed =
      "curl -s -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' localhost:5000/v2/team/app/manifests/1";
    assert.match(await said(host, typed), /^\{\n {3}"schemaVersion": 2,/);
    assert.match(
      await said(host, 'curl -s localhost:5000/v2/team/app/manifests/1'),
      /schema 1 is not simulated on this host/,
    );
  });

  it('shows its proxy, its shim and its process in ps of the host, with the daemon', async () => {
    const { host } = await played(['docker run -d -p 8080:80 --name web nginx:1.27-alpine']);
    assert.match(
      await said(host, 'ps -ef'),
      /dockerd -H fd:.*-bash.*docker-proxy -proto tcp -host-ip 0\.0\.0\.0 -host-port 8080.*containerd-shim-runc-v2 -namespace moby -id [0-9a-f]{64}.*nginx: master process.*ps -ef/s,
    );
    assert.match(await said(host, 'ps aux | grep nginx'), /nginx: master process[^\n]*\n[^\n]*grep nginx\n$/);
  });

  it('has what the daemon keeps on its disk, for root alone', async () => {
    const { host } = await played([
      'docker volume create site',
      'docker run --name one -v site:/d alpine:3.21 sh -c "echo hi > /d/a; echo said"',
      "sudo sh -c 'echo two > /var/lib/docker/volumes/site/_data/b'",
    ]);
    for (const [line, text] of [
      ['ls /var/lib/docker', "ls: cannot open directory '/var/lib/docker': Permission denied\n"],
      ['sudo ls /var/lib/docker/volumes/site/_data', 'a\nb\n'],
      ['docker run --rm -v site:/d alpine:3.21 cat /d/a /d/b', 'hi\ntwo\n'],
      ['sudo rm -rf /var/lib/docker', 'drydock: rm in /var/lib/docker is not simulated: its files can be read here\n'],
    ] as const)
      assert.equal(await said(host, line), text, line);
    assert.match(
      await said(host, 'sudo cat $(docker inspect -f "{{.LogPath}}" one)'),
      /^\{"log":"said\\n","stream":"stdout","time":"\d{4}-/,
    );
    assert.match(await said(host, 'ls -l /var/run/docker.sock'), /^srw-rw---- 1 root docker 0 /);
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
