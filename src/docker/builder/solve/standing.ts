/** What the operations of a plan stand on. */
import { inputsOf } from '../plan/merge.ts';
import type { Operation, OperationInput } from '../plan/operation.ts';
import type { Plan } from '../plan/plan.ts';

/** What must be there before an operation is begun, as places in the plan. */
export function inputsAt(plan: Plan, at: number): readonly number[] {
  const operation = plan.operations[at];
  if (operation === undefined) return [];
  const inputs = operation.kind === 'context' ? beforeContext(plan, at) : inputsOf(operation);
  return inputs.filter(input => input !== null);
}

/** Digests of what an operation stands on. */
export function digestsBelow(plan: Plan, at: number): readonly string[] {
  const operation = plan.operations[at];
  const inputs = operation === undefined ? [] : inputsOf(operation);
  return inputs.flatMap(input => (input === null ? [] : (plan.operations[input]?.digest ?? [])));
}

/** The context is loaded at once to look for cached copies. Under --no-cache nobody looks: it waits for what it is copied onto. */
function beforeContext(plan: Plan, at: number): readonly OperationInput[] {
  const users = plan.operations.filter(operation => inputsOf(operation).includes(at));
  const first = users[0];
  const waits = users.every(operation => operation.kind === 'copy' && operation.ignoreCache);
  return waits && first?.kind === 'copy' ? [first.input] : [];
}

/** What a step copies from, without what it copies onto. */
export function sourcesOf(operation: Operation & { readonly kind: 'copy' }): readonly number[] {
  const sources = operation.actions.map(action => action.from);
  return sources.filter(input => input !== null).filter(input => input !== operation.input);
}
