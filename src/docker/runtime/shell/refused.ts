import type { CommandNode, SimpleCommandNode } from 'just-bash';
import type { Dialect } from '../kernel/manners.ts';
import { plainWord } from './words.ts';

/** What comes of a command that a shell refused before it ran. */
export interface ShellRefusal {
  readonly status: number;
  /** Whether the shell, or the subshell it was refused in, ends with it. */
  readonly ends: boolean;
}

/** POSIX's special builtins: what goes wrong with their redirections ends a shell that is not bash. */
const SPECIAL: ReadonlySet<string> = new Set([
  ...[':', '.', 'break', 'continue', 'eval', 'exec', 'exit', 'export', 'readonly', 'return', 'set', 'shift'],
  ...['times', 'trap', 'unset'],
]);

const CANNOT_OPEN =
  /^(?:bash: (?:line \d+: )?[^:\n]+: (?:No such file or directory|Is a directory|Permission denied|cannot open redirect target|cannot overwrite existing file|Read-only file system)|E[A-Z]+: .*, '.*')\n$/;
/** What an expansion cannot do. */
const SENSELESS =
  /^bash: (?:line \d+: )?(?:.*: )?(?:bad substitution|division by 0|can only be used in a function|syntax error: operand expected|syntax error: invalid arithmetic operator|value too great for base).*\n$/;

/** Special builtins that fail by themselves end dash; ash goes on. */
const ENDS_DASH = /^bash: (?:line \d+: )?(?:shift: shift count out of range|set: .*: invalid option( name)?)\n/;

/**
 * Recorded from BusyBox 1.35, dash 0.5.12 and bash 5.2.
 * @param said what the interpreter says of the command, which has failed with 1
 */
export function refusalOf(node: CommandNode, said: string, dialect: Dialect): ShellRefusal | null {
  if (dialect === 'bash') return null;
  const redirected = 'redirections' in node && node.redirections.length > 0;
  if (redirected && CANNOT_OPEN.test(said)) {
    const ends = node.type === 'SimpleCommand' && SPECIAL.has(commandOf(node));
    // A subshell has begun before it redirects itself.
    const own = dialect === 'dash' || node.type === 'Subshell' ? 2 : 1;
    return { status: own, ends };
  }
  if (dialect === 'dash' && ENDS_DASH.test(said)) return { status: 2, ends: true };
  return SENSELESS.test(said) ? { status: 2, ends: true } : null;
}

/** What a command was in the script, before it was put under the kernel. */
function commandOf(node: SimpleCommandNode): string {
  const name = plainWord(node.name) ?? '';
  if (name !== '/bin/__run') return name;
  const ran = plainWord(node.args[3] ?? null) ?? '';
  return ran === '__dot' ? '.' : ran.replace(/^__/, '');
}
