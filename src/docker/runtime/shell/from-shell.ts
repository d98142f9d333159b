import { findExecutable } from '../kernel/executable.ts';
import { type Execution, execute } from '../kernel/execute.ts';
import type { ProgramResult } from '../kernel/program.ts';
import { deeper } from '../kernel/session.ts';
import type { RunScript } from './script.ts';
import { complain, notFound, type Speaker } from './speaker.ts';

/** Runs a program as a shell does: what execve refuses for want of a format is read as a script. */
export async function executeFromShell(execution: Execution, runScript: RunScript): Promise<ProgramResult> {
  const ran = await execute(execution);
  if (ran.missing !== 'format') return ran;
  const { session, files, argv, env, cwd, stdin, route } = execution;
  const found = findExecutable(files, argv[0] ?? '', cwd, env.get('PATH'));
  if (found.kind !== 'formless') return ran;
  const done = await deeper(session, () =>
    runScript({
      session,
      files,
      env,
      cwd,
      stdin,
      route,
      text: found.text,
      argv0: argv[0] ?? '',
      named: true,
      positional: argv.slice(1),
      options: '',
      dialect: 'ash',
    }),
  );
  return { ...done, missing: null };
}

/** What a shell says of a command that could not be started. */
export function missingText(
  speaker: Speaker,
  line: number,
  command: string,
  missing: NonNullable<ProgramResult['missing']>,
  builtin: 'exec' | null = null,
): string {
  switch (missing) {
    case 'not-found':
      if (builtin !== null && speaker.dialect !== 'bash')
        return complain(speaker, builtin, line, `${command}: not found`);
      return notFound(speaker, line, command);
    case 'format':
      return complain(speaker, null, line, `${command}: Exec format error`);
    case 'directory': {
      const why = speaker.dialect === 'bash' ? 'Is a directory' : 'Permission denied';
      return complain(speaker, null, line, `${command}: ${why}`);
    }
    case 'denied':
      return complain(speaker, null, line, `${command}: Permission denied`);
  }
}
