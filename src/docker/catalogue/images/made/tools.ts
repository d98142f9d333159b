import { type ImageDescription, image } from '../../describe.ts';
import { withUser } from '../../users.ts';
import { ALPINE_321, ALPINE_GROUP, ALPINE_PASSWD } from '../alpine.ts';
import { NGINX } from '../services/nginx.ts';
import { BASES, both, DAY, files, packages, scripts } from './rows.ts';

/** nginx that runs as somebody else than root, and listens on 8080. Source of the config: nginx/docker-nginx-unprivileged. */
export const UNPRIVILEGED: readonly ImageDescription[] = NGINX.map(model =>
  image({
    ...model,
    repository: 'nginxinc/nginx-unprivileged',
    rows: [
      ...model.rows.filter(row => row !== 'EXPOSE map[80/tcp:{}]'),
      files(
        "RUN /bin/sh -c sed -i 's,listen       80;,listen       8080;,' /etc/nginx/conf.d/default.conf     && sed -i '/user  nginx;/d' /etc/nginx/nginx.conf     && chown -R $UID:0 /var/cache/nginx",
        'd 775 /var/cache/nginx\no 101:0 /var/cache/nginx',
        both(6_100),
        '/var/cache/nginx/.keep',
        {
          texts: {
            '/etc/nginx/conf.d/default.conf':
              'server {\n    listen       8080;\n    server_name  localhost;\n\n    location / {\n        root   /usr/share/nginx/html;\n        index  index.html index.htm;\n    }\n}\n',
          },
        },
      ),
      'EXPOSE map[8080/tcp:{}]',
      'USER 101',
    ],
    description: 'Unprivileged NGINX Dockerfiles',
  }),
);

function jenkins(tags: readonly string[], version: string): ImageDescription {
  return image({
    repository: 'jenkins/jenkins',
    tags,
    base: BASES.debian,
    created: DAY,
    rows: [
      packages(
        'debian',
        'ca-certificates curl git gnupg gpg libfontconfig1 libfreetype6 procps ssh-client tini tzdata unzip',
        'curl git gpg ps ssh tini unzip',
        102_000_000,
      ),
      'ENV LANG=C.UTF-8',
      'ENV JENKINS_HOME=/var/jenkins_home',
      'ENV JENKINS_SLAVE_AGENT_PORT=50000',
      'ENV REF=/usr/share/jenkins/ref',
      files(
        'RUN |13 /bin/sh -c mkdir -p $JENKINS_HOME   && chown $uid:$gid $JENKINS_HOME   && groupadd -g $gid $group   && useradd -d "$JENKINS_HOME" -u $uid -g $gid -l -m -s /bin/bash $user',
        'd 755 /var/jenkins_home\no 1000:1000 /var/jenkins_home',
        both(5_100),
        '/var/log/faillog',
        { texts: withUser('debian', { name: 'jenkins', id: 1000, home: '/var/jenkins_home', shell: '/bin/bash' }) },
      ),
      'VOLUME [/var/jenkins_home]',
      `ENV JENKINS_VERSION=${version}`,
      files(
        'RUN |13 /bin/sh -c curl -fsSL $JENKINS_URL -o /usr/share/jenkins/jenkins.war',
        's 644 93000000 /usr/share/jenkins/jenkins.war',
        both(0),
        '/usr/share/jenkins/.keep',
      ),
      'ENV JENKINS_UC=https://updates.jenkins.io',
      'EXPOSE map[8080/tcp:{}]',
      'EXPOSE map[50000/tcp:{}]',
      'ENV COPY_REFERENCE_FILE_LOG=/var/jenkins_home/copy_reference_file.log',
      'ENV JAVA_HOME=/opt/java/openjdk',
      'ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'ENV JAVA_VERSION=jdk-17.0.14+7',
      files(
        'COPY /javaruntime /opt/java/openjdk',
        'x /opt/java/openjdk/bin java javac jar',
        both(113_000_000),
        '/opt/java/openjdk/lib/modules',
      ),
      'USER jenkins',
      scripts('COPY jenkins.sh /usr/local/bin/jenkins.sh', {
        '/usr/local/bin/jenkins.sh':
          '#! /bin/bash -e\n\n# Options, and no command at all, are meant for Jenkins.\nif [[ $# -lt 1 ]] || [[ "$1" == "--"* ]]; then\n  exec jenkins "$@"\nfi\n\nexec "$@"\n',
      }),
      files(
        'COPY jenkins-plugin-cli.sh /bin/jenkins-plugin-cli',
        'p 755 300 /usr/bin/jenkins-plugin-cli\np 755 120 /usr/local/bin/jenkins',
        both(0),
        '/usr/share/jenkins/.plugins',
        {
          data: { '/usr/local/bin/jenkins': version },
        },
      ),
      'ENTRYPOINT ["/usr/bin/tini" "--" "/usr/local/bin/jenkins.sh"]',
    ],
    description: 'The leading open source automation server',
  });
}

/** curl alone, as somebody else than root. Its size is estimated. Source of the entrypoint and the user: curl/curl-container. */
export const CURL: readonly ImageDescription[] = [
  image({
    repository: 'curlimages/curl',
    tags: ['8.12.1', 'latest'],
    base: ALPINE_321,
    created: DAY,
    rows: [
      'LABEL maintainer=James Fuller <jim.fuller@webcomposite.com>',
      packages('alpine', 'curl libssh2 libpsl', 'curl', 5_900_000),
      files(
        'RUN /bin/sh -c addgroup -S -g 101 curl_group &&     adduser -S -u 100 -G curl_group curl_user',
        'd 755 /home/curl_user\no 100:101 /home/curl_user',
        both(3_300),
        '/var/log/faillog',
        {
          texts: {
            '/etc/passwd': `${ALPINE_PASSWD}curl_user:x:100:101::/home/curl_user:/sbin/nologin\n`,
            '/etc/group': `${ALPINE_GROUP}curl_group:x:101:curl_user\n`,
          },
        },
      ),
      'USER curl_user',
      scripts('COPY entrypoint.sh /entrypoint.sh', {
        '/entrypoint.sh':
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the variable is the shell's.
          '#!/bin/sh\nset -e\n\n# Options and addresses are meant for curl.\nif [ "$1" != "${1#-}" ] || [ -z "$(command -v "$1")" ]; then\n  set -- curl "$@"\nfi\n\nexec "$@"\n',
      }),
      'CMD ["curl"]',
      'ENTRYPOINT ["/entrypoint.sh"]',
    ],
    description: 'official docker image for curl - command line tool and library for transferring data with URLs',
  }),
];

export const JENKINS: readonly ImageDescription[] = [
  jenkins(['lts', 'lts-jdk17', '2.492.1-lts', '2.492.1'], '2.492.1'),
  jenkins(['latest', 'jdk17', '2.499'], '2.499'),
];

export const GRAFANA: readonly ImageDescription[] = ['grafana/grafana', 'grafana/grafana-oss'].map(repository =>
  image({
    repository,
    tags: ['11.5.2', 'latest', '11.5'],
    base: ALPINE_321,
    created: DAY,
    rows: [
      'LABEL maintainer=Grafana Labs <hello@grafana.com>',
      'ENV PATH=/usr/share/grafana/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin GF_PATHS_CONFIG=/etc/grafana/grafana.ini GF_PATHS_DATA=/var/lib/grafana GF_PATHS_HOME=/usr/share/grafana GF_PATHS_LOGS=/var/log/grafana GF_PATHS_PLUGINS=/var/lib/grafana/plugins GF_PATHS_PROVISIONING=/etc/grafana/provisioning',
      ['WORKDIR /usr/share/grafana', 'nothing'],
      packages('alpine', 'ca-certificates bash curl tzdata musl-utils', 'curl', 10_900_000),
      files(
        'RUN |2 /bin/sh -c addgroup -S -g 472 grafana;     adduser -S -u 472 -G grafana grafana;     mkdir -p "$GF_PATHS_DATA"',
        'd 777 /var/lib/grafana/plugins\nd 777 /var/log/grafana\nd 755 /etc/grafana/provisioning',
        both(4_200),
        '/var/log/faillog',
        { texts: withUser('alpine', { name: 'grafana', id: 472, home: '/usr/share/grafana', shell: '/sbin/nologin' }) },
      ),
      files(
        'COPY /tmp/grafana/bin/grafana* ./bin/',
        'p 755 222000000 /usr/share/grafana/bin/grafana\np 755 4300 /usr/share/grafana/bin/grafana-server grafana\np 755 4300 /usr/share/grafana/bin/grafana-cli grafana',
        both(0),
        '/usr/share/grafana/bin/.keep',
        {
          data: Object.fromEntries(
            ['grafana', 'grafana-server', 'grafana-cli'].map(name => [`/usr/share/grafana/bin/${name}`, '11.5.2']),
          ),
        },
      ),
      files('COPY /tmp/grafana/public ./public', '', both(233_000_000), '/usr/share/grafana/public/build.js'),
      'EXPOSE map[3000/tcp:{}]',
      scripts('COPY ./packaging/docker/run.sh /run.sh', {
        '/run.sh':
          '#!/bin/bash -e\n\nexec grafana server --homepath="$GF_PATHS_HOME" --config="$GF_PATHS_CONFIG" --packaging=docker "$@"\n',
      }),
      'USER 472',
      'ENTRYPOINT ["/run.sh"]',
    ],
    description: 'The official Grafana docker container',
  }),
);
