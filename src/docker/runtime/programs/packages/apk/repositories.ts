import { type Package, readArchive } from '../archive.ts';
import { MORE_PACKAGES } from './more.ts';

/** Packages as they were when sessions with them were recorded. */
const RECORDED = `
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
`;

/** What Alpine 3.21 has in its repositories main and community, as far as this host can install it. */
export const ARCHIVE: ReadonlyMap<string, Package> = new Map([...readArchive(MORE_PACKAGES), ...readArchive(RECORDED)]);

/** Where what packages bring besides programs is put. */
export const LIBRARY = '/usr/lib';
