import type { CommandNode, PipelineNode, SimpleCommandNode, StatementNode, WordNode } from 'just-bash';
import { literal } from './words.ts';

/** Pieces of a script's tree, made here. */

export const simple = (words: readonly string[]): SimpleCommandNode => ({
  type: 'SimpleCommand',
  name: literal(words[0] ?? ''),
  args: words.slice(1).map(literal),
  assignments: [],
  redirections: [],
});

export const statementOf = (command: CommandNode): StatementNode => ({
  type: 'Statement',
  pipelines: [single(command)],
  operators: [],
  background: false,
});

export const single = (command: CommandNode): PipelineNode => ({
  type: 'Pipeline',
  commands: [command],
  negated: false,
});

export const group = (commands: readonly CommandNode[]): CommandNode => ({
  type: 'Group',
  body: commands.map(statementOf),
  redirections: [],
});

/** `A && B`, `A || B`. */
export const either = (first: CommandNode, operator: '&&' | '||', second: CommandNode): CommandNode => ({
  type: 'Group',
  body: [{ ...statementOf(first), pipelines: [single(first), single(second)], operators: [operator] }],
  redirections: [],
});

export const assigned = (name: string, value: string): SimpleCommandNode => ({
  type: 'SimpleCommand',
  name: null,
  args: [],
  assignments: [{ type: 'Assignment', name, value: literal(value), append: false, array: null }],
  redirections: [],
});

export const variable = (parameter: string): WordNode => ({
  type: 'Word',
  parts: [{ type: 'ParameterExpansion', parameter, operation: null }],
});

/** Whether a part of one of these types stands anywhere in what was read. */
export function hasPart(value: unknown, types: ReadonlySet<unknown>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ('type' in value && types.has(value.type)) || Object.values(value).some(each => hasPart(each, types));
}
