/** The half of a new container's settings that is about the host: what it may use, and what of the host it sees. */
import type { HostConfig, MountRequest, RestartPolicy } from '../../../engine/index.ts';
import { cleanPath } from '../../../filesystem/index.ts';
import { quote } from '../../../quote.ts';
import type { Invocation } from '../../command.ts';
import { parseGpus } from '../../flags/gpus.ts';
import { resourcesOf } from '../../flags/resources.ts';
import { readRestartPolicy } from '../../flags/restart.ts';
import { pairs } from '../../flags/variables.ts';
import { readText } from '../../paths.ts';
import { networksOf } from './create-networks.ts';
import { refuse } from './create-refusal.ts';

function restartPolicy(text: string): RestartPolicy | undefined {
  if (text === '') return undefined;
  const read = readRestartPolicy(text);
  return read.ok ? read.policy : refuse(read.error);
}

function mode(flag: string, word: string, text: string, names: readonly string[]): void {
  const [name = '', rest] = text.split(':');
  const known =
    names.includes(text) || (name === 'container' && rest !== undefined && rest !== '' && names.includes('container'));
  if (!known) refuse(`--${flag}: invalid ${word} mode`);
}

/** `seccomp=FILE` must be a file that can be read; the CLI looks at no other option. */
function securityOption({ io }: Invocation, option: string): void {
  if (!/^(?:no-new-privileges(?:[=:].*)?|[^=]*=.+|[^=:]*:.+)$/.test(option))
    refuse(`Invalid --security-opt: ${quote(option)}`);
  const profile = /^seccomp[=:](.*)$/.exec(option)?.[1] ?? '';
  if (profile === '' || profile === 'unconfined' || profile === 'builtin') return;
  const read = readText(io, profile);
  if (!read.ok) refuse(`opening seccomp profile (${profile}) failed: ${read.error}`);
}

/** `/dev/a[:/dev/b][:rwm]`, checked as the CLI's validateLinuxPath does. */
function device(text: string) {
  const [host = '', second, third, ...more] = text.split(':');
  if (more.length > 0 || host === '') refuse(`bad format for path: ${text}`);
  const isMode = (word: string) => /^(?!.*(.).*\1)[rwm]+$/.test(word);
  if (third !== undefined && !isMode(third)) refuse(`bad mode specified: ${third}`);
  const isBare = second === undefined || (third === undefined && isMode(second));
  const inside = isBare ? host : second;
  if (!inside.startsWith('/')) refuse(`${inside} is not an absolute path`);
  const permissions = third ?? (second !== undefined && isMode(second) ? second : 'rwm');
  return {
    PathOnHost: isBare ? cleanPath(host) : host,
    PathInContainer: third === undefined ? cleanPath(inside) : inside,
    CgroupPermissions: permissions,
  };
}

function storageOptions(options: readonly string[]): Readonly<Record<string, string>> {
  if (options.some(option => !option.includes('='))) refuse('invalid storage option');
  return pairs(options);
}

function gpus(text: string) {
  const parsed = parseGpus(text);
  return parsed.ok ? parsed.value : refuse(parsed.error);
}

function ulimit(text: string): { readonly Name: string; readonly Hard: number; readonly Soft: number } {
  const equals = text.indexOf('=');
  const [soft = '0', hard = soft] = text.slice(equals + 1).split(':');
  return { Name: text.slice(0, equals), Hard: Number(hard), Soft: Number(soft) };
}

/** Only what was given: the daemon fills in the rest. */
export function onlyGiven<T extends object>(entries: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as { [K in keyof T]: Exclude<T[K], undefined> };
}

export function hostConfig(
  call: Invocation,
  binds: readonly string[],
  mounts: readonly MountRequest[],
  bindings: HostConfig['PortBindings'],
): HostConfig {
  const { flags } = call;
  const network = networksOf(call)[0]?.Name;
  const text = (name: string): string | undefined => (flags.text(name) === '' ? undefined : flags.text(name));
  const number = (name: string): number | undefined => (flags.given(name) ? flags.number(name) : undefined);
  const on = (name: string): true | undefined => (flags.on(name) ? true : undefined);
  mode('pid', 'PID', flags.text('pid'), ['', 'host', 'container']);
  mode('uts', 'UTS', flags.text('uts'), ['', 'host']);
  mode('userns', 'USER', flags.text('userns'), ['', 'host']);
  mode('cgroupns', 'CGROUP', flags.text('cgroupns'), ['', 'host', 'private']);
  for (const option of flags.list('security-opt')) securityOption(call, option);
  const swappiness = flags.number('memory-swappiness');
  if (swappiness !== -1 && (swappiness < 0 || swappiness > 100))
    refuse(`invalid value: ${swappiness}. Valid memory swappiness range is 0-100`);
  const driver = flags.text('log-driver');
  const options = flags.list('log-opt');
  if (driver === 'none' && options.length > 0) refuse('invalid logging opts for driver none');
  return onlyGiven({
    Binds: binds,
    NetworkMode: network,
    PortBindings: Object.keys(bindings ?? {}).length === 0 ? undefined : bindings,
    RestartPolicy: flags.given('restart') ? restartPolicy(flags.text('restart')) : undefined,
    AutoRemove: on('rm'),
    VolumesFrom: flags.list('volumes-from'),
    CapAdd: flags.list('cap-add'),
    CapDrop: flags.list('cap-drop'),
    Dns: flags.list('dns'),
    DnsOptions: [...flags.list('dns-option'), ...flags.list('dns-opt')],
    DnsSearch: flags.list('dns-search'),
    ExtraHosts: flags.list('add-host').map(host => (host.includes('=') ? host.replace('=', ':') : host)),
    GroupAdd: flags.list('group-add'),
    IpcMode: text('ipc'),
    Links: flags.list('link'),
    OomScoreAdj: number('oom-score-adj'),
    PidMode: text('pid'),
    Privileged: on('privileged'),
    PublishAllPorts: on('publish-all'),
    ReadonlyRootfs: on('read-only'),
    SecurityOpt: flags.list('security-opt'),
    UTSMode: text('uts'),
    UsernsMode: text('userns'),
    ShmSize: number('shm-size'),
    ...resourcesOf(flags),
    Sysctls: flags.given('sysctl') ? pairs(flags.list('sysctl')) : undefined,
    CgroupnsMode: text('cgroupns'),
    CgroupParent: text('cgroup-parent'),
    Isolation: text('isolation'),
    MemorySwappiness: swappiness === -1 ? undefined : swappiness,
    OomKillDisable: on('oom-kill-disable'),
    StorageOpt: flags.given('storage-opt') ? storageOptions(flags.list('storage-opt')) : undefined,
    Ulimits: flags.list('ulimit').map(ulimit),
    LogConfig: driver === '' && options.length === 0 ? undefined : { Type: driver, Config: pairs(options) },
    Runtime: text('runtime'),
    Devices: flags.list('device').map(device),
    DeviceRequests: flags.given('gpus') ? [gpus(flags.list('gpus').at(-1) ?? flags.text('gpus'))] : undefined,
    Mounts: mounts,
    Tmpfs: flags.given('tmpfs')
      ? Object.fromEntries(
          flags.list('tmpfs').map(item => {
            const [place = '', ...options] = item.split(':');
            return [place, options.join(':')];
          }),
        )
      : undefined,
    Init: on('init'),
    ConsoleSize:
      flags.on('tty') && call.io.columns.stdout !== null ? ([24, call.io.columns.stdout] as const) : undefined,
  });
}
