/** Where the vertices of a running build are noted, with their times. */
import type { SolveStatus, Vertex, VertexLog, VertexStatus, VertexWarning } from '../types.ts';

export interface Board {
  /** A vertex that was seen; times are milliseconds after the line was typed. */
  readonly note: (vertex: Vertex) => void;
  readonly warn: (warning: VertexWarning) => void;
  /** Vertices that still ran at the moment of a failure were stopped by it; those that had not begun are gone. */
  readonly cut: (at: number, failed: string) => void;
  readonly status: () => SolveStatus;
  readonly end: () => number;
}

export function boardOf(): Board {
  let vertices: Vertex[] = [];
  const warnings: VertexWarning[] = [];
  return {
    note: vertex => {
      vertices.push(vertex);
    },
    warn: warning => {
      warnings.push(warning);
    },
    cut(at, failed) {
      vertices = vertices
        .filter(vertex => vertex.digest === failed || (vertex.started ?? 0) < at || (vertex.completed ?? 0) <= at)
        .map(vertex => (vertex.digest !== failed && (vertex.completed ?? 0) > at ? canceled(vertex, at) : vertex));
    },
    status: () => ({
      vertices: [...vertices].sort((a, b) => startOf(a) - startOf(b)),
      warnings,
    }),
    end: () => vertices.reduce((latest, vertex) => Math.max(latest, vertex.completed ?? 0), 0),
  };
}

/** What never began stands at the end. */
function startOf({ started }: Vertex): number {
  return started ?? Number.MAX_SAFE_INTEGER;
}

/** A step that is known and was never begun. */
export function pendingVertex(digest: string, name: string, inputs: readonly string[]): Vertex {
  return { digest, name, inputs, started: null, completed: null, cached: false, error: null, statuses: [], logs: [] };
}

function canceled(vertex: Vertex, at: number): Vertex {
  return {
    ...vertex,
    completed: at,
    error: 'context canceled',
    logs: vertex.logs.filter(log => log.at <= at),
    statuses: vertex.statuses.map(status => ({ ...status, completed: Math.min(at, status.completed ?? at) })),
  };
}

export function vertexOf(
  digest: string,
  name: string,
  started: number,
  completed: number,
  more: {
    readonly inputs?: readonly string[];
    readonly cached?: boolean;
    readonly error?: string | null;
    readonly statuses?: readonly VertexStatus[];
    readonly logs?: readonly VertexLog[];
  } = {},
): Vertex {
  return {
    digest,
    name,
    inputs: more.inputs ?? [],
    started,
    completed,
    cached: more.cached ?? false,
    error: more.error ?? null,
    statuses: more.statuses ?? [],
    logs: more.logs ?? [],
  };
}

export function doneStatus(name: string, current: number, started: number, completed: number, total = 0): VertexStatus {
  return { name, current, total, started, completed };
}

/** The picture of a build that was stopped at a moment: what had not begun is gone, what had not ended was canceled. */
export function statusUntil({ vertices, warnings }: SolveStatus, at: number): SolveStatus {
  return {
    vertices: vertices
      .filter(({ started }) => started !== null && started < at)
      .map(vertex => ((vertex.completed ?? Number.POSITIVE_INFINITY) > at ? canceled(vertex, at) : vertex)),
    warnings: warnings.filter(warning => warning.at <= at),
  };
}
