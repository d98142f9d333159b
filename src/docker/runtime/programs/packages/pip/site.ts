import { cleanPath, joinPath, parentOf } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { textAt } from '../archive.ts';
import type { PipLine } from './line.ts';
import { canonicalName } from './registry.ts';

/** `3.12`, as the image says. */
export function pythonOf(call: ProgramCall): string {
  return /^\d+\.\d+/.exec(call.env.get('PYTHON_VERSION') ?? '')?.[0] ?? '3.12';
}

/** The pip that came with the last release of each Python. */
export function pipOf(python: string): string {
  return python === '3.11' ? '24.0' : '24.3.1';
}

/** Where packages go, and their commands. */
export interface PipSite {
  readonly directory: string;
  readonly bin: string;
}

/** `lib/python3.12/site-packages` below a prefix. */
function below(call: ProgramCall, prefix: string): PipSite {
  return { directory: joinPath(prefix, `lib/python${pythonOf(call)}/site-packages`), bin: joinPath(prefix, 'bin') };
}

/** The virtual environment that a command of Python belongs to, which its own place says; null for that of the image. */
export function environmentOf(call: ProgramCall): string | null {
  const { argv0, cwd, env, files } = call;
  const places = argv0.includes('/')
    ? [cleanPath(argv0, cwd)]
    : (env.get('PATH') ?? '').split(':').map(each => joinPath(each === '' ? cwd : each, argv0));
  const place = places.find(each => files.lstat(each) !== null);
  const home = place === undefined ? '/' : parentOf(parentOf(place));
  return files.stat(joinPath(home, 'pyvenv.cfg')) === null ? null : home;
}

/** Where a user's own packages go. */
export function userSite(call: ProgramCall): PipSite {
  return below(call, joinPath(call.env.get('HOME') ?? '/root', '.local'));
}

/** The site of the image, or of the virtual environment that is at work. */
export function siteOf(call: ProgramCall): PipSite {
  const environment = environmentOf(call);
  if (environment !== null) return below(call, environment);
  const libraries = call.files.list('/usr/local/lib').filter(name => /^python3\.\d+$/.test(name));
  const version = libraries.at(-1);
  const directory =
    version === undefined ? '/usr/lib/python3/dist-packages' : `/usr/local/lib/${version}/site-packages`;
  return { directory, bin: '/usr/local/bin' };
}

/** Where a line of pip puts packages. */
export function siteFor(call: ProgramCall, { values, flags }: PipLine): PipSite {
  const at = (option: string): string | undefined => {
    const path = values.get(option);
    return path === undefined ? undefined : cleanPath(path, call.cwd);
  };
  const target = at('--target') ?? at('-t');
  const prefix = at('--prefix');
  if (target !== undefined) return { directory: target, bin: joinPath(target, 'bin') };
  if (prefix !== undefined) return below(call, prefix);
  return flags.has('--user') ? userSite(call) : siteOf(call);
}

/** Directories beside the image's own in which Python looks for modules. */
export function moreSites(call: ProgramCall): readonly string[] {
  const environment = environmentOf(call);
  const given = (call.env.get('PYTHONPATH') ?? '').split(':').filter(each => each !== '');
  return [
    ...given.map(each => cleanPath(each, call.cwd)),
    ...(environment === null ? [] : [below(call, environment).directory]),
    userSite(call).directory,
    '/usr/lib/python3/dist-packages',
  ];
}

/** Names and versions of what is installed. */
function installedIn(call: ProgramCall, site: string): readonly (readonly [name: string, version: string])[] {
  return call.files.list(site).flatMap(entry => {
    const match = /^(.+)-([^-]+)\.dist-info$/.exec(entry);
    if (match === null) return [];
    // The directory has underscores where the name has dashes.
    const name = /^Name: (.*)$/m.exec(textAt(call, joinPath(site, `${entry}/METADATA`)))?.[1];
    return [[name ?? match[1] ?? '', match[2] ?? ''] as const];
  });
}

export function isInstalled(call: ProgramCall, site: string, name: string): boolean {
  return call.files
    .list(site)
    .some(entry => canonicalName(entry).startsWith(`${name}-`) && entry.endsWith('.dist-info'));
}

/** Of the site that is at work, and of the user's own. */
export function installedHere(call: ProgramCall): readonly (readonly [name: string, version: string])[] {
  const own = environmentOf(call) === null ? installedIn(call, userSite(call).directory) : [];
  return [...installedIn(call, siteOf(call).directory), ...own];
}
