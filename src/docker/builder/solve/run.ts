/** A RUN step: its process over a draft of the files below, with what --mount lays over them. */
import { StepFailure } from '../../context/step-failure.ts';
import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { entryOf, setEntry } from '../../entry.ts';
import {
  cleanPath,
  contentOf,
  type Draft,
  draftOf,
  emptyTree,
  fileSystemOf,
  type Mount,
  mountDraft,
  nameOf,
  parentOf,
  type Tree,
} from '../../filesystem/index.ts';
import type { Platform } from '../../image/platform.ts';
import { isShortfall } from '../../outcome.ts';
import type { Operation, RunMount } from '../plan/operation.ts';
import type { KeptNode, SolvePorts, VertexLog } from '../types.ts';
import { keep, keptTree } from './kept.ts';
import { below } from './sources.ts';

export interface RunContext {
  readonly ports: SolvePorts;
  readonly below: Tree;
  /** Trees of the mounts that read from a stage, an image, a document or the context. */
  readonly mounted: readonly (Tree | null)[];
  /** Variables beside those of the image. */
  readonly environment: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, Readonly<Record<string, KeptNode>>>>;
  readonly now: number;
  readonly seed: number;
  readonly platform: Platform;
  /** Milliseconds from the step's start to the process's. */
  readonly overhead: number;
  /** When the step starts, after the line was typed. */
  readonly started: number;
}

export interface RunOutcome {
  readonly draft: Draft;
  readonly logs: readonly VertexLog[];
  /** Of the process alone. */
  readonly duration: number;
  readonly failure: StepFailure | null;
  readonly kept: Readonly<Record<string, Readonly<Record<string, KeptNode>>>>;
}

interface PreparedRun {
  readonly mounts: readonly Mount[];
  readonly env: readonly string[];
  readonly caches: readonly { readonly id: string; readonly draft: Draft }[];
}

export async function runStep(step: Operation & { readonly kind: 'run' }, context: RunContext): Promise<RunOutcome> {
  const draft = draftOf(context.below, [], { mayGrow: context.ports.mayGrow });
  const prepared = prepareMounts(step, context, draft);
  const stubs = prepared.mounts.flatMap(mount => makeParents(draft, mount.path, Math.floor(context.now / 1000)));
  const process = await context.ports.run({
    argv: step.args,
    env: [...step.env, ...context.environment, ...prepared.env],
    cwd: step.cwd,
    user: step.user,
    filesystem: mountDraft(draft, prepared.mounts),
    network: step.network !== 'none',
    hosts: step.hosts,
    now: context.now + context.overhead,
    seed: context.seed,
    platform: context.platform,
  });
  // Directories that were made to mount something in are no part of the layer.
  for (const stub of stubs.reverse()) if (draft.names(stub).length === 0) draft.drop(stub);
  const at = context.started + context.overhead;
  const command = goQuoted(step.args.join(' '));
  const wrong = (message: string, kind: StepFailure['kind'] = 'docker'): StepFailure =>
    new StepFailure(`process ${command} did not complete successfully: ${message}`, kind);
  const logs: VertexLog[] = process.chunks.map(({ stream, text, after }) => ({ stream, text, at: at + after }));
  const kept = { ...context.kept };
  for (const { id, draft: cache } of prepared.caches) setEntry(kept, id, keep(cache.changes()));
  const end = { draft, duration: process.duration ?? 0, kept };
  if (process.failure !== null) {
    const { kind, message } = process.failure;
    if (kind === 'user') return { ...end, logs, duration: 0, failure: wrong(message) };
    const text = `runc run failed: unable to start container process: error during container init: ${message}\n`;
    return { ...end, logs: [{ stream: 'stderr', text, at }], duration: 0, failure: wrong('exit code: 1') };
  }
  const { ending } = process;
  if (ending !== null && isShortfall(ending))
    return { ...end, logs, failure: new StepFailure(ending.message, ending.kind) };
  if (ending === null || process.duration === null)
    return {
      ...end,
      logs,
      failure: new StepFailure('the process does not end: a build waits for it for ever', 'limit'),
    };
  if (ending.exitCode !== 0) return { ...end, logs, failure: wrong(`exit code: ${ending.exitCode}`) };
  return { ...end, logs, failure: null };
}

/** The directories above a mount that were missing, from the top. */
function makeParents(draft: Draft, path: string, now: number): readonly string[] {
  const made: string[] = [];
  for (let up = parentOf(path); draft.get(up) === null; up = parentOf(up)) made.unshift(up);
  for (const directory of made) draft.put(directory, { type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: now });
  return made;
}

function prepareMounts(step: Operation & { readonly kind: 'run' }, context: RunContext, draft: Draft): PreparedRun {
  const mounts: Mount[] = [];
  const env: string[] = [];
  const caches: { id: string; draft: Draft }[] = [];
  const files = fileSystemOf(draft, { now: () => Math.floor(context.now / 1000) });
  const place = (target: string): string => {
    const path = cleanPath(target, step.cwd);
    return files.resolve(path) ?? path;
  };
  for (const [index, mount] of step.mounts.entries()) {
    switch (mount.kind) {
      case 'bind': {
        const tree = context.mounted[index] ?? emptyTree;
        const root = cleanPath(mount.source);
        if (tree.get(root) === null)
          throw new StepFailure(
            `failed to calculate checksum of ref: "${root}": not found`,
            'docker',
            'failed to compute cache key: ',
          );
        mounts.push({ path: place(mount.target), tree: draftOf(tree), root, readOnly: mount.readonly });
        break;
      }
      case 'cache': {
        const id = cacheId(mount, step.cwd);
        const source = mount.from === '' ? CACHE_ROOT : cleanPath(mount.source);
        const cache =
          caches.find(one => one.id === id)?.draft ?? cacheOf(context, id, context.mounted[index] ?? null, source);
        if (!caches.some(one => one.id === id)) caches.push({ id, draft: cache });
        mounts.push({ path: place(mount.target), tree: cache, root: CACHE_ROOT, readOnly: mount.readonly });
        break;
      }
      case 'tmpfs':
        mounts.push({ path: place(mount.target), tree: scratch(context), root: '/', readOnly: false });
        break;
      case 'secret':
        secret(mount, context, mounts, env, place);
        break;
      case 'ssh':
        if (mount.required) throw new StepFailure(`unset ssh forward key ${mount.id || 'default'}`);
        break;
    }
  }
  return { mounts, env, caches };
}

/** The directory of a cache's tree that is mounted. */
const CACHE_ROOT = '/cache';

/** Caches of one id that begin with other files or another owner are other caches. */
export function cacheId(mount: RunMount, cwd: string): string {
  const id = mount.id || cleanPath(mount.target, cwd);
  if (mount.from !== '') return `${id}:${mount.from}`;
  const { mode, uid, gid } = mount;
  return mode === null && uid === null && gid === null ? id : `${id}:${mode ?? 0o755}:${uid ?? 0}:${gid ?? 0}`;
}

/** What a cache holds; a new one begins with what is at `source` of another tree, or empty. */
function cacheOf(context: RunContext, id: string, from: Tree | null, source: string): Draft {
  const kept = entryOf(context.kept, id);
  const { mayGrow } = context.ports;
  if (kept !== undefined) return keptTree(kept, mayGrow);
  const fresh = scratch(context);
  const mtime = Math.floor(context.now / 1000);
  fresh.put(CACHE_ROOT, from?.get(source) ?? { type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime });
  if (from !== null) for (const [path, node] of below(from, source)) fresh.put(`${CACHE_ROOT}/${path}`, node);
  return fresh;
}

function scratch(context: RunContext): Draft {
  return draftOf(emptyTree, [], { mayGrow: context.ports.mayGrow });
}

function secret(
  mount: RunMount,
  context: RunContext,
  mounts: Mount[],
  env: string[],
  place: (target: string) => string,
): void {
  const id = mount.id || mount.source || nameOf(mount.target);
  const value = entryOf(context.secrets, id);
  if (value === undefined) {
    if (mount.required) throw new StepFailure(`secret ${id}: not found`);
    return;
  }
  if (mount.env !== '') {
    env.push(`${mount.env}=${value}`);
    if (mount.target === '') return;
  }
  const tree = draftOf(emptyTree);
  const owner = {
    mode: mount.mode ?? 0o400,
    uid: mount.uid ?? 0,
    gid: mount.gid ?? 0,
    mtime: Math.floor(context.now / 1000),
  };
  tree.put('/secret', { type: 'file', ...owner, content: contentOf(value) });
  mounts.push({ path: place(mount.target || `/run/secrets/${id}`), tree, root: '/secret', readOnly: true });
}
