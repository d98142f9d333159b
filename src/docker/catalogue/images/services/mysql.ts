import { type ImageDescription, image, type PerArchitecture } from '../../describe.ts';
import { withUser } from '../../users.ts';
import { BOOKWORM_SLIM, NOBLE } from '../debian.ts';
import { bulk, script } from './layers.ts';

/** The images of MySQL stand on Oracle Linux. */
const ORACLE_LINUX = `NAME="Oracle Linux Server"
VERSION="9.5"
ID="ol"
ID_LIKE="fedora"
VARIANT="Server"
VARIANT_ID="server"
VERSION_ID="9.5"
PLATFORM_ID="platform:el9"
PRETTY_NAME="Oracle Linux Server 9.5"
`;

function mysql(
  repository: 'mysql' | 'mariadb',
  version: string,
  tags: readonly string[],
  created: string,
  sizes: PerArchitecture<number>,
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 60;
  const maria = repository === 'mariadb';
  return image({
    repository: `library/${repository}`,
    tags,
    base: maria ? NOBLE : BOOKWORM_SLIM,
    created,
    rows: [
      [
        maria
          ? 'RUN /bin/sh -c groupadd -r mysql && useradd -r -g mysql mysql --home-dir /var/lib/mysql --uid 999 --gid 999 # buildkit'
          : 'RUN /bin/sh -c set -eux; \tgroupadd --system --gid 999 mysql; \tuseradd --system --uid 999 --gid 999 --home-dir /var/lib/mysql --no-create-home mysql # buildkit',
        bulk('d 755 /docker-entrypoint-initdb.d', { arm64: 3_100, amd64: 3_100 }, '/var/log/faillog', mtime, {
          ...withUser('debian', {
            name: 'mysql',
            id: 999,
            home: '/var/lib/mysql',
            shell: maria ? '/bin/sh' : '/bin/bash',
          }),
          ...(maria
            ? {}
            : { '/etc/os-release': ORACLE_LINUX, '/etc/oracle-release': 'Oracle Linux Server release 9.5\n' }),
        }),
      ],
      'ENV GOSU_VERSION=1.17',
      [
        'RUN /bin/sh -c set -eux; \tgosu --version; \tgosu nobody true # buildkit',
        bulk(
          'p 755 2360000 /usr/local/bin/gosu',
          { arm64: 8_000_000, amd64: 8_100_000 },
          '/usr/share/keyrings/database.gpg',
          mtime,
        ),
      ],
      ...(maria
        ? ['ENV LANG=C.UTF-8', `ENV MARIADB_VERSION=1:${version}+maria~ubu2404`]
        : [
            `ENV MYSQL_MAJOR=${version.startsWith('8.4') ? '8.4' : 'innovation'}`,
            `ENV MYSQL_VERSION=${version}-1.el9`,
            `ENV MYSQL_SHELL_VERSION=${version}-1.el9`,
          ]),
      [
        `RUN /bin/sh -c set -ex; \tinstall the server; \t${maria ? 'mariadbd' : 'mysqld'} --version # buildkit`,
        bulk(
          maria
            ? 'x /usr/sbin mariadbd\nx /usr/bin mariadb mysqldump\nd 777 /var/lib/mysql\nl /usr/bin/mysql mariadb'
            : 'x /usr/sbin mysqld\nx /usr/bin mysql mysqldump mysqladmin\nd 777 /var/lib/mysql',
          sizes,
          `/usr/lib/${repository}/plugin/engine.so`,
          mtime,
        ),
      ],
      'VOLUME [/var/lib/mysql]',
      [
        'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
        script(
          '/usr/local/bin/docker-entrypoint.sh',
          '#!/bin/bash\n# Makes the database when there is none, then starts the server.\nexec "$@"\n',
          mtime,
          'mysql-entrypoint',
        ),
      ],
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      maria ? 'EXPOSE map[3306/tcp:{}]' : 'EXPOSE map[3306/tcp:{} 33060/tcp:{}]',
      maria ? 'CMD ["mariadbd"]' : 'CMD ["mysqld"]',
    ],
    description: maria
      ? 'MariaDB Server is a high performing open source relational database, forked from MySQL.'
      : 'MySQL is a widely used, open-source relational database management system (RDBMS).',
  });
}

/** MySQL, and MariaDB that was forked from it. */
export const MYSQL: readonly ImageDescription[] = [
  mysql('mysql', '8.4.4', ['8.4', '8', 'lts', '8.4.4'], '2025-01-21T19:11:20Z', {
    arm64: 660_000_000,
    amd64: 677_000_000,
  }),
  mysql('mysql', '9.2.0', ['latest', '9', '9.2', 'innovation'], '2025-01-21T19:12:20Z', {
    arm64: 678_000_000,
    amd64: 696_000_000,
  }),
  mysql('mariadb', '11.7.2', ['11.7', 'latest', '11', 'noble'], '2025-02-19T20:12:31Z', {
    arm64: 230_000_000,
    amd64: 247_000_000,
  }),
];
