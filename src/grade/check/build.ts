import { type BuildStepView, type BuildView, familiar } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import type { Scene } from '../image-where.ts';
import { cut, printRange, within } from '../text.ts';
import { DONE, type Miss, miss, nearMiss, off, type Verdict } from '../verdict.ts';

export function gradeBuild(check: CheckOf<'build'>, scene: Scene): Verdict {
  const fresh = scene.now.builds.filter(build => !scene.before.builds.some(old => old.at === build.at));
  const fitting = fresh.filter(build => meant(check, build)).reverse();
  if (fitting.some(build => buildMisses(check, build).length === 0)) return DONE;
  const latest = fitting[0];
  const first = latest === undefined ? undefined : buildMisses(check, latest)[0];
  if (first !== undefined) return nearMiss(first);
  return off(fresh.length === 0 ? 'feedback.build.none' : 'feedback.build.other', {
    dockerfile: check.dockerfile ?? '',
    tag: check.tag === null ? '' : (familiar(check.tag) ?? check.tag),
  });
}

function meant(check: CheckOf<'build'>, build: BuildView): boolean {
  const clean = (path: string): string => path.replace(/^(\.\/)+/, '');
  const file = check.dockerfile === null || clean(build.dockerfile).endsWith(clean(check.dockerfile));
  const name = check.tag === null ? null : familiar(check.tag);
  return file && (name === null || build.tags.some(tag => familiar(tag) === name));
}

function buildMisses(check: CheckOf<'build'>, build: BuildView): readonly Miss[] {
  if (check.fails && build.error === null) return [miss('feedback.build.succeeded')];
  if (!check.fails && build.error !== null) return [miss('feedback.build.failed', { error: cut(build.error) })];
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

/** A step by the start of its instruction: `COPY main.go`; white space and flags count as written. */
function saysStep(step: BuildStepView, instruction: string): boolean {
  const said = step.name.replace(/^\[[^\]]*\]\s*/, '');
  return said.startsWith(instruction) || step.instruction.startsWith(instruction);
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
