import { type ImageDescription, image, type LayerSource } from '../describe.ts';
import { ALPINE_321 } from './alpine.ts';
import { DISTROLESS_ROOT } from './made/distroless.ts';

const BUSYBOX_TOOLS =
  '[ [[ acpid addgroup adduser ar arch arp ash awk base64 basename bc cal cat chgrp chmod chown chroot clear cmp comm cp crond cut date dc dd deluser delgroup df diff dirname dmesg du echo egrep env expand expr factor false fgrep find fold free getopt grep groups gunzip gzip head hexdump hostname httpd id ifconfig install ip kill killall less link ln login ls lsof md5sum mkdir mkfifo mknod mktemp more mount mv nc netstat nice nl nohup nproc nslookup od passwd paste pgrep pidof ping printenv printf ps pwd readlink realpath renice reset rev rm rmdir route sed seq setsid sh sha1sum sha256sum sha512sum shuf sleep sort split stat strings stty su sum sync tac tail tar tee telnet test time timeout top touch tr traceroute true truncate tty umount uname unexpand uniq unlink unzip uptime usleep vi watch wc wget which who whoami xargs xz yes zcat';

const busyboxRoot: LayerSource = architecture => ({
  lines: `
    d 755 /bin
    d 755 /dev
    d 755 /home
    d 700 /root
    d 1777 /tmp
    d 755 /usr/bin
    d 755 /usr/sbin
    d 755 /var/spool/mail
    d 755 /var/www
    p 755 ${architecture === 'arm64' ? 1_239_696 : 1_131_528} /bin/busybox
    b /bin ${BUSYBOX_TOOLS}
    l /usr/bin/env ../../bin/env
    s 755 1400000 /lib/libc.so.6
    l /lib64 lib
  `,
  texts: {
    '/etc/passwd':
      'root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1:daemon:/usr/sbin:/bin/false\nbin:x:2:2:bin:/bin:/bin/false\nsys:x:3:3:sys:/dev:/bin/false\nsync:x:4:100:sync:/bin:/bin/sync\nmail:x:8:8:mail:/var/spool/mail:/bin/false\nwww-data:x:33:33:www-data:/var/www:/bin/false\noperator:x:37:37:Operator:/var:/bin/false\nnobody:x:65534:65534:nobody:/home:/bin/false\n',
    '/etc/group':
      'root:x:0:\ndaemon:x:1:\nbin:x:2:\nsys:x:3:\nadm:x:4:\ntty:x:5:\ndisk:x:6:\nwheel:x:10:root\nwww-data:x:33:\nusers:x:100:\nnobody:x:65534:\n',
    '/etc/localtime': 'UTC0\n',
    '/etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
  },
  size: architecture === 'arm64' ? 4_040_000 : 4_270_000,
  filler: '/lib/libm.so.6',
  mtime: 1_727_386_302,
});

const BUSYBOX = image({
  repository: 'library/busybox',
  tags: ['1.37', 'latest', '1.37.0', '1', 'stable', 'glibc'],
  base: null,
  created: '2024-09-26T21:31:42Z',
  comment: '',
  rows: [['BusyBox 1.37.0 (glibc), Debian 12', busyboxRoot]],
  description: 'Busybox base image.',
  config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], Cmd: ['sh'] },
});

const HELLO = image({
  repository: 'library/hello-world',
  tags: ['latest', 'linux'],
  base: null,
  created: '2025-01-22T00:00:00Z',
  rows: [
    [
      'COPY hello / # buildkit',
      architecture => ({
        lines: `p 755 ${architecture === 'arm64' ? 4800 : 10_072} /hello`,
        size: 0,
        filler: null,
        mtime: 1_737_504_000,
      }),
    ],
    'CMD ["/hello"]',
  ],
  description: 'Hello World! (an example of minimal Dockerization)',
  config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], WorkingDir: '/' },
});

const REGISTRY = image({
  repository: 'library/registry',
  tags: ['2', '2.8', '2.8.3', 'latest'],
  base: ALPINE_321,
  created: '2023-10-02T18:42:48Z',
  rows: [
    [
      'RUN /bin/sh -c apk add --no-cache ca-certificates # buildkit',
      () => ({
        lines: '',
        size: 523_000,
        filler: '/usr/share/ca-certificates/mozilla/bundle.crt',
        mtime: 1_696_272_100,
      }),
    ],
    [
      'COPY docker-registry /bin/registry # buildkit',
      architecture => ({
        lines: `p 755 ${architecture === 'arm64' ? 16_390_000 : 17_230_000} /bin/registry`,
        data: { '/bin/registry': '2.8.3' },
        size: 0,
        filler: null,
        mtime: 1_696_272_110,
      }),
    ],
    [
      'COPY ./config-example.yml /etc/docker/registry/config.yml # buildkit',
      () => ({
        lines: '',
        texts: {
          '/etc/docker/registry/config.yml':
            'version: 0.1\nlog:\n  fields:\n    service: registry\nstorage:\n  filesystem:\n    rootdirectory: /var/lib/registry\nhttp:\n  addr: :5000\n',
        },
        size: 0,
        filler: null,
        mtime: 1_696_272_111,
      }),
    ],
    'VOLUME [/var/lib/registry]',
    'EXPOSE map[5000/tcp:{}]',
    [
      'COPY entrypoint.sh /entrypoint.sh # buildkit',
      () => ({
        lines: '',
        texts: {
          '/entrypoint.sh':
            '#!/bin/sh\n\nset -e\n\ncase "$1" in\n    *.yaml|*.yml) set -- registry serve "$@" ;;\n    serve|garbage-collect|help|-*) set -- registry "$@" ;;\nesac\n\nexec "$@"\n',
        },
        modes: { '/entrypoint.sh': 0o755 },
        size: 0,
        filler: null,
        mtime: 1_696_272_112,
      }),
    ],
    'ENTRYPOINT ["/entrypoint.sh"]',
    'CMD ["/etc/docker/registry/config.yml"]',
  ],
  description: 'Distribution implementation for storing and distributing of container images and artifacts.',
});

const TRAEFIK = image({
  repository: 'library/traefik',
  tags: ['v3.3', 'latest', 'v3', '3.3'],
  base: ALPINE_321,
  created: '2025-02-25T19:12:06Z',
  rows: [
    [
      'RUN /bin/sh -c apk --no-cache add ca-certificates tzdata # buildkit',
      () => ({ lines: '', size: 2_280_000, filler: '/usr/share/zoneinfo/tzdata.zi', mtime: 1_740_510_000 }),
    ],
    [
      'RUN /bin/sh -c set -ex; \twget --quiet -O /tmp/traefik.tar.gz "https://github.com/traefik/traefik/releases/download/v3.3.4/traefik_v3.3.4_linux_$arch.tar.gz" # buildkit',
      () => ({
        lines: 'p 755 212000000 /usr/local/bin/traefik',
        data: { '/usr/local/bin/traefik': '3.3.4' },
        size: 0,
        filler: null,
        mtime: 1_740_510_100,
      }),
    ],
    [
      'COPY entrypoint.sh / # buildkit',
      () => ({
        lines: '',
        texts: {
          '/entrypoint.sh':
            // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the script's.
            '#!/bin/sh\nset -e\nif [ "${1#-}" != "$1" ] || ! command -v "$1" > /dev/null; then set -- traefik "$@"; fi\nexec "$@"\n',
        },
        modes: { '/entrypoint.sh': 0o755 },
        size: 0,
        filler: null,
        mtime: 1_740_510_101,
      }),
    ],
    'EXPOSE map[80/tcp:{}]',
    'ENTRYPOINT ["/entrypoint.sh"]',
    'CMD ["traefik"]',
  ],
  description: 'Traefik, The Cloud Native Edge Router',
});

const CADDY = image({
  repository: 'library/caddy',
  tags: ['2', 'latest', '2.9', 'alpine', '2-alpine'],
  base: ALPINE_321,
  created: '2025-01-08T17:05:33Z',
  rows: [
    [
      'RUN /bin/sh -c apk add --no-cache \tca-certificates \tlibcap \tmailcap # buildkit',
      () => ({
        lines: 'd 755 /config/caddy\nd 755 /data/caddy\nd 755 /usr/share/caddy',
        size: 890_000,
        filler: '/usr/share/ca-certificates/mozilla/bundle.crt',
        mtime: 1_736_355_900,
      }),
    ],
    'ENV CADDY_VERSION=v2.9.1',
    [
      'RUN /bin/sh -c set -eux; \tapkArch="$(apk --print-arch)"; \twget -O /tmp/caddy.tar.gz "https://github.com/caddyserver/caddy/releases/download/v2.9.1/caddy_2.9.1_linux.tar.gz" # buildkit',
      () => ({ lines: 'p 755 42100000 /usr/bin/caddy', size: 0, filler: null, mtime: 1_736_355_920 }),
    ],
    'ENV XDG_CONFIG_HOME=/config',
    'ENV XDG_DATA_HOME=/data',
    'EXPOSE map[2019/tcp:{} 443/tcp:{} 443/udp:{} 80/tcp:{}]',
    ['WORKDIR /srv', 'nothing'],
    'CMD ["caddy" "run" "--config" "/etc/caddy/Caddyfile" "--adapter" "caddyfile"]',
  ],
  description: 'Caddy 2 is a powerful, enterprise-ready, open source web server with automatic HTTPS written in Go.',
});

/** Files alone: no shell, no package manager. */
const distroless = (repository: string, tag: 'latest' | 'nonroot') =>
  image({
    repository,
    tags: [tag],
    base: null,
    created: '2025-02-20T00:00:00Z',
    comment: '',
    rows: [DISTROLESS_ROOT],
    description: null,
    config: {
      Env: [
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt',
      ],
      User: tag === 'nonroot' ? '65532' : '0',
      WorkingDir: tag === 'nonroot' ? '/home/nonroot' : '/',
    },
  });

export const SMALL: readonly ImageDescription[] = [
  BUSYBOX,
  HELLO,
  REGISTRY,
  TRAEFIK,
  CADDY,
  distroless('gcr.io/distroless/static-debian12', 'latest'),
  distroless('gcr.io/distroless/static-debian12', 'nonroot'),
  distroless('gcr.io/distroless/static', 'latest'),
  distroless('gcr.io/distroless/static', 'nonroot'),
];
