/** A build from the context that was sent to the image that is kept: the door of the builder's second half. */
import { KEEP_ALL } from '../../context/ignore.ts';
import { exportSize, fingerprints, selectContext } from '../../context/send.ts';
import type { Warning } from '../../dockerfile/lint/linter.ts';
import { entryOf } from '../../entry.ts';
import { sha256 } from '../../filesystem/index.ts';
import { type StoredLayer, treeOf } from '../../image/index.ts';
import { UNCOUNTED } from '../../work.ts';
import type { Plan } from '../plan/plan.ts';
import type {
  BuildCache,
  BuildError,
  BuiltImage,
  CacheRecord,
  SolvePorts,
  SolveRequest,
  SolveResult,
} from '../types.ts';
import { type BegunSolve, begin } from './begin.ts';
import { type Board, boardOf, doneStatus, vertexOf } from './board.ts';
import { chance, reference } from './chance.ts';
import { solveGraph } from './graph.ts';
import { assembleImage } from './image.ts';
import type { Solved } from './solved.ts';
import { buildView } from './view.ts';

/** Never throws for what Docker would print: a failed build is a result with an error. */
export async function solve(request: SolveRequest, ports: SolvePorts): Promise<SolveResult> {
  const board = boardOf();
  const begun = await begin(request, ports, board);
  const warnings = unique(begun.warnings).map(warning => ({
    vertex: sha256('definition'),
    rule: warning.rule,
    description: warning.description,
    url: warning.url,
    message: warning.message,
    lines: [warning.lines],
    at: board.end(),
  }));
  if (request.call !== 'lint') warnings.forEach(board.warn);
  const { plan } = begun;
  const solved =
    plan === null || begun.error !== null || request.call !== null
      ? null
      : await solveGraph(request, ports, begun, plan, board);
  const error = begun.error ?? (solved === null ? null : failureOf(solved, begun));
  let image: BuiltImage | null = null;
  let duration = Math.max(board.end(), solved?.end ?? 0);
  if (plan !== null && solved !== null && error === null) {
    duration = exportFiles(request, plan, solved, duration, board);
    if (request.exportImage) {
      image = assembleImage(plan, solved.states, begun.images);
      const lines = ports.exporting?.(image, request.tags) ?? classicExport(image, request.tags);
      duration = exportImage(request, lines, solved, duration, board, image.top !== null);
    }
  }
  duration += 12 + Math.round(chance(request.seed, request.at, 'end') * 20);
  return {
    status: board.status(),
    warnings,
    image,
    files:
      request.exportFiles.length === 0 || solved === null || plan === null || error !== null
        ? null
        : treeOf(topOf(plan, solved)),
    error,
    called: error === null ? begun.called : null,
    source: begun.source,
    cache: cacheAfter(request, ports, begun, solved),
    layers: solved?.layers ?? new Map(),
    pulled: pulledImages(begun, solved),
    view: buildView(request, begun, solved, image?.id ?? null, error, duration),
    sent: begun.sent + (solved?.contextBytes ?? 0),
    duration,
  };
}

/** Warnings that say the same of the same line are one. */
function unique(warnings: readonly Warning[]): readonly Warning[] {
  const seen = new Set<string>();
  return warnings.filter(warning => {
    const text = `${warning.rule}\0${warning.message}\0${warning.lines[0]}`;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function failureOf(solved: Solved, begun: BegunSolve): BuildError | null {
  const { failure } = solved;
  if (failure === null) return null;
  const operation = begun.plan?.operations[failure.operation];
  return {
    kind: failure.error.kind,
    message: failure.error.prefix + failure.error.message,
    // What could not be fetched is told without its place in the Dockerfile.
    lines: operation?.lines == null || operation.kind === 'remote' ? null : [operation.lines],
    vertex: operation?.digest ?? null,
  };
}

function classicExport(image: BuiltImage, tags: readonly string[]): readonly string[] {
  return [`writing image ${image.id}`, ...tags.map(tag => `naming to ${tag}`)];
}

/** `lines`: what is done after the layers, if the image has any. */
function exportImage(
  request: SolveRequest,
  lines: readonly string[],
  solved: Solved,
  started: number,
  board: Board,
  layered: boolean,
): number {
  const fresh = [...solved.layers.values()].reduce((sum, layer) => sum + layer.layer.size, 0);
  const whim = (purpose: string, most: number): number =>
    Math.round(chance(request.seed, request.at, `export ${purpose}`) * most);
  const exported = started + (solved.layers.size === 0 ? 2 : 14 + whim('layers', 26) + Math.round(fresh / 350_000));
  let at = exported;
  const statuses = lines.map((line, index) => {
    const from = at;
    at += 1 + whim(index === 0 ? 'write' : line.replace(/^naming to /, ''), 3);
    return doneStatus(line, 0, from, at);
  });
  board.note(
    vertexOf(sha256('export'), 'exporting to image', started, at, {
      statuses: [...(layered ? [doneStatus('exporting layers', 0, started, exported)] : []), ...statuses],
    }),
  );
  return at;
}

function topOf(plan: Plan, solved: Solved): StoredLayer | null {
  return plan.result === null ? null : (solved.states.get(plan.result)?.top ?? null);
}

/** The files of the result as they travel back to the client, in place of an image. */
function exportFiles(request: SolveRequest, plan: Plan, solved: Solved, started: number, board: Board): number {
  // Measuring walks every file of the image.
  if (request.exportFiles.length === 0) return started;
  const size = exportSize(selectContext(treeOf(topOf(plan, solved)), null, KEEP_ALL, UNCOUNTED));
  let ended = started;
  for (const [index, where] of request.exportFiles.entries()) {
    const from = ended;
    ended += 12 + Math.round(size / 250_000);
    const [name, status] =
      where === 'directory'
        ? ['exporting to client directory', doneStatus('copying files', size, from, ended)]
        : ['exporting to client tarball', doneStatus('sending tarball', 0, from, ended)];
    board.note(vertexOf(sha256(`export files ${index}`), name, from, ended, { statuses: [status] }));
  }
  return ended;
}

function pulledImages(begun: BegunSolve, solved: Solved | null): SolveResult['pulled'] {
  if (solved === null) return [];
  return [...begun.images].flatMap(([key, found]) => {
    const name = key.split(' ')[0] ?? '';
    const fetched = [...solved.fetched].some(full => full === name || full.startsWith(`${name}@`));
    return fetched ? [{ reference: name, image: found.image, blobs: found.blobs }] : [];
  });
}

function cacheAfter(request: SolveRequest, ports: SolvePorts, begun: BegunSolve, solved: Solved | null): BuildCache {
  const { cache } = ports;
  let records = solved?.records ?? cache.records;
  const now = request.at + begun.at;
  const local = (name: string, size: number): void => {
    const key = sha256(`local ${name} ${request.contextName}`);
    const before = records.find(record => record.key === key);
    const used: CacheRecord = {
      id: before?.id ?? reference(request.seed, now, key),
      key,
      parentKey: null,
      // The frontend looks for .dockerignore in the context, and calls it that.
      description: `local source for ${name === 'dockerignore' ? 'context' : name}`,
      kind: 'source.local',
      operation: '',
      files: null,
      chain: null,
      parentChain: null,
      createdAt: before?.createdAt ?? now,
      lastUsedAt: now,
      usageCount: (before?.usageCount ?? 0) + 1,
      size: before?.size ?? size,
    };
    records = before === undefined ? [...records, used] : records.map(one => (one.key === key ? used : one));
  };
  if (begun.source !== '') local('dockerfile', begun.sizes.dockerfile);
  if (begun.plan !== null) local('dockerignore', begun.sizes.ignore);
  if (solved === null) return { ...cache, records };
  const before = Object.entries(entryOf(cache.contexts, request.contextName) ?? {});
  const still = Object.fromEntries(before.filter(([path]) => request.context.get(`/${path}`) !== null));
  const known = { ...still, ...fingerprints(solved.context, still) };
  return { records, contexts: { ...cache.contexts, [request.contextName]: known }, mounts: solved.kept };
}
