import type { Linter } from '../../dockerfile/lint/linter.ts';
import { goQuoted } from '../../dockerfile/parse/go-quoted.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import type { Variables } from './environment.ts';
import type { NewOperation, OperationInput } from './operation.ts';
import type { StageOptions, StagePlan } from './stage.ts';
import type { StageState } from './state.ts';

export interface PlanOptions extends StageOptions {
  readonly labels: readonly (readonly [string, string])[];
  readonly noCache: boolean;
  /** --network, for a RUN that says nothing itself. */
  readonly network: 'default' | 'none' | 'host';
  readonly hosts: readonly (readonly [string, string])[];
  /** As SolveRequest has them. */
  readonly limits: readonly string[];
  /** Stages of --no-cache-filter, lower case. */
  readonly noCacheFilter: readonly string[];
  /** Whether .dockerignore keeps a path out of the context. */
  readonly ignored: (path: string) => boolean;
  /** RFC 3339 time that new history rows get; null when their layers are to say it. */
  readonly created: string | null;
}

/** `[build 2/4] ` before a step, counted up. */
export function stepName(state: StageState, text: string): string {
  if (state.total === 0) return text;
  state.count++;
  const total = String(state.total);
  const stage = state.label === '' ? '' : `${state.label} `;
  return `[${stage}${String(state.count).padStart(total.length)}/${total}] ${state.inTrigger ? 'ONBUILD ' : ''}${text}`;
}

/** What dispatching needs beside the instruction. */
export interface PlanTools {
  readonly plan: StagePlan;
  readonly state: StageState;
  readonly add: (operation: NewOperation) => number;
  readonly options: PlanOptions;
  readonly linter: Linter;
  /** The operation that loads the build context. */
  readonly context: number;
  readonly contextPaths: Set<string>;
  readonly globalArgs: Variables;
  readonly treeOf: (source: StagePlan) => OperationInput;
}

/** Stages are made in order: one that is still to come has no files. `target`: of a mount. */
export function refuseLater(
  what: 'copy' | 'mount',
  name: string,
  source: StagePlan | undefined,
  plan: StagePlan,
  target = '',
): void {
  if (source === undefined || source.unregistered || source.index < plan.index) return;
  throw new DockerfileRefusal(
    what === 'copy'
      ? `cannot copy from stage ${goQuoted(name)}, it needs to be defined before current stage ${goQuoted(plan.label)}`
      : `cannot mount from stage ${goQuoted(name)} to ${goQuoted(target)}, stage needs to be defined before current command`,
  );
}

/** One more history row; `layer` is the operation that made its files. */
export function commit(
  state: StageState,
  text: string,
  layer: OperationInput,
  created: string | null,
  marked: boolean,
): void {
  const entry = {
    ...(created === null ? {} : { created }),
    created_by: marked ? `${text} # buildkit` : text,
    comment: 'buildkit.dockerfile.v0',
    ...(layer === null ? { empty_layer: true } : {}),
  };
  state.config = { ...state.config, history: [...state.config.history, entry] };
  state.rows = [...state.rows, layer];
}
