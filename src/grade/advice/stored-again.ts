/** Layers that change nothing but modes and owners, and store whole files again for it. */
import { changesOf } from '../../docker/index.ts';
import { shortened, textOf, WORTH } from './build-step.ts';
import type { Built } from './trial.ts';
import type { Advice } from './types.ts';

const ONLY_MODES = /^RUN (?:(?:chmod|chown|chgrp) [^;&|<>`$()]+)(?:&& (?:chmod|chown|chgrp) [^;&|<>`$()]+)*$/;

export function storedAgain({ host, build, image }: Built): readonly Advice[] {
  return build.steps.flatMap((step): readonly Advice[] => {
    const { layer, line } = step;
    if (layer === null || !image.layers.includes(layer) || !ONLY_MODES.test(textOf(step))) return [];
    const files = changesOf(host, layer).filter(({ kind, type }) => kind === 'C' && type === 'file');
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (bytes < WORTH) return [];
    return [
      {
        said: { code: 'advice.modes', data: { run: shortened(step), files: files.length, againBytes: bytes } },
        how: { code: 'advice.how.layers', data: {} },
        caveat: null,
        line,
        sight: { kind: 'layer', chainId: layer },
      },
    ];
  });
}
