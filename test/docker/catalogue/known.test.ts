import assert from 'node:assert/strict';
import { builtInCatalogue } from '../../../src/docker/catalogue/index.ts';
import { layersDownTo } from '../../../src/docker/image/index.ts';
import { played, said } from '../host/world.ts';

interface Known {
  readonly layers: number;
  /** What `docker images` says of it on amd64, give or take a tenth. */
  readonly megabytes: number;
  readonly cmd?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly directory?: string;
  readonly user?: string;
  readonly stop?: string;
  /** Names of variables besides PATH, in their order. */
  readonly env?: readonly string[];
}

const SCRIPT = ['docker-entrypoint.sh'];

/** Popular images as they stood in the spring of 2025. */
const KNOWN: Readonly<Record<string, Known>> = {
  'alpine:3.21': { layers: 1, megabytes: 7.83, cmd: ['/bin/sh'], directory: '/' },
  'debian:bookworm-slim': { layers: 1, megabytes: 74.8, cmd: ['bash'] },
  'debian:bookworm': { layers: 1, megabytes: 117, cmd: ['bash'] },
  'ubuntu:24.04': { layers: 1, megabytes: 78.1, cmd: ['/bin/bash'] },
  'busybox:latest': { layers: 1, megabytes: 4.28, cmd: ['sh'] },
  'hello-world:latest': { layers: 1, megabytes: 0.0101, cmd: ['/hello'] },
  'python:3.12': {
    layers: 7,
    megabytes: 1020,
    cmd: ['python3'],
    env: ['LANG', 'GPG_KEY', 'PYTHON_VERSION', 'PYTHON_SHA256'],
  },
  'python:3.12-slim': { layers: 4, megabytes: 125, cmd: ['python3'] },
  'python:3.12-alpine': { layers: 4, megabytes: 43.6, cmd: ['python3'] },
  'node:22': { layers: 8, megabytes: 1120, cmd: ['node'], entrypoint: SCRIPT, env: ['NODE_VERSION', 'YARN_VERSION'] },
  'node:22-alpine': { layers: 4, megabytes: 163, cmd: ['node'], entrypoint: SCRIPT },
  'golang:1.23': {
    layers: 7,
    megabytes: 838,
    cmd: ['bash'],
    directory: '/go',
    env: ['GOLANG_VERSION', 'GOTOOLCHAIN', 'GOPATH'],
  },
  'golang:1.23-alpine': { layers: 5, megabytes: 251, cmd: ['/bin/sh'], directory: '/go' },
  'nginx:latest': {
    layers: 7,
    megabytes: 192,
    cmd: ['nginx', '-g', 'daemon off;'],
    entrypoint: ['/docker-entrypoint.sh'],
    ports: ['80/tcp'],
    stop: 'SIGQUIT',
    env: ['NGINX_VERSION', 'NJS_VERSION', 'NJS_RELEASE', 'PKG_RELEASE', 'DYNPKG_RELEASE'],
  },
  'nginx:alpine': {
    layers: 8,
    megabytes: 47.9,
    ports: ['80/tcp'],
    env: ['NGINX_VERSION', 'PKG_RELEASE', 'DYNPKG_RELEASE', 'NJS_VERSION', 'NJS_RELEASE'],
  },
  'redis:7': {
    layers: 8,
    megabytes: 117,
    cmd: ['redis-server'],
    entrypoint: SCRIPT,
    ports: ['6379/tcp'],
    volumes: ['/data'],
    directory: '/data',
    env: ['GOSU_VERSION', 'REDIS_VERSION', 'REDIS_DOWNLOAD_URL', 'REDIS_DOWNLOAD_SHA'],
  },
  'postgres:16': {
    layers: 14,
    megabytes: 432,
    cmd: ['postgres'],
    entrypoint: SCRIPT,
    ports: ['5432/tcp'],
    volumes: ['/var/lib/postgresql/data'],
    stop: 'SIGINT',
    env: ['GOSU_VERSION', 'LANG', 'PG_MAJOR', 'PG_VERSION', 'PGDATA'],
  },
  'mysql:8.4': {
    layers: 5,
    megabytes: 777,
    cmd: ['mysqld'],
    entrypoint: SCRIPT,
    ports: ['3306/tcp', '33060/tcp'],
    volumes: ['/var/lib/mysql'],
  },
  'mariadb:11': { layers: 5, megabytes: 328, cmd: ['mariadbd'], entrypoint: SCRIPT, ports: ['3306/tcp'] },
  'httpd:2.4': {
    layers: 6,
    megabytes: 148,
    cmd: ['httpd-foreground'],
    ports: ['80/tcp'],
    directory: '/usr/local/apache2',
    stop: 'SIGWINCH',
  },
  'memcached:1.6': { layers: 4, megabytes: 85, cmd: ['memcached'], entrypoint: SCRIPT, user: 'memcache' },
  'registry:2': {
    layers: 5,
    megabytes: 25.4,
    cmd: ['/etc/docker/registry/config.yml'],
    entrypoint: ['/entrypoint.sh'],
    ports: ['5000/tcp'],
    volumes: ['/var/lib/registry'],
  },
  'eclipse-temurin:21': {
    layers: 5,
    megabytes: 450,
    cmd: ['jshell'],
    entrypoint: ['/__cacert_entrypoint.sh'],
    env: ['JAVA_HOME', 'LANG', 'LANGUAGE', 'LC_ALL', 'JAVA_VERSION'],
  },
  'rust:latest': { layers: 5, megabytes: 1470, cmd: ['bash'], env: ['RUSTUP_HOME', 'CARGO_HOME', 'RUST_VERSION'] },
  'caddy:2': { layers: 4, megabytes: 50, directory: '/srv', ports: ['2019/tcp', '443/tcp', '443/udp', '80/tcp'] },
  'gcr.io/distroless/static:nonroot': { layers: 1, megabytes: 2, user: '65532', directory: '/home/nonroot' },
};

const VERSIONS: readonly (readonly [string, RegExp])[] = [
  ['postgres:16 postgres --version', /^postgres \(PostgreSQL\) 16\.8\n$/],
  ['postgres:16-alpine psql --version', /^psql \(PostgreSQL\) 16\.8\n$/],
  ['-u postgres postgres:16 id', /^uid=999\(postgres\) gid=999\(postgres\)/],
  ['redis:7 redis-server --version', /^Redis server v=7\.4\.2 /],
  ['mysql:8.4 mysqld --version', /Ver 8\.4\.4 for Linux on x86_64/],
  ['memcached:1.6 id -un', /^memcache\n$/],
  ['node:22 npm -v', /^10\.9\.2\n$/],
  ['python:3.12-slim python --version', /^Python 3\.12\.9\n$/],
  ['python:3.13 pip --version', /^pip 24\.3\.1 from \/usr\/local\/lib\/python3\.13\//],
  ['golang:1.23 go version', /^go version go1\.23\.6 linux\/amd64\n$/],
  ['golang:1.23 gcc --version', /^gcc \(Debian 12\.2\.0-14\) 12\.2\.0/],
  ['rust:latest cargo --version', /^cargo 1\.85\.0 /],
  ['eclipse-temurin:21 javac -version', /^javac 21\.0\.6\n$/],
  ['httpd:2.4 httpd -v', /^Server version: Apache\/2\.4\.63/],
  ['registry:2 --version', /v2\.8\.3\n$/],
  ['traefik:v3 version', /^Version: +3\.3\.4\n/],
  ['ubuntu:24.04 cat /etc/os-release', /^PRETTY_NAME="Ubuntu 24\.04/],
  ['mysql:8.4 cat /etc/os-release', /^NAME="Oracle Linux Server"\n/],
];

describe('what people know of popular images', () => {
  const catalogue = builtInCatalogue();
  for (const [name, known] of Object.entries(KNOWN)) {
    it(`holds for ${name}`, () => {
      const full = name.includes('/') ? name : `library/${name}`;
      const image = catalogue.byName.get(full)?.find(each => each.config.architecture === 'amd64');
      assert.ok(image);
      const { config } = image.config;
      const layers = layersDownTo(image.top).map(stored => stored.layer.size);
      assert.equal(layers.length, known.layers);
      const megabytes = layers.reduce((sum, size) => sum + size, 0) / 1e6;
      assert.ok(Math.abs(megabytes / known.megabytes - 1) < 0.1, `${megabytes} MB`);
      if (known.cmd !== undefined) assert.deepEqual(config.Cmd, known.cmd);
      assert.deepEqual(config.Entrypoint ?? null, known.entrypoint ?? config.Entrypoint ?? null);
      if (known.ports !== undefined) assert.deepEqual(Object.keys(config.ExposedPorts ?? {}).sort(), known.ports);
      if (known.volumes !== undefined) assert.deepEqual(Object.keys(config.Volumes ?? {}), known.volumes);
      if (known.directory !== undefined) assert.equal(config.WorkingDir, known.directory);
      assert.equal(config.User ?? '', known.user ?? '');
      if (known.stop !== undefined) assert.equal(config.StopSignal, known.stop);
      const names = (config.Env ?? []).map(each => each.slice(0, each.indexOf('='))).filter(each => each !== 'PATH');
      if (known.env !== undefined) assert.deepEqual(names, known.env);
    });
  }

  it('is what their programs say', async () => {
    for (const [line, expected] of VERSIONS) {
      const image = /\S+:\S+/.exec(line)?.[0] ?? '';
      const { host } = await played([], { platform: 'linux/amd64', images: [image] });
      assert.match(await said(host, `docker run --rm ${line}`), expected, line);
    }
  });
});
