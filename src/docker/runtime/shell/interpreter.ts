import { Bash, type BashExecResult, defineCommand } from 'just-bash';
import { checkCaps } from '../kernel/session.ts';
import { unwind } from '../kernel/unwinding.ts';
import { runJob } from './background.ts';
import { bridge } from './bridge.ts';
import { runCommand } from './command.ts';
import { instrument } from './instrument.ts';
import { isInteriorOpen, lookOn, openInterior } from './interior.ts';
import { scriptLimits } from './limits.ts';
import { isScriptVariable } from './memory.ts';
import { meter } from './meter.ts';
import type { ScriptPlan } from './plan.ts';
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
  const isFirst = session.shells === 1 && session.depth === 0 && session.request.others.length === 0;
  const pid = isFirst ? 1 : session.nextPid;
  const { uid, gid } = files.identity;
  const bash = new Bash({
    fs: adapter,
    cwd,
    env,
    commands: [],
    customCommands: [
      defineCommand('__run', (args, context) => runCommand(shell, args, context)),
      defineCommand('__job', (args, context) => runJob(shell, args, context)),
    ],
    executionLimits: scriptLimits(session.request.limits),
    defenseInDepth: false,
    processInfo: { pid, ppid: 0, uid, gid },
  });
  const shell: Shell = {
    ...{ script, plan, speaker, pid, bash, bridge: adapter, next: null, read: new Map(), interior: null },
    runScript,
  };
  const counting = meter(session);
  lookOn(adapter, {
    ...counting,
    began(interior) {
      // A job of the script is played as a script of its own.
      shell.interior ??= interior;
      counting.began(interior);
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
