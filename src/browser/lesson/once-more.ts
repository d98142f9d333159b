/** What is for good is asked once more, with what it costs. The box stands outside the card, which is drawn anew meanwhile. */
import { el } from '../dom/element.ts';

/** Words: what is asked, what comes of it, the way back (which the focus is on first), and the way on. */
export function askOnceMore(
  { title, text, stay, goOn }: Readonly<Record<'title' | 'text' | 'stay' | 'goOn', string>>,
  then: () => void,
): void {
  const close = (): void => box.close();
  const box = el(
    'dialog',
    { class: 'askbox', 'aria-labelledby': 'sure-title', onclose: () => box.remove() },
    el('h2', { id: 'sure-title' }, title),
    el('p', {}, text),
    el(
      'div',
      {},
      el('button', { type: 'button', class: 'btn pri', onclick: close }, stay),
      el(
        'button',
        {
          type: 'button',
          class: 'btn',
          onclick: () => {
            close();
            then();
          },
        },
        goOn,
      ),
    ),
  );
  document.body.append(box);
  box.showModal();
}
