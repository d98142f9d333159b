import { entryOf } from '../../entry.ts';
import type { Program } from '../kernel/program.ts';
import { stop } from '../kernel/session.ts';

const VERSION_VARIABLES: Readonly<Record<string, string>> = {
  rustc: 'RUST_VERSION',
  cargo: 'RUST_VERSION',
  php: 'PHP_VERSION',
  ruby: 'RUBY_VERSION',
};
const QUIET = new Set(['ldconfig', 'iconv', 'getconf', 'ldd', 'scanelf', 'ssl_client']);

const LINES: Readonly<Record<string, readonly [text: string, stream?: 'stderr']>> = {
  cargo: ['cargo %V (7c1d4c5b7 2025-02-18)'],
  rustc: ['rustc %V (4d91de4e4 2025-02-17)'],
  rustup: ['rustup 1.27.1 (54dd3d00f 2024-04-24)'],
  java: [
    'openjdk 21.0.6 2025-01-21 LTS\nOpenJDK Runtime Environment Temurin-21.0.6+7 (build 21.0.6+7-LTS)\nOpenJDK 64-Bit Server VM Temurin-21.0.6+7 (build 21.0.6+7-LTS, mixed mode, sharing)',
    'stderr',
  ],
  javac: ['javac 21.0.6'],
  mvn: ['Apache Maven 3.9.9'],
  gcc: ['gcc (Debian 12.2.0-14) 12.2.0'],
  'g++': ['g++ (Debian 12.2.0-14) 12.2.0'],
  cc: ['cc (Debian 12.2.0-14) 12.2.0'],
  make: ['GNU Make 4.3'],
  cmake: ['cmake version 3.25.1'],
  git: ['git version 2.39.5'],
  perl: ['This is perl 5, version 36, subversion 0 (v5.36.0) built for linux-gnu'],
  php: ['PHP %V (cli) (built: Feb 13 2025 19:22:38) (NTS)'],
  ruby: ['ruby %V (2025-02-04 revision 34c68ea087) [linux]'],
  openssl: ['OpenSSL 3.3.3 11 Feb 2025 (Library: OpenSSL 3.3.3 11 Feb 2025)'],
  mysql: ['mysql  Ver 8.4.4 for Linux (MySQL Community Server - GPL)'],
  mariadb: ['mariadb from 11.7.2-MariaDB, client 15.2'],
  vim: ['VIM - Vi IMproved 9.1'],
  nano: [' GNU nano, version 8.2'],
  tini: ['tini version 0.19.0'],
  docker: ['Docker version 27.3.1, build ce1223035a'],
  gunicorn: ['gunicorn (version 23.0.0)'],
  uvicorn: ['Running uvicorn 0.34.0 with CPython 3.12 on Linux'],
  flask: ['Python 3.12.9\nFlask 3.1.0\nWerkzeug 3.1.3'],
  getconf: [''],
  iconv: [''],
  ldd: [''],
  scanelf: [''],
  ssl_client: [''],
};

function answering(name: string, [text, stream]: readonly [text: string, stream?: 'stderr']): Program {
  const variable = entryOf(VERSION_VARIABLES, name) ?? '';
  return call => {
    if (call.args.some(arg => /^(--?version|-v|-V|version)$/.test(arg))) {
      const said = text.replaceAll('%V', call.env.get(variable) ?? '');
      if (stream === 'stderr') call.err(`${said}\n`);
      else call.out(`${said}\n`);
      return 0;
    }
    if (QUIET.has(name)) return 0;
    return stop(call.session, 'not-simulated', `${name} is not simulated beyond its version`);
  };
}

/** Compilers and tools that answer when they are asked for their version, and do nothing else here. */
export const versionPrograms: Readonly<Record<string, Program>> = Object.fromEntries(
  Object.entries(LINES).map(([name, line]) => [name, answering(name, line)]),
);
