import type { Bounds, MountedFileSystem } from './process-request.ts';

interface MountRow {
  readonly device: string;
  readonly at: string;
  readonly type: string;
  readonly options: string;
}

/** What is mounted in a container, as runc mounts it: the root, the kernel's file systems, and what was asked for. Recorded from Docker 28.5.2. */
function rowsOf(mounts: readonly MountedFileSystem[]): readonly MountRow[] {
  const hard = 'nosuid,nodev,noexec,relatime';
  const asked = mounts.map(({ path, kind, size, readOnly = false }): MountRow => {
    const access = readOnly ? 'ro' : 'rw';
    if (kind === 'disk') return { device: '/dev/vda1', at: path, type: 'ext4', options: `${access},relatime` };
    return {
      device: 'tmpfs',
      at: path,
      type: 'tmpfs',
      options: `${access},${hard}${size === null ? '' : `,size=${size}k`}`,
    };
  });
  const names = ['/etc/resolv.conf', '/etc/hostname', '/etc/hosts'].filter(
    at => !mounts.some(({ path }) => path === at),
  );
  return [
    { device: 'overlay', at: '/', type: 'overlay', options: 'rw,relatime' },
    { device: 'proc', at: '/proc', type: 'proc', options: `rw,${hard}` },
    { device: 'tmpfs', at: '/dev', type: 'tmpfs', options: 'rw,nosuid,size=65536k,mode=755' },
    {
      device: 'devpts',
      at: '/dev/pts',
      type: 'devpts',
      options: 'rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666',
    },
    { device: 'sysfs', at: '/sys', type: 'sysfs', options: `ro,${hard}` },
    { device: 'cgroup', at: '/sys/fs/cgroup', type: 'cgroup2', options: `ro,${hard}` },
    { device: 'mqueue', at: '/dev/mqueue', type: 'mqueue', options: `rw,${hard}` },
    { device: 'shm', at: '/dev/shm', type: 'tmpfs', options: `rw,${hard},size=65536k` },
    ...asked,
    ...names.map(at => ({ device: '/dev/vda1', at, type: 'ext4', options: 'rw,relatime' })),
  ];
}

/** `/proc/mounts` */
export function mountTable(mounts: readonly MountedFileSystem[]): string {
  return rowsOf(mounts)
    .map(({ device, at, type, options }) => `${device} ${at} ${type} ${options} 0 0\n`)
    .join('');
}

/** What `mount` prints without arguments. */
export function mountList(mounts: readonly MountedFileSystem[]): string {
  return rowsOf(mounts)
    .map(({ device, at, type, options }) => `${device} on ${at} type ${type} (${options})\n`)
    .join('');
}

/** Files of the control group in its own name space, version 2. */
export function controlFiles({ memory, cpu, pids }: Bounds): Readonly<Record<string, string>> {
  const bound = (value: number): string => (value > 0 ? String(value) : 'max');
  return {
    'cgroup.controllers': 'cpuset cpu io memory hugetlb pids rdma\n',
    'memory.max': `${bound(memory)}\n`,
    'cpu.max': `${bound(cpu)} 100000\n`,
    'pids.max': `${bound(pids)}\n`,
  };
}
