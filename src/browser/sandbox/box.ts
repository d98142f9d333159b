/** What a sandbox has in the place of a question: files that are brought, what goes wrong, undoing and beginning anew. */
import type { Input, SeenFile } from '../../live/protocol.ts';
import { el } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { PageState } from '../quiz/state.ts';
import { bringOf } from './bring.ts';
import { pastActionsOf } from './past-actions.ts';
import { switchesOf } from './switches.ts';

export interface Box {
  /** Stands between the picture and the desk. */
  readonly element: HTMLElement;
  readonly render: (state: PageState) => void;
}

export interface BoxOptions {
  readonly words: Words;
  readonly attempt: string;
  /** Of the host. */
  readonly docker: string;
  readonly send: (input: Input) => string | null;
  readonly announce: (text: string) => void;
  /** Files were brought: the page shows them. */
  readonly brought: (paths: readonly string[]) => void;
}

export function boxOf({ words, attempt, docker, send, announce, brought }: BoxOptions): Box {
  const history = pastActionsOf({ words, attempt, docker });
  let files: readonly SeenFile[] = [];
  const act = (key: string, input: Input): HTMLButtonElement =>
    el('button', { type: 'button', class: 'btn', 'data-key': key, onclick: () => send(input) }, words.t(`box.${key}`));
  const undo = act('undo', { kind: 'undo' });
  const restart = act('restart', { kind: 'reset' });
  const switches = switchesOf(words, send);
  const bring = bringOf({ words, send, announce, present: () => files, taken: brought });
  return {
    element: el(
      'div',
      { class: 'boxbar' },
      bring,
      switches.element,
      el('div', { class: 'boxacts' }, history.element, undo, restart),
    ),
    render: state => {
      ({ files } = state);
      history.render(state.trail);
      const nothing = state.trail.length === 0;
      undo.disabled = nothing;
      restart.disabled = nothing;
      if (state.conditions !== null) switches.render(state.conditions);
    },
  };
}
