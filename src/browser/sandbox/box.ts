/** What a sandbox has in the place of a question: undoing, beginning anew. */
import type { Input } from '../../live/protocol.ts';
import { el } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { PageState } from '../quiz/state.ts';

export interface Box {
  /** Stands between the picture and the desk. */
  readonly element: HTMLElement;
  readonly render: (state: PageState) => void;
}

export interface BoxOptions {
  readonly words: Words;
  readonly send: (input: Input) => string | null;
}

export function boxOf({ words, send }: BoxOptions): Box {
  const undo = el(
    'button',
    { type: 'button', class: 'btn', onclick: () => send({ kind: 'undo' }) },
    words.t('box.undo'),
  );
  const restart = el(
    'button',
    { type: 'button', class: 'btn', onclick: () => send({ kind: 'reset' }) },
    words.t('box.restart'),
  );
  return {
    element: el('div', { class: 'boxbar' }, el('div', { class: 'boxacts' }, undo, restart)),
    render: state => {
      const nothing = state.trail.length === 0;
      undo.disabled = nothing;
      restart.disabled = nothing;
    },
  };
}
