/** The second half of a build: operations run as soon as what they stand on is there, in simulated time. */
import { counted, type SentPaths, selectContext, sentTree, transferSize } from '../../context/send.ts';
import { StepFailure } from '../../context/step-failure.ts';
import { entryOf } from '../../entry.ts';
import { builtLayerOf, emptyTree, sha256, type Tree } from '../../filesystem/index.ts';
import { instructionOf, layersDownTo, type StoredLayer, storeLayer, treeOf } from '../../image/index.ts';
import type { CacheCause } from '../../view.ts';
import { inputsOf } from '../plan/merge.ts';
import type { Operation, OperationInput } from '../plan/operation.ts';
import type { Plan } from '../plan/plan.ts';
import type { CacheRecord, SolvePorts, SolveRequest, VertexLog, VertexStatus } from '../types.ts';
import type { BegunSolve } from './begin.ts';
import { type Board, doneStatus, pendingVertex, vertexOf } from './board.ts';
import { causeOf, type Keyed, type ParentState } from './cause.ts';
import { chance, reference, uuid } from './chance.ts';
import { fetchBase, spoiledLayer } from './fetch.ts';
import { foresight } from './foresight.ts';
import { inlineTree } from './inline.ts';
import { imageCacheKey, keyOf, type StepOperation } from './keys.ts';
import { keepMounts, mountsAtStart } from './mounts.ts';
import { type KeptMounts, type Performance, perform } from './perform.ts';
import { type Records, recordsOf } from './records.ts';
import { remoteFailure } from './remote.ts';
import type { Solved, StepState } from './solved.ts';
import { digestsBelow, inputsAt, sourcesOf } from './standing.ts';
import { descriptionOf, isStep, shownOf } from './step-name.ts';

export async function solveGraph(
  request: SolveRequest,
  ports: SolvePorts,
  begun: BegunSolve,
  plan: Plan,
  board: Board,
): Promise<Solved> {
  const graph = new Graph(request, ports, begun, plan, board);
  await graph.go();
  return graph.result();
}

/** What no key can be said of yet. */
const UNKNOWN = { cause: { kind: 'first' }, key: '', tree: emptyTree, top: null, record: null } as const;

class Graph {
  private readonly states = new Map<number, StepState>();
  private readonly records: Records;
  private readonly fetched = new Set<string>();
  private failure: Solved['failure'] = null;
  private kept: KeptMounts;
  private readonly context: SentPaths;
  private readonly contextTree: Tree;
  /** The context as it counts for the cache. */
  private readonly countedTree: Tree;
  private contextBytes = 0;
  /** Steps of which it was looked whether a source is missing. */
  private readonly lacking = new Map<number, boolean>();
  private readonly willRun: (at: number) => boolean;
  private readonly request: SolveRequest;
  private readonly ports: SolvePorts;
  private readonly begun: BegunSolve;
  private readonly plan: Plan;
  private readonly board: Board;

  constructor(request: SolveRequest, ports: SolvePorts, begun: BegunSolve, plan: Plan, board: Board) {
    this.request = request;
    this.ports = ports;
    this.begun = begun;
    this.plan = plan;
    this.board = board;
    this.records = recordsOf(ports, request.seed);
    this.kept = mountsAtStart(ports.cache, plan.operations);
    const load = plan.operations.find(operation => operation.kind === 'context');
    this.context =
      load === undefined ? new Map() : selectContext(request.context, load.paths, begun.ignore, ports.work);
    this.contextTree = sentTree(this.context);
    const known = entryOf(ports.cache.contexts, request.contextName) ?? {};
    this.countedTree = sentTree(counted(this.context, known));
    const { records, countedTree: contextTree, missing } = this;
    this.willRun = foresight({ plan, images: begun.images, contextTree, records, missing, work: ports.work });
  }

  result(): Solved {
    const end = Math.max(this.begun.at, ...[...this.states.values()].map(state => state.completed));
    return {
      states: this.states,
      failure: this.failure,
      records: this.records.all(),
      layers: this.records.layers,
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
        .filter(at => inputsAt(this.plan, at).every(input => this.states.has(input)) || this.lacksEarly(at))
        .map(at => ({ at, start: this.startOf(at) }))
        .sort((a, b) => a.start - b.start || a.at - b.at)[0];
      const { failure } = this;
      if (ready === undefined || (failure !== null && ready.start >= failure.at)) break;
      waiting.delete(ready.at);
      await this.begin(ready.at, ready.start);
    }
    const { failure } = this;
    if (failure === null) return;
    this.records.cut(this.request.at + failure.at);
    this.board.cut(failure.at, this.plan.operations[failure.operation]?.digest ?? '');
    for (const [at, { digest, name }] of this.plan.operations.entries()) {
      const state = this.states.get(at);
      const begun = state !== undefined && (state.started < failure.at || state.completed <= failure.at);
      if (!begun && at !== failure.operation) this.board.note(pendingVertex(digest, name, digestsBelow(this.plan, at)));
    }
    for (const [at, state] of this.states)
      if (at !== failure.operation && state.completed > failure.at)
        this.states.set(at, { ...state, outcome: 'canceled', completed: failure.at });
  }

  /**
   * What a step copies is looked for as soon as its sources are there: a step that misses one fails before, or while, the steps
   * below it run. Under --no-cache nobody looks. Source: BuildKit's solver/edge.go, computeCacheKeyFromDep.
   */
  private lacksEarly(at: number): boolean {
    const known = this.lacking.get(at);
    if (known !== undefined) return known;
    const operation = this.plan.operations[at];
    if (operation?.kind !== 'copy' || operation.ignoreCache) return false;
    const sources = sourcesOf(operation);
    if (sources.length === 0 || !sources.every(input => this.states.has(input))) return false;
    const lacks = this.missesSource(operation);
    this.lacking.set(at, lacks);
    return lacks;
  }

  private missesSource(operation: StepOperation): boolean {
    try {
      keyOf(operation, this.plan, {
        keyAt: () => null,
        treeAt: this.countedAt,
        missing: this.missing,
        work: this.ports.work,
      });
      return false;
    } catch (error) {
      if (error instanceof StepFailure) return true;
      throw error;
    }
  }

  private startOf(at: number): number {
    const operation = this.plan.operations[at];
    const early =
      this.lacking.get(at) === true && operation?.kind === 'copy' ? sourcesOf(operation) : inputsAt(this.plan, at);
    return Math.max(this.begun.at, ...early.map(input => this.states.get(input)?.completed ?? 0));
  }

  private stateOf(input: OperationInput): StepState | null {
    return input === null ? null : (this.states.get(input) ?? null);
  }

  private lasts(purpose: string, least: number, most: number): number {
    return Math.round(least + chance(this.request.seed, this.request.at, purpose) * (most - least));
  }

  private async begin(at: number, started: number): Promise<void> {
    const operation = this.plan.operations[at];
    switch (operation?.kind) {
      case undefined:
        return;
      case 'image':
        return this.loadImage(at, operation, started);
      case 'context':
        return this.loadContext(at, operation, started);
      case 'inline':
        return this.writeInline(at, operation, started);
      case 'remote': {
        const { error, logs } = remoteFailure(operation.url, started + 380);
        return this.fail(at, started, started + (logs.length === 0 ? 20 : 400), error, logs);
      }
      case 'mkdir':
      case 'copy':
      case 'run':
        return this.step(at, operation, started);
    }
  }

  private fail(
    at: number,
    started: number,
    completed: number,
    error: StepFailure,
    logs: readonly VertexLog[] = [],
    cause: CacheCause = UNKNOWN.cause,
  ): void {
    const operation = this.plan.operations[at];
    if (operation === undefined) return;
    const { digest, name } = operation;
    this.board.note(
      vertexOf(digest, name, started, completed, { inputs: digestsBelow(this.plan, at), error: error.message, logs }),
    );
    if (this.failure === null || completed < this.failure.at) this.failure = { at: completed, operation: at, error };
    this.states.set(at, { ...UNKNOWN, started, completed, outcome: 'error', cause });
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
    // An archive that was uploaded is there already.
    if (operation.kind === 'context' && this.request.uploaded) return;
    const cached = state.outcome === 'cached';
    const { digest, name } = operation;
    const inputs = digestsBelow(this.plan, at);
    this.board.note(vertexOf(digest, name, state.started, state.completed, { inputs, cached, statuses, logs }));
  }

  private loadImage(at: number, operation: Operation & { readonly kind: 'image' }, started: number): void {
    const found = this.begun.images.get(operation.resolved);
    if (found === undefined) throw new Error(`${operation.reference} was not resolved`);
    const { top } = found.image;
    const key = imageCacheKey(top);
    const before = this.records.find(key);
    const users = [...this.plan.operations.keys()].filter(user => inputsAt(this.plan, user).includes(at));
    const needed = this.plan.result === at || users.some(user => this.willRun(user));
    const fetched =
      needed && found.digest !== null
        ? fetchBase(operation.reference, found, started, this.lasts(`resolve ${operation.reference}`, 3, 9))
        : null;
    if (needed && found.blobs.some(blob => blob.role === 'layer')) this.fetched.add(operation.reference);
    const spoiled = fetched === null ? null : spoiledLayer(found);
    if (spoiled !== null) return void this.fail(at, started, started + spoiled.after, spoiled.error);
    const name = operation.reference.replace(/@.*$/u, '');
    const now = this.request.at + started;
    const from = { name, shown: fetched === null ? 'from local ' : `pulled from ${operation.reference}` };
    for (const { parent } of layersDownTo(top)) if (parent !== null) this.recordOfBase(parent, '', from, now);
    const record = this.recordOfBase(top, name, from, now);
    const cached = needed && before !== null && fetched === null;
    const state = { started, key, tree: treeOf(top), top, record };
    const completed = cached ? started : (fetched?.completed ?? started + (needed ? 4 : 1));
    // What was on the host already is no miss, even if nothing was built on it before.
    const cause: CacheCause = { kind: fetched === null ? 'hit' : 'first' };
    this.settle(at, { ...state, completed, outcome: cached ? 'cached' : 'done', cause }, fetched?.statuses);
  }

  /** Every layer of a base is a record of the cache by itself; `description` names the base that it is the top of. */
  private recordOfBase(
    top: StoredLayer | null,
    description: string,
    { name, shown }: { readonly name: string; readonly shown: string },
    at: number,
  ): CacheRecord {
    const key = imageCacheKey(top);
    const before = this.records.find(key);
    if (before !== null) return this.records.use(before, at, before.size, description || before.description);
    const keyed = { key, parentKey: null, operation: `FROM ${name}`, files: null };
    return this.records.make({ keyed, description, shown, kind: 'base', top, size: 0, at });
  }

  private loadContext(at: number, operation: Operation & { readonly kind: 'context' }, started: number): void {
    const bytes = transferSize(this.context, entryOf(this.ports.cache.contexts, this.request.contextName) ?? {});
    this.contextBytes = bytes;
    const completed = started + this.lasts('context', 12, 30) + Math.round(bytes / 150_000);
    const nodes = [...this.context.values()];
    const size = nodes.reduce((sum, node) => sum + (node.type === 'file' ? node.content.size : 0), 0);
    const key = sha256(`local context ${this.request.contextName}`);
    const before = this.records.find(key);
    const now = this.request.at + started;
    // BuildKit takes the size of a local source once, when it is new.
    if (before !== null) this.records.use(before, now);
    else {
      const keyed = { key, parentKey: null, operation: '', files: null };
      this.records.make({
        keyed,
        description: 'local source for context',
        kind: 'source.local',
        top: null,
        size,
        at: now,
      });
    }
    this.settle(
      at,
      { ...UNKNOWN, started, completed, outcome: 'done', key: operation.digest, tree: this.contextTree },
      [doneStatus('transferring context:', bytes, started + 2, completed - 3)],
    );
  }

  private writeInline(at: number, operation: Operation & { readonly kind: 'inline' }, started: number): void {
    const key = operation.digest;
    const before = this.records.find(key);
    const now = this.request.at + started;
    const size = new TextEncoder().encode(operation.data).length;
    const keyed = { key, parentKey: null, operation: '', files: null };
    const record =
      before === null
        ? this.records.make({ keyed, description: 'mkfile', kind: 'regular', top: null, size, at: now })
        : this.records.use(before, now);
    this.settle(at, {
      started,
      completed: before === null ? started + this.lasts(`inline ${key}`, 10, 20) : started,
      outcome: before === null ? 'done' : 'cached',
      cause: { kind: before === null ? 'first' : 'hit' },
      key,
      tree: inlineTree(operation, Math.floor(now / 1000)),
      top: null,
      record,
    });
  }

  private readonly missing = (operation: Operation, path: string): StepFailure => {
    const { seed, at } = this.request;
    // What is looked into: the same for all steps that copy from it.
    const source = inputsOf(operation).findLast(input => input !== null) ?? null;
    const looked = source === null ? undefined : this.plan.operations[source];
    const ref = `${uuid(seed, 'worker')}::${reference(seed, at, (looked ?? operation).digest)}`;
    const message = `failed to calculate checksum of ref ${ref}: "${path}": not found`;
    return new StepFailure(message, 'docker', 'failed to compute cache key: ');
  };

  private readonly treeAt = (input: OperationInput): Tree => this.stateOf(input)?.tree ?? emptyTree;

  private readonly countedAt = (input: OperationInput): Tree =>
    input !== null && this.plan.operations[input]?.kind === 'context' ? this.countedTree : this.treeAt(input);

  private async step(at: number, operation: StepOperation, started: number): Promise<void> {
    let keyed: Keyed | null = null;
    let done: Performance;
    const { treeAt, missing, request } = this;
    try {
      const keyAt = (input: OperationInput): string | null => this.stateOf(input)?.key ?? null;
      keyed = keyOf(operation, this.plan, { keyAt, treeAt: this.countedAt, missing, work: this.ports.work });
      const hit = keyed.ignoreCache ? null : this.records.lookup(keyed.key);
      if (hit !== null) {
        const { top } = hit;
        const record = this.records.use(hit.record, request.at + started);
        const state = { started, completed: started, key: keyed.key, tree: treeOf(top), top, record };
        return this.settle(at, { ...state, outcome: 'cached', cause: { kind: 'hit' } });
      }
      const below = this.stateOf(operation.input)?.top ?? null;
      if (depthOf(below) >= DEEPEST) {
        const ref = reference(request.seed, request.at, operation.digest);
        throw new StepFailure(`failed to prepare ${ref} as ${ref}: max depth exceeded`);
      }
      done = await perform(operation, { request, ports: this.ports, treeAt, kept: this.kept, started });
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      const took = keyed === null ? this.lasts('key', 1, 4) : this.lasts(`fail ${at}`, 10, 25);
      return this.fail(at, started, started + took, error);
    }
    const cause = causeOf(keyed, this.parentOf(operation), this.records.all());
    if (done.failure !== null)
      return this.fail(at, started, Math.round(started + done.took), done.failure, done.logs, cause);
    const layer = builtLayerOf(done.changes);
    const completed = Math.round(started + done.took + (operation.kind === 'copy' ? layer.size / 400_000 : 0));
    const { createdBy } = operation;
    const origin = { instruction: instructionOf(createdBy, 'RUN'), createdBy };
    const top = storeLayer(this.stateOf(operation.input)?.top ?? null, layer, origin);
    const now = request.at + completed;
    const description = descriptionOf(operation);
    const shown = shownOf(operation);
    const record = this.records.make({ keyed, description, shown, kind: 'regular', top, size: layer.size, at: now });
    if (operation.kind === 'run') {
      keepMounts(this.records, this.kept, done.kept, operation.args.join(' '), now);
      this.kept = done.kept;
    }
    const state = { started, completed, key: keyed.key, tree: treeOf(top), top, record };
    this.settle(at, { ...state, outcome: 'done', cause }, [], done.logs);
  }

  private parentOf(operation: StepOperation): ParentState {
    const state = this.stateOf(operation.input);
    const below = operation.input === null ? undefined : this.plan.operations[operation.input];
    if (state === null || below === undefined || operation.input === null)
      return { step: null, ran: false, cause: null, base: null };
    if (below.kind === 'image')
      return { step: null, ran: false, cause: state.cause, base: below.reference.replace(/@.*$/u, '') };
    // Its index among the steps that the view shows.
    const step = this.plan.operations.slice(0, operation.input).filter(isStep).length;
    return { step, ran: state.outcome === 'done', cause: state.cause, base: null };
  }
}

/** Docker's layer store takes so many layers on top of each other. */
const DEEPEST = 125;

function depthOf(top: StoredLayer | null): number {
  let depth = 0;
  for (let layer = top; layer !== null; layer = layer.parent) depth++;
  return depth;
}
