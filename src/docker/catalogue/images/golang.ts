import { type Architecture, type ImageDescription, image, type LayerSource } from '../describe.ts';
import { ALPINE_321 } from './alpine.ts';

const PATH = '/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** `apk add --no-cache ca-certificates`. */
const certificates: LayerSource = () => ({
  lines: `
    s 644 16384 /etc/ssl/certs/ca-cert-Amazon_Root_CA_1.pem
    s 644 16384 /etc/ssl/certs/ca-cert-ISRG_Root_X1.pem
    s 644 6231 /etc/ca-certificates.conf
    s 755 14360 /usr/bin/c_rehash
    p 755 2136 /usr/sbin/update-ca-certificates true
    d 755 /usr/local/share/ca-certificates
    d 755 /usr/share/ca-certificates/mozilla
  `,
  texts: {
    '/etc/apk/world':
      'alpine-baselayout\nalpine-keys\nalpine-release\napk-tools\nbusybox\nca-certificates\nlibc-utils\nmusl-utils\n',
  },
  size: 640_000,
  filler: '/usr/share/ca-certificates/mozilla/bundle.crt',
  mtime: 1_739_500_000,
});

/** The toolchain: its commands, and its libraries as one bulk. */
export function toolchain(version: string, size: Readonly<Record<Architecture, number>>): LayerSource {
  return architecture => ({
    lines: `
      p 755 13108224 /usr/local/go/bin/go
      p 755 2818048 /usr/local/go/bin/gofmt
      d 755 /usr/local/go/api
      d 755 /usr/local/go/doc
      d 755 /usr/local/go/lib/time
      d 755 /usr/local/go/misc
      d 755 /usr/local/go/test
      p 755 25690112 /usr/local/go/pkg/tool/linux_${architecture}/compile
      p 755 7340032 /usr/local/go/pkg/tool/linux_${architecture}/link
      p 755 3670016 /usr/local/go/pkg/tool/linux_${architecture}/asm
      s 644 15000 /usr/local/go/src/fmt/print.go
      s 644 4500 /usr/local/go/src/fmt/doc.go
      s 644 11000 /usr/local/go/src/os/file.go
      s 644 14000 /usr/local/go/src/net/http/server.go
      s 644 1500 /usr/local/go/LICENSE
      s 644 1400 /usr/local/go/README.md
    `,
    texts: {
      '/usr/local/go/VERSION': `go${version}\ntime 2025-01-30T20:53:52Z\n`,
      '/usr/local/go/go.env': 'GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=sum.golang.org\nGOTOOLCHAIN=auto\n',
    },
    data: { '/usr/local/go/bin/go': version },
    size: size[architecture],
    filler: '/usr/local/go/src/runtime/zruntime.go',
    mtime: 1_738_270_432,
  });
}

export const gopath: LayerSource = () => ({
  lines: 'd 1777 /go\nd 1777 /go/src\nd 1777 /go/bin',
  size: 0,
  filler: null,
  mtime: 1_739_500_100,
});

function onAlpine(
  version: string,
  tags: readonly string[],
  created: string,
  size: Readonly<Record<Architecture, number>>,
): ImageDescription {
  return image({
    repository: 'library/golang',
    tags,
    base: ALPINE_321,
    created,
    rows: [
      ['RUN /bin/sh -c apk add --no-cache ca-certificates # buildkit', certificates],
      `ENV GOLANG_VERSION=${version}`,
      'ENV GOTOOLCHAIN=local',
      'ENV GOPATH=/go',
      `ENV PATH=${PATH}`,
      ['COPY /target/ / # buildkit', toolchain(version, size)],
      ['RUN /bin/sh -c mkdir -p "$GOPATH/src" "$GOPATH/bin" && chmod -R 1777 "$GOPATH" # buildkit', gopath],
      ['WORKDIR /go', 'nothing'],
    ],
    description: 'Go (golang) is a general purpose, higher-level, imperative programming language.',
  });
}

export const GOLANG = [
  onAlpine('1.23.6', ['1.23-alpine', '1.23-alpine3.21', '1.23.6-alpine', '1.23.6-alpine3.21'], '2025-02-14T03:50:06Z', {
    arm64: 234_800_000,
    amd64: 242_600_000,
  }),
  onAlpine(
    '1.24.0',
    ['1.24-alpine', '1.24-alpine3.21', '1-alpine', 'alpine', '1.24.0-alpine'],
    '2025-02-14T03:50:02Z',
    { arm64: 258_200_000, amd64: 266_100_000 },
  ),
  onAlpine('1.22.12', ['1.22-alpine', '1.22.12-alpine'], '2025-02-14T03:50:09Z', {
    arm64: 222_300_000,
    amd64: 229_700_000,
  }),
];
