import type { CommandNode, SimpleCommandNode, WordNode } from 'just-bash';
import { entryOf } from '../../entry.ts';
import type { Dialect } from '../kernel/manners.ts';
import { assigned, simple } from './nodes.ts';
import { TRACING } from './trace.ts';
import { LENIENT, literal, plainWord } from './words.ts';

/**
 * `set -e`, `set -u` and `set -x` are carried out here: the interpreter ends a shell inside of conditions, goes on after an
 * unset variable in a function, and prints its trace when a pipe or a redirection has ended. Each is a variable of the shell,
 * so that a subshell may change it for itself.
 */

/** Whether the shell ends at the first failure. */
export const ERREXIT = '__ERREXIT';
/** Set while a function runs whose failure is looked at by whoever called it. */
export const CALM = '__CALM';
/** The status of the command that has failed. */
export const FAILED = '__FAILED';

const NAMES: Readonly<Record<string, string>> = { errexit: 'e', nounset: 'u', xtrace: 'x' };

/** What a `set` does to those, as commands, and the arguments that are left; null when it cannot be seen beforehand. */
export function settingsOf(
  node: SimpleCommandNode,
  dialect: Dialect,
): { readonly commands: readonly CommandNode[]; readonly args: WordNode[] } | null {
  // bash says what is unset in its own words.
  const ours = dialect === 'bash' ? 'ex' : 'eux';
  const settings = new Map<string, boolean>();
  const args: WordNode[] = [];
  const given = [...node.args];
  while (given.length > 0) {
    const arg = given.shift() as WordNode;
    const text = plainWord(arg);
    if (text === null) {
      // `set "$@"` gives positional parameters; what begins with a part that is known cannot be an option.
      const [first] = arg.parts;
      if (settings.size === 0 && first?.type !== 'Literal' && first?.type !== 'DoubleQuoted') return null;
      args.push(arg, ...given);
      break;
    }
    if (!/^[-+]./.test(text) || text === '--') {
      args.push(arg, ...given);
      break;
    }
    const on = text.startsWith('-');
    let left = '';
    for (const letter of text.slice(1)) {
      const name = letter === 'o' && given[0] !== undefined ? entryOf(NAMES, plainWord(given[0]) ?? '') : undefined;
      if (name !== undefined && ours.includes(name)) {
        settings.set(name, on);
        given.shift();
      } else if (ours.includes(letter)) settings.set(letter, on);
      else left += letter;
    }
    if (left === '') continue;
    args.push(literal(`${text[0]}${left}`));
    if (left.includes('o') && given[0] !== undefined) args.push(given.shift() as WordNode);
  }
  return { commands: [...settings].map(([letter, on]) => settingOf(letter, on)), args };
}

function settingOf(letter: string, on: boolean): SimpleCommandNode {
  switch (letter) {
    case 'e':
      return assigned(ERREXIT, on ? '1' : '');
    case 'x':
      return assigned(TRACING, on ? '1' : '');
    default:
      return on ? simple(['unset', LENIENT]) : assigned(LENIENT, '');
  }
}

/** The variables of a shell that is started with letters of `set`. */
export function settingsAtStart(options: string): Readonly<Record<string, string>> {
  return {
    [ERREXIT]: options.includes('e') ? '1' : '',
    ...(options.includes('x') ? { [TRACING]: '1' } : {}),
    ...(options.includes('u') ? {} : { [LENIENT]: '' }),
  };
}

/** Whether a script may be told to refuse unset variables. */
export function mayRefuse(text: string): boolean {
  return /\bset\s.*-\w*u|nounset/.test(text);
}

/** Whether a script may be told to end at the first failure. */
export function mayExit(text: string): boolean {
  return /\bset\s.*-\w*e|errexit/.test(text);
}

/** Whether a script may turn its trace on. */
export function mayTrace(text: string): boolean {
  return /\bset\s.*-\w*x|xtrace/.test(text);
}
