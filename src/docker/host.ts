import { builtInCatalogue } from './catalogue/index.ts';
import { type ClientIO, complete as completeDocker, type Done, docker } from './client/index.ts';
import { type Daemon, LIMITS } from './daemon/daemon.ts';
import { catchUp, engineOf } from './daemon/engine-of.ts';
import { predefinedNetworks } from './daemon/networks.ts';
import { seedImage } from './daemon/pull.ts';
import type { DaemonState } from './daemon/state.ts';
import {
  type Change,
  cleanPath,
  type Draft,
  draftOf,
  type FileSystem,
  fileSystemOf,
  joinPath,
  parentOf,
  placeFiles,
  textOf,
} from './filesystem/index.ts';
import { type FrozenState, freezeState, thawState } from './host/freeze.ts';
import { splitPlain } from './host/line.ts';
import { homeOf, LEARNER, MACHINE, userOf } from './host/machine.ts';
import { outputFrom } from './host/output.ts';
import { changesIn, viewOf } from './host/view.ts';
import type {
  Chunk,
  Completion,
  FileChange,
  FileEdit,
  FrozenHost,
  Instant,
  Outcome,
  Ran,
  RunOptions,
  View,
  WorkFile,
  World,
} from './index.ts';
import { SIMULATOR_VERSION } from './index.ts';
import type { Catalogue } from './registry/catalogue.ts';
import { readCatalogue } from './registry/catalogue-file.ts';
import {
  type PromptCommand,
  type Prompted,
  type PromptState,
  promptState,
  runProcess,
  runPrompt,
} from './runtime/index.ts';

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
}

const OWNER = { uid: LEARNER, gid: LEARNER };

function catalogueFor(given: unknown | null): Catalogue {
  if (given === null) return builtInCatalogue();
  const known = typeof given === 'object' ? readCatalogues.get(given as object) : undefined;
  if (known !== undefined) return known;
  const read = readCatalogue(given);
  if (!read.ok) throw new Error(`catalogue: ${read.error}`);
  readCatalogues.set(given as object, read.catalogue);
  return read.catalogue;
}

/** A catalogue that came as JSON is read once, however many hosts stand on it. */
const readCatalogues = new WeakMap<object, Catalogue>();

/** A new host. Throws when the world names images that its catalogue does not have: that is a fault of whoever made the world. */
export async function boot(world: World): Promise<Host> {
  const state: DaemonState = {
    seed: world.seed,
    platform: world.platform,
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

function daemonOf(state: DaemonState, clock: Instant, hostFiles: Draft): Daemon {
  return {
    state,
    clock,
    traffic: [],
    hostFiles,
    limits: LIMITS,
    exceeded: null,
    grown: { bytes: 0, files: 0 },
    runProcess,
  };
}

/** How long the client itself takes, in simulated milliseconds. */
const CLIENT = 8;

/** What a line comes to before it is known whether it reached a cap. */
interface Played {
  readonly chunks: readonly Chunk[];
  readonly exitCode: number;
  readonly error: Outcome['error'];
  readonly shell: PromptState;
  readonly full: boolean;
}

interface Place {
  readonly columns: ClientIO['columns'];
  readonly stdinIsTerminal: boolean;
  readonly stdin: Uint8Array;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly write: ClientIO['write'];
}

/** Runs the docker client over a daemon at work. */
async function runDocker(daemon: Daemon, words: readonly string[], place: Place): Promise<Done> {
  daemon.clock += CLIENT;
  const engine = engineOf(daemon);
  const files = fileSystemOf(daemon.hostFiles, { now: () => daemon.clock / 1000, ...OWNER });
  return docker(words, { ...place, files, seed: daemon.state.seed + daemon.state.counter }, engine);
}

/** A line that is a docker command and nothing else needs no shell. */
async function playPlain(
  host: Host,
  daemon: Daemon,
  words: readonly string[],
  start: Instant,
  options: RunOptions,
): Promise<Played> {
  const output = outputFrom(start, daemon.limits.output);
  const done = await runDocker(daemon, words, {
    columns: { stdout: options.columns, stderr: options.columns },
    stdinIsTerminal: options.columns !== null && options.stdin === '',
    stdin: new TextEncoder().encode(options.stdin),
    cwd: host.shell.cwd,
    env: exportedOf(host.shell),
    write: (stream, data, at) => output.write(stream, data, at ?? daemon.clock),
  });
  daemon.clock = Math.max(daemon.clock, output.last);
  const shell = host.shell.exitCode === done.exitCode ? host.shell : { ...host.shell, exitCode: done.exitCode };
  return { chunks: output.chunks(), exitCode: done.exitCode, error: done.error, shell, full: output.full };
}

async function playShell(
  host: Host,
  daemon: Daemon,
  line: string,
  start: Instant,
  options: RunOptions,
): Promise<Played> {
  let latest: Done['error'] = null;
  const command: PromptCommand = async (args, call) => {
    daemon.clock = Math.max(daemon.clock, call.at);
    let last = daemon.clock;
    const write: Place['write'] = (stream, data, at) => {
      last = Math.max(last, at ?? daemon.clock);
      call.write(stream, data, last);
    };
    const { cwd, env, stdin, stdinIsTerminal, columns } = call;
    const done = await runDocker(daemon, args, { cwd, env, stdin, stdinIsTerminal, columns, write });
    latest = done.error;
    daemon.clock = Math.max(daemon.clock, last);
    return { exitCode: done.exitCode, ends: daemon.clock };
  };
  const prompted = await runPrompt({
    line,
    state: host.shell,
    filesystem: daemon.hostFiles,
    user: userOf(host.directory),
    hostname: 'dock',
    now: start,
    seed: host.daemon.seed + host.daemon.counter,
    platform: host.daemon.platform,
    columns: options.columns,
    stdin: options.stdin,
    commands: { docker: command },
  });
  daemon.clock = Math.max(daemon.clock, Math.round(start + prompted.duration));
  const { chunks, exitCode, state } = prompted;
  let size = 0;
  for (const chunk of chunks) size += chunk.text.length;
  return { chunks, exitCode, error: shellError(prompted, latest), shell: state, full: size > daemon.limits.output };
}

/** Whose fault it was that a line of the shell ended badly: this host's, docker's, or the shell's. */
function shellError(prompted: Prompted, docker: Done['error']): Outcome['error'] {
  if (prompted.error !== null) return prompted.error;
  if (docker !== null) return docker;
  if (prompted.exitCode === 0) return null;
  const said = prompted.chunks.filter(chunk => chunk.stream === 'stderr').map(chunk => chunk.text);
  return said.length === 0 ? null : { kind: 'shell', message: said.join('').trimEnd(), what: '' };
}

function exportedOf(shell: PromptState): Readonly<Record<string, string>> {
  return Object.fromEntries(
    shell.exported.flatMap(name => (shell.variables[name] === undefined ? [] : [[name, shell.variables[name]]])),
  );
}

export async function run(host: Host, line: string, options: RunOptions): Promise<Ran> {
  const start = Math.max(host.clock, options.at);
  const draft = draftOf(MACHINE, host.files);
  const daemon = daemonOf(host.daemon, start, draft);
  if (host.daemon.containers.size > 0) await catchUp(daemon);
  const words = splitPlain(line);
  const plain =
    words?.[0] === 'docker' && host.shell.aliases.docker === undefined && host.shell.functions.docker === undefined;
  const played =
    words !== null && words.length === 0
      ? { chunks: [], exitCode: host.shell.exitCode, error: null, shell: host.shell, full: false }
      : words !== null && plain
        ? await playPlain(host, daemon, words.slice(1), start, options)
        : await playShell(host, daemon, line, start, options);
  if (daemon.state.containers.size > 0) await catchUp(daemon);
  const limit = daemon.exceeded ?? (played.full ? `a line may print at most ${daemon.limits.output} bytes` : null);
  if (limit !== null) return limited(host, start, limit);
  const next: Host = {
    ...host,
    daemon: daemon.state,
    clock: daemon.clock,
    shell: played.shell,
    files: draft.changes(),
  };
  const outcome = outcomeOf(played.chunks, played.exitCode, daemon.clock - start, played.error);
  return { host: next, outcome, traffic: daemon.traffic };
}

function outcomeOf(chunks: readonly Chunk[], exitCode: number, duration: number, error: Outcome['error']): Outcome {
  let stdout = '';
  let stderr = '';
  for (const { stream, text } of chunks) {
    if (stream === 'stdout') stdout += text;
    else stderr += text;
  }
  return { stdout, stderr, exitCode, chunks, duration, error };
}

/** A line that reached a cap leaves the host as it was. */
function limited(host: Host, start: Instant, message: string): Ran {
  const text = `drydock: ${message}\n`;
  const chunks: readonly Chunk[] = [{ stream: 'stderr', text, after: 0 }];
  const error = { kind: 'limit', message, what: '' } as const;
  return {
    host: { ...host, clock: start },
    outcome: { stdout: '', stderr: text, exitCode: 1, chunks, duration: 0, error },
    traffic: [],
  };
}

/** `student@dock:~/lab$ `, as bash shows it. */
export function prompt(host: Host): string {
  const home = host.shell.variables.HOME ?? homeOf(host.directory);
  const { cwd } = host.shell;
  const shown = cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  return `${userOf(host.directory)}@dock:${shown}$ `;
}

const views = new WeakMap<Host, View>();

export function view(host: Host): View {
  const known = views.get(host);
  if (known !== undefined) return known;
  const made = viewOf(host.daemon, host.clock);
  views.set(host, made);
  return made;
}

/** Files of a layer, by its ChainID, or of a container's read-write layer, by its id; empty for an unknown one. */
export function changesOf(host: Host, id: string): readonly FileChange[] {
  return changesIn(host.daemon, id);
}

const MOST_FILES = 500;

/** The files below the working directory, sorted; what it reads as text is text. */
export function filesOf(host: Host): readonly WorkFile[] {
  const draft = draftOf(MACHINE, host.files);
  const found: WorkFile[] = [];
  const walk = (path: string, name: string) => {
    const node = draft.get(path);
    if (node === null || found.length >= MOST_FILES) return;
    if (node.type === 'file') found.push({ path: name, size: node.content.size, text: textOf(node.content) });
    if (node.type === 'directory')
      for (const child of draft.names(path)) walk(`${path}/${child}`, name === '' ? child : `${name}/${child}`);
  };
  walk(host.directory, '');
  return found;
}

export function editFiles(host: Host, edits: readonly FileEdit[], at: Instant): Host {
  const clock = Math.max(host.clock, at);
  const draft = draftOf(MACHINE, host.files);
  const files = fileSystemOf(draft, { now: () => clock / 1000, ...OWNER });
  for (const { path, text } of edits) {
    const whole = cleanPath(path, host.directory);
    if (!whole.startsWith(`${host.directory}/`)) continue;
    if (text === null) files.remove(whole, { recursive: true, force: true });
    else {
      files.mkdir(parentOf(whole), { recursive: true });
      files.write(whole, text);
    }
  }
  return { ...host, clock, files: draft.changes() };
}

/** What Tab offers at a place of a line. */
export function complete(host: Host, line: string, cursor: number): Completion {
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
}

export function freeze(host: Host): FrozenHost {
  const body: FrozenBody = {
    state: freezeState(host.daemon, host.files),
    clock: host.clock,
    directory: host.directory,
    shell: host.shell,
    builtIn: host.builtIn,
  };
  return { version: SIMULATOR_VERSION, body };
}

/** Takes a host out again. Throws when it was frozen by another version, or stands on another catalogue. */
export function thaw(frozen: FrozenHost, catalogue: unknown | null): Host {
  if (frozen.version !== SIMULATOR_VERSION)
    throw new Error(`this host was frozen by version ${frozen.version} of the simulator`);
  const body = frozen.body as FrozenBody;
  const { state, files } = thawState(body.state, catalogueFor(body.builtIn ? null : catalogue));
  return {
    daemon: state,
    clock: body.clock,
    directory: body.directory,
    shell: body.shell,
    files,
    builtIn: body.builtIn,
  };
}
