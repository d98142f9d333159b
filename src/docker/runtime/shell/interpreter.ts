import { Bash, type BashExecResult, defineCommand, latin1FromBytes } from 'just-bash';
import { nameOf } from '../../filesystem/index.ts';
import type { Session } from '../kernel/program.ts';
import { checkCaps } from '../kernel/session.ts';
import { unwind } from '../kernel/unwinding.ts';
import { runJob } from './background.ts';
import { bridge } from './bridge.ts';
import { runCommand, UNWOUND } from './command.ts';
import { instrument } from './instrument.ts';
import { isInteriorOpen, type KernelProgram, lookOn, openInterior } from './interior.ts';
import { scriptLimits } from './limits.ts';
import { isScriptVariable } from './memory.ts';
import { meter } from './meter.ts';
import type { ScriptPlan } from './plan.ts';
import { refusalOf } from './refused.ts';
import { reword } from './reword.ts';
import type { RunScript, Script } from './script.ts';
import type { Shell } from './shell.ts';
import type { Speaker } from './speaker.ts';

/** The interpreter behind a shell: it expands words and decides what comes next, and has no command but `__run` and `__job`. */
export function openShell(script: Script, plan: ScriptPlan, speaker: Speaker, runScript: RunScript): Shell {
  const { session, files, cwd } = script;
  const env: Record<string, string> = { PWD: cwd, OLDPWD: cwd };
  for (const [name, value] of script.env) if (isScriptVariable(name)) env[name] = value;
  const adapter = bridge(session, files, (stream, text) => session.emit(stream, reword(text, speaker, 1)));
  const pid = script.pid ?? pidOf(session);
  const { uid, gid } = files.identity;
  const programs = new Map<string, KernelProgram>([
    ['/bin/__run', (args, called) => runCommand(shell, args, called)],
    ['/bin/__job', (args, called) => runJob(shell, args, called)],
  ]);
  const bash = new Bash({
    fs: adapter,
    cwd,
    env,
    commands: [],
    customCommands: [...programs].map(([path, program]) => asCustom(nameOf(path), program)),
    executionLimits: scriptLimits(session.request.limits),
    defenseInDepth: false,
    processInfo: { pid, ppid: 0, uid, gid },
  });
  const shell: Shell = {
    ...{ script, plan, speaker, pid, bash, bridge: adapter, next: null, read: new Map(), interior: null },
    ...{ isLeft: false, runScript },
  };
  const counting = meter(session);
  lookOn(adapter, {
    ...counting,
    programs,
    refused: (node, said) => refusalOf(node, said, plan.dialect),
    began(interior) {
      // A job of the script is played as a script of its own.
      if (shell.interior === null) {
        shell.interior = interior;
        script.began?.(interior);
      }
      counting.began(interior);
    },
    left(interior) {
      if (interior === shell.interior) shell.isLeft = true;
    },
  });
  bash.registerTransformPlugin({
    name: 'kernel',
    transform: ({ ast }) => {
      const { next } = shell;
      shell.next = null;
      openInterior();
      return { ast: next ?? instrument(ast, { ...plan, route: { out: null, err: null } }) };
    },
  });
  return shell;
}

/** One that is called as the interpreter calls a stranger's: in a script that was ended, and where it cannot be looked on at. */
function asCustom(name: string, program: KernelProgram) {
  return defineCommand(name, async (args, { cwd, env, exportedEnv = {}, stdin, signal }) =>
    signal?.aborted === true ? UNWOUND : program(args, { cwd, env, exportedEnv, stdin: latin1FromBytes(stdin) }),
  );
}

/** The number of a shell that begins now. */
export function pidOf({ shells, depth, request, nextPid }: Session): number {
  return shells === 1 && depth === 0 && request.others.length === 0 ? 1 : nextPid;
}

/** Lets the interpreter play what stands in `next`. */
export async function interpret(shell: Shell, env: Record<string, string>): Promise<BashExecResult> {
  const { session, stdin } = shell.script;
  const halt = session.abort;
  const own = new AbortController();
  halt.shells.add(own);
  const said = await shell.bash
    .exec('true', { env, rawScript: true, stdin, stdinKind: 'bytes', signal: own.signal })
    .finally(() => halt.shells.delete(own));
  if (!isInteriorOpen()) throw new Error('just-bash makes its interpreter in another way: see interior.ts');
  if (session.error !== null) unwind('stopped');
  if (session.ended !== null) unwind('killed');
  if (halt.aborted) unwind('suspended');
  checkCaps(session, said.exitCode, said.stderr);
  return said;
}
