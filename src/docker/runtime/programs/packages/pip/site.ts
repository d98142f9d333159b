import type { ProgramCall } from '../../../kernel/program.ts';
import { canonicalName } from './registry.ts';

/** `3.12`, as the image says. */
export function pythonOf(call: ProgramCall): string {
  return /^\d+\.\d+/.exec(call.env.get('PYTHON_VERSION') ?? '')?.[0] ?? '3.12';
}

/** The pip that came with the last release of each Python. */
export function pipOf(python: string): string {
  return python === '3.11' ? '24.0' : '24.3.1';
}

/** The directory that packages are put in. */
export function siteOf(call: ProgramCall): string {
  const libraries = call.files.list('/usr/local/lib').filter(name => /^python3\.\d+$/.test(name));
  const version = libraries.at(-1);
  return version === undefined ? '/usr/lib/python3/dist-packages' : `/usr/local/lib/${version}/site-packages`;
}

/** Names and versions of what is installed. */
export function installedIn(call: ProgramCall, site: string): readonly (readonly [name: string, version: string])[] {
  return call.files.list(site).flatMap(entry => {
    const match = /^(.+)-([^-]+)\.dist-info$/.exec(entry);
    return match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const];
  });
}

export function isInstalled(call: ProgramCall, site: string, name: string): boolean {
  return call.files
    .list(site)
    .some(entry => canonicalName(entry).startsWith(`${name}-`) && entry.endsWith('.dist-info'));
}
