/**
 * The line that is being typed, as readline keeps it: what stands in the field, how it is drawn, what was cut, and what is being searched
 * or chosen meanwhile.
 */
import type { Completion } from '../../../live/protocol.ts';
import { el, replace } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import { type Choice, hideChoice } from './choice.ts';
import type { History } from './history.ts';
import { type Cut, letterAhead, type TypedLine } from './line.ts';
import { readCommand } from './unfinished.ts';

/** What a shell asks with for the rest of a command. */
export const MORE = '> ';

export interface PromptOptions {
  readonly words: Words;
  readonly history: History;
  readonly draft: string;
  readonly complete: (line: string, cursor: number) => Promise<Completion | null>;
  /** Lines to run, in order: one from Enter, several from a pasted block. */
  readonly run: (lines: readonly string[]) => void;
  readonly typed: (text: string) => void;
  /** Ctrl-C: the line is given up as it stands; what plays is hurried. */
  readonly interrupt: (line: string) => void;
  /** A shell reads what is typed, and would wait for the rest of a command. */
  readonly atShell: () => boolean;
  /** Ctrl-D on an empty line. */
  readonly end: () => void;
  readonly clear: () => void;
  readonly announce: (text: string) => void;
  readonly changed: () => void;
}

/** Ctrl-R. */
export interface Search {
  readonly query: string;
  /** Of the line that was found, counted from the oldest: Ctrl-R goes on before it. */
  readonly index: number;
  readonly line: string;
  /** What was typed before the search began. */
  readonly kept: string;
}

export interface Typing {
  readonly options: PromptOptions;
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  readonly drawn: HTMLElement;
  readonly candidates: HTMLElement;
  /** The lines above this one of a command that is not finished. */
  above: readonly string[];
  readonly drawnAbove: HTMLElement;
  /** What stands before the line. */
  prompt: string;
  /** What was cut last, for Ctrl-Y. */
  killed: string;
  search: Search | null;
  choice: Choice | null;
  /** Escape was pressed: Tab goes on through the page. */
  leaving: boolean;
  /** Completions asked for and lines changed since: an answer to an earlier one comes too late. */
  asking: number;
}

export function typedLine({ field }: Typing): TypedLine {
  return { text: field.value, cursor: field.selectionStart };
}

/** All of the command, its earlier lines included. */
export function typedText({ above, field }: Typing): string {
  return [...above, field.value].join('\n');
}

/** The prompt, the line and a block for the cursor, which a text field does not have. */
export function drawLine(typing: Typing): void {
  const { search, field, above } = typing;
  const prompt = above.length > 0 ? MORE : typing.prompt;
  replace(
    typing.drawnAbove,
    ...above.map((line, index) => el('div', {}, el('span', { class: 'p' }, index === 0 ? typing.prompt : MORE), line)),
    above.length > 0 ? el('small', {}, typing.options.words.t('page.term.unfinished')) : null,
  );
  const label = search === null ? prompt : `(reverse-i-search)\`${search.query}': `;
  const text = search === null ? field.value : search.line;
  const place = search === null ? field.selectionStart : Math.max(0, search.line.indexOf(search.query));
  const under = letterAhead({ text, cursor: place }) || ' ';
  replace(
    typing.drawn,
    el('span', { class: 'p' }, label),
    text.slice(0, place),
    el('span', { class: 'cur' }, under),
    text.slice(place + (place < text.length ? under.length : 0)),
  );
  field.style.setProperty('text-indent', `${label.length}ch`);
}

/** Draws what has changed, and says so. */
export function draw(typing: Typing): void {
  drawLine(typing);
  typing.options.changed();
}

export function setLine(typing: Typing, line: TypedLine): void {
  typing.field.value = line.text;
  typing.field.setSelectionRange(line.cursor, line.cursor);
  typing.options.typed(typedText(typing));
  draw(typing);
}

/** All of a command: its last line is the one that is edited. */
export function setText(typing: Typing, text: string): void {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  typing.above = lines;
  setLine(typing, { text: last, cursor: last.length });
}

/** Backspace at the beginning of a further line: the one above comes back. False where there is none. */
export function pullUp(typing: Typing): boolean {
  const { field, above } = typing;
  const before = above.at(-1);
  if (before === undefined || field.selectionStart !== 0 || field.selectionEnd !== 0) return false;
  typing.above = above.slice(0, -1);
  setLine(typing, { text: before + field.value, cursor: before.length });
  return true;
}

export function moveCursor(typing: Typing, cursor: number): void {
  typing.field.setSelectionRange(cursor, cursor);
  draw(typing);
}

export function cut(typing: Typing, { line, killed }: Cut): void {
  if (killed !== '') typing.killed = killed;
  setLine(typing, line);
}

/** A line of the history in place of this one; null when there is none. */
export function recall(typing: Typing, line: string | null): void {
  closeChoice(typing);
  if (line !== null) setText(typing, line);
}

export function enter(typing: Typing): void {
  const { open, text } = asksForMore(typing)
    ? readCommand(typedText(typing))
    : { open: false, text: typedText(typing) };
  if (open) {
    closeChoice(typing);
    setText(typing, `${text}\n`);
    return;
  }
  takeLine(typing);
  typing.options.run([text]);
}

/** A shell reads whole commands; another program takes each line as it comes. */
export function asksForMore({ options, above }: Typing): boolean {
  return above.length > 0 || options.atShell();
}

export function interrupt(typing: Typing): void {
  typing.search = null;
  typing.options.interrupt(takeLine(typing));
}

function takeLine(typing: Typing): string {
  closeChoice(typing);
  const text = typedText(typing);
  setText(typing, '');
  return text;
}

export function closeChoice(typing: Typing): void {
  typing.choice = null;
  hideChoice(typing.candidates);
}
