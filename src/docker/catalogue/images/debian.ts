import { type ImageDescription, image, type LayerSource, type PerArchitecture } from '../describe.ts';
import { BIN, SBIN } from './debian-programs.ts';

/** Ubuntu's images have these too; Debian's get them from apt. */
const PROCPS = 'free kill pgrep pidwait pkill pmap ps pwdx skill slabtop snice tload top uptime vmstat w watch';

const CORE =
  '[ arch awk base32 base64 basename cat chgrp chmod chown cksum clear cmp comm cp csplit cut date dd df diff dir dirname du echo egrep env expand expr factor false fgrep find fmt fold getconf getent grep groups gunzip gzip head hostid hostname iconv id install join ldd link ln logname ls md5sum mkdir mkfifo mknod mktemp more mount mv nice nl nohup nproc numfmt od paste pathchk pinky pr printenv printf ptx pwd readlink realpath rev rm rmdir sed seq sha1sum sha256sum sha512sum shred shuf sleep sort split stat stdbuf stty su sum sync tac tail tar tee test timeout touch tr true truncate tsort tty umount uname unexpand uniq users vdir wc which who whoami xargs yes zcat';

export const DEBIAN_PASSWD = `root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
bin:x:2:2:bin:/bin:/usr/sbin/nologin
sys:x:3:3:sys:/dev:/usr/sbin/nologin
sync:x:4:65534:sync:/bin:/bin/sync
games:x:5:60:games:/usr/games:/usr/sbin/nologin
man:x:6:12:man:/var/cache/man:/usr/sbin/nologin
lp:x:7:7:lp:/var/spool/lpd:/usr/sbin/nologin
mail:x:8:8:mail:/var/mail:/usr/sbin/nologin
news:x:9:9:news:/var/spool/news:/usr/sbin/nologin
uucp:x:10:10:uucp:/var/spool/uucp:/usr/sbin/nologin
proxy:x:13:13:proxy:/bin:/usr/sbin/nologin
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
backup:x:34:34:backup:/var/backups:/usr/sbin/nologin
list:x:38:38:Mailing List Manager:/var/list:/usr/sbin/nologin
irc:x:39:39:ircd:/run/ircd:/usr/sbin/nologin
_apt:x:42:65534::/nonexistent:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
`;
export const DEBIAN_GROUP = DEBIAN_PASSWD.split('\n')
  .filter(line => line !== '' && !/^(sync|_apt|nobody):/.test(line))
  .map(line => `${line.split(':')[0]}:x:${line.split(':')[3]}:\n`)
  .join('')
  .concat('adm:x:4:\ntty:x:5:\ndisk:x:6:\naudio:x:29:\nvideo:x:44:\nstaff:x:50:\nusers:x:100:\nnogroup:x:65534:\n');

function rootfs(release: string, mtime: number, sizes: PerArchitecture<number>, more: string): LayerSource {
  return architecture => ({
    lines: `
      d 755 /boot
      d 755 /dev
      d 755 /home
      d 755 /media
      d 755 /mnt
      d 755 /opt
      d 755 /proc
      d 700 /root
      d 755 /run
      d 755 /srv
      d 755 /sys
      d 1777 /tmp
      d 1777 /var/tmp
      d 755 /usr/games
      d 755 /usr/local/bin
      d 755 /usr/local/lib
      d 755 /usr/local/sbin
      d 755 /usr/share/doc
      d 755 /usr/sbin
      d 755 /var/cache/apt/archives/partial
      d 755 /var/lib/apt/lists
      d 755 /var/log
      d 755 /var/spool
      d 755 /etc/apt/apt.conf.d
      d 755 /etc/apt/sources.list.d
      d 755 /etc/default
      d 755 /etc/profile.d
      l /bin usr/bin
      l /sbin usr/sbin
      l /lib usr/lib
      x /usr/bin ${CORE} ${BIN} ${more}
      p 755 125688 /usr/bin/dash dash
      l /usr/bin/sh dash
      p 755 1265648 /usr/bin/bash bash
      p 755 ${architecture === 'arm64' ? 67_984 : 18_752} /usr/bin/apt apt
      p 755 51536 /usr/bin/apt-get apt-get
      p 755 84448 /usr/bin/apt-cache apt-cache
      p 755 318176 /usr/bin/dpkg dpkg
      p 755 3782 /usr/sbin/useradd useradd
      x /usr/sbin adduser addgroup deluser delgroup groupadd groupdel userdel usermod chroot ldconfig chpasswd ${SBIN}
      x /usr/bin passwd runuser
      p 755 3850000 /usr/bin/perl perl
      s 755 1922136 /usr/lib/libc.so.6
      s 755 4709424 /usr/lib/libcrypto.so.3
      l /usr/bin/nawk awk
      l /var/run /run
    `,
    texts: {
      '/etc/os-release': release,
      '/etc/passwd': DEBIAN_PASSWD,
      '/etc/group': DEBIAN_GROUP,
      '/etc/shadow': DEBIAN_PASSWD.replace(/^([^:]+):.*$/gm, '$1:*:20143:0:99999:7:::'),
      '/etc/hostname': 'localhost\n',
      '/etc/debian_version': /VERSION_ID="(\d+)"/.exec(release)?.[1] === '12' ? '12.9\n' : 'trixie/sid\n',
      '/etc/issue': `${/PRETTY_NAME="([^"]*)"/.exec(release)?.[1] ?? 'Debian'} \\n \\l\n\n`,
      '/etc/shells': '/bin/sh\n/bin/bash\n/bin/dash\n',
      '/etc/profile': 'PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"\nexport PATH\n',
      '/etc/apt/apt.conf.d/docker-clean':
        'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };\n',
      '/var/lib/dpkg/status': [
        ['apt', '2.6.1'],
        ['base-files', '12.4+deb12u9'],
        ['bash', '5.2.15-2+b7'],
        ['coreutils', '9.1-1'],
        ['dash', '0.5.12-2'],
        ['dpkg', '1.21.22'],
        ['libc6', '2.36-9+deb12u9'],
        ['perl-base', '5.36.0-7+deb12u1'],
        ['tar', '1.34+dfsg-1.2+deb12u1'],
      ]
        .map(([name, version]) => `Package: ${name}\nVersion: ${version}\nStatus: install ok installed\n\n`)
        .join(''),
      '/root/.bashrc': '# ~/.bashrc\n',
      '/root/.profile': '# ~/.profile\n',
    },
    modes: { '/etc/shadow': 0o640 },
    size: sizes[architecture],
    filler: '/usr/lib/locale/locale-archive',
    mtime,
  });
}

const bookworm = (version: string) =>
  `PRETTY_NAME="Debian GNU/Linux ${version} (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\nHOME_URL="https://www.debian.org/"\nSUPPORT_URL="https://www.debian.org/support"\nBUG_REPORT_URL="https://bugs.debian.org/"\n`;

const ubuntu = (version: string, long: string, code: string, animal: string) =>
  `PRETTY_NAME="Ubuntu ${long}"\nNAME="Ubuntu"\nVERSION_ID="${version}"\nVERSION="${long} (${animal})"\nVERSION_CODENAME=${code}\nID=ubuntu\nID_LIKE=debian\nHOME_URL="https://www.ubuntu.com/"\nUBUNTU_CODENAME=${code}\n`;

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const DEBIAN_DAY = '2025-02-24T00:00:00Z';

function debian(tags: readonly string[], sizes: PerArchitecture<number>): ImageDescription {
  return image({
    repository: 'library/debian',
    tags,
    base: null,
    created: DEBIAN_DAY,
    comment: 'debuerreotype 0.15',
    rows: [
      [`# debian.sh --arch '%GOARCH%' out/ 'bookworm' '@1740355200'`, rootfs(bookworm('12'), 1_740_355_200, sizes, '')],
      'CMD ["bash"]',
    ],
    description: "Debian is a Linux distribution that's composed entirely of free and open-source software.",
    config: { Env: [PATH] },
  });
}

export const BOOKWORM_SLIM = debian(['bookworm-slim', 'stable-slim', '12-slim', '12.9-slim'], {
  arm64: 97_100_000,
  amd64: 74_800_000,
});
export const BOOKWORM = debian(['bookworm', 'latest', '12', '12.9', 'stable'], {
  arm64: 139_300_000,
  amd64: 116_600_000,
});

function ubuntuRelease(
  version: string,
  tags: readonly string[],
  long: string,
  code: string,
  animal: string,
  created: string,
  sizes: PerArchitecture<number>,
): ImageDescription {
  return image({
    repository: 'library/ubuntu',
    tags,
    base: null,
    created,
    comment: '',
    rows: [
      '/bin/sh -c #(nop)  ARG RELEASE',
      '/bin/sh -c #(nop)  ARG LAUNCHPAD_BUILD_ARCH',
      '/bin/sh -c #(nop)  LABEL org.opencontainers.image.ref.name=ubuntu',
      `/bin/sh -c #(nop)  LABEL org.opencontainers.image.version=${version}`,
      [
        `/bin/sh -c #(nop) ADD file:${code === 'noble' ? '6df775300d76441aa33f31b22c1afce8dfe35c8ffbc14ef27c27009235b12a95' : '1b6c8c9518be42fa2afe5e241ca31677fce58d27cdfa88baa91a65a259be3637'} in / `,
        rootfs(ubuntu(version, long, code, animal), Date.parse(created) / 1000 - 600, sizes, PROCPS),
      ],
      '/bin/sh -c #(nop)  CMD ["/bin/bash"]',
    ],
    description: 'Ubuntu is a Debian-based Linux operating system based on free software.',
    config: { Env: [PATH] },
  });
}

export const NOBLE = ubuntuRelease(
  '24.04',
  ['24.04', 'latest', 'noble'],
  '24.04.2 LTS',
  'noble',
  'Noble Numbat',
  '2025-01-26T05:31:10Z',
  { arm64: 100_600_000, amd64: 78_100_000 },
);
export const JAMMY = ubuntuRelease(
  '22.04',
  ['22.04', 'jammy'],
  '22.04.5 LTS',
  'jammy',
  'Jammy Jellyfish',
  '2025-01-26T05:21:40Z',
  { arm64: 69_200_000, amd64: 77_900_000 },
);
export const DEBIAN = [BOOKWORM_SLIM, BOOKWORM, NOBLE, JAMMY];

/** Packages that a RUN of apt-get put into a layer: programs by name, the rest as bulk. */
export function aptLayer(
  programs: string,
  sizes: PerArchitecture<number>,
  mtime: number,
  key: string,
  more = '',
): LayerSource {
  return architecture => ({
    lines: `x /usr/bin ${programs}\n${more}`,
    size: sizes[architecture],
    filler: `/usr/lib/${key}.so`,
    mtime,
  });
}

const APT = (packages: string) =>
  `RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends ${packages} \t; \trm -rf /var/lib/apt/lists/* # buildkit`;

/** What the big variants of the language images stand on: curl, then git and friends, then compilers and headers. */
export const BUILDPACK_SCM = image({
  repository: 'library/buildpack-deps',
  tags: ['bookworm-scm', 'scm', 'stable-scm'],
  base: BOOKWORM,
  created: '2025-02-25T01:34:09Z',
  rows: [
    [
      APT('\t\tca-certificates \t\tcurl \t\tgnupg \t\tnetbase \t\tsq \t\twget'),
      aptLayer('curl wget gpg openssl', { arm64: 48_600_000, amd64: 48_500_000 }, 1_740_447_100, 'curl'),
    ],
    [
      APT('\t\tgit \t\tmercurial \t\topenssh-client \t\tsubversion \t\t\t\tprocps'),
      aptLayer('git ssh ps top free uptime', { arm64: 183_600_000, amd64: 177_000_000 }, 1_740_447_160, 'scm'),
    ],
  ],
  description: null,
});

export const BUILDPACK = image({
  repository: 'library/buildpack-deps',
  tags: ['bookworm', 'latest', 'stable'],
  base: BUILDPACK_SCM,
  created: '2025-02-25T01:34:09Z',
  rows: [
    [
      APT(
        '\t\tautoconf \t\tautomake \t\tbzip2 \t\tdefault-libmysqlclient-dev \t\tdpkg-dev \t\tfile \t\tg++ \t\tgcc \t\timagemagick \t\tmake',
      ),
      aptLayer(
        'gcc g++ cc make file unzip patch autoconf automake',
        { arm64: 578_000_000, amd64: 587_000_000 },
        1_740_447_230,
        'build',
      ),
    ],
  ],
  description: null,
});
