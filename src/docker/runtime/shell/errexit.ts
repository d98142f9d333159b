import type { CommandNode, PipelineNode, SimpleCommandNode, WordNode } from 'just-bash';
import { assigned, group, simple, single, statementOf, variable } from './nodes.ts';
import type { ScriptPlan } from './plan.ts';
import { FAILED } from './settings.ts';
import { literal } from './words.ts';

/** `set -e`: what ends the shell after a failure. */

/** Whether a failure is the pipeline's own, and not that of a command inside which has been looked at. */
export function mayFail({ commands }: PipelineNode): boolean {
  const [only] = commands;
  return commands.length > 1 || only?.type === 'SimpleCommand' || only?.type === 'Subshell';
}

/** `… || if it shall end the shell; then exit; else as it was; fi`. */
export function endingShell(pipe: PipelineNode, plan: ScriptPlan): PipelineNode {
  const internal = (word: string, ...more: readonly WordNode[]): SimpleCommandNode => ({
    ...simple(['/bin/__run']),
    args: [...[String(plan.shell), '--t', '1', word].map(literal), ...more],
  });
  const none = assigned(FAILED, '').assignments;
  const kept = {
    ...assigned(FAILED, ''),
    assignments: none.map(each => ({ ...each, value: variable('?') })),
  };
  const asked: CommandNode = {
    type: 'If',
    clauses: [
      {
        condition: [statementOf(internal('__failed'))],
        body: [statementOf({ ...simple(['exit']), args: [variable(FAILED)] })],
      },
    ],
    elseBody: [statementOf(internal('__status', variable(FAILED)))],
    redirections: [],
  };
  return single({
    type: 'Group',
    body: [
      {
        type: 'Statement',
        pipelines: [pipe, single(group([kept, asked]))],
        operators: ['||'],
        background: false,
      },
    ],
    redirections: [],
  });
}
