import { builtInCatalogue } from '../catalogue/index.ts';
import { complete as completeDocker } from '../client/index.ts';
import { mayGrow as mayGrowOf } from '../daemon/containers/files.ts';
import { LIMITS, type Limits } from '../daemon/daemon.ts';
import { catchUp } from '../daemon/engine-of.ts';
import { type FrozenState, freezeState, thawState } from '../daemon/freeze.ts';
import { seedImage } from '../daemon/images/pull.ts';
import { predefinedNetworks } from '../daemon/networks/networks.ts';
import type { DaemonState } from '../daemon/state.ts';
import { changesIn, viewOf } from '../daemon/view.ts';
import { overweight } from '../daemon/weight.ts';
import {
  type Change,
  cleanPath,
  draftOf,
  type FileSystem,
  fileSystemOf,
  joinPath,
  parentOf,
  placeFiles,
  textOf,
} from '../filesystem/index.ts';
import type { Call, Chunk, Ending, Instant, Outcome } from '../outcome.ts';
import type { Catalogue } from '../registry/catalogue.ts';
import { readCatalogue } from '../registry/catalogue-file.ts';
import { type PromptState, promptState } from '../runtime/index.ts';
import type { Completion, FileChange, FileEdit, View, WorkFile } from '../view.ts';
import { AtKeyboard } from './at-keyboard.ts';
import { type InsideContainer, playInside } from './inside.ts';
import { splitPlain } from './line.ts';
import { homeOf, LEARNER, MACHINE, userOf } from './machine.ts';
import { daemonOf, OWNER, type Played, playPlain, playShell } from './play.ts';
import type { FrozenHost, HostWorld, RunOptions } from './world.ts';
import { SIMULATOR_VERSION } from './world.ts';

/** A learner's machine with its daemon and the registries behind it. A value: running a line gives another one. */
export interface Host {
  readonly daemon: DaemonState;
  readonly clock: Instant;
  /** Where the learner's files are: filesOf and editFiles speak of this directory. */
  readonly directory: string;
  /** Where the learner's shell stands, and its variables. */
  readonly shell: PromptState;
  /** What the learner's machine has beyond a fresh one. */
  readonly files: readonly Change[];
  /** Whether the catalogue is the built-in one. */
  readonly builtIn: boolean;
  /** The shell of a container at which the learner stands, or null. */
  readonly inside: InsideContainer | null;
}

function catalogueFor(given: unknown | null): Catalogue {
  if (given === null) return builtInCatalogue();
  const key = typeof given === 'object' ? given : null;
  const known = key === null ? undefined : readCatalogues.get(key);
  if (known !== undefined) return known;
  const read = readCatalogue(given);
  if (!read.ok) throw new Error(`catalogue: ${read.error}`);
  if (key !== null) readCatalogues.set(key, read.catalogue);
  return read.catalogue;
}

/** A catalogue that came as JSON is read once, however many hosts stand on it. */
const readCatalogues = new WeakMap<object, Catalogue>();

/** A new host. Throws when the world names images that its catalogue does not have: that is a fault of whoever made the world. */
export async function boot(world: HostWorld): Promise<Host> {
  const state: DaemonState = {
    seed: world.seed,
    platform: world.platform,
    profile: world.profile ?? '28',
    catalogue: catalogueFor(world.catalogue),
    counter: 0,
    images: new Map(),
    references: new Map(),
    containers: new Map(),
    volumes: new Map(),
    networks: predefinedNetworks(world.seed, world.at),
    cache: { records: [], contexts: {}, mounts: {} },
    cacheLayers: new Map(),
    builds: [],
    events: [],
    registries: new Map(),
  };
  const directory = cleanPath(world.directory);
  const draft = draftOf(MACHINE);
  const mtime = Math.floor(world.at / 1000);
  const files = fileSystemOf(draft, { now: () => mtime, ...OWNER });
  files.mkdir(directory, { recursive: true });
  introduce(files, userOf(directory));
  await placeFiles(draft, directory, world.files, mtime, LEARNER);
  const daemon = daemonOf(state, world.at, draft);
  for (const image of world.images) {
    if (!seedImage(daemon, image)) throw new Error(`the catalogue has no image ${image} for ${world.platform}`);
  }
  const home = homeOf(directory);
  const user = userOf(directory);
  return {
    daemon: daemon.state,
    clock: world.at,
    directory,
    shell: promptState(directory, {
      HOME: home,
      USER: user,
      LOGNAME: user,
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      SHELL: '/bin/bash',
      LANG: 'C.UTF-8',
    }),
    files: draft.changes(),
    builtIn: world.catalogue === null,
    inside: null,
  };
}

/** A learner whose home is not the usual one has an entry in the machine's list of users. */
function introduce(files: FileSystem, user: string): void {
  const passwd = files.read('/etc/passwd');
  const text = passwd === null ? '' : (textOf(passwd) ?? '');
  if (text.includes(`${user}:`)) return;
  files.write('/etc/passwd', text.replace(/^student:.*$/m, `${user}:x:${LEARNER}:${LEARNER}::/home/${user}:/bin/bash`));
  files.write('/etc/group', `root:x:0:\ndocker:x:999:${user}\n${user}:x:${LEARNER}:\n`);
}

export async function run(host: Host, line: string, options: RunOptions): Promise<Ran> {
  const start = Math.max(host.clock, options.at);
  const { limits = LIMITS } = options;
  if (line.length > limits.line) return limited(host, start, `a line may hold at most ${limits.line} characters`);
  if (host.inside !== null) return runInside(host, host.inside, line, start, limits);
  let mayGrow: (bytes: number) => boolean = () => true;
  const draft = draftOf(MACHINE, host.files, { mayGrow: bytes => mayGrow(bytes) });
  const words = splitPlain(line);
  const { aliases, functions } = host.shell;
  const plain = words?.[0] === 'docker' && aliases.docker === undefined && functions.docker === undefined;
  const keyboard = plain && options.columns !== null && options.stdin === '' ? { since: start, left: false } : null;
  const daemon = daemonOf(host.daemon, start, draft, keyboard, limits);
  mayGrow = mayGrowOf(daemon);
  if (host.daemon.containers.size > 0) await catchUp(daemon);
  const before = daemon.state;
  if (words !== null && words.length === 0) {
    return {
      host: { ...host, clock: start, daemon: before },
      outcome: outcomeOf([], { kind: 'exited', exitCode: host.shell.exitCode }, 0),
      traffic: [],
    };
  }
  let played: Played;
  try {
    played =
      words !== null && plain
        ? await playPlain(host, daemon, words.slice(1), start, options)
        : await playShell(host, daemon, line, start, options);
  } catch (thrown) {
    if (!(thrown instanceof AtKeyboard) || options.columns === null) throw thrown;
    const { files } = host;
    const first: InsideContainer = {
      state: before,
      files,
      line,
      at: start,
      columns: options.columns,
      typed: [],
      shown: 0,
      calls: 0,
      prompt: '',
    };
    return runInside(host, first, null, start, limits);
  }
  if (daemon.state.containers.size > 0) await catchUp(daemon);
  const files = draft.changes();
  const heavier = daemon.state !== before || files !== host.files;
  const limit =
    daemon.exceeded ??
    (played.ending.kind === 'limit' ? played.ending.message : null) ??
    (heavier ? overweight(daemon.state, files, daemon.limits) : null);
  if (limit !== null) return limited(host, start, limit);
  const next: Host = { ...host, daemon: daemon.state, clock: daemon.clock, shell: played.shell, files };
  const outcome = outcomeOf(played.chunks, played.ending, daemon.clock - start);
  return { host: next, outcome, traffic: daemon.traffic };
}

/** A line for the shell inside of a container at which the learner stands; null begins it. */
async function runInside(
  host: Host,
  inside: InsideContainer,
  line: string | null,
  start: Instant,
  limits: Limits,
): Promise<Ran> {
  const played = await playInside(inside, line, start, host.shell, limits);
  const { daemon } = played;
  const limit = daemon.exceeded ?? overweight(daemon.state, played.files, daemon.limits);
  if (limit !== null) return limited(host, start, limit);
  const next: Host = {
    ...host,
    daemon: daemon.state,
    clock: daemon.clock,
    files: played.files,
    shell: { ...host.shell, exitCode: played.ending.exitCode },
    inside: played.inside,
  };
  return {
    host: next,
    outcome: outcomeOf(played.chunks, played.ending, daemon.clock - start),
    traffic: played.traffic,
  };
}

function outcomeOf(chunks: readonly Chunk[], ending: Ending, duration: number): Outcome {
  let stdout = '';
  let stderr = '';
  for (const { stream, text } of chunks) {
    if (stream === 'stdout') stdout += text;
    else stderr += text;
  }
  return { stdout, stderr, chunks, duration, ending };
}

/** A line that reached a cap leaves the host as it was. */
function limited(host: Host, start: Instant, message: string): Ran {
  const text = `drydock: ${message}\n`;
  const chunks: readonly Chunk[] = [{ stream: 'stderr', text, after: 0 }];
  const ending = { kind: 'limit', exitCode: 1, message, what: '' } as const;
  return {
    host: { ...host, clock: start },
    outcome: { stdout: '', stderr: text, chunks, duration: 0, ending },
    traffic: [],
  };
}

/** `student@dock:~/lab$ `, as bash shows it; inside of a container what its shell shows. */
export function prompt(host: Host): string {
  if (host.inside !== null) return host.inside.prompt;
  const home = host.shell.variables.HOME ?? homeOf(host.directory);
  const { cwd } = host.shell;
  const shown = cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  return `${userOf(host.directory)}@dock:${shown}$ `;
}

/** The latest view of each state of a daemon. */
const views = new WeakMap<DaemonState, View>();

export function view(host: Host): View {
  const { daemon, clock } = host;
  const known = views.get(daemon);
  if (known?.now === clock) return known;
  const made = known !== undefined && stands(daemon) ? { ...known, now: clock } : viewOf(daemon, clock);
  views.set(daemon, made);
  return made;
}

/** Whether the views of two hosts differ in nothing but the time. */
export function looksAlike(a: Host, b: Host): boolean {
  return a.daemon === b.daemon && (a.clock === b.clock || stands(a.daemon));
}

/** Where no container is at work, time alone changes nothing that is seen. */
function stands({ containers }: DaemonState): boolean {
  for (const { status } of containers.values()) if (status !== 'created' && status !== 'exited') return false;
  return true;
}

/** Files of a layer, by its ChainID, or of a container's read-write layer, by its id; empty for an unknown one. */
export function changesOf(host: Host, id: string): readonly FileChange[] {
  return changesIn(host.daemon, id);
}

const MOST_FILES = 500;

const listings = new WeakMap<readonly Change[], { readonly directory: string; readonly files: readonly WorkFile[] }>();

/** The files below the working directory, sorted; what it reads as text is text. The same list as long as no file changes. */
export function filesOf({ files, directory }: Host): readonly WorkFile[] {
  const known = listings.get(files);
  if (known?.directory === directory) return known.files;
  const listed = listFiles(files, directory);
  listings.set(files, { directory, files: listed });
  return listed;
}

function listFiles(changes: readonly Change[], directory: string): readonly WorkFile[] {
  const draft = draftOf(MACHINE, changes);
  const found: WorkFile[] = [];
  const walk = (path: string, name: string) => {
    const node = draft.get(path);
    if (node === null || found.length >= MOST_FILES) return;
    if (node.type === 'file') {
      const { content } = node;
      found.push({ path: name, size: content.size, text: textOf(content), digest: content.digest });
    }
    if (node.type === 'directory')
      for (const child of draft.names(path)) walk(`${path}/${child}`, name === '' ? child : `${name}/${child}`);
  };
  walk(directory, '');
  return found;
}

function edited(
  before: readonly Change[],
  directory: string,
  edits: readonly FileEdit[],
  clock: Instant,
): readonly Change[] {
  const draft = draftOf(MACHINE, before);
  const files = fileSystemOf(draft, { now: () => clock / 1000, ...OWNER });
  for (const { path, text } of edits) {
    const whole = cleanPath(path, directory);
    if (!whole.startsWith(`${directory}/`)) continue;
    if (text === null) files.remove(whole, { recursive: true, force: true });
    else {
      files.mkdir(parentOf(whole), { recursive: true });
      files.write(whole, text);
    }
  }
  return draft.changes();
}

/** Replaces and removes files below the working directory; edits that lead out of it are left out. */
export function editFiles(host: Host, edits: readonly FileEdit[], at: Instant): Host {
  const clock = Math.max(host.clock, at);
  const { inside, directory } = host;
  return {
    ...host,
    clock,
    files: edited(host.files, directory, edits, clock),
    inside: inside === null ? null : { ...inside, files: edited(inside.files, directory, edits, clock) },
  };
}

/** What Tab offers at a place of a line. */
export function complete(host: Host, line: string, cursor: number): Completion {
  if (host.inside !== null) return { from: cursor, to: cursor, candidates: [] };
  const draft = draftOf(MACHINE, host.files);
  const files = fileSystemOf(draft, { now: () => host.clock / 1000 });
  const namesIn = (directory: string): readonly string[] => {
    const path = cleanPath(directory.replace(/^~(?=\/|$)/, host.shell.variables.HOME ?? '/'), host.shell.cwd);
    return files.list(path).map(name => (files.stat(joinPath(path, name))?.type === 'directory' ? `${name}/` : name));
  };
  return completeDocker(line, Math.min(cursor, line.length), { view: view(host), files: namesIn });
}

interface FrozenBody {
  readonly state: FrozenState;
  readonly clock: Instant;
  readonly directory: string;
  readonly shell: PromptState;
  readonly builtIn: boolean;
  readonly inside: (Omit<InsideContainer, 'state' | 'files'> & { readonly before: FrozenState }) | null;
}

export function freeze(host: Host): FrozenHost {
  const { clock, directory, shell, builtIn } = host;
  let inside: FrozenBody['inside'] = null;
  if (host.inside !== null) {
    const { state, files, ...rest } = host.inside;
    inside = { ...rest, before: freezeState(state, files) };
  }
  const body: FrozenBody = { state: freezeState(host.daemon, host.files), clock, directory, shell, builtIn, inside };
  return { version: SIMULATOR_VERSION, body };
}

/** Takes a host out again. Throws when it was frozen by another version, or stands on another catalogue. */
export function thaw(frozen: FrozenHost, catalogue: unknown | null): Host {
  if (frozen.version !== SIMULATOR_VERSION)
    throw new Error(`this host was frozen by version ${frozen.version} of the simulator`);
  // This version wrote it, so what it says is not read again.
  const { state, inside, builtIn, ...rest } = frozen.body as FrozenBody;
  const offered = catalogueFor(builtIn ? null : catalogue);
  const now = thawState(state, offered);
  const host = { ...rest, builtIn, daemon: now.state, files: now.files };
  if (inside === null) return { ...host, inside };
  const { before, ...typed } = inside;
  return { ...host, inside: { ...typed, ...thawState(before, offered) } };
}

export interface Ran {
  readonly host: Host;
  readonly outcome: Outcome;
  /** What went from client to daemon to registry, call by call; empty when the line never spoke to Docker. */
  readonly traffic: readonly Call[];
}
