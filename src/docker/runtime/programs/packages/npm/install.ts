import { joinPath, nameOf, parentOf, standIn } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { pass, stop } from '../../../kernel/session.ts';
import { textAt } from '../archive.ts';
import { unknownText } from '../names.ts';
import { linkCommands } from './commands.ts';
import { type Manifest, manifestPath, readManifest, writeJson } from './manifest.ts';
import {
  refuseBrokenManifest,
  refuseDirectory,
  refuseMissing,
  refuseOffline,
  refuseWithoutLock,
  refuseWithoutManifest,
} from './refuse.ts';
import { knownNames, type NpmPackage, publishedOf } from './registry.ts';
import { runHooks } from './scripts.ts';

/** A line that installs. */
interface NpmInstallLine {
  /** What is named, as `name` or `name@version`. */
  readonly names: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** `-g` */
  readonly global: boolean;
  /** `npm ci` */
  readonly frozen: boolean;
  readonly manifest: Manifest | null;
  /** The path of the lock. */
  readonly lock: string;
  /** The directory that packages are put in. */
  readonly modules: string;
}

/** What has been added. */
interface Added {
  readonly packages: number;
  readonly bytes: number;
}

/** `npm install`, `npm ci` and their like. */
export async function install(
  call: ProgramCall,
  command: string,
  names: readonly string[],
  flags: ReadonlySet<string>,
): Promise<number> {
  const manifest = readManifest(call);
  if (manifest === 'broken') return refuseBrokenManifest(call);
  if (manifest === null && names.length === 0) return refuseWithoutManifest(call);
  const global = flags.has('-g') || flags.has('--global');
  const asked: NpmInstallLine = {
    names,
    flags,
    global,
    frozen: command === 'ci' || command === 'clean-install',
    manifest,
    lock: joinPath(call.cwd, LOCKS.get(call.name) ?? 'package-lock.json'),
    modules: global ? '/usr/local/lib/node_modules' : joinPath(call.cwd, 'node_modules'),
  };
  if (asked.frozen && call.files.stat(asked.lock) === null) return refuseWithoutLock(call);
  const wanted = wantedOf(call, asked);
  if (wanted.size > 0 && !call.session.request.network) {
    pass(call.session, 8000);
    return refuseOffline(call);
  }
  if (asked.frozen) call.files.remove(asked.modules, true);
  const releases = releasesOf(call, asked, wanted);
  if (typeof releases === 'string') return refuseMissing(call, releases);
  const added = putModules(call, releases, asked);
  if (added === null) return refuseDirectory(call, asked.modules);
  pass(call.session, 500 + added.packages * 12 + Math.round(added.bytes / 60_000));
  save(call, asked, wanted);
  keepCache(call, wanted, added.bytes);
  const isOwn = manifest !== null && !global && names.length === 0 && !flags.has('--ignore-scripts');
  const failed = isOwn ? await runHooks(call, manifest, isProduction(call, flags)) : 0;
  if (failed !== 0) return failed;
  if (!flags.has('--silent') && !flags.has('-s')) sayDone(call, asked, added, wanted.size);
  return 0;
}

const LOCKS: ReadonlyMap<string, string> = new Map([
  ['yarn', 'yarn.lock'],
  ['pnpm', 'pnpm-lock.yaml'],
]);

/** `express@4` → express; names with a scope begin with @ themselves. */
function bareName(name: string): string {
  return name.replace(/(.)@[^/]*$/, '$1');
}

/** Without what only developing needs. */
function isProduction(call: ProgramCall, flags: ReadonlySet<string>): boolean {
  const options = [
    '--production',
    '--production=true',
    '--prod',
    '--omit=dev',
    '--only=production',
    '--only=prod',
    '-P',
  ];
  return options.some(flag => flags.has(flag)) || call.env.get('NODE_ENV') === 'production';
}

/** Ranges of what is to be there, by name. */
function wantedOf(call: ProgramCall, { flags, manifest, names }: NpmInstallLine): ReadonlyMap<string, string> {
  const production = isProduction(call, flags);
  const wanted = new Map(manifest?.dependencies);
  if (!production) for (const [name, range] of manifest?.devDependencies ?? []) wanted.set(name, range);
  for (const name of names) wanted.set(bareName(name), /(.)@([^/]*)$/.exec(name)?.[2] ?? 'latest');
  return wanted;
}

/** What the registry has of what is wanted; the first name that it has not, as a text. */
function releasesOf(
  call: ProgramCall,
  { lock }: NpmInstallLine,
  wanted: ReadonlyMap<string, string>,
): ReadonlyMap<string, NpmPackage> | string {
  const locks = ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'npm-shrinkwrap.json'];
  const locked = [lock, ...locks.map(each => joinPath(call.cwd, each))].map(each => textAt(call, each)).join('\n');
  const found = new Map<string, NpmPackage>();
  const untold: string[] = [];
  for (const [name, range] of [...wanted].sort()) {
    const local = /^(file|link|workspace|portal):/.test(range);
    const published = local
      ? ({ kind: 'release', release: { version: '0.0.0', packages: 1, kib: 1 } } as const)
      : publishedOf(name, range.replace(/^npm:.*@/, ''), locked.includes(`${name}"`) || locked.includes(`${name}@`));
    if (published.kind === 'none') return name;
    if (published.kind === 'release') found.set(name, published.release);
    else untold.push(name);
  }
  if (untold.length > 0) return stop(call.session, 'not-simulated', unknownText(untold, knownNames()));
  return found;
}

/** Puts what is not there yet into node_modules, and links the commands that it brings. Null when that may not be written. */
function putModules(
  call: ProgramCall,
  releases: ReadonlyMap<string, NpmPackage>,
  { global, modules }: NpmInstallLine,
): Added | null {
  let packages = 0;
  let bytes = 0;
  const bin = global ? '/usr/local/bin' : joinPath(modules, '.bin');
  for (const [name, { version, packages: count, kib }] of releases) {
    const visible = joinPath(modules, name);
    if (call.files.stat(joinPath(visible, 'package.json')) !== null) continue;
    const directory = call.name === 'pnpm' && !global ? ownDirectory(modules, name, version) : visible;
    if (call.files.mkdir(directory, { recursive: true }) !== null) return null;
    writeJson(call, joinPath(directory, 'package.json'), { name, version, main: 'index.js' });
    call.files.write(joinPath(directory, 'index.js'), standIn(kib * 1024, `${name} ${version}`));
    linkCommands(call, name, directory, bin);
    if (directory !== visible) {
      call.files.mkdir(parentOf(visible), { recursive: true });
      call.files.symlink(visible, directory);
    }
    packages += count;
    bytes += kib * 1024;
  }
  return { packages, bytes };
}

/** pnpm keeps each release in a directory of its own, and links to it. */
function ownDirectory(modules: string, name: string, version: string): string {
  return joinPath(modules, `.pnpm/${name.replace('/', '+')}@${version}/node_modules/${name}`);
}

/** Writes what was named into package.json, and all of it into the lock. */
function save(
  call: ProgramCall,
  { names, flags, global, frozen, manifest, lock, modules }: NpmInstallLine,
  wanted: ReadonlyMap<string, string>,
): void {
  if (manifest === null || global || frozen) return;
  if (names.length > 0) {
    const key = flags.has('-D') || flags.has('--save-dev') ? 'devDependencies' : 'dependencies';
    const more = names
      .map(bareName)
      .map(name => [name, `^${installedVersion(call, joinPath(modules, name))}`] as const);
    writeJson(call, manifestPath(call), { ...manifest.whole, [key]: Object.fromEntries([...manifest[key], ...more]) });
  }
  if (flags.has('--no-package-lock')) return;
  if (call.name === 'pnpm') {
    const rows = [...wanted].map(([name, range]) => `      ${name}:\n        specifier: ${range}\n`);
    call.files.write(lock, `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n${rows.join('')}`);
    return;
  }
  if (call.name === 'yarn') {
    const rows = [...wanted].map(
      ([name, range]) => `\n"${name}@${range}":\n  version "${range.replace(/^[\^~]/, '')}"\n`,
    );
    call.files.write(
      lock,
      `# THIS IS AN AUTOGENERATED FILE. DO NOT EDIT THIS FILE DIRECTLY.\n# yarn lockfile v1\n\n${rows.join('')}`,
    );
    return;
  }
  writeJson(call, lock, {
    name: manifest.name ?? nameOf(call.cwd),
    version: manifest.version ?? '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: { '': { dependencies: Object.fromEntries(wanted) } },
  });
}

function installedVersion(call: ProgramCall, directory: string): string {
  return /"version": "([^"]*)"/.exec(textAt(call, joinPath(directory, 'package.json')))?.[1] ?? '1.0.0';
}

function keepCache(call: ProgramCall, wanted: ReadonlyMap<string, string>, bytes: number): void {
  const cache = `${call.env.get('HOME') ?? '/root'}/.npm/_cacache`;
  if (bytes > 0 && call.files.mkdir(cache, { recursive: true }) === null)
    call.files.write(`${cache}/content-v2`, standIn(Math.round(bytes * 0.27), `npm ${[...wanted.keys()].join()}`));
}

function sayDone(call: ProgramCall, { global }: NpmInstallLine, { packages }: Added, wanted: number): void {
  if (call.name === 'yarn') {
    call.out(
      'yarn install v1.22.22\n[1/4] Resolving packages...\n[2/4] Fetching packages...\n[3/4] Linking dependencies...\n[4/4] Building fresh packages...\nDone in 1.32s.\n',
    );
    return;
  }
  const seconds = Math.max(1, Math.round(call.session.elapsed / 1000));
  if (packages === 0) {
    call.out(`\nup to date, audited ${packagesText(1 + wanted)} in ${seconds}s\n\nfound 0 vulnerabilities\n`);
    return;
  }
  const audited = global ? '' : `, and audited ${packagesText(packages + 1)}`;
  call.out(`\nadded ${packagesText(packages)}${audited} in ${seconds}s\n`);
  const funding = Math.floor(packages / 5);
  if (funding > 0)
    call.out(
      `\n${packagesText(funding)} ${funding === 1 ? 'is' : 'are'} looking for funding\n  run \`npm fund\` for details\n`,
    );
  if (!global) call.out('\nfound 0 vulnerabilities\n');
}

function packagesText(count: number): string {
  return `${count} package${count === 1 ? '' : 's'}`;
}
