import type { SystemInfo } from '../../../daemon/index.ts';
import type { Profile } from '../../../profile.ts';
import { command, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { ansiTime } from '../../format/time.ts';
import { bytesSize } from '../../format/units.ts';
import type { Json } from '../../format/value.ts';
import { renderOne } from '../../inspect/print.ts';
import { FORMAT } from '../inspect.ts';

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

function page(info: SystemInfo, client: Profile['client']): string {
  const insecure = (info.RegistryConfig.InsecureRegistryCIDRs ?? []) as readonly string[];
  const swarm = String(info.Swarm.LocalNodeState ?? 'inactive');
  return [
    'Client:',
    ` Version:    ${client.version}`,
    ' Context:    default',
    ' Debug Mode: false',
    ' Plugins:',
    '  buildx: Docker Buildx (Docker Inc.)',
    `    Version:  ${client.buildx.version}`,
    `    Path:     ${BUILDX}`,
    '',
    'Server:',
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

function clientInfo({ client, engine }: Profile, server: SystemInfo) {
  const { version, commit, buildx } = client;
  return {
    Debug: false,
    Version: version,
    DefaultAPIVersion: engine.apiVersion,
    GitCommit: commit,
    GoVersion: engine.goVersion,
    Os: 'linux',
    Arch: server.Architecture === 'aarch64' ? 'arm64' : 'amd64',
    BuildTime: ansiTime(Date.parse(engine.buildTime)),
    Context: 'default',
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

export const info = command(
  'system info, info',
  '[OPTIONS]',
  '0',
  'Show what the host is, and what it holds in numbers',
  async ({ flags, io, engine }) => {
    const found = await engine.systemInfo();
    if (!found.ok) return failRefused(io, found);
    const format = flags.text('format');
    if (format !== '') {
      const whole = { ...found.value, ClientInfo: clientInfo(io.profile, found.value) };
      return renderOne(io, whole as unknown as Json, 'system.dockerInfo', format, '');
    }
    io.write('stdout', page(found.value, io.profile.client));
    for (const warning of found.value.Warnings ?? []) io.write('stderr', `${warning}\n`);
    return WELL;
  },
  { flags: [FORMAT] },
);
