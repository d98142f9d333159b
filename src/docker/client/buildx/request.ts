/** What `docker build` sends to the daemon, made of its flags. Troubles are told as buildx does, without asking the daemon. */
import type { SolveRequest } from '../../builder/index.ts';
import { StepFailure } from '../../context/step-failure.ts';
import { archiveEntries } from '../../context/unpack.ts';
import {
  contentOf,
  draftOf,
  emptyTree,
  fileSystemOf,
  joinPath,
  nameOf,
  parentOf,
  type Tree,
} from '../../filesystem/index.ts';
import type { Platform } from '../../image/platform.ts';
import { fullName, parseReference } from '../../image/reference.ts';
import { quote } from '../../quote.ts';
import type { Invocation } from '../command.ts';
import { absolute } from '../paths.ts';
import { type BuildCall, callOf } from './called.ts';
import {
  type BuildOutput,
  BuildRefusal,
  checkContexts,
  contextsOf,
  hostsOf,
  keyValues,
  outputsOf,
  secretsOf,
  secretValues,
  unsupported,
} from './given.ts';
import { type ProgressDisplay, progressOf } from './progress.ts';

export type PreparedBuild =
  | ({ readonly ok: true } & Composed)
  | { readonly ok: false; readonly error: string; readonly kind: BuildRefusal['kind'] };

interface Composed {
  readonly request: SolveRequest;
  readonly outputs: readonly BuildOutput[];
  readonly call: BuildCall;
  readonly progress: ProgressDisplay;
  /** The Dockerfile as excerpts of a check call it: where the client found it. */
  readonly shownName: string;
}

/** A directory of a tree as a tree of its own. */
function subtree(tree: Tree, directory: string): Tree {
  const real = (path: string): string => (path === '/' ? directory : directory === '/' ? path : directory + path);
  return { get: path => tree.get(real(path)), names: path => tree.names(real(path)) };
}

interface Context {
  readonly tree: Tree;
  readonly name: string;
  /** Where a Dockerfile is looked for without -f; null when standard input is the Dockerfile. */
  readonly directory: string;
  readonly dockerfile: string | null;
  readonly uploaded: boolean;
  /** What the daemon is to fetch in its place. */
  readonly remote: string | null;
  /** Standard input had nothing to give. */
  readonly empty?: true;
}

/** A tree that holds one Dockerfile. */
function dockerfileOnly(text: string, now: number): Tree {
  const draft = draftOf(emptyTree);
  fileSystemOf(draft, { now: () => now / 1000 }).write('/Dockerfile', contentOf(new TextEncoder().encode(text)));
  return draft;
}

async function contextOf({ io, engine, flags }: Invocation, path: string): Promise<Context> {
  if (path === '') throw new BuildRefusal('please specify build context (e.g. "." for the current directory)');
  if (path === '-') {
    const file = flags.text('file');
    if (io.stdinIsTerminal || file === '-')
      throw new BuildRefusal("invalid argument: can't use stdin for both build context and dockerfile");
    if (io.stdin.length === 0)
      return {
        tree: emptyTree,
        name: '-',
        directory: '/',
        dockerfile: null,
        remote: null,
        uploaded: false,
        empty: true,
      };
    const entries = await archiveEntries(contentOf(io.stdin));
    if (entries === null) {
      if (file !== '')
        throw new BuildRefusal('ambiguous Dockerfile source: both stdin and flag correspond to Dockerfiles');
      return {
        tree: emptyTree,
        name: '-',
        directory: '/',
        dockerfile: new TextDecoder().decode(io.stdin),
        remote: null,
        uploaded: false,
      };
    }
    const draft = draftOf(emptyTree);
    const files = fileSystemOf(draft, { now: () => engine.now() / 1000 });
    for (const { path: name, node } of entries) {
      files.mkdir(parentOf(`/${name}`), { recursive: true });
      draft.put(`/${name}`, node);
    }
    return { tree: draft, name: '-', directory: '/', dockerfile: null, remote: null, uploaded: true };
  }
  const at = absolute(io, path);
  const real = io.files.resolve(at);
  if (real !== null && io.files.stat(at)?.type === 'directory')
    return {
      tree: subtree(io.files.tree, real),
      name: real,
      directory: real,
      dockerfile: null,
      remote: null,
      uploaded: false,
    };
  if (/^(?:ssh:\/\/|git@)/.test(path)) throw withoutAgent();
  if (path.startsWith('github.com/')) throw new BuildRefusal('unknown protocol');
  if (/^(?:https?|git):\/\//.test(path))
    return { tree: emptyTree, name: path, directory: '/', dockerfile: null, remote: path, uploaded: false };
  throw new BuildRefusal(`unable to prepare context: path ${quote(path)} not found`);
}

function withoutAgent(): BuildRefusal {
  const why = 'invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set';
  return new BuildRefusal(`failed to convert agent config {default [] false}: ${why}`);
}

/** The registry references among --cache-from; caches in files are empty on this host. */
function cacheSources(texts: readonly string[]): readonly string[] {
  return texts.flatMap(text => {
    if (!text.includes('=')) return text.split(',');
    const fields = new Map(
      text.split(',').map(field => [field.split('=')[0] ?? '', field.slice(field.indexOf('=') + 1)]),
    );
    const reference = fields.get('ref');
    return fields.get('type') === 'registry' && reference !== undefined ? [reference] : [];
  });
}

/** Names of the image: those of -t, or else that of --output type=image,name=…. */
function tags({ flags }: Invocation, outputs: readonly BuildOutput[]): readonly string[] {
  const given = flags.list('tag');
  const named = given.length > 0 ? given : outputs.flatMap(({ name }) => (name === '' ? [] : [name]));
  return named.map(text => {
    const parsed = parseReference(text);
    if (!parsed.ok) {
      const why = parsed.error.includes('must be lowercase') ? 'repository name must be lowercase' : parsed.error;
      const said = text === '' ? 'repository name must have at least one component' : why;
      throw new BuildRefusal(`invalid tag ${quote(text)}: ${said}`);
    }
    const { tag } = parsed.value;
    return fullName(parsed.value) + (tag === null ? '' : `:${tag}`);
  });
}

export async function prepare(call: Invocation): Promise<PreparedBuild> {
  try {
    return { ok: true, ...(await compose(call)) };
  } catch (trouble) {
    // A context in an archive that cannot be opened here.
    if (trouble instanceof StepFailure) return { ok: false, error: trouble.message, kind: 'not-simulated' };
    if (trouble instanceof BuildRefusal) return { ok: false, error: trouble.message, kind: trouble.kind };
    throw trouble;
  }
}

/** What the flags say, in the order in which buildx looks at them: the first that is wrong is told. */
async function compose(invocation: Invocation): Promise<Composed> {
  const {
    flags,
    arguments: [path = ''],
    io,
    engine,
  } = invocation;
  const at = engine.now();
  const buildArgs = Object.fromEntries(keyValues(flags.list('build-arg'), io.env));
  const labels = keyValues(flags.list('label'), null);
  const namedContexts = contextsOf(flags.list('build-context'));
  const outputs = outputsOf(flags.list('output'));
  if (flags.text('iidfile') !== '' && outputs.some(({ type }) => type === 'local' || type === 'tar'))
    throw new BuildRefusal('local and tar exporters are incompatible with image ID file', 'early');
  const secrets = secretsOf(flags.list('secret'));
  for (const text of flags.list('annotation'))
    if (!text.includes('=')) throw new BuildRefusal(`invalid annotation ${quote(text)}, expected key=value`, 'early');
  const call = callOf(flags.on('check') ? 'check' : flags.text('print') || flags.text('call'));
  const builder = (flags.given('builder') && flags.text('builder')) || io.env.BUILDX_BUILDER || 'default';
  if (builder !== 'default') throw new BuildRefusal(`no builder ${quote(builder)} found`, 'early');
  const progress = progressOf(invocation);
  if (flags.on('no-cache') && flags.list('no-cache-filter').length > 0)
    throw new BuildRefusal('--no-cache and --no-cache-filter cannot currently be used together');
  const { DOCKER_DEFAULT_PLATFORM: usual = '' } = io.env;
  const given = flags.given('platform') || usual === '' ? flags.list('platform') : [usual];
  const platforms = given.flatMap(text => text.split(','));
  for (const platform of platforms)
    if (!platform.includes('/') && !PLATFORM_WORDS.has(platform.toLowerCase()))
      throw new BuildRefusal(`${quote(platform)}: unknown operating system or architecture: invalid argument`);
  const values = secretValues(secrets, io);
  if (flags.list('ssh').length > 0 && (io.env.SSH_AUTH_SOCK ?? '') === '') throw withoutAgent();
  for (const { type, destination } of outputs) {
    if (type === 'local' && destination === '') throw new BuildRefusal('dest is required for local exporter');
    if (type === 'local' && destination === '-') throw new BuildRefusal('dest cannot be stdout for local exporter');
    const there = destination === '' || destination === '-' ? null : io.files.stat(absolute(io, destination));
    if (type === 'local' && there !== null && there.type !== 'directory')
      throw new BuildRefusal(`destination directory ${destination} is a file`);
    if (type === 'tar' && there?.type === 'directory')
      throw new BuildRefusal(`destination file ${destination} is a directory`);
    if (type === 'tar' && (destination === '' || destination === '-') && io.columns.stdout !== null)
      throw new BuildRefusal('dest file is required for tar exporter. refusing to write to console');
  }
  refuseFeatures(invocation, outputs);
  const names = tags(invocation, outputs);
  const exporters = outputs.length === 0 ? ['image'] : outputs.map(({ type }) => type);
  const unknown = exporters.find(type => !['image', 'docker', 'local', 'tar', 'cacheonly'].includes(type));
  if (unknown !== undefined)
    throw unknown === 'registry'
      ? new BuildRefusal('docker build --output type=registry is not simulated on this host', 'not-simulated')
      : new BuildRefusal(`failed to solve: exporter ${quote(unknown)} could not be found`);
  const file = flags.text('file');
  const context = await contextOf(invocation, path);
  checkContexts(namedContexts, io);
  const info = await engine.systemVersion();
  const platform: Platform = info.ok && info.value.Arch === 'arm64' ? 'linux/arm64' : 'linux/amd64';
  let dockerfileTree: Tree | null;
  let dockerfileName = 'Dockerfile';
  if (context.empty === true) dockerfileTree = null;
  else if (context.dockerfile !== null) dockerfileTree = dockerfileOnly(context.dockerfile, at);
  else if (file === '-') dockerfileTree = dockerfileOnly(new TextDecoder().decode(io.stdin), at);
  else if (file === '') dockerfileTree = context.tree;
  else if (path === '-') {
    dockerfileTree = subtree(context.tree, parentOf(joinPath('/', file)));
    dockerfileName = nameOf(file);
  } else {
    const whole = absolute(io, file);
    const directory = io.files.resolve(parentOf(whole));
    if (directory === null || io.files.stat(parentOf(whole)) === null) {
      throw new BuildRefusal(
        `resolve : lstat ${file.slice(0, file.lastIndexOf('/')) || '/'}: no such file or directory`,
      );
    }
    dockerfileTree = subtree(io.files.tree, directory);
    dockerfileName = nameOf(whole);
  }
  if (platforms.length > 1) throw unsupported('Multi-platform build', 'build-multi-platform');
  const network = flags.text('network') || 'default';
  if (network !== 'default' && network !== 'none' && network !== 'host')
    throw new BuildRefusal(
      `network mode ${quote(network)} not supported by buildkit - you can define a custom network for your builder using the network driver-opt in buildx create`,
    );
  const request: SolveRequest = {
    at,
    seed: io.seed,
    platform,
    context: context.tree,
    contextName: context.name,
    remoteContext: context.remote,
    uploaded: context.uploaded,
    namedContexts,
    cacheFrom: cacheSources(flags.list('cache-from')),
    dockerfileTree,
    dockerfileName,
    dockerfilePath: file === '' ? 'Dockerfile' : file,
    tags: names,
    target: flags.text('target') || null,
    buildArgs,
    labels,
    noCache: flags.on('no-cache'),
    noCacheFilter: flags.list('no-cache-filter').flatMap(text => text.split(',')),
    pull: flags.on('pull'),
    entitlements: flags.list('allow'),
    targetPlatform: platforms[0] ?? null,
    secrets: values,
    call: call.name,
    exportImage: exporters.some(type => type === 'image' || type === 'docker'),
    exportFiles:
      call.name !== null
        ? []
        : exporters.flatMap(type => (type === 'local' ? ['directory'] : type === 'tar' ? ['tarball'] : [])),
    network,
    hosts: hostsOf(flags.list('add-host')),
    limits: ['shm-size', 'ulimit', 'cgroup-parent'].flatMap(name => flags.list(name).map(value => `${name}=${value}`)),
  };
  const shownName = file === '-' ? 'stdin' : file === '' ? joined(path, 'Dockerfile') : file;
  return { request, outputs, call, progress, shownName };
}

/** Go's filepath.Join of a directory and a name: `.` and `..` are resolved as far as the words tell. */
function joined(directory: string, name: string): string {
  const parts: string[] = [];
  for (const part of `${directory}/${name}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !directory.startsWith('/')) parts.push(part);
  }
  return `${directory.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

/** Words that stand for a platform by themselves. */
const PLATFORM_WORDS: ReadonlySet<string> = new Set(
  'linux windows darwin freebsd amd64 x86_64 x86-64 arm64 aarch64 arm armhf armel 386 i386 ppc64le s390x riscv64 local'.split(
    ' ',
  ),
);

/** What the docker driver cannot do without the containerd image store. */
function refuseFeatures({ flags }: Invocation, outputs: readonly BuildOutput[]): void {
  for (const text of flags.list('cache-to'))
    if (!/^(?:.*,)?type=inline(?:,|$)/.test(text)) throw unsupported('Cache export', 'build-cache-backends');
  const asked = (text: string): boolean => text !== '' && text !== 'false' && !/(?:^|,)disabled=true/.test(text);
  if (asked(flags.text('sbom')) || asked(flags.text('provenance')) || flags.list('attest').some(asked))
    throw unsupported('Attestation', 'attestations');
  if (outputs.some(({ type }) => type === 'oci')) throw unsupported('OCI exporter', 'build-exporters');
  if (outputs.some(({ type, destination }) => type === 'docker' && destination !== ''))
    throw unsupported('Docker exporter', 'build-exporters');
}
