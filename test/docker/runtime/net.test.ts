import assert from 'node:assert/strict';
import { type Draft, draftOf, emptyTree, fileSystemOf } from '../../../src/docker/filesystem/index.ts';
import { isShortfall } from '../../../src/docker/index.ts';
import type { Interface, Peer } from '../../../src/docker/runtime/index.ts';
import { alpine, debian, type Given, runInAlpine } from './machine.ts';

const EXTRA = ['curl', 'ifconfig', 'ip', 'nc', 'nslookup', 'pg_isready', 'psql', 'redis-cli', 'route'];

function pages(): Draft {
  const draft = draftOf(emptyTree);
  const files = fileSystemOf(draft, { now: () => 0 });
  files.mkdir('/usr/share/nginx/html', { recursive: true });
  files.write('/usr/share/nginx/html/index.html', '<h1>hi</h1>\n');
  files.write('/usr/share/nginx/html/a.txt', 'plain\n');
  return draft;
}

/** A network with a web server, a cache, a database, and a container where nothing listens. */
function network(): Pick<Given, 'lookup' | 'interfaces'> {
  const peer = (address: string, service: string | null, ports: readonly number[]): Peer => ({
    address,
    service,
    ports,
    filesystem: pages(),
  });
  const peers: Readonly<Record<string, Peer>> = {
    web: peer('172.18.0.2', 'nginx', [80]),
    cache: peer('172.18.0.3', 'redis-server', [6379]),
    db: peer('172.18.0.4', 'postgres', [5432]),
    idle: peer('172.18.0.5', null, []),
  };
  const card: Interface = {
    name: 'eth0',
    address: '172.18.0.9',
    bits: 16,
    mac: '02:42:ac:12:00:09',
    gateway: '172.18.0.1',
  };
  return { lookup: name => peers[name] ?? null, interfaces: [card] };
}

async function busybox(script: string, given: Given = {}) {
  const { stdout, stderr, exitCode, ending } = await runInAlpine(['sh', '-c', script], {
    filesystem: alpine(EXTRA),
    ...network(),
    ...given,
  });
  return [stdout, ending !== null && isShortfall(ending) ? ending.message : stderr, exitCode];
}

async function gnu(script: string, given: Given = {}) {
  return busybox(script, { filesystem: debian(), ...given });
}

const OUTSIDE = (host: string) =>
  `the world outside of this machine's containers is not simulated: ${host} was asked for`;

describe('clients of the network', () => {
  it('curl prints a page, its head, its status, or why there is none', async () => {
    assert.deepEqual(await busybox('curl -s http://web/a.txt; curl -s web'), ['plain\n<h1>hi</h1>\n', '', 0]);
    assert.deepEqual(await busybox('curl -sI web/a.txt'), [
      'HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/plain\r\nContent-Length: 6\r\nConnection: keep-alive\r\n\r\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox("curl -s -o /dev/null -w '%{http_code}\\n' web/none; curl -so /f web; cat /f"), [
      '404\n<h1>hi</h1>\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('curl -fsS web/none'), [
      '',
      'curl: (22) The requested URL returned error: 404\n',
      22,
    ]);
    assert.deepEqual(await busybox('curl -sS none'), ['', 'curl: (6) Could not resolve host: none\n', 6]);
    assert.deepEqual(await busybox('curl -sS idle:81'), [
      '',
      'curl: (7) Failed to connect to idle port 81 after 0 ms: Could not connect to server\n',
      7,
    ]);
    assert.deepEqual(await busybox('curl -s none; curl -sS none'), ['', 'curl: (6) Could not resolve host: none\n', 6]);
    assert.deepEqual(await busybox('curl https://example.com'), ['', OUTSIDE('example.com'), 1]);
  });

  it('curl draws its meter where that does not disturb its output', async () => {
    const head =
      '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n';
    const begun = '\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0';
    const done = '\r100    12  100    12    0     0   6000      0 --:--:-- --:--:-- --:--:--  6000\n';
    assert.deepEqual(await busybox('curl web'), ['<h1>hi</h1>\n', head + begun + done, 0]);
    assert.equal((await busybox('curl web', { tty: true }))[0], '<h1>hi</h1>\n');
    const [page, drawn] = await busybox('cd /tmp && curl -O web/a.txt && cat a.txt', { tty: true });
    assert.deepEqual([page, /100 {5}6 {2}100 {5}6/.test(String(drawn))], ['plain\n', true]);
    assert.deepEqual(await busybox('curl none'), ['', `${head}${begun}curl: (6) Could not resolve host: none\n`, 6]);
    assert.deepEqual(await busybox('curl -fsSLo'), [
      '',
      "curl: option -fsSLo: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
      2,
    ]);
    assert.equal((await busybox('curl -fsSLo /f web; cat /f'))[0], '<h1>hi</h1>\n');
  });

  it('curl on the host finds a published port closed behind its proxy', async () => {
    const closed: Peer = { address: 'localhost', service: null, ports: [], filesystem: null };
    const reach = (host: string, port: number) => (host === 'localhost' && port === 8080 ? closed : null);
    assert.deepEqual(await gnu('curl -sS localhost:8080', { reach }), [
      '',
      'curl: (56) Recv failure: Connection reset by peer\n',
      56,
    ]);
    assert.deepEqual(await gnu('curl -s localhost:9', { reach }), ['', '', 7]);
  });

  it('wget saves a page or prints it, each in the words of its family', async () => {
    assert.deepEqual(await busybox('wget -qO- web; cd /tmp; wget -q web/a.txt; cat a.txt'), [
      '<h1>hi</h1>\nplain\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('cd /tmp; wget web/a.txt'), [
      '',
      "Connecting to web:80 (172.18.0.2:80)\nsaving to 'a.txt'\na.txt                100% |********************************|     6  0:00:00 ETA\n'a.txt' saved\n",
      0,
    ]);
    assert.deepEqual(await busybox('wget web/none'), [
      '',
      'Connecting to web:80 (172.18.0.2:80)\nwget: server returned error: HTTP/1.1 404 Not Found\n',
      1,
    ]);
    assert.deepEqual(await busybox('wget none:81'), ['', "wget: bad address 'none:81'\n", 1]);
    assert.deepEqual(await busybox('wget -q idle'), [
      '',
      "wget: can't connect to remote host (172.18.0.5): Connection refused\n",
      1,
    ]);
    assert.deepEqual(await gnu('wget -q web/none'), ['', '', 8]);
    assert.deepEqual(await gnu('wget -q none'), ['', '', 4]);
    const asked = '--2025-03-10 12:00:00--  http://web/';
    const connected =
      'Resolving web (web)... 172.18.0.2\nConnecting to web (web)|172.18.0.2|:80... connected.\nHTTP request sent, awaiting response... ';
    assert.deepEqual(await gnu('cd /tmp; wget web/a.txt; cat a.txt'), [
      'plain\n',
      `${asked}a.txt\n${connected}200 OK\nLength: 6 [text/plain]\nSaving to: 'a.txt'\n\n     0K${' '.repeat(55)}100% 1.00M=0s\n\n2025-03-10 12:00:00 (1.00 MB/s) - 'a.txt' saved [6/6]\n\n`,
      0,
    ]);
    assert.deepEqual(await gnu('wget web/none'), [
      '',
      `${asked}none\n${connected}404 Not Found\n2025-03-10 12:00:00 ERROR 404: Not Found.\n\n`,
      8,
    ]);
    assert.deepEqual(await gnu('wget idle'), [
      '',
      '--2025-03-10 12:00:00--  http://idle/\nResolving idle (idle)... 172.18.0.5\nConnecting to idle (idle)|172.18.0.5|:80... failed: Connection refused.\n',
      4,
    ]);
    assert.deepEqual(await gnu('wget none'), [
      '',
      "--2025-03-10 12:00:00--  http://none/\nResolving none (none)... failed: Name or service not known.\nwget: unable to resolve host address 'none'\n",
      4,
    ]);
    assert.deepEqual(await gnu('wget --spider web/a.txt'), [
      '',
      `Spider mode enabled. Check if remote file exists.\n${asked}a.txt\n${connected}200 OK\nLength: 6 [text/plain]\nRemote file exists.\n\n`,
      0,
    ]);
  });

  it('ping counts its packets, one a second', async () => {
    const { stdout, duration } = await runInAlpine(['ping', '-c', '2', 'web'], {
      filesystem: alpine(EXTRA),
      ...network(),
    });
    assert.match(
      stdout,
      /^PING web \(172\.18\.0\.2\): 56 data bytes\n64 bytes from 172\.18\.0\.2: seq=0 ttl=64 time=0\.\d{3} ms\n64 bytes from 172\.18\.0\.2: seq=1 ttl=64 time=0\.\d{3} ms\n\n--- web ping statistics ---\n2 packets transmitted, 2 packets received, 0% packet loss\nround-trip min\/avg\/max = 0\.\d{3}\/0\.\d{3}\/0\.\d{3} ms\n$/,
    );
    assert.equal(duration, 1000);
    assert.deepEqual(await busybox('ping -c 1 none'), ['', "ping: bad address 'none'\n", 1]);
    assert.deepEqual(await gnu('ping -c 1 none'), ['', 'ping: none: Name or service not known\n', 2]);
    assert.deepEqual(await busybox('ping -c 1 example.com'), ['', OUTSIDE('example.com'), 1]);
  });

  it("names are asked for at Docker's own server, and elsewhere nobody answers", async () => {
    const server = 'Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\n';
    assert.deepEqual(await busybox('nslookup web'), [
      `${server}Non-authoritative answer:\nName:\tweb\nAddress: 172.18.0.2\n\nNon-authoritative answer:\n\n`,
      '',
      0,
    ]);
    const unknown = "** server can't find none: SERVFAIL\n\n";
    assert.deepEqual(await busybox('nslookup none'), [`${server}${unknown}${unknown}`, '', 1]);
    assert.deepEqual(await busybox('nslookup web', { resolvConf: 'nameserver 8.8.8.8\n' }), [
      ';; connection timed out; no servers could be reached\n\n',
      '',
      1,
    ]);
  });

  it('nc knocks at ports, and speaks a line', async () => {
    assert.deepEqual(await busybox('nc -zv web 80 && nc -z web 80; nc -zv idle 80'), [
      '',
      'web (172.18.0.2:80) open\nnc: idle (172.18.0.5:80): Connection refused\n',
      1,
    ]);
    assert.deepEqual(await busybox('echo PING | nc cache 6379'), ['+PONG\r\n', '', 0]);
    assert.deepEqual(await busybox('nc none 80'), ['', "nc: bad address 'none'\n", 1]);
    assert.deepEqual(await busybox('nc -l -p 80'), ['', 'nc as a server is not simulated', 1]);
  });

  it('redis keeps its values from one client to the next', async () => {
    const given = network();
    const cli = (words: string) => busybox(`redis-cli -h cache ${words}`, given);
    assert.deepEqual(await cli('set visits 1'), ['OK\n', '', 0]);
    assert.deepEqual(await cli('incr visits'), ['2\n', '', 0]);
    assert.deepEqual(await busybox("printf 'get visits\\ndel visits\\nexists visits\\n' | redis-cli -h cache", given), [
      '2\n1\n0\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('redis-cli -h web ping'), [
      '',
      'Could not connect to Redis at web:6379: Connection refused\n',
      1,
    ]);
    assert.deepEqual(await busybox('redis-cli -h none ping'), [
      '',
      'Could not connect to Redis at none:6379: Name does not resolve\n',
      1,
    ]);
  });

  it('redis is empty when its file was overwritten with something else', async () => {
    for (const text of ['junk', '{}', '[1, ["a"]]']) {
      const given = network();
      const files = given.lookup?.('cache')?.filesystem;
      assert.ok(files);
      fileSystemOf(files, { now: () => 0 }).mkdir('/data');
      fileSystemOf(files, { now: () => 0 }).write('/data/.drydock-redis.json', text);
      assert.deepEqual(await busybox('redis-cli -h cache dbsize; redis-cli -h cache set a b', given), [
        '0\nOK\n',
        '',
        0,
      ]);
    }
  });

  it('postgres tells whether it is up', async () => {
    assert.deepEqual(await busybox('pg_isready -h db; pg_isready'), [
      'db:5432 - accepting connections\n/var/run/postgresql:5432 - no response\n',
      '',
      2,
    ]);
    assert.deepEqual(await busybox("psql -h db -c 'select 1'"), [
      ' ?column? \n----------\n        1\n(1 row)\n\n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox("psql -h db -c 'select * from visits'"), ['', 'SQL is not simulated', 1]);
  });

  it('show the cards of a container and its ways out', async () => {
    assert.deepEqual(await busybox('ip -4 addr show eth0; ip route'), [
      '2: eth0@if5: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue \n    link/ether 02:42:ac:12:00:09 brd ff:ff:ff:ff:ff:ff\n    inet 172.18.0.9/16 brd 172.18.255.255 scope global eth0\n       valid_lft forever preferred_lft forever\ndefault via 172.18.0.1 dev eth0 \n172.18.0.0/16 dev eth0 scope link  src 172.18.0.9 \n',
      '',
      0,
    ]);
    assert.deepEqual(await busybox('ifconfig eth7'), [
      '',
      'ifconfig: eth7: error fetching interface information: Device not found\n',
      1,
    ]);
    const [routes] = await busybox('route -n');
    assert.match(String(routes), /\n0\.0\.0\.0 {9}172\.18\.0\.1 {6}0\.0\.0\.0 {9}UG {4}0 {6}0 {8}0 eth0\n/);
  });
});
