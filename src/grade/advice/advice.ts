/**
 * Advice on what a learner builds, each with a figure that was found by doing it: the newest build is done again on a copy of their host, and what would
 * be otherwise is built beside it. What cannot be told from a run is not said.
 */
import { type Host, view } from '../../docker/index.ts';
import { lighterBases } from './base.ts';
import { cut, shortened, WORTH } from './build-step.ts';
import { keptCaches } from './caches.ts';
import { deletedLater } from './deleted.ts';
import { ignorable } from './ignorable.ts';
import { order } from './order.ts';
import { secondStage } from './second-stage.ts';
import { storedAgain } from './stored-again.ts';
import { type Built, buildLineIn, copyOf, recipeIn, tried } from './trial.ts';
import type { Advice, AdviceReport, AdviceSight } from './types.ts';

/** `lines`: what was typed at the host, oldest first. */
export async function adviceOf(host: Host, lines: readonly string[]): Promise<AdviceReport> {
  const line = buildLineIn(lines);
  if (line === null) return { state: 'none' };
  const built = await tried(copyOf(host), line, []);
  if (built === null) return { state: 'failed', line: cut(line) };
  const recipe = recipeIn(built);
  const found = [
    ...(recipe === null ? [] : [await order(built, recipe), await ignorable(built, recipe)]),
    await lighterBases(built),
    secondStage(built),
    ...deleted(built),
    ...keptCaches(built),
    ...storedAgain(built),
  ];
  const advice = found.flatMap(each => (each === null ? [] : [{ ...each, sight: there(host, each.sight) }]));
  return { state: 'built', line: cut(line), path: recipe?.path ?? null, advice };
}

/** What only the copy has cannot be looked at. */
function there(host: Host, sight: AdviceSight | null): AdviceSight | null {
  const { layers, images, builds } = view(host);
  switch (sight?.kind) {
    case 'layer':
      return Object.hasOwn(layers, sight.chainId) ? sight : null;
    case 'image':
      return images.some(({ id }) => id === sight.id) ? sight : null;
    case 'build':
      return builds.length > 0 ? sight : null;
    case undefined:
      return null;
  }
}

/** Where packages lie: their sizes here are those of an index, not of files. */
const OF_PACKAGES =
  /\/var\/(lib|cache)\/|\.cache|\.npm|\/usr\/|\b(apt|apt-get|apk|pip3?|npm) (\S+ )*(remove|purge|del|uninstall|clean)\b/;

function deleted({ host, build, image }: Built): readonly Advice[] {
  return deletedLater(host, build, image)
    .filter(({ bytes }) => bytes >= WORTH)
    .map(({ step, bytes }) => ({
      said: { code: 'advice.deleted', data: { run: shortened(step), wasteBytes: bytes } },
      how: { code: 'advice.how.layers', data: {} },
      caveat: OF_PACKAGES.test(shortened(step)) ? { code: 'advice.caveat.packages', data: {} } : null,
      line: step.line,
      sight: step.layer === null ? null : { kind: 'layer', chainId: step.layer },
    }));
}
