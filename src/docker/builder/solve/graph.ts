/** The second half of a build: operations run as soon as what they stand on is there, in simulated time. */
import { draftOf, emptyTree, fileSystemOf, layerOf, sha256, type Tree } from '../../filesystem/index.ts';
import { instructionOf, type StoredLayer, storeLayer, treeOf } from '../../image/index.ts';
import type { CacheCause } from '../../index.ts';
import { fingerprint, type Sent, selectContext, sentTree, transferSize } from '../context/send.ts';
import { inputsOf } from '../dispatch/merge.ts';
import type { Input, Operation } from '../dispatch/operation.ts';
import type { Plan } from '../dispatch/plan.ts';
import type { CacheRecord, KeptNode, SolvePorts, SolveRequest, VertexLog, VertexStatus } from '../types.ts';
import type { Begun, Found } from './begin.ts';
import { type Board, doneStatus, vertexOf } from './board.ts';
import { causeOf, type Keyed } from './cause.ts';
import { chance, reference, uuid } from './chance.ts';
import { copyInto } from './copy.ts';
import { ownerOf } from './owner.ts';
import { StepFailure } from './refuse.ts';
import { runStep } from './run.ts';
import { contentOfSources, digestOfContent } from './sources.ts';

/** What became of an operation. */
export interface StepState {
  readonly started: number;
  readonly completed: number;
  readonly outcome: 'cached' | 'done' | 'error' | 'canceled';
  readonly cause: CacheCause;
  readonly key: string;
  readonly tree: Tree;
  readonly top: StoredLayer | null;
  readonly record: CacheRecord | null;
}

export interface Solved {
  readonly states: ReadonlyMap<number, StepState>;
  readonly failure: { readonly at: number; readonly operation: number; readonly error: StepFailure } | null;
  readonly records: readonly CacheRecord[];
  readonly layers: ReadonlyMap<string, StoredLayer>;
  readonly context: Sent;
  readonly contextBytes: number;
  readonly kept: Readonly<Record<string, Readonly<Record<string, KeptNode>>>>;
  /** Images whose layers had to be fetched. */
  readonly fetched: ReadonlySet<string>;
  readonly end: number;
}

export async function solveGraph(
  request: SolveRequest,
  ports: SolvePorts,
  begun: Begun,
  plan: Plan,
  board: Board,
): Promise<Solved> {
  const graph = new Graph(request, ports, begun, plan, board);
  await graph.go();
  return graph.result();
}

class Graph {
  private readonly states = new Map<number, StepState>();
  private records: CacheRecord[];
  private readonly layers = new Map<string, StoredLayer>();
  private readonly fetched = new Set<string>();
  private failure: Solved['failure'] = null;
  private kept: Solved['kept'];
  private readonly context: Sent;
  private readonly contextTree: Tree;
  private contextBytes = 0;
  private readonly request: SolveRequest;
  private readonly ports: SolvePorts;
  private readonly begun: Begun;
  private readonly plan: Plan;
  private readonly board: Board;

  constructor(request: SolveRequest, ports: SolvePorts, begun: Begun, plan: Plan, board: Board) {
    this.request = request;
    this.ports = ports;
    this.begun = begun;
    this.plan = plan;
    this.board = board;
    this.records = [...ports.cache.records];
    this.kept = ports.cache.mounts;
    const load = plan.operations.find(operation => operation.kind === 'context');
    this.context = load === undefined ? new Map() : selectContext(request.context, load.paths, begun.ignore);
    this.contextTree = sentTree(this.context);
  }

  result(): Solved {
    const end = Math.max(this.begun.at, ...[...this.states.values()].map(state => state.completed));
    return {
      states: this.states,
      failure: this.failure,
      records: this.records,
      layers: this.layers,
      context: this.context,
      contextBytes: this.contextBytes,
      kept: this.kept,
      fetched: this.fetched,
      end: this.failure?.at ?? end,
    };
  }

  async go(): Promise<void> {
    const waiting = new Set(this.plan.operations.keys());
    for (;;) {
      const ready = [...waiting]
        .filter(at => this.inputs(at).every(input => this.states.has(input)))
        .map(at => ({ at, start: this.startOf(at) }))
        .sort((a, b) => a.start - b.start || a.at - b.at)[0];
      if (ready === undefined) break;
      const { failure } = this;
      if (failure !== null && ready.start >= failure.at) break;
      waiting.delete(ready.at);
      await this.perform(ready.at, ready.start);
    }
    const { failure } = this;
    if (failure === null) return;
    const failed = this.plan.operations[failure.operation];
    this.board.cut(failure.at, failed?.digest ?? '');
    for (const [at, state] of this.states)
      if (at !== failure.operation && state.completed > failure.at)
        this.states.set(at, { ...state, outcome: 'canceled', completed: failure.at });
  }

  private inputs(at: number): readonly number[] {
    const operation = this.plan.operations[at];
    if (operation === undefined) return [];
    const inputs = operation.kind === 'context' ? this.beforeContext(at) : inputsOf(operation);
    return inputs.filter(input => input !== null);
  }

  /** The context is loaded at once to look for cached copies. Under --no-cache nobody looks: it waits for what it is copied onto. */
  private beforeContext(at: number): readonly Input[] {
    const users = this.plan.operations.filter(operation => inputsOf(operation).includes(at));
    const first = users[0];
    const waits = users.every(operation => operation.kind === 'copy' && operation.ignoreCache);
    return waits && first?.kind === 'copy' ? [first.input] : [];
  }

  private startOf(at: number): number {
    return this.inputs(at).reduce(
      (latest, input) => Math.max(latest, this.states.get(input)?.completed ?? 0),
      this.begun.at,
    );
  }

  private stateOf(input: Input): StepState | null {
    return input === null ? null : (this.states.get(input) ?? null);
  }

  private treeAt(input: Input): Tree {
    return this.stateOf(input)?.tree ?? emptyTree;
  }

  private lasts(purpose: string, least: number, most: number): number {
    return Math.round(least + chance(this.request.seed, this.request.at, purpose) * (most - least));
  }

  private async perform(at: number, started: number): Promise<void> {
    const operation = this.plan.operations[at];
    if (operation === undefined) return;
    switch (operation.kind) {
      case 'image':
        return this.loadImage(at, operation, started);
      case 'context':
        return this.loadContext(at, operation, started);
      case 'inline':
        return this.writeInline(at, operation, started);
      case 'remote':
        return this.fail(
          at,
          started,
          started + 20,
          new StepFailure(`${operation.url}: a build on this host has no network`, 'not-simulated'),
          [],
        );
      case 'mkdir':
      case 'copy':
      case 'run':
        return this.step(at, operation, started);
    }
  }

  private fail(at: number, started: number, completed: number, error: StepFailure, logs: readonly VertexLog[]): void {
    const operation = this.plan.operations[at];
    if (operation === undefined) return;
    const { digest, name } = operation;
    this.board.note(vertexOf(digest, name, started, completed, { error: error.message, logs }));
    if (this.failure === null || completed < this.failure.at) this.failure = { at: completed, operation: at, error };
    this.states.set(at, {
      started,
      completed,
      outcome: 'error',
      cause: { kind: 'first' },
      key: '',
      tree: emptyTree,
      top: null,
      record: null,
    });
  }

  private settle(
    at: number,
    state: StepState,
    statuses: readonly VertexStatus[] = [],
    logs: readonly VertexLog[] = [],
  ): void {
    const operation = this.plan.operations[at];
    if (operation === undefined) return;
    this.states.set(at, state);
    this.board.note(
      vertexOf(operation.digest, operation.name, state.started, state.completed, {
        cached: state.outcome === 'cached',
        statuses,
        logs,
      }),
    );
  }

  private loadImage(at: number, operation: Operation & { kind: 'image' }, started: number): void {
    const found = this.begun.images.get(operation.resolved);
    if (found === undefined) throw new Error(`${operation.reference} was not resolved`);
    const { top } = found.image;
    const chain = top?.chainId ?? null;
    const key = sha256(`image ${chain ?? ''}`);
    const before = this.records.find(record => record.kind === 'base' && record.key === key) ?? null;
    const needed = this.plan.result === at || this.plan.operations.some((_, user) => this.willRun(user, at));
    const statuses: VertexStatus[] = [];
    let completed = started + (needed ? 4 : 1);
    if (needed && found.digest !== null) {
      completed = this.fetch(operation.reference, found, started, statuses);
      if (found.blobs.some(blob => blob.role === 'layer')) this.fetched.add(operation.reference);
    }
    const name = operation.reference.replace(/@.*$/u, '');
    const record = this.remember(
      before,
      { key, parentKey: null, operation: `FROM ${name}`, files: null },
      name,
      'base',
      chain,
      null,
      0,
    );
    const cached = needed && before !== null && statuses.length === 0;
    this.settle(
      at,
      {
        started,
        completed: cached ? started : completed,
        outcome: cached ? 'cached' : 'done',
        cause: before === null ? { kind: 'first' } : { kind: 'hit' },
        key,
        tree: treeOf(top),
        top,
        record,
      },
      statuses,
    );
  }

  /** Blobs come three at a time; each layer is extracted when it and the one below are there. */
  private fetch(name: string, found: Found, started: number, statuses: VertexStatus[]): number {
    const resolved = started + this.lasts(`resolve ${name}`, 3, 9);
    statuses.push(doneStatus(`resolve ${name}`, 0, started, resolved));
    const lanes = [resolved, resolved, resolved];
    const arrived = new Map<string, number>();
    const coming: VertexStatus[] = [];
    for (const blob of found.blobs) {
      const lane = lanes.indexOf(Math.min(...lanes));
      const from = lanes[lane] ?? resolved;
      const until = from + Math.round(4 + blob.size / 12_000);
      lanes[lane] = until;
      arrived.set(blob.digest, until);
      coming.push(doneStatus(blob.digest, blob.size, from, until, blob.size));
    }
    let extracted = resolved;
    for (const blob of found.blobs) {
      if (blob.role !== 'layer') continue;
      const from = Math.max(extracted, arrived.get(blob.digest) ?? resolved);
      extracted = from + Math.round(8 + blob.size / 60_000);
      statuses.push(doneStatus(`extracting ${blob.digest}`, 0, from, extracted));
    }
    statuses.push(...coming);
    return Math.max(extracted, ...lanes) + 3;
  }

  /** Whether an operation needs the files of one of its inputs: it does not when its own result is in the cache. */
  private willRun(user: number, input: number): boolean {
    const operation = this.plan.operations[user];
    if (operation === undefined || !inputsOf(operation).includes(input)) return false;
    return this.foreseen(user) === null;
  }

  private readonly foresights = new Map<
    number,
    { readonly key: string; readonly top: StoredLayer | null; readonly tree: Tree } | null
  >();

  /** The cached result that an operation will have, found out by keys alone; null when it has to run or cannot be told yet. */
  private foreseen(at: number): { readonly key: string; readonly top: StoredLayer | null; readonly tree: Tree } | null {
    const known = this.foresights.get(at);
    if (known !== undefined) return known;
    const found = this.foresee(at);
    this.foresights.set(at, found);
    return found;
  }

  private foresee(at: number): { readonly key: string; readonly top: StoredLayer | null; readonly tree: Tree } | null {
    const operation = this.plan.operations[at];
    if (operation === undefined) return null;
    switch (operation.kind) {
      case 'image': {
        const top = this.begun.images.get(operation.resolved)?.image.top ?? null;
        return { key: sha256(`image ${top?.chainId ?? ''}`), top, tree: treeOf(top) };
      }
      case 'context':
        return { key: '', top: null, tree: this.contextTree };
      case 'inline':
        return { key: operation.digest, top: null, tree: inlineTree(operation, 0) };
      case 'remote':
        return null;
      default: {
        const below = new Map<number, { readonly key: string; readonly tree: Tree }>();
        for (const input of inputsOf(operation)) {
          if (input === null) continue;
          const found = this.foreseen(input);
          if (found === null) return null;
          below.set(input, found);
        }
        const look = (input: Input) => (input === null ? null : (below.get(input) ?? null));
        try {
          const keyed = this.keyOf(
            operation,
            input => look(input)?.key ?? null,
            input => look(input)?.tree ?? emptyTree,
          );
          const hit = keyed.ignoreCache ? null : this.lookup(keyed.key);
          return hit === null ? null : { key: keyed.key, top: hit.top, tree: treeOf(hit.top) };
        } catch (error) {
          if (error instanceof StepFailure) return null;
          throw error;
        }
      }
    }
  }

  private lookup(key: string): { readonly record: CacheRecord; readonly top: StoredLayer } | null {
    const record = this.records.findLast(one => one.key === key && one.chain !== null);
    if (record === undefined || record.chain === null) return null;
    const top = this.layers.get(record.chain) ?? this.ports.layer(record.chain);
    return top === null ? null : { record, top };
  }

  private loadContext(at: number, operation: Operation & { kind: 'context' }, started: number): void {
    const known = this.ports.cache.contexts[this.request.contextName] ?? {};
    const bytes = transferSize(this.context, known);
    this.contextBytes = bytes;
    const completed = started + this.lasts('context', 12, 30) + Math.round(bytes / 150_000);
    const size = [...this.context.values()].reduce(
      (sum, node) => sum + (node.type === 'file' ? node.content.size : 0),
      0,
    );
    const key = sha256(`local ${this.request.contextName}`);
    const before = this.records.find(record => record.key === key) ?? null;
    const record = this.remember(
      before,
      { key, parentKey: null, operation: '', files: null },
      'local source for context',
      'source.local',
      null,
      null,
      size,
    );
    this.settle(
      at,
      {
        started,
        completed,
        outcome: 'done',
        cause: { kind: 'first' },
        key: operation.digest,
        tree: this.contextTree,
        top: null,
        record,
      },
      [doneStatus('transferring context:', bytes, started + 2, completed - 3)],
    );
  }

  private writeInline(at: number, operation: Operation & { kind: 'inline' }, started: number): void {
    const key = operation.digest;
    const before = this.records.find(record => record.key === key) ?? null;
    const size = new TextEncoder().encode(operation.data).length;
    const record = this.remember(
      before,
      { key, parentKey: null, operation: '', files: null },
      'mkfile',
      'regular',
      null,
      null,
      size,
    );
    this.settle(at, {
      started,
      completed: before === null ? started + this.lasts(`inline ${key}`, 10, 20) : started,
      outcome: before === null ? 'done' : 'cached',
      cause: before === null ? { kind: 'first' } : { kind: 'hit' },
      key,
      tree: inlineTree(operation, this.seconds(started)),
      top: null,
      record,
    });
  }

  private seconds(after: number): number {
    return Math.floor((this.request.at + after) / 1000);
  }

  /** The key of a step. Throws a StepFailure when a source of COPY is missing. */
  private keyOf(
    operation: Operation & { kind: 'mkdir' | 'copy' | 'run' },
    keyAt: (input: Input) => string | null,
    treeAt: (input: Input) => Tree,
  ): Keyed {
    const parentKey = keyAt(operation.input);
    const { kind } = operation;
    switch (operation.kind) {
      case 'mkdir': {
        const own = JSON.stringify([kind, operation.path, operation.owner, operation.mode]);
        return {
          kind: 'mkdir',
          operation: own,
          parentKey,
          key: sha256(`${parentKey}\0${own}`),
          files: null,
          ignoreCache: false,
        };
      }
      case 'copy': {
        const actions = operation.actions.map(({ source, destination, unpack }) => [source, destination, unpack]);
        const own = JSON.stringify([kind, operation.add, actions, operation.owner, operation.mode, operation.exclude]);
        const files = contentOfSources(
          operation.actions.map(action => ({ action, tree: treeAt(action.from) })),
          operation.exclude,
          path => this.missing(operation, path),
        );
        const key = sha256(`${parentKey}\0${own}\0${digestOfContent(files)}`);
        return { kind: 'copy', operation: own, parentKey, key, files, ignoreCache: operation.ignoreCache };
      }
      case 'run': {
        const mounts = operation.mounts.map(mount => ({
          ...mount,
          input:
            mount.kind === 'cache' || mount.input === null
              ? null
              : this.contentKey(mount.input, mount.source, keyAt, treeAt),
        }));
        const own = JSON.stringify([
          kind,
          operation.args,
          operation.env,
          operation.cwd,
          operation.user,
          mounts,
          operation.network,
        ]);
        const key = sha256(`${parentKey}\0${own}`);
        return { kind: 'run', operation: own, parentKey, key, files: null, ignoreCache: operation.ignoreCache };
      }
    }
  }

  /** A bind mount counts by what is in it. */
  private contentKey(
    input: number,
    source: string,
    keyAt: (input: Input) => string | null,
    treeAt: (input: Input) => Tree,
  ): string {
    const operation = this.plan.operations[input];
    if (operation?.kind === 'image') return keyAt(input) ?? '';
    const action = { from: input, source: source === '' ? '/' : source, destination: '/', unpack: false };
    return digestOfContent(
      contentOfSources([{ action, tree: treeAt(input) }], [], path => this.missing(operation ?? null, path)),
    );
  }

  private missing(operation: Operation | null, path: string): StepFailure {
    const { seed } = this.request;
    const ref = `${uuid(seed, 'worker')}::${reference(seed, this.request.at, operation?.digest ?? '')}`;
    return new StepFailure(
      `failed to calculate checksum of ref ${ref}: "${path}": not found`,
      'docker',
      'failed to compute cache key: ',
    );
  }

  private async step(
    at: number,
    operation: Operation & { kind: 'mkdir' | 'copy' | 'run' },
    started: number,
  ): Promise<void> {
    let keyed: Keyed;
    try {
      keyed = this.keyOf(
        operation,
        input => this.stateOf(input)?.key ?? null,
        input => this.treeAt(input),
      );
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      return this.fail(at, started, started + this.lasts(`key ${at}`, 1, 4), error, []);
    }
    const description = descriptionOf(operation);
    const below = this.stateOf(operation.input);
    const hit = keyed.ignoreCache ? null : this.lookup(keyed.key);
    if (hit !== null) {
      const { top } = hit;
      const record = this.remember(
        hit.record,
        keyed,
        description,
        hit.record.kind,
        top.chainId,
        top.parent?.chainId ?? null,
        hit.record.size,
      );
      return this.settle(at, {
        started,
        completed: started,
        outcome: 'cached',
        cause: { kind: 'hit' },
        key: keyed.key,
        tree: treeOf(top),
        top,
        record,
      });
    }
    const cause = causeOf(keyed, this.parentOf(operation), this.records);
    const startedAt = this.request.at + started;
    let logs: readonly VertexLog[] = [];
    let took: number;
    const tree = below?.tree ?? emptyTree;
    const draft = draftOf(tree);
    let changes = draft.changes();
    try {
      if (operation.kind === 'run') {
        const overhead = this.lasts(`overhead ${operation.digest}`, 125, 165);
        const outcome = await runStep(operation, {
          ports: this.ports,
          below: tree,
          mounted: operation.mounts.map(mount => (mount.input === null ? null : this.treeAt(mount.input))),
          secrets: this.request.secrets,
          kept: this.kept,
          now: startedAt,
          seed: Math.floor(chance(this.request.seed, this.request.at, operation.digest) * 2 ** 31),
          platform: this.request.platform,
          overhead,
          started,
        });
        logs = outcome.logs;
        took = overhead + outcome.duration + this.lasts(`after ${operation.digest}`, 25, 45);
        if (outcome.failure !== null) return this.fail(at, started, Math.round(started + took), outcome.failure, logs);
        this.kept = outcome.kept;
        changes = outcome.draft.changes();
      } else {
        const now = this.seconds(started);
        if (operation.kind === 'mkdir') {
          const files = fileSystemOf(draft, { now: () => now });
          const owner = ownerOf(operation.owner, files);
          const refused = files.mkdir(operation.path, { recursive: true, mode: operation.mode, ...owner, mtime: now });
          if (refused === 'EEXIST' || refused === 'ENOTDIR')
            throw new StepFailure(`mkdir ${operation.path.replace(/\/$/u, '')}: not a directory`);
          if (refused === 'ENOSPC')
            throw new StepFailure('no space left on this host: its cap for files is reached', 'limit');
        } else
          await copyInto(draft, {
            actions: operation.actions.map(action => ({ action, tree: this.treeAt(action.from) })),
            owner: operation.owner,
            mode: operation.mode,
            exclude: operation.exclude,
            now,
          });
        changes = draft.changes();
        took = this.lasts(`file ${operation.digest}`, 14, 38);
      }
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      return this.fail(at, started, started + this.lasts(`fail ${at}`, 10, 25), error, logs);
    }
    const layer = layerOf(changes);
    const completed = Math.round(started + took + (operation.kind === 'copy' ? layer.size / 400_000 : 0));
    const top = storeLayer(below?.top ?? null, layer, {
      instruction: instructionOf(operation.createdBy, 'RUN'),
      createdBy: operation.createdBy,
    });
    this.layers.set(top.chainId, top);
    const kind =
      operation.kind === 'run' && operation.mounts.some(mount => mount.kind === 'cache')
        ? 'exec.cachemount'
        : 'regular';
    const record = this.remember(
      null,
      keyed,
      description,
      kind,
      top.chainId,
      top.parent?.chainId ?? null,
      layer.size,
      completed,
    );
    this.settle(
      at,
      { started, completed, outcome: 'done', cause, key: keyed.key, tree: treeOf(top), top, record },
      [],
      logs,
    );
  }

  private parentOf(operation: Operation & { kind: 'mkdir' | 'copy' | 'run' }) {
    const state = this.stateOf(operation.input);
    const below = operation.input === null ? null : this.plan.operations[operation.input];
    if (state === null || below == null) return { step: null, ran: false, cause: null, base: null };
    if (below.kind === 'image')
      return { step: null, ran: false, cause: state.cause, base: below.reference.replace(/@.*$/u, '') };
    return {
      step: this.stepNumber(operation.input ?? 0),
      ran: state.outcome === 'done',
      cause: state.cause,
      base: null,
    };
  }

  /** 1-based place among the steps that the view shows. */
  private stepNumber(at: number): number {
    return this.plan.operations.slice(0, at + 1).filter(isStep).length;
  }

  private remember(
    before: CacheRecord | null,
    keyed: Pick<Keyed, 'key' | 'parentKey' | 'operation' | 'files'>,
    description: string,
    kind: CacheRecord['kind'],
    chain: string | null,
    parentChain: string | null,
    size: number,
    at = this.begun.at,
  ): CacheRecord {
    const now = this.request.at + at;
    if (before !== null) {
      const used = { ...before, lastUsedAt: now, usageCount: before.usageCount + 1, size };
      this.records = this.records.map(record => (record.id === before.id ? used : record));
      return used;
    }
    const record: CacheRecord = {
      id: reference(this.request.seed, now, keyed.key, this.records.length),
      ...keyed,
      description,
      kind,
      chain,
      parentChain,
      createdAt: now,
      lastUsedAt: now,
      usageCount: 1,
      size,
    };
    this.records = [...this.records.filter(one => one.key !== keyed.key), record];
    return record;
  }
}

export function isStep(operation: Operation): boolean {
  return operation.lines !== null && operation.kind !== 'remote';
}

/** The step's name without its counter. */
export function descriptionOf(operation: Operation): string {
  return operation.name.replace(/^\[[^\]]*\] /u, '');
}

function inlineTree(operation: Operation & { kind: 'inline' }, now: number): Tree {
  const draft = draftOf(emptyTree);
  fileSystemOf(draft, { now: () => now }).write(operation.path, operation.data, { mode: operation.mode });
  return draft;
}

export function fingerprints(sent: Sent): Readonly<Record<string, string>> {
  return Object.fromEntries([...sent].map(([path, node]) => [path, fingerprint(node)]));
}
