import { type ImageDescription, image, type PerArchitecture } from '../../describe.ts';
import { withUser } from '../../users.ts';
import { ALPINE_321 } from '../alpine.ts';
import { BOOKWORM_SLIM, NOBLE } from '../debian.ts';
import { bulk, PLAIN_ENTRYPOINT, script } from './layers.ts';

/** What each image says of its version. */
const PLAIN_VARIABLES: Readonly<Record<string, string>> = {
  memcached: 'MEMCACHED_VERSION=1.6.37',
  mongo: 'MONGO_VERSION=8.0.5',
  rabbitmq: 'RABBITMQ_VERSION=4.0.7',
};

const USERS: Readonly<Record<string, string>> = { memcached: 'memcache', mongo: 'mongodb' };

/** Servers whose image is a base, an installation and an entrypoint. */
function server(
  repository: string,
  program: string,
  tags: readonly string[],
  created: string,
  sizes: PerArchitecture<number>,
  rows: readonly string[],
  on: 'alpine' | 'debian' | 'ubuntu',
  description: string,
  path = '/usr/local/bin',
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 60;
  const user = USERS[repository] ?? repository;
  const people = withUser(on === 'alpine' ? 'alpine' : 'debian', {
    name: user,
    id: repository === 'memcached' ? 11211 : 999,
    home: `/home/${user}`,
    shell: '/bin/sh',
  });
  return image({
    repository: `library/${repository}`,
    tags,
    base: on === 'alpine' ? ALPINE_321 : on === 'ubuntu' ? NOBLE : BOOKWORM_SLIM,
    created,
    rows: [
      [
        `RUN /bin/sh -c set -eux; \tgroupadd --system ${user}; \tuseradd --system --gid ${user} ${user} # buildkit`,
        bulk('', { arm64: 3_900_000, amd64: 3_800_000 }, '/usr/share/keyrings/server.gpg', mtime, people),
      ],
      [
        `RUN /bin/sh -c set -ex; \tinstall ${program}; \t${program} --version # buildkit`,
        bulk(`x ${path} ${program}`, sizes, `/usr/lib/${repository}.so`, mtime),
      ],
      [
        'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
        script('/usr/local/bin/docker-entrypoint.sh', PLAIN_ENTRYPOINT(program), mtime),
      ],
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      `ENV ${PLAIN_VARIABLES[repository] ?? ''}`,
      ...rows,
    ],
    description,
  });
}

/** Servers that are a base, an installation and an entrypoint, and nothing more. */
export const PLAIN: readonly ImageDescription[] = [
  server(
    'memcached',
    'memcached',
    ['1.6', 'latest', '1', 'bookworm'],
    '2025-02-25T05:02:11Z',
    { arm64: 6_900_000, amd64: 6_800_000 },
    ['USER memcache', 'EXPOSE map[11211/tcp:{}]', 'CMD ["memcached"]'],
    'debian',
    'Free & open source, high-performance, distributed memory object caching system.',
  ),
  server(
    'memcached',
    'memcached',
    ['1.6-alpine', 'alpine'],
    '2025-02-14T05:02:11Z',
    { arm64: 1_900_000, amd64: 1_800_000 },
    ['USER memcache', 'EXPOSE map[11211/tcp:{}]', 'CMD ["memcached"]'],
    'alpine',
    'Free & open source, high-performance, distributed memory object caching system.',
  ),
  server(
    'mongo',
    'mongod',
    ['8.0', 'latest', '8', 'noble'],
    '2025-02-11T20:35:11Z',
    { arm64: 752_000_000, amd64: 774_000_000 },
    ['VOLUME [/data/configdb /data/db]', 'EXPOSE map[27017/tcp:{}]', 'CMD ["mongod"]'],
    'ubuntu',
    'MongoDB document databases provide high availability and easy scalability.',
    '/usr/bin',
  ),
  server(
    'rabbitmq',
    'rabbitmq-server',
    ['4', 'latest', '4.0', 'management'],
    '2025-02-12T02:11:45Z',
    { arm64: 125_000_000, amd64: 124_000_000 },
    [
      'VOLUME [/var/lib/rabbitmq]',
      'EXPOSE map[15691/tcp:{} 15692/tcp:{} 25672/tcp:{} 4369/tcp:{} 5671/tcp:{} 5672/tcp:{}]',
      'CMD ["rabbitmq-server"]',
    ],
    'ubuntu',
    'RabbitMQ is an open source multi-protocol messaging broker.',
  ),
];
