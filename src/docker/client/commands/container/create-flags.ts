/** The flags of `run` and `create`: the same but for a handful. */
import { type Flag, flag, unsimulated } from '../../flags/flag.ts';
import { mountProblem } from '../../flags/mounts.ts';
import { networkProblem } from '../../flags/networks.ts';
import { RESOURCE_FLAGS } from '../../flags/resources.ts';
import { restartFlag } from '../../flags/restart.ts';
import { checkEnv, labelProblem } from '../../flags/variables.ts';
import { PLATFORMS } from '../image/pull.ts';

function envProblem(text: string): string | null {
  const checked = checkEnv(text);
  return checked.ok ? null : checked.error;
}

export function hostProblem(text: string): string | null {
  const separator = text.includes('=') ? '=' : ':';
  const [name = '', ...rest] = text.split(separator);
  const address = rest.join(separator);
  if (name === '' || address === '') return `bad format for add-host: "${text}"`;
  if (address === 'host-gateway') return null;
  return /^[0-9.]+$/.test(address) || address.includes(':') ? null : `invalid IP address in add-host: "${address}"`;
}

function streamProblem(text: string): string | null {
  return ['stdin', 'stdout', 'stderr'].includes(text.toLowerCase())
    ? null
    : 'valid streams are STDIN, STDOUT and STDERR';
}

function addressProblem(text: string): string | null {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || text.includes(':')
    ? null
    : `IP address is not correctly formatted: ${text}`;
}

export const ENV = flag('env', 'list', 'Set a variable of the environment, or pass on your own', {
  short: 'e',
  check: envProblem,
});
export const ENV_FILE = flag('env-file', 'list', 'Read variables of the environment from a file', { values: 'file' });
const SYSCTL = /^(?:kernel\.(?:msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)|(?:net|fs\.mqueue)\..*)$/;

/** Settings that a container has for itself. */
function sysctlProblem(text: string): string | null {
  const equals = text.indexOf('=');
  return equals > 0 && SYSCTL.test(text.slice(0, equals)) ? null : `sysctl '${text}' is not allowed`;
}

/** What `--detach-keys` cannot be: keys are single letters, or `ctrl-` with a letter or one of `@[\\]^_`; null when all are. */
export function keysProblem(keys: string): string | null {
  const isKey = (key: string) => key.length === 1 || /^ctrl-[a-z@[\\\]^_]$/.test(key);
  return keys === '' || keys.split(',').every(isKey) ? null : keys;
}

export const DETACH_KEYS = flag('detach-keys', 'string', 'The keys that leave a container without ending it');

export const CREATE_FLAGS: readonly Flag[] = [
  ...RESOURCE_FLAGS,
  flag('add-host', 'list', 'Add a line to the hosts file: host:ip', { check: hostProblem }),
  unsimulated('annotation', 'map', 'Add an annotation for the runtime', { shownDefault: 'map[]' }),
  flag('attach', 'list', 'Attach to a stream: stdin, stdout or stderr', {
    short: 'a',
    check: streamProblem,
    values: ['stdin', 'stdout', 'stderr'],
  }),
  unsimulated('blkio-weight-device', 'list', 'Share of block I/O of one device', { shownDefault: '[]' }),
  flag('cap-add', 'list', 'Give it a capability of the kernel'),
  flag('cap-drop', 'list', 'Take a capability of the kernel from it'),
  flag('cgroup-parent', 'string', 'The control group under which it stands'),
  flag('cgroupns', 'string', "Whose view of control groups it has: 'host' or 'private'"),
  flag('cidfile', 'string', 'Write its id to this file', { values: 'file' }),
  flag('device', 'list', 'Give it a device of the host'),
  unsimulated('device-cgroup-rule', 'list', 'Allow it a kind of devices'),
  unsimulated('device-read-bps', 'list', 'Limit the bytes that it reads from a device each second', {
    shownDefault: '[]',
  }),
  unsimulated('device-read-iops', 'list', 'Limit how often it reads from a device each second', { shownDefault: '[]' }),
  unsimulated('device-write-bps', 'list', 'Limit the bytes that it writes to a device each second', {
    shownDefault: '[]',
  }),
  unsimulated('device-write-iops', 'list', 'Limit how often it writes to a device each second', { shownDefault: '[]' }),
  flag('disable-content-trust', 'bool', 'Do not check signatures', { usual: 'true' }),
  flag('dns', 'list', 'Ask this name server', { check: addressProblem }),
  flag('dns-option', 'list', 'Set an option of name resolution'),
  flag('dns-opt', 'list', 'The old name of --dns-option', { hidden: true }),
  flag('dns-search', 'list', 'Look for names in this domain'),
  flag('domainname', 'string', 'Its domain'),
  flag('entrypoint', 'string', "Run this in place of the image's entrypoint"),
  ENV,
  ENV_FILE,
  flag('expose', 'list', 'Note that a port or a range of ports is in use'),
  flag('gpus', 'gpu-request', "Give it GPUs: a number, or 'all'"),
  flag('group-add', 'list', 'Put its user into one more group'),
  flag('health-cmd', 'string', 'The command that tells whether it is well'),
  flag('health-interval', 'duration', 'Time between two checks', { shownDefault: '0s' }),
  flag('health-retries', 'int', 'Failed checks in a row that make it unhealthy'),
  flag('health-start-interval', 'duration', 'Time between two checks while it starts', { shownDefault: '0s' }),
  flag('health-start-period', 'duration', 'Time that it has to start before failed checks count', {
    shownDefault: '0s',
  }),
  flag('health-timeout', 'duration', 'Longest time that one check may take', { shownDefault: '0s' }),
  flag('help', 'bool', 'Print this page'),
  flag('hostname', 'string', 'Its host name', { short: 'h' }),
  flag('init', 'bool', 'Run a small init that passes signals on and collects dead processes'),
  flag('interactive', 'bool', 'Keep standard input open', { short: 'i' }),
  flag('ip', 'string', 'Its IPv4 address'),
  unsimulated('ip6', 'string', 'Its IPv6 address'),
  flag('ipc', 'string', 'Whose shared memory it sees'),
  flag('isolation', 'string', 'How it is kept apart (Windows)'),
  unsimulated('kernel-memory', 'bytes', "Limit of the kernel's memory (no kernel has it any more)"),
  flag('label', 'list', 'Put a label on it', { short: 'l', check: labelProblem }),
  flag('label-file', 'list', 'Read labels from a file', { values: 'file' }),
  flag('link', 'list', 'Make another container known under a name', { values: 'container' }),
  unsimulated('link-local-ip', 'list', 'Its link-local addresses'),
  flag('log-driver', 'string', 'Where its output is kept', { values: ['json-file', 'local', 'none'] }),
  flag('log-opt', 'list', 'An option of the logging driver'),
  flag('mac-address', 'string', 'Its MAC address (92:d0:c6:0a:29:33)'),
  flag('memory-swappiness', 'int', 'How readily its memory is swapped out, 0 to 100', { usual: '-1' }),
  flag('mount', 'mount', 'Mount a volume, a directory of the host or a tmpfs', { check: mountProblem }),
  flag('name', 'string', 'Its name'),
  flag('network', 'network', 'Connect it to a network', { values: 'network', check: networkProblem }),
  flag('net', 'network', 'The old name of --network', { hidden: true, values: 'network', check: networkProblem }),
  flag('network-alias', 'list', 'One more name for it on its network'),
  flag('net-alias', 'list', 'The old name of --network-alias', { hidden: true }),
  flag('no-healthcheck', 'bool', "Do not run the image's health check"),
  flag('oom-kill-disable', 'bool', 'Do not kill it when memory runs out'),
  flag('oom-score-adj', 'int', 'How likely it is killed when memory runs out, -1000 to 1000'),
  flag('pid', 'string', 'Whose processes it sees'),
  flag('platform', 'string', 'Use the image for this platform', { values: PLATFORMS }),
  flag('privileged', 'bool', 'Lift nearly all that keeps it apart from the host'),
  flag('publish', 'list', 'Lead a port of the host into it: host:container', { short: 'p' }),
  flag('publish-all', 'bool', 'Lead a port of the host into each port that the image exposes', { short: 'P' }),
  flag('pull', 'string', "Fetch the image first: 'always', 'missing' or 'never'", {
    usual: 'missing',
    values: ['always', 'missing', 'never'],
  }),
  flag('quiet', 'bool', 'Do not show how the image is fetched', { short: 'q' }),
  flag('read-only', 'bool', 'Let nothing be written to its root'),
  restartFlag('no'),
  flag('rm', 'bool', 'Remove it, and its nameless volumes, when it ends'),
  flag('runtime', 'string', 'The runtime that starts it'),
  flag('security-opt', 'list', 'An option of security'),
  flag('shm-size', 'bytes', 'Size of /dev/shm'),
  flag('stop-signal', 'string', 'The signal that asks it to end'),
  flag('stop-timeout', 'int', 'Seconds to wait before it is killed'),
  flag('storage-opt', 'list', 'An option of the storage driver'),
  flag('sysctl', 'map', 'A setting of the kernel', { shownDefault: 'map[]', check: sysctlProblem }),
  flag('tmpfs', 'list', 'Mount a directory that lives in memory'),
  flag('tty', 'bool', 'Give it a terminal', { short: 't' }),
  flag('ulimit', 'ulimit', 'A limit of its processes', { shownDefault: '[]' }),
  unsimulated('use-api-socket', 'bool', "Mount the socket of Docker's API, with your own credentials"),
  flag('user', 'string', 'Its user, by name or number: name[:group]', { short: 'u' }),
  flag('userns', 'string', 'Whose users it sees'),
  flag('uts', 'string', 'Whose host name it has'),
  flag('volume', 'list', 'Mount a volume or a directory of the host', { short: 'v' }),
  unsimulated('volume-driver', 'string', 'The driver of its volumes'),
  flag('volumes-from', 'list', 'Mount the volumes of other containers', { values: 'container' }),
  flag('workdir', 'string', 'The directory in which its process starts', { short: 'w' }),
];

export const RUN_FLAGS: readonly Flag[] = [
  ...CREATE_FLAGS,
  flag('detach', 'bool', 'Leave it running in the background and print its id', { short: 'd' }),
  DETACH_KEYS,
  flag('sig-proxy', 'bool', 'Pass signals on to its process', { usual: 'true' }),
];
