import assert from 'node:assert/strict';
import { editFiles, freeze, type Host, screen, thaw, view } from '../../../src/docker/index.ts';
import { MAIN_GO, ONE_STAGE, played, said, TWO_STAGES, type } from './world.ts';

function table(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split('\n')
    .map(line => line.split(/ {3,}/));
}

const BASE = [
  'WORKDIR /go',
  'RUN /bin/sh -c mkdir -p "$GOPATH/src" "$GOPA…',
  'COPY /target/ / # buildkit',
  'ENV PATH=/go/bin:/usr/local/go/bin:/usr/loca…',
  'ENV GOPATH=/go',
  'ENV GOTOOLCHAIN=local',
  'ENV GOLANG_VERSION=1.23.6',
  'RUN /bin/sh -c apk add --no-cache ca-certifi…',
  'CMD ["/bin/sh"]',
  'ADD alpine-minirootfs-3.21.3-aarch64.tar.gz …',
];

describe('the seminar, typed from beginning to end', () => {
  let host: Host;

  before(async () => {
    host = (await played([], { files: { 'main.go': MAIN_GO, 'hello.Dockerfile': ONE_STAGE } })).host;
  });

  const enter = async (line: string, columns: number | null = null) => {
    const ran = await type(host, line, columns);
    assert.equal(ran.outcome.ending.exitCode, 0, `${line}: ${ran.outcome.stderr}`);
    host = ran.host;
    return ran.outcome;
  };

  it('builds an image without a name, which its id removes', async () => {
    const built = await enter('docker build -f hello.Dockerfile .', 100);
    assert.match(screen(built.chunks, 100).join('\n'), /\[\+\] Building \d+\.\ds \(9\/9\) FINISHED/);
    const [, dangling] = table((await enter('docker image ls')).stdout);
    assert.deepEqual([dangling?.[0], dangling?.[1], dangling?.[4]], ['<none>', '<none>', '275MB']);
    const { id } = view(host).images[0] ?? { id: '' };
    const removed = await enter(`docker rmi ${id.slice(7, 19)} -f`);
    assert.equal(removed.stdout, `Deleted: ${id}\n`);
  });

  it('builds it again under a name, out of the cache, and runs it', async () => {
    await enter('docker build -f hello.Dockerfile -t sem04/hello .');
    const last = view(host).builds.at(-1);
    assert.ok(last?.steps.every(step => step.state === 'cached' || step.instruction === 'FROM'));
    const [head, row] = table((await enter('docker image ls')).stdout);
    assert.deepEqual(head, ['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE']);
    assert.deepEqual([row?.[0], row?.[1], row?.[4]], ['sem04/hello', 'latest', '275MB']);
    assert.equal((await enter('docker container run sem04/hello')).stdout, 'Hello World\n');
  });

  it('shows sixteen rows of history with the sizes of the seminar', async () => {
    const [, ...rows] = table((await enter('docker image history sem04/hello')).stdout);
    const own = [
      ['CMD ["hello.out"]', '0B'],
      ['ENV PATH=/usr/local/app:/go/bin:/usr/local/g…', '0B'],
      ['RUN /bin/sh -c go build -o hello.out ./ # bu…', '31.6MB'],
      ['ENV GO111MODULE=off', '0B'],
      ['COPY main.go ./ # buildkit', '72B'],
      ['WORKDIR /usr/local/app', '0B'],
    ];
    const sizes = ['0B', '0B', '235MB', '0B', '0B', '0B', '0B', '640kB', '0B', '8.17MB'];
    assert.deepEqual(
      rows.map(row => [row[2], row[3]]),
      [...own, ...BASE.map((text, at) => [text, sizes[at]])],
    );
  });

  it('builds in two stages: 10.3MB and four rows', async () => {
    host = editFiles(host, [{ path: 'hello.Dockerfile', text: TWO_STAGES }], host.clock + 1000);
    const built = await enter('docker build -f hello.Dockerfile -t sem04/hello .', 100);
    assert.match(screen(built.chunks, 100).join('\n'), /\[\+\] Building \d+\.\ds \(12\/12\) FINISHED/);
    const rows = table((await enter('docker image ls')).stdout);
    assert.equal(rows.find(row => row[0] === 'sem04/hello')?.[4], '10.3MB');
    assert.equal((await enter('docker container run sem04/hello')).stdout, 'Hello World\n');
    const [, ...history] = table((await enter('docker image history sem04/hello')).stdout);
    assert.deepEqual(
      history.map(row => [row[2], row[3]]),
      [
        ['CMD ["hello.out"]', '0B'],
        ['COPY /build/hello.out /bin/hello.out # build…', '2.16MB'],
        ['CMD ["/bin/sh"]', '0B'],
        ['ADD alpine-minirootfs-3.21.3-aarch64.tar.gz …', '8.17MB'],
      ],
    );
  });

  it('says that the platform is linux/arm64', async () => {
    assert.equal(
      (await enter("docker image inspect -f '{{.Os}}/{{.Architecture}}' sem04/hello")).stdout,
      'linux/arm64\n',
    );
    assert.ok(view(host).images.every(image => image.platform === 'linux/arm64'));
  });

  it('freezes to less than 40 KB and thaws to the same host', async () => {
    const text = JSON.stringify(freeze(host));
    assert.ok(text.length < 40_000, `${text.length} bytes`);
    const thawed = thaw(JSON.parse(text), null);
    assert.deepEqual(view(thawed), view(host));
    assert.equal(await said(thawed, 'docker system df'), await said(host, 'docker system df'));
  });
});
