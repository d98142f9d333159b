import type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode, WordNode } from 'just-bash';
import type { Dialect } from '../kernel/manners.ts';
import type { Target } from '../kernel/program.ts';
import { builtinsOf } from './dialect.ts';
import { assigned, either, group, simple, single, statementOf, variable } from './nodes.ts';
import { CALM, FAILED, settingsOf } from './settings.ts';
import { devices, type Redirection, redirect, type Sink, type Sinks } from './sinks.ts';
import { assignmentWord, keptOnce } from './trace.ts';
import { isDemand, literal, namedDemand, orUnset, plainWord, withoutBraces } from './words.ts';

/**
 * Puts what a script does under the simulated kernel. The interpreter expands words, keeps variables and decides what comes
 * next; every program goes through `__run SHELL FLAGS LINE argv…`, which looks it up in the image's files and lets it print
 * at its own simulated time. FLAGS say where the two streams of that place in the script lead, so that only what is
 * collected (by a pipe, a file, `$(…)`) passes through the interpreter.
 */

type Compound = Exclude<CommandNode, SimpleCommandNode>;

export const FLAGS_VARIABLE = '__FLAGS';
export const LAST_JOB = '__LASTJOB';

export interface Plan {
  readonly shell: number;
  readonly dialect: Dialect;
  readonly route: { readonly out: Target; readonly err: Target };
  /** Names that are functions somewhere in the script; grows. */
  readonly functions: Map<string, CommandNode>;
  /** Background jobs of the script, by number; grows. */
  readonly jobs: StatementNode[];
  /** Inside a function or a sourced file, from which `return` leaves. */
  readonly inFunction: boolean;
  /** Whether the script may turn `set -x` on: then every command is shown before it runs. */
  readonly traced: boolean;
  /** Whether the script may be told `set -e`, and whether it would end the shell at this place. */
  readonly errexit: 'watched' | 'calm' | null;
  /** Whether traps are set somewhere in the script. */
  readonly trapping: boolean;
  /** Whether an ash or dash may be told `set -u`. */
  readonly strict: boolean;
  /** How deep in command substitutions: bash repeats the mark of its trace so often. */
  readonly level: number;
  readonly aliases: ReadonlyMap<string, string>;
}

const CLOCK_VARIABLES: Readonly<Record<string, string>> = {
  RANDOM: 'random',
  SRANDOM: 'random',
  SECONDS: 'seconds',
  EPOCHSECONDS: 'epoch',
  EPOCHREALTIME: 'epoch',
};

/** What `set -u` looks at: variables and positional parameters, not `$@` and its like. */
const NAMED = /^(?:[A-Za-z_]\w*|[1-9]\d*)$/;

/** Commands of the interpreter that print nothing, so that nothing of theirs has to be led anywhere. */
const SILENT = new Set([':', '[', 'break', 'continue', 'exit', 'false', 'shift', 'test', 'true', 'unset']);

export function instrument(script: ScriptNode, plan: Plan): ScriptNode {
  for (const statement of script.statements) collectFunctions(statement, plan.functions);
  const sinks: Sinks = {
    out: plan.route.out === null ? '-' : 'o',
    err: plan.route.err === null ? '-' : 'e',
    piped: false,
  };
  return { ...script, statements: statements(script.statements, sinks, plan) };
}

/** A background job's statement, to be run as a script of its own. */
export function instrumentJob(statement: StatementNode, plan: Plan): ScriptNode {
  const sinks: Sinks = {
    out: plan.route.out === null ? '-' : 'o',
    err: plan.route.err === null ? '-' : 'e',
    piped: false,
  };
  const known = [...plan.functions.values()].map(each => statementOf(command(each, sinks, plan, false)));
  return { type: 'Script', statements: [...known, ...statements([{ ...statement, background: false }], sinks, plan)] };
}

function collectFunctions(value: unknown, found: Map<string, CommandNode>): void {
  if (Array.isArray(value)) for (const each of value) collectFunctions(each, found);
  else if (typeof value === 'object' && value !== null) {
    const node = value as { type?: unknown; name?: unknown };
    if (node.type === 'FunctionDef' && typeof node.name === 'string') found.set(node.name, value as CommandNode);
    for (const each of Object.values(value)) collectFunctions(each, found);
  }
}

function statements(list: readonly StatementNode[], from: Sinks, plan: Plan): StatementNode[] {
  let sinks = from;
  return list.map(each => {
    if (each.background) {
      const number = plan.jobs.push(each) - 1;
      return statementOf(simple(['/bin/__job', String(plan.shell), String(number)]));
    }
    const end = each.pipelines.length - 1;
    // `set -e` looks at the last command of a list alone.
    const pipelines = each.pipelines.map((pipe, at) => {
      const watched = plan.errexit === 'watched' && at === end && !pipe.negated;
      const made = pipeline(
        pipe,
        sinks,
        watched || plan.errexit === null ? plan : { ...plan, errexit: 'calm' },
        at === end,
      );
      return watched && mayFail(pipe) ? ending(made, plan) : made;
    });
    const only = each.pipelines.length === 1 ? each.pipelines[0] : undefined;
    const first = only?.commands.length === 1 ? only.commands[0] : undefined;
    if (first?.type === 'SimpleCommand' && plainWord(first.name) === 'exec' && first.args.length === 0) {
      sinks = redirect(sinks, first.redirections).sinks;
    }
    return { ...each, pipelines };
  });
}

/** Whether a failure is the pipeline's own, and not that of a command inside which has been looked at. */
function mayFail({ commands }: PipelineNode): boolean {
  const [only] = commands;
  return commands.length > 1 || only?.type === 'SimpleCommand' || only?.type === 'Subshell';
}

/** `… || if it shall end the shell; then exit; else as it was; fi`. */
function ending(pipe: PipelineNode, plan: Plan): PipelineNode {
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

function pipeline(node: PipelineNode, sinks: Sinks, plan: Plan, last: boolean): PipelineNode {
  const count = node.commands.length;
  if (node.timed === true && count === 1 && node.commands[0]?.type === 'SimpleCommand') {
    const timed = node.commands[0];
    const named = timed.name === null ? timed : { ...timed, name: literal('time'), args: [timed.name, ...timed.args] };
    return { ...node, timed: false, commands: [command(named, sinks, plan, last)] };
  }
  const commands = node.commands.map((each, at) => {
    const err: Sink = node.pipeStderr?.[at] === true ? '-' : sinks.err;
    const fed = { ...sinks, piped: sinks.piped || at > 0 };
    const inner = at < count - 1 ? { out: '-' as const, err, piped: fed.piped } : fed;
    return command(each, inner, plan, last && count === 1 && !node.negated);
  });
  return { ...node, timed: false, commands };
}

function command(node: CommandNode, sinks: Sinks, plan: Plan, alone: boolean): CommandNode {
  if (node.type === 'SimpleCommand') return simpleCommand(node, sinks, plan, alone);
  if (node.type === 'FunctionDef') {
    const body = command(
      node.body,
      { out: '1', err: '2', piped: false },
      { ...plan, inFunction: true, errexit: plan.errexit === null ? null : 'watched' },
      false,
    );
    return { ...node, body: body as typeof node.body };
  }
  return compound(node, sinks, plan);
}

function compound(node: Exclude<Compound, { type: 'FunctionDef' }>, from: Sinks, plan: Plan): CommandNode {
  const { sinks, kept } = redirect(from, node.redirections);
  const list = (each: readonly StatementNode[]) => statements(each, sinks, plan);
  const asked = (each: readonly StatementNode[]) =>
    statements(each, sinks, plan.errexit === null ? plan : { ...plan, errexit: 'calm' });
  const redirections = kept.map(each => words(each, from, plan));
  switch (node.type) {
    case 'If':
      return {
        ...node,
        redirections,
        clauses: node.clauses.map(({ condition, body }) => ({ condition: asked(condition), body: list(body) })),
        elseBody: node.elseBody === null ? null : list(node.elseBody),
      };
    case 'For':
      return {
        ...node,
        redirections,
        words: (node.words ?? [ALL_POSITIONAL]).map(word => words(word, from, plan)),
        body: list(node.body),
      };
    case 'CStyleFor':
      return { ...words({ ...node, body: [] }, from, plan), redirections, body: list(node.body) };
    case 'While':
    case 'Until':
      return { ...node, redirections, condition: asked(node.condition), body: list(node.body) };
    case 'Case':
      return {
        ...node,
        redirections,
        word: words(node.word, from, plan),
        items: node.items.map(item => ({
          ...item,
          patterns: item.patterns.map(word => words(word, from, plan)),
          body: list(item.body),
        })),
      };
    case 'Subshell':
    case 'Group':
      return { ...node, redirections, body: list(node.body) };
    case 'ConditionalCommand':
      if (plan.dialect === 'dash')
        return simpleCommand({ ...simple(['[[']), redirections: node.redirections }, from, plan, false);
      return words(node, from, plan);
    case 'ArithmeticCommand':
      return words(node, from, plan);
  }
}

function simpleCommand(given: SimpleCommandNode, from: Sinks, plan: Plan, alone: boolean): CommandNode {
  const node = expandAlias(given, plan);
  if (!plan.traced || (node.name === null && node.assignments.length === 0)) return played(node, from, plan, alone);
  const shown = (assigned: string, list: readonly WordNode[]): SimpleCommandNode => ({
    ...simple(['/bin/__run', String(plan.shell), `-${from.err}t`, String(node.line ?? 1), '__trace']),
    args: [
      ...[String(plan.shell), `-${from.err}t`, String(node.line ?? 1), '__trace', String(plan.level), assigned].map(
        literal,
      ),
      ...list,
    ],
  });
  if (node.name === null) {
    const names = node.assignments.filter(each => each.array === null).map(each => literal(each.name));
    return group([played(node, from, plan, false), shown('-', names)]);
  }
  const { node: once, before } = keptOnce(node);
  const list = [...once.assignments.map(assignmentWord), ...(once.name === null ? [] : [once.name]), ...once.args];
  const trace = words(shown(String(once.assignments.length), list), from, plan);
  return group([...before.map(each => played(each, from, plan, false)), trace, played(once, from, plan, false)]);
}

/** `"$@"`. */
const ALL_POSITIONAL: WordNode = {
  type: 'Word',
  parts: [{ type: 'DoubleQuoted', parts: [{ type: 'ParameterExpansion', parameter: '@', operation: null }] }],
};

function played(node: SimpleCommandNode, from: Sinks, plan: Plan, alone: boolean): CommandNode {
  const { sinks, kept } = redirect(from, node.redirections);
  const redirections = kept.map(each => words(each, from, plan));
  const assignments = node.assignments.map(each => words(each, from, plan));
  const args = node.args.map(each => words(each, from, plan));
  const name = node.name === null ? null : words(node.name, from, plan);
  const line = String(node.line ?? 1);
  const routed = (sent: readonly Redirection[]): Redirection[] => [...devices(from, plan.route), ...sent];
  const run = (argv: readonly WordNode[]): SimpleCommandNode => ({
    ...node,
    name: literal('/bin/__run'),
    args: [
      literal(String(plan.shell)),
      literal(`${sinks.out}${sinks.err}${sinks.piped ? 'p' : 't'}`),
      literal(line),
      ...argv,
    ],
    assignments,
    redirections,
  });
  /** Errors of a redirection itself, and of expansions, belong to the error stream of the place: a group around carries them there. */
  const guarded = (inner: SimpleCommandNode): CommandNode => {
    const outside = devices({ ...from, out: '-' }, plan.route);
    if (!alone || outside.length === 0) return inner;
    return { type: 'Group', body: [statementOf(inner)], redirections: outside };
  };

  if (name === null) {
    const bare: SimpleCommandNode = { ...node, assignments, redirections };
    return kept.length > 0 ? guarded(bare) : bare;
  }
  const word = plainWord(node.name);
  if (word === 'exec') {
    if (args.length === 0) return { ...node, name, args, assignments, redirections };
    // What exec starts takes the shell's place: nothing of the script follows.
    const ended = statementOf(simple(['exit']));
    return { type: 'Group', body: [statementOf(run([literal('exec'), ...args])), ended], redirections: [] };
  }
  if (word === 'cd' && plan.dialect !== 'bash' && !plan.functions.has('cd')) {
    // ash and dash leave with 2 where bash leaves with 1, and say on which line.
    const { node: once, before } = keptOnce(node);
    const again = once.args.map(each => words(each, from, plan));
    const tried: SimpleCommandNode = {
      ...once,
      name,
      args: again,
      assignments,
      redirections: routed([...once.redirections.map(each => words(each, from, plan)), SILENCED]),
    };
    const failed = run([literal('__cd'), ...again]);
    return group([...before.map(each => played(each, from, plan, false)), either(tried, '||', failed)]);
  }
  if (word === 'kill' && plan.trapping && plan.dialect !== 'bash') {
    // A signal to the shell itself is answered by its trap before the next command.
    const sent = run([name, ...args]);
    return either(sent, '&&', raised(routed([])));
  }
  if (word === 'set' && (plan.strict || plan.traced || plan.errexit !== null)) {
    const settings = settingsOf(node, plan.dialect);
    if (settings !== null && settings.commands.length > 0) {
      const left = settings.args.map(each => words(each, from, plan));
      const set: SimpleCommandNode = { ...node, name, args: left, assignments, redirections: routed(redirections) };
      return group([...(left.length === 0 ? [] : [set]), ...settings.commands]);
    }
  }
  if (word === 'return' && !plan.inFunction) return { ...node, name: literal('exit'), args, assignments, redirections };
  if (word === 'eval' || word === '.' || word === 'source') {
    if (word === 'source' && plan.dialect === 'dash') return run([name, ...args]);
    const prepare = run([literal(`__${word === '.' ? 'dot' : word}`), ...args]);
    const read = { ...raised(routed(redirections)), args: [literal('/dev/.script'), ...args.slice(1)] };
    // What is wrong with `.` or with the text of eval ends the shell, in all shells but bash.
    const stopped = simple(['exit', '2']);
    return either(plan.dialect === 'bash' ? prepare : either(prepare, '||', stopped), '&&', read);
  }
  if (word !== null && plan.functions.has(word)) {
    const same = sinks.out === '1' && sinks.err === '2';
    const flags = /[12]/.test(`${sinks.out}${sinks.err}`) ? '--' : `${sinks.out}${sinks.err}`;
    const told = same
      ? []
      : [{ type: 'Assignment' as const, name: FLAGS_VARIABLE, value: literal(flags), append: false, array: null }];
    return {
      ...node,
      name,
      args,
      assignments: [...assignments, ...told, ...(plan.errexit === 'calm' ? assigned(CALM, '1').assignments : [])],
      redirections: routed(node.redirections.map(each => words(each, from, plan))),
    };
  }
  if (word !== null && SILENT.has(word) && builtinsOf(plan.dialect).has(word)) {
    return { ...node, name, args, assignments, redirections: node.redirections.map(each => words(each, from, plan)) };
  }
  if (word !== null && builtinsOf(plan.dialect).has(word)) {
    return {
      ...node,
      name,
      args,
      assignments,
      redirections: routed(node.redirections.map(each => words(each, from, plan))),
    };
  }
  const external = run([name, ...args]);
  return kept.some(each => each.target.type === 'Word') ? guarded(external) : external;
}

/** `2> /dev/null`. */
const SILENCED: Redirection = { type: 'Redirection', fd: 2, operator: '>', target: literal('/dev/null') };

/** Plays what was left for the shell to read. */
const raised = (redirections: readonly Redirection[]): SimpleCommandNode => ({
  ...simple(['.', '/dev/.script']),
  redirections: [...redirections],
});

function expandAlias(node: SimpleCommandNode, plan: Plan): SimpleCommandNode {
  const word = plainWord(node.name);
  const alias = word === null ? undefined : plan.aliases.get(word);
  if (alias === undefined) return node;
  const [first = '', ...more] = alias.trim().split(/\s+/);
  return { ...node, name: literal(first), args: [...more.map(literal), ...node.args] };
}

/** Words with their substitutions under the kernel, and with the shell's own clock and luck in place of the machine's. */
function words<T>(value: T, sinks: Sinks, plan: Plan): T {
  return walk(value, sinks, plan) as T;
}

function walk(value: unknown, sinks: Sinks, plan: Plan): unknown {
  if (Array.isArray(value)) return value.map(each => walk(each, sinks, plan));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as { readonly type?: unknown };
  const inside: Sinks = { out: '-', err: sinks.err, piped: false };
  switch (node.type) {
    case 'CommandSubstitution':
    case 'ProcessSubstitution': {
      const { body } = value as { body: ScriptNode };
      // bash forgets `set -e` in a substitution.
      const errexit = plan.errexit === null || plan.dialect === 'bash' ? null : 'watched';
      const deeper: Plan = { ...plan, level: plan.level + 1, errexit };
      return { ...value, body: { ...body, statements: statements(body.statements, inside, deeper) } };
    }
    case 'ParameterExpansion': {
      const { parameter, operation } = value as { parameter: string; operation?: unknown };
      if (isDemand(operation)) {
        const demand = { ...operation, word: namedDemand(parameter, operation, plan.dialect) };
        return each({ ...value, operation: demand }, sinks, plan);
      }
      if (parameter === '!') return { ...value, parameter: LAST_JOB };
      if (plan.strict && operation === null && CLOCK_VARIABLES[parameter] === undefined && NAMED.test(parameter))
        return { ...value, operation: orUnset(parameter) };
      const asked = CLOCK_VARIABLES[parameter];
      if (asked === undefined || plan.dialect === 'dash') return each(value, sinks, plan);
      const body: ScriptNode = {
        type: 'Script',
        statements: [statementOf(simple(['/bin/__run', String(plan.shell), '--t', '1', '__clock', asked]))],
      };
      return { type: 'CommandSubstitution', body, legacy: false };
    }
    case 'ArithVariable': {
      const asked = CLOCK_VARIABLES[(value as { name: string }).name];
      return asked === undefined ? value : { type: 'ArithCommandSubst', command: `__clock ${asked}` };
    }
    case 'Word':
      if (plan.dialect === 'bash') return each(value, sinks, plan);
      return each({ ...value, parts: (value as WordNode).parts.flatMap(withoutBraces) }, sinks, plan);
    default:
      return each(value, sinks, plan);
  }
}

function each(value: object, sinks: Sinks, plan: Plan): object {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, sinks, plan)]));
}
