import { joinPath, textOf } from '../../filesystem/index.ts';
import { emulatedArchitecture, KERNEL_RELEASE } from '../kernel/machine.ts';
import type { Call, Program, Service } from '../kernel/program.ts';
import { pass, secondsOf, suspend } from '../kernel/session.ts';
import { dateText } from '../languages/strftime.ts';

/** Servers: what they print while they start, which signals end them, on which ports they answer. */
export function serverProgram(name: string): Program | null {
  return PROGRAMS[name] ?? null;
}

type Signals = Service['signals'];

/** Becomes a service and goes on until a signal comes. In the background of a shell it just goes on. */
function serve(call: Call, service: Service): never {
  call.session.service = service;
  return suspend(call.session);
}

const ending = (names: readonly string[], exitCode: number, last = '', duration = 60): Signals =>
  Object.fromEntries(names.map(name => [name, { exitCode, last, duration }]));

const stamp = (call: Call, format: string) => dateText(format, secondsOf(call.session));

function configText(call: Call, path: string): string | null {
  const content = call.files.content(path);
  return typeof content === 'string' ? null : (textOf(content) ?? '');
}

const nginx: Program = call => {
  const { args } = call;
  const version = call.env.get('NGINX_VERSION') ?? '1.26.3';
  if (args.includes('-v') || args.includes('-V')) {
    call.err(`nginx version: nginx/${version}\n`);
    return 0;
  }
  const given = args.indexOf('-c') >= 0 ? (args[args.indexOf('-c') + 1] ?? '') : '/etc/nginx/nginx.conf';
  const config = configText(call, given);
  const when = () => stamp(call, '%Y/%m/%d %H:%M:%S');
  if (config === null) {
    call.err(`${when()} [emerg] 1#1: open() "${given}" failed (2: No such file or directory)\n`);
    return 1;
  }
  let whole = config;
  for (const name of call.files.list('/etc/nginx/conf.d'))
    if (name.endsWith('.conf')) whole += `\n${configText(call, `/etc/nginx/conf.d/${name}`) ?? ''}`;
  const plain = whole.replace(/#.*$/gm, '');
  const fault = [...plain].reduce(
    (depth, char) => (depth < 0 ? depth : char === '{' ? depth + 1 : char === '}' ? depth - 1 : depth),
    0,
  );
  if (fault !== 0) {
    const said =
      fault > 0
        ? `unexpected end of file, expecting "}" in ${given}:${config.split('\n').length}`
        : `unexpected "}" in ${given}:${config.split('\n').length}`;
    call.err(`${when()} [emerg] 1#1: ${said}\nnginx: [emerg] ${said}\n`);
    return 1;
  }
  if (args.includes('-t')) {
    call.err(
      `nginx: the configuration file ${given} syntax is ok\nnginx: configuration file ${given} test is successful\n`,
    );
    return 0;
  }
  if (args.includes('-s')) {
    const signal = args[args.indexOf('-s') + 1];
    if (signal === 'reload' || signal === 'reopen')
      call.err(`${when()} [notice] ${call.session.nextPid}#${call.session.nextPid}: signal process started\n`);
    return 0;
  }
  const upstream = /(?:proxy_pass\s+https?:\/\/|^\s*server\s+)([a-zA-Z][\w.-]*)(?::\d+)?/m.exec(plain);
  const host = upstream?.[1];
  if (
    host !== undefined &&
    host !== 'localhost' &&
    /proxy_pass/.test(plain) &&
    call.session.request.lookup(host) === null &&
    !/\bresolver\b/.test(plain)
  ) {
    const said = `host not found in upstream "${host}" in ${given.replace('nginx.conf', 'conf.d/default.conf')}:1`;
    call.err(`${when()} [emerg] 1#1: ${said}\nnginx: [emerg] ${said}\n`);
    return 1;
  }
  const ports = [...plain.matchAll(/^\s*listen\s+(?:[\d.]+:|\[::\]:)?(\d+)/gm)].map(match => Number(match[1]));
  if (ports.some(port => port < 1024) && call.files.identity.uid !== 0) {
    call.err(
      `${when()} [warn] 1#1: the "user" directive makes sense only if the master process runs with super-user privileges, ignored in /etc/nginx/nginx.conf:2\n${when()} [emerg] 1#1: mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)\n`,
    );
    return 1;
  }
  for (const said of [
    `using the "epoll" event method`,
    `nginx/${version}`,
    // What apk installed was built by Alpine's compiler.
    `built by gcc ${call.files.stat('/etc/alpine-release') === null ? '12.2.0 (Debian 12.2.0-14)' : '14.2.0 (Alpine 14.2.0)'}`,
    `OS: Linux ${KERNEL_RELEASE}`,
    'getrlimit(RLIMIT_NOFILE): 1048576:1048576',
    'start worker processes',
    'start worker process 30',
    'start worker process 31',
  ])
    call.err(`${when()} [notice] 1#1: ${said}\n`);
  const foreground = args.some(arg => /daemon\s+off/.test(arg)) || /daemon\s+off/.test(plain);
  const service: Service = {
    command: `nginx: master process nginx${args.length === 0 ? '' : ` ${args.join(' ')}`}`,
    name: 'nginx',
    ports: [...new Set(ports.length === 0 ? [80] : ports)],
    signals: {
      ...ending(
        ['QUIT'],
        0,
        `${when()} [notice] 1#1: signal 3 (SIGQUIT) received, shutting down\n${when()} [notice] 1#1: exit\n`,
        120,
      ),
      ...ending(
        ['TERM', 'INT'],
        0,
        `${when()} [notice] 1#1: signal 15 (SIGTERM) received, exiting\n${when()} [notice] 1#1: exit\n`,
        60,
      ),
    },
  };
  // Without `daemon off` it goes to the background, and the container ends with its first process.
  return foreground ? serve(call, service) : 0;
};

const redisServer: Program = call => {
  const version = call.env.get('REDIS_VERSION') ?? '7.4.2';
  if (call.args.some(arg => arg === '--version' || arg === '-v')) {
    call.out(`Redis server v=${version} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=a6cfc3c6e6d8e6e2\n`);
    return 0;
  }
  const at = call.args.indexOf('--port');
  const port = at < 0 ? 6379 : Number(call.args[at + 1]);
  const when = () => `1:C ${stamp(call, '%d %b %Y %H:%M:%S')}.000`;
  const say = (letter: string, text: string) => call.out(`${when().replace('C', letter)} ${text}\n`);
  say('C', '* oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo');
  say('C', `* Redis version=${version}, bits=64, commit=00000000, modified=0, pid=1, just started`);
  if (!call.args.some(arg => arg.endsWith('.conf')))
    say(
      'C',
      '# Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
    );
  say('M', '* monotonic clock: POSIX clock_gettime');
  say('M', `* Running mode=standalone, port=${port}.`);
  say('M', '* Server initialized');
  pass(call.session, 12);
  say('M', '* Ready to accept connections tcp');
  const last = `${when().replace('C', 'signal-handler (1741608000)')} Received SIGTERM scheduling shutdown...\n1:M * User requested shutdown...\n1:M * Saving the final RDB snapshot before exiting.\n1:M * DB saved on disk\n1:M # Redis is now ready to exit, bye bye...\n`;
  return serve(call, {
    command: `redis-server *:${port}`,
    name: 'redis-server',
    ports: [port],
    signals: ending(['TERM', 'INT'], 0, last, 90),
  });
};

/** The entrypoint of the postgres image: it wants a password, makes the cluster once, then starts the server. */
const postgresEntrypoint: Program = async call => {
  const [first = 'postgres', ...others] = call.args;
  const command = first.startsWith('-') ? 'postgres' : first;
  const rest = first.startsWith('-') ? call.args : others;
  if (command !== 'postgres') {
    const ran = await call.run(call.args, { piped: call.piped });
    return ran.exitCode;
  }
  if (rest.some(arg => /^(-\?|--help|--describe-config|-V|--version)$/.test(arg)))
    return postgres({ ...call, args: rest });
  const data = call.env.get('PGDATA') ?? '/var/lib/postgresql/data';
  if (call.files.stat(joinPath(data, 'PG_VERSION')) === null) {
    if (
      !call.env.get('POSTGRES_PASSWORD') &&
      call.env.get('POSTGRES_HOST_AUTH_METHOD') !== 'trust' &&
      !call.env.get('POSTGRES_PASSWORD_FILE')
    ) {
      call.err(
        'Error: Database is uninitialized and superuser password is not specified.\n       You must specify POSTGRES_PASSWORD to a non-empty value for the\n       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".\n\n       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all\n       connections without a password. This is *not* recommended.\n\n       See PostgreSQL documentation about "trust":\n       https://www.postgresql.org/docs/current/auth-trust.html\n',
      );
      return 1;
    }
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
  } else call.out('\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n');
  return postgres({ ...call, args: rest });
};

const postgres: Program = call => {
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
    `starting PostgreSQL ${version} on ${call.session.request.platform === 'linux/arm64' ? 'aarch64' : 'x86_64'}-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit`,
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

const mysqlEntrypoint: Program = async call => {
  const [first = 'mysqld'] = call.args;
  const server = /^(mysqld|mariadbd)/.test(first) || first.startsWith('-');
  if (!server) return (await call.run(call.args, { piped: call.piped })).exitCode;
  const maria = call.files.stat('/usr/local/bin/mariadbd') !== null || call.files.stat('/usr/sbin/mariadbd') !== null;
  const note = (text: string) => call.out(`${stamp(call, '%Y-%m-%d %H:%M:%S')}+00:00 [Note] [Entrypoint]: ${text}\n`);
  const version = maria
    ? (call.env.get('MARIADB_VERSION') ?? '1:11.7.2+maria~ubu2404')
    : (call.env.get('MYSQL_VERSION') ?? '8.4.4-1.el9');
  if (call.args.some(arg => arg === '-V' || arg === '--version')) {
    const machine = emulatedArchitecture(call.session.request.platform);
    call.out(
      maria
        ? `mariadbd  Ver ${version.replace(/^1:|\+.*$/g, '')}-MariaDB-ubu2404 for debian-linux-gnu on ${machine} (mariadb.org binary distribution)\n`
        : `/usr/sbin/mysqld  Ver ${version.replace(/-.*$/, '')} for Linux on ${machine} (MySQL Community Server - GPL)\n`,
    );
    return 0;
  }
  note(`Entrypoint script for ${maria ? 'MariaDB' : 'MySQL'} Server ${version} started.`);
  const data = '/var/lib/mysql';
  if (call.files.stat(`${data}/mysql`) === null) {
    const prefix = maria ? 'MARIADB' : 'MYSQL';
    const has = [
      `${prefix}_ROOT_PASSWORD`,
      'MYSQL_ROOT_PASSWORD',
      `${prefix}_ALLOW_EMPTY_PASSWORD`,
      `${prefix}_ALLOW_EMPTY_ROOT_PASSWORD`,
      'MYSQL_ALLOW_EMPTY_PASSWORD',
      `${prefix}_RANDOM_ROOT_PASSWORD`,
      'MYSQL_RANDOM_ROOT_PASSWORD',
    ].some(name => call.env.get(name));
    if (!has) {
      call.err(
        `${stamp(call, '%Y-%m-%d %H:%M:%S')}+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n    - ${prefix}_ROOT_PASSWORD\n    - ${prefix}_ALLOW_EMPTY_${maria ? 'ROOT_' : ''}PASSWORD\n    - ${prefix}_RANDOM_ROOT_PASSWORD\n`,
      );
      return 1;
    }
    note('Initializing database files');
    pass(call.session, 4200);
    call.files.mkdir(`${data}/mysql`, { recursive: true });
    note('Database files initialized');
    note('MySQL init process done. Ready for start up.');
  }
  pass(call.session, 900);
  const daemon = maria ? 'mariadbd' : '/usr/sbin/mysqld';
  call.err(
    `${stamp(call, '%Y-%m-%dT%H:%M:%S')}.000000Z 0 [System] [MY-010931] [Server] ${daemon}: ready for connections. Version: '${version}'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306.\n`,
  );
  return serve(call, {
    command: maria ? 'mariadbd' : 'mysqld',
    name: 'mysqld',
    ports: [3306],
    signals: ending(['TERM'], 0, '', 1400),
  });
};

const httpd: Program = call => {
  if (call.family === 'busybox') {
    const at = call.args.indexOf('-p');
    const port = at < 0 ? 80 : Number((call.args[at + 1] ?? '80').split(':').at(-1));
    const service: Service = {
      command: ['httpd', ...call.args].join(' '),
      name: 'httpd',
      ports: [port],
      signals: ending(['TERM', 'INT'], 143),
    };
    return call.args.some(arg => arg.startsWith('-') && arg.includes('f')) ? serve(call, service) : 0;
  }
  if (call.args.includes('-v')) {
    call.out('Server version: Apache/2.4.63 (Unix)\nServer built:   Jan 23 2025 18:49:57\n');
    return 0;
  }
  call.err(
    `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using 172.17.0.2. Set the 'ServerName' directive globally to suppress this message\n`,
  );
  const when = () => `${stamp(call, '[%a %b %d %H:%M:%S')}.000000 ${stamp(call, '%Y]')}`;
  call.err(
    `${when()} [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/2.4.63 (Unix) configured -- resuming normal operations\n${when()} [core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'\n`,
  );
  return serve(call, {
    command: 'httpd -DFOREGROUND',
    name: 'httpd',
    ports: [80],
    signals: ending(
      ['WINCH', 'TERM', 'INT'],
      0,
      `${when()} [mpm_event:notice] [pid 1:tid 1] AH00491: caught SIGTERM, shutting down\n`,
      80,
    ),
  });
};

const registry: Program = call => {
  if (call.args.includes('--version')) {
    call.out('registry github.com/distribution/distribution v2.8.3\n');
    return 0;
  }
  const when = () => stamp(call, '%Y-%m-%dT%H:%M:%SZ');
  call.err(
    `time="${when()}" level=warning msg="No HTTP secret provided - generated random secret. This may cause problems with uploads if multiple registries are behind a load-balancer." go.version=go1.20.8 version=2.8.3\ntime="${when()}" level=info msg="redis not configured" go.version=go1.20.8 version=2.8.3\ntime="${when()}" level=info msg="listening on [::]:5000" go.version=go1.20.8 version=2.8.3\n`,
  );
  return serve(call, {
    command: 'registry serve /etc/docker/registry/config.yml',
    name: 'registry',
    ports: [5000],
    signals: ending(['TERM', 'INT'], 0, '', 30),
  });
};

const quiet =
  (name: string, port: number, line: string, version: string): Program =>
  call => {
    if (call.args.some(arg => /^(-V|--version|version)$/.test(arg))) {
      call.out(`${version}\n`);
      return 0;
    }
    if (line !== '') call.out(`${stamp(call, '%Y-%m-%dT%H:%M:%SZ')} ${line}\n`);
    return serve(call, {
      command: [name, ...call.args].join(' '),
      name,
      ports: [port],
      signals: ending(['TERM', 'INT'], 0),
    });
  };

const HELLO = (architecture: string) => `
Hello from Docker!
This message shows that your installation appears to be working correctly.

To generate this message, Docker took the following steps:
 1. The Docker client contacted the Docker daemon.
 2. The Docker daemon pulled the "hello-world" image from the Docker Hub.
    (${architecture})
 3. The Docker daemon created a new container from that image which runs the
    executable that produces the output you are currently reading.
 4. The Docker daemon streamed that output to the Docker client, which sent it
    to your terminal.

To try something more ambitious, you can run an Ubuntu container with:
 $ docker run -it ubuntu bash

Share images, automate workflows, and more with a free Docker ID:
 https://hub.docker.com/

For more examples and ideas, visit:
 https://docs.docker.com/get-started/

`;

const PROGRAMS: Readonly<Record<string, Program>> = {
  caddy: quiet(
    'caddy',
    80,
    '{"level":"info","msg":"serving initial configuration"}',
    'v2.9.1 h1:OEYiZ7DbCzAWVb6TNEkjRcSCRGHVoZsJinoDR/n9oaY=',
  ),
  hello: call => {
    call.out(HELLO(call.session.request.platform === 'linux/arm64' ? 'arm64v8' : 'amd64'));
    return 0;
  },
  'hello-world': call => {
    call.out(HELLO(call.session.request.platform === 'linux/arm64' ? 'arm64v8' : 'amd64'));
    return 0;
  },
  httpd,
  mariadbd: mysqlEntrypoint,
  memcached: quiet('memcached', 11211, '', 'memcached 1.6.37'),
  mongod: quiet(
    'mongod',
    27017,
    '{"s":"I","c":"NETWORK","msg":"Waiting for connections","attr":{"port":27017}}',
    'db version v8.0.5',
  ),
  'mysql-entrypoint': mysqlEntrypoint,
  mysqld: mysqlEntrypoint,
  nginx,
  'nginx-debug': nginx,
  postgres,
  'postgres-entrypoint': postgresEntrypoint,
  'rabbitmq-server': quiet('rabbitmq-server', 5672, '[info] Server startup complete; 0 plugins started.', '4.0.7'),
  'redis-server': redisServer,
  registry,
  traefik: quiet(
    'traefik',
    80,
    'INF Traefik version 3.3.4 built on 2025-02-25T10:13:22Z version=3.3.4',
    'Version:      3.3.4\nCodename:     saintnectaire\nGo version:   go1.23.6\nBuilt:        2025-02-25T10:13:22Z\nOS/Arch:      linux/amd64',
  ),
};
