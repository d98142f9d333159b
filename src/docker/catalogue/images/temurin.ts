import { type HistoryText, type ImageDescription, image, type LayerSource, type PerArchitecture } from '../describe.ts';
import { ALPINE_321 } from './alpine.ts';
import { aptLayer, NOBLE } from './debian.ts';

type JavaKind = 'jdk' | 'jre';
type JavaBase = 'ubuntu' | 'alpine';

function bulk(lines: string, sizes: PerArchitecture<number>, filler: string, mtime: number): LayerSource {
  return architecture => ({ lines, texts: {}, modes: {}, size: sizes[architecture], filler, mtime });
}

/** The rows of Java's images behind those of their base: 21 and its last release of the spring of 2025. */
export function temurinRows(kind: JavaKind, on: JavaBase, sizes: PerArchitecture<number>): readonly HistoryText[] {
  const tools = kind === 'jdk' ? 'java javac jar jshell jlink' : 'java';
  const jvm = bulk(`x /opt/java/openjdk/bin ${tools}`, sizes, '/opt/java/openjdk/lib/modules', 1_738_100_000);
  const packages =
    on === 'ubuntu'
      ? aptLayer('curl wget gpg', { arm64: 51_300_000, amd64: 50_400_000 }, 1_738_099_000, 'fontconfig')
      : bulk('', { arm64: 16_100_000, amd64: 15_800_000 }, '/usr/lib/libfreetype.so.6', 1_738_099_000);
  return [
    'ENV JAVA_HOME=/opt/java/openjdk',
    'ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'ENV LANG=en_US.UTF-8 LANGUAGE=en_US:en LC_ALL=en_US.UTF-8',
    [
      on === 'ubuntu'
        ? 'RUN /bin/sh -c set -eux;     apt-get update;     DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends         curl         wget         gnupg         fontconfig         ca-certificates p11-kit         tzdata         locales     ;     rm -rf /var/lib/apt/lists/* # buildkit'
        : 'RUN /bin/sh -c set -eux;     apk add --no-cache         fontconfig         ttf-dejavu         gnupg         ca-certificates p11-kit-trust         musl-locales musl-locales-lang         tzdata     ;     rm -rf /var/cache/apk/* # buildkit',
      packages,
    ],
    'ENV JAVA_VERSION=jdk-21.0.6+7',
    [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the shell's of the image's own build.
      'RUN /bin/sh -c set -eux;     ARCH="$(dpkg --print-architecture)";     wget --progress=dot:giga -O /tmp/openjdk.tar.gz ${BINARY_URL};     mkdir -p "$JAVA_HOME";     tar --extract         --file /tmp/openjdk.tar.gz         --directory "$JAVA_HOME"         --strip-components 1         --no-same-owner     ; # buildkit',
      jvm,
    ],
    [
      'RUN /bin/sh -c set -eux;     echo "Verifying install ...";     java --version;     echo "Complete." # buildkit',
      'nothing',
    ],
    [
      'COPY entrypoint.sh /__cacert_entrypoint.sh # buildkit',
      () => ({
        lines: '',
        texts: { '/__cacert_entrypoint.sh': '#!/usr/bin/env sh\nset -e\nexec "$@"\n' },
        modes: { '/__cacert_entrypoint.sh': 0o755 },
        size: 0,
        filler: null,
        mtime: 1_738_100_100,
      }),
    ],
    'ENTRYPOINT ["/__cacert_entrypoint.sh"]',
    ...(kind === 'jdk' ? ['CMD ["jshell"]'] : []),
  ];
}

function temurin(
  tags: readonly string[],
  kind: JavaKind,
  on: JavaBase,
  sizes: PerArchitecture<number>,
): ImageDescription {
  return image({
    repository: 'library/eclipse-temurin',
    tags,
    base: on === 'ubuntu' ? NOBLE : ALPINE_321,
    created: '2025-02-05T06:30:11Z',
    rows: temurinRows(kind, on, sizes),
    description: 'Official Images for OpenJDK binaries built by Eclipse Temurin.',
  });
}

/** Bytes of the JDK on Ubuntu. */
export const JDK_SIZES = { arm64: 318_000_000, amd64: 321_000_000 };
/** Bytes of the JDK on Alpine. */
export const JDK_ALPINE_SIZES = { arm64: 317_000_000, amd64: 319_000_000 };

export const TEMURIN: readonly ImageDescription[] = [
  temurin(['21', 'latest', '21-jdk', '21-jdk-noble'], 'jdk', 'ubuntu', JDK_SIZES),
  temurin(['21-jre', '21-jre-noble'], 'jre', 'ubuntu', { arm64: 138_000_000, amd64: 140_000_000 }),
  temurin(['21-jdk-alpine', '21-alpine'], 'jdk', 'alpine', JDK_ALPINE_SIZES),
  temurin(['21-jre-alpine'], 'jre', 'alpine', { arm64: 137_000_000, amd64: 139_000_000 }),
];
