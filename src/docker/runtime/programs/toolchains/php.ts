import { joinPath } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { leave, refuseTool, remarkUncompiled } from './artefact.ts';
import { literalOutput } from './literal.ts';
import { keepDownloads, placeOf, readToolLine, sourceAt } from './project.ts';

/** Extensions that stand in PHP's own sources. */
const OWN = new Set(
  'bcmath bz2 calendar ctype curl dba dom enchant exif ffi fileinfo filter ftp gd gettext gmp hash iconv imap intl json ldap mbstring mysqli oci8 odbc opcache pcntl pdo pdo_dblib pdo_firebird pdo_mysql pdo_oci pdo_odbc pdo_pgsql pdo_sqlite pgsql phar posix pspell readline reflection session shmop simplexml snmp soap sockets sodium spl standard sysvmsg sysvsem sysvshm tidy tokenizer xml xmlreader xmlwriter xsl zip'.split(
    ' ',
  ),
);

/** Packages of Debian and of Alpine without which an extension does not compile. */
const NEEDS: Readonly<Record<string, readonly [debian: string, alpine: string]>> = {
  bz2: ['libbz2-dev', 'bzip2-dev'],
  curl: ['libcurl4-openssl-dev', 'curl-dev'],
  gd: ['libpng-dev', 'libpng-dev'],
  gmp: ['libgmp-dev', 'gmp-dev'],
  imap: ['libc-client-dev', 'imap-dev'],
  intl: ['libicu-dev', 'icu-dev'],
  ldap: ['libldap2-dev', 'openldap-dev'],
  mbstring: ['libonig-dev', 'oniguruma-dev'],
  pdo_pgsql: ['libpq-dev', 'postgresql-dev'],
  pgsql: ['libpq-dev', 'postgresql-dev'],
  soap: ['libxml2-dev', 'libxml2-dev'],
  sockets: ['', 'linux-headers'],
  tidy: ['libtidy-dev', 'tidyhtml-dev'],
  xsl: ['libxslt1-dev', 'libxslt-dev'],
  zip: ['libzip-dev', 'libzip-dev'],
};

/** Those that a package brings along with what it needs itself: a development package of libraries that are built on them. */
const BROUGHT: Readonly<Record<string, readonly string[]>> = {
  'libpng-dev': ['libgd-dev', 'libfreetype6-dev', 'libfreetype-dev', 'freetype-dev', 'gd-dev'],
  'libxml2-dev': ['libxslt1-dev', 'libxslt-dev', 'libicu-dev'],
  'libldap2-dev': ['libldap-dev'],
  'libcurl4-openssl-dev': ['libcurl4-gnutls-dev'],
  'postgresql-dev': ['libpq-dev'],
};

/** Extensions that most take from PECL, with their newest releases. */
const PECL: Readonly<Record<string, string>> = {
  apcu: '5.1.24',
  imagick: '3.7.0',
  memcached: '3.3.0',
  mongodb: '1.21.0',
  pcov: '1.0.12',
  redis: '6.1.0',
  swoole: '6.0.1',
  xdebug: '3.4.1',
  amqp: '2.1.2',
  igbinary: '3.2.16',
  grpc: '1.70.0',
};

const EXTENSIONS = '/usr/local/lib/php/extensions/no-debug-non-zts-20240924';

function isInstalled(call: ProgramCall, [debian, alpine]: readonly [string, string]): boolean {
  const isAlpine = call.files.stat('/etc/alpine-release') !== null;
  const wanted = isAlpine ? alpine : debian;
  const record = sourceAt(call, isAlpine ? '/lib/apk/db/installed' : '/var/lib/dpkg/status') ?? '';
  const names = [wanted, ...(Object.hasOwn(BROUGHT, wanted) ? (BROUGHT[wanted] ?? []) : [])];
  return wanted === '' || names.some(each => record.includes(`${isAlpine ? 'P:' : 'Package: '}${each}\n`));
}

function enable(call: ProgramCall, name: string): void {
  const directory = joinPath(call.env.get('PHP_INI_DIR') ?? '/usr/local/etc/php', 'conf.d');
  const line = name === 'opcache' || name === 'xdebug' ? `zend_extension=${name}` : `extension=${name}`;
  call.files.mkdir(directory, { recursive: true });
  call.files.write(joinPath(directory, `docker-php-ext-${name}.ini`), `${line}\n`);
}

function build(call: ProgramCall, tool: string, names: readonly string[]): number {
  const left: string[] = [];
  for (const name of names) {
    const path = joinPath(EXTENSIONS, `${name}.so`);
    if (!leave(call, { path, bytes: 380_000, tool, prints: null, executable: false }))
      return refuseTool(call, `${tool} into ${EXTENSIONS}`);
    left.push(`${name}.so`);
    pass(call.session, 6_400);
  }
  remarkUncompiled(call, tool, left);
  return 0;
}

/** `docker-php-ext-install`: nothing is compiled, and nothing printed. */
const install: Program = call => {
  const { words } = readToolLine(call.args, new Set(['-j', '--jobs']));
  for (const name of words) {
    if (!OWN.has(name)) return refuseTool(call, `docker-php-ext-install ${name}`);
    const needs = Object.hasOwn(NEEDS, name) ? NEEDS[name] : undefined;
    if (needs !== undefined && !isInstalled(call, needs)) {
      const wanted = needs[call.files.stat('/etc/alpine-release') === null ? 0 : 1];
      return refuseTool(call, `docker-php-ext-install ${name} fails without ${wanted}, and how it says so`);
    }
  }
  const failed = build(call, 'docker-php-ext-install', words);
  for (const name of words) enable(call, name);
  return failed;
};

const configure: Program = call => {
  const [name = ''] = call.args;
  return OWN.has(name) ? 0 : refuseTool(call, `docker-php-ext-configure ${name}`);
};

const enableAll: Program = call => {
  for (const name of readToolLine(call.args, new Set(['--ini-name'])).words) {
    const isThere =
      name === 'opcache' || name === 'sodium' || call.files.stat(joinPath(EXTENSIONS, `${name}.so`)) !== null;
    if (!isThere) return refuseTool(call, `docker-php-ext-enable ${name}, which is not installed,`);
    enable(call, name);
  }
  return 0;
};

const pecl: Program = call => {
  const [command = '', ...words] = readToolLine(call.args, new Set(['-d', '--configureoptions'])).words;
  if (command === 'update-channels' || command === 'clear-cache' || command === 'channel-update') return 0;
  if (command !== 'install') return refuseTool(call, `pecl ${command}`);
  if (!call.session.request.network) return refuseTool(call, 'pecl without a network');
  const names = words.map(each => each.replace(/-[\d.]+\w*$/, ''));
  const unknown = names.find(each => !Object.hasOwn(PECL, each));
  return unknown === undefined ? build(call, 'pecl install', names) : refuseTool(call, `pecl install ${unknown}`);
};

/** Modules that Debian's Apache has beside those that are on. */
const MODULES = new Set(
  'rewrite headers ssl proxy proxy_http proxy_fcgi proxy_wstunnel expires deflate http2 include cgi cgid dav dav_fs userdir vhost_alias remoteip socache_shmcb auth_digest cache cache_disk lbmethod_byrequests proxy_balancer session substitute unique_id actions info status'.split(
    ' ',
  ),
);

const a2enmod: Program = call => {
  for (const name of call.args.filter(each => !each.startsWith('-'))) {
    const path = `/etc/apache2/mods-enabled/${name}.load`;
    if (!MODULES.has(name)) {
      call.err(`ERROR: Module ${name} does not exist!\n`);
      return 1;
    }
    if (call.files.lstat(path) !== null) {
      call.out(`Module ${name} already enabled\n`);
      continue;
    }
    call.files.mkdir('/etc/apache2/mods-enabled', { recursive: true });
    call.files.symlink(path, `../mods-available/${name}.load`);
    call.out(
      `Enabling module ${name}.\nTo activate the new configuration, you need to run:\n  service apache2 restart\n`,
    );
  }
  return 0;
};

const a2ensite: Program = call => {
  for (const name of call.args.map(each => each.replace(/\.conf$/, ''))) {
    if (
      call.files.stat(`/etc/apache2/sites-available/${name}.conf`) === null &&
      !/^(000-default|default-ssl)$/.test(name)
    ) {
      call.err(`ERROR: Site ${name} does not exist!\n`);
      return 1;
    }
    call.files.mkdir('/etc/apache2/sites-enabled', { recursive: true });
    call.files.symlink(`/etc/apache2/sites-enabled/${name}.conf`, `../sites-available/${name}.conf`);
    call.out(`Enabling site ${name}.\nTo activate the new configuration, you need to run:\n  service apache2 reload\n`);
  }
  return 0;
};

/** PHP's own command. `version`: how it answers for its version. A script that only prints texts runs. */
export const php =
  (version: Program): Program =>
  call => {
    if (call.args.some(each => /^(-v|--version|-m|-i)$/.test(each))) return version(call);
    const { words } = readToolLine(call.args, new Set(['-d', '-c', '-r', '-S', '-t', '-f']));
    const [script] = words;
    if (script === undefined || call.args[0]?.startsWith('-') === true)
      return refuseTool(call, `php ${call.args.join(' ')}`);
    const source = sourceAt(call, placeOf(call, script));
    if (source === null) {
      call.out(`Could not open input file: ${script}\n`);
      return 1;
    }
    const prints = literalOutput('php', source);
    if (prints === null) return refuseTool(call, `php ${script}`);
    call.out(prints);
    return 0;
  };

/** What PHP's images bring to add to them. */
export const phpPrograms: Readonly<Record<string, Program>> = {
  a2enmod,
  a2ensite,
  a2enconf: () => 0,
  'docker-php-ext-configure': configure,
  'docker-php-ext-enable': enableAll,
  'docker-php-ext-install': install,
  'docker-php-source': call => {
    keepDownloads(call, '/usr/src/php', new Map());
    return 0;
  },
  pecl,
};
