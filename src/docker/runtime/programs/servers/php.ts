import type { Program, ProgramCall } from '../../kernel/program.ts';
import { ending, serve, stamp } from './serve.ts';

function phpOf(call: ProgramCall): string {
  return call.env.get('PHP_VERSION') ?? '8.4.4';
}

/** PHP's own server of processes, which a web server asks. */
export const phpFpm: Program = call => {
  if (call.args.some(arg => arg === '-v' || arg === '--version')) {
    call.out(`PHP ${phpOf(call)} (fpm-fcgi) (built: Feb 13 2025 19:22:38)\n`);
    return 0;
  }
  if (call.args.includes('-t')) {
    call.err(`${when(call)} NOTICE: configuration file /usr/local/etc/php-fpm.conf test is successful\n\n`);
    return 0;
  }
  call.err(`${when(call)} NOTICE: fpm is running, pid 1\n${when(call)} NOTICE: ready to handle connections\n`);
  return serve(call, {
    command: 'php-fpm: master process (/usr/local/etc/php-fpm.conf)',
    name: 'php-fpm',
    ports: [9000],
    signals: ending(['QUIT', 'TERM', 'INT'], 0, `${when(call)} NOTICE: exiting, bye-bye!\n`),
  });
};

function when(call: ProgramCall): string {
  return stamp(call, '[%d-%b-%Y %H:%M:%S]');
}

/** Debian's Apache with PHP in it. */
export const apacheOfPhp: Program = call => {
  if (call.args.includes('-v')) {
    call.out('Server version: Apache/2.4.62 (Debian)\nServer built:   2024-10-04T15:21:08\n');
    return 0;
  }
  const at = (): string => `${stamp(call, '[%a %b %d %H:%M:%S')}.000000 ${stamp(call, '%Y]')}`;
  call.err(
    `AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using 172.17.0.2. Set the 'ServerName' directive globally to suppress this message\n${at()} [mpm_prefork:notice] [pid 1] AH00163: Apache/2.4.62 (Debian) PHP/${phpOf(call)} configured -- resuming normal operations\n${at()} [core:notice] [pid 1] AH00094: Command line: 'apache2 -D FOREGROUND'\n`,
  );
  return serve(call, {
    command: 'apache2 -DFOREGROUND',
    name: 'apache2',
    ports: [80],
    signals: ending(
      ['WINCH', 'TERM', 'INT'],
      0,
      `${at()} [mpm_prefork:notice] [pid 1] AH00170: caught SIGWINCH, shutting down gracefully\n`,
      80,
    ),
  });
};
