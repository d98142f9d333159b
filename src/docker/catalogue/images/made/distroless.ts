import { type HistoryText, type ImageDescription, image } from '../../describe.ts';

/** What an image of distroless has beside certificates and lists of people: nothing, C's library, or an interpreter. */
export type Distroless = 'static' | 'base' | 'cc' | 'python3' | 'nodejs' | 'java';

/** Bytes of a layer, the lines of its files, and the entrypoint that it brings. */
const PARTS: Readonly<
  Record<Distroless, readonly [name: string, size: number, lines: string, needs: Distroless | null]>
> = {
  static: ['', 0, '', null],
  base: ['libc6 libssl3', 18_800_000, 's 755 1922136 /lib/libc.so.6', 'static'],
  cc: ['libgcc-s1 libgomp1 libstdc++6', 2_700_000, 's 755 2190440 /usr/lib/libstdc++.so.6', 'base'],
  python3: [
    'python3-minimal libpython3.11-stdlib',
    26_400_000,
    'p 755 6800000 /usr/bin/python3.11 python3\nl /usr/bin/python3 python3.11',
    'cc',
  ],
  nodejs: ['nodejs', 104_000_000, 'p 755 98700000 /nodejs/bin/node', 'cc'],
  java: [
    'openjdk-17-jre-headless',
    178_000_000,
    'x /usr/lib/jvm/java-17-openjdk/bin java\nl /usr/bin/java /usr/lib/jvm/java-17-openjdk/bin/java',
    'cc',
  ],
};

/** The first layer of every image of distroless. */
export const DISTROLESS_ROOT: HistoryText = [
  'bazel build ...',
  () => ({
    lines:
      'd 755 /bin\nd 700 /root\nd 1777 /tmp\nd 755 /home/nonroot\no 65532:65532 /home/nonroot\nd 755 /usr/share/zoneinfo',
    texts: {
      '/etc/passwd':
        'root:x:0:0:root:/root:/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
      '/etc/group': 'root:x:0:\nnobody:x:65534:\ntty:x:5:\nstaff:x:50:\nnonroot:x:65532:\n',
      '/etc/os-release': 'PRETTY_NAME="Distroless"\nNAME="Debian GNU/Linux"\nID="debian"\nVERSION_ID="12"\n',
    },
    size: 1_990_000,
    filler: '/etc/ssl/certs/ca-certificates.crt',
    mtime: 0,
  }),
];

/** The debug variants have a busybox, and with it a shell. */
const BUSYBOX: HistoryText = [
  'bazel build ...',
  () => ({
    lines:
      'p 755 1100000 /busybox/busybox busybox\nl /busybox/sh /busybox/busybox\nl /busybox/ls /busybox/busybox\nl /busybox/cat /busybox/busybox\nl /busybox/env /busybox/busybox\nl /busybox/id /busybox/busybox\nl /busybox/ps /busybox/busybox\nl /busybox/wget /busybox/busybox',
    size: 1_200_000,
    filler: '/busybox/.links',
    mtime: 0,
  }),
];

function rowsOf(part: Distroless): readonly HistoryText[] {
  const [, size, lines, needs] = PARTS[part];
  if (needs === null) return [DISTROLESS_ROOT];
  return [...rowsOf(needs), ['bazel build ...', () => ({ lines, size, filler: `/usr/share/${part}.bin`, mtime: 0 })]];
}

const ENTRYPOINTS: Readonly<Partial<Record<Distroless, readonly string[]>>> = {
  python3: ['/usr/bin/python3.11'],
  nodejs: ['/nodejs/bin/node'],
  java: ['/usr/bin/java', '-jar'],
};

/** `more`: what names the version of the interpreter, `NODE_VERSION=20.18.2`. Source of the config: GoogleContainerTools/distroless. */
export function distroless(
  repository: string,
  part: Distroless,
  tag: string,
  more: readonly string[] = [],
): ImageDescription {
  const isDebug = tag.includes('debug');
  const isNonroot = tag.includes('nonroot');
  const entrypoint = ENTRYPOINTS[part] ?? (isDebug ? ['/busybox/sh'] : undefined);
  return image({
    repository,
    tags: [tag],
    base: null,
    created: '2025-02-20T00:00:00Z',
    comment: '',
    rows: [...rowsOf(part), ...(isDebug ? [BUSYBOX] : [])],
    description: null,
    config: {
      Env: [
        `PATH=${isDebug ? '/busybox:' : ''}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin${isDebug ? ':/busybox' : ''}`,
        'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt',
        ...more,
      ],
      User: isNonroot ? '65532' : '0',
      WorkingDir: isNonroot ? '/home/nonroot' : '/',
      ...(entrypoint === undefined ? {} : { Entrypoint: entrypoint }),
    },
  });
}
