/** What a completion offers when more than one thing fits: a list under the line, gone through with Tab or touched. */
import type { Completion } from '../../../live/protocol.ts';
import { el } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import { put, type TypedLine } from './line.ts';

export interface Choice {
  readonly completion: Completion;
  /** The line that each candidate is put into. */
  readonly base: TypedLine;
  /** -1: none is chosen yet. */
  readonly index: number;
}

export function choiceList(words: Words): HTMLElement {
  return el('div', { class: 'cands', role: 'listbox', 'aria-label': words.t('page.term.candidates'), hidden: true });
}

/** The next candidate, or the one before; round and round. */
export function turned(choice: Choice, back: boolean): Choice {
  const many = choice.completion.candidates.length;
  if (choice.index < 0) return { ...choice, index: back ? many - 1 : 0 };
  return { ...choice, index: (choice.index + (back ? -1 : 1) + many) % many };
}

/** The line with the chosen candidate in it. */
export function chosenLine({ completion, base, index }: Choice): TypedLine {
  const candidate = completion.candidates[index];
  return candidate === undefined ? base : put(base, completion.from, completion.to, candidate.text);
}

export function chosenName({ completion, index }: Choice): string {
  return completion.candidates[index]?.text.trim() ?? '';
}

export function showChoice(list: HTMLElement, choice: Choice, touched: (index: number) => void): void {
  const option = (candidate: Completion['candidates'][number], index: number): HTMLElement => {
    const selected = String(index === choice.index);
    const element = el(
      'div',
      { class: 'cand', role: 'option', id: `cand-${index}`, 'aria-selected': selected },
      el('b', {}, candidate.text.trim()),
      candidate.note === null ? null : el('small', {}, candidate.note),
    );
    element.addEventListener('pointerdown', event => {
      // The field keeps the focus.
      event.preventDefault();
      touched(index);
    });
    return element;
  };
  list.hidden = false;
  list.replaceChildren(...choice.completion.candidates.map(option));
  list.children[choice.index]?.scrollIntoView({ block: 'nearest' });
}

export function hideChoice(list: HTMLElement): void {
  list.hidden = true;
  list.replaceChildren();
}
