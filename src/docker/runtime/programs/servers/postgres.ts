import { joinPath } from '../../../filesystem/index.ts';
import { emulatedArchitecture } from '../../kernel/machine.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { ending, serve, stamp } from './serve.ts';

/** The entrypoint of the postgres image: it wants a password, makes the cluster once, then starts the server. */
export const postgresEntrypoint: Program = async call => {
  const [first = 'postgres', ...others] = call.args;
  const command = first.startsWith('-') ? 'postgres' : first;
  const rest = first.startsWith('-') ? call.args : others;
  if (command !== 'postgres') return (await call.run(call.args, { piped: call.piped })).exitCode;
  if (rest.some(arg => /^(-\?|--help|--describe-config|-V|--version)$/.test(arg)))
    return postgres({ ...call, args: rest });
  const data = call.env.get('PGDATA') ?? '/var/lib/postgresql/data';
  if (call.files.stat(joinPath(data, 'PG_VERSION')) !== null)
    call.out('\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n');
  else if (mayBegin(call)) initialize(call, data);
  else {
    call.err(NO_PASSWORD);
    return 1;
  }
  return postgres({ ...call, args: rest });
};

const NO_PASSWORD =
  'Error: Database is uninitialized and superuser password is not specified.\n       You must specify POSTGRES_PASSWORD to a non-empty value for the\n       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".\n\n       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all\n       connections without a password. This is *not* recommended.\n\n       See PostgreSQL documentation about "trust":\n       https://www.postgresql.org/docs/current/auth-trust.html\n';

function mayBegin({ env }: ProgramCall): boolean {
  if (env.get('POSTGRES_PASSWORD') || env.get('POSTGRES_PASSWORD_FILE')) return true;
  return env.get('POSTGRES_HOST_AUTH_METHOD') === 'trust';
}

/** Makes the cluster, as initdb and the entrypoint's temporary server do. */
function initialize(call: ProgramCall, data: string): void {
  call.out(
    `The files belonging to this database system will be owned by user "postgres".\nThis user must also own the server process.\n\nThe database cluster will be initialized with locale "en_US.utf8".\nThe default database encoding has accordingly been set to "UTF8".\nThe default text search configuration will be set to "english".\n\nData page checksums are disabled.\n\nfixing permissions on existing directory ${data} ... ok\ncreating subdirectories ... ok\n`,
  );
  pass(call.session, 700);
  call.out('running bootstrap script ... ok\n');
  pass(call.session, 600);
  call.out(
    'performing post-bootstrap initialization ... ok\nsyncing data to disk ... ok\n\n\nSuccess. You can now start the database server using:\n\n    pg_ctl -D /var/lib/postgresql/data -l logfile start\n\nwaiting for server to start.... done\nserver started\n',
  );
  call.files.mkdir(data, { recursive: true });
  call.files.write(joinPath(data, 'PG_VERSION'), `${call.env.get('PG_MAJOR') ?? '17'}\n`);
  call.files.write(joinPath(data, 'postgresql.conf'), "listen_addresses = '*'\nmax_connections = 100\n");
  pass(call.session, 500);
  if (call.env.get('POSTGRES_DB') !== undefined) call.out('CREATE DATABASE\n');
  call.out(
    '\n/usr/local/bin/docker-entrypoint.sh: ignoring /docker-entrypoint-initdb.d/*\n\nwaiting for server to shut down.... done\nserver stopped\n\nPostgreSQL init process complete; ready for start up.\n\n',
  );
}

export const postgres: Program = call => {
  const version = call.env.get('PG_VERSION')?.replace(/-.*$/, '') ?? '17.4';
  if (call.args.includes('--version') || call.args.includes('-V')) {
    call.out(`postgres (PostgreSQL) ${version}\n`);
    return 0;
  }
  if (call.files.identity.uid === 0 && call.session.command.includes('exec postgres')) {
    call.err('"root" execution of the PostgreSQL server is not permitted.\n');
    return 1;
  }
  const when = () => `${stamp(call, '%Y-%m-%d %H:%M:%S')}.000 UTC [1]`;
  const log = (text: string) => call.err(`${when()} LOG:  ${text}\n`);
  log(
    `starting PostgreSQL ${version} on ${emulatedArchitecture(call.session.request.platform)}-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit`,
  );
  log('listening on IPv4 address "0.0.0.0", port 5432');
  log('listening on IPv6 address "::", port 5432');
  log('listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"');
  pass(call.session, 60);
  log('database system is ready to accept connections');
  const last = `${when()} LOG:  received fast shutdown request\n${when()} LOG:  aborting any active transactions\n${when()} LOG:  shutting down\n${when()} LOG:  database system is shut down\n`;
  return serve(call, {
    command: 'postgres',
    name: 'postgres',
    ports: [5432],
    signals: ending(['INT', 'TERM', 'QUIT'], 0, last, 180),
  });
};
