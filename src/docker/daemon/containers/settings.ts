/** What Docker says of a container's settings before it looks for the image: in its order, the first trouble wins. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ContainerCreate, MountRequest, RestartPolicy } from '../../engine/container-create.ts';
import { cleanPath, fileSystemOf } from '../../filesystem/index.ts';
import { daemonSignal } from '../../runtime/index.ts';
import type { Daemon } from '../daemon.ts';
import { findNetwork } from '../lookup.ts';
import { placeOf, placeTrouble } from '../networks/endpoints.ts';
import { PROPAGATION, targetTrouble } from './mounts.ts';

const LEAST_MEMORY = 6 * 1024 * 1024;
const CPUS = 2;
const LEAST_DURATION = 1e6;

const CAPABILITIES = new Set(
  (
    'AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER ' +
    'FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE ' +
    'NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE ' +
    'SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM'
  ).split(' '),
);

/** A container in another's network has neither names nor ports of its own. */
function sharedNetworkTrouble(body: ContainerCreate): string | null {
  const { HostConfig: host } = body;
  const mode = host.NetworkMode ?? '';
  if (mode === 'container' || mode.startsWith('container:')) {
    if (mode.slice('container:'.length) === '')
      return 'invalid network mode: invalid container format container:<name|id>';
    if ((body.Hostname ?? '') !== '') return 'conflicting options: hostname and the network mode';
    if ((host.Links ?? []).length > 0)
      return "conflicting options: container type network can't be used with links. This would result in undefined behavior";
    if ((host.Dns ?? []).length > 0) return 'conflicting options: dns and the network mode';
    if ((host.ExtraHosts ?? []).length > 0)
      return 'conflicting options: custom host-to-IP mapping and the network mode';
    if (Object.keys(host.PortBindings ?? {}).length > 0 || host.PublishAllPorts === true)
      return 'conflicting options: port publishing and the container type network mode';
    if ((body.ExposedPorts ?? []).length > 0)
      return 'conflicting options: port exposing and the container type network mode';
  }
  if (host.UTSMode === 'host' && (body.Hostname ?? '') !== '') return 'conflicting options: hostname and the UTS mode';
  if (mode === 'host' && (host.Links ?? []).length > 0)
    return "conflicting options: host type networking can't be used with links. This would result in undefined behavior";
  return null;
}

function healthTrouble(body: ContainerCreate): string | null {
  const health = body.Healthcheck;
  if (health === undefined) return null;
  for (const name of ['Interval', 'Timeout', 'StartPeriod', 'StartInterval'] as const) {
    const value = health[name] ?? 0;
    if (value !== 0 && value < LEAST_DURATION) return `${name} in Healthcheck cannot be less than 1ms`;
  }
  return (health.Retries ?? 0) < 0 ? 'Retries in Healthcheck cannot be negative' : null;
}

function configTrouble(body: ContainerCreate): string | null {
  if (body.WorkingDir !== undefined && body.WorkingDir !== '' && !body.WorkingDir.startsWith('/'))
    return `the working directory '${body.WorkingDir}' is invalid, it needs to be an absolute path`;
  const signal = body.StopSignal ?? '';
  if (signal !== '' && daemonSignal(signal) === null) return `invalid signal: ${signal}`;
  for (const variable of body.Env ?? []) {
    if (variable.startsWith('=') || variable === '') return `invalid environment variable: ${variable}`;
  }
  return healthTrouble(body);
}

function mountTrouble(daemon: Daemon, mount: MountRequest): string | null {
  const { Type, Source, Target, ReadOnly, BindOptions } = mount;
  const where = `invalid mount config for type "${Type}"`;
  const wrong = targetTrouble(Type, Target);
  if (wrong !== null) return wrong;
  switch (Type) {
    case 'bind': {
      if (Source === '') return `${where}: field Source must not be empty`;
      const propagation = BindOptions?.Propagation ?? '';
      if (propagation !== '' && !PROPAGATION.includes(propagation))
        return `${where}: invalid propagation mode: ${propagation}`;
      if (!Source.startsWith('/')) return `${where}: invalid mount path: '${Source}' mount path must be absolute`;
      const there = fileSystemOf(daemon.hostFiles, { now: () => 0 }).stat(cleanPath(Source));
      return there === null ? `${where}: bind source path does not exist: ${Source}` : null;
    }
    case 'volume':
      return ReadOnly && Source === '' ? `${where}: must not set ReadOnly mode when using anonymous volumes` : null;
    case 'tmpfs':
      return Source === '' ? null : `${where}: field Source must not be specified`;
    default:
      return `${where}: mount type unknown`;
  }
}

function capabilityTrouble(names: readonly string[] | undefined, where: string): string | null {
  for (const name of names ?? []) {
    const upper = name.toUpperCase();
    const bare = upper.replace(/^CAP_/, '');
    if (upper !== 'ALL' && !CAPABILITIES.has(bare)) return `invalid ${where}: unknown capability: "CAP_${bare}"`;
  }
  return null;
}

function isolationTrouble(isolation: string): string | null {
  if (isolation === '' || isolation.toLowerCase() === 'default') return null;
  return `invalid isolation (${isolation}): linux only supports 'default'`;
}

export function policyTrouble(asked: RestartPolicy | undefined): string | null {
  const policy = asked?.Name ?? '';
  const count = asked?.MaximumRetryCount ?? 0;
  switch (policy) {
    case '':
      return null;
    case 'no':
    case 'always':
    case 'unless-stopped':
      if (count === 0) return null;
      return `invalid restart policy: maximum retry count can only be used with 'on-failure'${count < 0 ? ' and cannot be negative' : ''}`;
    case 'on-failure':
      return count < 0 ? 'invalid restart policy: maximum retry count cannot be negative' : null;
    default:
      return `invalid restart policy: unknown policy '${policy}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`;
  }
}

function resourceTrouble({ HostConfig: host }: ContainerCreate): string | null {
  const { Memory: memory = 0, MemorySwap: swap = 0, MemoryReservation: reserved = 0, NanoCpus: cpus = 0 } = host;
  if (memory !== 0 && memory < LEAST_MEMORY) return 'Minimum memory limit allowed is 6MB';
  if (memory > 0 && swap > 0 && swap < memory)
    return 'Minimum memoryswap limit should be larger than memory limit, see usage';
  if (memory === 0 && swap > 0) return 'You should always set the Memory limit when using Memoryswap limit, see usage';
  if (reserved > 0 && reserved < LEAST_MEMORY) return 'Minimum memory reservation allowed is 6MB';
  if (memory > 0 && reserved > memory)
    return 'Minimum memory limit can not be less than memory reservation limit, see usage';
  const { CpuPeriod: period = 0, CpuQuota: quota = 0, BlkioWeight: weight = 0 } = host;
  if (cpus > 0 && period > 0) return 'Conflicting options: Nano CPUs and CPU Period cannot both be set';
  if (cpus > 0 && quota > 0) return 'Conflicting options: Nano CPUs and CPU Quota cannot both be set';
  if (cpus < 0 || cpus > CPUS * 1e9)
    return `range of CPUs is from 0.01 to ${CPUS}.00, as there are only ${CPUS} CPUs available`;
  if (period !== 0 && (period < 1000 || period > 1_000_000))
    return 'CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)';
  if (quota > 0 && quota < 1000) return 'CPU cfs quota can not be less than 1ms (i.e. 1000)';
  const processors = processorTrouble(host.CpusetCpus ?? '');
  if (processors !== null) return processors;
  return weight > 0 && (weight < 10 || weight > 1000) ? 'Range of blkio weight is from 10 to 1000' : null;
}

/** `0-3,5`: numbers and ranges of processors. */
function processorTrouble(set: string): string | null {
  if (set === '') return null;
  const parts = set.split(',').map(part => /^(\d+)(?:-(\d+))?$/.exec(part));
  if (parts.includes(null)) return `Invalid value ${set} for cpuset cpus: invalid format: ${set}`;
  const last = Math.max(...parts.map(part => Number(part?.[2] ?? part?.[1] ?? 0)));
  return last < CPUS ? null : `Requested CPUs are not available - requested ${set}, available: 0-${CPUS - 1}`;
}

function hostTrouble(daemon: Daemon, body: ContainerCreate): string | null {
  const { HostConfig: host } = body;
  const policy = host.RestartPolicy?.Name ?? '';
  if (host.AutoRemove === true && policy !== '' && policy !== 'no')
    return "can't create 'AutoRemove' container with restart policy";
  for (const mount of host.Mounts ?? []) {
    const wrong = mountTrouble(daemon, mount);
    if (wrong !== null) return wrong;
  }
  const wrong =
    policyTrouble(host.RestartPolicy) ??
    capabilityTrouble(host.CapAdd, 'CapAdd') ??
    capabilityTrouble(host.CapDrop, 'CapDrop') ??
    isolationTrouble(host.Isolation ?? '') ??
    resourceTrouble(body);
  if (wrong !== null) return wrong;
  const runtime = host.Runtime ?? '';
  if (!['', 'runc', 'io.containerd.runc.v2'].includes(runtime)) return `unknown or invalid runtime name: ${runtime}`;
  const ipc = host.IpcMode ?? '';
  if (!['', 'none', 'private', 'shareable', 'host'].includes(ipc) && !/^container:./.test(ipc))
    return `invalid IPC mode: ${ipc}`;
  const oom = host.OomScoreAdj ?? 0;
  if (oom < -1000 || oom > 1000) return `Invalid value ${oom}, range for oom score adj is [-1000, 1000]`;
  for (const target of Object.keys(host.Tmpfs ?? {})) {
    if (cleanPath(target) === '/') return "invalid specification: destination can't be '/'";
    if (!target.startsWith('/')) return `invalid mount path: '${target}' mount path must be absolute`;
  }
  return null;
}

const LOG_DRIVERS = ['json-file', 'local', 'none', 'journald', 'syslog', 'gelf', 'fluentd', 'awslogs', 'splunk'];
const LOG_OPTIONS = ['max-file', 'max-size', 'compress', 'labels', 'labels-regex', 'env', 'env-regex', 'tag', 'mode'];

/** Where the output is to be kept. Its options are looked at for Docker's usual driver alone. */
function logTrouble({ HostConfig: host }: ContainerCreate): string | null {
  const driver = host.LogConfig?.Type ?? '';
  if (driver !== '' && !LOG_DRIVERS.includes(driver))
    return `error looking up logging plugin ${driver}: plugin "${driver}" not found`;
  if (driver !== '' && driver !== 'json-file') return null;
  const odd = Object.keys(host.LogConfig?.Config ?? {}).find(name => !LOG_OPTIONS.includes(name));
  return odd === undefined ? null : `unknown log opt '${odd}' for json-file log driver`;
}

/** What is wrong with what is asked of the networks. */
function placesTrouble(daemon: Daemon, body: ContainerCreate): string | null {
  for (const asked of body.Networks ?? []) {
    const name = asked.Name === '' || asked.Name === 'default' ? 'bridge' : asked.Name;
    const network = findNetwork(daemon.state, name);
    const wrong = placeTrouble(name, network.ok ? network.value : null, placeOf(asked));
    if (wrong !== null) return `invalid config for network ${name}: ${wrong}`;
  }
  return null;
}

function refusedFor(trouble: string | null): Answer<null> {
  return trouble === null ? answer(null) : refuse('bad-request', trouble);
}

/** What is wrong with the settings themselves. */
export function checkSettings(daemon: Daemon, body: ContainerCreate): Answer<null> {
  for (const { Type, VolumeOptions } of body.HostConfig.Mounts ?? []) {
    if (Type === 'image') return refuse('not-simulated', 'mounting an image is not simulated on this host');
    if ((VolumeOptions?.Subpath ?? '') !== '')
      return refuse('not-simulated', 'mounting a part of a volume is not simulated on this host');
  }
  return refusedFor(sharedNetworkTrouble(body) ?? configTrouble(body) ?? hostTrouble(daemon, body));
}

/** What is wrong with the place in a network and with the log; looked at once the image is known. */
export function checkPlaces(daemon: Daemon, body: ContainerCreate): Answer<null> {
  return refusedFor(placesTrouble(daemon, body) ?? logTrouble(body));
}

/** What the daemon did otherwise than it was told. */
export function settingsWarnings({ HostConfig: host }: ContainerCreate): readonly string[] {
  const warnings: string[] = [];
  if (host.OomKillDisable === true && (host.Memory ?? 0) === 0)
    warnings.push(
      'OOM killer is disabled for the container, but no memory limit is set, this can result in the system running out of resources.',
    );
  if (host.NetworkMode === 'host' && Object.keys(host.PortBindings ?? {}).length > 0)
    warnings.push('Published ports are discarded when using host network mode');
  return warnings;
}
