/** What `run` and `create` send to the daemon, made of their flags. */
import type {
  ContainerCreate,
  HostConfig,
  MountRequest,
  NetworkRequest,
  PortBinding,
  RestartPolicy,
} from '../../../engine/index.ts';
import { cleanPath } from '../../../filesystem/index.ts';
import type { Healthcheck } from '../../../image/index.ts';
import type { Invocation } from '../../command.ts';
import { parseGpus } from '../../flags/gpus.ts';
import { parseMount, parseVolume } from '../../flags/mounts.ts';
import { parseNetwork } from '../../flags/networks.ts';
import { parseExpose, parsePublish } from '../../flags/ports.ts';
import { resourcesOf } from '../../flags/resources.ts';
import { readRestartPolicy } from '../../flags/restart.ts';
import { checkEnv, pairs, readKeyValueFile } from '../../flags/variables.ts';
import { quote } from '../../format/quote.ts';
import { absolute, readText } from '../../paths.ts';

export interface Attaching {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
}

export type Body =
  | { readonly ok: true; readonly body: ContainerCreate; readonly attaching: Attaching }
  | { readonly ok: false; readonly error: string };

class CreateRefusal extends Error {}

function refuse(message: string): never {
  throw new CreateRefusal(message);
}

/** Files first, then the flag itself, so that the flag has the last word. */
export function variables(
  { flags, io }: Pick<Invocation, 'flags' | 'io'>,
  flag: 'env' | 'label',
): { readonly ok: true; readonly lines: readonly string[] } | { readonly ok: false; readonly error: string } {
  const lines: string[] = [];
  for (const path of flags.list(`${flag}-file`)) {
    const read = readText(io, path);
    if (!read.ok) return read;
    const parsed = readKeyValueFile(path, read.text, flag === 'env' ? io.env : null, flag);
    if (!parsed.ok) return parsed;
    lines.push(...parsed.lines);
  }
  for (const given of flags.list(flag)) {
    const checked = flag === 'env' ? checkEnv(given, io.env) : ({ ok: true, value: given } as const);
    if (checked.ok) lines.push(checked.value);
  }
  return { ok: true, lines };
}

function restartPolicy(text: string): RestartPolicy | undefined {
  if (text === '') return undefined;
  const read = readRestartPolicy(text);
  return read.ok ? read.policy : refuse(read.error);
}

function healthcheck({ flags }: Invocation): Healthcheck | undefined {
  const names = [
    'health-cmd',
    'health-interval',
    'health-retries',
    'health-start-interval',
    'health-start-period',
    'health-timeout',
  ];
  const isGiven = names.some(name => flags.given(name) && flags.text(name) !== '');
  if (flags.on('no-healthcheck')) {
    if (isGiven) refuse('--no-healthcheck conflicts with --health-* options');
    return { Test: ['NONE'] };
  }
  if (!isGiven) return undefined;
  for (const name of names.slice(1)) if (flags.number(name) < 0) refuse(`--${name} cannot be negative`);
  const command = flags.text('health-cmd');
  return {
    ...(command === '' ? {} : { Test: ['CMD-SHELL', command] }),
    Interval: flags.number('health-interval'),
    Timeout: flags.number('health-timeout'),
    StartPeriod: flags.number('health-start-period'),
    StartInterval: flags.number('health-start-interval'),
    Retries: flags.number('health-retries'),
  };
}

function ports({ flags }: Invocation) {
  const bindings: Record<string, PortBinding[]> = {};
  for (const text of flags.list('publish')) {
    const parsed = parsePublish(text);
    if (!parsed.ok) return refuse(parsed.error);
    for (const { container, hostIp, hostPort } of parsed.ports) {
      const list = bindings[container] ?? [];
      list.push({ HostIp: hostIp, HostPort: hostPort });
      bindings[container] = list;
    }
  }
  const exposed = new Set(Object.keys(bindings));
  for (const text of flags.list('expose')) {
    const parsed = parseExpose(text);
    if (!parsed.ok) return refuse(parsed.error);
    for (const port of parsed.ports) exposed.add(port);
  }
  return { bindings, exposed: [...exposed] };
}

function volumes({ flags, io }: Invocation) {
  const binds: string[] = [];
  const nameless: string[] = [];
  for (const text of flags.list('volume')) {
    const parsed = parseVolume(text, path => absolute(io, path));
    if (!parsed.ok) return refuse(parsed.error);
    if (parsed.bind === null) nameless.push(parsed.target);
    else binds.push(parsed.bind);
  }
  const mounts = flags.list('mount').map((text): MountRequest => {
    const parsed = parseMount(text, path => absolute(io, path));
    return parsed.ok ? parsed.mount : refuse(parsed.error);
  });
  return { binds, nameless, mounts };
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

/** Only what was given: the daemon fills in the rest. */
function given<T extends object>(entries: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function hostConfig(
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
  return given({
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

/** Every network that is asked for; the first is the one that other flags speak of. */
function networksOf({ flags }: Invocation): readonly NetworkRequest[] {
  return [...flags.list('network'), ...flags.list('net')].map(text => {
    const parsed = parseNetwork(text);
    return parsed.ok ? parsed.network : refuse(parsed.error);
  });
}

/** The networks asked for, the flags about the first of them applied, after docker/cli's parseNetworkOpts. */
function networkRequests(call: Invocation): readonly NetworkRequest[] {
  const { flags } = call;
  const asked = networksOf(call);
  const aliases = [...flags.list('network-alias'), ...flags.list('net-alias')];
  const [first = { Name: 'default', Aliases: [], IPv4Address: '', MacAddress: '' }, ...more] = asked;
  const both = (flag: string, what: string) =>
    refuse(`conflicting options: cannot specify both --${flag} and per-network ${what}`);
  if (first.Aliases.length > 0 && aliases.length > 0) both('network-alias', 'alias');
  if (first.IPv4Address !== '' && flags.text('ip') !== '') both('ip', 'IPv4 address');
  if (first.MacAddress !== '' && flags.text('mac-address') !== '') both('mac-address', 'MAC address');
  const own: NetworkRequest = {
    Name: first.Name,
    Aliases: aliases.length > 0 ? aliases : first.Aliases,
    IPv4Address: flags.text('ip') || first.IPv4Address,
    MacAddress: flags.text('mac-address') || first.MacAddress,
  };
  const all = [own, ...more];
  const isOwn = (name: string) =>
    !['', 'default', 'bridge', 'host', 'none'].includes(name) && !name.startsWith('container:');
  for (const [index, { Name, Aliases }] of all.entries()) {
    if (Name.trim() === '') refuse('no name set for network');
    if (Aliases.length > 0 && !isOwn(Name))
      refuse('network-scoped aliases are only supported for user-defined networks');
    if (all.slice(0, index).some(other => other.Name === Name)) refuse(`network "${Name}" is specified multiple times`);
  }
  if (all.some(({ Name }) => isOwn(Name)) && !all.every(({ Name }) => isOwn(Name)))
    refuse('conflicting options: cannot attach both user-defined and non-user-defined network-modes');
  const says = own.Aliases.length > 0 || own.IPv4Address !== '' || own.MacAddress !== '';
  return says || more.length > 0 ? all : [];
}

const MAC = /^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i;

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

/** What is wrong with the flags is told before the daemon is asked. */
export function createBody(call: Invocation): Body {
  try {
    return { ok: true, ...compose(call) };
  } catch (refusal) {
    if (refusal instanceof CreateRefusal) return { ok: false, error: refusal.message };
    throw refusal;
  }
}

function compose(call: Invocation): { readonly body: ContainerCreate; readonly attaching: Attaching } {
  const { flags, arguments: words } = call;
  const [image = '', ...args] = words;
  const wanted = flags.list('attach').map(stream => stream.toLowerCase());
  const attaching = {
    stdin: wanted.includes('stdin') || flags.on('interactive'),
    stdout: wanted.length === 0 || wanted.includes('stdout'),
    stderr: wanted.length === 0 || wanted.includes('stderr'),
  };
  const mac = flags.text('mac-address');
  if (mac !== '' && !MAC.test(mac.trim())) refuse(`${mac} is not a valid mac address`);
  const { binds, nameless, mounts } = volumes(call);
  const { bindings, exposed } = ports(call);
  const env = variables(call, 'env');
  if (!env.ok) return refuse(env.error);
  const labels = variables(call, 'label');
  if (!labels.ok) return refuse(labels.error);
  const host = hostConfig(call, binds, mounts, bindings);
  const health = healthcheck(call);
  const policy = host.RestartPolicy?.Name ?? 'no';
  if (flags.on('rm') && policy !== 'no' && policy !== '') {
    refuse('conflicting options: cannot specify both --restart and --rm');
  }
  const networks = networkRequests(call);
  const body = given({
    Image: image,
    Hostname: flags.text('hostname') || undefined,
    Domainname: flags.text('domainname') || undefined,
    User: flags.text('user') || undefined,
    AttachStdin: attaching.stdin,
    AttachStdout: attaching.stdout,
    AttachStderr: attaching.stderr,
    ExposedPorts: exposed,
    Tty: flags.on('tty'),
    OpenStdin: flags.on('interactive'),
    Env: env.lines,
    Cmd: args,
    Healthcheck: health,
    Volumes: nameless,
    WorkingDir: flags.text('workdir') || undefined,
    Labels: labels.lines.length === 0 ? undefined : pairs(labels.lines),
    StopSignal: flags.text('stop-signal') || undefined,
    StopTimeout: flags.given('stop-timeout') ? flags.number('stop-timeout') : undefined,
    HostConfig: host,
    MacAddress: flags.text('mac-address') || undefined,
    Networks: networks,
  });
  // An entrypoint of one empty word takes the image's away.
  return { body: flags.given('entrypoint') ? { ...body, Entrypoint: [flags.text('entrypoint')] } : body, attaching };
}
