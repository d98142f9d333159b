import type { Version } from '../../../daemon/index.ts';
import type { Profile } from '../../../profile.ts';
import { command, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { ansiTime } from '../../format/time.ts';
import type { Json } from '../../format/value.ts';
import { renderOne } from '../../inspect/print.ts';
import { FORMAT } from '../inspect.ts';

/** The client is of the daemon's own release, apart from the commit that it was built from. */
function clientVersion(server: Version, { version, commit }: Profile['client']) {
  return {
    Version: version,
    ApiVersion: server.ApiVersion,
    DefaultAPIVersion: server.ApiVersion,
    GitCommit: commit,
    GoVersion: server.GoVersion,
    Os: server.Os,
    Arch: server.Arch,
    BuildTime: builtAt(server.BuildTime),
    Context: 'default',
  };
}

function builtAt(time: string): string {
  const at = Date.parse(time);
  return Number.isNaN(at) ? time : ansiTime(at);
}

function lines(indent: string, width: number, rows: readonly (readonly [string, string])[]): string {
  return rows.map(([name, value]) => `${indent}${`${name}:`.padEnd(width)}${value}\n`).join('');
}

function page(server: Version, profile: Profile['client']): string {
  const client = clientVersion(server, profile);
  const parts = [
    'Client:',
    server.Platform.Name === '' ? '' : ` ${server.Platform.Name}`,
    '\n',
    lines(' ', 19, [
      ['Version', client.Version],
      ['API version', client.ApiVersion],
      ['Go version', client.GoVersion],
      ['Git commit', client.GitCommit],
      ['Built', client.BuildTime],
      ['OS/Arch', `${client.Os}/${client.Arch}`],
      ['Context', client.Context],
    ]),
    `\nServer:${server.Platform.Name === '' ? '' : ` ${server.Platform.Name}`}\n`,
  ];
  for (const component of server.Components) {
    const { Details } = component;
    parts.push(` ${component.Name}:\n`);
    const isEngine = component.Name === 'Engine';
    const rows: (readonly [string, string])[] = [['Version', component.Version]];
    if (isEngine) {
      rows.push(
        [
          'API version',
          `${Details.ApiVersion ?? server.ApiVersion} (minimum version ${Details.MinAPIVersion ?? server.MinAPIVersion})`,
        ],
        ['Go version', Details.GoVersion ?? server.GoVersion],
        ['Git commit', Details.GitCommit ?? server.GitCommit],
        ['Built', builtAt(Details.BuildTime ?? server.BuildTime)],
        ['OS/Arch', `${Details.Os ?? server.Os}/${Details.Arch ?? server.Arch}`],
        ['Experimental', Details.Experimental ?? 'false'],
      );
    } else rows.push(['GitCommit', Details.GitCommit ?? '']);
    parts.push(lines('  ', 18, rows));
  }
  return parts.join('');
}

export const version = command(
  'version',
  '[OPTIONS]',
  '0',
  'Show the versions of the client and of the daemon',
  async ({ flags, io, engine }) => {
    const server = await engine.systemVersion();
    if (!server.ok) return failRefused(io, server);
    const format = flags.text('format');
    if (format === '') {
      io.write('stdout', page(server.value, io.profile.client));
      return WELL;
    }
    const both = { Client: clientVersion(server.value, io.profile.client), Server: server.value } as unknown as Json;
    return renderOne(io, both, 'system.versionInfo', format, 'version');
  },
  { flags: [FORMAT] },
);
