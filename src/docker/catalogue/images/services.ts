import { type Architecture, type ImageDescription, image, type LayerSource } from '../describe.ts';
import { withUser } from '../users.ts';
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
  const install = bulk(
    `p 755 1450000 /usr/sbin/nginx nginx\np 755 1500000 /usr/sbin/nginx-debug nginx-debug\nd 755 /var/cache/nginx\nd 755 /etc/nginx/conf.d\nd 755 /docker-entrypoint.d\nl /var/log/nginx/access.log /dev/stdout\nl /var/log/nginx/error.log /dev/stderr\nx /usr/bin envsubst${alpine ? '' : ' curl'}`,
    alpine ? { arm64: 4_350_000, amd64: 4_180_000 } : sizes,
    '/usr/lib/nginx/modules/ngx_http_perl_module.so',
    mtime,
    {
      '/etc/nginx/nginx.conf': NGINX_CONF,
      '/etc/nginx/conf.d/default.conf': NGINX_DEFAULT,
      '/etc/nginx/mime.types':
        'types {\n    text/html html htm shtml;\n    text/css css;\n    application/javascript js;\n}\n',
      '/usr/share/nginx/html/index.html': WELCOME,
      '/usr/share/nginx/html/50x.html':
        '<!DOCTYPE html>\n<html>\n<head>\n<title>Error</title>\n</head>\n<body>\n<h1>An error occurred.</h1>\n</body>\n</html>\n',
      ...withUser(alpine ? 'alpine' : 'debian', {
        name: 'nginx',
        id: 101,
        comment: alpine ? 'nginx' : 'nginx user',
        home: alpine ? '/var/cache/nginx' : '/nonexistent',
        shell: alpine ? '/sbin/nologin' : '/bin/false',
      }),
    },
  );
  const part = (name: string) =>
    [
      `COPY ${name} /docker-entrypoint.d # buildkit`,
      script(`/docker-entrypoint.d/${name}`, '#!/bin/sh\nset -e\nexit 0\n', mtime),
    ] as const;
  // The alpine variant stands on alpine-slim: a server alone, then its dynamic modules and curl.
  const modules = [
    'ENV NJS_VERSION=0.8.9',
    'ENV NJS_RELEASE=1',
    [
      'RUN /bin/sh -c set -x     && apkArch="$(cat /etc/apk/arch)"     && apk add -X "https://nginx.org/packages/mainline/alpine/v3.21/main" --no-cache $nginxPackages     && apk add --no-cache curl ca-certificates # buildkit',
      bulk('x /usr/bin curl', sizes, '/usr/lib/nginx/modules/ngx_http_js_module.so', mtime),
    ],
  ] as const;
  return image({
    repository: 'library/nginx',
    tags,
    base: alpine ? ALPINE_321 : BOOKWORM_SLIM,
    created,
    rows: [
      'LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>',
      `ENV NGINX_VERSION=${version}`,
      ...(alpine
        ? ['ENV PKG_RELEASE=1', 'ENV DYNPKG_RELEASE=1']
        : [
            'ENV NJS_VERSION=0.8.9',
            'ENV NJS_RELEASE=1~bookworm',
            'ENV PKG_RELEASE=1~bookworm',
            'ENV DYNPKG_RELEASE=1~bookworm',
          ]),
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
      ...(alpine ? modules : []),
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

function postgres(
  major: string,
  version: string,
  tags: readonly string[],
  on: 'alpine' | 'debian',
  created: string,
  sizes: Sizes,
): ImageDescription {
  const mtime = Date.parse(created) / 1000 - 60;
  const debian = on === 'debian';
  const bin = debian ? `/usr/lib/postgresql/${major}/bin` : '/usr/local/bin';
  const install = (packages: string, programs: string, bytes: Sizes, filler: string) =>
    [
      `RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\t${packages} \t; \trm -rf /var/lib/apt/lists/* # buildkit`,
      bulk(`x /usr/bin ${programs}`, bytes, filler, mtime),
    ] as const;
  const people = withUser(on, {
    name: 'postgres',
    id: debian ? 999 : 70,
    home: '/var/lib/postgresql',
    shell: debian ? '/bin/bash' : '/bin/sh',
  });
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
        bulk('d 1777 /var/lib/postgresql', { arm64: 9_400, amd64: 9_400 }, '/var/log/faillog', mtime, people),
      ],
      ...(debian
        ? [install('gnupg \t\tless', 'less gpg', { arm64: 9_700_000, amd64: 9_800_000 }, '/usr/lib/gnupg/scdaemon')]
        : []),
      'ENV GOSU_VERSION=1.17',
      [
        'RUN /bin/sh -c set -eux; \twget -O /usr/local/bin/gosu "https://github.com/tianon/gosu/releases/download/$GOSU_VERSION/gosu-$dpkgArch"; \tchmod +x /usr/local/bin/gosu; \tgosu --version; \tgosu nobody true # buildkit',
        bulk('p 755 2360000 /usr/local/bin/gosu', { arm64: 0, amd64: 0 }, '/usr/local/share/gosu', mtime),
      ],
      ...(debian
        ? [
            install(
              'locales; \tlocaledef -i en_US -c -f UTF-8 -A /usr/share/locale/locale.alias en_US.UTF-8',
              'locale localedef',
              { arm64: 25_200_000, amd64: 25_100_000 },
              '/usr/lib/locale/locale-archive',
            ),
          ]
        : []),
      'ENV LANG=en_US.utf8',
      ...(debian
        ? [
            install(
              'libnss-wrapper \t\txz-utils \t\tzstd',
              'xz zstd',
              { arm64: 3_800_000, amd64: 3_900_000 },
              '/usr/lib/libnss_wrapper.so',
            ),
          ]
        : []),
      [
        'RUN /bin/sh -c mkdir /docker-entrypoint-initdb.d # buildkit',
        () => ({ lines: 'd 755 /docker-entrypoint-initdb.d', size: 0, filler: null, mtime }),
      ],
      ...(debian
        ? [
            [
              'RUN /bin/sh -c set -ex; \tkey=\'B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8\'; \tgpg --batch --export --armor "$key" > /usr/local/share/keyrings/postgres.gpg.asc # buildkit',
              bulk('', { arm64: 3_100, amd64: 3_100 }, '/usr/local/share/keyrings/postgres.gpg.asc', mtime),
            ] as const,
          ]
        : []),
      `ENV PG_MAJOR=${major}`,
      ...(debian ? [`ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:${bin}`] : []),
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
      ...(debian
        ? [
            [
              'RUN /bin/sh -c set -eux; \tdpkg-divert --add --rename --divert "/usr/share/postgresql/postgresql.conf.sample.dpkg" "/usr/share/postgresql/$PG_MAJOR/postgresql.conf.sample"; \tsed -ri "s!^#?(listen_addresses)\\s*=\\s*\\S+.*!\\1 = \'*\'!" /usr/share/postgresql/postgresql.conf.sample # buildkit',
              bulk('', { arm64: 31_000, amd64: 31_000 }, '/usr/share/postgresql/postgresql.conf.sample', mtime),
            ] as const,
          ]
        : []),
      [
        'RUN /bin/sh -c mkdir -p /var/run/postgresql && chown -R postgres:postgres /var/run/postgresql && chmod 3777 /var/run/postgresql # buildkit',
        () => ({ lines: 'd 3777 /var/run/postgresql', size: 0, filler: null, mtime }),
      ],
      'ENV PGDATA=/var/lib/postgresql/data',
      [
        'RUN /bin/sh -c set -eux; \tmkdir -p "$PGDATA" && chown -R postgres:postgres "$PGDATA" && chmod 1777 "$PGDATA" # buildkit',
        () => ({ lines: 'd 1777 /var/lib/postgresql/data', size: 0, filler: null, mtime }),
      ],
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
      ...(debian
        ? [
            [
              'RUN /bin/sh -c ln -sT docker-ensure-initdb.sh /usr/local/bin/docker-enforce-initdb.sh # buildkit',
              () => ({
                lines: 'l /usr/local/bin/docker-enforce-initdb.sh docker-ensure-initdb.sh',
                size: 0,
                filler: null,
                mtime,
              }),
            ] as const,
          ]
        : []),
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'STOPSIGNAL SIGINT',
      'EXPOSE map[5432/tcp:{}]',
      'CMD ["postgres"]',
    ],
    description: 'The PostgreSQL object-relational database system provides reliability and data integrity.',
  });
}

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
      'ENV HTTPD_SHA256=88fc236ab99b2864b248de7d49a008ec2afd7551e64dce8b95f58f32f94c46ab',
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

const USERS: Readonly<Record<string, string>> = { memcached: 'memcache', mongo: 'mongodb' };

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
    { arm64: 39_350_000, amd64: 35_920_000 },
  ),
  nginx('1.26.3', ['stable-alpine', '1.26-alpine'], 'alpine', '2025-02-14T21:27:17Z', {
    arm64: 38_550_000,
    amd64: 35_120_000,
  }),
  redis('7.4.2', ['7', 'latest', '7.4', '7.4.2', '7-bookworm'], 'debian', '2025-02-25T06:02:10Z', {
    arm64: 38_140_000,
    amd64: 38_940_000,
  }),
  redis('7.4.2', ['7-alpine', 'alpine', '7.4-alpine'], 'alpine', '2025-02-14T06:02:10Z', {
    arm64: 29_440_000,
    amd64: 30_240_000,
  }),
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
