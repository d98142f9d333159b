import { Bash } from 'just-bash';
import type { UserFiles } from '../kernel/files.ts';
import type { Session } from '../kernel/program.ts';
import { checkCaps, spend } from '../kernel/session.ts';
import { unwind } from '../kernel/unwinding.ts';
import { type Bridge, bridge } from './bridge.ts';
import { toolLimits } from './limits.ts';
import { OPERATION, rateOf } from './tool-cost.ts';
import { TOOLS } from './tool-names.ts';

/** Units of work for a tool that is called: it has an interpreter's script of its own. */
const CALLED = 50_000;

/** Tools of the interpreter that stand in for programs of the images, by their names. */
const tools = new WeakMap<Session, Map<UserFiles, { readonly bash: Bash; readonly bridge: Bridge }>>();

/** Runs one of the interpreter's text tools over the machine's files. */
export async function runTool(
  session: Session,
  files: UserFiles,
  name: string,
  args: readonly string[],
  given: { readonly env: ReadonlyMap<string, string>; readonly cwd: string; readonly stdin: string },
): Promise<{ readonly stdout: string; readonly stderr: string; readonly exitCode: number; readonly bytes: boolean }> {
  let known = tools.get(session);
  if (known === undefined) {
    known = new Map();
    tools.set(session, known);
  }
  let tool = known.get(files);
  if (tool === undefined) {
    const adapter = bridge(session, files, (stream, text) => session.emit(stream, text));
    const bash = new Bash({
      fs: adapter,
      cwd: '/',
      commands: TOOLS,
      executionLimits: toolLimits(session.request.limits),
      // Told of each expression, command and node of a tool's own language.
      coverage: { hit: () => spend(session, OPERATION) },
      defenseInDepth: false,
    });
    tool = { bash, bridge: adapter };
    known.set(files, tool);
  }
  tool.bridge.tool = name;
  tool.bridge.rate = rateOf(name, args);
  spend(session, CALLED + tool.bridge.rate * given.stdin.length);
  const said = await tool.bash.exec(`/bin/${name}`, {
    args: [...args],
    cwd: given.cwd,
    env: { ...Object.fromEntries(given.env), PWD: given.cwd },
    replaceEnv: true,
    stdin: given.stdin,
    stdinKind: 'bytes',
    rawScript: true,
  });
  if (session.error !== null) unwind('stopped');
  checkCaps(session, said.exitCode, said.stderr);
  return { stdout: said.stdout, stderr: said.stderr, exitCode: said.exitCode, bytes: said.stdoutKind === 'bytes' };
}
