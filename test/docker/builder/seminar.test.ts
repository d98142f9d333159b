import assert from 'node:assert/strict';
import { boot, type Host, run, screen } from '../../../src/docker/index.ts';

const AT = Date.UTC(2025, 1, 28, 17);

/** The seminar's program and its two Dockerfiles, as its `image history` tells them. */
const FILES = {
  'main.go': 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello World")\n}\n',
  'it1/hello.Dockerfile':
    'FROM golang:1.23-alpine\nWORKDIR /usr/local/app\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\nENV PATH=/usr/local/app:$PATH\nCMD ["hello.out"]\n',
  'it2/hello.Dockerfile':
    'FROM golang:1.23-alpine AS build\nWORKDIR /build\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\nFROM alpine:3.21\nCOPY --from=build /build/hello.out /bin/hello.out\nCMD ["hello.out"]\n',
};

describe("the seminar's builds", () => {
  let host: Host;
  let at = AT;

  const line = async (text: string, columns: number | null = null) => {
    at += 30_000;
    const ran = await run(host, text, { at, columns, stdin: '' });
    host = ran.host;
    assert.equal(ran.outcome.ending.exitCode, 0, ran.outcome.stderr);
    return ran.outcome;
  };
  const title = async (text: string) =>
    screen((await line(text, 100)).chunks, 100).find(row => row.includes('Building'));

  before(async () => {
    host = await boot({
      seed: 5,
      at: AT,
      platform: 'linux/arm64',
      directory: '/home/student/sem',
      files: FILES,
      images: ['golang:1.23-alpine', 'alpine:3.21'],
      catalogue: null,
    });
  });

  it('takes nine vertices, sixteen rows of history and 275MB in one stage', async () => {
    assert.match(
      (await title('docker build -f it1/hello.Dockerfile -t sem04/hello .')) ?? '',
      /^\[\+\] Building 2\.\ds \(9\/9\) FINISHED/u,
    );
    assert.equal((await line("docker image ls sem04/hello --format '{{.Size}}'")).stdout, '275MB\n');
    assert.deepEqual(
      (await line("docker history sem04/hello --format '{{.Size}} {{.CreatedBy}}'")).stdout.split('\n').slice(0, 6),
      [
        '0B CMD ["hello.out"]',
        '0B ENV PATH=/usr/local/app:/go/bin:/usr/local/g…',
        '31.6MB RUN /bin/sh -c go build -o hello.out ./ # bu…',
        '0B ENV GO111MODULE=off',
        '72B COPY main.go ./ # buildkit',
        '0B WORKDIR /usr/local/app',
      ],
    );
    assert.equal((await line('docker history -q sem04/hello')).stdout.trim().split('\n').length, 16);
    assert.equal((await line('docker run --rm sem04/hello')).stdout, 'Hello World\n');
  });

  it('takes twelve vertices, four rows and 10.3MB in two', async () => {
    assert.match(
      (await title('docker build -f it2/hello.Dockerfile -t sem04/hello .')) ?? '',
      /^\[\+\] Building \d\.\ds \(12\/12\) FINISHED/u,
    );
    assert.equal((await line("docker image ls sem04/hello --format '{{.Size}}'")).stdout, '10.3MB\n');
    assert.equal((await line('docker history -q sem04/hello')).stdout.trim().split('\n').length, 4);
    assert.equal((await line('docker run --rm sem04/hello')).stdout, 'Hello World\n');
  });
});
