/** Handing in an exam before its time is over. */
import { el } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';

/** Handing in is for good, so it is asked once more, with what has no answer. */
export function askToHandIn(
  { words, handIn }: { readonly words: Words; readonly handIn: () => void },
  blank: number,
): void {
  const close = (): void => box.close();
  const box = el(
    'dialog',
    { class: 'askbox', 'aria-labelledby': 'sure-title', onclose: () => box.remove() },
    el('h2', { id: 'sure-title' }, words.t('page.exam.sure')),
    el(
      'p',
      {},
      blank === 0
        ? words.t('page.exam.sure.all')
        : `${words.n('page.exam.sure.blank', blank)} ${words.t('page.exam.sure.note')}`,
    ),
    el(
      'div',
      {},
      el('button', { type: 'button', class: 'btn pri', onclick: close }, words.t('page.exam.sure.stay')),
      el(
        'button',
        {
          type: 'button',
          class: 'btn',
          onclick: () => {
            close();
            handIn();
          },
        },
        words.t('page.exam.sure.do'),
      ),
    ),
  );
  document.body.append(box);
  box.showModal();
}
