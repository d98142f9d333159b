import { standIn, textOf } from '../../../../filesystem/index.ts';
import type { Call, Program } from '../../../kernel/program.ts';
import { pass } from '../../../kernel/session.ts';
import { closure, numberFrom, type Package, readArchive, remove, unpack } from '../archive.ts';

const ARCHIVE = readArchive(`
  ca-certificates 20230311 380 openssl /usr/sbin/update-ca-certificates=true
  openssl 3.0.15-1~deb12u1 2100 libssl3 /usr/bin/openssl
  libssl3 3.0.15-1~deb12u1 6000 - -
  libbrotli1 1.0.9-2+b6 800 - -
  libnghttp2-14 1.52.0-1+deb12u2 220 - -
  libpsl5 0.21.2-1 90 - -
  librtmp1 2.4+20151223.gitfa8646d.1-2+b2 150 - -
  libssh2-1 1.10.0-3+b1 420 - -
  libldap-2.5-0 2.5.13+dfsg-5 540 libsasl2-2 -
  libsasl2-2 2.1.28+dfsg-10 150 - -
  libcurl4 7.88.1-10+deb12u8 840 libbrotli1,libldap-2.5-0,libnghttp2-14,libpsl5,librtmp1,libssh2-1,libssl3 -
  curl 7.88.1-10+deb12u8 520 libcurl4 /usr/bin/curl
  wget 1.21.3-1+deb12u1 3500 libpsl5 /usr/bin/wget
  git 1:2.39.5-0+deb12u2 46000 git-man,libcurl3-gnutls,liberror-perl,perl /usr/bin/git
  git-man 1:2.39.5-0+deb12u2 2400 - -
  libcurl3-gnutls 7.88.1-10+deb12u8 830 libbrotli1,libnghttp2-14,libpsl5,librtmp1,libssh2-1 -
  liberror-perl 0.17029-2 70 perl -
  perl 5.36.0-7+deb12u1 670 perl-modules-5.36,libperl5.36 /usr/bin/perl5.36=perl
  perl-modules-5.36 5.36.0-7+deb12u1 17800 - -
  libperl5.36 5.36.0-7+deb12u1 29000 - -
  vim 2:9.0.1378-2 3700 vim-common,vim-runtime,libgpm2 /usr/bin/vim,/usr/bin/vi=vim
  vim-common 2:9.0.1378-2 320 xxd -
  vim-runtime 2:9.0.1378-2 33900 - -
  xxd 2:9.0.1378-2 90 - -
  libgpm2 1.20.7-10+b1 40 - -
  nano 7.2-1+deb12u1 2900 - /usr/bin/nano
  less 590-2.1~deb12u2 320 - /usr/bin/less
  procps 2:4.0.2-3 2400 libproc2-0 /usr/bin/ps,/usr/bin/top,/usr/bin/free,/usr/bin/uptime,/usr/bin/kill
  libproc2-0 2:4.0.2-3 130 - -
  iputils-ping 3:20221126-1 120 - /usr/bin/ping
  iproute2 6.1.0-3 3300 - /usr/bin/ss,/sbin/ip
  net-tools 2.10-0.1 980 - /usr/bin/netstat,/sbin/ifconfig
  dnsutils 1:9.18.28-1~deb12u2 700 - /usr/bin/dig,/usr/bin/nslookup
  netcat-openbsd 1.219-1 100 - /usr/bin/nc
  telnet 0.17+2.4-2+deb12u1 100 - /usr/bin/telnet
  gnupg 2.2.40-1.1 900 - /usr/bin/gpg
  lsb-release 12.0-1 60 - /usr/bin/lsb_release
  build-essential 12.9 20 gcc,g++,make,libc6-dev,dpkg-dev -
  gcc 4:12.2.0-3 40 gcc-12 /usr/bin/gcc,/usr/bin/cc=gcc
  gcc-12 12.2.0-14 71000 binutils,cpp-12 -
  cpp-12 12.2.0-14 31000 - -
  g++ 4:12.2.0-3 20 g++-12 /usr/bin/g++
  g++-12 12.2.0-14 39000 gcc-12 -
  binutils 2.40-2 24000 - /usr/bin/ld,/usr/bin/as
  libc6-dev 2.36-9+deb12u9 11500 linux-libc-dev -
  linux-libc-dev 6.1.124-1 9600 - -
  dpkg-dev 1.21.22 2100 - -
  make 4.3-4.1 1700 - /usr/bin/make
  cmake 3.25.1-1 21000 - /usr/bin/cmake
  pkg-config 1.8.1-1 40 - /usr/bin/pkg-config
  libpq-dev 15.10-0+deb12u1 640 libpq5 -
  libpq5 15.10-0+deb12u1 720 - -
  postgresql-client 15+248 70 libpq5 /usr/bin/psql
  default-mysql-client 1.1.0 20 - /usr/bin/mysql
  redis-tools 5:7.0.15-1~deb12u3 5600 - /usr/bin/redis-cli
  redis-server 5:7.0.15-1~deb12u3 200 redis-tools /usr/bin/redis-server
  nginx 1.22.1-9 1300 nginx-common /usr/sbin/nginx
  nginx-common 1.22.1-9 300 - -
  apache2 2.4.62-1~deb12u2 580 - /usr/sbin/apache2=httpd
  python3 3.11.2-1+b1 90 python3.11 /usr/bin/python3
  python3.11 3.11.2-6+deb12u5 31000 - /usr/bin/python3.11=python3
  python3-pip 23.0.1+dfsg-1 6800 python3 /usr/bin/pip,/usr/bin/pip3
  python3-venv 3.11.2-1+b1 10 python3 -
  python3-dev 3.11.2-1+b1 500 python3 -
  nodejs 18.19.0+dfsg-6~deb12u2 145000 - /usr/bin/node
  npm 9.2.0~ds1-1 2700 nodejs /usr/bin/npm,/usr/bin/npx
  default-jre-headless 2:1.17-74 10 openjdk-17-jre-headless -
  openjdk-17-jre-headless 17.0.14+7-1~deb12u1 190000 - /usr/bin/java
  golang 2:1.19~1 10 golang-1.19-go -
  golang-1.19-go 1.19.8-2 250000 - /usr/bin/go
  jq 1.6-2.1 110 libjq1,libonig5 /usr/bin/jq
  libjq1 1.6-2.1 360 - -
  libonig5 6.9.8-1 700 - -
  tree 2.1.0-1 110 - /usr/bin/tree
  unzip 6.0-28 390 - /usr/bin/unzip
  zip 3.0-13 620 - /usr/bin/zip
  xz-utils 5.4.1-0.2 1200 - /usr/bin/xz
  rsync 3.2.7-1+deb12u2 760 - /usr/bin/rsync
  sudo 1.9.13p3-1+deb12u1 6100 - /usr/bin/sudo=env
  gosu 1.14-1+b10 3700 - /usr/sbin/gosu
  tini 0.19.0-1 30 - /usr/bin/tini
  dumb-init 1.2.5-2 30 - /usr/bin/dumb-init
  supervisor 4.2.5-1 1800 python3 /usr/bin/supervisord
  cron 3.0pl1-162 260 - /usr/sbin/cron
  htop 3.2.2-2 360 - /usr/bin/htop
  cowsay 3.03+dfsg2-8 100 - /usr/games/cowsay
  figlet 2.2.5-3+b1 760 - /usr/bin/figlet
  fortune 1:1.99.1-7.3 100 - /usr/games/fortune
  tzdata 2024b-0+deb12u1 3200 - -
  locales 2.36-9+deb12u9 16000 - -
  software-properties-common 0.99.30-4.1 280 - -
  apt-transport-https 2.6.1 30 - -
  gettext-base 0.21-12 700 - /usr/bin/envsubst
  libssl-dev 3.0.15-1~deb12u1 12500 libssl3 -
  libffi-dev 3.4.4-1 400 - -
  zlib1g-dev 1:1.2.13.dfsg-1 1300 - -
  file 1:5.44-3 90 - /usr/bin/file
  stress 1.0.7-1 60 - /usr/bin/stress
  apache2-utils 2.4.62-1~deb12u2 370 - /usr/bin/ab
`);
const LIBRARY = '/usr/lib/packages';
const STATUS = '/var/lib/dpkg/status';
const LISTS = '/var/lib/apt/lists';

function textAt(call: Call, path: string): string {
  const content = call.files.content(path);
  return typeof content === 'string' ? '' : (textOf(content) ?? '');
}

function installed(call: Call): Map<string, string> {
  return new Map(
    [...textAt(call, STATUS).matchAll(/^Package: (.*)\nVersion: (.*)$/gm)].map(match => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  );
}

function store(call: Call, known: ReadonlyMap<string, string>): void {
  call.files.mkdir('/var/lib/dpkg', { recursive: true });
  call.files.write(
    STATUS,
    [...known]
      .map(([name, version]) => `Package: ${name}\nVersion: ${version}\nStatus: install ok installed\n\n`)
      .join(''),
  );
}

interface Distribution {
  readonly host: string;
  readonly suite: string;
  readonly lists: number;
}

function distribution(call: Call): Distribution {
  const release = textAt(call, '/etc/os-release');
  const suite = /VERSION_CODENAME=(\w+)/.exec(release)?.[1] ?? 'bookworm';
  const ports = call.session.request.platform === 'linux/arm64';
  if (/ID=ubuntu/.test(release))
    return {
      host: ports ? 'http://ports.ubuntu.com/ubuntu-ports' : 'http://archive.ubuntu.com/ubuntu',
      suite,
      lists: 46_000_000,
    };
  return { host: 'http://deb.debian.org/debian', suite, lists: 19_300_000 };
}

const architecture = (call: Call) => (call.session.request.platform === 'linux/arm64' ? 'arm64' : 'amd64');

/** apt and apt-get of Debian 12 and Ubuntu. */
export const apt: Program = call => {
  const flags = new Set(call.args.filter(arg => arg.startsWith('-')));
  const words = call.args.filter((arg, at) => !arg.startsWith('-') && !/^(-o|-t|-c)$/.test(call.args[at - 1] ?? ''));
  const [command = '', ...names] = words;
  const quiet = [...flags].some(flag => /^-q|^--quiet/.test(flag));
  const very = flags.has('-qq');
  const say = (text: string) => {
    if (!very) call.out(text);
  };
  if (call.name === 'apt' && !call.session.request.tty && command !== '')
    call.err('\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n');
  if (
    ['install', 'update', 'upgrade', 'dist-upgrade', 'full-upgrade', 'remove', 'purge', 'autoremove', 'clean'].includes(
      command,
    ) &&
    call.files.identity.uid !== 0
  ) {
    if (command === 'update')
      call.err(
        'E: Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)\nE: Unable to lock directory /var/lib/apt/lists/\n',
      );
    else
      call.err(
        'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n',
      );
    return 100;
  }
  switch (command) {
    case 'update':
      return refresh(call, say);
    case 'upgrade':
    case 'dist-upgrade':
    case 'full-upgrade':
      say(
        'Reading package lists...\nBuilding dependency tree...\nReading state information...\nCalculating upgrade...\n0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n',
      );
      return 0;
    case 'install':
      return install(call, names, flags, say, quiet);
    case 'remove':
    case 'purge':
    case 'autoremove': {
      const known = installed(call);
      const leaving = names.filter(name => known.has(name));
      say('Reading package lists...\nBuilding dependency tree...\nReading state information...\n');
      if (leaving.length > 0) say(`The following packages will be REMOVED:\n  ${leaving.join(' ')}\n`);
      say(`0 upgraded, 0 newly installed, ${leaving.length} to remove and 0 not upgraded.\n`);
      for (const name of leaving) {
        const each = ARCHIVE.get(name);
        if (each !== undefined) remove(call, each, LIBRARY);
        known.delete(name);
        say(`Removing ${name} (${each?.version ?? ''}) ...\n`);
      }
      store(call, known);
      return 0;
    }
    case 'clean':
    case 'autoclean':
      for (const name of [...call.files.list('/var/cache/apt/archives')])
        call.files.remove(`/var/cache/apt/archives/${name}`, true);
      return 0;
    case 'list':
      for (const [name, version] of installed(call))
        call.out(`${name}/now ${version} ${architecture(call)} [installed,local]\n`);
      return 0;
    case 'show':
    case 'search':
    case 'policy':
      for (const each of ARCHIVE.values())
        if (names.some(name => (command === 'search' ? each.name.includes(name) : each.name === name)))
          call.out(
            command === 'search'
              ? `${each.name}/${distribution(call).suite} ${each.version} ${architecture(call)}\n`
              : `Package: ${each.name}\nVersion: ${each.version}\nInstalled-Size: ${Math.round(each.size / 1024)} kB\n`,
          );
      return 0;
    default:
      if (flags.has('--version') || flags.has('-v')) call.out(`apt 2.6.1 (${architecture(call)})\n`);
      else if (command === '') call.out(`apt 2.6.1 (${architecture(call)})\nUsage: ${call.name} [options] command\n`);
      else {
        call.err(`E: Invalid operation ${command}\n`);
        return 100;
      }
      return 0;
  }
};

function refresh(call: Call, say: (text: string) => void): number {
  const { host, suite, lists } = distribution(call);
  const debian = host.includes('debian');
  const suites = debian
    ? [suite, `${suite}-updates`]
    : [suite, `${suite}-updates`, `${suite}-backports`, `${suite}-security`];
  if (!call.session.request.network) {
    pass(call.session, 4000);
    for (const each of suites)
      call.err(`Err:1 ${host} ${each} InRelease\n  Temporary failure resolving '${host.split('/')[2]}'\n`);
    say('Reading package lists...\n');
    call.err(
      `W: Failed to fetch ${host}/dists/${suite}/InRelease  Temporary failure resolving '${host.split('/')[2]}'\nW: Some index files failed to download. They have been ignored, or old ones used instead.\n`,
    );
    return 0;
  }
  let number = 0;
  const get = (what: string, size: string) => {
    pass(call.session, 160);
    say(`Get:${++number} ${what} [${size}]\n`);
  };
  for (const each of suites)
    get(`${host} ${each} InRelease`, debian ? (each === suite ? '151 kB' : '55.4 kB') : '256 kB');
  if (debian) get(`${host}-security ${suite}-security InRelease`, '48.0 kB');
  get(`${host} ${suite}/main ${architecture(call)} Packages`, debian ? '8693 kB' : '1808 kB');
  if (debian) get(`${host} ${suite}-updates/main ${architecture(call)} Packages`, '512 B');
  if (debian) get(`${host}-security ${suite}-security/main ${architecture(call)} Packages`, '246 kB');
  else get(`${host} ${suite}/universe ${architecture(call)} Packages`, '19.3 MB');
  pass(call.session, 700);
  say(`Fetched ${debian ? '9194 kB in 2s (5412 kB/s)' : '27.1 MB in 4s (6612 kB/s)'}\nReading package lists...\n`);
  call.files.mkdir(`${LISTS}/partial`, { recursive: true });
  const name = host.replace(/^http:\/\//, '').replaceAll('/', '_');
  call.files.write(
    `${LISTS}/${name}_dists_${suite}_main_binary-${architecture(call)}_Packages.lz4`,
    standIn(lists - 330_000, `${suite} lists`),
  );
  call.files.write(`${LISTS}/${name}_dists_${suite}_InRelease`, standIn(330_000, `${suite} release`));
  return 0;
}

const size = (bytes: number): string =>
  bytes >= 1e7 ? `${(bytes / 1e6).toFixed(1)} MB` : bytes >= 1e4 ? `${Math.round(bytes / 1000)} kB` : `${bytes} B`;

function install(
  call: Call,
  names: readonly string[],
  flags: ReadonlySet<string>,
  say: (text: string) => void,
  quiet: boolean,
): number {
  const known = installed(call);
  const plain = names.map(name => name.replace(/[=/].*$/, ''));
  say('Reading package lists...\nBuilding dependency tree...\nReading state information...\n');
  const indexed = call.files.list(LISTS).some(name => name.endsWith('Packages.lz4'));
  const missing = plain.filter(name => !known.has(name) && (!indexed || !ARCHIVE.has(name)));
  if (missing.length > 0) {
    for (const name of missing) call.err(`E: Unable to locate package ${name}\n`);
    return 100;
  }
  const wanted: readonly Package[] = closure(ARCHIVE, plain, new Set(known.keys()));
  for (const name of plain) if (known.has(name)) say(`${name} is already the newest version (${known.get(name)}).\n`);
  const extra = wanted
    .filter(each => !plain.includes(each.name))
    .map(each => each.name)
    .sort();
  const all = wanted.map(each => each.name).sort();
  const bytes = wanted.reduce((sum, each) => sum + each.size, 0);
  if (extra.length > 0) say(`The following additional packages will be installed:\n  ${extra.join(' ')}\n`);
  if (all.length > 0) say(`The following NEW packages will be installed:\n  ${all.join(' ')}\n`);
  say(`0 upgraded, ${all.length} newly installed, 0 to remove and 0 not upgraded.\n`);
  if (all.length === 0) return 0;
  say(
    `Need to get ${size(Math.round(bytes * 0.31))} of archives.\nAfter this operation, ${size(bytes)} of additional disk space will be used.\n`,
  );
  const yes = [...flags].some(flag => /^-[a-z]*y|^--yes$|^--assume-yes$|^-qq$/.test(flag));
  if (!yes && (extra.length > 0 || call.session.request.tty)) {
    call.out('Do you want to continue? [Y/n] ');
    if (!/^(y|yes)?\n/i.test(call.input)) {
      call.out('Abort.\n');
      return 1;
    }
  }
  if (!call.session.request.network) {
    call.err(
      `E: Failed to fetch ${distribution(call).host}/pool/main/${all[0]}  Temporary failure resolving\nE: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n`,
    );
    return 100;
  }
  const { host, suite } = distribution(call);
  wanted.forEach((each, at) => {
    pass(call.session, 20 + Math.round(each.size / 900_000));
    say(
      `Get:${at + 1} ${host} ${suite}/main ${architecture(call)} ${each.name} ${architecture(call)} ${each.version} [${size(Math.round(each.size * 0.31))}]\n`,
    );
  });
  call.err('debconf: delaying package configuration, since apt-utils is not installed\n');
  say(`Fetched ${size(Math.round(bytes * 0.31))} in 0s (${size(12_000_000 + numberFrom(all.join(), 9_000_000))}/s)\n`);
  let files = 6_089 + known.size * 31;
  for (const each of wanted) {
    say(`Selecting previously unselected package ${each.name}.\n`);
    if (each === wanted[0])
      say(`(Reading database ... ${quiet ? '' : ''}${files} files and directories currently installed.)\n`);
    say(
      `Preparing to unpack .../${each.name}_${each.version}_${architecture(call)}.deb ...\nUnpacking ${each.name} (${each.version}) ...\n`,
    );
    files += 31;
    unpack(call, each, LIBRARY);
    known.set(each.name, each.version);
    pass(call.session, 30 + Math.round(each.size / 700_000));
  }
  for (const each of wanted) {
    pass(call.session, 25);
    say(`Setting up ${each.name} (${each.version}) ...\n`);
  }
  say('Processing triggers for libc-bin (2.36-9+deb12u9) ...\n');
  store(call, known);
  // Images of Docker's own are set up to delete what was downloaded; what stays is the lists.
  call.files.write('/var/log/dpkg.log', standIn(4_000 + wanted.length * 900, all.join()));
  return 0;
}

export const dpkg: Program = call => {
  if (call.args.includes('--print-architecture')) call.out(`${architecture(call)}\n`);
  else if (call.args.some(arg => arg === '-l' || arg === '--list')) {
    call.out(
      'Desired=Unknown/Install/Remove/Purge/Hold\n||/ Name           Version      Architecture Description\n+++-==============-============-============-=================================\n',
    );
    for (const [name, version] of installed(call))
      call.out(`ii  ${name.padEnd(14)} ${version.padEnd(12)} ${architecture(call)}\n`);
  } else if (call.args.includes('--version'))
    call.out(`Debian 'dpkg' package management program version 1.21.22 (${architecture(call)}).\n`);
  return 0;
};
