import { type HistoryText, type ImageDescription, image } from '../../describe.ts';
import { BASES, type BaseName, both, DAY, files, packages, scripts } from './rows.ts';

type PhpKind = 'cli' | 'fpm' | 'apache';

/** Options alone are meant for PHP. */
const ENTRYPOINT = (program: string) => `#!/bin/sh
set -e

if [ "\${1#-}" != "$1" ]; then
  set -- ${program} "$@"
fi

exec "$@"
`;

const EXTENSION_TOOLS =
  'p 755 3200 /usr/local/bin/docker-php-ext-install\np 755 1400 /usr/local/bin/docker-php-ext-configure\np 755 2700 /usr/local/bin/docker-php-ext-enable\np 755 640 /usr/local/bin/docker-php-source docker-php-ext-enable';

const CFLAGS = '-fstack-protector-strong -fpic -fpie -O2 -D_LARGEFILE_SOURCE -D_FILE_OFFSET_BITS=64';

function programsOf(
  kind: PhpKind,
  version: string,
): { readonly lines: string; readonly data: Readonly<Record<string, string>> } {
  const server = kind === 'fpm' ? 'p 755 30400000 /usr/local/sbin/php-fpm\nd 755 /usr/local/etc/php-fpm.d' : '';
  return {
    lines: `p 755 30100000 /usr/local/bin/php\np 755 30000000 /usr/local/bin/phpdbg php\nx /usr/local/bin pear pecl phpize php-config\nd 755 /usr/local/etc/php/conf.d\nd 755 /usr/local/lib/php/extensions\n${server}`,
    data: { '/usr/local/bin/php': version, '/usr/local/sbin/php-fpm': version },
  };
}

/** Debian's own, as far as images change them. */
const DEFAULT_SITE = `<VirtualHost *:80>
	ServerAdmin webmaster@localhost
	DocumentRoot /var/www/html

	ErrorLog \${APACHE_LOG_DIR}/error.log
	CustomLog \${APACHE_LOG_DIR}/access.log combined
</VirtualHost>
`;
const APACHE = `User \${APACHE_RUN_USER}
Group \${APACHE_RUN_GROUP}

<Directory /var/www/>
	Options Indexes FollowSymLinks
	AllowOverride None
	Require all granted
</Directory>

IncludeOptional sites-enabled/*.conf
`;

function apacheRows(): readonly HistoryText[] {
  return [
    'ENV APACHE_CONFDIR=/etc/apache2',
    'ENV APACHE_ENVVARS=/etc/apache2/envvars',
    files(
      'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends apache2; \trm -rf /var/lib/apt/lists/*; \trm -rvf /var/www/html/*; \tinstall -d -m 1777 /var/www/html',
      'd 1777 /var/www/html\nd 755 /etc/apache2/sites-available\nd 755 /etc/apache2/sites-enabled\nl /etc/apache2/sites-enabled/000-default.conf ../sites-available/000-default.conf\nd 755 /etc/apache2/mods-enabled\np 755 740000 /usr/sbin/apache2 apache2\nx /usr/sbin a2enmod a2dismod a2ensite a2dissite a2enconf',
      both(12_100_000),
      '/usr/lib/apache2/modules/mod_ssl.so',
      {
        texts: {
          '/etc/apache2/sites-available/000-default.conf': DEFAULT_SITE,
          '/etc/apache2/apache2.conf': APACHE,
          '/etc/apache2/ports.conf': 'Listen 80\n',
          '/etc/apache2/envvars': 'export APACHE_RUN_USER=www-data\nexport APACHE_RUN_GROUP=www-data\n',
        },
      },
    ),
  ];
}

function endOf(kind: PhpKind): readonly HistoryText[] {
  switch (kind) {
    case 'cli':
      return ['CMD ["php" "-a"]'];
    case 'fpm':
      return [
        ['WORKDIR /var/www/html', 'nothing'],
        files(
          'RUN /bin/sh -c set -eux; \tcd /usr/local/etc; \tcp php-fpm.conf.default php-fpm.conf',
          'd 755 /var/www/html',
          both(10_800),
          '/usr/local/etc/php-fpm.d/www.conf',
        ),
        'STOPSIGNAL SIGQUIT',
        'EXPOSE map[9000/tcp:{}]',
        'CMD ["php-fpm"]',
      ];
    case 'apache':
      return [
        'STOPSIGNAL SIGWINCH',
        scripts('COPY apache2-foreground /usr/local/bin/', {
          '/usr/local/bin/apache2-foreground':
            '#!/bin/bash\nset -e\n\nrm -f /var/run/apache2/apache2.pid\n\nexec apache2 -DFOREGROUND "$@"\n',
        }),
        ['WORKDIR /var/www/html', 'nothing'],
        'EXPOSE map[80/tcp:{}]',
        'CMD ["apache2-foreground"]',
      ];
  }
}

/** The rows of PHP's images behind those of their base. Source of the config: docker-library/php. */
function phpRows(version: string, kind: PhpKind, on: BaseName): readonly HistoryText[] {
  const tools = 'autoconf dpkg-dev file g++ gcc libc-dev make pkg-config re2c';
  const { lines, data } = programsOf(kind, version);
  return [
    `ENV PHPIZE_DEPS=${on === 'alpine' ? 'autoconf \t\tdpkg-dev dpkg \t\tfile \t\tg++ \t\tgcc \t\tlibc-dev \t\tmake \t\tpkgconf \t\tre2c' : tools.replaceAll(' ', ' \t\t')}`,
    on === 'alpine'
      ? packages(on, 'ca-certificates curl openssl tar xz', 'curl openssl', 4_900_000)
      : packages(
          on,
          `${tools} ca-certificates curl xz-utils`,
          'autoconf file g++ gcc cc make pkg-config curl xz',
          313_000_000,
        ),
    'ENV PHP_INI_DIR=/usr/local/etc/php',
    files(
      'RUN /bin/sh -c set -eux; \tmkdir -p "$PHP_INI_DIR/conf.d"; \t[ ! -d /var/www/html ]; \tmkdir -p /var/www/html; \tchown www-data:www-data /var/www/html; \tchmod 1777 /var/www/html',
      'd 1777 /var/www/html',
      both(0),
      '/var/www/.keep',
    ),
    ...(kind === 'apache' ? apacheRows() : []),
    `ENV PHP_CFLAGS=${CFLAGS}`,
    `ENV PHP_CPPFLAGS=${CFLAGS}`,
    'ENV PHP_LDFLAGS=-Wl,-O1 -pie',
    `ENV PHP_VERSION=${version}`,
    `ENV PHP_URL=https://www.php.net/distributions/php-${version}.tar.xz PHP_ASC_URL=https://www.php.net/distributions/php-${version}.tar.xz.asc`,
    files(
      'RUN /bin/sh -c set -eux; \tmkdir -p /usr/src; \tcurl -fsSL -o php.tar.xz "$PHP_URL"',
      '',
      both(12_700_000),
      '/usr/src/php.tar.xz',
    ),
    files(
      'RUN /bin/sh -c set -eux; \t./configure; \tmake -j "$(nproc)"; \tmake install; \tphp --version',
      lines,
      both(kind === 'cli' ? 92_000_000 : 98_000_000),
      '/usr/local/lib/php/build.bin',
      { data },
    ),
    files(
      'COPY docker-php-ext-* docker-php-entrypoint /usr/local/bin/',
      EXTENSION_TOOLS,
      both(0),
      '/usr/local/bin/.keep',
    ),
    scripts('COPY docker-php-entrypoint /usr/local/bin/', {
      '/usr/local/bin/docker-php-entrypoint': ENTRYPOINT(
        kind === 'fpm' ? 'php-fpm' : kind === 'apache' ? 'apache2-foreground' : 'php',
      ),
    }),
    files(
      'RUN /bin/sh -c docker-php-ext-enable sodium',
      '',
      both(190),
      '/usr/local/etc/php/conf.d/docker-php-ext-sodium.ini',
    ),
    'ENTRYPOINT ["docker-php-entrypoint"]',
    ...endOf(kind),
  ];
}

function php(kind: PhpKind, on: BaseName, tags: readonly string[]): ImageDescription {
  return image({
    repository: 'library/php',
    tags,
    base: BASES[on],
    created: DAY,
    rows: phpRows('8.4.4', kind, on),
    description: 'While designed for web development, the PHP scripting language also provides general-purpose use.',
  });
}

export const PHP: readonly ImageDescription[] = [
  php('cli', 'debian', ['8.4-cli', '8.4', 'latest', '8', 'cli', '8-cli', '8.4.4-cli']),
  php('fpm', 'debian', ['8.4-fpm', 'fpm', '8-fpm']),
  php('apache', 'debian', ['8.4-apache', 'apache', '8-apache']),
  php('cli', 'alpine', ['8.4-cli-alpine', '8.4-alpine', 'alpine', '8-alpine']),
  php('fpm', 'alpine', ['8.4-fpm-alpine', 'fpm-alpine', '8-fpm-alpine']),
];

function wordpress(kind: 'apache' | 'fpm', on: BaseName, tags: readonly string[]): ImageDescription {
  return image({
    repository: 'library/wordpress',
    tags,
    base: BASES[on],
    created: DAY,
    rows: [
      ...phpRows('8.2.27', kind, on),
      packages(on, 'ghostscript', 'gs', 40_800_000),
      files(
        'RUN /bin/sh -c set -ex; \tdocker-php-ext-install -j "$(nproc)" bcmath exif gd intl mysqli zip; \tpecl install imagick-3.7.0',
        '',
        both(61_000_000),
        '/usr/local/lib/php/extensions/wordpress.so',
      ),
      files(
        'RUN /bin/sh -c set -eux; \tversion=\'6.7.2\'; \tcurl -o wordpress.tar.gz -fL "https://wordpress.org/wordpress-$version.tar.gz"; \ttar -xzf wordpress.tar.gz -C /usr/src/; \tchown -R www-data:www-data /usr/src/wordpress',
        'd 755 /usr/src/wordpress/wp-content/plugins\nd 755 /usr/src/wordpress/wp-content/themes\ns 644 405 /usr/src/wordpress/index.php',
        both(68_400_000),
        '/usr/src/wordpress/wp-includes/all.php',
        { texts: { '/usr/src/wordpress/wp-includes/version.php': "<?php\n$wp_version = '6.7.2';\n" } },
      ),
      'VOLUME [/var/www/html]',
      scripts('COPY docker-entrypoint.sh /usr/local/bin/', {
        '/usr/local/bin/docker-entrypoint.sh':
          '#!/usr/bin/env bash\nset -e\n\n# The first start puts WordPress where the server looks.\nif [ ! -e index.php ] && [ ! -e wp-includes/version.php ]; then\n  cp -r /usr/src/wordpress/. .\n  echo >&2 "WordPress not found in $PWD - copying now..."\n  echo >&2 "Complete! WordPress has been successfully copied to $PWD"\nfi\n\nexec "$@"\n',
      }),
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      kind === 'apache' ? 'CMD ["apache2-foreground"]' : 'CMD ["php-fpm"]',
    ],
    description: 'The WordPress rich content management system can utilize plugins, widgets, and themes.',
  });
}

export const WORDPRESS: readonly ImageDescription[] = [
  wordpress('apache', 'debian', ['6.7', 'latest', '6', '6.7.2', 'apache', 'php8.2', 'php8.2-apache']),
  wordpress('fpm', 'debian', ['6.7-fpm', 'fpm', '6-fpm']),
  wordpress('fpm', 'alpine', ['6.7-fpm-alpine', 'fpm-alpine', '6-fpm-alpine']),
  wordpress('apache', 'debian', ['6.7-php8.2', '6-php8.2-apache']),
  wordpress('fpm', 'debian', ['6.7-php8.2-fpm']),
  wordpress('fpm', 'alpine', ['6.7-php8.2-fpm-alpine']),
];

export const COMPOSER: readonly ImageDescription[] = [
  image({
    repository: 'library/composer',
    tags: ['2.8', 'latest', '2', '2.8.5'],
    base: BASES.alpine,
    created: DAY,
    rows: [
      ...phpRows('8.4.4', 'cli', 'alpine'),
      packages(
        'alpine',
        'bash coreutils git make openssh-client patch subversion tini unzip zip',
        'git make patch unzip zip ssh',
        62_000_000,
      ),
      'ENV COMPOSER_ALLOW_SUPERUSER=1',
      'ENV COMPOSER_HOME=/tmp',
      'ENV COMPOSER_VERSION=2.8.5',
      files(
        'RUN /bin/sh -c set -eux ; curl --silent --fail --location --output /usr/bin/composer "https://getcomposer.org/download/$COMPOSER_VERSION/composer.phar" ; composer --ansi --version',
        'd 777 /app\np 755 3100000 /usr/bin/composer\np 755 24000 /sbin/tini tini',
        both(0),
        '/usr/share/composer',
        { data: { '/usr/bin/composer': '2.8.5' } },
      ),
      scripts('COPY --chmod=755 docker-entrypoint.sh /docker-entrypoint.sh', {
        '/docker-entrypoint.sh':
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the script's.
          '#!/bin/sh\n\nisCommand() {\n  if [ "$1" = "sh" ]; then return 1; fi\n  case "$1" in -*|about|archive|audit|browse|check-platform-reqs|clear-cache|config|create-project|depends|diagnose|dump-autoload|exec|fund|global|help|init|install|licenses|list|outdated|prohibits|reinstall|remove|require|run-script|search|self-update|show|status|suggests|update|validate) return 0 ;; esac\n  return 1\n}\n\nif [ "${1#-}" != "$1" ] || isCommand "$1"; then\n  set -- composer "$@"\nfi\n\nexec "$@"\n',
      }),
      ['WORKDIR /app', 'nothing'],
      'ENTRYPOINT ["/docker-entrypoint.sh"]',
      'CMD ["composer"]',
    ],
    description: 'Composer is a dependency manager written in and for PHP.',
  }),
];
