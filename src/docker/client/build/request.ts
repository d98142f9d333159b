/** What `docker build` sends to the daemon, made of its flags. Troubles are told as buildx does, without asking the daemon. */
import type { SolveRequest } from '../../builder/index.ts';
import {
  contentOf,
  draftOf,
  emptyTree,
  fileSystemOf,
  joinPath,
  nameOf,
  parentOf,
  readTar,
  type Tree,
} from '../../filesystem/index.ts';
import { fullName, parseReference } from '../../image/reference.ts';
import type { Platform } from '../../index.ts';
import type { Invocation } from '../command.ts';
import { pairs } from '../flags/variables.ts';
import { quote } from '../format/quote.ts';
import { absolute, readText } from '../paths.ts';

export type Prepared =
  | { readonly ok: true; readonly request: SolveRequest }
  | { readonly ok: false; readonly error: string; readonly notSimulated: boolean };

/** A directory of a tree as a tree of its own. */
function subtree(tree: Tree, directory: string): Tree {
  const real = (path: string): string => (path === '/' ? directory : directory === '/' ? path : directory + path);
  return { get: path => tree.get(real(path)), names: path => tree.names(real(path)) };
}

class Trouble extends Error {
  readonly notSimulated: boolean;
  constructor(message: string, notSimulated = false) {
    super(message);
    this.notSimulated = notSimulated;
  }
}

interface Context {
  readonly tree: Tree;
  readonly name: string;
  /** Where a Dockerfile is looked for without -f; null when standard input is the Dockerfile. */
  readonly directory: string;
  readonly dockerfile: string | null;
}

/** A tree that holds one Dockerfile. */
function dockerfileOnly(text: string, now: number): Tree {
  const draft = draftOf(emptyTree);
  fileSystemOf(draft, { now: () => now / 1000 }).write('/Dockerfile', contentOf(new TextEncoder().encode(text)));
  return draft;
}

async function contextOf({ io, engine }: Invocation, path: string): Promise<Context> {
  if (path === '-') {
    if (io.stdinIsTerminal)
      throw new Trouble("invalid argument: can't use stdin for both build context and dockerfile");
    const entries = await readTar(io.stdin);
    if (entries === null) {
      return { tree: emptyTree, name: '-', directory: '/', dockerfile: new TextDecoder().decode(io.stdin) };
    }
    const draft = draftOf(emptyTree);
    const files = fileSystemOf(draft, { now: () => engine.now() / 1000 });
    for (const { path: name, node } of entries) {
      files.mkdir(parentOf(`/${name}`), { recursive: true });
      draft.put(`/${name}`, node);
    }
    return { tree: draft, name: '-', directory: '/', dockerfile: null };
  }
  if (/^(?:https?|git|ssh):\/\/|^git@|^github\.com\//.test(path)) {
    throw new Trouble('docker build from a URL is not simulated on this host', true);
  }
  const at = absolute(io, path);
  const real = io.files.resolve(at);
  if (real === null || io.files.stat(at)?.type !== 'directory') {
    throw new Trouble(`unable to prepare context: path ${quote(path)} not found`);
  }
  return { tree: subtree(io.files.tree, real), name: real, directory: real, dockerfile: null };
}

function tags({ flags }: Invocation): readonly string[] {
  return flags.list('tag').map(text => {
    const parsed = parseReference(text);
    if (!parsed.ok) {
      const why = parsed.error.includes('must be lowercase') ? 'repository name must be lowercase' : parsed.error;
      throw new Trouble(`invalid tag ${quote(text)}: ${why}`);
    }
    const { tag } = parsed.value;
    return fullName(parsed.value) + (tag === null ? '' : `:${tag}`);
  });
}

function buildArgs({ flags, io }: Invocation): Readonly<Record<string, string>> {
  const args: Record<string, string> = {};
  for (const text of flags.list('build-arg')) {
    const equals = text.indexOf('=');
    if (equals >= 0) args[text.slice(0, equals)] = text.slice(equals + 1);
    else {
      const own = io.env[text];
      if (own !== undefined) args[text] = own;
    }
  }
  return args;
}

function secrets({ flags, io }: Invocation): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const text of flags.list('secret')) {
    const fields = pairs(text.split(','));
    const id = fields.id ?? '';
    if (id === '') throw new Trouble(`invalid secret ${quote(text)}: id is required`);
    const path = fields.src ?? fields.source;
    const variable = fields.env ?? (fields.type === 'env' ? id : undefined);
    const fromEnv = variable === undefined ? io.env[id] : io.env[variable];
    if (path === undefined && (variable !== undefined || fromEnv !== undefined)) {
      found[id] = fromEnv ?? '';
      continue;
    }
    const file = path ?? id;
    const read = readText(io, file);
    if (!read.ok) throw new Trouble(`failed to stat ${file}: stat ${file}: no such file or directory`);
    found[id] = read.text;
  }
  return found;
}

function outputs({ flags }: Invocation): boolean {
  let exports = true;
  for (const text of flags.list('output')) {
    const { type } = pairs(text.split(','));
    if (type === 'cacheonly') exports = false;
    else if (type !== 'docker' && type !== 'image') {
      throw new Trouble(`docker build --output ${text} is not simulated on this host`, true);
    }
  }
  return exports;
}

export async function prepare(call: Invocation): Promise<Prepared> {
  try {
    return { ok: true, request: await compose(call) };
  } catch (trouble) {
    if (trouble instanceof Trouble) return { ok: false, error: trouble.message, notSimulated: trouble.notSimulated };
    throw trouble;
  }
}

async function compose(call: Invocation): Promise<SolveRequest> {
  const {
    flags,
    arguments: [path = ''],
    io,
    engine,
  } = call;
  const at = engine.now();
  const names = tags(call);
  const file = flags.text('file');
  const context = await contextOf(call, path);
  const info = await engine.systemVersion();
  const platform: Platform = info.ok && info.value.Arch === 'arm64' ? 'linux/arm64' : 'linux/amd64';
  let dockerfileTree: Tree;
  let dockerfileName = 'Dockerfile';
  if (context.dockerfile !== null) dockerfileTree = dockerfileOnly(context.dockerfile, at);
  else if (file === '-') dockerfileTree = dockerfileOnly(new TextDecoder().decode(io.stdin), at);
  else if (file === '') dockerfileTree = context.tree;
  else if (path === '-') {
    dockerfileTree = subtree(context.tree, parentOf(joinPath('/', file)));
    dockerfileName = nameOf(file);
  } else {
    const whole = absolute(io, file);
    const directory = io.files.resolve(parentOf(whole));
    if (directory === null || io.files.stat(parentOf(whole)) === null) {
      throw new Trouble(`resolve : lstat ${file.slice(0, file.lastIndexOf('/')) || '/'}: no such file or directory`);
    }
    dockerfileTree = subtree(io.files.tree, directory);
    dockerfileName = nameOf(whole);
  }
  const platforms = flags.list('platform').flatMap(text => text.split(','));
  if (platforms.length > 1) {
    throw new Trouble(
      'Multi-platform build is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/build-multi-platform/',
    );
  }
  const kind = flags.text('call');
  if (kind !== 'build' && kind !== 'check') {
    throw new Trouble(`docker build --call ${kind} is not simulated on this host`, true);
  }
  return {
    at,
    seed: io.seed,
    platform,
    context: context.tree,
    contextName: context.name,
    dockerfileTree,
    dockerfileName,
    dockerfilePath: file === '' ? 'Dockerfile' : file,
    tags: names,
    target: flags.text('target') || null,
    buildArgs: buildArgs(call),
    labels: flags.list('label').map(text => {
      const equals = text.indexOf('=');
      return equals < 0 ? ([text, ''] as const) : ([text.slice(0, equals), text.slice(equals + 1)] as const);
    }),
    noCache: flags.on('no-cache'),
    noCacheFilter: flags.list('no-cache-filter').flatMap(text => text.split(',')),
    pull: flags.on('pull'),
    targetPlatform: platforms[0] ?? null,
    secrets: secrets(call),
    check: flags.on('check') || kind === 'check',
    exportImage: outputs(call),
  };
}
