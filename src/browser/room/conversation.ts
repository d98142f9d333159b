/** What the tutor and the learner said. */
import type { UtteranceView } from '../../live/protocol.ts';
import { drawing, el, htmlIn } from '../quiz/element.ts';
import type { Words } from '../quiz/words.ts';
import { MARK } from './icons.ts';

export interface Conversation {
  readonly element: HTMLElement;
  /** Shows what was said; gives true when something new stands there. */
  readonly render: (said: readonly UtteranceView[], fresh: boolean) => boolean;
}

export function conversationOf(words: Words): Conversation {
  const element = el('div', { class: 'talk', role: 'log', 'aria-label': words.t('page.talk') });
  let shown: readonly UtteranceView[] = [];

  const say = (each: UtteranceView): void => {
    if (element.childElementCount === 0)
      element.append(
        el('div', { class: 'by', 'aria-hidden': 'true' }, drawing(MARK), el('b', {}, words.t('page.tutor'))),
      );
    const spoken = htmlIn('div', { class: each.by === 'learner' ? 'said me' : 'said' }, each.html);
    spoken.prepend(el('span', { class: 'vh' }, `${words.t(each.by === 'learner' ? 'page.you' : 'page.tutor')}: `));
    element.append(spoken);
  };
  return {
    element,
    render: (said, fresh) => {
      if (said === shown) return false;
      const known = shown.at(-1)?.n ?? 0;
      // A welcome tells everything again, perhaps in another language.
      if (fresh) element.replaceChildren();
      const more = fresh ? said : said.filter(each => each.n > known);
      for (const each of more) say(each);
      shown = said;
      return more.length > 0;
    },
  };
}
