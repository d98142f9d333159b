import type { CommandNode } from 'just-bash';
import { statementOf } from './nodes.ts';
import type { ScriptPlan } from './plan.ts';
import { devices, type Redirection, type Sinks } from './sinks.ts';
import { literal } from './words.ts';

const OPENING: ReadonlySet<Redirection['operator']> = new Set(['>', '>>', '>|', '&>', '&>>', '<>']);

/** `2>&2`: changes nothing. */
const NEUTRAL: Redirection = { type: 'Redirection', fd: 2, operator: '>&', target: literal('2') };

/**
 * A command whose redirections the interpreter carries out. Their errors, and those of expansions, belong to the error stream
 * of the place: a group around carries them there. Where a file cannot be opened the interpreter throws, and only a group
 * with a redirection of its own turns that into a failure of what is in it.
 */
export function guarded(
  inner: CommandNode,
  kept: readonly Redirection[],
  { from, plan, alone }: { readonly from: Sinks; readonly plan: ScriptPlan; readonly alone: boolean },
): CommandNode {
  const files = kept.filter(each => each.target.type === 'Word');
  const opens = files.some(each => OPENING.has(each.operator));
  if (files.length === 0 || (!opens && !alone)) return inner;
  const outside = devices({ ...from, out: '-' }, plan.route);
  if (!opens && outside.length === 0) return inner;
  return { type: 'Group', body: [statementOf(inner)], redirections: outside.length > 0 ? outside : [NEUTRAL] };
}
