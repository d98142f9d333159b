import { buildAt } from '../kernel/busybox-build.ts';
import { findExecutable } from '../kernel/executable.ts';
import type { OwnCall } from './call.ts';
import { builtinsOf, isKeyword, SHELL_PROGRAMS } from './dialect.ts';
import { complain } from './speaker.ts';

/** `type`, `command -v`, `command -V`. */
export function lookup(call: OwnCall, name: string, args: readonly string[], out: (text: string) => void): number {
  const { speaker, files, cwd, env } = call;
  const { dialect } = speaker;
  const verbose = name === 'type' || args.includes('-V');
  const standalone = dialect === 'ash' && buildAt(files, '/bin/sh').standalone;
  let exitCode = 0;
  const asked = args.filter(each => !each.startsWith('-'));
  // ash and dash look at the first name alone when they are asked with `command`.
  for (const each of name === 'command' && dialect !== 'bash' ? asked.slice(0, 1) : asked) {
    const found = findExecutable(files, each, cwd, env.get('PATH'));
    const applet = standalone && found.kind === 'program' && found.family === 'busybox';
    const path = found.kind === 'missing' ? null : each.includes('/') || applet ? each : pathOf(call, each);
    const builtin = builtinsOf(dialect).has(each) || SHELL_PROGRAMS.includes(each) || FAST.includes(each);
    if (call.functions.has(each))
      out(verbose ? `${each} is a ${dialect === 'dash' ? 'shell ' : ''}function\n` : `${each}\n`);
    else if (isKeyword(each)) out(verbose ? `${each} is a shell keyword\n` : `${each}\n`);
    else if (builtin)
      out(
        verbose
          ? `${each} is a ${dialect === 'ash' && SPECIAL.includes(each) ? 'special ' : ''}shell builtin\n`
          : `${each}\n`,
      );
    else if (path !== null) out(verbose ? `${each} is ${path}\n` : `${path}\n`);
    else {
      exitCode = dialect === 'bash' ? 1 : 127;
      if (!verbose) continue;
      if (dialect === 'bash') call.complain(complain(speaker, name, call.line, `${each}: not found`));
      else out(`${each}: not found\n`);
    }
  }
  return exitCode;
}

const FAST = ['echo', 'printf', 'pwd'];
const SPECIAL = [
  ':',
  '.',
  'break',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'times',
  'trap',
  'unset',
];

/** Where PATH has a command; the word itself where it has none. */
export function pathOf({ files, cwd, env }: Pick<OwnCall, 'files' | 'cwd' | 'env'>, command: string): string {
  if (command.includes('/')) return command;
  for (const directory of (env.get('PATH') ?? '').split(':')) {
    const candidate = `${directory}/${command}`;
    if (findExecutable(files, candidate, cwd, '').kind !== 'missing') return candidate;
  }
  return command;
}
