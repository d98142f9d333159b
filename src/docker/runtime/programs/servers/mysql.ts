import { emulatedArchitecture } from '../../kernel/machine.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { ending, serve, stamp } from './serve.ts';

/** What tells MySQL's image from MariaDB's. */
interface Make {
  readonly maria: boolean;
  readonly name: 'MySQL' | 'MariaDB';
  readonly version: string;
  /** Of its variables. */
  readonly prefix: 'MYSQL' | 'MARIADB';
  readonly daemon: string;
}

const DATA = '/var/lib/mysql';

/** The entrypoint of both images: it wants a password, makes the files once, then starts the server. */
export const mysqlEntrypoint: Program = async call => {
  const [first = 'mysqld'] = call.args;
  const server = /^(mysqld|mariadbd)/.test(first) || first.startsWith('-');
  if (!server) return (await call.run(call.args, { piped: call.piped })).exitCode;
  const make = makeOf(call);
  if (call.args.some(arg => arg === '-V' || arg === '--version')) {
    call.out(versionLine(call, make));
    return 0;
  }
  note(call, `Entrypoint script for ${make.name} Server ${make.version} started.`);
  if (call.files.stat(`${DATA}/mysql`) === null && !initialize(call, make)) return 1;
  pass(call.session, 900);
  call.err(
    `${stamp(call, '%Y-%m-%dT%H:%M:%S')}.000000Z 0 [System] [MY-010931] [Server] ${make.daemon}: ready for connections. Version: '${make.version}'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306.\n`,
  );
  return serve(call, {
    command: make.maria ? 'mariadbd' : 'mysqld',
    name: 'mysqld',
    ports: [3306],
    signals: ending(['TERM'], 0, '', 1400),
  });
};

function makeOf({ env, files }: ProgramCall): Make {
  const maria = files.stat('/usr/local/bin/mariadbd') !== null || files.stat('/usr/sbin/mariadbd') !== null;
  return maria
    ? {
        maria,
        name: 'MariaDB',
        version: env.get('MARIADB_VERSION') ?? '1:11.7.2+maria~ubu2404',
        prefix: 'MARIADB',
        daemon: 'mariadbd',
      }
    : {
        maria,
        name: 'MySQL',
        version: env.get('MYSQL_VERSION') ?? '8.4.4-1.el9',
        prefix: 'MYSQL',
        daemon: '/usr/sbin/mysqld',
      };
}

function versionLine(call: ProgramCall, { maria, version }: Make): string {
  const machine = emulatedArchitecture(call.session.request.platform);
  return maria
    ? `mariadbd  Ver ${version.replace(/^1:|\+.*$/g, '')}-MariaDB-ubu2404 for debian-linux-gnu on ${machine} (mariadb.org binary distribution)\n`
    : `/usr/sbin/mysqld  Ver ${version.replace(/-.*$/, '')} for Linux on ${machine} (MySQL Community Server - GPL)\n`;
}

const when = (call: ProgramCall): string => `${stamp(call, '%Y-%m-%d %H:%M:%S')}+00:00`;

function note(call: ProgramCall, text: string): void {
  call.out(`${when(call)} [Note] [Entrypoint]: ${text}\n`);
}

/** Makes the files of the first start; false where no word was said about the password. */
function initialize(call: ProgramCall, { maria, prefix }: Make): boolean {
  const said = [
    `${prefix}_ROOT_PASSWORD`,
    'MYSQL_ROOT_PASSWORD',
    `${prefix}_ALLOW_EMPTY_PASSWORD`,
    `${prefix}_ALLOW_EMPTY_ROOT_PASSWORD`,
    'MYSQL_ALLOW_EMPTY_PASSWORD',
    `${prefix}_RANDOM_ROOT_PASSWORD`,
    'MYSQL_RANDOM_ROOT_PASSWORD',
  ].some(name => call.env.get(name));
  if (!said) {
    call.err(
      `${when(call)} [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n    - ${prefix}_ROOT_PASSWORD\n    - ${prefix}_ALLOW_EMPTY_${maria ? 'ROOT_' : ''}PASSWORD\n    - ${prefix}_RANDOM_ROOT_PASSWORD\n`,
    );
    return false;
  }
  note(call, 'Initializing database files');
  pass(call.session, 4200);
  call.files.mkdir(`${DATA}/mysql`, { recursive: true });
  note(call, 'Database files initialized');
  note(call, 'MySQL init process done. Ready for start up.');
  return true;
}
