import { type Architecture, type ImageDescription, image, type LayerSource } from '../describe.ts';
import { ALPINE_321 } from './alpine.ts';
import { BOOKWORM_SLIM, NOBLE } from './debian.ts';

type Sizes = Readonly<Record<Architecture, number>>;

const bulk =
  (
    lines: string,
    sizes: Sizes,
    filler: string,
    mtime: number,
    texts: Readonly<Record<string, string>> = {},
  ): LayerSource =>
  architecture => ({ lines, texts, size: sizes[architecture], filler, mtime });

/** A script of the image that other programs are started through. */
const script =
  (path: string, text: string, mtime: number, program?: string): LayerSource =>
  () => ({
    lines: '',
    texts: { [path]: text },
    modes: { [path]: 0o755 },
    ...(program === undefined ? {} : { data: { [path]: program } }),
    size: 0,
    filler: null,
    mtime,
  });

const WELCOME = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>

<p>For online documentation and support please refer to
<a href="http://nginx.org/">nginx.org</a>.<br/>
Commercial support is available at
<a href="http://nginx.com/">nginx.com</a>.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;
const NGINX_CONF =
  'user  nginx;\nworker_processes  auto;\n\nerror_log  /var/log/nginx/error.log notice;\npid        /run/nginx.pid;\n\nevents {\n    worker_connections  1024;\n}\n\nhttp {\n    include       /etc/nginx/mime.types;\n    default_type  application/octet-stream;\n    access_log  /var/log/nginx/access.log;\n    sendfile        on;\n    keepalive_timeout  65;\n    include /etc/nginx/conf.d/*.conf;\n}\n';
const NGINX_DEFAULT =
  'server {\n    listen       80;\n    server_name  localhost;\n\n    location / {\n        root   /usr/share/nginx/html;\n        index  index.html index.htm;\n    }\n\n    error_page   500 502 503 504  /50x.html;\n    location = /50x.html {\n        root   /usr/share/nginx/html;\n    }\n}\n';
/** Prints what nginx's own entrypoint prints; its helpers change nothing that this host simulates. */
const NGINX_ENTRYPOINT = `#!/bin/sh
set -e

say() {
  if [ -z "\${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ]; then echo "$@"; fi
}

if [ "$1" = nginx ] || [ "$1" = nginx-debug ]; then
  say "$0: /docker-entrypoint.d/ is not empty, will attempt to perform configuration"
  say "$0: Looking for shell scripts in /docker-entrypoint.d/"
  say "$0: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh"
  if [ -f /etc/nginx/conf.d/default.conf ]; then
    say "10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf"
    say "10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf"
  fi
  say "$0: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh"
  say "$0: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh"
  say "$0: Launching /docker-entrypoint.d/30-tune-worker-processes.sh"
  say "$0: Configuration complete; ready for start up"
fi

exec "$@"
`;

function nginx(
  version: string,
  tags: readonly string[],
  on: 'alpine' | 'debian',
  created: string,
  sizes: Sizes,
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 60;
  const alpine = on === 'alpine';
  const user = alpine
    ? 'nginx:x:101:101:nginx:/var/cache/nginx:/sbin/nologin\n'
    : 'nginx:x:101:101:nginx user:/nonexistent:/bin/false\n';
  const install = bulk(
    `p 755 1450000 /usr/sbin/nginx nginx\np 755 1500000 /usr/sbin/nginx-debug nginx-debug\nd 755 /var/cache/nginx\nd 755 /etc/nginx/conf.d\nd 755 /docker-entrypoint.d\nl /var/log/nginx/access.log /dev/stdout\nl /var/log/nginx/error.log /dev/stderr\nx /usr/bin envsubst${alpine ? '' : ' curl'}`,
    sizes,
    '/usr/lib/nginx/modules/ngx_http_js_module.so',
    mtime,
    {
      '/etc/nginx/nginx.conf': NGINX_CONF,
      '/etc/nginx/conf.d/default.conf': NGINX_DEFAULT,
      '/etc/nginx/mime.types':
        'types {\n    text/html html htm shtml;\n    text/css css;\n    application/javascript js;\n}\n',
      '/usr/share/nginx/html/index.html': WELCOME,
      '/usr/share/nginx/html/50x.html':
        '<!DOCTYPE html>\n<html>\n<head>\n<title>Error</title>\n</head>\n<body>\n<h1>An error occurred.</h1>\n</body>\n</html>\n',
      '/etc/passwd': `root:x:0:0:root:/root:/bin/${alpine ? 'sh' : 'bash'}\ndaemon:x:2:2:daemon:/sbin:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n${user}`,
      '/etc/group': `root:x:0:root\ndaemon:x:2:root\n${alpine ? 'nobody' : 'nogroup'}:x:65534:\nnginx:x:101:\n`,
    },
  );
  const part = (name: string) =>
    [
      `COPY ${name} /docker-entrypoint.d # buildkit`,
      script(`/docker-entrypoint.d/${name}`, '#!/bin/sh\nset -e\nexit 0\n', mtime),
    ] as const;
  return image({
    repository: 'library/nginx',
    tags,
    base: alpine ? ALPINE_321 : BOOKWORM_SLIM,
    created,
    rows: [
      'LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>',
      `ENV NGINX_VERSION=${version}`,
      'ENV NJS_VERSION=0.8.9',
      'ENV NJS_RELEASE=1~bookworm',
      'ENV PKG_RELEASE=1~bookworm',
      'ENV DYNPKG_RELEASE=1~bookworm',
      [
        alpine
          ? 'RUN /bin/sh -c set -x     && addgroup -g 101 -S nginx     && adduser -S -D -H -u 101 -h /var/cache/nginx -s /sbin/nologin -G nginx -g nginx nginx     && apkArch="$(cat /etc/apk/arch)"     && apk add -X "https://nginx.org/packages/mainline/alpine/v3.21/main" --no-cache $nginxPackages # buildkit'
          : 'RUN /bin/sh -c set -x     && groupadd --system --gid 101 nginx     && useradd --system --gid nginx --no-create-home --home /nonexistent --comment "nginx user" --shell /bin/false --uid 101 nginx     && apt-get update     && apt-get install --no-install-recommends --no-install-suggests -y gnupg1 ca-certificates     && apt-get install --no-install-recommends --no-install-suggests -y $nginxPackages gettext-base curl # buildkit',
        install,
      ],
      ['COPY docker-entrypoint.sh / # buildkit', script('/docker-entrypoint.sh', NGINX_ENTRYPOINT, mtime)],
      part('10-listen-on-ipv6-by-default.sh'),
      part('15-local-resolvers.envsh'),
      part('20-envsubst-on-templates.sh'),
      part('30-tune-worker-processes.sh'),
      'ENTRYPOINT ["/docker-entrypoint.sh"]',
      'EXPOSE map[80/tcp:{}]',
      'STOPSIGNAL SIGQUIT',
      'CMD ["nginx" "-g" "daemon off;"]',
    ],
    description: 'Official build of Nginx.',
  });
}

const PLAIN_ENTRYPOINT = (server: string) => `#!/bin/sh
set -e

# Options alone are meant for the server.
if [ "\${1#-}" != "$1" ] || [ "\${1%.conf}" != "$1" ]; then
  set -- ${server} "$@"
fi

exec "$@"
`;

function redis(
  version: string,
  tags: readonly string[],
  on: 'alpine' | 'debian',
  created: string,
  sizes: Sizes,
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 60;
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
        bulk('', { arm64: 950_000, amd64: 930_000 }, '/usr/share/zoneinfo/tzdata.zi', mtime),
      ],
      `ENV REDIS_VERSION=${version}`,
      `ENV REDIS_DOWNLOAD_URL=http://download.redis.io/releases/redis-${version}.tar.gz`,
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

function postgres(
  major: string,
  version: string,
  tags: readonly string[],
  on: 'alpine' | 'debian',
  created: string,
  sizes: Sizes,
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 60;
  const bin = `/usr/lib/postgresql/${major}/bin`;
  return image({
    repository: 'library/postgres',
    tags,
    base: on === 'alpine' ? ALPINE_321 : BOOKWORM_SLIM,
    created,
    rows: [
      [
        on === 'alpine'
          ? 'RUN /bin/sh -c set -eux; \taddgroup -g 70 -S postgres; \tadduser -u 70 -S -D -G postgres -H -h /var/lib/postgresql -s /bin/sh postgres # buildkit'
          : 'RUN /bin/sh -c set -eux; \tgroupadd -r postgres --gid=999; \tuseradd -r -g postgres --uid=999 --home-dir=/var/lib/postgresql --shell=/bin/bash postgres # buildkit',
        bulk(
          'd 1777 /var/lib/postgresql',
          { arm64: 4_100_000, amd64: 4_200_000 },
          '/usr/share/postgresql/tsearch.rules',
          mtime,
        ),
      ],
      'ENV GOSU_VERSION=1.17',
      [
        'RUN /bin/sh -c set -eux; \twget -O /usr/local/bin/gosu "https://github.com/tianon/gosu/releases/download/$GOSU_VERSION/gosu-$dpkgArch"; \tchmod +x /usr/local/bin/gosu; \tgosu --version; \tgosu nobody true # buildkit',
        bulk('p 755 2360000 /usr/local/bin/gosu', { arm64: 0, amd64: 0 }, '/usr/local/share/gosu', mtime),
      ],
      'ENV LANG=en_US.utf8',
      [
        'RUN /bin/sh -c mkdir /docker-entrypoint-initdb.d # buildkit',
        () => ({ lines: 'd 755 /docker-entrypoint-initdb.d', size: 0, filler: null, mtime }),
      ],
      `ENV PG_MAJOR=${major}`,
      `ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:${bin}`,
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
      [
        'RUN /bin/sh -c set -eux; \tmkdir -p "$PGDATA" && chown -R postgres:postgres "$PGDATA" && chmod 1777 "$PGDATA" # buildkit',
        () => ({ lines: 'd 1777 /var/lib/postgresql/data', size: 0, filler: null, mtime }),
      ],
      'ENV PGDATA=/var/lib/postgresql/data',
      'VOLUME [/var/lib/postgresql/data]',
      [
        'COPY docker-entrypoint.sh docker-ensure-initdb.sh /usr/local/bin/ # buildkit',
        script(
          '/usr/local/bin/docker-entrypoint.sh',
          '#!/usr/bin/env bash\n# Makes the database cluster when there is none, then starts the server.\nexec "$@"\n',
          mtime,
          'postgres-entrypoint',
        ),
      ],
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'STOPSIGNAL SIGINT',
      'EXPOSE map[5432/tcp:{}]',
      'CMD ["postgres"]',
    ],
    description: 'The PostgreSQL object-relational database system provides reliability and data integrity.',
  });
}

function mysql(
  repository: 'mysql' | 'mariadb',
  version: string,
  tags: readonly string[],
  created: string,
  sizes: Sizes,
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
        () => ({ lines: 'd 755 /docker-entrypoint-initdb.d', size: 2_100, filler: '/var/log/faillog', mtime }),
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
      maria ? `ENV MARIADB_VERSION=1:${version}+maria~ubu2404` : `ENV MYSQL_VERSION=${version}-1.el9`,
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

function httpd(tags: readonly string[], on: 'alpine' | 'debian', sizes: Sizes): ImageDescription {
  const mtime = 1_740_450_600;
  return image({
    repository: 'library/httpd',
    tags,
    base: on === 'alpine' ? ALPINE_321 : BOOKWORM_SLIM,
    created: '2025-02-25T02:40:11Z',
    rows: [
      'ENV HTTPD_PREFIX=/usr/local/apache2',
      'ENV PATH=/usr/local/apache2/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      [
        'RUN /bin/sh -c mkdir -p "$HTTPD_PREFIX" \t&& chown www-data:www-data "$HTTPD_PREFIX" # buildkit',
        () => ({ lines: 'd 755 /usr/local/apache2', size: 0, filler: null, mtime }),
      ],
      ['WORKDIR /usr/local/apache2', 'nothing'],
      [
        'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tca-certificates \t\tlibaprutil1-ldap \t\tlibldap-common \t; \trm -rf /var/lib/apt/lists/* # buildkit',
        bulk('', { arm64: 4_000_000, amd64: 4_020_000 }, '/usr/lib/libaprutil-1.so.0', mtime),
      ],
      'ENV HTTPD_VERSION=2.4.63',
      'ENV HTTPD_PATCHES=',
      [
        'RUN /bin/sh -c set -eux; \t\t./configure --prefix="$HTTPD_PREFIX" --enable-mods-shared=reallyall --enable-mpms-shared=all; \tmake -j "$(nproc)"; \tmake install; \thttpd -v # buildkit',
        bulk(
          'p 755 2600000 /usr/local/apache2/bin/httpd httpd\nd 755 /usr/local/apache2/logs',
          sizes,
          '/usr/local/apache2/modules/mod_ssl.so',
          mtime,
          {
            '/usr/local/apache2/htdocs/index.html': '<html><body><h1>It works!</h1></body></html>\n',
            '/usr/local/apache2/conf/httpd.conf':
              'ServerRoot "/usr/local/apache2"\nListen 80\nDocumentRoot "/usr/local/apache2/htdocs"\n',
          },
        ),
      ],
      'STOPSIGNAL SIGWINCH',
      [
        'COPY httpd-foreground /usr/local/bin/ # buildkit',
        script(
          '/usr/local/bin/httpd-foreground',
          '#!/bin/sh\nset -e\n\nrm -f /usr/local/apache2/logs/httpd.pid\n\nexec httpd -DFOREGROUND "$@"\n',
          mtime,
        ),
      ],
      'EXPOSE map[80/tcp:{}]',
      'CMD ["httpd-foreground"]',
    ],
    description: 'The Apache HTTP Server Project',
  });
}

/** Servers whose image is a base, an installation and an entrypoint. */
function server(
  repository: string,
  program: string,
  tags: readonly string[],
  created: string,
  sizes: Sizes,
  rows: readonly string[],
  on: 'alpine' | 'debian' | 'ubuntu',
  description: string,
  path = '/usr/local/bin',
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 60;
  return image({
    repository: `library/${repository}`,
    tags,
    base: on === 'alpine' ? ALPINE_321 : on === 'ubuntu' ? NOBLE : BOOKWORM_SLIM,
    created,
    rows: [
      [
        `RUN /bin/sh -c set -eux; \tgroupadd --system --gid 11211 ${repository}; \tuseradd --system --gid ${repository} --uid 11211 ${repository} # buildkit`,
        bulk('', { arm64: 3_900_000, amd64: 3_800_000 }, '/usr/share/keyrings/server.gpg', mtime),
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
      ...rows,
    ],
    description,
  });
}

export const SERVICES: readonly ImageDescription[] = [
  nginx('1.27.4', ['latest', '1.27', '1', '1.27.4', 'mainline', 'bookworm'], 'debian', '2025-02-05T21:27:16Z', {
    arm64: 100_900_000,
    amd64: 117_200_000,
  }),
  nginx('1.26.3', ['stable', '1.26', '1.26.3'], 'debian', '2025-02-05T21:27:17Z', {
    arm64: 100_100_000,
    amd64: 116_400_000,
  }),
  nginx(
    '1.27.4',
    ['alpine', '1.27-alpine', '1-alpine', 'mainline-alpine', '1.27.4-alpine'],
    'alpine',
    '2025-02-14T21:27:16Z',
    { arm64: 43_700_000, amd64: 40_100_000 },
  ),
  nginx('1.26.3', ['stable-alpine', '1.26-alpine'], 'alpine', '2025-02-14T21:27:17Z', {
    arm64: 42_900_000,
    amd64: 39_300_000,
  }),
  redis('7.4.2', ['7', 'latest', '7.4', '7.4.2', '7-bookworm'], 'debian', '2025-02-25T06:02:10Z', {
    arm64: 40_500_000,
    amd64: 41_300_000,
  }),
  redis('7.4.2', ['7-alpine', 'alpine', '7.4-alpine'], 'alpine', '2025-02-14T06:02:10Z', {
    arm64: 31_800_000,
    amd64: 32_600_000,
  }),
  postgres('17', '17.4-1.pgdg120+2', ['17', 'latest', '17.4', '17-bookworm'], 'debian', '2025-02-25T06:31:02Z', {
    arm64: 339_000_000,
    amd64: 353_000_000,
  }),
  postgres('16', '16.8-1.pgdg120+1', ['16', '16.8', '16-bookworm'], 'debian', '2025-02-25T06:30:02Z', {
    arm64: 331_000_000,
    amd64: 346_000_000,
  }),
  postgres('17', '17.4', ['17-alpine', 'alpine', '17.4-alpine'], 'alpine', '2025-02-21T06:31:02Z', {
    arm64: 262_000_000,
    amd64: 262_000_000,
  }),
  postgres('16', '16.8', ['16-alpine', '16.8-alpine'], 'alpine', '2025-02-21T06:30:02Z', {
    arm64: 260_000_000,
    amd64: 259_000_000,
  }),
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
  httpd(['2.4', 'latest', '2', '2.4.63', 'bookworm'], 'debian', { arm64: 92_600_000, amd64: 68_600_000 }),
  httpd(['2.4-alpine', 'alpine', '2-alpine'], 'alpine', { arm64: 52_500_000, amd64: 51_900_000 }),
  server(
    'memcached',
    'memcached',
    ['1.6', 'latest', '1', 'bookworm'],
    '2025-02-25T05:02:11Z',
    { arm64: 6_900_000, amd64: 6_800_000 },
    ['EXPOSE map[11211/tcp:{}]', 'USER memcache', 'CMD ["memcached"]'].filter(row => !row.startsWith('USER')),
    'debian',
    'Free & open source, high-performance, distributed memory object caching system.',
  ),
  server(
    'memcached',
    'memcached',
    ['1.6-alpine', 'alpine'],
    '2025-02-14T05:02:11Z',
    { arm64: 1_900_000, amd64: 1_800_000 },
    ['EXPOSE map[11211/tcp:{}]', 'CMD ["memcached"]'],
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
