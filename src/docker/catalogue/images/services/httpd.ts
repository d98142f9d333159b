import { type ImageDescription, image, type PerArchitecture } from '../../describe.ts';
import { ALPINE_321 } from '../alpine.ts';
import { BOOKWORM_SLIM } from '../debian.ts';
import { bulk, script } from './layers.ts';

function httpd(tags: readonly string[], on: 'alpine' | 'debian', sizes: PerArchitecture<number>): ImageDescription {
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

/** Apache on Debian and on Alpine. */
export const HTTPD: readonly ImageDescription[] = [
  httpd(['2.4', 'latest', '2', '2.4.63', 'bookworm'], 'debian', { arm64: 92_600_000, amd64: 68_600_000 }),
  httpd(['2.4-alpine', 'alpine', '2-alpine'], 'alpine', { arm64: 52_500_000, amd64: 51_900_000 }),
];
