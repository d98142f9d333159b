import { type ImageDescription, image, type LayerSource, type PerArchitecture } from '../describe.ts';
import { withUser } from '../users.ts';
import { ALPINE_321 } from './alpine.ts';
import { aptLayer, BOOKWORM_SLIM, BUILDPACK, BUILDPACK_SCM } from './debian.ts';
import { gopath, toolchain } from './golang.ts';
import { TEMURIN } from './temurin.ts';

/** Of what comes with one program in one layer. */
function programs(
  lines: string,
  sizes: PerArchitecture<number>,
  filler: string,
  mtime: number,
  texts: Readonly<Record<string, string>> = {},
): LayerSource {
  const modes = Object.fromEntries(
    Object.keys(texts)
      .filter(path => path.startsWith('/usr/local/bin/'))
      .map(path => [path, 0o755]),
  );
  return architecture => ({ lines, texts, modes, size: sizes[architecture], filler, mtime });
}

const NODE_ENTRYPOINT = `#!/bin/sh
set -e

# Options, and what is neither a command nor an executable file, are meant for node.
if [ "\${1#-}" != "\${1}" ] || [ -z "$(command -v "\${1}")" ] || { [ -f "\${1}" ] && ! [ -x "\${1}" ]; }; then
  set -- node "$@"
fi

exec "$@"
`;

const NODE_TOOLS = `
  p 755 FILE /usr/local/bin/node
  l /usr/local/bin/nodejs /usr/local/bin/node
  d 755 /usr/local/lib/node_modules/npm
  p 755 54 /usr/local/lib/node_modules/npm/bin/npm-cli.js npm
  p 755 54 /usr/local/lib/node_modules/npm/bin/npx-cli.js npx
  p 755 1100 /usr/local/lib/node_modules/corepack/dist/corepack.js corepack
  l /usr/local/bin/npm ../lib/node_modules/npm/bin/npm-cli.js
  l /usr/local/bin/npx ../lib/node_modules/npm/bin/npx-cli.js
  l /usr/local/bin/corepack ../lib/node_modules/corepack/dist/corepack.js
  s 644 3400000 /usr/local/include/node/node.h
`;

const entrypoint: LayerSource = () => ({
  lines: '',
  texts: { '/usr/local/bin/docker-entrypoint.sh': NODE_ENTRYPOINT },
  modes: { '/usr/local/bin/docker-entrypoint.sh': 0o755 },
  size: 0,
  filler: null,
  mtime: 1_741_000_000,
});
const yarn: LayerSource = () => ({
  lines:
    'p 755 1100 /opt/yarn-v1.22.22/bin/yarn\nl /usr/local/bin/yarn /opt/yarn-v1.22.22/bin/yarn\nl /usr/local/bin/yarnpkg /opt/yarn-v1.22.22/bin/yarn',
  size: 5_340_000,
  filler: '/opt/yarn-v1.22.22/lib/cli.js',
  mtime: 1_741_000_000,
});

function node(
  version: string,
  major: string,
  kind: 'alpine' | 'full' | 'slim',
  tags: readonly string[],
  created: string,
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 120;
  const binary = major === '22' ? 121_000_000 : 98_700_000;
  const lines = NODE_TOOLS.replace('FILE', String(binary));
  const user =
    kind === 'alpine'
      ? 'addgroup -g 1000 node     && adduser -u 1000 -G node -s /bin/sh -D node     && apk add --no-cache         libstdc++'
      : 'groupadd --gid 1000 node   && useradd --uid 1000 --gid node --shell /bin/bash --create-home node';
  const people = `d 755 /home/node\no 1000:1000 /home/node`;
  const shell = kind === 'alpine' ? '/bin/sh' : '/bin/bash';
  const first: LayerSource = architecture => ({
    lines: kind === 'alpine' ? `${lines}\n${people}` : people,
    texts: withUser(kind === 'alpine' ? 'alpine' : 'debian', { name: 'node', id: 1000, home: '/home/node', shell }),
    size: kind === 'alpine' ? (architecture === 'arm64' ? binary + 28_900_000 : binary + 29_300_000) : 0,
    filler: kind === 'alpine' ? '/usr/lib/libstdc++.so.6.0.33' : null,
    mtime,
  });
  const big = programs(
    lines,
    { arm64: binary + 72_000_000, amd64: binary + 71_400_000 },
    '/usr/local/include/node/v8.h',
    mtime,
  );
  const base = kind === 'alpine' ? ALPINE_321 : kind === 'slim' ? BOOKWORM_SLIM : BUILDPACK;
  const install = `RUN /bin/sh -c ARCH= && dpkgArch="$(dpkg --print-architecture)"   && curl -fsSLO --compressed "https://nodejs.org/dist/v$NODE_VERSION/node-v$NODE_VERSION-linux-$ARCH.tar.xz"   && tar -xJf "node-v$NODE_VERSION-linux-$ARCH.tar.xz" -C /usr/local --strip-components=1 --no-same-owner   && node --version   && npm --version # buildkit`;
  return image({
    repository: 'library/node',
    tags,
    base,
    created,
    rows: [
      ...(kind === 'alpine' ? [] : [[`RUN /bin/sh -c ${user} # buildkit`, first] as const]),
      `ENV NODE_VERSION=${version}`,
      kind === 'alpine'
        ? ([
            `RUN /bin/sh -c ${user}     && apk add --no-cache --virtual .build-deps         curl     && node --version   && npm --version # buildkit`,
            first,
          ] as const)
        : ([install, big] as const),
      'ENV YARN_VERSION=1.22.22',
      [
        'RUN /bin/sh -c apk add --no-cache --virtual .build-deps-yarn curl gnupg tar   && curl -fsSLO --compressed "https://yarnpkg.com/downloads/$YARN_VERSION/yarn-v$YARN_VERSION.tar.gz"   && tar -xzf yarn-v$YARN_VERSION.tar.gz -C /opt/   && yarn --version   && rm -rf /tmp/* # buildkit',
        yarn,
      ],
      ['COPY docker-entrypoint.sh /usr/local/bin/ # buildkit', entrypoint],
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'CMD ["node"]',
    ],
    description: 'Node.js is a JavaScript-based platform for server-side and networking applications.',
  });
}

function python(
  version: string,
  kind: 'alpine' | 'full' | 'slim',
  tags: readonly string[],
  created: string,
  sizes: PerArchitecture<number>,
): ImageDescription {
  const minor = version.split('.').slice(0, 2).join('.');
  const mtime = Date.parse(created) / 1000 - 60;
  const build = programs(
    `p 755 14400 /usr/local/bin/python${minor} python3\np 755 230 /usr/local/bin/pip${minor} pip\nl /usr/local/bin/pip pip${minor}\nl /usr/local/bin/pip3 pip${minor}\nd 755 /usr/local/lib/python${minor}/site-packages/pip\ns 644 4200 /usr/local/lib/python${minor}/os.py\ns 644 16000 /usr/local/lib/python${minor}/json/decoder.py`,
    sizes,
    `/usr/local/lib/libpython${minor}.so.1.0`,
    mtime,
  );
  const links: LayerSource = () => ({
    lines: `l /usr/local/bin/python3 python${minor}\nl /usr/local/bin/python python3\nl /usr/local/bin/idle /usr/local/bin/idle3\nl /usr/local/bin/pydoc /usr/local/bin/pydoc3`,
    size: 0,
    filler: null,
    mtime,
  });
  const base = kind === 'alpine' ? ALPINE_321 : kind === 'slim' ? BOOKWORM_SLIM : BUILDPACK;
  const install =
    kind === 'alpine'
      ? 'apk add --no-cache \t\tca-certificates \t\ttzdata \t;'
      : 'apt-get update; \tapt-get install -y --no-install-recommends \t\tca-certificates \t\tnetbase \t\ttzdata \t; \trm -rf /var/lib/apt/lists/*';
  return image({
    repository: 'library/python',
    tags,
    base,
    created,
    rows: [
      'ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'ENV LANG=C.UTF-8',
      [
        `RUN /bin/sh -c set -eux; \t${install} # buildkit`,
        programs(
          '',
          kind === 'alpine' ? { arm64: 1_010_000, amd64: 990_000 } : { arm64: 9_630_000, amd64: 9_230_000 },
          '/usr/share/zoneinfo/tzdata.zi',
          mtime,
        ),
      ],
      'ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305',
      `ENV PYTHON_VERSION=${version}`,
      'ENV PYTHON_SHA256=7220835d9f90b37c006e9842a8dff4580aaca4318674f947302b8d28f3f81112',
      [
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the shell's of the image's own build.
        'RUN /bin/sh -c set -eux; \t\tsavedAptMark="$(apt-mark showmanual)"; \twget -O python.tar.xz "https://www.python.org/ftp/python/${PYTHON_VERSION%%[a-z]*}/Python-$PYTHON_VERSION.tar.xz"; \tmake -j "$nproc"; \tmake install; \tpython3 --version; \tpip3 --version # buildkit',
        build,
      ],
      [
        'RUN /bin/sh -c set -eux; \tfor src in idle3 pip3 pydoc3 python3 python3-config; do \t\tdst="$(echo "$src" | tr -d 3)"; \t\tln -svT "$src" "/usr/local/bin/$dst"; \tdone # buildkit',
        links,
      ],
      'CMD ["python3"]',
    ],
    description: 'Python is an interpreted, interactive, object-oriented, open-source programming language.',
  });
}

const RUST = (
  kind: 'full' | 'slim' | 'alpine',
  tags: readonly string[],
  sizes: PerArchitecture<number>,
): ImageDescription =>
  image({
    repository: 'library/rust',
    tags,
    base: kind === 'alpine' ? ALPINE_321 : kind === 'slim' ? BOOKWORM_SLIM : BUILDPACK,
    created: '2025-02-20T18:11:05Z',
    rows: [
      'ENV RUSTUP_HOME=/usr/local/rustup',
      'ENV CARGO_HOME=/usr/local/cargo',
      'ENV PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'ENV RUST_VERSION=1.85.0',
      [
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the shell's of the image's own build.
        'RUN /bin/sh -c set -eux;     dpkgArch="$(dpkg --print-architecture)";     wget "$url";     ./rustup-init -y --no-modify-path --profile minimal --default-toolchain $RUST_VERSION --default-host ${rustArch};     rustup --version;     cargo --version;     rustc --version; # buildkit',
        programs(
          'x /usr/local/cargo/bin cargo rustc rustup rustfmt',
          sizes,
          '/usr/local/rustup/toolchains/librustc_driver.so',
          1_740_074_000,
        ),
      ],
    ],
    description: 'Rust is a systems programming language focused on safety, speed, and concurrency.',
  });

function golangBookworm(version: string, tags: readonly string[], sizes: PerArchitecture<number>): ImageDescription {
  return image({
    repository: 'library/golang',
    tags,
    base: BUILDPACK_SCM,
    created: '2025-02-25T02:31:18Z',
    rows: [
      [
        'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tg++ \t\tgcc \t\tlibc6-dev \t\tmake \t\tpkg-config \t; \trm -rf /var/lib/apt/lists/* # buildkit',
        aptLayer('gcc g++ cc make pkg-config', { arm64: 221_000_000, amd64: 253_400_000 }, 1_740_450_000, 'pkgconfig'),
      ],
      `ENV GOLANG_VERSION=${version}`,
      'ENV GOTOOLCHAIN=local',
      'ENV GOPATH=/go',
      'ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      ['COPY /target/ / # buildkit', toolchain(version, sizes)],
      ['RUN /bin/sh -c mkdir -p "$GOPATH/src" "$GOPATH/bin" && chmod -R 1777 "$GOPATH" # buildkit', gopath],
      ['WORKDIR /go', 'nothing'],
    ],
    description: 'Go (golang) is a general purpose, higher-level, imperative programming language.',
  });
}

export const LANGUAGES: readonly ImageDescription[] = [
  golangBookworm('1.23.6', ['1.23', '1.23-bookworm', '1.23.6'], { arm64: 234_800_000, amd64: 242_600_000 }),
  golangBookworm('1.24.0', ['1.24', 'latest', '1', '1.24-bookworm', 'bookworm'], {
    arm64: 258_200_000,
    amd64: 266_100_000,
  }),
  node(
    '20.18.3',
    '20',
    'alpine',
    ['20-alpine', '20-alpine3.21', '20.18-alpine', 'iron-alpine'],
    '2025-02-13T21:02:41Z',
  ),
  node(
    '22.14.0',
    '22',
    'alpine',
    ['22-alpine', 'lts-alpine', '22-alpine3.21', 'alpine', 'current-alpine'],
    '2025-02-13T21:02:44Z',
  ),
  node('20.18.3', '20', 'full', ['20', '20-bookworm', '20.18', 'iron'], '2025-02-25T03:20:40Z'),
  node('22.14.0', '22', 'full', ['22', 'latest', 'lts', '22-bookworm', 'jod'], '2025-02-25T03:20:45Z'),
  node('20.18.3', '20', 'slim', ['20-slim', '20-bookworm-slim', 'iron-slim'], '2025-02-25T03:21:10Z'),
  node('22.14.0', '22', 'slim', ['22-slim', 'slim', 'lts-slim', '22-bookworm-slim'], '2025-02-25T03:21:12Z'),
  python('3.12.9', 'full', ['3.12', '3.12-bookworm', '3.12.9'], '2025-02-25T04:10:02Z', {
    arm64: 72_200_000,
    amd64: 64_300_000,
  }),
  python('3.12.9', 'slim', ['3.12-slim', '3.12-slim-bookworm', '3.12.9-slim'], '2025-02-25T04:10:21Z', {
    arm64: 42_600_000,
    amd64: 40_700_000,
  }),
  python('3.12.9', 'alpine', ['3.12-alpine', '3.12-alpine3.21'], '2025-02-14T04:30:09Z', {
    arm64: 36_900_000,
    amd64: 34_700_000,
  }),
  python('3.13.2', 'full', ['3.13', '3', 'latest', '3.13-bookworm'], '2025-02-25T04:11:02Z', {
    arm64: 75_100_000,
    amd64: 66_900_000,
  }),
  python('3.13.2', 'slim', ['3.13-slim', 'slim', '3-slim'], '2025-02-25T04:11:21Z', {
    arm64: 44_700_000,
    amd64: 43_000_000,
  }),
  python('3.13.2', 'alpine', ['3.13-alpine', 'alpine', '3-alpine'], '2025-02-14T04:31:09Z', {
    arm64: 37_700_000,
    amd64: 35_300_000,
  }),
  python('3.11.11', 'slim', ['3.11-slim', '3.11-slim-bookworm'], '2025-02-25T04:12:21Z', {
    arm64: 47_400_000,
    amd64: 45_500_000,
  }),
  RUST('full', ['1.85', 'latest', '1', 'bookworm'], { arm64: 623_000_000, amd64: 516_000_000 }),
  RUST('slim', ['1.85-slim', 'slim', 'slim-bookworm'], { arm64: 838_000_000, amd64: 700_000_000 }),
  RUST('alpine', ['1.85-alpine', 'alpine'], { arm64: 866_000_000, amd64: 860_000_000 }),
  ...TEMURIN,
];
