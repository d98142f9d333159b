/** A classic build as checks and pictures see it. */
import type { StoredLayer } from '../../image/index.ts';
import { familiarTag } from '../../image/reference.ts';
import type { BuildStepView, BuildView, CacheCause } from '../../view.ts';
import { recipeOf } from '../recipe.ts';
import type { ClassicBuild } from './stage.ts';
import type { ClassicError, ClassicImage } from './types.ts';

/** A line that was begun. */
export interface BegunLine {
  /** `[2/7] COPY . /app`. */
  readonly name: string;
  readonly stage: string | null;
  readonly instruction: string;
  readonly line: number;
  /** What it stood on. */
  readonly parent: ClassicImage | null;
  /** Whether the stage was past its cache already. */
  readonly missed: boolean;
  readonly started: number;
}

/** `before`: the steps so far. `image` null: it failed, or a stage from scratch has made nothing yet. */
export function stepOf(
  build: ClassicBuild,
  begun: BegunLine,
  image: ClassicImage | null,
  failed: boolean,
  before: readonly BuildStepView[],
): BuildStepView {
  const { name, stage, instruction, line, parent, started } = begun;
  const isBase = instruction === 'FROM';
  const hit = !isBase && !build.request.noCache && !build.probe.missed && !failed;
  const top = image?.top ?? null;
  const isNew = top !== null && top.chainId !== (isBase ? null : (parent?.top?.chainId ?? null));
  return {
    name,
    stage,
    instruction,
    line,
    state: failed ? 'error' : hit ? 'cached' : 'done',
    cause: isBase || hit ? { kind: 'hit' } : missOf(build, begun, image, before),
    layer: failed ? null : (top?.chainId ?? null),
    size: isBase ? sizeOf(top) : isNew ? (top?.layer.size ?? 0) : 0,
    duration: Math.round(build.ports.now() - started),
  };
}

function sizeOf(top: StoredLayer | null): number {
  let size = 0;
  for (let layer = top; layer !== null; layer = layer.parent) size += layer.layer.size;
  return size;
}

/** `/bin/sh -c #(nop)  CMD ["sh"]` → `CMD ["sh"]`, `/bin/sh -c ls` → `RUN ls`. */
function instructionIn(createdBy: string): string {
  const nop = /#\(nop\) +(.*)$/su.exec(createdBy)?.[1];
  return nop ?? `RUN ${createdBy.replace(/^(?:\|\d+ .*?)?\/bin\/sh -c /su, '')}`;
}

function missOf(
  build: ClassicBuild,
  { name, instruction, parent, missed }: BegunLine,
  image: ClassicImage | null,
  before: readonly BuildStepView[],
): CacheCause {
  if (build.request.noCache) return { kind: 'no-cache' };
  if (missed) return { kind: 'parent', step: before.length - 1 };
  const siblings = build.ports
    .children(parent?.id ?? null)
    .filter(one => one.id !== image?.id)
    .map(one => instructionIn(one.config.history.at(-1)?.created_by ?? ''));
  const alike = siblings.findLast(text => text.split(' ')[0] === instruction);
  const files = /^(?:COPY|ADD)\b/u.test(instruction);
  if (files && alike !== undefined) {
    const words = name.replace(/^\S+ \S+ /u, '').split(/\s+/u);
    const destination = words.at(-1) ?? '';
    if (alike.trimEnd().endsWith(` in ${destination}`))
      return { kind: 'files', paths: words.slice(0, -1).filter(word => !word.startsWith('--')) };
  }
  const was = alike ?? siblings.at(-1);
  return was === undefined ? { kind: 'first' } : { kind: 'instruction', was: files ? null : was };
}

export function viewOf(
  build: ClassicBuild,
  read: { readonly text: string; readonly dockerfileBytes: number },
  stages: number,
  steps: readonly BuildStepView[],
  image: string | null,
  error: ClassicError | null,
): BuildView {
  const { request, ports } = build;
  return {
    at: request.at,
    dockerfile: request.dockerfilePath,
    recipe: recipeOf(read.text),
    tags: request.tags.map(familiarTag),
    image,
    stages,
    steps,
    context: { dockerfileBytes: read.dockerfileBytes, bytes: request.sent },
    warnings: [],
    error: error?.message ?? null,
    duration: ports.now() - request.at,
  };
}
