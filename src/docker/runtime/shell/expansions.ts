import type { ScriptNode, StatementNode, WordNode } from 'just-bash';
import { entryOf } from '../../entry.ts';
import { simple, statementOf } from './nodes.ts';
import { LAST_JOB, type ScriptPlan } from './plan.ts';
import type { Sinks } from './sinks.ts';
import { isDemand, namedDemand, orUnset, withoutBraces } from './words.ts';

const CLOCK_VARIABLES: Readonly<Record<string, string>> = {
  RANDOM: 'random',
  SRANDOM: 'random',
  SECONDS: 'seconds',
  EPOCHSECONDS: 'epoch',
  EPOCHREALTIME: 'epoch',
};

/** What `set -u` looks at: variables and positional parameters, not `$@` and its like. */
const NAMED = /^(?:[A-Za-z_]\w*|[1-9]\d*)$/;

/** Puts the statements of a substitution under the kernel. */
export type InstrumentStatements = (list: readonly StatementNode[], sinks: Sinks, plan: ScriptPlan) => StatementNode[];

/** Words with their substitutions under the kernel, and with the shell's own clock and luck in place of the machine's. */
export function expansions<T>(value: T, sinks: Sinks, plan: ScriptPlan, inside: InstrumentStatements): T {
  return walker(sinks, plan, inside)(value) as T;
}

function walker(sinks: Sinks, plan: ScriptPlan, inside: InstrumentStatements): (value: unknown) => unknown {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as { readonly type?: unknown };
    switch (node.type) {
      case 'CommandSubstitution':
      case 'ProcessSubstitution': {
        const { body } = value as { body: ScriptNode };
        // bash forgets `set -e` in a substitution.
        const errexit = plan.errexit === null || plan.dialect === 'bash' ? null : 'watched';
        const deeper: ScriptPlan = { ...plan, level: plan.level + 1, errexit, forked: true };
        const collected: Sinks = { out: '-', err: sinks.err, piped: false };
        return { ...value, body: { ...body, statements: inside(body.statements, collected, deeper) } };
      }
      case 'ParameterExpansion':
        return parameter(value as ParameterNode, plan, each);
      case 'ArithVariable': {
        const asked = entryOf(CLOCK_VARIABLES, (value as { name: string }).name);
        return asked === undefined ? value : { type: 'ArithCommandSubst', command: `__clock ${asked}` };
      }
      case 'Word':
        if (plan.dialect === 'bash') return each(value);
        return each({ ...value, parts: (value as WordNode).parts.flatMap(withoutBraces) });
      default:
        return each(value);
    }
  };
  const each = (value: object): object =>
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  return walk;
}

interface ParameterNode {
  readonly parameter: string;
  readonly operation?: unknown;
}

function parameter(node: ParameterNode, plan: ScriptPlan, each: (value: object) => object): object {
  const { parameter: name, operation } = node;
  if (isDemand(operation)) {
    const demand = { ...operation, word: namedDemand(name, operation, plan.dialect) };
    return each({ ...node, operation: demand });
  }
  if (name === '!') return { ...node, parameter: LAST_JOB };
  const asked = entryOf(CLOCK_VARIABLES, name);
  if (plan.strict && operation === null && asked === undefined && NAMED.test(name))
    return { ...node, operation: orUnset(name) };
  if (asked === undefined || plan.dialect === 'dash') return each(node);
  const body: ScriptNode = {
    type: 'Script',
    statements: [statementOf(simple(['/bin/__run', String(plan.shell), '--t', '1', '__clock', asked]))],
  };
  return { type: 'CommandSubstitution', body, legacy: false };
}
