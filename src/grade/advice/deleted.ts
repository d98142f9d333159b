/** Layers that delete what a layer below holds: its bytes stay in the image. */
import { type BuildView, changesOf, type Host, type ImageView, view } from '../../docker/index.ts';
import type { AdvisedStep } from './build-step.ts';

export interface DeletedLater {
  /** The step that deletes. */
  readonly step: AdvisedStep;
  /** Of what it deletes and the image carries all the same. */
  readonly bytes: number;
}

/** Steps of the build that delete files of layers below, in their order. */
export function deletedLater(host: Host, build: BuildView, image: ImageView): readonly DeletedLater[] {
  const { layers } = view(host);
  const own = new Map(
    build.steps.flatMap(step => (step.layer === null || step.instruction === 'FROM' ? [] : [[step.layer, step]])),
  );
  if (!image.layers.some(chainId => own.has(chainId) && (layers[chainId]?.deleted ?? 0) > 0)) return [];
  const held: HeldPaths = new Map();
  return image.layers.flatMap(chainId => {
    const step = own.get(chainId);
    let bytes = 0;
    for (const { kind, path, type, size } of changesOf(host, chainId)) {
      if (kind !== 'D') held.set(path, { size, isFolder: type === 'directory' });
      else if (step !== undefined) bytes += taken(held, path);
    }
    return step === undefined || bytes === 0 ? [] : [{ step, bytes }];
  });
}

type HeldPaths = Map<string, { readonly size: number; readonly isFolder: boolean }>;

/** Takes a path away, with all below it; gives the bytes of that. A file has nothing below it, so what holds thousands is not looked through for each. */
function taken(held: HeldPaths, path: string): number {
  const own = held.get(path);
  const gone =
    own?.isFolder === false ? [path] : [...held.keys()].filter(each => each === path || each.startsWith(`${path}/`));
  let bytes = 0;
  for (const each of gone) {
    bytes += held.get(each)?.size ?? 0;
    held.delete(each);
  }
  return bytes;
}
