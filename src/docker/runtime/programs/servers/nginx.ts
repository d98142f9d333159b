import { textOf } from '../../../filesystem/index.ts';
import { KERNEL_RELEASE } from '../../kernel/machine.ts';
import type { Program, ProgramCall, ServerProgram } from '../../kernel/program.ts';
import { configFault } from '../web/nginx-check.ts';
import { nginxOf } from '../web/nginx-config.ts';
import { ending, serve, stamp } from './serve.ts';

const MAIN = '/etc/nginx/nginx.conf';
const SITES = '/etc/nginx/conf.d';

export const nginx: Program = call => {
  const { args } = call;
  const version = call.env.get('NGINX_VERSION') ?? '1.26.3';
  if (args.includes('-v') || args.includes('-V')) {
    call.err(`nginx version: nginx/${version}\n`);
    return 0;
  }
  const path = args.includes('-c') ? (args[args.indexOf('-c') + 1] ?? '') : MAIN;
  const main = configText(call, path);
  if (main === null) {
    call.err(`${when(call)} [emerg] 1#1: open() "${path}" failed (2: No such file or directory)\n`);
    return 1;
  }
  const config = withSites(call, main).replace(/#.*$/gm, '');
  const fault = configFault(
    {
      text: each => configText(call, each),
      paths: pattern => (pattern.startsWith(`${SITES}/`) ? sitesOf(call) : []),
    },
    path,
  );
  const tests = args.includes('-t');
  const failed = (said: string): number => {
    refuse(call, said);
    if (tests) call.err(`nginx: configuration file ${path} test failed\n`);
    return 1;
  };
  if (fault !== null) return failed(fault);
  if (tests) call.err(`nginx: the configuration file ${path} syntax is ok\n`);
  if (args.includes('-s')) return signal(call, args[args.indexOf('-s') + 1] ?? '');
  const host = unknownUpstream(call, config);
  if (host !== null)
    return failed(`host not found in upstream "${host}" in ${path.replace('nginx.conf', 'conf.d/default.conf')}:1`);
  const ports = [...config.matchAll(/^\s*listen\s+(?:[\d.]+:|\[::\]:)?(\d+)/gm)].map(match => Number(match[1]));
  if (call.files.identity.uid !== 0) {
    const refused = refusedToOthers(call, main, path);
    if (refused !== null) return failed(refused);
  }
  if (tests) {
    call.err(`nginx: configuration file ${path} test is successful\n`);
    return 0;
  }
  announce(call, version);
  // Without `daemon off` it goes to the background, and the container ends with its first process.
  const foreground = args.some(arg => /daemon\s+off/.test(arg)) || /daemon\s+off/.test(config);
  return foreground
    ? serve(call, {
        ...serviceOf(call, ports),
        web: nginxOf(call.files, main, version, host => call.session.request.lookup(host)?.address ?? null),
      })
    : 0;
};

const when = (call: ProgramCall): string => stamp(call, '%Y/%m/%d %H:%M:%S');

function configText(call: ProgramCall, path: string): string | null {
  const content = call.files.content(path);
  return typeof content === 'string' ? null : (textOf(content) ?? '');
}

/** The configuration with those of the sites, which it includes. */
function withSites(call: ProgramCall, main: string): string {
  return [main, ...sitesOf(call).map(path => configText(call, path) ?? '')].join('\n');
}

function sitesOf(call: ProgramCall): readonly string[] {
  const names = call.files.list(SITES).filter(name => name.endsWith('.conf'));
  return names.map(name => `${SITES}/${name}`);
}

function refuse(call: ProgramCall, said: string): number {
  const { request, nextPid } = call.session;
  const pid = request.others.length === 0 ? 1 : nextPid;
  call.err(`${when(call)} [emerg] ${pid}#${pid}: ${said}\nnginx: [emerg] ${said}\n`);
  return 1;
}

/** What nginx meets that is not started by root: a file or a folder that it may not make. Ports below 1024 are free to all in a container. */
function refusedToOthers(call: ProgramCall, main: string, path: string): string | null {
  const line = main.split('\n').findIndex(each => /^\s*user\s/.test(each)) + 1;
  if (line > 0) {
    const said = `the "user" directive makes sense only if the master process runs with super-user privileges, ignored in ${path}:${line}`;
    call.err(`${when(call)} [warn] 1#1: ${said}\nnginx: [warn] ${said}\n`);
  }
  const cache = '/var/cache/nginx/client_temp';
  if (call.files.stat(cache) === null && call.files.mkdir(cache) === 'EACCES')
    return `mkdir() "${cache}" failed (13: Permission denied)`;
  const pid = /^\s*pid\s+([^;]+);/m.exec(main)?.[1] ?? '/run/nginx.pid';
  return call.files.write(pid, '1\n') === 'EACCES' ? `open() "${pid}" failed (13: Permission denied)` : null;
}

/** `nginx -s reload`: a word to the nginx that runs. */
function signal(call: ProgramCall, name: string): number {
  const pid = call.session.nextPid;
  if (name === 'reload' || name === 'reopen')
    call.err(`${when(call)} [notice] ${pid}#${pid}: signal process started\n`);
  return 0;
}

/** The host to which requests shall be passed and that no name server knows. With a resolver it is asked for later. */
function unknownUpstream(call: ProgramCall, config: string): string | null {
  const host = /(?:proxy_pass\s+https?:\/\/|^\s*server\s+)([a-zA-Z][\w.-]*)(?::\d+)?/m.exec(config)?.[1];
  if (host === undefined || host === 'localhost' || !/proxy_pass/.test(config) || /\bresolver\b/.test(config))
    return null;
  return call.session.request.lookup(host) === null ? host : null;
}

function announce(call: ProgramCall, version: string): void {
  // What apk installed was built by Alpine's compiler.
  const alpine = call.files.stat('/etc/alpine-release') !== null;
  for (const said of [
    'using the "epoll" event method',
    `nginx/${version}`,
    `built by gcc ${alpine ? '14.2.0 (Alpine 14.2.0)' : '12.2.0 (Debian 12.2.0-14)'}`,
    `OS: Linux ${KERNEL_RELEASE}`,
    'getrlimit(RLIMIT_NOFILE): 1048576:1048576',
    'start worker processes',
    'start worker process 30',
    'start worker process 31',
  ])
    call.err(`${when(call)} [notice] 1#1: ${said}\n`);
}

function serviceOf(call: ProgramCall, ports: readonly number[]): ServerProgram {
  const last = (said: string): string => `${when(call)} [notice] 1#1: ${said}\n${when(call)} [notice] 1#1: exit\n`;
  return {
    command: `nginx: master process nginx${call.args.length === 0 ? '' : ` ${call.args.join(' ')}`}`,
    name: 'nginx',
    ports: [...new Set(ports.length === 0 ? [80] : ports)],
    signals: {
      ...ending(['QUIT'], 0, last('signal 3 (SIGQUIT) received, shutting down'), 120),
      ...ending(['TERM', 'INT'], 0, last('signal 15 (SIGTERM) received, exiting')),
    },
  };
}
