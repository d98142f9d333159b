/** The image that a plan and its steps make: config with times and layers, and its id. */
import {
  CONFIG_KEYS,
  goJson,
  type HistoryEntry,
  type ImageConfig,
  imageIdOf,
  layersDownTo,
  rfc3339,
} from '../../image/index.ts';
import type { Plan } from '../plan/plan.ts';
import type { BuiltImage } from '../types.ts';
import type { ResolvedImage } from './begin.ts';
import type { StepState } from './solved.ts';

export function assembleImage(
  plan: Plan,
  states: ReadonlyMap<number, StepState>,
  images: ReadonlyMap<string, ResolvedImage>,
): BuiltImage {
  const top = plan.result === null ? null : (states.get(plan.result)?.top ?? null);
  const result = plan.result === null ? undefined : plan.operations[plan.result];
  if (result?.kind === 'image' && plan.rows.length === 0) {
    const base = images.get(result.resolved)?.image;
    if (base !== undefined && sameDefaults(base.config, plan.image))
      return { id: base.id, config: base.config, configJson: goJson(base.config), top };
  }
  const history = withTimes(plan, states);
  const created = history.findLast(row => row.created !== undefined)?.created;
  const { config: defaults, rootfs: _rootfs, history: _history, created: _created, ...rest } = plan.image;
  const diffIds = layersDownTo(top).map(stored => stored.layer.diffId);
  const config = sortedKeys({
    ...rest,
    config: inOrder(defaults),
    ...(created === undefined ? {} : { created }),
    history,
    rootfs: { type: 'layers' as const, diff_ids: diffIds },
  });
  const configJson = goJson(config);
  return { id: imageIdOf(configJson), config, configJson, top };
}

function sameDefaults(base: ImageConfig, image: ImageConfig): boolean {
  const own = (config: ImageConfig): string => JSON.stringify(inOrder(config.config));
  return own(base) === own(image);
}

/**
 * Rows that made a layer were made when the layer was. Rows of metadata have no time of their own: they take that of the first
 * new layer, or of the row before.
 */
function withTimes(plan: Plan, states: ReadonlyMap<number, StepState>): readonly HistoryEntry[] {
  const rows = plan.image.history.map((row, index): HistoryEntry => {
    const operation = index < plan.baseRows ? null : (plan.rows[index - plan.baseRows] ?? null);
    const at = operation === null ? undefined : states.get(operation)?.record?.createdAt;
    return at === undefined ? row : { ...row, created: rfc3339(at) };
  });
  let created: string | undefined;
  let missing = false;
  for (const row of rows) {
    if (row.created === undefined) missing = true;
    else {
      created = row.created;
      if (missing) break;
    }
  }
  missing = false;
  return rows.map(row => {
    if (row.created !== undefined) {
      if (missing) created = row.created;
      return ordered(row);
    }
    missing = true;
    return ordered(created === undefined ? row : { ...row, created });
  });
}

function ordered(row: HistoryEntry): HistoryEntry {
  return {
    ...(row.created === undefined ? {} : { created: row.created }),
    ...(row.created_by === undefined ? {} : { created_by: row.created_by }),
    ...(row.author === undefined ? {} : { author: row.author }),
    ...(row.comment === undefined ? {} : { comment: row.comment }),
    ...(row.empty_layer === undefined ? {} : { empty_layer: row.empty_layer }),
  };
}

/** The specification's order of keys, and Go's of maps; what is empty is left out. */
function inOrder(defaults: ImageConfig['config']): ImageConfig['config'] {
  const entries = CONFIG_KEYS.flatMap(key => {
    const value = defaults[key];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    const isMap = key === 'ExposedPorts' || key === 'Volumes' || key === 'Labels';
    return [[key, isMap && typeof value === 'object' ? sortedKeys(value) : value] as const];
  });
  return Object.fromEntries(entries);
}

/** The same value with its keys in order. */
function sortedKeys<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) as T;
}
