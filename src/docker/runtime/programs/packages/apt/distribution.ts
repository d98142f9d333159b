import type { ProgramCall } from '../../../kernel/program.ts';
import { textAt } from '../archive.ts';

/** Where packages come from. */
export interface Distribution {
  readonly debian: boolean;
  /** `http://deb.debian.org/debian` */
  readonly host: string;
  /** `bookworm` */
  readonly suite: string;
  /** Bytes of the lists of packages. */
  readonly lists: number;
}

/** The directory of the lists of packages. */
export const LISTS = '/var/lib/apt/lists';
/** Where what packages bring besides programs is put. */
export const LIBRARY = '/usr/lib/packages';

export function distributionOf(call: ProgramCall): Distribution {
  const release = textAt(call, '/etc/os-release');
  const suite = /VERSION_CODENAME=(\w+)/.exec(release)?.[1] ?? 'bookworm';
  if (!/ID=ubuntu/.test(release))
    return { debian: true, host: 'http://deb.debian.org/debian', suite, lists: 19_300_000 };
  const ports = architectureOf(call) === 'arm64';
  const host = ports ? 'http://ports.ubuntu.com/ubuntu-ports' : 'http://archive.ubuntu.com/ubuntu';
  return { debian: false, host, suite, lists: 46_000_000 };
}

/** As Debian names it. */
export function architectureOf(call: ProgramCall): 'arm64' | 'amd64' {
  return call.session.request.platform === 'linux/arm64' ? 'arm64' : 'amd64';
}
