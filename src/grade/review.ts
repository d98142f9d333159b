/**
 * What a reviewer would add to a task that passed: it works, and something of how the image was built will cost later. Told from the build that made the image,
 * from its layers and their files; of several remarks the one that costs most is made, and where nothing of the kind is there, nothing is said.
 */
import { type BuildView, changesOf, type Host, type ImageView, view } from '../docker/index.ts';
import type { Said } from './grade.ts';

type ReviewedStep = BuildView['steps'][number];
type Review = (reviewed: Reviewed) => Said | null;

interface Reviewed {
  readonly host: Host;
  readonly build: BuildView;
  readonly image: ImageView;
}

/** Bytes below which nobody minds. */
const WORTH_A_WORD = 1_000_000;
const HEAVY_BASE = 100_000_000;

/** Package managers that fetch what the context only names. Those that compile as well (mvn package, cargo build) need all of it anyway. */
const INSTALLS =
  /\b(npm (ci|install|i)|yarn install|pnpm (install|i)|pip3? install|go mod download|bundle install|composer install|poetry install|dotnet restore|apt-get (-\S+ )*install|apk add)\b/;
const COMPILES = /\b(go build|go install|cargo build|dotnet publish|mvn |gradle |gcc |g\+\+ |make\b)/;

const REMARKS: readonly Review[] = [copyBeforeInstall, deletedLater, listsLeft, heavyBase, movingBase];

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

/** `[build 2/4] COPY . .` → `COPY . .` */
function textOf({ name }: ReviewedStep): string {
  return name.replace(/^\[[^\]]*\]\s*/, '');
}

/** The whole context is copied before packages are installed: the cache rule of COPY, by the files that it copies. */
function copyBeforeInstall({ build }: Reviewed): Said | null {
  for (const [index, copy] of build.steps.entries()) {
    if (!/^(COPY|ADD) (--(?!from)\S+ )*\.\/? /.test(textOf(copy))) continue;
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
function deletedLater({ host, build, image }: Reviewed): Said | null {
  const layers = image.layers.map(chainId => ({ chainId, deletes: view(host).layers[chainId]?.deleted ?? 0 }));
  const own = new Set(
    build.steps.flatMap(step => (step.layer === null || step.instruction === 'FROM' ? [] : [step.layer])),
  );
  if (!layers.some(({ chainId, deletes }) => deletes > 0 && own.has(chainId))) return null;
  const held: HeldPaths = new Map();
  let most = { bytes: 0, layer: '' };
  for (const { chainId } of layers) {
    let bytes = 0;
    for (const { kind, path, type, size } of changesOf(host, chainId)) {
      if (kind !== 'D') held.set(path, { size, isFolder: type === 'directory' });
      else if (own.has(chainId)) bytes += taken(held, path);
    }
    if (bytes > most.bytes) most = { bytes, layer: chainId };
  }
  const step = build.steps.find(each => each.layer === most.layer);
  if (step === undefined || most.bytes < WORTH_A_WORD) return null;
  return { code: 'review.deleted-later', data: { run: shortened(step), wasteBytes: most.bytes } };
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

/** `FROM docker.io/library/golang:1.23-alpine@sha256:…` → `golang:1.23-alpine` */
function baseOf(step: ReviewedStep): string {
  return textOf(step)
    .replace(/^FROM (--\S+ )*/, '')
    .replace(/@sha256:.*$/, '')
    .replace(/^docker\.io\/(library\/)?/, '');
}

function shortened(step: ReviewedStep): string {
  const text = textOf(step).replace(/\s+/g, ' ');
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
