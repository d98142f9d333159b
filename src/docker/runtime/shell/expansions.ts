import type { ScriptNode, StatementNode, WordNode } from 'just-bash';
import { entryOf } from '../../entry.ts';
import type { Dialect } from '../kernel/manners.ts';
import { constant, lackedByDash } from './arithmetic.ts';
import { simple, statementOf } from './nodes.ts';
import { LAST_JOB, type ScriptPlan } from './plan.ts';
import { DEMAND } from './reword.ts';
import type { Sinks } from './sinks.ts';
import { isDemand, namedDemand, orUnset, refusing, withBlanks, withoutBraces } from './words.ts';

const CLOCK_VARIABLES: Readonly<Record<string, string>> = {
  RANDOM: 'random',
  SRANDOM: 'random',
  SECONDS: 'seconds',
  EPOCHSECONDS: 'epoch',
  EPOCHREALTIME: 'epoch',
};

/** Debian 12's. */
const BASH = '5.2.15(1)-release';

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
        const { name } = value as { name: string };
        const asked = entryOf(CLOCK_VARIABLES, name);
        if (asked === undefined) return value;
        return { type: 'ArithCommandSubst', command: `__clock ${plan.dialect === 'dash' ? `number ${name}` : asked}` };
      }
      case 'ArithmeticExpansion':
        return each(arithmetic(value as ArithmeticNode, plan));
      case 'Word': {
        const { parts } = value as Partial<WordNode>;
        if (parts === undefined) return each(value);
        const own = plan.dialect === 'bash' ? parts : parts.flatMap(withoutBraces);
        return each({ ...value, parts: own.map(withBlanks) });
      }
      default:
        return each(value);
    }
  };
  const each = (value: object): object =>
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  return walk;
}

interface ArithmeticNode {
  readonly type: string;
  readonly expression: { readonly originalText?: string };
}

/** What has no names in it is worked out here, in the 64 bits that the interpreter does not have. */
function arithmetic(node: ArithmeticNode, { dialect }: ScriptPlan): object {
  const text = node.expression.originalText;
  if (text === undefined) return node;
  const lacked = dialect === 'dash' ? lackedByDash(text) : null;
  if (lacked !== null) return refusing(lacked);
  const known = constant(text, dialect);
  if (known === null) return node;
  if (known.kind === 'value') return { type: 'Literal', value: known.text };
  return refusing(dialect === 'bash' ? `${DEMAND}${known.words}` : known.words);
}

/** What ash and dash do not know of bash's `${…}`. */
function isForeign({ parameter: name, operation }: ParameterNode, dialect: Dialect): boolean {
  const type = typeof operation === 'object' && operation !== null && 'type' in operation ? operation.type : null;
  if (name.includes('[')) return true;
  if (type === 'CaseModification' || type === 'Indirection' || type === 'Transform') return true;
  return dialect === 'dash' && (type === 'Substring' || type === 'PatternReplacement');
}

interface ParameterNode {
  readonly parameter: string;
  readonly operation?: unknown;
}

function parameter(node: ParameterNode, plan: ScriptPlan, each: (value: object) => object): object {
  const { parameter: name, operation } = node;
  if (name === 'BASH_VERSION' && operation === null && plan.dialect === 'bash') return { type: 'Literal', value: BASH };
  if (plan.dialect !== 'bash' && isForeign(node, plan.dialect))
    return refusing(plan.dialect === 'ash' ? 'syntax error: bad substitution' : 'Bad substitution');
  if (isDemand(operation)) {
    const demand = { ...operation, word: namedDemand(name, operation, plan.dialect) };
    return each({ ...node, operation: demand });
  }
  if (name === '!') return { ...node, parameter: LAST_JOB };
  const asked = entryOf(CLOCK_VARIABLES, name);
  if (plan.strict && operation === null && asked === undefined && NAMED.test(name))
    return { ...node, operation: orUnset(name) };
  if (asked === undefined) return each(node);
  // The interpreter has luck and a clock of its own under these names; dash has none, and they are variables as any other.
  if (plan.dialect === 'dash' && operation !== null) return each({ ...node, parameter: `__no_${name}` });
  const wanted = plan.dialect === 'dash' ? ['variable', name] : [asked];
  const body: ScriptNode = {
    type: 'Script',
    statements: [statementOf(simple(['/bin/__run', String(plan.shell), '--t', '1', '__clock', ...wanted]))],
  };
  return { type: 'CommandSubstitution', body, legacy: false };
}
