import { joinPath, standIn } from '../../../../filesystem/index.ts';
import type { ProgramCall } from '../../../kernel/program.ts';
import { pass, stop } from '../../../kernel/session.ts';
import { textAt } from '../archive.ts';
import { unknownText } from '../names.ts';
import type { PipLine } from './line.ts';
import { requirementsIn } from './projects.ts';
import { canonicalName, knownNames, type PipPackage, publishedOf } from './registry.ts';
import { type Requirement, requirementsOf } from './requirements.ts';
import { environmentOf, isInstalled, type PipSite, siteFor, siteOf, userSite } from './site.ts';

/** An install that is under way. */
interface Install {
  readonly site: PipSite;
  /** What is collected, by canonical name, in the order in which it was. */
  readonly wanted: Map<string, Collected>;
  /** Prints what `-q` keeps silent. */
  readonly say: (text: string) => void;
}

interface Collected extends PipPackage {
  /** As it was first written. */
  readonly name: string;
}

const ROOT_WARNING =
  "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager, possibly rendering your system unusable. It is recommended to use a virtual environment instead: https://pip.pypa.io/warnings/venv. Use the --root-user-action option if you know what you are doing and want to suppress this warning.\n";

/** `pip install`. */
export function install(call: ProgramCall, line: PipLine): number {
  const { flags } = line;
  const say = (text: string) => {
    if (!flags.has('-q') && !flags.has('--quiet')) call.out(text);
  };
  const requirements = requirementsOf(call, line);
  if (requirements === null) return 1;
  const own = siteFor(call, line);
  const isUsers = own.directory === siteOf(call).directory && !mayInstall(call, own.directory);
  if (isUsers) say('Defaulting to user installation because normal site-packages is not writeable\n');
  const work: Install = { site: isUsers ? userSite(call) : own, wanted: new Map(), say };
  for (const each of requirements) {
    if (each.text === 'pip') continue;
    const isProject = /^\.\/?(\[[^\]]*\])?$/.test(each.text);
    if (!(isProject ? collectProject(call, work, each.text) : collect(call, work, each))) return 1;
  }
  const collected = [...work.wanted.values()];
  if (collected.length === 0) return 0;
  const names = collected.map(each => each.name).reverse();
  say(`Installing collected packages: ${names.join(', ')}\n`);
  for (const each of collected) putPackage(call, work.site, each);
  if (!flags.has('--no-cache-dir') && call.env.get('PIP_NO_CACHE_DIR') === undefined) keepCache(call, work);
  const releases = collected.map(each => `${each.name}-${each.version}`).sort();
  say(`Successfully installed ${releases.join(' ')}\n`);
  if (
    call.files.identity.uid === 0 &&
    environmentOf(call) === null &&
    !line.values.has('--target') &&
    !line.values.has('-t') &&
    !line.values.has('--prefix') &&
    call.env.get('PIP_ROOT_USER_ACTION') !== 'ignore'
  )
    call.err(ROOT_WARNING);
  return 0;
}

/** Collects the project here and what it needs. False when pip has said that there is none. */
function collectProject(call: ProgramCall, work: Install, text: string): boolean {
  const needs = requirementsIn(call, 'pyproject.toml');
  if (needs === null) {
    if (call.files.stat(joinPath(call.cwd, 'setup.py')) !== null)
      return stop(call.session, 'not-simulated', 'pip install of a setup.py is not simulated on this host');
    call.err(`ERROR: Directory '${text}' is not installable. Neither 'setup.py' nor 'pyproject.toml' found.\n`);
    return false;
  }
  const own = textAt(call, joinPath(call.cwd, 'pyproject.toml'));
  const name = /^name\s*=\s*["']([^"']+)["']/m.exec(own)?.[1] ?? 'project';
  const version = /^version\s*=\s*["']([^"']+)["']/m.exec(own)?.[1] ?? '0.0.0';
  const steps = [
    'Installing build dependencies',
    'Getting requirements to build wheel',
    'Preparing metadata (pyproject.toml)',
  ];
  const said = steps.map(each => `  ${each}: started\n  ${each}: finished with status 'done'\n`);
  work.say(`Processing ${call.cwd}\n${said.join('')}`);
  pass(call.session, 2_400);
  if (!needs.every(need => collect(call, work, { text: need, origin: ` (from ${name}==${version})` }))) return false;
  work.wanted.set(canonicalName(name), { name, version, kib: 24, needs: [], programs: [] });
  return true;
}

/** Collects what a requirement asks for and needs. False when pip has said that there is no such thing. */
function collect(call: ProgramCall, work: Install, { text, origin }: Requirement): boolean {
  const [, typed = '', operator, asked] =
    /^([\w.-]+)(?:\[[^\]]*\])?\s*(==|>=|<=|~=|!=|<|>)?\s*([^,;\s]+)?/.exec(text) ?? [];
  const name = canonicalName(typed);
  if (work.wanted.has(name)) return true;
  if (isInstalled(call, work.site.directory, name)) {
    work.say(`Requirement already satisfied: ${typed} in ${work.site.directory}${origin}\n`);
    return true;
  }
  const online = call.session.request.network;
  if (!online) retry(call, name);
  const pinned = operator === '==' && asked !== undefined ? asked : null;
  const found = online ? publishedOf(name, pinned) : null;
  if (found?.kind === 'untold') return stop(call.session, 'not-simulated', unknownText([typed], knownNames()));
  if (found?.kind !== 'release') {
    call.err(
      `ERROR: Could not find a version that satisfies the requirement ${text} (from versions: none)\nERROR: No matching distribution found for ${text}\n`,
    );
    return false;
  }
  const published = found.release;
  const version = pinned ?? published.version;
  work.say(
    `Collecting ${text}${origin}\n  Downloading ${typed.replaceAll('-', '_')}-${version}-py3-none-any.whl (${Math.round(published.kib * 0.29)} kB)\n`,
  );
  pass(call.session, 90 + Math.round(published.kib / 30));
  work.wanted.set(name, { ...published, name: typed, version });
  return published.needs.every(need =>
    collect(call, work, { text: need, origin: ` (from ${typed}==${version}${origin})` }),
  );
}

/** pip tries five times to reach the registry. */
function retry(call: ProgramCall, name: string): void {
  for (let tries = 4; tries >= 0; tries--)
    call.err(
      `WARNING: Retrying (Retry(total=${tries}, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError': Failed to establish a new connection: [Errno -3] Temporary failure in name resolution: /simple/${name}/\n`,
    );
  pass(call.session, 15_000);
}

function mayInstall(call: ProgramCall, site: string): boolean {
  if (call.files.mkdir(site, { recursive: true }) !== null) return false;
  return call.files.identity.uid === 0 || call.files.mayWrite(site);
}

function putPackage(
  call: ProgramCall,
  { directory: site, bin }: PipSite,
  { name, version, kib, programs }: Collected,
): void {
  const { files } = call;
  const module = canonicalName(name).replaceAll('-', '_');
  const record = joinPath(site, `${module}-${version}.dist-info`);
  files.mkdir(joinPath(site, module), { recursive: true });
  files.write(joinPath(site, `${module}/__init__.py`), standIn(kib * 1024, `${name} ${version}`));
  files.mkdir(record, { recursive: true });
  files.write(joinPath(record, 'METADATA'), `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`);
  for (const program of programs) {
    const content = standIn(220, program, { name: program, data: null });
    files.mkdir(bin, { recursive: true });
    files.write(joinPath(bin, program), content, { mode: 0o755 });
  }
  pass(call.session, 40 + Math.round(kib / 60));
}

function keepCache(call: ProgramCall, { wanted }: Install): void {
  const cache = `${call.env.get('HOME') ?? '/root'}/.cache/pip`;
  const bytes = [...wanted.values()].reduce((sum, each) => sum + each.kib * 1024, 0);
  if (call.files.mkdir(cache, { recursive: true }) === null)
    call.files.write(`${cache}/http-v2`, standIn(Math.round(bytes * 0.3), `pip ${[...wanted.keys()].join()}`));
}
