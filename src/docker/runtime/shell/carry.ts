import { instrumented, typedAs } from './instrument.ts';
import type { FunctionNode, Interior } from './interior.ts';
import type { ScriptPlan } from './plan.ts';

/**
 * What a shell that is typed at knows between two lines: taken out of the interpreter after one, and put into another before the next.
 * Plain data, and copied both ways: what was put away does not change any more.
 */

/** What the interpreter knows besides functions, by the names that it has for it. */
export type ShellKnowledge = Readonly<Record<string, unknown>> & Pick<Interior, 'cwd' | 'env'>;

/** A function as it was typed, or as the interpreter was given it where it was read by `.` or eval. */
export interface KnownFunction {
  readonly definition: FunctionNode;
  readonly isInstrumented: boolean;
}

/** What is of one run of the interpreter: its streams, its caps, the machine's clock, and what it can find out again. */
const PASSING: ReadonlySet<string> = new Set([
  'commandCount',
  'extraArgs',
  'functions',
  'groupStdin',
  'groupStdinSourceFd',
  'hashTable',
  'processSubstitutions',
  'processSubstitutionFsMounted',
  'signal',
  'startTime',
]);

export function knowledgeOf(interior: Interior): ShellKnowledge {
  const known = Object.entries(interior).flatMap(([name, value]) =>
    PASSING.has(name) || value === undefined ? [] : [[name, copyOf(value)] as const],
  );
  return { ...Object.fromEntries(known), cwd: interior.cwd, env: new Map(interior.env) };
}

/** Whether a shell stands outside of its functions and loops, so that all it knows is its own. */
export function isAtTop({ callDepth, sourceDepth }: Interior): boolean {
  return callDepth === 0 && sourceDepth === 0;
}

export function functionsOf(interior: Interior): ReadonlyMap<string, KnownFunction> {
  const found = new Map<string, KnownFunction>();
  for (const [name, definition] of interior.functions) {
    const typed = typedAs(definition);
    found.set(name, { definition: typed ?? definition, isInstrumented: typed === null });
  }
  return found;
}

/** Puts into an interpreter that has not begun what another one knew. */
export function teach(
  interior: Interior,
  knowledge: ShellKnowledge | null,
  functions: ReadonlyMap<string, KnownFunction>,
  plan: ScriptPlan,
): void {
  if (knowledge !== null)
    for (const [name, value] of Object.entries(knowledge)) Object.assign(interior, { [name]: copyOf(value) });
  for (const [name, { definition, isInstrumented }] of functions)
    interior.functions.set(name, isInstrumented ? definition : instrumented(definition, plan));
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, copyOf(each)]));
  if (value instanceof Set) return new Set(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each)]));
}
