/** A host in the middle of the lesson on multi-stage builds: images, layers, builds and files, as the page is told of them. */
import type { HostChange, SeenFile, SeenHost } from '../../../src/live/protocol.ts';

type Layer = SeenHost['layers'][string];
type Build = SeenHost['builds'][number];

const NOW = 1_732_000_000_000;
const id = (text: string): string =>
  `sha256:${[...text]
    .reduce((hash, letter) => (hash * 31n + BigInt(letter.charCodeAt(0))) % (1n << 64n), 7n)
    .toString(16)
    .padStart(16, '0')
    .repeat(4)}`;

function layer(name: string, parent: Layer | null, size: number, instruction: string, createdBy: string): Layer {
  return {
    chainId: id(`chain ${name}`),
    diffId: id(`diff ${name}`),
    parent: parent?.chainId ?? null,
    size,
    instruction,
    createdBy,
    added: 1,
    changed: 0,
    deleted: 0,
  };
}

const alpine = layer('alpine', null, 8_170_000, 'ADD', 'ADD alpine-minirootfs-3.21.3-aarch64.tar.gz / # buildkit');
const certificates = layer(
  'certificates',
  alpine,
  640_000,
  'RUN',
  'RUN /bin/sh -c apk add --no-cache ca-certificates # buildkit',
);
const golang = layer('golang', certificates, 235_000_000, 'COPY', 'COPY /target/ / # buildkit');
const workdir = layer('workdir', golang, 0, 'WORKDIR', 'WORKDIR /usr/local/app');
const main = layer('main', workdir, 72, 'COPY', 'COPY main.go ./ # buildkit');
const built = layer('built', main, 31_600_000, 'RUN', 'RUN /bin/sh -c go build -o hello.out ./ # buildkit');
const workdir2 = layer('workdir2', golang, 0, 'WORKDIR', 'WORKDIR /build');
const main2 = layer('main2', workdir2, 72, 'COPY', 'COPY main.go ./ # buildkit');
const built2 = layer('built2', main2, 31_600_000, 'RUN', 'RUN /bin/sh -c go build -o hello.out ./ # buildkit');
const hello = layer('hello', alpine, 2_160_000, 'COPY', 'COPY /build/hello.out /bin/hello.out # buildkit');

const config = {
  env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
  cmd: ['hello.out'],
  entrypoint: null,
  workingDir: '',
  user: '',
  exposedPorts: [],
  volumes: [],
  labels: {},
  stopSignal: null,
  healthcheck: false,
};
const row = (createdBy: string, of: Layer | null): SeenHost['images'][number]['history'][number] => ({
  createdBy,
  size: of?.size ?? 0,
  created: NOW,
  layer: of?.chainId ?? null,
});

const heavy: SeenHost['images'][number] = {
  id: 'sha256:964d7a69362f1b0c5d3e8a7f4b2c6d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8',
  tags: ['sem04/hello:latest'],
  digests: [],
  created: NOW - 1_380_000,
  size: 275_480_072,
  platform: 'linux/arm64',
  madeFrom: null,
  layers: [alpine, certificates, golang, workdir, main, built].map(each => each.chainId),
  config: { ...config, env: [...config.env, 'GOPATH=/go'], workingDir: '/usr/local/app' },
  history: [
    row('CMD ["hello.out"]', null),
    row('ENV PATH=/usr/local/app:/go/bin', null),
    row(built.createdBy, built),
    row('ENV GO111MODULE=off', null),
    row(main.createdBy, main),
    row(workdir.createdBy, workdir),
    row(golang.createdBy, golang),
    row('ENV GOPATH=/go', null),
    row('ENV GOTOOLCHAIN=local', null),
    row(certificates.createdBy, certificates),
    row('CMD ["/bin/sh"]', null),
    row(alpine.createdBy, alpine),
  ],
};
const light: SeenHost['images'][number] = {
  id: 'sha256:bf255cb3831e4d2f0c7a96b0d1f5a83e21c9d6f70b84e5527f1ac93d6e08b2f4',
  tags: [],
  digests: [],
  created: NOW - 120_000,
  size: 10_330_000,
  platform: 'linux/arm64',
  madeFrom: null,
  layers: [alpine, hello].map(each => each.chainId),
  config,
  history: [
    row('CMD ["hello.out"]', null),
    row(hello.createdBy, hello),
    row('CMD ["/bin/sh"]', null),
    row(alpine.createdBy, alpine),
  ],
};

const step = (
  name: string,
  stage: string,
  line: number,
  state: 'cached' | 'done',
  cause: Build['steps'][number]['cause'],
  of: Layer | null,
  duration = 0,
): Build['steps'][number] => ({
  name,
  stage,
  instruction: /\] ([A-Z]+)/.exec(name)?.[1] ?? '',
  line,
  state,
  cause,
  layer: of?.chainId ?? null,
  size: of?.size ?? 0,
  duration,
});

export const build: Build = {
  at: NOW - 120_000,
  dockerfile: 'hello.Dockerfile',
  tags: [],
  image: light.id,
  stages: 2,
  steps: [
    step('[build 1/4] FROM docker.io/library/golang:1.23-alpine', 'build', 1, 'done', { kind: 'hit' }, golang),
    step('[build 2/4] WORKDIR /build', 'build', 2, 'cached', { kind: 'hit' }, workdir2),
    step('[build 3/4] COPY main.go ./', 'build', 3, 'cached', { kind: 'hit' }, main2),
    step('[build 4/4] RUN go build -o hello.out ./', 'build', 5, 'cached', { kind: 'hit' }, built2),
    step('[stage-1 1/2] FROM docker.io/library/alpine:3.21', 'stage-1', 7, 'done', { kind: 'hit' }, alpine),
    step(
      '[stage-1 2/2] COPY --from=build /build/hello.out /bin/hello.out',
      'stage-1',
      8,
      'done',
      { kind: 'first' },
      hello,
      100,
    ),
  ],
  context: { dockerfileBytes: 236, bytes: 29 },
  warnings: [],
  error: null,
  duration: 600,
};

/** The same build after main.go was changed: a chain of misses through both stages. */
export const changedBuild: Build = {
  ...build,
  tags: ['sem04/hello:latest'],
  duration: 2000,
  steps: [
    ...build.steps.slice(0, 2),
    step('[build 3/4] COPY main.go ./', 'build', 3, 'done', { kind: 'files', paths: ['main.go'] }, main2, 40),
    step('[build 4/4] RUN go build -o hello.out ./', 'build', 5, 'done', { kind: 'parent', step: 2 }, built2, 1900),
    ...build.steps.slice(4, 5),
    step(
      '[stage-1 2/2] COPY --from=build /build/hello.out /bin/hello.out',
      'stage-1',
      8,
      'done',
      { kind: 'files', paths: ['hello.out'] },
      hello,
      100,
    ),
  ],
};

const layers = Object.fromEntries(
  [alpine, certificates, golang, workdir, main, built, workdir2, main2, built2, hello].map(each => [
    each.chainId,
    each,
  ]),
);
export const LAYERS = { alpine, certificates, golang, workdir, main, built, hello } as const;

export const view: SeenHost = {
  images: [heavy, light],
  layers,
  containers: [
    {
      id: 'c1f0a5e2b7d84c39',
      name: 'hello-1',
      image: 'sem04/hello',
      imageId: heavy.id,
      state: 'exited',
      exitCode: 0,
      size: 0,
    },
  ],
  builds: [build],
  sums: sumsOf([heavy, light], layers, 1),
};

/** Everything on this host is shown: what is counted is what stands there. */
function sumsOf(images: SeenHost['images'], all: SeenHost['layers'], containers: number): SeenHost['sums'] {
  const ofImages = new Set(images.flatMap(image => image.layers));
  const bytes = (cached: boolean): number =>
    Object.values(all)
      .filter(each => ofImages.has(each.chainId) !== cached)
      .reduce((sum, each) => sum + each.size, 0);
  return { images: images.length, containers, layerBytes: bytes(false), cacheBytes: bytes(true) };
}

export const emptyView: SeenHost = {
  ...view,
  images: [],
  layers: {},
  containers: [],
  builds: [],
  sums: sumsOf([], {}, 0),
};

const layersBefore = Object.fromEntries(
  [alpine, certificates, golang, workdir, main, built].map(each => [each.chainId, each]),
);
/** As before the build: the light image and its stage are not there. */
export const viewBefore: SeenHost = {
  ...view,
  images: [heavy],
  layers: layersBefore,
  builds: [],
  sums: sumsOf([heavy], layersBefore, 1),
};

/** The change that makes one host of the other. */
export function changeTo(host: SeenHost): HostChange {
  const whole = <Item>(items: readonly Item[]) => items.map(item => ({ item }));
  return {
    images: whole(host.images),
    layers: whole(Object.values(host.layers)),
    containers: whole(host.containers),
    builds: whole(host.builds),
    sums: host.sums,
  };
}

/** What the files hold, by path. */
export const fileTexts: Readonly<Record<string, string>> = {
  'hello.Dockerfile':
    'FROM golang:1.23-alpine AS build\nWORKDIR /build\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\n\nFROM alpine:3.21\nCOPY --from=build /build/hello.out /bin/hello.out\nCMD ["hello.out"]\n',
  'main.go': 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello World")\n}\n',
  '.dockerignore': '',
};

export const files: readonly SeenFile[] = Object.entries(fileTexts).map(([path, text]) => ({
  path,
  size: text.length,
  version: 'first',
}));
