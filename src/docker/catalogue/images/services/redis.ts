import { type ImageDescription, image, type PerArchitecture } from '../../describe.ts';
import { withUser } from '../../users.ts';
import { ALPINE_321 } from '../alpine.ts';
import { BOOKWORM_SLIM } from '../debian.ts';
import { bulk, PLAIN_ENTRYPOINT, script } from './layers.ts';

function redis(
  version: string,
  tags: readonly string[],
  on: 'alpine' | 'debian',
  created: string,
  sizes: PerArchitecture<number>,
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 60;
  const people = withUser(on, {
    name: 'redis',
    id: 999,
    home: '/home/redis',
    shell: on === 'alpine' ? '/sbin/nologin' : '/bin/sh',
  });
  return image({
    repository: 'library/redis',
    tags,
    base: on === 'alpine' ? ALPINE_321 : BOOKWORM_SLIM,
    created,
    rows: [
      [
        on === 'alpine'
          ? 'RUN /bin/sh -c set -eux; \taddgroup -S -g 1000 redis; \tadduser -S -G redis -u 999 redis; \tapk add --no-cache \t\tsetpriv \t\ttzdata \t; # buildkit'
          : 'RUN /bin/sh -c set -eux; \tgroupadd -r -g 999 redis; \tuseradd -r -g redis -u 999 redis # buildkit',
        on === 'alpine'
          ? bulk('', { arm64: 950_000, amd64: 930_000 }, '/usr/share/zoneinfo/tzdata.zi', mtime, people)
          : bulk('', { arm64: 4_300, amd64: 4_300 }, '/var/log/faillog', mtime, people),
      ],
      ...(on === 'alpine'
        ? []
        : [
            [
              'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\ttzdata \t; \trm -rf /var/lib/apt/lists/* # buildkit',
              bulk('', { arm64: 950_000, amd64: 930_000 }, '/usr/share/zoneinfo/tzdata.zi', mtime),
            ] as const,
          ]),
      'ENV GOSU_VERSION=1.17',
      [
        'RUN /bin/sh -c set -eux; \twget -O /usr/local/bin/gosu "https://github.com/tianon/gosu/releases/download/$GOSU_VERSION/gosu-$dpkgArch"; \tchmod +x /usr/local/bin/gosu; \tgosu --version; \tgosu nobody true # buildkit',
        bulk('p 755 2360000 /usr/local/bin/gosu', { arm64: 0, amd64: 0 }, '/usr/local/share/gosu', mtime),
      ],
      `ENV REDIS_VERSION=${version}`,
      `ENV REDIS_DOWNLOAD_URL=http://download.redis.io/releases/redis-${version}.tar.gz`,
      'ENV REDIS_DOWNLOAD_SHA=4ddebbf09061cbb589011786febdb34f29767dd7f89dbe712d2b68e808af6a1f',
      [
        'RUN /bin/sh -c set -eux; \t\twget -O redis.tar.gz "$REDIS_DOWNLOAD_URL"; \tmake -C /usr/src/redis -j "$(nproc)" all; \tmake -C /usr/src/redis install; \tredis-cli --version; \tredis-server --version # buildkit',
        bulk(
          'x /usr/local/bin redis-server redis-cli redis-benchmark redis-sentinel redis-check-aof redis-check-rdb',
          sizes,
          '/usr/local/lib/redis/modules.so',
          mtime,
        ),
      ],
      [
        'RUN /bin/sh -c mkdir /data && chown redis:redis /data # buildkit',
        () => ({ lines: 'd 755 /data\no 999:1000 /data', size: 0, filler: null, mtime }),
      ],
      'VOLUME [/data]',
      ['WORKDIR /data', 'nothing'],
      [
        'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
        script('/usr/local/bin/docker-entrypoint.sh', PLAIN_ENTRYPOINT('redis-server'), mtime),
      ],
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'EXPOSE map[6379/tcp:{}]',
      'CMD ["redis-server"]',
    ],
    description: "Redis is the world's fastest data platform for caching, vector search, and NoSQL databases.",
  });
}

/** Redis on Debian and on Alpine. */
export const REDIS: readonly ImageDescription[] = [
  redis('7.4.2', ['7', 'latest', '7.4', '7.4.2', '7-bookworm'], 'debian', '2025-02-25T06:02:10Z', {
    arm64: 38_140_000,
    amd64: 38_940_000,
  }),
  redis('7.4.2', ['7-alpine', 'alpine', '7.4-alpine'], 'alpine', '2025-02-14T06:02:10Z', {
    arm64: 29_440_000,
    amd64: 30_240_000,
  }),
];
