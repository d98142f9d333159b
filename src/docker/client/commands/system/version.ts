import type { Engine, Version } from '../../../engine/index.ts';
import { asJson } from '../../../json.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { BAD_TEMPLATE, renderOne } from '../../inspect/print.ts';
import type { ClientIO } from '../../io.ts';
import { FORMAT } from '../inspect.ts';
import { apiVersion, builtAt, clientVersion } from './client-version.ts';

function lines(indent: string, width: number, rows: readonly (readonly [string, string])[]): string {
  return rows.map(([name, value]) => `${indent}${`${name}:`.padEnd(width)}${value}\n`).join('');
}

function clientPage(io: ClientIO, engine: Engine): string {
  const client = clientVersion(io, engine);
  const { platformName } = io.profile.engine;
  const spoken = apiVersion(io);
  const downgraded = spoken === client.DefaultAPIVersion ? '' : ` (downgraded from ${client.DefaultAPIVersion})`;
  const rows: (readonly [string, string])[] = [
    ['Version', client.Version],
    ['API version', spoken + downgraded],
    ['Go version', client.GoVersion],
    ['Git commit', client.GitCommit],
    ['Built', client.BuildTime],
    ['OS/Arch', `${client.Os}/${client.Arch}`],
    ['Context', client.Context],
  ];
  return `Client:${platformName === '' ? '' : ` ${platformName}`}\n${lines(' ', 19, rows)}`;
}

function serverPage(server: Version): string {
  const parts = [`\nServer:${server.Platform.Name === '' ? '' : ` ${server.Platform.Name}`}\n`];
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
    const format = flags.text('format');
    if (format === '') io.write('stdout', clientPage(io, engine) + (server.ok ? serverPage(server.value) : ''));
    else {
      const Client = { ...clientVersion(io, engine), ApiVersion: apiVersion(io) };
      const both = asJson({ Client, Server: server.ok ? server.value : null });
      if (server.ok) return renderOne(io, both, 'system.versionInfo', format, 'version');
      // Of a template that fails for lack of a daemon nothing is said.
      const quiet: ClientIO = { ...io, write: (stream, data) => stream === 'stdout' && io.write(stream, data) };
      const done = renderOne(quiet, both, 'system.versionInfo', format, 'version');
      if (done.kind === 'docker' && done.exitCode === BAD_TEMPLATE)
        return fail(io, done.message, { exitCode: BAD_TEMPLATE });
    }
    return server.ok ? WELL : failRefused(io, server);
  },
  { flags: [FORMAT] },
);
