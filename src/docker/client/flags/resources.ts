/** The flags that limit what a container may use of its machine: `run` and `create` set them, `update` changes them. */
import type { HostConfig } from '../../engine/index.ts';
import { type Flag, type FlagOptions, type FlagType, flag, unsimulated } from './flag.ts';
import type { FlagValues } from './values.ts';

interface Limit {
  readonly long: string;
  readonly about: string;
  readonly options?: FlagOptions;
  /** Whether this host changes it on a container that is there. */
  readonly changes: boolean;
}

interface Amount extends Limit {
  readonly type: Extract<FlagType, 'uint16' | 'int' | 'decimal' | 'bytes'>;
  /** Its place in the host's config. */
  readonly key:
    | 'BlkioWeight'
    | 'CpuPeriod'
    | 'CpuQuota'
    | 'CpuRealtimePeriod'
    | 'CpuRealtimeRuntime'
    | 'CpuShares'
    | 'NanoCpus'
    | 'Memory'
    | 'MemoryReservation'
    | 'MemorySwap'
    | 'PidsLimit';
}

interface Places extends Limit {
  readonly type: 'string';
  readonly key: 'CpusetCpus' | 'CpusetMems';
}

type Resource = Amount | Places;

const RESOURCES: readonly Resource[] = [
  {
    long: 'blkio-weight',
    type: 'uint16',
    about: 'Share of block I/O, 10 to 1000; 0 turns it off',
    options: { shownDefault: '0' },
    key: 'BlkioWeight',
    changes: false,
  },
  {
    long: 'cpu-period',
    type: 'int',
    about: 'Period of the CPU scheduler, in microseconds',
    key: 'CpuPeriod',
    changes: false,
  },
  {
    long: 'cpu-quota',
    type: 'int',
    about: 'CPU time in each period, in microseconds',
    key: 'CpuQuota',
    changes: false,
  },
  {
    long: 'cpu-rt-period',
    type: 'int',
    about: 'Real-time period of the CPU, in microseconds',
    key: 'CpuRealtimePeriod',
    changes: false,
  },
  {
    long: 'cpu-rt-runtime',
    type: 'int',
    about: 'Real-time part of each period, in microseconds',
    key: 'CpuRealtimeRuntime',
    changes: false,
  },
  {
    long: 'cpu-shares',
    type: 'int',
    about: 'Its share of the CPU against the others',
    options: { short: 'c' },
    key: 'CpuShares',
    changes: true,
  },
  { long: 'cpus', type: 'decimal', about: 'How many CPUs it may use', key: 'NanoCpus', changes: true },
  {
    long: 'cpuset-cpus',
    type: 'string',
    about: 'The CPUs that it may use: 0-3, or 0,1',
    key: 'CpusetCpus',
    changes: false,
  },
  {
    long: 'cpuset-mems',
    type: 'string',
    about: 'The memory nodes that it may use: 0-3, or 0,1',
    key: 'CpusetMems',
    changes: false,
  },
  {
    long: 'memory',
    type: 'bytes',
    about: 'Limit of its memory',
    options: { short: 'm' },
    key: 'Memory',
    changes: true,
  },
  {
    long: 'memory-reservation',
    type: 'bytes',
    about: 'Memory that it is meant to get by with',
    key: 'MemoryReservation',
    changes: false,
  },
  {
    long: 'memory-swap',
    type: 'bytes',
    about: "Limit of memory and swap together; '-1' for as much swap as there is",
    key: 'MemorySwap',
    changes: true,
  },
  {
    long: 'pids-limit',
    type: 'int',
    about: 'Limit of its processes; -1 for none',
    key: 'PidsLimit',
    changes: true,
  },
];

/** For `run` and `create`, which act on all of them. */
export const RESOURCE_FLAGS: readonly Flag[] = RESOURCES.map(one => flag(one.long, one.type, one.about, one.options));

/** For `update`. */
export const CHANGED_RESOURCE_FLAGS: readonly Flag[] = RESOURCES.map(one =>
  (one.changes ? flag : unsimulated)(one.long, one.type, one.about, one.options),
);

/** What was given of them, under the keys of `HostConfig`: `--cpus` counts in billionths of a CPU there. */
export function resourcesOf(flags: FlagValues): HostConfig {
  const found: { -readonly [Key in Resource['key']]?: HostConfig[Key] } = {};
  for (const one of RESOURCES.filter(({ long }) => flags.given(long))) {
    if (one.type !== 'string') found[one.key] = amount(flags.number(one.long), one.type);
    else if (flags.text(one.long) !== '') found[one.key] = flags.text(one.long);
  }
  return found;
}

function amount(value: number, type: Amount['type']): number {
  return type === 'decimal' ? Math.round(value * 1e9) : value;
}
