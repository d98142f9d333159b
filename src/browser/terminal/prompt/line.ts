/** Editing a line as readline does: pure functions over the text and where the cursor stands. */
import type { Completion } from '../../../live/protocol.ts';
import { readCommand } from './unfinished.ts';

export interface TypedLine {
  readonly text: string;
  readonly cursor: number;
}

/** What was cut last, for Ctrl-Y. */
export interface Cut {
  readonly line: TypedLine;
  readonly killed: string;
}

export function killToStart({ text, cursor }: TypedLine): Cut {
  return { line: { text: text.slice(cursor), cursor: 0 }, killed: text.slice(0, cursor) };
}

export function killToEnd({ text, cursor }: TypedLine): Cut {
  return { line: { text: text.slice(0, cursor), cursor }, killed: text.slice(cursor) };
}

/** Ctrl-W: back over white space, then to the white space before the word. */
export function killWord({ text, cursor }: TypedLine): Cut {
  const before = text.slice(0, cursor);
  const from = before.length - (/\S*\s*$/.exec(before)?.[0].length ?? 0);
  return { line: { text: before.slice(0, from) + text.slice(cursor), cursor: from }, killed: before.slice(from) };
}

export function insert({ text, cursor }: TypedLine, more: string): TypedLine {
  return { text: text.slice(0, cursor) + more + text.slice(cursor), cursor: cursor + more.length };
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a person takes for one letter at the cursor: an emoji is one, however many code points it is made of. */
export function letterAhead({ text, cursor }: TypedLine): string {
  for (const { segment } of letters.segment(text.slice(cursor))) return segment;
  return '';
}

export function letterBehind({ text, cursor }: TypedLine): string {
  let last = '';
  for (const { segment } of letters.segment(text.slice(0, cursor))) last = segment;
  return last;
}

export function deleteAhead({ text, cursor }: TypedLine): TypedLine {
  const ahead = letterAhead({ text, cursor });
  return { text: text.slice(0, cursor) + text.slice(cursor + ahead.length), cursor };
}

export function wordLeft({ text, cursor }: TypedLine): number {
  return cursor - (/[\p{L}\p{N}]*[^\p{L}\p{N}]*$/u.exec(text.slice(0, cursor))?.[0].length ?? 0);
}

export function wordRight({ text, cursor }: TypedLine): number {
  return cursor + (/^[^\p{L}\p{N}]*[\p{L}\p{N}]*/u.exec(text.slice(cursor))?.[0].length ?? 0);
}

export interface Completed {
  readonly line: TypedLine;
  /** To choose from, when more than one fits. */
  readonly candidates: Completion['candidates'];
}

/** Tab: the one candidate with a space behind it, or as much as all candidates share. */
export function completed(line: TypedLine, completion: Completion): Completed {
  const { candidates, from, to } = completion;
  const [only] = candidates;
  if (only === undefined) return { line, candidates: [] };
  if (candidates.length === 1) {
    const tail = line.text.slice(to);
    const open = /[/=:\s]$/.test(only.text) || /^\s/.test(tail);
    return { line: put(line, from, to, open ? only.text : `${only.text} `), candidates: [] };
  }
  const shared = candidates.map(each => each.text).reduce(sharedStart);
  const typed = line.text.slice(from, to);
  return {
    line: shared.length > typed.length && shared.startsWith(typed) ? put(line, from, to, shared) : line,
    candidates,
  };
}

export function put(line: TypedLine, from: number, to: number, text: string): TypedLine {
  return { text: line.text.slice(0, from) + text + line.text.slice(to), cursor: from + text.length };
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}

/** The same for a program that is no shell: line by line. */
export function eachLine(block: string): ReturnType<typeof pastedLines> {
  const lines = block.replace(/\r\n?/g, '\n').split('\n');
  const open = lines.pop() ?? '';
  return { whole: lines, open };
}

/** A pasted block: its whole commands, in order, and what is still open at its end. */
export function pastedLines(block: string): { readonly whole: readonly string[]; readonly open: string } {
  const lines = block.replace(/\r\n?/g, '\n').split('\n');
  const last = lines.pop() ?? '';
  const whole: string[] = [];
  let above: string[] = [];
  for (const line of lines) {
    if (above.length === 0 && line.trim() === '') continue;
    const { open, text } = readCommand([...above, line].join('\n'));
    above = open ? [...above, line] : [];
    if (!open) whole.push(text);
  }
  return { whole, open: [...above, last].join('\n') };
}
