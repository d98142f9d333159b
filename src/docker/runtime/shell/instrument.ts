import type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode, WordNode } from 'just-bash';
import { endingShell, mayFail } from './errexit.ts';
import { expansions } from './expansions.ts';
import { guarded } from './guard.ts';
import type { FunctionNode } from './interior.ts';
import { assigned, simple, statementOf } from './nodes.ts';
import { BESIDE, type ScriptPlan } from './plan.ts';
import { simpleCommand } from './simple-command.ts';
import { redirect, type Sink, type Sinks } from './sinks.ts';
import { typedCommand } from './typed-words.ts';
import { literal, plainWord } from './words.ts';

/**
 * Puts what a script does under the simulated kernel. The interpreter expands words, keeps variables and decides what comes
 * next; every program goes through `__run SHELL FLAGS LINE argv…`, which looks it up in the image's files and lets it print
 * at its own simulated time. FLAGS say where the two streams of that place in the script lead, so that only what is
 * collected (by a pipe, a file, `$(…)`) passes through the interpreter.
 */

type Compound = Exclude<CommandNode, SimpleCommandNode>;

/** A whole script under the kernel. */
export function instrument(script: ScriptNode, plan: ScriptPlan): ScriptNode {
  for (const statement of script.statements) collectFunctions(statement, plan.functions);
  const sinks = sinksOf(plan);
  return { ...script, statements: statements(script.statements, sinks, plan) };
}

/** A background job's statement, to be run as a script of its own. */
export function instrumentJob(statement: StatementNode, plan: ScriptPlan): ScriptNode {
  const sinks = sinksOf(plan);
  const known = [...plan.functions.values()].map(each => statementOf(command(each, sinks, plan, false)));
  return { type: 'Script', statements: [...known, ...statements([{ ...statement, background: false }], sinks, plan)] };
}

/** A function's definition under the kernel, as it is known to later lines of a shell that is typed at. */
export function instrumented(definition: FunctionNode, plan: ScriptPlan): FunctionNode {
  const body = command(
    definition.body,
    { out: '1', err: '2', piped: false },
    { ...plan, inFunction: true, errexit: plan.errexit === null ? null : 'watched' },
    false,
  ) as FunctionNode['body'];
  typedDefinitions.set(body, definition);
  return { ...definition, body };
}

/** Definitions as they were typed, by the bodies that were made of theirs. */
const typedDefinitions = new WeakMap<CommandNode, FunctionNode>();

/** What a function's definition under the kernel was made of; null where that was a text that the interpreter read by itself. */
export function typedAs({ body }: FunctionNode): FunctionNode | null {
  return typedDefinitions.get(body) ?? null;
}

function sinksOf({ route }: ScriptPlan): Sinks {
  return { out: route.out === null ? '-' : 'o', err: route.err === null ? '-' : 'e', piped: false };
}

function collectFunctions(value: unknown, found: Map<string, CommandNode>): void {
  if (Array.isArray(value)) for (const each of value) collectFunctions(each, found);
  else if (typeof value === 'object' && value !== null) {
    const node = value as { type?: unknown; name?: unknown };
    if (node.type === 'FunctionDef' && typeof node.name === 'string') found.set(node.name, value as CommandNode);
    for (const each of Object.values(value)) collectFunctions(each, found);
  }
}

function statements(list: readonly StatementNode[], from: Sinks, plan: ScriptPlan): StatementNode[] {
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
      return watched && mayFail(pipe) ? endingShell(made, plan) : made;
    });
    const only = each.pipelines.length === 1 ? each.pipelines[0] : undefined;
    const first = only?.commands.length === 1 ? only.commands[0] : undefined;
    if (first?.type === 'SimpleCommand' && plainWord(first.name) === 'exec' && first.args.length === 0) {
      sinks = redirect(sinks, first.redirections).sinks;
    }
    return { ...each, pipelines };
  });
}

function pipeline(node: PipelineNode, sinks: Sinks, plan: ScriptPlan, last: boolean): PipelineNode {
  const count = node.commands.length;
  if (node.timed === true && count === 1 && node.commands[0]?.type === 'SimpleCommand') {
    const timed = node.commands[0];
    const named = timed.name === null ? timed : { ...timed, name: literal('time'), args: [timed.name, ...timed.args] };
    return { ...node, timed: false, commands: [command(named, sinks, plan, last)] };
  }
  const commands = node.commands.map((each, at) => {
    const err: Sink = node.pipeStderr?.[at] === true ? '-' : sinks.err;
    const fed = { ...sinks, piped: sinks.piped || at > 0 };
    const place = count > 1 ? { ...plan, forked: true } : plan;
    const inner = at < count - 1 ? { out: '-' as const, err, piped: fed.piped } : fed;
    return command(besideOf(each, node.commands), inner, place, last && count === 1 && !node.negated);
  });
  return { ...node, timed: false, commands };
}

/** `ps` sees the other parts of its pipe: they are told to it. */
function besideOf(node: CommandNode, all: readonly CommandNode[]): CommandNode {
  if (all.length === 1 || node.type !== 'SimpleCommand' || plainWord(node.name) !== 'ps') return node;
  const others = all.filter(each => each !== node).map(typedCommand);
  return { ...node, assignments: [...node.assignments, ...assigned(BESIDE, others.join('\n')).assignments] };
}

function command(node: CommandNode, sinks: Sinks, plan: ScriptPlan, alone: boolean): CommandNode {
  if (node.type === 'SimpleCommand') return simpleCommand(node, { from: sinks, plan, alone, words });
  if (node.type === 'FunctionDef') return instrumented(node, plan);
  const { kept } = redirect(sinks, node.redirections);
  return guarded(compound(node, sinks, plan), kept, { from: sinks, plan, alone: false });
}

function compound(node: Exclude<Compound, { type: 'FunctionDef' }>, from: Sinks, plan: ScriptPlan): CommandNode {
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
      return { ...node, redirections, body: statements(node.body, sinks, { ...plan, forked: true }) };
    case 'Group':
      return { ...node, redirections, body: list(node.body) };
    case 'ConditionalCommand':
      if (plan.dialect === 'dash')
        return simpleCommand(
          { ...simple(['[[']), redirections: node.redirections },
          { from, plan, alone: false, words },
        );
      return words(node, from, plan);
    case 'ArithmeticCommand':
      return words(node, from, plan);
  }
}

/** `"$@"`. */
const ALL_POSITIONAL: WordNode = {
  type: 'Word',
  parts: [{ type: 'DoubleQuoted', parts: [{ type: 'ParameterExpansion', parameter: '@', operation: null }] }],
};

const words = <T>(value: T, sinks: Sinks, plan: ScriptPlan): T => expansions(value, sinks, plan, statements);
