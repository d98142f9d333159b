/** What was done, in order: from any of it one goes on in another session, which begins with all that came before. */
import type { TraceView } from '../../live/protocol.ts';
import { el, replace } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';

export interface PastActions {
  readonly element: HTMLElement;
  readonly render: (trail: readonly TraceView[]) => void;
}

export interface PastActionsOptions {
  readonly words: Words;
  readonly attempt: string;
  /** Of the host. */
  readonly docker: string;
}

/** As the one who did it knows it. */
function named(words: Words, kind: TraceView['kind'], text: string): Node | string {
  if (kind === 'line') return el('code', {}, text);
  if (kind !== 'switch') return words.t(`box.history.${kind}`, { text });
  const [registry = '', disk = ''] = text.split(' ');
  return [
    `${words.t('box.registry')}: ${words.t(`box.registry.${registry}`)}`,
    `${words.t('box.disk')}: ${words.t(`box.disk.${disk}`)}`,
  ].join(', ');
}

export function pastActionsOf({ words, attempt, docker }: PastActionsOptions): PastActions {
  const count = el('span', { class: 'num' });
  const list = el('ol', {});
  const other = docker === '28' ? '29' : '28';
  const branch = (seq: string, release: string, ...shown: readonly (Node | string)[]): HTMLElement =>
    el(
      'form',
      { method: 'post', action: `/sandbox/${attempt}/branches` },
      el('input', { type: 'hidden', name: 'seq', value: seq }),
      el('input', { type: 'hidden', name: 'docker', value: release }),
      el('button', { class: 'link' }, ...shown),
    );
  return {
    element: el(
      'details',
      { class: 'history' },
      el('summary', {}, words.t('box.history'), ' ', count),
      el('p', { class: 'quiet' }, words.t('box.history.text')),
      list,
      branch('', other, words.t('box.history.other', { docker: other })),
    ),
    render: trail => {
      replace(count, words.figure(trail.length));
      replace(
        list,
        ...trail.map(({ seq, kind, text, did }) =>
          el('li', { class: did }, branch(String(seq), docker, named(words, kind, text))),
        ),
      );
    },
  };
}
