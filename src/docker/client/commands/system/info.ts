import type { Engine, SystemInfo } from '../../../engine/index.ts';
import { asJson, listOf, stringOf } from '../../../json.ts';
import type { Work } from '../../../work.ts';
import { command, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { execute } from '../../format/template/execute.ts';
import { FUNCTION_NAMES } from '../../format/template/functions.ts';
import { parseTemplate } from '../../format/template/parse.ts';
import { bytesSize } from '../../format/units.ts';
import { renderOne } from '../../inspect/print.ts';
import { typed } from '../../inspect/shape.ts';
import { SHAPES } from '../../inspect/shapes.ts';
import type { ClientIO } from '../../io.ts';
import { FORMAT } from '../inspect.ts';
import { clientVersion } from './client-version.ts';

function section(title: string, items: readonly string[], indent: string): readonly string[] {
  return items.length === 0 ? [] : [title, ...items.map(item => `${indent}${item}`)];
}

/** `name=seccomp,profile=builtin` → the name, and below it what belongs to it. */
function securityOption(text: string): readonly string[] {
  const fields = text.split(',').map(field => field.split('='));
  const name = fields.find(([key]) => key === 'name')?.[1] ?? text;
  const others = fields.filter(([key]) => key !== 'name');
  return [
    `  ${name}`,
    ...others.map(([key = '', value = '']) => `   ${key[0]?.toUpperCase()}${key.slice(1)}: ${value}`),
  ];
}

/** Where the packages put the plugin. */
const BUILDX = '/usr/libexec/docker/cli-plugins/docker-buildx';

function clientPage(io: ClientIO, engine: Engine): string {
  const { Version, Context, Debug } = clientInfo(io, engine);
  return [
    'Client:',
    ` Version:    ${Version}`,
    ` Context:    ${Context}`,
    ` Debug Mode: ${Debug}`,
    ' Plugins:',
    '  buildx: Docker Buildx (Docker Inc.)',
    `    Version:  ${io.profile.client.buildx.version}`,
    `    Path:     ${BUILDX}`,
    '',
    'Server:',
    '',
  ].join('\n');
}

function serverPage(info: SystemInfo): string {
  const insecure = listOf(info.RegistryConfig.InsecureRegistryCIDRs).map(stringOf);
  const swarm = String(info.Swarm.LocalNodeState ?? 'inactive');
  return [
    ` Containers: ${info.Containers}`,
    `  Running: ${info.ContainersRunning}`,
    `  Paused: ${info.ContainersPaused}`,
    `  Stopped: ${info.ContainersStopped}`,
    ` Images: ${info.Images}`,
    ` Server Version: ${info.ServerVersion}`,
    ` Storage Driver: ${info.Driver}`,
    ...info.DriverStatus.map(([name, value]) => `  ${name}: ${value}`),
    ` Logging Driver: ${info.LoggingDriver}`,
    ` Cgroup Driver: ${info.CgroupDriver}`,
    ` Cgroup Version: ${info.CgroupVersion}`,
    ' Plugins:',
    `  Volume: ${info.Plugins.Volume.join(' ')}`,
    `  Network: ${info.Plugins.Network.join(' ')}`,
    `  Log: ${info.Plugins.Log.join(' ')}`,
    ...section(' CDI spec directories:', info.CDISpecDirs, '  '),
    ` Swarm: ${swarm}`,
    ` Runtimes: ${Object.keys(info.Runtimes).join(' ')}`,
    ` Default Runtime: ${info.DefaultRuntime}`,
    ` Init Binary: ${info.InitBinary}`,
    ` containerd version: ${info.ContainerdCommit.ID}`,
    ` runc version: ${info.RuncCommit.ID}`,
    ` init version: ${info.InitCommit.ID}`,
    ' Security Options:',
    ...info.SecurityOptions.flatMap(securityOption),
    ` Kernel Version: ${info.KernelVersion}`,
    ` Operating System: ${info.OperatingSystem}`,
    ` OSType: ${info.OSType}`,
    ` Architecture: ${info.Architecture}`,
    ` CPUs: ${info.NCPU}`,
    ` Total Memory: ${bytesSize(info.MemTotal)}`,
    ` Name: ${info.Name}`,
    ` ID: ${info.ID}`,
    ` Docker Root Dir: ${info.DockerRootDir}`,
    ` Debug Mode: ${info.Debug}`,
    ...section(' Labels:', info.Labels, '  '),
    ` Experimental: ${info.ExperimentalBuild}`,
    ...section(' Insecure Registries:', insecure, '  '),
    ` Live Restore Enabled: ${info.LiveRestoreEnabled}`,
    '',
    '',
  ].join('\n');
}

function clientInfo(io: ClientIO, engine: Engine) {
  const { buildx } = io.profile.client;
  return {
    Debug: io.debug === true,
    ...clientVersion(io, engine),
    Plugins: [
      {
        SchemaVersion: '0.1.0',
        Vendor: 'Docker Inc.',
        Version: buildx.version,
        ShortDescription: 'Docker Buildx',
        Name: 'buildx',
        Path: BUILDX,
      },
    ],
    Warnings: null,
  };
}

/** Whether a template asks for nothing but the client's own part: then no daemon is asked. */
function isOfClient(format: string, work: Work): boolean {
  const parsed = parseTemplate(format, FUNCTION_NAMES);
  if (!parsed.ok || !/\.[a-zA-Z]/.test(format)) return false;
  return execute(parsed.template, typed({ ClientInfo: {} }, '@system.sparseInfo', SHAPES), work).error === null;
}

export const info = command(
  'system info, info',
  '[OPTIONS]',
  '0',
  'Show what the host is, and what it holds in numbers',
  async ({ flags, io, engine }) => {
    const found = await engine.systemInfo();
    const format = flags.text('format');
    if (format !== '') {
      const whole = { ...(found.ok ? found.value : {}), ClientInfo: clientInfo(io, engine) };
      const done = renderOne(io, asJson(whole), 'system.dockerInfo', format, '');
      return found.ok || isOfClient(format, io.work) ? done : failRefused(io, found);
    }
    io.write('stdout', clientPage(io, engine));
    if (!found.ok) return failRefused(io, found);
    io.write('stdout', serverPage(found.value));
    for (const warning of found.value.Warnings ?? []) io.write('stderr', `${warning}\n`);
    return WELL;
  },
  { flags: [FORMAT] },
);
