/** From stages to a plan: every stage that is needed is walked instruction by instruction. */
import type { Instruction } from '../../dockerfile/instruction/instruction.ts';
import { readInstruction } from '../../dockerfile/instruction/read.ts';
import { lintLine } from '../../dockerfile/lint/lines.ts';
import type { Linter } from '../../dockerfile/lint/linter.ts';
import { parseTree } from '../../dockerfile/parse/tree.ts';
import { DockerfileRefusal, located } from '../../dockerfile/refusal.ts';
import type { ImageConfig } from '../../image/index.ts';
import { splitEntry, variablesOf } from './environment.ts';
import { dispatch } from './instructions.ts';
import { mergeOperations } from './merge.ts';
import type { NewOperation, Operation, OperationInput } from './operation.ts';
import { platformText } from './platform.ts';
import type { PreparedStages, StagePlan } from './stage.ts';
import { isScratch } from './stages.ts';
import { baseConfig, emptyConfig, type StageState } from './state.ts';
import { type PlanOptions, stepName } from './step.ts';

export interface Plan {
  readonly operations: readonly Operation[];
  /** What the image's files are. */
  readonly result: OperationInput;
  /** Without `created` and `rootfs.diff_ids` of new layers. */
  readonly image: ImageConfig;
  /** For each history row after the base's: the operation that makes its layer; null for metadata. */
  readonly rows: readonly OperationInput[];
  /** How many rows of the history came with the base. */
  readonly baseRows: number;
  readonly base: number | null;
  /** Each stage that was walked, as it is after its last instruction. */
  readonly states: ReadonlyMap<StagePlan, StageState>;
}

/** What a base resolved to, by the name of FROM with its platform. */
export interface ResolvedConfig {
  readonly config: ImageConfig;
  readonly digest: string | null;
}

/** The reachable images that have to be resolved, in order and each once. */
export function neededImages(prepared: PreparedStages): readonly StagePlan[] {
  const found = new Map<string, StagePlan>();
  for (const plan of prepared.stages)
    if (plan.reachable && plan.parent === null && !isScratch(plan)) {
      const key = imageKey(plan);
      if (!found.has(key)) found.set(key, plan);
    }
  return [...found.values()];
}

/** By what a resolved image is found: the name as FROM gives it, and the platform. */
export function imageKey(plan: StagePlan): string {
  return `${plan.base} ${platformText(plan.platform)}`;
}

export function planOf(
  prepared: PreparedStages,
  images: ReadonlyMap<string, ResolvedConfig>,
  options: PlanOptions,
  linter: Linter,
): Plan {
  const operations: NewOperation[] = [];
  const add = (operation: NewOperation): number => operations.push(operation) - 1;
  const states = new Map<StagePlan, StageState>();
  const contextPaths = new Set<string>();
  const loaded: NewOperation & { readonly kind: 'context' } = {
    kind: 'context',
    name: '[internal] load build context',
    lines: null,
    stage: null,
    createdBy: '',
    paths: [],
  };
  const context = add(loaded);

  const walk = (plan: StagePlan): StageState => {
    const before = states.get(plan);
    if (before !== undefined) return before;
    const parent = plan.parent === null ? null : walk(plan.parent);
    for (const { sources } of [...(plan.triggers ?? []), ...plan.commands]) for (const source of sources) walk(source);
    const state = begin(plan, parent, images, options, linter, add);
    const tools = {
      plan,
      state,
      add,
      options,
      linter,
      context,
      contextPaths,
      globalArgs: prepared.globalArgs,
      treeOf: (source: StagePlan) => walk(source).tree,
      states,
    };
    const { OnBuild: _, ...awake } = state.config.config;
    state.config = { ...state.config, config: awake };
    state.total += plan.triggers?.length ?? 0;
    for (const { instruction, sources } of plan.triggers ?? []) {
      state.inTrigger = true;
      place(plan.stage.lines, () => dispatch(instruction, sources, tools));
      state.inTrigger = false;
    }
    for (const { instruction, sources } of plan.commands)
      place(instruction.lines, () => dispatch(instruction, sources, tools));
    states.set(plan, state);
    return state;
  };
  // In the Dockerfile's order, so that the stages' steps are numbered as they stand.
  for (const plan of prepared.stages) if (plan.reachable) walk(plan);
  const target = walk(prepared.target);
  const paths = contextPaths.has('/') || contextPaths.has('.') ? null : [...contextPaths];
  operations[context] = { ...loaded, paths };
  const labelled = options.labels.length === 0 ? target.config : withLabels(target.config, options.labels);
  const merged = mergeOperations(operations, target.tree);
  return {
    operations: merged.operations,
    result: merged.moved(target.tree),
    image: labelled,
    rows: target.rows.map(merged.moved),
    baseRows: target.config.history.length - target.rows.length,
    base: merged.moved(target.baseIndex),
    states,
  };
}

function place<T>(lines: readonly [number, number], work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw located(error, [lines]);
  }
}

function withLabels(config: ImageConfig, labels: readonly (readonly [string, string])[]): ImageConfig {
  return {
    ...config,
    config: { ...config.config, Labels: { ...config.config.Labels, ...Object.fromEntries(labels) } },
  };
}

/** A stage before its first instruction. */
function begin(
  plan: StagePlan,
  parent: StageState | null,
  images: ReadonlyMap<string, ResolvedConfig>,
  options: PlanOptions,
  linter: Linter,
  add: (operation: NewOperation) => number,
): StageState {
  const shared = {
    label: plan.label,
    total: plan.total,
    count: 0,
    inTrigger: false,
    workdirSet: parent?.workdirSet ?? false,
    cmdAt: null,
    entrypointAt: null,
    healthcheckAt: null,
    needs: [],
    ignoreCache: options.noCache || options.noCacheFilter.includes(plan.stage.name),
  };
  if (parent !== null)
    return {
      ...shared,
      tree: parent.tree,
      config: parent.config,
      variables: parent.variables,
      buildArgs: parent.buildArgs,
      rows: parent.rows,
      baseIndex: parent.baseIndex,
    };
  let tree: OperationInput = null;
  let config = emptyConfig(plan.platform);
  let baseIndex: number | null = null;
  const state: StageState = { ...shared, tree, config, variables: variablesOf([]), buildArgs: [], rows: [], baseIndex };
  if (!isScratch(plan)) {
    const resolved = images.get(imageKey(plan));
    if (resolved === undefined) throw new Error(`no config for ${plan.base}`);
    const at = plan.base.indexOf('@');
    const pinned = resolved.digest === null || at >= 0 ? plan.base : `${plan.base}@${resolved.digest}`;
    config = baseConfig(resolved.config, plan.platform);
    tree = add({
      kind: 'image',
      name:
        plan.context === null
          ? stepName(state, `FROM ${pinned}`)
          : `[context ${plan.context.name}] ${plan.context.shown}`,
      lines: plan.stage.lines,
      stage: plan.label === '' ? null : plan.label,
      createdBy: '',
      reference: pinned,
      platform: platformText(plan.platform),
      resolved: imageKey(plan),
    });
    baseIndex = tree;
    const real = platformText({ os: config.os, architecture: config.architecture, variant: '' });
    const wanted = `${plan.platform.os}/${plan.platform.architecture}`;
    if (real !== wanted)
      linter.warn(
        'InvalidBaseImagePlatform',
        plan.stage.lines,
        `Base image ${plan.givenBase} was pulled with platform "${real}", expected "${wanted}" for current build`,
      );
  }
  state.tree = tree;
  state.config = config;
  state.baseIndex = baseIndex;
  state.variables = variablesOf((config.config.Env ?? []).map(splitEntry));
  return state;
}

export function triggerOf(trigger: string, plan: StagePlan, linter: Linter): Instruction {
  try {
    const { lines } = parseTree(trigger);
    const line = lines[0];
    if (lines.length !== 1 || line === undefined)
      throw new DockerfileRefusal('onbuild trigger should be a single expression');
    lintLine(line, linter);
    return { ...readInstruction(line), lines: plan.stage.lines };
  } catch (error) {
    throw located(error instanceof DockerfileRefusal ? new DockerfileRefusal(error.message) : error, [
      plan.stage.lines,
    ]);
  }
}
