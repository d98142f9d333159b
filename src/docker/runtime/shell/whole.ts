import type { Dialect } from '../kernel/manners.ts';
import { type TypedTerminal, takeLine } from '../kernel/terminal.ts';
import { parseScript } from './syntax.ts';
import { plainWord } from './words.ts';

/** Where a command that is typed line by line ends. */

/** Stands on a line of its own behind what is looked at. */
const MARK = '__whole__';

/** A line that has nothing which could go on in the next. */
const PLAIN = /^[\w ./:=@%+,-]*\n$/;
/** Words with which a plain line may begin something longer. */
const OPENING = /(?:^|\s)(?:if|then|else|elif|do|for|while|until|case|in|select|function)(?:\s|$)/;

/** Whether lines are a command, or several, to their end: no quote, here-document or `if` is open, and no `\` calls for more. */
function isWhole(text: string, dialect: Dialect): boolean {
  if (PLAIN.test(text) && !OPENING.test(text)) return true;
  const parsed = parseScript(`${text}${MARK}\n`, dialect);
  if (parsed.ok) {
    // What swallowed the mark is still open.
    const last = parsed.script.statements.at(-1);
    const [only] = last?.pipelines[0]?.commands ?? [];
    const isAlone = last?.pipelines.length === 1 && last.pipelines[0]?.commands.length === 1;
    return isAlone && only?.type === 'SimpleCommand' && only.args.length === 0 && plainWord(only.name) === MARK;
  }
  if (parsed.capped) return true;
  const { fault } = parsed;
  return fault.kind === 'token' && fault.token !== MARK;
}

/** What a shell is given to play; `isCut`: it was ended with Ctrl-D, whole or not. */
export interface WholeCommand {
  readonly text: string;
  readonly isCut: boolean;
}

/** The next command that is typed, after lines that have begun it; `end` for Ctrl-D before one, `interrupt` for Ctrl-C; else the lines that wait for more. */
export function takeCommand(
  terminal: TypedTerminal,
  begun: string,
  dialect: Dialect,
): WholeCommand | 'end' | 'interrupt' | { readonly begun: string } {
  let text = begun;
  for (let line = takeLine(terminal); line !== null; line = takeLine(terminal)) {
    if (line === 'interrupt') return line;
    if (line === 'end') return text === '' ? 'end' : { text, isCut: true };
    text += line;
    if (isWhole(text, dialect)) return { text, isCut: false };
  }
  return { begun: text };
}
