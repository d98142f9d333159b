/** A host in the middle of the lesson on multi-stage builds, and the question that goes with it: what the page shows. */
import type {
  ProgressView,
  QuestionCard,
  ServerMessage,
  TerminalEntryView,
  UtteranceView,
  View,
  WorkFile,
} from '../../src/live/protocol.ts';

type Welcome = Extract<ServerMessage, { type: 'welcome' }>;
type Layer = View['layers'][string];
type Build = View['builds'][number];

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
const row = (createdBy: string, of: Layer | null): View['images'][number]['history'][number] => ({
  createdBy,
  size: of?.size ?? 0,
  created: NOW,
  layer: of?.chainId ?? null,
});

const heavy: View['images'][number] = {
  id: 'sha256:964d7a69362f1b0c5d3e8a7f4b2c6d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8',
  tags: ['sem04/hello:latest'],
  digests: [],
  created: NOW - 1_380_000,
  size: 275_480_072,
  platform: 'linux/arm64',
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
const light: View['images'][number] = {
  id: 'sha256:bf255cb3831e4d2f0c7a96b0d1f5a83e21c9d6f70b84e5527f1ac93d6e08b2f4',
  tags: [],
  digests: [],
  created: NOW - 120_000,
  size: 10_330_000,
  platform: 'linux/arm64',
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

export const view: View = {
  now: NOW,
  platform: 'linux/arm64',
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
      created: NOW - 600_000,
      command: ['hello.out'],
      logs: 'Hello World\n',
      size: 0,
      changes: [],
    },
  ],
  cache: [],
  builds: [build],
  pushed: [],
  volumes: [],
  networks: [],
};

export const emptyView: View = { ...view, images: [], layers: {}, containers: [], builds: [] };

/** As before the build: the light image and its stage are not there. */
export const viewBefore: View = {
  ...view,
  images: [heavy],
  layers: Object.fromEntries([alpine, certificates, golang, workdir, main, built].map(each => [each.chainId, each])),
  builds: [],
};

export const files: readonly WorkFile[] = [
  {
    path: 'hello.Dockerfile',
    size: 199,
    text: 'FROM golang:1.23-alpine AS build\nWORKDIR /build\nCOPY main.go ./\nENV GO111MODULE=off\nRUN go build -o hello.out ./\n\nFROM alpine:3.21\nCOPY --from=build /build/hello.out /bin/hello.out\nCMD ["hello.out"]\n',
  },
  {
    path: 'main.go',
    size: 72,
    text: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello World")\n}\n',
  },
  { path: '.dockerignore', size: 0, text: '' },
];

const PROMPT = 'student@dock:~$ ';
const wide = (left: string, right: string): string =>
  `${left}${' '.repeat(Math.max(1, 111 - left.length - right.length))}${right}`;
const blue = (left: string, right: string): string => `\x1b[34m${wide(left, right)}\x1b[0m`;
const internal = [
  [' => [internal] load build definition from hello.Dockerfile', '0.0s'],
  [' => => transferring dockerfile: 236B', '0.0s'],
  [' => [internal] load metadata for docker.io/library/alpine:3.21', '0.0s'],
  [' => [internal] load metadata for docker.io/library/golang:1.23-alpine', '0.0s'],
  [' => [internal] load .dockerignore', '0.0s'],
  [' => => transferring context: 2B', '0.0s'],
  [' => [internal] load build context', '0.0s'],
  [' => => transferring context: 29B', '0.0s'],
] as const;
const buildOutput = [
  wide('[+] Building 0.6s (12/12) FINISHED', 'docker:default'),
  ...internal.map(([left, right]) => blue(left, right)),
  blue(' => [build 1/4] FROM docker.io/library/golang:1.23-alpine', '0.0s'),
  blue(' => [stage-1 1/2] FROM docker.io/library/alpine:3.21', '0.0s'),
  blue(' => CACHED [build 2/4] WORKDIR /build', '0.0s'),
  blue(' => CACHED [build 3/4] COPY main.go ./', '0.0s'),
  blue(' => CACHED [build 4/4] RUN go build -o hello.out ./', '0.0s'),
  blue(' => [stage-1 2/2] COPY --from=build /build/hello.out /bin/hello.out', '0.1s'),
  blue(' => exporting to image', '0.0s'),
  blue(' => => exporting layers', '0.0s'),
  blue(' => => writing image sha256:bf255cb3831e4d2f0c7a96b0d1f5a83e21c9d6f70b84e5527f1ac93d6e08b2f4', '0.0s'),
  '',
].join('\n');

export function entry(
  n: number,
  line: string,
  output: string,
  more: Partial<TerminalEntryView> = {},
): TerminalEntryView {
  return { n, prompt: PROMPT, line, output, exitCode: 0, kind: 'line', note: null, chunks: null, ...more };
}

export const terminal: readonly TerminalEntryView[] = [
  entry(
    1,
    'docker image ls',
    'REPOSITORY    TAG       IMAGE ID       CREATED          SIZE\n<none>        <none>    bf255cb3831e   2 minutes ago    10.3MB\nsem04/hello   latest    964d7a69362f   23 minutes ago   275MB\n',
  ),
  entry(
    2,
    'docker image history bf255cb3831e',
    [
      'IMAGE          CREATED         CREATED BY                                      SIZE      COMMENT',
      'bf255cb3831e   2 minutes ago   CMD ["hello.out"]                               0B        buildkit.dockerfile.v0',
      '<missing>      2 minutes ago   COPY /build/hello.out /bin/hello.out # build…   2.16MB    buildkit.dockerfile.v0',
      '<missing>      10 days ago     CMD ["/bin/sh"]                                 0B        buildkit.dockerfile.v0',
      '<missing>      10 days ago     ADD alpine-minirootfs-3.21.3-aarch64.tar.gz …   8.17MB    buildkit.dockerfile.v0',
      '',
    ].join('\n'),
  ),
  entry(3, 'docker build -f hello.Dockerfile .', buildOutput),
];

type Speech = {
  readonly said: readonly UtteranceView[];
  readonly question: QuestionCard;
  readonly titles: readonly string[];
};
const speech: Readonly<Record<'ru' | 'en', Speech>> = {
  ru: {
    said: [
      {
        n: 1,
        by: 'tutor',
        html: '<p>В прошлом вопросе образ весил 275&nbsp;МБ, и 235 из них&nbsp;— слой с инструментами Go. Готовой программе они не нужны: соберём её на одном образе, а запустим на другом.</p>',
      },
      { n: 2, by: 'learner', html: '<p>а куда делись слои golang из нового образа?</p>' },
      {
        n: 3,
        by: 'tutor',
        html: '<p>Они остались на хосте как кеш стадии <code>build</code>&nbsp;— на рисунке посередине. Из неё в новый образ перешёл один файл, <code>hello.out</code>.</p>',
      },
    ],
    question: {
      id: 'two-stages',
      number: 5,
      kind: 'command',
      title: '',
      html: '<p>Пересоберите <code>sem04/hello</code> из <code>hello.Dockerfile</code> так, чтобы образ стал легче 15MB и контейнер из него печатал <code>Hello World</code>.</p>',
      points: 2,
      score: 0,
      worth: 1.75,
      status: 'open',
      ask: { kind: 'host', file: null },
      checks: [
        {
          id: 'stages',
          html: 'в <code>hello.Dockerfile</code> две стадии',
          points: 0.5,
          state: 'done',
          feedback: [],
          difference: null,
        },
        { id: 'light', html: 'собран образ легче 15MB', points: 0.5, state: 'done', feedback: [], difference: null },
        {
          id: 'name',
          html: 'новый образ назван <code>sem04/hello:latest</code>',
          points: 0.5,
          state: 'near',
          feedback: ['<p>Тег верный, но указывает на прежний образ: новая сборка осталась без имени.</p>'],
          difference: {
            expected: 'sem04/hello   latest    легче 15MB',
            got: 'sem04/hello   latest    964d7a69362f   275MB',
          },
        },
        {
          id: 'prints',
          html: 'новый контейнер печатает <code>Hello World</code>',
          points: 0.5,
          state: 'todo',
          feedback: [],
          difference: null,
        },
      ],
      tries: { used: 1, limit: null, penalty: 0 },
      hints: { taken: [], left: 2, nextPrice: 0.25 },
      response: null,
      feedback: [],
      why: null,
      solution: null,
      canUndo: true,
      hasNext: true,
    },
    titles: [
      'Зачем стадии',
      'FROM дважды',
      'COPY --from',
      'Имена стадий',
      'Два образа',
      'Одна стадия',
      'Пустое основание',
      'Итог',
    ],
  },
  en: {
    said: [
      {
        n: 1,
        by: 'tutor',
        html: '<p>In the last question the image weighed 275&nbsp;MB, and 235 of them were the layer with the Go tools. The finished program needs none of them: let us build it on one image and run it on another.</p>',
      },
      { n: 2, by: 'learner', html: '<p>where did the golang layers of the new image go?</p>' },
      {
        n: 3,
        by: 'tutor',
        html: '<p>They stayed on the host as the cache of the stage <code>build</code>, in the middle of the picture. One file went from it into the new image: <code>hello.out</code>.</p>',
      },
    ],
    question: {
      id: 'two-stages',
      number: 5,
      kind: 'command',
      title: '',
      html: '<p>Build <code>sem04/hello</code> from <code>hello.Dockerfile</code> again so that the image is lighter than 15MB and a container from it prints <code>Hello World</code>.</p>',
      points: 2,
      score: 0,
      worth: 1.75,
      status: 'open',
      ask: { kind: 'host', file: null },
      checks: [
        {
          id: 'stages',
          html: '<code>hello.Dockerfile</code> has two stages',
          points: 0.5,
          state: 'done',
          feedback: [],
          difference: null,
        },
        {
          id: 'light',
          html: 'an image lighter than 15MB was built',
          points: 0.5,
          state: 'done',
          feedback: [],
          difference: null,
        },
        {
          id: 'name',
          html: 'the new image is named <code>sem04/hello:latest</code>',
          points: 0.5,
          state: 'near',
          feedback: [
            '<p>The tag is right, but it points to the older image: the new build was left without a name.</p>',
          ],
          difference: {
            expected: 'sem04/hello   latest    under 15MB',
            got: 'sem04/hello   latest    964d7a69362f   275MB',
          },
        },
        {
          id: 'prints',
          html: 'a new container prints <code>Hello World</code>',
          points: 0.5,
          state: 'todo',
          feedback: [],
          difference: null,
        },
      ],
      tries: { used: 1, limit: null, penalty: 0 },
      hints: { taken: [], left: 2, nextPrice: 0.25 },
      response: null,
      feedback: [],
      why: null,
      solution: null,
      canUndo: true,
      hasNext: true,
    },
    titles: [
      'Why stages',
      'FROM twice',
      'COPY --from',
      'Names of stages',
      'Two images',
      'One stage',
      'An empty base',
      'In sum',
    ],
  },
};

export function question(locale: 'ru' | 'en', more: Partial<QuestionCard> = {}): QuestionCard {
  return { ...speech[locale].question, ...more };
}

export function progress(locale: 'ru' | 'en', more: Partial<ProgressView> = {}): ProgressView {
  const scores = [1, 2, 1.5, 2, 0, 0, 0, 0];
  const points = [1, 2, 2, 2, 2, 2, 2, 2];
  return {
    questions: scores.map((score, index) => ({
      id: `q${index + 1}`,
      number: index + 1,
      title: speech[locale].titles[index] ?? '',
      points: points[index] ?? 0,
      score,
      status: index < 4 ? (score === points[index] ? 'passed' : 'partial') : index === 4 ? 'open' : 'closed-off',
    })),
    current: 4,
    navigation: 'linear',
    score: 6.5,
    points: 15,
    finished: false,
    ...more,
  };
}

export const traffic: Welcome['traffic'] = [
  { from: 'client', to: 'daemon', request: 'POST /build', sent: 265, received: 0, layer: null },
  {
    from: 'daemon',
    to: 'registry',
    request: 'GET /v2/library/alpine/manifests/3.21',
    sent: 0,
    received: 1200,
    layer: null,
  },
  {
    from: 'daemon',
    to: 'registry',
    request: 'GET /v2/library/golang/manifests/1.23-alpine',
    sent: 0,
    received: 1800,
    layer: null,
  },
];

export function welcome(locale: 'ru' | 'en', more: Partial<Welcome> = {}): Welcome {
  return {
    type: 'welcome',
    version: 1,
    seq: 9,
    said: [...speech[locale].said],
    terminal: [...terminal],
    question: question(locale),
    progress: progress(locale),
    host: view,
    files: [...files],
    prompt: PROMPT,
    traffic: traffic ?? [],
    ...more,
  };
}
