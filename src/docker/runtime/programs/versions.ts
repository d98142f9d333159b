import { entryOf } from '../../entry.ts';
import { emulatedArchitecture } from '../kernel/machine.ts';
import type { Program, ProgramCall } from '../kernel/program.ts';
import { stop } from '../kernel/session.ts';

/** The variable of an image that says which version its program is, and what it is where none says so. */
const VERSION_VARIABLES: Readonly<Record<string, readonly [variable: string, otherwise: string]>> = {
  cargo: ['RUST_VERSION', '1.85.0'],
  composer: ['COMPOSER_VERSION', '2.8.5'],
  mariadb: ['MARIADB_VERSION', '11.7.2'],
  mysql: ['MYSQL_VERSION', '8.4.4'],
  mysqladmin: ['MYSQL_VERSION', '8.4.4'],
  mysqldump: ['MYSQL_VERSION', '8.4.4'],
  php: ['PHP_VERSION', '8.3.17'],
  ruby: ['RUBY_VERSION', '3.4.2'],
  rustc: ['RUST_VERSION', '1.85.0'],
};
const QUIET = new Set(['ldconfig', 'iconv', 'getconf', 'ldd', 'scanelf', 'ssl_client']);

const LINES: Readonly<Record<string, readonly [text: string, stream?: 'stderr']>> = {
  cargo: ['cargo %V (7c1d4c5b7 2025-02-18)'],
  rustc: ['rustc %V (4d91de4e4 2025-02-17)'],
  rustup: ['rustup 1.27.1 (54dd3d00f 2024-04-24)'],
  bundle: ['Bundler version 2.6.2'],
  composer: ['Composer version %V'],
  gem: ['3.6.2'],
  irb: ['irb 1.14.3 (2024-12-18)'],
  gcc: ['gcc (Debian 12.2.0-14) 12.2.0'],
  'g++': ['g++ (Debian 12.2.0-14) 12.2.0'],
  cc: ['cc (Debian 12.2.0-14) 12.2.0'],
  make: ['GNU Make 4.3'],
  cmake: ['cmake version 3.25.1'],
  git: ['git version 2.39.5'],
  perl: ['This is perl 5, version 36, subversion 0 (v5.36.0) built for linux-gnu'],
  php: [
    'PHP %V (cli) (built: Feb 13 2025 19:22:38) (NTS)\nCopyright (c) The PHP Group\nZend Engine v%Z, Copyright (c) Zend Technologies',
  ],
  ruby: ['ruby %V (2025-02-04 revision 34c68ea087) [%M-linux]'],
  openssl: ['OpenSSL 3.3.3 11 Feb 2025 (Library: OpenSSL 3.3.3 11 Feb 2025)'],
  mysql: ['mysql  Ver %V for Linux on %M (MySQL Community Server - GPL)'],
  mysqladmin: ['mysqladmin  Ver %V for Linux on %M (MySQL Community Server - GPL)'],
  mysqldump: ['mysqldump  Ver %V for Linux on %M (MySQL Community Server - GPL)'],
  mariadb: ['mariadb from %V-MariaDB, client 15.2 for debian-linux-gnu (%M) using  EditLine wrapper'],
  vim: ['VIM - Vi IMproved 9.1'],
  nano: [' GNU nano, version 8.2'],
  tini: ['tini version 0.19.0'],
  docker: ['Docker version 27.3.1, build ce1223035a'],
  uvicorn: ['Running uvicorn 0.34.0 with CPython 3.12 on Linux'],
  getconf: [''],
  iconv: [''],
  ldd: [''],
  scanelf: [''],
  ssl_client: [''],
};

/** GCC's own images have one that is not Debian's. */
const OWN_GCC = new Set(['gcc', 'g++', 'cc', 'c++']);

function answering(name: string, [text, stream]: readonly [text: string, stream?: 'stderr']): Program {
  return call => {
    if (call.args.some(arg => /^(--?version|-v|-V|version)$/.test(arg))) {
      const version = versionOf(call, name);
      const own = OWN_GCC.has(name) ? call.env.get('GCC_VERSION') : undefined;
      const said = (own === undefined ? text : `${name} (GCC) ${own}`)
        .replaceAll('%V', version)
        .replaceAll('%Z', zendOf(version))
        .replaceAll('%M', emulatedArchitecture(call.session.request.platform));
      if (stream === 'stderr') call.err(`${said}\n`);
      else call.out(`${said}\n`);
      return 0;
    }
    if (QUIET.has(name)) return 0;
    return refuse(call, name);
  };
}

function refuse(call: ProgramCall, name: string): never {
  return stop(call.session, 'not-simulated', `${name} is not simulated beyond its version`);
}

/** What its image says, without what is the package's: `1:11.7.2+maria~ubu2404` and `9.2.0-1.el9` are versions of packages. */
function versionOf(call: ProgramCall, name: string): string {
  const [variable = '', otherwise = ''] = entryOf(VERSION_VARIABLES, name) ?? [];
  const said = call.env.get(variable) ?? otherwise;
  return said.replace(/^1:|[-+].*$/g, '');
}

/** The engine of PHP 8 is 4 with the same minor and patch. */
function zendOf(version: string): string {
  const [major = '8', minor = '0', patch = '0'] = version.split('.');
  return `${Number(major) - 4}.${minor}.${patch}`;
}

/** Compilers and tools that answer when they are asked for their version, and do nothing else here. */
export const versionPrograms: Readonly<Record<string, Program>> = Object.fromEntries(
  Object.entries(LINES).map(([name, line]) => [name, answering(name, line)]),
);
