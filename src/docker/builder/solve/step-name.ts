/** What a step is called: in the view, and by the cache for its result. */
import type { Operation } from '../plan/operation.ts';
import type { StepOperation } from './keys.ts';

export function isStep(operation: Operation): boolean {
  return operation.lines !== null && operation.kind !== 'remote';
}

/** What the cache calls the result of a step: a command for RUN, the step with its stage for all others. */
export function shownOf(operation: StepOperation): string {
  if (operation.kind === 'run') return `mount / from exec ${operation.args.join(' ')}`;
  return operation.stage === null ? operation.name.replace(/^\[/u, '[stage-0 ') : operation.name;
}

/** The step's name without its counter. */
export function descriptionOf(operation: Operation): string {
  return operation.name.replace(/^\[[^\]]*\] /u, '');
}
