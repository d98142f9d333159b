import { type HistoryText, type ImageDescription, image } from '../../describe.ts';
import { BUILDPACK_SCM } from '../debian.ts';
import { JDK_ALPINE_SIZES, JDK_SIZES, temurinRows } from '../temurin.ts';
import { BASES, both, DAY, files, packages, scripts } from './rows.ts';

const jdkRows = (on: 'ubuntu' | 'alpine'): readonly HistoryText[] =>
  temurinRows('jdk', on, on === 'ubuntu' ? JDK_SIZES : JDK_ALPINE_SIZES);

function maven(on: 'ubuntu' | 'alpine', tags: readonly string[]): ImageDescription {
  return image({
    repository: 'library/maven',
    tags,
    base: BASES[on],
    created: DAY,
    rows: [
      ...jdkRows(on),
      packages(on, 'ca-certificates curl git openssh-client', 'git ssh', on === 'alpine' ? 19_600_000 : 86_000_000),
      'LABEL org.opencontainers.image.title=Apache Maven',
      'LABEL org.opencontainers.image.source=https://github.com/carlossg/docker-maven',
      'ENV MAVEN_HOME=/usr/share/maven',
      files(
        'COPY /usr/share/maven /usr/share/maven',
        'x /usr/share/maven/bin mvn mvnDebug\nd 755 /usr/share/maven/conf\nd 755 /usr/share/maven/ref',
        both(10_300_000),
        '/usr/share/maven/lib/maven-core-3.9.9.jar',
        { data: { '/usr/share/maven/bin/mvn': '3.9.9', '/usr/share/maven/bin/mvnDebug': '3.9.9' } },
      ),
      scripts('COPY /usr/local/bin/mvn-entrypoint.sh /usr/local/bin/mvn-entrypoint.sh', {
        '/usr/local/bin/mvn-entrypoint.sh': '#!/bin/sh -eu\n\nexec "$@"\n',
      }),
      files(
        'RUN /bin/sh -c ln -s $MAVEN_HOME/bin/mvn /usr/bin/mvn',
        'l /usr/bin/mvn /usr/share/maven/bin/mvn',
        both(0),
        '/usr/share/maven/.keep',
      ),
      'ARG MAVEN_VERSION=3.9.9',
      'ARG USER_HOME_DIR=/root',
      'ENV MAVEN_CONFIG=/root/.m2',
      'ENTRYPOINT ["/usr/local/bin/mvn-entrypoint.sh"]',
      'CMD ["mvn"]',
    ],
    description: 'Apache Maven is a software project management and comprehension tool.',
  });
}

export const MAVEN: readonly ImageDescription[] = [
  maven('ubuntu', ['3.9-eclipse-temurin-21', '3-eclipse-temurin-21', '3.9.9-eclipse-temurin-21']),
  maven('alpine', ['3.9-eclipse-temurin-21-alpine', '3-eclipse-temurin-21-alpine', '3.9.9-eclipse-temurin-21-alpine']),
  maven('ubuntu', ['3.9', 'latest', '3', '3.9.9', '3.9-eclipse-temurin', '3-eclipse-temurin', 'eclipse-temurin']),
];

function gradle(on: 'ubuntu' | 'alpine', tags: readonly string[]): ImageDescription {
  return image({
    repository: 'library/gradle',
    tags,
    base: BASES[on],
    created: DAY,
    rows: [
      ...jdkRows(on),
      'CMD ["gradle"]',
      'ENV GRADLE_HOME=/opt/gradle',
      files(
        'RUN /bin/sh -c set -o errexit -o nounset     && groupadd --system --gid 1000 gradle     && useradd --system --gid gradle --uid 1000 --shell /bin/bash --create-home gradle     && mkdir /home/gradle/.gradle',
        'd 755 /home/gradle/.gradle\no 1000:1000 /home/gradle\no 1000:1000 /home/gradle/.gradle\nl /root/.gradle /home/gradle/.gradle',
        both(5_200),
        '/var/log/faillog',
      ),
      'VOLUME [/home/gradle/.gradle]',
      ['WORKDIR /home/gradle', 'nothing'],
      packages(
        on,
        'unzip wget bzr git git-lfs mercurial openssh-client subversion',
        'unzip git ssh',
        on === 'alpine' ? 70_000_000 : 151_000_000,
      ),
      'ENV GRADLE_VERSION=8.12.1',
      files(
        'RUN /bin/sh -c set -o errexit -o nounset     && wget --no-verbose --output-document=gradle.zip "https://services.gradle.org/distributions/gradle-$GRADLE_VERSION-bin.zip"     && unzip gradle.zip     && mv "gradle-$GRADLE_VERSION" "$GRADLE_HOME/"     && ln --symbolic "$GRADLE_HOME/bin/gradle" /usr/bin/gradle',
        'p 755 8700 /opt/gradle/bin/gradle\nl /usr/bin/gradle /opt/gradle/bin/gradle',
        both(145_000_000),
        '/opt/gradle/lib/gradle-core-8.12.1.jar',
        { data: { '/opt/gradle/bin/gradle': '8.12.1' } },
      ),
    ],
    description: 'Gradle is a fast, dependable, and adaptable open-source build automation tool.',
  });
}

export const GRADLE: readonly ImageDescription[] = [
  gradle('ubuntu', ['8.12-jdk21', '8-jdk21', 'jdk21', '8.12.1-jdk21']),
  gradle('alpine', ['8.12-jdk21-alpine', '8-jdk21-alpine', 'jdk21-alpine']),
  gradle('ubuntu', ['8.12', 'latest', '8', '8.12.1', 'jdk', '8-jdk', '8.12-jdk']),
  gradle('alpine', ['8.12-alpine', 'alpine', '8-alpine', 'jdk-alpine', '8-jdk-alpine']),
];

/** The images of the JDK from 12 on stand on Oracle Linux, which has neither apt nor dpkg. */
const ORACLE_LINUX: HistoryText = files(
  'RUN /bin/sh -c set -eux; \tmicrodnf install gzip tar binutils freetype fontconfig; \tmicrodnf clean all',
  'r /usr/bin/apt\nr /usr/bin/apt-get\nr /usr/bin/apt-cache\nr /usr/bin/dpkg',
  both(39_000_000),
  '/usr/lib64/libfreetype.so.6',
  {
    texts: {
      '/etc/os-release':
        'NAME="Oracle Linux Server"\nVERSION="8.6"\nID="ol"\nID_LIKE="fedora"\nVERSION_ID="8.6"\nPLATFORM_ID="platform:el8"\nPRETTY_NAME="Oracle Linux Server 8.6"\n',
    },
  },
);

interface OldJava {
  readonly version: string;
  readonly major: string;
  readonly kind: 'jdk' | 'jre';
  readonly on: 'oracle' | 'full' | 'slim' | 'alpine';
}

/** What came before eclipse-temurin, and was given up in 2022. */
function openjdk({ version, major, kind, on }: OldJava, tags: readonly string[]): ImageDescription {
  const home =
    on === 'alpine'
      ? '/usr/lib/jvm/java-1.8-openjdk'
      : on === 'oracle'
        ? `/usr/java/openjdk-${major}`
        : `/usr/local/openjdk-${major}`;
  const tools = kind === 'jdk' ? 'java javac jar jshell jlink' : 'java';
  return image({
    repository: 'library/openjdk',
    tags,
    base: on === 'full' ? BUILDPACK_SCM : BASES[on === 'alpine' ? 'alpine' : 'debian'],
    created: '2022-05-11T03:01:44Z',
    rows: [
      on === 'oracle'
        ? ORACLE_LINUX
        : packages(on === 'alpine' ? 'alpine' : 'debian', 'ca-certificates p11-kit', '', 1_600_000),
      `ENV JAVA_HOME=${home}`,
      `ENV PATH=${home}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
      'ENV LANG=C.UTF-8',
      `ENV JAVA_VERSION=${version}`,
      files(
        'RUN /bin/sh -c set -eux; \twget -O openjdk.tgz "$downloadUrl"; \tmkdir -p "$JAVA_HOME"; \ttar --extract --file openjdk.tgz --directory "$JAVA_HOME" --strip-components 1 --no-same-owner; \tjava -version',
        `x ${home}/bin ${tools}`,
        both(
          kind === 'jdk' ? (on === 'alpine' ? 99_300_000 : 323_000_000) : on === 'alpine' ? 79_400_000 : 144_000_000,
        ),
        `${home}/lib/modules`,
      ),
      ...(kind === 'jdk' && on !== 'alpine' ? ['CMD ["jshell"]'] : []),
    ],
    description: 'Pre-release / non-production builds of OpenJDK',
  });
}

export const OPENJDK_ON_DEBIAN: readonly ImageDescription[] = [
  openjdk({ version: '17.0.2', major: '17', kind: 'jdk', on: 'slim' }, [
    '17-slim',
    '17-jdk-slim',
    '17.0.2-slim',
    '17.0.2-jdk-slim',
  ]),
  openjdk({ version: '11.0.16', major: '11', kind: 'jdk', on: 'full' }, ['11', '11-jdk', '11.0.16', '11.0.16-jdk']),
  openjdk({ version: '11.0.16', major: '11', kind: 'jre', on: 'slim' }, ['11-jre-slim', '11.0.16-jre-slim']),
  openjdk({ version: '11.0.16', major: '11', kind: 'jre', on: 'full' }, ['11-jre', '11.0.16-jre']),
];

export const OPENJDK: readonly ImageDescription[] = [
  openjdk({ version: '17.0.2', major: '17', kind: 'jdk', on: 'oracle' }, ['17', '17-jdk', '17.0.2', '17.0.2-jdk']),
];

export const OPENJDK_ON_ALPINE: readonly ImageDescription[] = [
  openjdk({ version: '8u212-b04', major: '8', kind: 'jdk', on: 'alpine' }, ['8-jdk-alpine', '8-alpine']),
  openjdk({ version: '8u212-b04', major: '8', kind: 'jre', on: 'alpine' }, ['8-jre-alpine']),
];
