import { type ScriptNode, type StatementNode, serialize } from 'just-bash';
import type { ShellMemory } from '../kernel/program.ts';
import { instrument } from './instrument.ts';
import type { ScriptPlan } from './plan.ts';
import type { Script } from './script.ts';
import { parseScript } from './syntax.ts';

/** What a shell that outlives its line takes into it, and keeps of it. */

/** Whether a line may mean more than it says: a function or an alias of an earlier one. */
export function remembering({ session }: Script): boolean {
  return session.shell !== null && session.shell.functions.size + session.shell.aliases.size > 0;
}

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
    readonly exportedEnv?: Record<string, string>;
    readonly cwd: string;
  },
): void {
  if (memory === null) return;
  memory.cwd = context.cwd;
  memory.variables = new Map([...context.env].filter(([name]) => isScriptVariable(name)));
  memory.exported = new Set(Object.keys(context.exportedEnv ?? {}));
}
