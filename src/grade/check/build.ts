import { type BuildStepView, type BuildView, familiar } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { fileMeant, follows, type Scene, samePath } from '../scene.ts';
import { cut, printRange, within } from '../text.ts';
import { DONE, type Miss, miss, nearMiss, off, type Verdict } from '../verdict.ts';

export function gradeBuild(check: CheckOf<'build'>, scene: Scene): Verdict {
  const fitting = scene.builds.filter(build => meant(check, build, scene)).reverse();
  if (fitting.some(build => buildMisses(check, build).length === 0)) return DONE;
  const latest = fitting[0];
  const first = latest === undefined ? strangerMiss(check, scene) : buildMisses(check, latest)[0];
  return first === undefined ? off('feedback.build.none') : nearMiss(first);
}

function meant({ dockerfile, tag }: CheckOf<'build'>, build: BuildView, scene: Scene): boolean {
  return (dockerfile === null || follows(scene, build, dockerfile)) && (tag === null || hasTag(build, tag));
}

function hasTag(build: BuildView, tag: string): boolean {
  const name = familiar(tag);
  return build.tags.some(each => familiar(each) === name);
}

/** How the newest build is not the one that is asked for; none when nothing was built. */
function strangerMiss({ dockerfile, tag }: CheckOf<'build'>, scene: Scene): Miss | undefined {
  const build = scene.builds.at(-1);
  if (build === undefined) return undefined;
  if (dockerfile !== null && !follows(scene, build, dockerfile)) {
    if (fileMeant(scene, dockerfile) === null) return miss('feedback.file.missing', { path: dockerfile });
    if (build.recipe === null && build.error !== null && samePath(build.dockerfile, dockerfile))
      return miss('feedback.build.elsewhere', { path: dockerfile });
    if (build.recipe === null && build.error !== null)
      return miss('feedback.build.no-recipe', { path: dockerfile, other: build.dockerfile, error: cut(build.error) });
    if (!samePath(build.dockerfile, dockerfile))
      return miss('feedback.build.other-recipe', { path: dockerfile, other: build.dockerfile });
    const code = scene.edited.has(dockerfile) ? 'feedback.build.recipe-changed' : 'feedback.file.rewritten';
    return miss(code, { path: dockerfile });
  }
  const [got] = build.tags;
  const wanted = familiar(tag ?? '') ?? '';
  return got === undefined
    ? miss('feedback.build.nameless', { tag: wanted })
    : miss('feedback.build.other-name', { tag: wanted, got });
}

function buildMisses(check: CheckOf<'build'>, build: BuildView): readonly Miss[] {
  if (check.fails && build.error === null) return [miss('feedback.build.succeeded')];
  if (!check.fails && build.error !== null) return [failure(build, build.error)];
  const misses: Miss[] = [];
  if (check.stages !== null && !within(check.stages, build.stages)) {
    const expected = printRange(check.stages);
    misses.push(
      miss('feedback.build.stages', { expected, count: build.stages }, { expected, got: String(build.stages) }),
    );
  }
  for (const { instruction, state } of check.steps) {
    const step = build.steps.find(each => saysStep(each, instruction));
    if (step === undefined) misses.push(miss('feedback.build.no-step', { instruction }));
    else if (state === 'hit' && step.state !== 'cached')
      misses.push(miss(missCode(step), { instruction, ...causeData(step) }));
    else if (state === 'miss' && step.state !== 'done') misses.push(miss('feedback.build.hit', { instruction }));
  }
  return misses;
}

/** Where a build stopped, and with which words: those that only BuildKit needs are left out. */
function failure({ steps }: BuildView, error: string): Miss {
  const said = cut(error.replace(/^failed to compute cache key: failed to calculate checksum of ref \S+: /, ''));
  const step = steps.find(each => each.state === 'error');
  if (step === undefined) return miss('feedback.build.failed', { error: said });
  const instruction = step.name.replace(/^\[[^\]]*\]\s*/, '');
  return miss('feedback.build.failed-at', { error: said, instruction, line: step.line });
}

/** A step by the start of its instruction: `COPY main.go`, which `COPY ./main.go` is too; white space and flags count as written. */
function saysStep(step: BuildStepView, instruction: string): boolean {
  const said = step.name.replace(/^\[[^\]]*\]\s*/, '');
  const asked = instruction.startsWith('COPY ') ? withoutDots(instruction) : instruction;
  const told = instruction.startsWith('COPY ') ? withoutDots(said) : said;
  return told.startsWith(asked) || step.instruction.startsWith(instruction);
}

/** Paths from the root of the context without the `./` that changes nothing: `./main.go` as `main.go`, `./` as `.`. */
function withoutDots(instruction: string): string {
  return instruction.replace(/(?<=\s)\.\/(?=\s|$)/g, '.').replace(/(?<=\s)\.\/(?=\S)/g, '');
}

function missCode(step: BuildStepView): string {
  switch (step.cause.kind) {
    case 'files':
      return 'feedback.build.miss-files';
    case 'parent':
      return 'feedback.build.miss-parent';
    case 'instruction':
      return 'feedback.build.miss-instruction';
    case 'no-cache':
      return 'feedback.build.miss-no-cache';
    case 'first':
    case 'base':
    case 'hit':
      return 'feedback.build.miss';
  }
}

function causeData(step: BuildStepView): Readonly<Record<string, string>> {
  return step.cause.kind === 'files' ? { files: step.cause.paths.join(', ') } : {};
}
