/** What stands above the line being typed: entries in the order of their running, and below them those that wait for it. */
import type { TerminalEntryView } from '../../../live/protocol.ts';
import { el } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import { type EntryBlock, entryBlock } from './entry.ts';

export interface Scrollback {
  readonly words: Words;
  readonly log: HTMLElement;
  /** By the id of their input, in the order of their sending. */
  readonly pending: Map<string, EntryBlock>;
  /** The entry that was shown last. */
  last: EntryBlock | null;
}

export function scrollbackOf(words: Words): Scrollback {
  return { words, log: el('div', { class: 'log' }), pending: new Map(), last: null };
}

/** A line of the page's own below everything: it was not sent. `why`: the reason, where there is one to tell. */
export function addUnsent({ words, log }: Scrollback, prompt: string, line: string, why: string | null): void {
  const block = entryBlock(words, prompt, line);
  if (why !== null) block.say(why);
  log.append(block.element);
}

/** A line that was sent, or will be once there is a link. */
export function addPending(scrollback: Scrollback, id: string, prompt: string, line: string): EntryBlock {
  const block = entryBlock(scrollback.words, prompt, line);
  scrollback.pending.set(id, block);
  scrollback.log.append(block.element);
  return block;
}

/** The line waits no more and has no output of its own: it goes, or stays with the reason. */
export function dropPending({ pending }: Scrollback, id: string, why: string | null): void {
  const block = pending.get(id);
  if (block === undefined) return;
  pending.delete(id);
  block.say(why);
  block.element.classList.remove('waiting');
  if (why === null) block.element.remove();
}

/** Where an entry is shown: in place of the line that waited for it, else below all that has run. */
export function blockFor(scrollback: Scrollback, entry: TerminalEntryView, id: string | null): EntryBlock {
  const { words, log, pending } = scrollback;
  const mine = id === null || entry.kind !== 'line' ? undefined : pending.get(id);
  if (mine !== undefined && id !== null) {
    pending.delete(id);
    return mine;
  }
  const block = entryBlock(words, entry.prompt, entry.line);
  log.insertBefore(block.element, firstPending(scrollback));
  return block;
}

/** A rule across the terminal with what happened: a question began, the host was set back. Said once where nothing happened in between. */
export function addRule(scrollback: Scrollback, text: string): void {
  const before = shown(scrollback).at(-1);
  if (before?.classList.contains('rule') && before.textContent === text) return;
  const rule = el('div', { class: 'rule', role: 'separator', 'aria-label': text }, el('span', {}, text));
  scrollback.log.insertBefore(rule, firstPending(scrollback));
}

/** Takes away all but what waits. */
export function empty(scrollback: Scrollback): void {
  for (const child of shown(scrollback)) child.remove();
  scrollback.last = null;
}

/** The command cleared the screen: its own line and all above it go. */
export function clearAbove({ log }: Scrollback, block: EntryBlock): void {
  while (log.firstChild !== null && log.firstChild !== block.element) log.firstChild.remove();
  block.element.querySelector('.cmd')?.remove();
}

function shown({ log, pending }: Scrollback): readonly Element[] {
  const waiting = new Set<Element>([...pending.values()].map(block => block.element));
  return [...log.children].filter(child => !waiting.has(child));
}

function firstPending({ pending }: Scrollback): HTMLElement | null {
  const [first] = pending.values();
  return first?.element ?? null;
}
