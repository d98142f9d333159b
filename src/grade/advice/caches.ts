/** What package managers and compilers keep for the next time, in layers where there is none. */
import { changesOf } from '../../docker/index.ts';
import { shortened, WORTH } from './build-step.ts';
import type { Built } from './trial.ts';
import type { Advice } from './types.ts';

const CACHES: Readonly<Record<string, RegExp>> = {
  'advice.cache.apt': /^\/var\/(lib\/apt\/lists|cache\/apt)\//,
  'advice.cache.apk': /^\/var\/cache\/apk\//,
  'advice.cache.pip': /^\/root\/\.cache\/pip\//,
  'advice.cache.npm': /^\/root\/\.npm\//,
  'advice.cache.go': /^\/root\/\.cache\/go-build\//,
};

export function keptCaches({ host, build, image }: Built): readonly Advice[] {
  return build.steps.flatMap((step): readonly Advice[] => {
    const { instruction, layer, line } = step;
    if (instruction !== 'RUN' || layer === null || !image.layers.includes(layer)) return [];
    const files = changesOf(host, layer).filter(({ kind, type }) => kind !== 'D' && type === 'file');
    return Object.entries(CACHES).flatMap(([code, place]): readonly Advice[] => {
      const bytes = files.reduce((sum, { path, size }) => sum + (place.test(path) ? size : 0), 0);
      if (bytes < WORTH) return [];
      return [
        {
          said: { code, data: { run: shortened(step), cacheBytes: bytes } },
          how: { code: 'advice.how.layers', data: {} },
          caveat: { code: 'advice.caveat.packages', data: {} },
          line,
          sight: { kind: 'layer', chainId: layer },
        },
      ];
    });
  });
}
