/** What the daemon tells of a build with BuildKit as it happens: BuildKit's client.SolveStatus, piece by piece. */
import type { SolveResult, Vertex, VertexWarning } from '../../builder/types.ts';
import type { BuildStatus } from '../../engine/builds.ts';
import { warningText } from '../../engine/warning.ts';
import { base64 } from '../../filesystem/bytes.ts';
import { rfc3339 } from '../../image/index.ts';
import type { Instant } from '../../outcome.ts';

/** `started`: the moment on the host's clock to which the times of the build count. */
export function statusesOf({ status, source }: SolveResult, started: Instant): readonly BuildStatus[] {
  const time = (at: number): string => rfc3339(started + Math.round(at));
  const whole = base64(source);
  const events: readonly BuildStatus[] = [
    ...status.vertices.flatMap(vertex => vertexStatuses(vertex, announcedAt(vertex, status.vertices), time)),
    ...status.warnings.map(warning => ({ at: warning.at, warnings: [warningOf(warning, whole)] })),
  ];
  return [...events].sort((a, b) => a.at - b.at).map(one => ({ ...one, at: started + Math.round(one.at) }));
}

/** A step is known when the first of its build begins; what the frontend does itself, when it begins. */
function announcedAt(vertex: Vertex, all: readonly Vertex[]): number {
  const own = vertex.started ?? Number.POSITIVE_INFINITY;
  if (!/^\[(?!internal\])/u.test(vertex.name)) return own;
  const starts = all.filter(one => /^\[(?!internal\])/u.test(one.name)).map(one => one.started ?? own);
  return Math.min(own, ...starts);
}

function vertexStatuses(vertex: Vertex, announced: number, time: (at: number) => string): readonly BuildStatus[] {
  const { digest, name, inputs, started, completed } = vertex;
  const known = { digest, ...(inputs.length === 0 ? {} : { inputs }), name };
  const told = (at: number, more: Partial<VertexTold>): BuildStatus => ({ at, vertexes: [{ ...known, ...more }] });
  if (started === null) return Number.isFinite(announced) ? [told(announced, {})] : [];
  const events = [told(announced, {}), told(started, { started: time(started) })];
  for (const one of vertex.statuses) {
    const state = (at: number, current: number, more: { readonly completed?: string }): BuildStatus => ({
      at,
      statuses: [
        {
          id: one.name,
          vertex: digest,
          ...(/^transferring/u.test(one.name) ? { name: 'transferring' } : {}),
          ...(one.total > 0 ? { total: one.total } : {}),
          current,
          timestamp: time(at),
          started: time(one.started),
          ...more,
        },
      ],
    });
    events.push(state(one.started, 0, {}));
    if (one.completed !== null) events.push(state(one.completed, one.current, { completed: time(one.completed) }));
  }
  for (const { stream, text, at } of vertex.logs) {
    const log = {
      vertex: digest,
      stream: stream === 'stdout' ? 1 : 2,
      data: base64(text),
      timestamp: time(at),
    } as const;
    events.push({ at, logs: [log] });
  }
  if (completed !== null)
    events.push(
      told(completed, {
        started: time(started),
        completed: time(completed),
        ...(vertex.cached ? { cached: true } : {}),
        ...(vertex.error === null ? {} : { error: vertex.error }),
      }),
    );
  return events;
}

type VertexTold = NonNullable<BuildStatus['vertexes']>[number];
type WarningTold = NonNullable<BuildStatus['warnings']>[number];

/** `source`: the Dockerfile, encoded. */
function warningOf(warning: VertexWarning, source: string): WarningTold {
  return {
    vertex: warning.vertex,
    level: 1,
    short: base64(warningText(warning)),
    detail: [base64(warning.description)],
    url: warning.url,
    sourceInfo: { filename: 'Dockerfile', data: source, language: 'Dockerfile' },
    range: warning.lines.map(([start, end]) => ({ start: { line: start }, end: { line: end } })),
  };
}
