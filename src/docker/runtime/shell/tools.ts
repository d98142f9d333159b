import { Bash, type BashExecResult } from 'just-bash';
import type { UserFiles } from '../kernel/files.ts';
import type { Session } from '../kernel/program.ts';
import { checkCaps, spend, spendOnCommand } from '../kernel/session.ts';
import { unwind } from '../kernel/unwinding.ts';
import { type AwkMeter, awkMeter, beginningMet, openAwk } from './awk.ts';
import { type Bridge, bridge } from './bridge.ts';
import { toolLimits } from './limits.ts';
import { EXPRESSION, OPERATION, rateOf, readRate } from './tool-cost.ts';
import { TOOLS } from './tool-names.ts';

/** Units of work for a tool that is called: it has an interpreter's script of its own. */
const CALLED = 50_000;

/** Tools of the interpreter that stand in for programs of the images, by their names. */
const tools = new WeakMap<Session, Map<UserFiles, Tool>>();

interface Tool {
  readonly bash: Bash;
  /** Another that tells nobody what it does. */
  readonly uncounted: () => Bash;
  readonly bridge: Bridge;
  readonly awk: AwkMeter;
  /** What awk was called with. */
  args: readonly string[];
}

/** What a tool is called with. */
interface ToolCall {
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly stdin: string;
}

/** Runs one of the interpreter's text tools over the machine's files. */
export async function runTool(
  session: Session,
  files: UserFiles,
  name: string,
  args: readonly string[],
  given: ToolCall,
): Promise<{ readonly stdout: string; readonly stderr: string; readonly exitCode: number; readonly bytes: boolean }> {
  const tool = toolsOf(session, files);
  tool.bridge.tool = name;
  tool.bridge.rate = rateOf(name, args);
  spendOnCommand(session, CALLED);
  spend(session, tool.bridge.rate * given.stdin.length);
  const said = name === 'awk' ? await runAwk(tool, args, given) : await exec(tool.bash, name, args, given);
  if (session.error !== null) unwind('stopped');
  checkCaps(session, said.exitCode, said.stderr);
  return { stdout: said.stdout, stderr: said.stderr, exitCode: said.exitCode, bytes: said.stdoutKind === 'bytes' };
}

function toolsOf(session: Session, files: UserFiles): Tool {
  const known = tools.get(session) ?? new Map<UserFiles, Tool>();
  tools.set(session, known);
  const found = known.get(files);
  if (found !== undefined) return found;
  const adapter = bridge(session, files, (stream, text) => session.emit(stream, text));
  const awk = awkMeter(
    units => spend(session, units),
    within => readRate(tool.args, within),
    feature => (feature.startsWith('awk:') ? EXPRESSION : OPERATION),
  );
  const options = {
    fs: adapter,
    cwd: '/',
    commands: TOOLS,
    executionLimits: toolLimits(session.request.limits),
    defenseInDepth: false as const,
  };
  // Told of each expression, command and node of a tool's own language.
  const bash = new Bash({ ...options, coverage: awk });
  const tool: Tool = { bash, uncounted: () => new Bash(options), bridge: adapter, awk, args: [] };
  known.set(files, tool);
  return tool;
}

function exec(bash: Bash, name: string, args: readonly string[], given: ToolCall): Promise<BashExecResult> {
  return bash.exec(`/bin/${name}`, {
    args: [...args],
    cwd: given.cwd,
    env: { ...Object.fromEntries(given.env), PWD: given.cwd },
    replaceEnv: true,
    stdin: given.stdin,
    stdinKind: 'bytes',
    rawScript: true,
  });
}

async function runAwk(tool: Tool, args: readonly string[], given: ToolCall): Promise<BashExecResult> {
  await openAwk(program => exec(tool.uncounted(), 'awk', [program], { ...given, stdin: '' }));
  tool.args = args;
  tool.awk.begin();
  const said = await exec(tool.bash, 'awk', beginningMet(args), given);
  // What is said of a program that cannot be read tells where in it, as it was given.
  return tool.awk.hasMet() ? said : exec(tool.bash, 'awk', args, given);
}
