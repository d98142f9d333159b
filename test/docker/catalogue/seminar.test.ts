import assert from 'node:assert/strict';
import { boot, run } from '../../../src/docker/index.ts';

const AT = Date.UTC(2025, 1, 28, 12, 0, 0);
const FILES = {
  'main.go': 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello World")\n}\n',
  'hello.Dockerfile':
    'FROM golang:1.23-alpine\nWORKDIR /usr/local/app\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\nENV PATH=/usr/local/app:$PATH\nCMD ["hello.out"]\n',
  'slim.Dockerfile':
    'FROM golang:1.23-alpine AS build\nWORKDIR /build\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\n\nFROM alpine:3.21\nCOPY --from=build /build/hello.out /bin/hello.out\nCMD ["hello.out"]\n',
};

async function learner() {
  let host = await boot({
    seed: 4,
    at: AT,
    platform: 'linux/arm64',
    directory: '/home/student/lab',
    files: FILES,
    images: [],
    catalogue: null,
  });
  let at = AT;
  return async (line: string, columns: number | null = null) => {
    const ran = await run(host, line, { at, columns, stdin: '' });
    host = ran.host;
    at += ran.outcome.duration + 2000;
    return ran.outcome;
  };
}

const rows = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => {
      const [, createdBy = '', size = ''] = /^\S+ {3,}.+? ago {3,}(.+?) {2,}([\d.]+[kM]?B)/.exec(line) ?? [];
      return `${createdBy.trim()} | ${size}`;
    });

describe("the seminar's console sessions", () => {
  it('print the tables of the seminar', async () => {
    const type = await learner();
    assert.equal((await type('docker build -f hello.Dockerfile -t sem04/hello .')).ending.exitCode, 0);
    assert.match((await type('docker image ls')).stdout, /^sem04\/hello +latest +[0-9a-f]{12} +.* +275MB$/m);
    assert.equal((await type('docker container run sem04/hello')).stdout, 'Hello World\n');
    assert.deepEqual(rows((await type('docker image history sem04/hello')).stdout), [
      'CMD ["hello.out"] | 0B',
      'ENV PATH=/usr/local/app:/go/bin:/usr/local/g… | 0B',
      'RUN /bin/sh -c go build -o hello.out ./ # bu… | 31.6MB',
      'ENV GO111MODULE=off | 0B',
      'COPY main.go ./ # buildkit | 72B',
      'WORKDIR /usr/local/app | 0B',
      'WORKDIR /go | 0B',
      'RUN /bin/sh -c mkdir -p "$GOPATH/src" "$GOPA… | 0B',
      'COPY /target/ / # buildkit | 235MB',
      'ENV PATH=/go/bin:/usr/local/go/bin:/usr/loca… | 0B',
      'ENV GOPATH=/go | 0B',
      'ENV GOTOOLCHAIN=local | 0B',
      'ENV GOLANG_VERSION=1.23.6 | 0B',
      'RUN /bin/sh -c apk add --no-cache ca-certifi… | 640kB',
      'CMD ["/bin/sh"] | 0B',
      'ADD alpine-minirootfs-3.21.3-aarch64.tar.gz … | 8.17MB',
    ]);
    assert.equal((await type('docker build -f slim.Dockerfile -t sem04/hello .')).ending.exitCode, 0);
    assert.match((await type('docker image ls')).stdout, /^sem04\/hello +latest +[0-9a-f]{12} +.* +10\.3MB$/m);
    assert.equal((await type('docker run --rm sem04/hello')).stdout, 'Hello World\n');
    assert.deepEqual(rows((await type('docker image history sem04/hello')).stdout), [
      'CMD ["hello.out"] | 0B',
      'COPY /build/hello.out /bin/hello.out # build… | 2.16MB',
      'CMD ["/bin/sh"] | 0B',
      'ADD alpine-minirootfs-3.21.3-aarch64.tar.gz … | 8.17MB',
    ]);
  });

  it('count the steps of the builds as the seminar does', async () => {
    const type = await learner();
    const steps = async (file: string) => {
      const { chunks } = await type(`docker build -f ${file} .`, 100);
      return /\((\d+\/\d+)\) FINISHED/.exec(chunks.map(chunk => chunk.text).join(''))?.[1];
    };
    assert.equal(await steps('hello.Dockerfile'), '9/9');
    assert.equal(await steps('slim.Dockerfile'), '12/12');
  });

  it('run a server, look at its logs and into it, and stop it', async () => {
    const type = await learner();
    await type('docker run -d --name web -p 8080:80 nginx:alpine');
    assert.match((await type('docker logs web 2>&1 | tail -n 1')).stdout, /start worker process/);
    assert.match((await type('docker exec web wget -qO- localhost')).stdout, /Welcome to nginx!/);
    await type('docker exec web sh -c "echo mine > /usr/share/nginx/html/index.html"');
    assert.equal((await type('docker exec web wget -qO- localhost')).stdout, 'mine\n');
    assert.equal((await type('docker diff web | grep html/')).stdout, 'C /usr/share/nginx/html/index.html\n');
    assert.equal(
      (await type('docker stop web && docker ps -a --format "{{.Names}} {{.Status}}" | cut -d" " -f1-3')).stdout,
      'web\nweb Exited (0)\n',
    );
  });
});
