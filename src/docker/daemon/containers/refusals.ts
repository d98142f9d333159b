/** What the daemon, its logger and runc refuse only as a container starts: its settings were taken as they are when it was made. */
import { parseSize } from '../../size.ts';
import type { ContainerRecord } from '../state.ts';

const TASK = 'failed to create task for container';
export const RUNC = `${TASK}: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process`;

/** No GPU, and no device but those that every Linux has, stands in this host. */
const DEVICES = new Set(['/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom', '/dev/tty']);

/** Options that stand without a value, and names of those that have one: github.com/moby/sys/mount. */
const TMPFS_FLAGS = new Set(
  (
    'defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync remount mand nomand atime noatime diratime nodiratime bind ' +
    'rbind unbindable runbindable private rprivate shared rshared slave rslave relatime norelatime strictatime nostrictatime'
  ).split(' '),
);
const TMPFS_VALUES = new Set(['', 'size', 'mode', 'uid', 'gid', 'nr_inodes', 'nr_blocks', 'mpol']);
const LONGEST_HOSTNAME = 64;
const LEAST_SHARES = 2;

function deviceTrouble({ hostConfig }: ContainerRecord): string | null {
  const missing = (hostConfig.Devices ?? []).find(({ PathOnHost }) => !DEVICES.has(PathOnHost));
  if (missing !== undefined) {
    const what = `error gathering device information while adding custom device "${missing.PathOnHost}"`;
    return `${what}: no such file or directory`;
  }
  return hostConfig.DeviceRequests === undefined
    ? null
    : 'could not select device driver "" with capabilities: [[gpu]]';
}

function tmpfsTrouble({ hostConfig }: ContainerRecord): string | null {
  for (const options of Object.values(hostConfig.Tmpfs ?? {})) {
    for (const option of options === '' ? [] : options.split(',')) {
      if (TMPFS_FLAGS.has(option)) continue;
      const equals = option.indexOf('=');
      const name = equals < 0 ? option : option.slice(0, equals);
      if (equals < 0 || !TMPFS_VALUES.has(name)) return `invalid tmpfs option "${name}"`;
    }
  }
  return null;
}

/** What the logger reads of its options when it begins; only Docker's usual one is looked at. */
function loggerTrouble({ hostConfig }: ContainerRecord): string | null {
  const { Type: driver = '', Config: options = {} } = hostConfig.LogConfig ?? {};
  if (driver !== '' && driver !== 'json-file') return null;
  const size = options['max-size'];
  const files = options['max-file'];
  const compress = options.compress;
  const why = (): string | null => {
    if (size !== undefined) {
      const parsed = parseSize(size, 1000);
      if (!parsed.ok) return parsed.error;
      if (parsed.value <= 0) return 'max-size must be a positive number';
    }
    if (files !== undefined && !/^[-+]?\d+$/.test(files))
      return `strconv.Atoi: parsing ${JSON.stringify(files)}: invalid syntax`;
    if (files !== undefined && Number(files) < 1) return 'max-file cannot be less than 1';
    if (compress === 'true' && (Number(files ?? 1) === 1 || size === undefined))
      return 'compress cannot be true when max-file is less than 2 or max-size is not set';
    return null;
  };
  const trouble = why();
  return trouble === null ? null : `${TASK}: failed to initialize logging driver: ${trouble}`;
}

function runtimeTrouble({ config, hostConfig }: ContainerRecord): string | null {
  const inInit = `${RUNC}: error during container init`;
  if ((hostConfig.CpuShares ?? 0) > 0 && (hostConfig.CpuShares ?? 0) < LEAST_SHARES) {
    const why = `the minimum allowed cpu-shares is ${LEAST_SHARES}`;
    return `${inInit}: error setting cgroup config for procHooks process: ${why}: unknown`;
  }
  return config.Hostname.length > LONGEST_HOSTNAME ? `${inInit}: sethostname: invalid argument: unknown` : null;
}

/** Why a container cannot start, or null. Whom it runs as and what it runs are looked at by the runtime. */
export function startTrouble(container: ContainerRecord): string | null {
  return deviceTrouble(container) ?? tmpfsTrouble(container) ?? loggerTrouble(container) ?? runtimeTrouble(container);
}
