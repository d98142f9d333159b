import { standIn, textOf } from '../../../../filesystem/index.ts';
import { emulatedArchitecture } from '../../../kernel/machine.ts';
import type { Call, Program } from '../../../kernel/program.ts';
import { pass } from '../../../kernel/session.ts';
import { closure, type Package, readArchive, remove, unpack } from '../archive.ts';

const ARCHIVE = readArchive(`
  bash 5.2.37-r0 1340 ncurses-terminfo-base,libncursesw,readline /bin/bash
  ncurses-terminfo-base 6.5_p20241006-r3 36 - -
  libncursesw 6.5_p20241006-r3 310 - -
  readline 8.2.13-r0 300 - -
  brotli-libs 1.1.0-r2 732 - -
  c-ares 1.34.5-r0 144 - -
  libunistring 1.2-r0 1700 - -
  libidn2 2.3.7-r0 156 libunistring -
  nghttp2-libs 1.64.0-r0 128 - -
  libpsl 0.21.5-r3 80 libidn2,libunistring -
  zstd-libs 1.5.6-r2 700 - -
  libcurl 8.12.1-r1 590 brotli-libs,c-ares,libidn2,libpsl,nghttp2-libs,zstd-libs -
  ca-certificates 20241121-r1 620 - /usr/sbin/update-ca-certificates=true
  curl 8.12.1-r1 260 ca-certificates,libcurl /usr/bin/curl
  wget 1.25.0-r0 540 libidn2,pcre2 /usr/bin/wget
  pcre2 10.43-r0 620 - -
  libexpat 2.6.4-r0 144 - -
  git-init-template 2.47.2-r0 20 - -
  git 2.47.2-r0 14000 libcurl,libexpat,pcre2,git-init-template,ca-certificates /usr/bin/git
  make 4.4.1-r2 290 - /usr/bin/make
  gcc 14.2.0-r4 140000 binutils,libgomp,libatomic,gmp,isl26,mpfr4,mpc1,musl-dev /usr/bin/gcc,/usr/bin/cc=gcc
  g++ 14.2.0-r4 52000 gcc,libstdc++ /usr/bin/g++
  binutils 2.43.1-r1 9600 - /usr/bin/ld,/usr/bin/as
  musl-dev 1.2.5-r9 10200 - -
  libc-dev 0.7.2-r5 4 musl-dev -
  linux-headers 6.6-r1 8100 - -
  gmp 6.3.0-r2 420 - -
  isl26 0.26-r1 2100 - -
  mpfr4 4.2.1-r0 500 - -
  mpc1 1.3.1-r1 110 - -
  libgomp 14.2.0-r4 280 - -
  libatomic 14.2.0-r4 32 - -
  libgcc 14.2.0-r4 130 - -
  libstdc++ 14.2.0-r4 2700 libgcc -
  build-base 0.5-r3 4 gcc,g++,make,libc-dev,binutils,file,patch,fortify-headers -
  file 5.46-r2 42 libmagic /usr/bin/file
  libmagic 5.46-r2 9800 - -
  patch 2.7.6-r10 190 - /usr/bin/patch
  fortify-headers 1.1-r5 60 - -
  openssl 3.3.3-r0 790 - /usr/bin/openssl
  openssl-dev 3.3.3-r0 3100 - -
  openssh-client 9.9_p2-r0 4600 - /usr/bin/ssh
  libffi 3.4.7-r0 36 - -
  libffi-dev 3.4.7-r0 60 libffi -
  gdbm 1.24-r0 340 - -
  xz-libs 5.6.3-r0 210 - -
  libbz2 1.0.8-r6 72 - -
  mpdecimal 4.0.0-r0 300 - -
  sqlite-libs 3.48.0-r0 1500 - -
  sqlite 3.48.0-r0 1700 sqlite-libs /usr/bin/sqlite3
  libpanelw 6.5_p20241006-r3 20 libncursesw -
  python3 3.12.9-r0 42000 libbz2,libexpat,libffi,gdbm,xz-libs,libncursesw,libpanelw,mpdecimal,readline,sqlite-libs,libstdc++ /usr/bin/python3,/usr/bin/python3.12=python3
  py3-pip 24.3.1-r0 12000 python3,py3-setuptools /usr/bin/pip,/usr/bin/pip3
  py3-setuptools 70.3.0-r0 5400 - -
  nodejs 22.13.1-r0 64000 ca-certificates,libgcc,libstdc++,ada-libs,simdjson,icu-libs,c-ares,nghttp2-libs,brotli-libs,sqlite-libs /usr/bin/node
  ada-libs 2.9.2-r1 480 - -
  simdjson 3.10.1-r0 250 - -
  icu-libs 74.2-r1 4100 icu-data-en,libstdc++ -
  icu-data-en 74.2-r1 1450 - -
  npm 10.9.1-r0 8600 nodejs /usr/bin/npm,/usr/bin/npx
  nginx 1.26.3-r0 1300 pcre2 /usr/sbin/nginx
  redis 7.2.7-r0 2500 - /usr/bin/redis-server,/usr/bin/redis-cli
  postgresql16-client 16.8-r0 3400 libpq /usr/bin/psql,/usr/bin/pg_dump
  libpq 16.8-r0 370 - -
  mariadb-client 11.4.5-r0 27000 - /usr/bin/mysql,/usr/bin/mariadb
  tini 0.19.0-r3 24 - /sbin/tini
  su-exec 0.2-r3 20 - /sbin/su-exec
  dumb-init 1.2.5-r3 28 - /usr/bin/dumb-init
  shadow 4.16.0-r1 480 linux-pam /usr/sbin/useradd,/usr/sbin/groupadd,/usr/sbin/usermod
  linux-pam 1.6.1-r1 620 - -
  sudo 1.9.16_p1-r0 2500 - /usr/bin/sudo=env
  tzdata 2025a-r0 1600 - -
  jq 1.7.1-r0 600 oniguruma /usr/bin/jq
  oniguruma 6.9.9-r0 560 - -
  vim 9.1.1105-r0 2900 libncursesw,xxd /usr/bin/vim
  nano 8.2-r0 640 libncursesw /usr/bin/nano
  xxd 9.1.1105-r0 20 - -
  htop 3.3.0-r0 230 libncursesw /usr/bin/htop
  tree 2.2.1-r0 60 - /usr/bin/tree
  unzip 6.0-r15 330 - /usr/bin/unzip
  zip 3.0-r13 410 - /usr/bin/zip
  tar 1.35-r2 500 - /usr/bin/tar
  gzip 1.13-r0 150 - /usr/bin/gzip
  rsync 3.4.0-r0 560 - /usr/bin/rsync
  bind-tools 9.18.34-r0 1300 - /usr/bin/dig,/usr/bin/nslookup
  iputils 20240905-r0 100 - /bin/ping
  tcpdump 4.99.5-r0 1300 - /usr/bin/tcpdump
  coreutils 9.5-r2 1100 - -
  gnupg 2.4.7-r0 760 - /usr/bin/gpg
  libxml2 2.13.4-r5 1200 - -
  zlib-dev 1.3.1-r2 160 - -
  php83 8.3.17-r0 5200 - /usr/bin/php
  openjdk17-jre 17.0.14_p7-r0 160000 - /usr/bin/java
  openjdk21-jre 21.0.6_p7-r0 170000 - /usr/bin/java
  go 1.23.6-r0 230000 binutils,gcc,musl-dev /usr/bin/go
  cowsay 3.04-r2 80 - /usr/bin/cowsay
  figlet 2.2.5-r3 610 - /usr/bin/figlet
  docker-cli 27.3.1-r5 38000 ca-certificates /usr/bin/docker
  supervisor 4.2.5-r5 2000 python3 /usr/bin/supervisord
  openrc 0.55.1-r2 2300 - -
  acl 2.3.2-r1 80 - -
  findutils 4.10.0-r0 540 - -
  grep 3.11-r0 240 pcre2 -
  sed 4.9-r2 150 - -
`);
const LIBRARY = '/usr/lib';
const DATABASE = '/lib/apk/db/installed';

function textAt(call: Call, path: string): string {
  const content = call.files.content(path);
  return typeof content === 'string' ? '' : (textOf(content) ?? '');
}

function installed(call: Call): Map<string, string> {
  const found = new Map<string, string>();
  for (const block of textAt(call, DATABASE).split('\n\n')) {
    const name = /^P:(.*)$/m.exec(block)?.[1];
    if (name !== undefined) found.set(name, /^V:(.*)$/m.exec(block)?.[1] ?? '');
  }
  return found;
}

function store(call: Call, packages: ReadonlyMap<string, string>, world: readonly string[]): void {
  call.files.mkdir('/lib/apk/db', { recursive: true });
  call.files.write(DATABASE, [...packages].map(([name, version]) => `P:${name}\nV:${version}\n\n`).join(''));
  call.files.write(
    '/etc/apk/world',
    [...world]
      .sort()
      .map(each => `${each}\n`)
      .join(''),
  );
}

/** Words of an apk line that are not options. */
function wordsOf(args: readonly string[]): {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly virtual: string | null;
} {
  const words: string[] = [];
  const flags = new Set<string>();
  let virtual: string | null = null;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--virtual' || arg === '-t') virtual = args[++at] ?? '';
    else if (arg.startsWith('--virtual=')) virtual = arg.slice(10);
    else if (arg === '--repository' || arg === '-X' || arg === '--root' || arg === '-p') at++;
    else if (arg.startsWith('-')) flags.add(arg);
    else words.push(arg);
  }
  return { words, flags, virtual };
}

/** Alpine's package manager, as of apk-tools 2.14. */
export const apk: Program = call => {
  const { words, flags, virtual } = wordsOf(call.args);
  const [command = '', ...names] = words;
  const quiet = flags.has('-q') || flags.has('--quiet');
  if (flags.has('--version') || flags.has('-V')) {
    call.out(`apk-tools 2.14.6, compiled for ${emulatedArchitecture(call.session.request.platform)}.\n`);
    return 0;
  }
  if (['add', 'del', 'update', 'upgrade', 'fix'].includes(command) && call.files.identity.uid !== 0) {
    call.err(
      'ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\n',
    );
    return 99;
  }
  const known = installed(call);
  const world = textAt(call, '/etc/apk/world')
    .split('\n')
    .filter(each => each !== '');
  const say = (text: string) => {
    if (!quiet) call.out(text);
  };
  const sum = () => {
    const kib = 7400 + [...known.keys()].reduce((total, name) => total + (ARCHIVE.get(name)?.size ?? 0) / 1024, 0);
    say(`OK: ${Math.max(1, Math.round(kib / 1024))} MiB in ${known.size + 10} packages\n`);
  };
  switch (command) {
    case 'update':
      if (!fetchIndex(call, true, say)) return 2;
      say(
        `v3.21.3-119-g5e1a54eaab1 [https://dl-cdn.alpinelinux.org/alpine/${branch(call)}/main]\nv3.21.3-120-g0cbe8cc9b8e [https://dl-cdn.alpinelinux.org/alpine/${branch(call)}/community]\nOK: 25395 distinct packages available\n`,
      );
      return 0;
    case 'upgrade':
      if (!fetchIndex(call, !flags.has('--no-cache'), say)) return 1;
      sum();
      return 0;
    case 'add':
      return add(call, { names, known, world, virtual, cached: !flags.has('--no-cache'), say, sum });
    case 'del': {
      const gone = names.flatMap(name => [
        name,
        ...(known.get(name)?.startsWith('virtual:') ? (known.get(name) ?? '').slice(8).split(',') : []),
      ]);
      const kept = world.filter(each => !names.includes(each));
      const needed = new Set(closure(ARCHIVE, kept, new Set()).map(each => each.name));
      const all = gone.flatMap(name => [name, ...closure(ARCHIVE, [name], new Set()).map(each => each.name)]);
      const leaving = [...new Set(all)].filter(name => known.has(name) && (!needed.has(name) || names.includes(name)));
      if (leaving.length === 0 && names.some(name => !known.has(name))) {
        say('OK: 8 MiB in 15 packages\n');
        return 0;
      }
      leaving.reverse().forEach((name, at) => {
        const each = ARCHIVE.get(name);
        say(`(${at + 1}/${leaving.length}) Purging ${name} (${each?.version ?? '20250310.120000'})\n`);
        if (each !== undefined) remove(call, each, LIBRARY);
        known.delete(name);
      });
      say('Executing busybox-1.37.0-r12.trigger\n');
      store(call, known, kept);
      sum();
      pass(call.session, 120);
      return 0;
    }
    case 'info':
      if (names.length > 0) {
        for (const name of names) {
          const version = known.get(name);
          if (version === undefined) continue;
          call.out(
            flags.has('-e')
              ? `${name}\n`
              : `${name}-${version} description:\n${name}\n\n${name}-${version} installed size:\n${Math.round((ARCHIVE.get(name)?.size ?? 40_000) / 1024)} KiB\n\n`,
          );
        }
        return names.every(name => known.has(name)) ? 0 : 1;
      }
      for (const [name, version] of [...known].sort())
        call.out(flags.has('-v') || flags.has('-vv') ? `${name}-${version}\n` : `${name}\n`);
      return 0;
    case 'list':
      for (const [name, version] of [...known].sort())
        call.out(`${name}-${version} ${emulatedArchitecture(call.session.request.platform)} {${name}} [installed]\n`);
      return 0;
    case 'search':
      for (const each of ARCHIVE.values())
        if (names.length === 0 || names.some(name => each.name.includes(name)))
          call.out(`${each.name}-${each.version}\n`);
      return 0;
    case 'policy':
    case 'version':
    case 'audit':
    case 'fix':
    case 'cache':
      return 0;
    default:
      call.out('apk-tools 2.14.6, compiled for x86_64.\n\nusage: apk [<OPTIONS>...] COMMAND [<ARGUMENTS>...]\n');
      if (command !== '') call.err(`ERROR: '${command}' is not an apk command. See 'apk --help'.\n`);
      return 1;
  }
};

function branch(call: Call): string {
  return (
    /v\d+\.\d+|edge/.exec(textAt(call, '/etc/apk/repositories'))?.[0] ??
    `v${textAt(call, '/etc/alpine-release').split('.').slice(0, 2).join('.') || '3.21'}`
  );
}

function fetchIndex(call: Call, cached: boolean, say: (text: string) => void): boolean {
  const architecture = emulatedArchitecture(call.session.request.platform);
  for (const repository of ['main', 'community']) {
    const url = `https://dl-cdn.alpinelinux.org/alpine/${branch(call)}/${repository}`;
    say(`fetch ${url}/${architecture}/APKINDEX.tar.gz\n`);
    if (!call.session.request.network) {
      pass(call.session, 5000);
      call.err(`WARNING: updating and opening ${url}: temporary error (try again later)\n`);
      if (repository === 'community') return false;
      continue;
    }
    pass(call.session, 380);
    if (cached)
      call.files.write(
        `/var/cache/apk/APKINDEX.${repository === 'main' ? '066df28d' : 'b53994b4'}.tar.gz`,
        standIn(repository === 'main' ? 490_000 : 2_150_000, url),
      );
  }
  return true;
}

interface Adding {
  readonly names: readonly string[];
  readonly known: Map<string, string>;
  readonly world: readonly string[];
  readonly virtual: string | null;
  readonly cached: boolean;
  readonly say: (text: string) => void;
  readonly sum: () => void;
}

function add(call: Call, { names, known, world, virtual, cached, say, sum }: Adding): number {
  const plain = names.map(name => name.replace(/[=<>~@].*$/, ''));
  const indexed = call.files.list('/var/cache/apk').some(name => name.startsWith('APKINDEX'));
  if (!cached || !indexed) fetchIndex(call, cached, say);
  const online = call.session.request.network;
  const unknown = plain.filter(name => !known.has(name) && (!online || !ARCHIVE.has(name)));
  if (unknown.length > 0) {
    call.err(
      `ERROR: unable to select packages:\n${unknown.map(name => `  ${name} (no such package):\n    required by: ${virtual === null ? `world[${name}]` : `${virtual}-20250310.120000[${name}]`}\n`).join('')}`,
    );
    return unknown.length;
  }
  const wanted: Package[] = [...closure(ARCHIVE, plain, new Set(known.keys()))];
  const total = wanted.length + (virtual === null ? 0 : 1);
  wanted.forEach((each, at) => {
    pass(call.session, 12 + Math.round(each.size / 180_000));
    say(`(${at + 1}/${total}) Installing ${each.name} (${each.version})\n`);
    unpack(call, each, LIBRARY);
    known.set(each.name, each.version);
    if (each.name === 'bash') say('Executing bash-5.2.37-r0.post-install\n');
  });
  if (virtual !== null) {
    say(`(${total}/${total}) Installing ${virtual} (20250310.120000)\n`);
    known.set(virtual, `virtual:${plain.join(',')}`);
  }
  if (total > 0) say('Executing busybox-1.37.0-r12.trigger\n');
  if (wanted.some(each => each.name === 'ca-certificates')) say('Executing ca-certificates-20241121-r1.trigger\n');
  store(call, known, [...new Set([...world, ...(virtual === null ? plain : [virtual])])]);
  sum();
  return 0;
}
