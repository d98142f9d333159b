import type { CommandNode, SimpleCommandNode, WordNode } from 'just-bash';
import { builtinsOf } from './dialect.ts';
import { guarded } from './guard.ts';
import { assigned, either, group, simple, statementOf } from './nodes.ts';
import { FLAGS_VARIABLE, type ScriptPlan } from './plan.ts';
import { CALM, settingsOf } from './settings.ts';
import { devices, type Redirection, redirect, type Sinks, TYPED_LINE } from './sinks.ts';
import { assignmentWord, keptOnce } from './trace.ts';
import { literal, plainWord } from './words.ts';

/** Puts the substitutions in something's words under the kernel. */
export type InstrumentWords = <T>(value: T, sinks: Sinks, plan: ScriptPlan) => T;

/** A command at its place in the script. */
interface CommandPlace {
  readonly from: Sinks;
  readonly plan: ScriptPlan;
  /** Whether it is all that its statement has. */
  readonly alone: boolean;
  readonly words: InstrumentWords;
}

/** Commands of the interpreter that print nothing, so that nothing of theirs has to be led anywhere. */
const SILENT = new Set([':', '[', 'break', 'continue', 'exit', 'false', 'shift', 'test', 'true', 'unset']);

/** A simple command under the kernel; where the script may be traced, shown before it runs. */
export function simpleCommand(given: SimpleCommandNode, place: CommandPlace): CommandNode {
  const { from, plan } = place;
  const inGroup: CommandPlace = { ...place, alone: false };
  const node = expandAlias(given, plan);
  if (!plan.traced || (node.name === null && node.assignments.length === 0)) return played(node, place);
  const shown = (assigned: string, list: readonly WordNode[]): SimpleCommandNode => {
    const told = [String(plan.shell), `-${from.err}t`, String(node.line ?? 1), '__trace', String(plan.level), assigned];
    return { ...simple(['/bin/__run']), args: [...told.map(literal), ...list] };
  };
  if (node.name === null) {
    const names = node.assignments.filter(each => each.array === null).map(each => literal(each.name));
    return group([played(node, inGroup), shown('-', names)]);
  }
  const { node: once, before } = keptOnce(node);
  const list = [...once.assignments.map(assignmentWord), ...(once.name === null ? [] : [once.name]), ...once.args];
  const trace = place.words(shown(String(once.assignments.length), list), from, plan);
  return group([...before.map(each => played(each, inGroup)), trace, played(once, inGroup)]);
}

function expandAlias(node: SimpleCommandNode, plan: ScriptPlan): SimpleCommandNode {
  const word = plainWord(node.name);
  const alias = word === null ? undefined : plan.aliases.get(word);
  if (alias === undefined) return node;
  const [first = '', ...more] = alias.trim().split(/\s+/);
  return { ...node, name: literal(first), args: [...more.map(literal), ...node.args] };
}

/** A command whose words are under the kernel, and what may be made of it. */
interface PreparedCommand {
  readonly node: SimpleCommandNode;
  readonly place: CommandPlace;
  readonly name: WordNode;
  /** The name as text, when no expansion makes it. */
  readonly word: string | null;
  readonly args: WordNode[];
  readonly assignments: SimpleCommandNode['assignments'];
  /** Those that the interpreter carries out itself. */
  readonly redirections: Redirection[];
  readonly sinks: Sinks;
}

function played(node: SimpleCommandNode, place: CommandPlace): CommandNode {
  const { from, plan, words } = place;
  const { sinks, kept } = redirect(from, node.redirections);
  const redirections = kept.map(each => words(each, from, plan));
  const assignments = node.assignments.map(each => words(each, from, plan));
  if (node.name === null) {
    const bare: SimpleCommandNode = { ...node, assignments, redirections };
    return guarded(bare, kept, place);
  }
  const args = node.args.map(each => words(each, from, plan));
  const name = words(node.name, from, plan);
  const word = plainWord(node.name);
  const prepared: PreparedCommand = { node, place, name, word, args, assignments, redirections, sinks };
  return guarded(special(prepared) ?? builtin(prepared) ?? run(prepared, [name, ...args]), kept, place);
}

/** Commands that do something to the shell itself which the interpreter does otherwise. */
function special(prepared: PreparedCommand): CommandNode | null {
  const { node, place, name, word, args, assignments, redirections } = prepared;
  const { plan } = place;
  switch (word) {
    case 'exec': {
      if (args.length === 0) return execOnlyRedirects(prepared);
      // What exec starts takes the shell's place: nothing of the script follows.
      const ended = statementOf(simple(['exit']));
      const started = guarded(run(prepared, [literal('exec'), ...args], plan.forked ? '' : 'x'), redirections, place);
      return { type: 'Group', body: [statementOf(started), ended], redirections: [] };
    }
    case 'cd':
      if (plan.functions.has('cd')) return null;
      if (plan.dialect !== 'bash') return changeDirectory(prepared);
      return operands(node.args) > 1 ? run(prepared, ['__refuse', 'cd', 'too many arguments', '1'].map(literal)) : null;
    case 'kill':
      if (!plan.trapping || plan.dialect === 'bash') return null;
      // A signal to the shell itself is answered by its trap before the next command.
      return either(run(prepared, [name, ...args]), '&&', raised(routed(prepared, [])));
    case 'export':
      if (plan.dialect === 'bash' || (args.length > 0 && plainWord(node.args[0] ?? null) !== '-p')) return null;
      return run(prepared, [literal('__export')]);
    case 'set':
      if (plan.dialect !== 'bash' && args.length === 0) return run(prepared, [literal('__set')]);
      if (plan.dialect === 'dash' && asksForPipefail(node)) {
        const said = run(prepared, ['__refuse', 'set', 'Illegal option -o pipefail'].map(literal));
        return group([said, simple(['exit', '2'])]);
      }
      return plan.strict || plan.traced || plan.errexit !== null ? set(prepared) : null;
    case 'return':
      return plan.inFunction ? null : { ...node, name: literal('exit'), args, assignments, redirections };
    case 'eval':
    case '.':
    case 'source':
      return source(prepared, word);
    default:
      return null;
  }
}

/**
 * `exec > file`. The interpreter throws when the file cannot be opened, so that is tried before: it ends ash and dash, and
 * bash goes on without it.
 */
function execOnlyRedirects({ node, place }: PreparedCommand): CommandNode {
  const { from, plan, words } = place;
  const { node: once, before } = keptOnce(node);
  const redirections = redirect(from, once.redirections).kept.map(each => words(each, from, plan));
  const bare: SimpleCommandNode = { ...words({ ...once, redirections: [] }, from, plan), redirections };
  const opened = redirections.filter(each => each.operator in TRIED_BY);
  if (opened.length === 0) return bare;
  const tries = opened.map(each => ({ ...each, operator: TRIED_BY[each.operator] ?? each.operator }));
  const tried = guarded({ ...simple([':']), redirections: tries }, tries, place);
  const inGroup: CommandPlace = { ...place, alone: false };
  return group([
    ...before.map(each => played(each, inGroup)),
    either(plan.dialect === 'bash' ? tried : either(tried, '||', simple(['exit', '2'])), '&&', bare),
  ]);
}

/** By which a file is opened without a loss: a new one is made, and an old one keeps what it has. */
const TRIED_BY: Readonly<Record<string, Redirection['operator']>> = {
  '<': '<',
  '>': '>>',
  '>>': '>>',
  '>|': '>>',
  '&>': '&>>',
  '&>>': '&>>',
};

/** ash and dash leave with 2 where bash leaves with 1, and say on which line. */
function changeDirectory(prepared: PreparedCommand): CommandNode {
  const { node, place, name, assignments } = prepared;
  const { from, plan, words } = place;
  const { node: once, before } = keptOnce(node);
  const args = once.args.map(each => words(each, from, plan));
  const tried: SimpleCommandNode = {
    ...once,
    name,
    args,
    assignments,
    redirections: routed(prepared, [SILENCED]),
  };
  const failed = run({ ...prepared, redirections: [] }, [literal('__cd'), ...args]);
  const inGroup: CommandPlace = { ...place, alone: false };
  const both = either(tried, '||', failed);
  const redirections = once.redirections.map(each => words(each, from, plan));
  const sent: CommandNode = redirections.length === 0 ? both : { ...group([both]), redirections };
  return group([...before.map(each => played(each, inGroup)), sent]);
}

/** How many words without expansions that are no options. */
function operands(args: readonly WordNode[]): number {
  const words = args.map(plainWord);
  return words.includes(null) ? 0 : words.filter(word => word !== null && !word.startsWith('-')).length;
}

/** `set -o pipefail` and `set -euo pipefail`, which dash 0.5.12 does not know. */
function asksForPipefail({ args }: SimpleCommandNode): boolean {
  return args.some((arg, at) => /^-\w*o$/.test(plainWord(arg) ?? '') && plainWord(args[at + 1] ?? null) === 'pipefail');
}

/** The settings that are carried out here, and a `set` of all others. */
function set(prepared: PreparedCommand): CommandNode | null {
  const { node, place, name, assignments, redirections } = prepared;
  const { from, plan, words } = place;
  const settings = settingsOf(node, plan.dialect);
  if (settings === null || settings.commands.length === 0) return null;
  const args = settings.args.map(each => words(each, from, plan));
  const left: SimpleCommandNode = {
    ...node,
    name,
    args,
    assignments,
    redirections: routed(prepared, redirections),
  };
  // An assignment leaves the status as it was.
  return group([
    ...(args.length === 0 ? [] : [left]),
    ...settings.commands,
    ...(args.length === 0 ? [simple([':'])] : []),
  ]);
}

/** The text is made ready, and then read as the shell's own. */
function source(prepared: PreparedCommand, word: 'eval' | '.' | 'source'): CommandNode {
  const { place, name, args, redirections } = prepared;
  const { dialect } = place.plan;
  if (word === 'source' && dialect === 'dash') return run(prepared, [name, ...args]);
  const prepare = run(prepared, [literal(`__${word === '.' ? 'dot' : word}`), ...args]);
  const read = { ...raised(routed(prepared, redirections)), args: [literal('/dev/.script'), ...args.slice(1)] };
  // What is wrong with `.` or with the text of eval ends the shell, in all shells but bash.
  const stopped = simple(['exit', '2']);
  return either(dialect === 'bash' ? prepare : either(prepare, '||', stopped), '&&', read);
}

/** Functions of the script and commands of the interpreter. */
function builtin(prepared: PreparedCommand): CommandNode | null {
  const { node, place, name, word, args, assignments } = prepared;
  const { from, plan, words } = place;
  if (word === null) return null;
  const isFunction = plan.functions.has(word);
  if (!isFunction && !builtinsOf(plan.dialect).has(word)) return null;
  const all = node.redirections.map(each => words(each, from, plan));
  if (isFunction) return { ...node, name, args, assignments: ofCall(prepared), redirections: routed(prepared, all) };
  // In a function it is not known whether the call is at the terminal.
  if (word === 'read' && plan.typed && !plan.inFunction && !prepared.sinks.piped) all.push(FROM_TERMINAL);
  return { ...node, name, args, assignments, redirections: SILENT.has(word) ? all : routed(prepared, all) };
}

/** What a function is told of the place where it is called: where its streams lead, and whether its failure is looked at. */
function ofCall({ place, assignments, sinks }: PreparedCommand): SimpleCommandNode['assignments'] {
  const same = sinks.out === '1' && sinks.err === '2';
  const flags = /[12]/.test(`${sinks.out}${sinks.err}`) ? '--' : `${sinks.out}${sinks.err}`;
  return [
    ...assignments,
    ...(same ? [] : assigned(FLAGS_VARIABLE, flags).assignments),
    ...(place.plan.errexit === 'calm' ? assigned(CALM, '1').assignments : []),
  ];
}

function run(
  { node, place, sinks, assignments, redirections }: PreparedCommand,
  argv: readonly WordNode[],
  replacing: 'x' | '' = '',
): SimpleCommandNode {
  const flags = `${sinks.out}${sinks.err}${sinks.piped ? 'p' : 't'}${replacing}`;
  const told = [String(place.plan.shell), flags, String(node.line ?? 1)];
  return { ...node, name: literal('/bin/__run'), args: [...told.map(literal), ...argv], assignments, redirections };
}

function routed({ place }: PreparedCommand, sent: readonly Redirection[]): Redirection[] {
  return [...devices(place.from, place.plan.route), ...sent];
}

/** `< /dev/.line`: the next line that is typed. */
const FROM_TERMINAL: Redirection = { type: 'Redirection', fd: null, operator: '<', target: literal(TYPED_LINE) };

/** `2> /dev/null`. */
const SILENCED: Redirection = { type: 'Redirection', fd: 2, operator: '>', target: literal('/dev/null') };

/** Plays what was left for the shell to read. */
const raised = (redirections: readonly Redirection[]): SimpleCommandNode => ({
  ...simple(['.', '/dev/.script']),
  redirections: [...redirections],
});
