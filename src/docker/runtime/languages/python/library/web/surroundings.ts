import type { Machine } from '../../../machine.ts';
import { LIB } from '../module.ts';

/** The address of the machine on its network, as its hosts file has it. */
export function addressOf({ files, hostname }: Machine): string {
  const found = files.read('/etc/hosts');
  const text = 'text' in found ? (found.text ?? '') : '';
  const line = text.split('\n').find(each => each.split(/\s+/).slice(1).includes(hostname));
  return line?.split(/\s+/)[0] ?? '127.0.0.1';
}

/** The version of a package that pip has installed; null where it is not there. */
export function installedVersion({ files }: Machine, name: string): string | null {
  for (const library of files.list(LIB).filter(each => each.startsWith('python3')))
    for (const entry of files.list(`${LIB}/${library}/site-packages`)) {
      const [, package_, version] = /^(.+)-([^-]+)\.dist-info$/.exec(entry) ?? [];
      if (package_?.toLowerCase() === name && version !== undefined) return version;
    }
  return null;
}
