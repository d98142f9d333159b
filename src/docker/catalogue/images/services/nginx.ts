import { type ImageDescription, image, type PerArchitecture } from '../../describe.ts';
import { withUser } from '../../users.ts';
import { ALPINE_321 } from '../alpine.ts';
import { BOOKWORM_SLIM } from '../debian.ts';
import { bulk, script } from './layers.ts';

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
  sizes: PerArchitecture<number>,
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

/** nginx, mainline and stable, on Debian and on Alpine. */
export const NGINX: readonly ImageDescription[] = [
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
];
