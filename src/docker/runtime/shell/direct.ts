import { builtinsOf, isKeyword } from './dialect.ts';
import { executeFromShell, missingText } from './from-shell.ts';
import { isOwn } from './own.ts';
import type { RunScript, Script, ScriptResult } from './script.ts';
import type { Speaker } from './speaker.ts';

/** The shortest way of a script: a command with plain words needs no interpreter. */

/** A line without anything that a shell would have to read: words alone, none of them the shell's own command. */
export function plainCommand({ text, dialect, options, interactive }: Script): readonly string[] | null {
  if (options.includes('x') || !/^[\w./:@%+,=-]+(?: [\w./:@%+,=-]+)*$/.test(text)) return null;
  const words = text.split(' ');
  const [command = ''] = words;
  if (command.includes('=') || builtinsOf(dialect).has(command) || isOwn(command, dialect) || isKeyword(command))
    return null;
  return interactive === true || command !== 'time' ? words : null;
}

export async function direct(
  script: Script,
  argv: readonly string[],
  speaker: Speaker,
  runScript: RunScript,
): Promise<ScriptResult> {
  const { session, files, env, cwd, stdin, route } = script;
  const execution = { session, files, argv, env, cwd, stdin, route, shell: speaker.dialect };
  const ran = await executeFromShell(execution, runScript);
  let { stderr } = ran;
  if (ran.missing !== null) {
    const said = missingText(speaker, 1, argv[0] ?? '', ran.missing);
    if (route.err !== null) session.emit(route.err, said);
    else stderr += said;
  }
  return { exitCode: ran.exitCode, stdout: ran.stdout, stderr, bytes: ran.bytes, variables: env, cwd };
}
