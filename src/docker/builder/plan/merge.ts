/** Equal operations become one: two stages FROM one image load it once. What the result does not need is dropped. */
import { sha256 } from '../../filesystem/index.ts';
import type { NewOperation, Operation, OperationInput } from './operation.ts';

export interface Merged {
  /** Each after what it stands on. */
  readonly operations: readonly Operation[];
  /** Where an operation went. */
  readonly moved: (input: OperationInput) => OperationInput;
}

export function inputsOf(operation: NewOperation): readonly OperationInput[] {
  switch (operation.kind) {
    case 'image':
    case 'context':
    case 'inline':
    case 'remote':
      return [];
    case 'mkdir':
      return [operation.input];
    case 'copy':
      return [operation.input, ...operation.actions.map(action => action.from)];
    case 'run':
      return [operation.input, ...operation.mounts.map(mount => mount.input)];
  }
}

function withInputs(operation: NewOperation, moved: (input: OperationInput) => OperationInput): NewOperation {
  switch (operation.kind) {
    case 'image':
    case 'context':
    case 'inline':
    case 'remote':
      return operation;
    case 'mkdir':
      return { ...operation, input: moved(operation.input) };
    case 'copy':
      return {
        ...operation,
        input: moved(operation.input),
        actions: operation.actions.map(action => ({ ...action, from: moved(action.from) })),
      };
    case 'run':
      return {
        ...operation,
        input: moved(operation.input),
        mounts: operation.mounts.map(mount => ({ ...mount, input: moved(mount.input) })),
      };
  }
}

export function mergeOperations(all: readonly NewOperation[], result: OperationInput): Merged {
  const operations: Operation[] = [];
  const places = new Map<number, number>();
  const byDigest = new Map<string, number>();
  const moved = (input: OperationInput): OperationInput => (input === null ? null : (places.get(input) ?? null));
  const visit = (input: OperationInput): void => {
    if (input === null || places.has(input)) return;
    const operation = all[input];
    if (operation === undefined) return;
    for (const before of inputsOf(operation)) visit(before);
    const placed = withInputs(operation, moved);
    const digest = digestOf(placed, operations);
    const known = byDigest.get(digest);
    const at = known ?? operations.length;
    // Of several names for one operation the last one met wins, as in BuildKit's definition.
    operations[at] = { ...placed, digest };
    byDigest.set(digest, at);
    places.set(input, at);
  };
  visit(result);
  return { operations, moved };
}

/** What an operation does and stands on, without how it is called and whether its cached result may be used. */
function digestOf(operation: NewOperation, before: readonly Operation[]): string {
  const { name: _name, lines: _lines, stage: _stage, createdBy: _createdBy, ...rest } = operation;
  const own = rest.kind === 'copy' || rest.kind === 'run' ? { ...rest, ignoreCache: undefined } : rest;
  const keyed =
    own.kind === 'image' ? { ...own, resolved: undefined } : own.kind === 'context' ? { kind: own.kind } : own;
  const inputs = inputsOf(operation).map(input => (input === null ? null : before[input]?.digest));
  return sha256(JSON.stringify([keyed, inputs]));
}
