/** What is left of a build whose client went away. */
import type { BuildCache, SolveResult } from '../types.ts';
import { statusUntil } from './board.ts';

const CANCELED = 'Canceled: context canceled';

/**
 * A build as it stands when it is stopped. `after` counts in milliseconds from its beginning, `began` is that moment. Records of
 * steps that were done by then stay in the cache; an image there is not.
 */
export function canceledAt(result: SolveResult, before: BuildCache, began: number, after: number): SolveResult {
  const status = statusUntil(result.status, after);
  const known = new Set(before.records.map(({ id }) => id));
  const made = result.cache.records.filter(({ id, createdAt }) => !known.has(id) && createdAt <= began + after);
  const steps = result.view.steps.flatMap(step => {
    const vertex = status.vertices.find(({ name }) => name === step.name);
    if (vertex === undefined) return [];
    return vertex.error === null ? [step] : [{ ...step, state: 'canceled' as const, layer: null, size: 0 }];
  });
  return {
    ...result,
    status,
    warnings: result.warnings.filter(({ at }) => at <= after),
    image: null,
    files: null,
    called: null,
    pulled: [],
    error: { kind: 'docker', message: CANCELED, lines: null, vertex: null },
    cache: { ...before, records: [...before.records, ...made] },
    view: { ...result.view, image: null, steps, error: CANCELED, duration: after },
    duration: after,
  };
}
