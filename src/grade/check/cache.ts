import { type CacheStep, type CheckOf, fileOfCause, stateSaid, stepsWithCause } from '../../quiz/index.ts';
import type { Said } from '../grade.ts';
import { DONE, type Verdict } from '../verdict.ts';

/** All that is said of an answer about the cache begins so. */
export const CACHE = 'feedback.cache';

/**
 * Each step counts, and each cause that is asked for. A wrong one takes back what a right one brought, so who says of all steps the same earns little. The build
 * is run once the answer is given, so it is said of each step what became of it and why.
 */
export function gradeCache({ steps, why }: CheckOf<'cache'>, given: Readonly<Record<string, string>>): Verdict {
  const said = (step: CacheStep): string => (Object.hasOwn(given, step.id) ? (given[step.id] ?? '') : '');
  const asked = stepsWithCause(steps, why);
  const rightStates = steps.filter(step => said(step) !== '' && stateSaid(said(step)) === step.state);
  const rightCauses = asked.filter(step => step.causes.includes(said(step)));
  const items = steps.length + asked.length;
  const right = rightStates.length + rightCauses.length;
  if (right === items) return DONE;
  const share = Math.max(0, (2 * right - items) / items);
  const off = steps.filter(step => !rightStates.includes(step));
  const vague = asked.filter(step => rightStates.includes(step) && !rightCauses.includes(step));
  const feedback = steps.flatMap(step =>
    off.includes(step) ? [stateOf(step)] : vague.includes(step) ? [causeOf(step)] : [],
  );
  const counted = { code: CACHE, data: { hits: rightStates.length, count: steps.length } };
  return { state: share > 0 ? 'near' : 'off', share, feedback: [...feedback, counted], difference: null };
}

function stateOf(step: CacheStep): Said {
  const data = dataOf(step);
  if (step.state === 'miss') return { code: `feedback.cache.ran-${reasonOf(step)}`, data };
  return { code: /^(COPY|ADD)\b/.test(step.text) ? 'feedback.cache.hit-files' : 'feedback.cache.hit', data };
}

/** It was said that the step is run again, for another reason. */
function causeOf(step: CacheStep): Said {
  return { code: `feedback.cache.why-${reasonOf(step)}`, data: dataOf(step) };
}

function reasonOf(step: CacheStep): string {
  return filesOf(step).length > 0 ? 'files' : (step.causes[0] ?? 'instruction');
}

function dataOf(step: CacheStep): Said['data'] {
  const files = filesOf(step);
  const named = files.length > 0 ? { files: files.join(', '), count: files.length } : {};
  return { label: step.label, step: step.text, ...named };
}

function filesOf({ causes }: CacheStep): readonly string[] {
  return causes.flatMap(cause => fileOfCause(cause) ?? []);
}
