import {
  type HistoryText,
  type ImageDescription,
  image,
  type LayerSource,
  type PerArchitecture,
} from '../../describe.ts';
import { withUser } from '../../users.ts';
import { ALPINE_321 } from '../alpine.ts';
import { BOOKWORM_SLIM } from '../debian.ts';
import { bulk, script } from './layers.ts';

type System = 'alpine' | 'debian';

const onDebian = (on: System, ...rows: readonly HistoryText[]): readonly HistoryText[] => (on === 'debian' ? rows : []);

const folder =
  (path: string, mode: string, mtime: number): LayerSource =>
  () => ({
    lines: `d ${mode} ${path}`,
    size: 0,
    filler: null,
    mtime,
  });

/** Packages of Debian, with the programs that are in them. */
function packages(
  names: string,
  programs: string,
  bytes: PerArchitecture<number>,
  filler: string,
  mtime: number,
): HistoryText {
  return [
    `RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\t${names} \t; \trm -rf /var/lib/apt/lists/* # buildkit`,
    bulk(`x /usr/bin ${programs}`, bytes, filler, mtime),
  ];
}

function account(on: System, mtime: number): HistoryText {
  const people = withUser(on, {
    name: 'postgres',
    id: on === 'debian' ? 999 : 70,
    home: '/var/lib/postgresql',
    shell: on === 'debian' ? '/bin/bash' : '/bin/sh',
  });
  return [
    on === 'alpine'
      ? 'RUN /bin/sh -c set -eux; \taddgroup -g 70 -S postgres; \tadduser -u 70 -S -D -G postgres -H -h /var/lib/postgresql -s /bin/sh postgres # buildkit'
      : 'RUN /bin/sh -c set -eux; \tgroupadd -r postgres --gid=999; \tuseradd -r -g postgres --uid=999 --home-dir=/var/lib/postgresql --shell=/bin/bash postgres # buildkit',
    bulk('d 1777 /var/lib/postgresql', { arm64: 9_400, amd64: 9_400 }, '/var/log/faillog', mtime, people),
  ];
}

/** What the entrypoint needs beside the server: gosu, a locale, and tools to look into dumps. */
function tools(on: System, mtime: number): readonly HistoryText[] {
  return [
    ...onDebian(
      on,
      packages('gnupg \t\tless', 'less gpg', { arm64: 9_700_000, amd64: 9_800_000 }, '/usr/lib/gnupg/scdaemon', mtime),
    ),
    'ENV GOSU_VERSION=1.17',
    [
      'RUN /bin/sh -c set -eux; \twget -O /usr/local/bin/gosu "https://github.com/tianon/gosu/releases/download/$GOSU_VERSION/gosu-$dpkgArch"; \tchmod +x /usr/local/bin/gosu; \tgosu --version; \tgosu nobody true # buildkit',
      bulk('p 755 2360000 /usr/local/bin/gosu', { arm64: 0, amd64: 0 }, '/usr/local/share/gosu', mtime),
    ],
    ...onDebian(
      on,
      packages(
        'locales; \tlocaledef -i en_US -c -f UTF-8 -A /usr/share/locale/locale.alias en_US.UTF-8',
        'locale localedef',
        { arm64: 25_200_000, amd64: 25_100_000 },
        '/usr/lib/locale/locale-archive',
        mtime,
      ),
    ),
    'ENV LANG=en_US.utf8',
    ...onDebian(
      on,
      packages(
        'libnss-wrapper \t\txz-utils \t\tzstd',
        'xz zstd',
        { arm64: 3_800_000, amd64: 3_900_000 },
        '/usr/lib/libnss_wrapper.so',
        mtime,
      ),
    ),
    [
      'RUN /bin/sh -c mkdir /docker-entrypoint-initdb.d # buildkit',
      folder('/docker-entrypoint-initdb.d', '755', mtime),
    ],
  ];
}

function installation(
  major: string,
  version: string,
  on: System,
  sizes: PerArchitecture<number>,
  mtime: number,
): readonly HistoryText[] {
  const bin = on === 'debian' ? `/usr/lib/postgresql/${major}/bin` : '/usr/local/bin';
  return [
    ...onDebian(on, [
      'RUN /bin/sh -c set -ex; \tkey=\'B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8\'; \tgpg --batch --export --armor "$key" > /usr/local/share/keyrings/postgres.gpg.asc # buildkit',
      bulk('', { arm64: 3_100, amd64: 3_100 }, '/usr/local/share/keyrings/postgres.gpg.asc', mtime),
    ]),
    `ENV PG_MAJOR=${major}`,
    ...onDebian(on, `ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:${bin}`),
    `ENV PG_VERSION=${version}`,
    [
      'RUN /bin/sh -c set -ex; \t\texport PYTHONDONTWRITEBYTECODE=1; \t\tapt-get install -y --no-install-recommends \t\t"postgresql-$PG_MAJOR=$PG_VERSION" \t; \t\trm -rf /var/lib/apt/lists/*; \t\tpostgres --version # buildkit',
      bulk(
        `x ${bin} postgres initdb pg_ctl\nx /usr/bin psql pg_dump pg_restore createdb pg_isready`,
        sizes,
        '/usr/lib/libLLVM.so.19.1',
        mtime,
      ),
    ],
    ...onDebian(on, [
      'RUN /bin/sh -c set -eux; \tdpkg-divert --add --rename --divert "/usr/share/postgresql/postgresql.conf.sample.dpkg" "/usr/share/postgresql/$PG_MAJOR/postgresql.conf.sample"; \tsed -ri "s!^#?(listen_addresses)\\s*=\\s*\\S+.*!\\1 = \'*\'!" /usr/share/postgresql/postgresql.conf.sample # buildkit',
      bulk('', { arm64: 31_000, amd64: 31_000 }, '/usr/share/postgresql/postgresql.conf.sample', mtime),
    ]),
  ];
}

/** Where the server keeps its socket and its data. */
function places(mtime: number): readonly HistoryText[] {
  return [
    [
      'RUN /bin/sh -c mkdir -p /var/run/postgresql && chown -R postgres:postgres /var/run/postgresql && chmod 3777 /var/run/postgresql # buildkit',
      folder('/var/run/postgresql', '3777', mtime),
    ],
    'ENV PGDATA=/var/lib/postgresql/data',
    [
      'RUN /bin/sh -c set -eux; \tmkdir -p "$PGDATA" && chown -R postgres:postgres "$PGDATA" && chmod 1777 "$PGDATA" # buildkit',
      folder('/var/lib/postgresql/data', '1777', mtime),
    ],
    'VOLUME [/var/lib/postgresql/data]',
  ];
}

function start(on: System, mtime: number): readonly HistoryText[] {
  return [
    [
      'COPY docker-entrypoint.sh docker-ensure-initdb.sh /usr/local/bin/ # buildkit',
      script(
        '/usr/local/bin/docker-entrypoint.sh',
        '#!/usr/bin/env bash\n# Makes the database cluster when there is none, then starts the server.\nexec "$@"\n',
        mtime,
        'postgres-entrypoint',
      ),
    ],
    ...onDebian(on, [
      'RUN /bin/sh -c ln -sT docker-ensure-initdb.sh /usr/local/bin/docker-enforce-initdb.sh # buildkit',
      () => ({
        lines: 'l /usr/local/bin/docker-enforce-initdb.sh docker-ensure-initdb.sh',
        size: 0,
        filler: null,
        mtime,
      }),
    ]),
    'ENTRYPOINT ["docker-entrypoint.sh"]',
    'STOPSIGNAL SIGINT',
    'EXPOSE map[5432/tcp:{}]',
    'CMD ["postgres"]',
  ];
}

function postgres(
  major: string,
  version: string,
  tags: readonly string[],
  on: System,
  created: string,
  sizes: PerArchitecture<number>,
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 60;
  return image({
    repository: 'library/postgres',
    tags,
    base: on === 'alpine' ? ALPINE_321 : BOOKWORM_SLIM,
    created,
    rows: [
      account(on, mtime),
      ...tools(on, mtime),
      ...installation(major, version, on, sizes, mtime),
      ...places(mtime),
      ...start(on, mtime),
    ],
    description: 'The PostgreSQL object-relational database system provides reliability and data integrity.',
  });
}

/** PostgreSQL on Debian and on Alpine. */
export const POSTGRES: readonly ImageDescription[] = [
  postgres('17', '17.4-1.pgdg120+2', ['17', 'latest', '17.4', '17-bookworm'], 'debian', '2025-02-25T06:31:02Z', {
    arm64: 304_400_000,
    amd64: 318_400_000,
  }),
  postgres('16', '16.8-1.pgdg120+1', ['16', '16.8', '16-bookworm'], 'debian', '2025-02-25T06:30:02Z', {
    arm64: 300_000_000,
    amd64: 315_600_000,
  }),
  postgres('17', '17.4', ['17-alpine', 'alpine', '17.4-alpine'], 'alpine', '2025-02-21T06:31:02Z', {
    arm64: 266_100_000,
    amd64: 266_200_000,
  }),
  postgres('16', '16.8', ['16-alpine', '16.8-alpine'], 'alpine', '2025-02-21T06:30:02Z', {
    arm64: 264_100_000,
    amd64: 263_200_000,
  }),
];
