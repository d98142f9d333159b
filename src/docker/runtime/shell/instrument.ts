import type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode, WordNode } from 'just-bash';
import type { Target } from '../program.ts';
import { builtinsOf, DEMAND, type Dialect } from './dialect.ts';

/**
 * Puts what a script does under the simulated kernel. The interpreter expands words, keeps variables and decides what comes
 * next; every program goes through `__run SHELL FLAGS LINE argv…`, which looks it up in the image's files and lets it print
 * at its own simulated time. FLAGS say where the two streams of that place in the script lead, so that only what is
 * collected (by a pipe, a file, `$(…)`) passes through the interpreter.
 */

/**
 * `o`, `e`: the shell's own output and error stream; `1`, `2`: those of the call of the function it stands in; `-`: collected;
 * `=`: collected with the output, for errors after `2>&1`.
 */
type Sink = 'o' | 'e' | '1' | '2' | '-' | '=';

interface Sinks {
  readonly out: Sink;
  readonly err: Sink;
  /** Whether standard input comes from a pipe or a file. */
  readonly piped: boolean;
}

type Redirection = SimpleCommandNode['redirections'][number];
type Compound = Exclude<CommandNode, SimpleCommandNode>;

export const STDOUT_DEVICE = '/dev/.stdout';
export const STDERR_DEVICE = '/dev/.stderr';
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
  /** Whether the script may turn `set -x` on: then even an assignment prints. */
  readonly traced: boolean;
  readonly aliases: ReadonlyMap<string, string>;
}

const literal = (value: string): WordNode => ({ type: 'Word', parts: [{ type: 'Literal', value }] });

const simple = (words: readonly string[]): SimpleCommandNode => ({
  type: 'SimpleCommand',
  name: literal(words[0] ?? ''),
  args: words.slice(1).map(literal),
  assignments: [],
  redirections: [],
});

const statementOf = (command: CommandNode): StatementNode => ({
  type: 'Statement',
  pipelines: [{ type: 'Pipeline', commands: [command], negated: false }],
  operators: [],
  background: false,
});

/** The text of a word without expansions and quotes, or null. */
function plainWord(word: WordNode | null): string | null {
  if (word === null) return null;
  let text = '';
  for (const part of word.parts) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped') text += part.value;
    else if (part.type === 'DoubleQuoted') {
      for (const inner of part.parts) {
        if (inner.type !== 'Literal' && inner.type !== 'Escaped') return null;
        text += inner.value;
      }
    } else return null;
  }
  return text;
}

const STREAM_FILES: Readonly<Record<string, 1 | 2>> = {
  '/dev/stdout': 1,
  '/dev/stderr': 2,
  '/dev/fd/1': 1,
  '/dev/fd/2': 2,
  '/proc/self/fd/1': 1,
  '/proc/self/fd/2': 2,
  '/proc/1/fd/1': 1,
  '/proc/1/fd/2': 2,
};

/** Where the streams lead after a command's own redirections, and which of these the interpreter still has to carry out. */
function redirect(sinks: Sinks, redirections: readonly Redirection[]): { sinks: Sinks; kept: Redirection[] } {
  let { out, err, piped } = sinks;
  let collected = false;
  for (const { fd, operator, target } of redirections) {
    if (operator === '<' || operator === '<<' || operator === '<<-' || operator === '<<<' || operator === '<&') {
      if ((fd ?? 0) === 0) piped = true;
      continue;
    }
    const word = target.type === 'Word' ? plainWord(target) : null;
    if (operator === '&>' || operator === '&>>') {
      out = '-';
      err = '-';
      collected = true;
      continue;
    }
    const which = fd ?? 1;
    if (which !== 1 && which !== 2) {
      collected = true;
      continue;
    }
    let sink: Sink = '-';
    const stream =
      word === null
        ? undefined
        : operator === '>&'
          ? word === '1'
            ? 1
            : word === '2'
              ? 2
              : undefined
          : STREAM_FILES[word];
    if (stream !== undefined) {
      sink = stream === 1 ? out : err;
      if (sink === '-' && which === 2 && stream === 1) sink = '=';
      else if (sink !== 'o' && sink !== 'e' && which !== stream) collected = true;
    } else collected = true;
    if (stream === undefined && operator === '>&' && fd === null && word !== '-' && !/^\d+$/.test(word ?? ''))
      err = '-';
    if (which === 1) {
      // Errors that were led to what the output was before stay there: the interpreter knows where that is.
      if (err === '=') err = '-';
      out = sink;
    } else err = sink;
  }
  const untouched = redirections.filter(each => (each.fd ?? (each.operator.startsWith('<') ? 0 : 1)) === 0);
  return { sinks: { out, err, piped }, kept: collected ? [...redirections] : untouched };
}

const CLOCK_VARIABLES: Readonly<Record<string, string>> = {
  RANDOM: 'random',
  SRANDOM: 'random',
  SECONDS: 'seconds',
  EPOCHSECONDS: 'epoch',
  EPOCHREALTIME: 'epoch',
};

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
    const pipelines = each.pipelines.map((pipe, at) => pipeline(pipe, sinks, plan, at === each.pipelines.length - 1));
    const only = each.pipelines.length === 1 ? each.pipelines[0] : undefined;
    const first = only?.commands.length === 1 ? only.commands[0] : undefined;
    if (first?.type === 'SimpleCommand' && plainWord(first.name) === 'exec' && first.args.length === 0) {
      sinks = redirect(sinks, first.redirections).sinks;
    }
    return { ...each, pipelines };
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
    const body = command(node.body, { out: '1', err: '2', piped: false }, { ...plan, inFunction: true }, false);
    return { ...node, body: body as typeof node.body };
  }
  return compound(node, sinks, plan);
}

function compound(node: Exclude<Compound, { type: 'FunctionDef' }>, from: Sinks, plan: Plan): CommandNode {
  const { sinks, kept } = redirect(from, node.redirections);
  const list = (each: readonly StatementNode[]) => statements(each, sinks, plan);
  const redirections = kept.map(each => words(each, from, plan));
  switch (node.type) {
    case 'If':
      return {
        ...node,
        redirections,
        clauses: node.clauses.map(({ condition, body }) => ({ condition: list(condition), body: list(body) })),
        elseBody: node.elseBody === null ? null : list(node.elseBody),
      };
    case 'For':
      return {
        ...node,
        redirections,
        words: node.words?.map(word => words(word, from, plan)) ?? null,
        body: list(node.body),
      };
    case 'CStyleFor':
      return { ...words({ ...node, body: [] }, from, plan), redirections, body: list(node.body) };
    case 'While':
    case 'Until':
      return { ...node, redirections, condition: list(node.condition), body: list(node.body) };
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
  const { sinks, kept } = redirect(from, node.redirections);
  const redirections = kept.map(each => words(each, from, plan));
  const assignments = node.assignments.map(each => words(each, from, plan));
  const args = node.args.map(each => words(each, from, plan));
  const name = node.name === null ? null : words(node.name, from, plan);
  const line = String(node.line ?? 1);
  const routed = (sent: readonly Redirection[]): Redirection[] => [...devices(from, plan), ...sent];
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
    const outside = devices({ ...from, out: '-' }, plan);
    if (!alone || outside.length === 0) return inner;
    return { type: 'Group', body: [statementOf(inner)], redirections: outside };
  };

  if (name === null) {
    const bare: SimpleCommandNode = { ...node, assignments, redirections };
    return (assignments.length > 0 && plan.traced) || kept.length > 0 ? guarded(bare) : bare;
  }
  const word = plainWord(node.name);
  if (word === 'exec') {
    if (args.length === 0) return { ...node, name, args, assignments, redirections };
    // What exec starts takes the shell's place: nothing of the script follows.
    const ended = statementOf(simple(['exit']));
    return { type: 'Group', body: [statementOf(run([literal('exec'), ...args])), ended], redirections: [] };
  }
  if (word === 'cd' && plan.dialect !== 'bash' && !plan.functions.has('cd')) {
    // ash and dash leave with 2 where bash leaves with 1.
    const tried: SimpleCommandNode = {
      ...node,
      name,
      args,
      assignments,
      redirections: routed(node.redirections.map(each => words(each, from, plan))),
    };
    const failed = run([literal('__status'), literal('2')]);
    return {
      type: 'Group',
      body: [{ ...statementOf(tried), pipelines: [single(tried), single(failed)], operators: ['||'] }],
      redirections: [],
    };
  }
  if (word === 'return' && !plan.inFunction) return { ...node, name: literal('exit'), args, assignments, redirections };
  if (word === 'eval' || word === '.' || word === 'source') {
    if (word === 'source' && plan.dialect === 'dash') return run([name, ...args]);
    const prepare = run([literal(`__${word === '.' ? 'dot' : word}`), ...args]);
    const read: SimpleCommandNode = {
      ...node,
      name: literal('.'),
      args: [literal('/dev/.script'), ...args.slice(1)],
      assignments: [],
      redirections: routed(redirections),
    };
    return {
      type: 'Group',
      body: [{ ...statementOf(prepare), pipelines: [single(prepare), single(read)], operators: ['&&'] }],
      redirections: [],
    };
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
      assignments: [...assignments, ...told],
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

const single = (inner: CommandNode): PipelineNode => ({ type: 'Pipeline', commands: [inner], negated: false });

/** Redirections that lead what the interpreter itself prints to the process's streams. */
function devices({ out, err }: Sinks, plan: Plan): Redirection[] {
  const list: Redirection[] = [];
  const add = (fd: 1 | 2, sink: Sink) => {
    const target = sink === 'o' ? plan.route.out : sink === 'e' ? plan.route.err : null;
    if (target === null) return;
    list.push({
      type: 'Redirection',
      fd,
      operator: '>>',
      target: literal(target === 'stdout' ? STDOUT_DEVICE : STDERR_DEVICE),
    });
  };
  add(1, out);
  add(2, err);
  return list;
}

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
      return { ...value, body: { ...body, statements: statements(body.statements, inside, plan) } };
    }
    case 'ParameterExpansion': {
      const { parameter, operation } = value as { parameter: string; operation?: unknown };
      if (isDemand(operation)) {
        const demand = { ...operation, word: namedDemand(parameter, operation, plan.dialect) };
        return each({ ...value, operation: demand }, sinks, plan);
      }
      if (parameter === '!') return { ...value, parameter: LAST_JOB };
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

/** `${NAME:?words}`. */
interface Demand {
  readonly type: 'ErrorIfUnset';
  readonly word: WordNode | null;
  readonly checkEmpty: boolean;
}

function isDemand(operation: unknown): operation is Demand {
  return (
    typeof operation === 'object' && operation !== null && 'type' in operation && operation.type === 'ErrorIfUnset'
  );
}

/** What `${NAME:?}` says: the variable, and the words given or the shell's own. */
function namedDemand(parameter: string, { word, checkEmpty }: Demand, dialect: Dialect): WordNode {
  const own = dialect === 'bash' ? 'parameter null or not set' : `parameter not set${checkEmpty ? ' or null' : ''}`;
  const silent = word === null || word.parts.every(part => part.type === 'Literal' && part.value === '');
  const parts = silent ? literal(own).parts : word.parts;
  return { type: 'Word', parts: [...literal(`${DEMAND}${parameter}: `).parts, ...parts] };
}

function each(value: object, sinks: Sinks, plan: Plan): object {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, sinks, plan)]));
}

/** Only bash expands braces. */
function withoutBraces(part: WordNode['parts'][number]): WordNode['parts'] {
  if (part.type !== 'BraceExpansion') return [part];
  const parts: WordNode['parts'] = [{ type: 'Literal', value: '{' }];
  part.items.forEach((item, at) => {
    if (at > 0) parts.push({ type: 'Literal', value: ',' });
    if (item.type === 'Word') parts.push(...item.word.parts.flatMap(withoutBraces));
    else {
      const ends = `${item.startStr ?? item.start}..${item.endStr ?? item.end}`;
      parts.push({ type: 'Literal', value: item.step === undefined ? ends : `${ends}..${item.step}` });
    }
  });
  return [...parts, { type: 'Literal', value: '}' }];
}
