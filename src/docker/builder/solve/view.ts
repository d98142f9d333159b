/** A build as checks and pictures see it. */
import type { StoredLayer } from '../../image/index.ts';
import { familiarTag } from '../../image/reference.ts';
import type { BuildStepView, BuildView } from '../../view.ts';
import type { Plan } from '../plan/plan.ts';
import { recipeOf } from '../recipe.ts';
import type { BuildError, SolveRequest } from '../types.ts';
import type { BegunSolve } from './begin.ts';
import type { Solved } from './solved.ts';
import { descriptionOf, isStep } from './step-name.ts';

export function buildView(
  request: SolveRequest,
  begun: BegunSolve,
  solved: Solved | null,
  image: string | null,
  error: BuildError | null,
  duration: number,
): BuildView {
  return {
    at: request.at,
    dockerfile: request.dockerfilePath,
    recipe: begun.source === '' ? null : recipeOf(begun.source),
    tags: request.tags.map(familiarTag),
    image,
    stages: begun.stages,
    steps: begun.plan === null || solved === null ? [] : steps(begun.plan, solved),
    context: { dockerfileBytes: begun.dockerfileBytes, bytes: solved?.contextBytes ?? 0 },
    warnings: begun.warnings.map(({ rule, message, lines }) => ({ rule, text: message, line: lines[0] })),
    error: error?.message ?? null,
    duration,
  };
}

function steps(plan: Plan, solved: Solved): readonly BuildStepView[] {
  return plan.operations.flatMap((operation, at): readonly BuildStepView[] => {
    const state = solved.states.get(at);
    if (!isStep(operation) || operation.lines === null || state === undefined) return [];
    return [
      {
        name: operation.name,
        stage: operation.stage,
        instruction:
          operation.kind === 'image' ? 'FROM' : (/^(?:ONBUILD )?(\w+)/u.exec(descriptionOf(operation))?.[1] ?? ''),
        line: operation.lines[0],
        state: state.outcome,
        cause: state.cause,
        layer: state.outcome === 'error' ? null : (state.top?.chainId ?? null),
        size: operation.kind === 'image' ? baseSize(state.top) : (state.top?.layer.size ?? 0),
        duration: Math.round(state.completed - state.started),
      },
    ];
  });
}

function baseSize(top: StoredLayer | null): number {
  let size = 0;
  for (let layer = top; layer !== null; layer = layer.parent) size += layer.layer.size;
  return size;
}
