import { joinPath, nameOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { pass } from '../../kernel/session.ts';
import { refuseTool } from './artefact.ts';
import { keepDownloads, placeOf, readToolLine, sourceAt } from './project.ts';

const VALUED = new Set(['-d', '--working-dir', '--name', '--description', '--author', '--stability', '-s']);

/** Composer. `version`: how it answers for its version. It puts packages of plausible sizes where they go, and prints nothing. */
export const composer =
  (version: Program): Program =>
  call => {
    const { words, flags, values } = readToolLine(call.args, VALUED);
    const [command = ''] = words;
    if (flags.has('--version') || flags.has('-V')) return version(call);
    const directory = placeOf(call, values.get('-d') ?? values.get('--working-dir') ?? '.');
    switch (command) {
      case 'install':
      case 'update':
      case 'i':
        return install(call, directory, !flags.has('--no-dev') && call.env.get('COMPOSER_NO_DEV') !== '1');
      case 'dump-autoload':
      case 'dumpautoload':
        return autoload(call, directory);
      case 'clear-cache':
      case 'config':
      case 'self-update':
      case 'validate':
        return 0;
      default:
        return refuseTool(call, `composer ${command}`);
    }
  };

interface ComposerPackage {
  readonly name: string;
  readonly version: string;
}

function objectIn(text: string | null): ReadonlyMap<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return typeof parsed === 'object' && parsed !== null ? new Map(Object.entries(parsed)) : null;
  } catch {
    return null;
  }
}

function refuseWithoutManifest(call: ProgramCall, directory: string): number {
  call.err(
    `Composer could not find a composer.json file in ${directory}\nTo initialize a project, please create a composer.json file. See https://getcomposer.org/basic-usage\n`,
  );
  return 1;
}

function install(call: ProgramCall, directory: string, withDevelopment: boolean): number {
  const text = sourceAt(call, joinPath(directory, 'composer.json'));
  if (text === null) return refuseWithoutManifest(call, directory);
  const manifest = objectIn(text);
  if (manifest === null) return refuseTool(call, 'composer.json that is no JSON');
  const lock = objectIn(sourceAt(call, joinPath(directory, 'composer.lock')));
  const packages = lock === null ? requiredIn(manifest, withDevelopment) : lockedIn(lock, withDevelopment);
  if (packages.length > 0 && !call.session.request.network) return refuseTool(call, 'composer without a network');
  const vendor = joinPath(directory, 'vendor');
  const files = new Map<string, number>();
  for (const { name, version } of packages) {
    files.set(`${name}/src/library.php`, 180_000);
    files.set(`${name}/composer.json`, 1_400 + version.length);
  }
  if (!keepDownloads(call, vendor, files)) return refuseTool(call, `composer install into ${vendor}`);
  const installed = { packages, dev: withDevelopment };
  call.files.mkdir(joinPath(vendor, 'composer'), { recursive: true });
  call.files.write(joinPath(vendor, 'composer/installed.json'), `${JSON.stringify(installed, null, 4)}\n`);
  pass(call.session, 700 + packages.length * 210);
  return autoload(call, directory);
}

function autoload(call: ProgramCall, directory: string): number {
  if (call.files.stat(joinPath(directory, 'composer.json')) === null) return refuseWithoutManifest(call, directory);
  const vendor = joinPath(directory, 'vendor');
  keepDownloads(
    call,
    vendor,
    new Map([
      ['autoload.php', 748],
      ['composer/autoload_real.php', 1_137],
      ['composer/ClassLoader.php', 16_378],
    ]),
  );
  return 0;
}

/** Of what stands in composer.json itself: the platform is not installed. */
function requiredIn(manifest: ReadonlyMap<string, unknown>, withDevelopment: boolean): readonly ComposerPackage[] {
  return ['require', ...(withDevelopment ? ['require-dev'] : [])].flatMap(key => {
    const required = manifest.get(key);
    if (typeof required !== 'object' || required === null) return [];
    return Object.entries(required).flatMap(([name, range]) =>
      name.includes('/') && typeof range === 'string'
        ? [{ name, version: /\d[\w.]*/.exec(range)?.[0] ?? 'dev-main' }]
        : [],
    );
  });
}

function lockedIn(lock: ReadonlyMap<string, unknown>, withDevelopment: boolean): readonly ComposerPackage[] {
  return ['packages', ...(withDevelopment ? ['packages-dev'] : [])].flatMap(key => {
    const locked: unknown = lock.get(key);
    if (!Array.isArray(locked)) return [];
    return locked.flatMap((each: unknown) => {
      const fields = typeof each === 'object' && each !== null ? new Map<string, unknown>(Object.entries(each)) : null;
      const [name, version] = [fields?.get('name'), fields?.get('version')];
      return typeof name === 'string' && typeof version === 'string' && nameOf(name) !== '' ? [{ name, version }] : [];
    });
  });
}
