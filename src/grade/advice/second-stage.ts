/** What a second stage would leave, where it can be told: the image starts one program, and a compiler of its own build made it. */
import { changesOf, imageFile, startedBy } from '../../docker/index.ts';
import { COMPILES, shortened, textOf, WORTH } from './build-step.ts';
import type { Built } from './trial.ts';
import type { Advice } from './types.ts';

export function secondStage({ host, build, image }: Built): Advice | null {
  const compiled = build.steps.findLast(step => step.instruction === 'RUN' && COMPILES.test(textOf(step)));
  if (build.stages !== 1 || compiled === undefined) return null;
  const started = [...new Set(startedBy(host, image.id))];
  const [path] = started;
  if (path === undefined || started.length > 1 || (imageFile(host, image.id, path)?.sources ?? []).length === 0)
    return null;
  const sizes = image.layers.flatMap(chainId =>
    changesOf(host, chainId).flatMap(each => (each.kind !== 'D' && each.path === path ? [each.size] : [])),
  );
  const bytes = sizes.at(-1);
  if (bytes === undefined || image.size - bytes < WORTH) return null;
  return {
    said: {
      code: 'advice.stage',
      data: { run: shortened(compiled), program: path, programBytes: bytes, wholeBytes: image.size },
    },
    how: { code: 'advice.how.started', data: {} },
    caveat: null,
    line: compiled.line,
    sight: { kind: 'image', id: image.id },
  };
}
