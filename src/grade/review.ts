/**
 * What a reviewer would add to a task that passed: it works, and something of how the image was built will cost later. Told from the build that made the image,
 * from its layers and their files; of several remarks the one that costs most is made, and where nothing of the kind is there, nothing is said.
 */
import { type BuildView, changesOf, type Host, type ImageView, view } from '../docker/index.ts';
import { baseOf, COMPILES, COPIES_ALL, INSTALLS, shortened, textOf } from './advice/build-step.ts';
import { deletedLater } from './advice/deleted.ts';
import type { Said } from './grade.ts';

type Review = (reviewed: Reviewed) => Said | null;

interface Reviewed {
  readonly host: Host;
  readonly build: BuildView;
  readonly image: ImageView;
}

/** Bytes below which nobody minds. */
const WORTH_A_WORD = 1_000_000;
const HEAVY_BASE = 100_000_000;

const REMARKS: readonly Review[] = [copyBeforeInstall, deletedMost, listsLeft, heavyBase, movingBase];

/** Of the newest build of the question whose image is still there; null when there is nothing to remark. */
export function reviewOf(start: Host, host: Host): Said | null {
  const before = new Set(view(start).builds.map(build => build.at));
  const now = view(host);
  const build = now.builds.findLast(each => each.image !== null && !before.has(each.at));
  const image = now.images.find(each => each.id === build?.image);
  if (build === undefined || image === undefined) return null;
  for (const remark of REMARKS) {
    const said = remark({ host, build, image });
    if (said !== null) return said;
  }
  return null;
}

/** The whole context is copied before packages are installed: the cache rule of COPY, by the files that it copies. */
function copyBeforeInstall({ build }: Reviewed): Said | null {
  for (const [index, copy] of build.steps.entries()) {
    if (!COPIES_ALL.test(textOf(copy))) continue;
    const run = build.steps.find(
      (step, later) =>
        later > index && step.stage === copy.stage && step.instruction === 'RUN' && INSTALLS.test(textOf(step)),
    );
    if (run !== undefined)
      return { code: 'review.copy-before-install', data: { copy: textOf(copy), run: shortened(run) } };
  }
  return null;
}

/** A layer deletes what one below it holds: the bytes stay in the image. */
function deletedMost({ host, build, image }: Reviewed): Said | null {
  const [most] = [...deletedLater(host, build, image)].sort((one, other) => other.bytes - one.bytes);
  if (most === undefined || most.bytes < WORTH_A_WORD) return null;
  return { code: 'review.deleted-later', data: { run: shortened(most.step), wasteBytes: most.bytes } };
}

/** apt-get update leaves the lists of packages in its layer. */
function listsLeft({ host, build }: Reviewed): Said | null {
  for (const step of build.steps) {
    if (step.instruction !== 'RUN' || step.layer === null || !/\bapt(-get)? (-\S+ )*update\b/.test(textOf(step)))
      continue;
    const bytes = changesOf(host, step.layer)
      .filter(({ kind, path }) => kind !== 'D' && path.startsWith('/var/lib/apt/lists/'))
      .reduce((sum, { size }) => sum + size, 0);
    if (bytes >= WORTH_A_WORD) return { code: 'review.lists-left', data: { run: shortened(step), wasteBytes: bytes } };
  }
  return null;
}

/** A compiled program stands on all that compiled it. */
function heavyBase({ host, build, image }: Reviewed): Said | null {
  const [from] = build.steps;
  if (build.stages !== 1 || from?.instruction !== 'FROM' || from.layer === null) return null;
  if (!build.steps.some(step => step.instruction === 'RUN' && COMPILES.test(textOf(step)))) return null;
  const base = image.layers.slice(0, image.layers.indexOf(from.layer) + 1);
  const bytes = base.reduce((sum, chainId) => sum + (view(host).layers[chainId]?.size ?? 0), 0);
  if (bytes < HEAVY_BASE || bytes < image.size / 2) return null;
  return { code: 'review.heavy-base', data: { base: baseOf(from), baseBytes: bytes, wholeBytes: image.size } };
}

/** A base without a tag is whatever `latest` is on the day of the build. */
function movingBase({ build }: Reviewed): Said | null {
  const from = build.steps.find(step => step.instruction === 'FROM' && /:latest$/.test(baseOf(step)));
  return from === undefined ? null : { code: 'review.moving-base', data: { base: baseOf(from) } };
}
