/**
 * The classic builder's cache: an image that was built here on the same image by the same step. With --cache-from, also what the
 * histories of those images tell. Rules: builder/dockerfile/imageprobe.go, image/cache/cache.go.
 */
import type { ContainerDefaults, ImageConfig } from '../../image/index.ts';
import { instantOf } from '../../image/index.ts';
import { sameConfig } from './config.ts';
import type { ClassicImage, ClassicPorts } from './types.ts';

export interface Probe {
  /** Forgets that a step was missed: each stage looks anew. */
  reset(): void;
  /** Whether an earlier step of the stage was missed. */
  readonly missed: boolean;
  /** The image that the step led to before; null when it has to be done. */
  find(parent: ClassicImage | null, config: ContainerDefaults, architecture: string): ClassicImage | null;
}

export const NO_CACHE: Probe = { reset: () => {}, missed: false, find: () => null };

export function probeOf(ports: ClassicPorts, sourceNames: readonly string[]): Probe {
  let sources: readonly ClassicImage[] = [];
  let missed = false;
  const reset = (): void => {
    missed = false;
    sources = sourceNames.flatMap(name => {
      const found = ports.find(name);
      return found.ok && found.value !== null ? [found.value] : [];
    });
  };
  const look = (parent: ClassicImage | null, config: ContainerDefaults, architecture: string): ClassicImage | null => {
    const local = childLike(ports, parent, config, architecture);
    if (sourceNames.length === 0) return local;
    if (local !== null && sources.some(source => goesThrough(ports, source, local.id))) return local;
    const length = parent?.config.history.length ?? 0;
    for (const target of sources) {
      if (!standsOn(target.config, parent?.config ?? null)) continue;
      if ((config.Cmd ?? []).join(' ') !== (target.config.history[length]?.created_by ?? '')) continue;
      if (target.config.history.length - 1 === length) {
        if (parent !== null) ports.setParent(target.id, parent.id);
        return ports.byId(target.id);
      }
      const restored = ports.restore(parent, target, config);
      if (!restored.ok) return null;
      sources = [target];
      return restored.value;
    }
    return null;
  };
  reset();
  return {
    reset,
    get missed() {
      return missed;
    },
    find(parent, config, architecture) {
      if (missed) return null;
      const found = look(parent, config, architecture);
      missed = found === null;
      return found;
    },
  };
}

/** The latest image built here on `parent` whose step had this config. */
function childLike(
  ports: ClassicPorts,
  parent: ClassicImage | null,
  config: ContainerDefaults,
  architecture: string,
): ClassicImage | null {
  let match: ClassicImage | null = null;
  for (const image of ports.children(parent?.id ?? null)) {
    const own = image.config.container_config;
    if (own === undefined || image.config.architecture !== architecture || !sameConfig(own, config)) continue;
    if (match === null || instantOf(match.config.created) < instantOf(image.config.created)) match = image;
  }
  return match;
}

function goesThrough(ports: ClassicPorts, image: ClassicImage, id: string): boolean {
  for (let at = image.parent; at !== null; at = ports.byId(at)?.parent ?? null) if (at === id) return true;
  return false;
}

/** Whether an image's history and layers begin with all of another's. */
function standsOn(config: ImageConfig, parent: ImageConfig | null): boolean {
  if (config.history.length === 0) return false;
  if (parent === null || (parent.history.length === 0 && parent.rootfs.diff_ids.length === 0)) return true;
  return (
    parent.history.length < config.history.length &&
    parent.history.every((row, at) => JSON.stringify(row) === JSON.stringify(config.history[at])) &&
    parent.rootfs.diff_ids.every((id, at) => id === config.rootfs.diff_ids[at])
  );
}
