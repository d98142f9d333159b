import { type ScriptNode, type StatementNode, serialize } from 'just-bash';
import type { ShellMemory } from '../kernel/program.ts';
import { instrument } from './instrument.ts';
import type { ScriptPlan } from './plan.ts';
import { parseScript } from './syntax.ts';

/** What a shell that outlives its line takes into it, and keeps of it. */

/** A typed line, under the kernel, after what the shell remembers, and before it is asked what it has become. */
export function withMemory(typed: ScriptNode, memory: ShellMemory, plan: ScriptPlan): ScriptNode {
  const defined = memory.functions.size;
  for (const text of memory.functions.values()) typed.statements.unshift(...statementsOf(text, plan));
  for (const statement of typed.statements) keepFunction(statement, memory);
  const instrumented = instrument(typed, plan);
  const statements = [...instrumented.statements, ...statementsOf('/bin/__run 0 --t 1 __memory', plan)];
  // `$?` is the last line's.
  if (memory.exitCode !== 0) statements.splice(defined, 0, ...statementsOf(`(exit ${memory.exitCode})`, plan));
  return { ...instrumented, statements };
}

/** Functions that a typed line defines are kept as text for the lines after it. */
function keepFunction(statement: StatementNode, memory: ShellMemory): void {
  const [pipeline] = statement.pipelines;
  const [only] = pipeline?.commands ?? [];
  if (statement.pipelines.length !== 1 || only?.type !== 'FunctionDef') return;
  memory.functions.set(only.name, serialize({ type: 'Script', statements: [statement] }));
}

function statementsOf(text: string, { dialect }: ScriptPlan): StatementNode[] {
  const parsed = parseScript(text, dialect);
  return parsed.ok ? parsed.script.statements : [];
}

const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** Whether a variable is the script's: those that begin with two underscores are of this host's making. */
export function isScriptVariable(name: string): boolean {
  return IDENTIFIER.test(name) && !name.startsWith('__');
}

/** Keeps where the shell stands when its line has ended, and its variables. */
export function memorize(
  memory: ShellMemory | null,
  context: {
    readonly env: ReadonlyMap<string, string>;
    readonly exportedEnv: Readonly<Record<string, string>>;
    readonly cwd: string;
  },
): void {
  if (memory === null) return;
  memory.cwd = context.cwd;
  memory.variables = new Map([...context.env].filter(([name]) => isScriptVariable(name)));
  memory.exported = new Set(Object.keys(context.exportedEnv));
}

/** What an interpreter knows when it is opened, in its order; of directories it knows where it stands. */
const AT_START: Readonly<Record<string, string | null>> = {
  HOME: '/',
  PATH: '/usr/bin:/bin',
  IFS: ' \t\n',
  OSTYPE: 'linux-gnu',
  MACHTYPE: 'x86_64-pc-linux-gnu',
  HOSTTYPE: 'x86_64',
  HOSTNAME: 'localhost',
  PWD: null,
  OLDPWD: null,
  OPTIND: '1',
};
const EXPORTED_AT_START = ['HOME', 'PATH', 'PWD', 'OLDPWD'];
const OPTIONS: Readonly<Record<string, string>> = {
  SHELLOPTS: 'braceexpand:hashall:interactive-comments',
  BASHOPTS: 'globskipdots',
};

/** What a shell tells the programs that it starts, in the order in which an interpreter tells it. */
export function exportedBy({ variables, exported, cwd }: ShellMemory): Map<string, string> {
  const told = new Map<string, string>();
  for (const name of EXPORTED_AT_START) told.set(name, variables.get(name) ?? AT_START[name] ?? cwd);
  // An OLDPWD that the interpreter has from its start is its own.
  if (told.get('OLDPWD') === cwd && !(exported.has('OLDPWD') && variables.has('OLDPWD'))) told.delete('OLDPWD');
  for (const name of exported) tell(told, name, variables);
  return told;
}

/** Leaves what a shell knows as an interpreter leaves it at the end of a line that set nothing. */
export function tidy(memory: ShellMemory): void {
  const { variables, exported, cwd } = memory;
  const kept = new Map<string, string>();
  for (const [name, value] of Object.entries(AT_START)) kept.set(name, variables.get(name) ?? value ?? cwd);
  for (const name of exported) tell(kept, name, variables);
  for (const [name, value] of Object.entries(OPTIONS)) kept.set(name, variables.get(name) ?? value);
  for (const [name, value] of variables) kept.set(name, value);
  memory.variables = kept;
  memory.exported = new Set([...EXPORTED_AT_START, ...[...exported].filter(name => variables.has(name))]);
}

function tell(map: Map<string, string>, name: string, variables: ReadonlyMap<string, string>): void {
  const value = variables.get(name);
  if (value !== undefined) map.set(name, value);
}
