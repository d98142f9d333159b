/** What the classic `docker build` sends to the daemon, made of its flags. Rule: docker/cli, cli/command/image/build. */
import type { ClassicRequest } from '../../builder/classic/index.ts';
import { type IgnoreRules, ignorePatterns, ignoreRules } from '../../context/ignore.ts';
import { archiveEntries } from '../../context/unpack.ts';
import { entryOf } from '../../entry.ts';
import {
  cleanPath,
  contentOf,
  joinPath,
  type Node,
  parentOf,
  sha256,
  type Tree,
  textOf,
} from '../../filesystem/index.ts';
import { quote } from '../../quote.ts';
import type { Work } from '../../work.ts';
import type { Invocation } from '../command.ts';
import { pairs } from '../flags/variables.ts';
import { absolute } from '../paths.ts';
import { platformOf } from '../platform.ts';
import { archiveSize, packed, unpacked } from './archive.ts';

export type ClassicPrepared =
  | { readonly ok: true; readonly request: ClassicRequest }
  | { readonly ok: false; readonly error: string; readonly kind: 'docker' | 'not-simulated' };

interface SentContext {
  readonly context: Tree;
  readonly dockerfile: string;
  readonly bytes: number;
}

type ClassicPart<T> = { readonly ok: true; readonly value: T } | Exclude<ClassicPrepared, { readonly ok: true }>;

function refused(
  error: string,
  kind: 'docker' | 'not-simulated' = 'docker',
): Exclude<ClassicPrepared, { readonly ok: true }> {
  return { ok: false, error, kind };
}

export async function prepareClassic(call: Invocation, path: string): Promise<ClassicPrepared> {
  const { flags, io, engine } = call;
  const sent = await contextOf(call, path);
  if (!sent.ok) return sent;
  const { context, dockerfile, bytes } = sent.value;
  const given = flags.list('build-arg').map((text): readonly [string, string | null] => {
    const equals = text.indexOf('=');
    return equals < 0 ? [text, entryOf(io.env, text) ?? null] : [text.slice(0, equals), text.slice(equals + 1)];
  });
  return {
    ok: true,
    request: {
      at: engine.now(),
      context,
      dockerfile,
      dockerfilePath: flags.text('file') || 'Dockerfile',
      tags: flags.list('tag'),
      target: flags.text('target'),
      buildArgs: Object.fromEntries(given),
      labels: pairs(flags.list('label')),
      cacheFrom: flags.list('cache-from'),
      noCache: flags.on('no-cache'),
      pull: flags.on('pull'),
      remove: flags.on('rm'),
      forceRemove: flags.on('force-rm'),
      platform: platformOf({ flags, io }) ?? '',
      network: flags.text('network'),
      hosts: flags.list('add-host'),
      isolation: flags.text('isolation'),
      securityOptions: flags.list('security-opt').length > 0,
      memory: flags.number('memory'),
      memorySwap: flags.number('memory-swap'),
      shmSize: flags.number('shm-size'),
      sent: bytes,
    },
  };
}

async function contextOf(call: Invocation, path: string): Promise<ClassicPart<SentContext>> {
  const { flags, io } = call;
  const file = flags.text('file');
  if (path === '-') {
    if (file === '-') return refused("invalid argument: can't use stdin for both build context and dockerfile");
    return fromInput(call, file);
  }
  const at = absolute(io, path);
  if (path === '' || io.files.stat(at) === null) {
    if (/^(?:https?|git|ssh):\/\/|^git@|^github\.com\//.test(path))
      return refused('docker build from a URL is not simulated on this host', 'not-simulated');
    return refused(`unable to prepare context: path ${quote(path)} not found`);
  }
  const root = io.files.resolve(at) ?? at;
  if (io.files.stat(root)?.type !== 'directory')
    return refused(`unable to prepare context: context must be a directory: ${root}`);
  return fromDirectory(call, root, file);
}

/** Standard input is an archive, or the Dockerfile alone. */
async function fromInput({ io, engine }: Invocation, file: string): Promise<ClassicPart<SentContext>> {
  const entries = await archiveEntries(contentOf(io.stdin));
  if (entries !== null) {
    const nodes = new Map(entries.map(({ path, node }) => [path, node]));
    const value = { context: unpacked(nodes, engine.now()), dockerfile: file, bytes: io.stdin.length };
    return { ok: true, value };
  }
  if (file !== '')
    return refused(
      'unable to prepare context from STDIN: ambiguous Dockerfile source: both stdin and flag correspond to Dockerfiles',
    );
  const nodes = new Map([['Dockerfile', fileOf(io.stdin, engine.now())]]);
  const value = { context: unpacked(nodes, engine.now()), dockerfile: 'Dockerfile', bytes: archiveSize(nodes) };
  return { ok: true, value };
}

function fileOf(bytes: Uint8Array | string, now: number): Node {
  return { type: 'file', mode: 0o600, uid: 0, gid: 0, mtime: Math.floor(now / 1000), content: contentOf(bytes) };
}

function fromDirectory(call: Invocation, root: string, file: string): ClassicPart<SentContext> {
  const { io, engine } = call;
  const found = dockerfileOf(call, root, file);
  if (!found.ok) return found;
  const { outside } = found.value;
  let { path } = found.value;
  const tree = below(io.files.tree, root);
  const ignored = rulesOf(tree, outside === null ? path : '', io.work);
  if (!ignored.ok) return ignored;
  const nodes = new Map(packed(tree, ignored.value));
  if (outside !== null) {
    // A Dockerfile that stands elsewhere is sent under a name that nothing else has, and kept out of the build again.
    path = `.dockerfile.${sha256(`dockerfile ${io.seed} ${engine.now()}`).slice(7, 27)}`;
    const ignore = nodes.get('.dockerignore');
    const text = ignore?.type === 'file' ? (textOf(ignore.content) ?? '') : '.dockerignore';
    nodes.set('.dockerignore', fileOf(`${text}\n${path}\n`, engine.now()));
    nodes.set(path, fileOf(outside, engine.now()));
  }
  const value = { context: unpacked(nodes, engine.now()), dockerfile: path, bytes: archiveSize(nodes) };
  return { ok: true, value };
}

/** Where the Dockerfile is in the context, or its bytes when it is not in it. */
function dockerfileOf(
  { io }: Invocation,
  root: string,
  file: string,
): ClassicPart<{ readonly path: string; readonly outside: Uint8Array | null }> {
  if (file === '-') return { ok: true, value: { path: '-', outside: io.stdin } };
  const lower = joinPath(root, 'dockerfile');
  const usual = joinPath(root, 'Dockerfile');
  const at =
    file !== '' ? absolute(io, file) : io.files.lstat(usual) === null && io.files.lstat(lower) !== null ? lower : usual;
  const missing = missingPart(io.files, at);
  if (missing !== null)
    return refused(
      `unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat ${missing}: no such file or directory`,
    );
  const real = io.files.resolve(at) ?? at;
  if (real.startsWith(root === '/' ? '/' : `${root}/`))
    return { ok: true, value: { path: real.slice(root === '/' ? 1 : root.length + 1), outside: null } };
  const bytes = io.files.read(real)?.bytes ?? null;
  if (bytes === null) return refused(`read ${file}: is a directory`);
  return { ok: true, value: { path: '', outside: bytes } };
}

/** The first part of a path that is not there. */
function missingPart(files: Invocation['io']['files'], path: string): string | null {
  if (files.stat(path) !== null) return null;
  const above = parentOf(path);
  return above === path ? path : (missingPart(files, above) ?? path);
}

function below(tree: Tree, directory: string): Tree {
  const real = (path: string): string => (path === '/' ? directory : directory === '/' ? path : directory + path);
  return { get: path => tree.get(real(path)), names: path => tree.names(real(path)) };
}

/** .dockerignore; it and the Dockerfile are sent all the same, for the daemon reads them. */
function rulesOf(tree: Tree, dockerfile: string, work: Work): ClassicPart<IgnoreRules> {
  const node = tree.get('/.dockerignore');
  const patterns = node?.type === 'file' ? ignorePatterns(textOf(node.content) ?? '') : [];
  const rules = ignoreRules(patterns, work);
  if (!rules.ok) return refused(`checking context: ${rules.error}`);
  const needed = ['.dockerignore', ...(dockerfile === '' ? [] : [cleanPath(`/${dockerfile}`).slice(1)])];
  const again = needed.filter(path => rules.rules.excludes(path)).map(path => `!${path}`);
  if (again.length === 0) return { ok: true, value: rules.rules };
  const whole = ignoreRules([...patterns, ...again], work);
  return whole.ok ? { ok: true, value: whole.rules } : refused(`checking context: ${whole.error}`);
}
