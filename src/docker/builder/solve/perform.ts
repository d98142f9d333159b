/** One step that the cache does not have: its changes to the files below, how long they took, or why it failed. */
import { StepFailure } from '../../context/step-failure.ts';
import { type Change, draftOf, fileSystemOf, parentOf, type Tree } from '../../filesystem/index.ts';
import type { KeptNode, SolvePorts, SolveRequest, VertexLog } from '../types.ts';
import { chance, reference } from './chance.ts';
import { copyInto } from './copy.ts';
import type { StepOperation } from './keys.ts';
import { ownerOf } from './owner.ts';
import { runStep } from './run.ts';

export type KeptMounts = Readonly<Record<string, Readonly<Record<string, KeptNode>>>>;

export interface Performance {
  readonly changes: readonly Change[];
  readonly logs: readonly VertexLog[];
  /** Simulated milliseconds. */
  readonly took: number;
  readonly failure: StepFailure | null;
  readonly kept: KeptMounts;
}

export interface SolveContext {
  readonly request: SolveRequest;
  readonly ports: SolvePorts;
  readonly treeAt: (input: number | null) => Tree;
  readonly kept: KeptMounts;
  /** After the line was typed. */
  readonly started: number;
}

/** Build arguments that reach every RUN without being asked for, and no cache key: however written, in capitals and in small. */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'];

function proxyVariables(buildArgs: Readonly<Record<string, string>>): readonly string[] {
  return PROXIES.flatMap(name => {
    const value = Object.entries(buildArgs).findLast(([key]) => key.toUpperCase() === name)?.[1] ?? '';
    return value === '' ? [] : [`${name}=${value}`, `${name.toLowerCase()}=${value}`];
  });
}

export async function perform(operation: StepOperation, stage: SolveContext): Promise<Performance> {
  const { request, started, kept } = stage;
  const below = stage.treeAt(operation.input);
  const whim = (purpose: string, least: number, most: number): number =>
    Math.round(least + chance(request.seed, request.at, purpose, operation.digest) * (most - least));
  const startedAt = request.at + started;
  const now = Math.floor(startedAt / 1000);
  if (operation.kind === 'run') {
    const overhead = whim('before', 125, 165);
    const outcome = await runStep(operation, {
      ports: stage.ports,
      below,
      mounted: operation.mounts.map(mount => (mount.input === null ? null : stage.treeAt(mount.input))),
      environment: proxyVariables(request.buildArgs),
      secrets: request.secrets,
      kept,
      now: startedAt,
      seed: Math.floor(chance(request.seed, request.at, operation.digest) * 2 ** 31),
      platform: request.platform,
      overhead,
      started,
    });
    const took = overhead + outcome.duration + whim('after', 25, 45);
    return { changes: outcome.draft.changes(), logs: outcome.logs, took, failure: outcome.failure, kept: outcome.kept };
  }
  const draft = draftOf(below, [], { mayGrow: stage.ports.mayGrow });
  if (operation.kind === 'copy')
    await copyInto(draft, {
      actions: operation.actions.map(action => ({ action, tree: stage.treeAt(action.from) })),
      owner: operation.owner,
      mode: operation.mode,
      exclude: operation.exclude,
      mountedAt: `/var/lib/docker/overlay2/${reference(request.seed, startedAt, operation.digest)}/merged`,
      now,
      work: stage.ports.work,
    });
  else {
    const files = fileSystemOf(draft, { now: () => now });
    const owner = ownerOf(operation.owner, files);
    const refused = files.mkdir(operation.path, { recursive: true, mode: operation.mode, ...owner, mtime: now });
    if (refused === 'EEXIST' || refused === 'ENOTDIR') {
      // The message names the part of the path that stands in the way.
      let path = operation.path.replace(/\/$/u, '');
      while (path !== '/' && files.stat(path)?.type !== 'file') path = parentOf(path);
      throw new StepFailure(`mkdir ${path}: not a directory`);
    }
    if (refused === 'ENOSPC')
      throw new StepFailure('no space left on this host: its cap for files is reached', 'limit');
  }
  return { changes: draft.changes(), logs: [], took: whim('file', 14, 38), failure: null, kept };
}
