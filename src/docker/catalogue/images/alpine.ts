import { type Architecture, type ImageDescription, image, type LayerSource } from '../describe.ts';

const BIN =
  'arch ash base64 bbconfig cat chattr chgrp chmod chown cp date dd df dmesg dnsdomainname dumpkmap echo egrep false fatattr fdflush fgrep fsync getopt grep gunzip gzip hostname ionice iostat ipcalc kbd_mode kill link linux32 linux64 ln login ls lsattr lzop makemime mkdir mknod mktemp more mount mountpoint mpstat mv netstat nice pidof ping ping6 pipe_progress printenv ps pwd reformime rev rm rmdir run-parts sed setpriv setserial sh sleep stat stty su sync tar touch true umount uname usleep watch zcat';
const SBIN =
  'acpid adjtimex arp blkid blockdev depmod fbsplash fdisk findfs fsck fstrim getty halt hwclock ifconfig ifdown ifenslave ifup init inotifyd insmod ip ipaddr iplink ipneigh iproute iprule iptunnel klogd loadkmap logread losetup lsmod mdev mkdosfs mkfs.vfat mkswap modinfo modprobe nameif nologin pivot_root poweroff raidautorun reboot rmmod route setconsole slattach swapoff swapon switch_root sysctl syslogd tunctl udhcpc vconfig watchdog zcip';
const USR_BIN =
  '[ [[ awk basename bc beep blkdiscard bunzip2 bzcat bzip2 cal chvt cksum clear cmp comm cpio crontab cryptpw cut dc deallocvt diff dirname dos2unix du eject env expand expr factor fallocate find flock fold free fuser groups hd head hexdump hostid iconv id install ipcrm ipcs killall last less logger lsof lsusb lzcat lzma lzopcat md5sum mesg microcom mkfifo mkpasswd nc nl nmeter nohup nproc nsenter nslookup od openvt passwd paste pgrep pkill pmap printf pscan pstree pwdx readlink realpath renice reset resize seq setkeycodes setsid sha1sum sha256sum sha3sum sha512sum showkey shred shuf sort split strings sum tac tail tee test time timeout top tr traceroute traceroute6 tree truncate tty ttysize udhcpc6 unexpand uniq unix2dos unlink unlzma unlzop unshare unxz unzip uptime uudecode uuencode vi vlock volname wc wget which who whoami whois xargs xxd xzcat yes';
const USR_SBIN =
  'addgroup add-shell adduser arping brctl chpasswd chroot crond delgroup deluser ether-wake fbset killall5 loadfont nanddump nandwrite nbd-client ntpd partprobe rdate rdev readahead remove-shell rfkill sendmail setfont setlogcons';

export const ALPINE_PASSWD = `root:x:0:0:root:/root:/bin/sh
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
lp:x:4:7:lp:/var/spool/lpd:/sbin/nologin
sync:x:5:0:sync:/sbin:/bin/sync
shutdown:x:6:0:shutdown:/sbin:/sbin/shutdown
halt:x:7:0:halt:/sbin:/sbin/halt
mail:x:8:12:mail:/var/mail:/sbin/nologin
news:x:9:13:news:/usr/lib/news:/sbin/nologin
uucp:x:10:14:uucp:/var/spool/uucppublic:/sbin/nologin
cron:x:16:16:cron:/var/spool/cron:/sbin/nologin
ftp:x:21:21::/var/lib/ftp:/sbin/nologin
sshd:x:22:22:sshd:/dev/null:/sbin/nologin
games:x:35:35:games:/usr/games:/sbin/nologin
ntp:x:123:123:NTP:/var/empty:/sbin/nologin
guest:x:405:100:guest:/dev/null:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
`;

export const ALPINE_GROUP = `root:x:0:root
bin:x:1:root,bin,daemon
daemon:x:2:root,bin,daemon
sys:x:3:root,bin
adm:x:4:root,daemon
tty:x:5:
disk:x:6:root
lp:x:7:lp
kmem:x:9:
wheel:x:10:root
floppy:x:11:root
mail:x:12:mail
news:x:13:news
uucp:x:14:uucp
cron:x:16:cron
audio:x:18:
cdrom:x:19:
dialout:x:20:root
ftp:x:21:
sshd:x:22:
input:x:23:
tape:x:26:root
video:x:27:root
netdev:x:28:
kvm:x:34:kvm
games:x:35:
shadow:x:42:
www-data:x:82:
users:x:100:games
ntp:x:123:
abuild:x:300:
utmp:x:406:
ping:x:999:
nogroup:x:65533:
nobody:x:65534:
`;

function rootfs(
  version: string,
  mtime: number,
  busybox: number,
  sizes: Readonly<Record<Architecture, number>>,
): LayerSource {
  const branch = version.split('.').slice(0, 2).join('.');
  return architecture => ({
    lines: `
      d 755 /dev
      d 755 /proc
      d 755 /sys
      d 755 /run
      d 755 /mnt
      d 755 /opt
      d 755 /srv
      d 755 /home
      d 700 /root
      d 1777 /tmp
      d 1777 /var/tmp
      d 755 /media/cdrom
      d 755 /media/floppy
      d 755 /media/usb
      d 755 /var/cache/apk
      d 755 /var/cache/misc
      d 755 /var/empty
      d 755 /var/lib/misc
      d 755 /var/local
      d 755 /var/lock
      d 755 /var/log
      d 755 /var/mail
      d 755 /var/opt
      d 755 /var/spool
      d 755 /usr/local/bin
      d 755 /usr/local/lib
      d 755 /usr/local/share
      d 755 /usr/share/man
      d 755 /usr/share/misc
      d 755 /usr/lib
      d 755 /etc/apk/keys
      d 755 /etc/crontabs
      d 755 /etc/network/if-up.d
      d 755 /etc/opt
      d 755 /etc/periodic/daily
      d 755 /etc/profile.d
      d 755 /etc/ssl
      d 755 /lib/apk/db
      p 755 ${busybox} /bin/busybox
      b /bin ${BIN}
      b /sbin ${SBIN}
      b /usr/bin ${USR_BIN}
      b /usr/sbin ${USR_SBIN}
      p 755 70376 /sbin/apk apk
      p 755 14240 /usr/bin/ssl_client ssl_client
      p 755 35048 /usr/bin/getconf getconf
      p 755 51560 /usr/bin/getent getent
      p 755 67480 /usr/bin/iconv iconv
      p 755 18432 /usr/bin/ldd ldd
      p 755 26720 /usr/bin/scanelf scanelf
      p 755 393 /sbin/ldconfig ldconfig
      s 755 ${architecture === 'arm64' ? 723_480 : 662_984} /lib/ld-musl-${architecture === 'arm64' ? 'aarch64' : 'x86_64'}.so.1
      l /lib/libc.musl-${architecture === 'arm64' ? 'aarch64' : 'x86_64'}.so.1 ld-musl-${architecture === 'arm64' ? 'aarch64' : 'x86_64'}.so.1
      s 755 329432 /usr/lib/libapk.so.2.14.0
      s 755 101520 /usr/lib/libz.so.1.3.1
      l /usr/lib/libz.so.1 libz.so.1.3.1
      s 755 814816 /usr/lib/libssl.so.3
      s 644 222967 /etc/ssl/certs/ca-certificates.crt
      l /etc/ssl/cert.pem certs/ca-certificates.crt
      l /var/run ../run
      l /etc/mtab ../proc/mounts
      s 644 800 /etc/apk/keys/alpine-devel@lists.alpinelinux.org-4a6a0840.rsa.pub
      s 644 800 /etc/apk/keys/alpine-devel@lists.alpinelinux.org-616ae350.rsa.pub
      s 644 18000 /lib/apk/db/scripts.tar
    `,
    texts: {
      '/etc/alpine-release': `${version}\n`,
      '/etc/os-release': `NAME="Alpine Linux"\nID=alpine\nVERSION_ID=${version}\nPRETTY_NAME="Alpine Linux v${branch}"\nHOME_URL="https://alpinelinux.org/"\nBUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"\n`,
      '/etc/passwd': ALPINE_PASSWD,
      '/etc/group': ALPINE_GROUP,
      '/etc/shadow': ALPINE_PASSWD.replace(
        /^([^:]+):.*$/gm,
        (_line, name: string) => `${name}:${name === 'root' ? '*' : '!'}::0:::::`,
      ),
      '/etc/hostname': 'localhost\n',
      '/etc/hosts': '127.0.0.1\tlocalhost localhost.localdomain\n::1\t\tlocalhost localhost.localdomain\n',
      '/etc/issue': `Welcome to Alpine Linux ${branch}\nKernel \\r on an \\m (\\l)\n\n`,
      '/etc/motd': 'Welcome to Alpine!\n',
      '/etc/profile':
        'export PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"\nexport PAGER=less\numask 022\n',
      '/etc/shells': '/bin/sh\n/bin/ash\n',
      '/etc/inittab': '::sysinit:/sbin/openrc sysinit\n',
      '/etc/fstab': '/dev/cdrom\t/media/cdrom\tiso9660\tnoauto,ro 0 0\n',
      '/etc/apk/arch': architecture === 'arm64' ? 'aarch64\n' : 'x86_64\n',
      '/etc/apk/repositories': `https://dl-cdn.alpinelinux.org/alpine/v${branch}/main\nhttps://dl-cdn.alpinelinux.org/alpine/v${branch}/community\n`,
      '/etc/apk/world': 'alpine-baselayout\nalpine-keys\nalpine-release\napk-tools\nbusybox\nlibc-utils\nmusl-utils\n',
      '/lib/apk/db/installed':
        'P:alpine-baselayout\nV:3.6.8-r1\n\nP:apk-tools\nV:2.14.6-r3\n\nP:busybox\nV:1.37.0-r12\n\nP:musl\nV:1.2.5-r9\n\nP:zlib\nV:1.3.1-r2\n\n',
    },
    modes: { '/etc/shadow': 0o640 },
    size: sizes[architecture],
    filler: '/usr/lib/libcrypto.so.3',
    mtime,
  });
}

function release(
  version: string,
  tags: readonly string[],
  created: string,
  busybox: number,
  sizes: Readonly<Record<Architecture, number>>,
): ImageDescription {
  return image({
    repository: 'library/alpine',
    tags,
    base: null,
    created,
    rows: [
      [
        `ADD alpine-minirootfs-${version}-%ARCH%.tar.gz / # buildkit`,
        rootfs(version, Date.parse(created) / 1000 - 3600, busybox, sizes),
      ],
      'CMD ["/bin/sh"]',
    ],
    description: 'A minimal Docker image based on Alpine Linux with a complete package index and only 5 MB in size!',
    config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], WorkingDir: '/' },
  });
}

export const ALPINE_321 = release('3.21.3', ['3.21', '3.21.3', '3', 'latest'], '2025-02-14T03:28:36Z', 919_304, {
  arm64: 8_172_544,
  amd64: 7_830_528,
});
const ALPINE_320 = release('3.20.6', ['3.20', '3.20.6'], '2025-02-14T03:28:35Z', 919_208, {
  arm64: 8_829_952,
  amd64: 7_798_784,
});
const ALPINE_319 = release('3.19.7', ['3.19', '3.19.7'], '2025-02-14T03:28:35Z', 919_152, {
  arm64: 7_735_296,
  amd64: 7_401_984,
});
const ALPINE_318 = release('3.18.12', ['3.18', '3.18.12'], '2025-02-14T03:28:35Z', 919_152, {
  arm64: 7_663_104,
  amd64: 7_346_688,
});
export const ALPINE = [ALPINE_321, ALPINE_320, ALPINE_319, ALPINE_318];
