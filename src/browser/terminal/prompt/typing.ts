/**
 * The line that is being typed, as readline keeps it: what stands in the field, how it is drawn, what was cut, and what is being searched
 * or chosen meanwhile.
 */
import type { Completion } from '../../../live/protocol.ts';
import { el, replace } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import { type Choice, hideChoice } from './choice.ts';
import type { History } from './history.ts';
import type { Cut, TypedLine } from './line.ts';

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
  readonly kept: TypedLine;
}

export interface Typing {
  readonly options: PromptOptions;
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  readonly drawn: HTMLElement;
  readonly candidates: HTMLElement;
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

/** The prompt, the line and a block for the cursor, which a text field does not have. */
export function drawLine(typing: Typing): void {
  const { search, field, prompt } = typing;
  const label = search === null ? prompt : `(reverse-i-search)\`${search.query}': `;
  const text = search === null ? field.value : search.line;
  const place = search === null ? field.selectionStart : Math.max(0, search.line.indexOf(search.query));
  const under = [...text.slice(place)][0] ?? ' ';
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
  typing.options.typed(line.text);
  draw(typing);
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
  if (line !== null) setLine(typing, { text: line, cursor: line.length });
}

export function enter(typing: Typing): void {
  const line = takeLine(typing);
  typing.options.run([line]);
}

export function interrupt(typing: Typing): void {
  typing.search = null;
  typing.options.interrupt(takeLine(typing));
}

function takeLine(typing: Typing): string {
  closeChoice(typing);
  const line = typing.field.value;
  setLine(typing, { text: '', cursor: 0 });
  return line;
}

export function closeChoice(typing: Typing): void {
  typing.choice = null;
  hideChoice(typing.candidates);
}
