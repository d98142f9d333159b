import { cleanPath, textOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall, ServerProgram } from '../../kernel/program.ts';
import { ending, serve, stamp } from './serve.ts';

export const httpd: Program = call => (call.family === 'busybox' ? applet(call) : apache(call));

const applet: Program = call => {
  const at = call.args.indexOf('-p');
  const port = at < 0 ? 80 : Number((call.args[at + 1] ?? '80').split(':').at(-1));
  const service: ServerProgram = {
    command: ['httpd', ...call.args].join(' '),
    name: 'httpd',
    ports: [port],
    web: { kind: 'httpd', by: 'busybox', version: '', root: rootOf(call) },
    signals: ending(['TERM', 'INT'], 143),
  };
  return call.args.some(arg => arg.startsWith('-') && arg.includes('f')) ? serve(call, service) : 0;
};

/** Of busybox: `-h`, or where it was started. */
function rootOf({ args, cwd }: ProgramCall): string {
  const at = args.indexOf('-h');
  return cleanPath(at < 0 ? '.' : (args[at + 1] ?? '.'), cwd);
}

/** The first word of a directive of Apache's configuration, without quotes; null where it has none. */
function setting(call: ProgramCall, name: string): string | null {
  const content = call.files.content('/usr/local/apache2/conf/httpd.conf');
  const text = typeof content === 'string' ? '' : (textOf(content) ?? '');
  return new RegExp(`^\\s*${name}\\s+"?([^"\\s]+)`, 'm').exec(text)?.[1] ?? null;
}

function versionOf(call: ProgramCall): string {
  return call.env.get('HTTPD_VERSION') ?? '2.4.63';
}

const apache: Program = call => {
  if (call.args.includes('-v')) {
    call.out(`Server version: Apache/${versionOf(call)} (Unix)\nServer built:   Jan 23 2025 18:49:57\n`);
    return 0;
  }
  call.err(
    `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using 172.17.0.2. Set the 'ServerName' directive globally to suppress this message\n`,
  );
  const when = () => `${stamp(call, '[%a %b %d %H:%M:%S')}.000000 ${stamp(call, '%Y]')}`;
  call.err(
    `${when()} [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/${versionOf(call)} (Unix) configured -- resuming normal operations\n${when()} [core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'\n`,
  );
  return serve(call, {
    command: 'httpd -DFOREGROUND',
    name: 'httpd',
    ports: [Number(setting(call, 'Listen')?.replace(/^.*:/, '') ?? 80)],
    web: {
      ...{ kind: 'httpd', by: 'apache', version: versionOf(call) },
      root: setting(call, 'DocumentRoot') ?? '/usr/local/apache2/htdocs',
    },
    signals: ending(
      ['WINCH', 'TERM', 'INT'],
      0,
      `${when()} [mpm_event:notice] [pid 1:tid 1] AH00491: caught SIGTERM, shutting down\n`,
      80,
    ),
  });
};
