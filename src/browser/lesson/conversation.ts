/** What the tutor and the learner said. */
import type { UtteranceView } from '../../live/protocol.ts';
import { drawing, el, htmlIn } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import { MARK } from './icons.ts';

export interface Conversation {
  readonly element: HTMLElement;
  /** Shows what was said; gives true when something new stands there. */
  readonly render: (said: readonly UtteranceView[], fresh: boolean) => boolean;
  /** The learner's own words, when what was shown last answers them. */
  readonly asked: () => HTMLElement | null;
  /** These words stand in the card below: the eye need not meet them twice. They come back when the card goes on. */
  readonly spare: (htmls: readonly string[]) => void;
}

/** `ask` puts the words of what was pressed to the tutor. */
export function conversationOf(words: Words, ask: (text: string) => void): Conversation {
  const element = el('div', { class: 'talk', role: 'log', 'aria-label': words.t('page.talk') });
  let shown: readonly UtteranceView[] = [];
  let question: HTMLElement | null = null;
  const spoken = new Map<HTMLElement, UtteranceView>();

  const say = (each: UtteranceView): void => {
    if (element.childElementCount === 0)
      element.append(
        el('div', { class: 'by', 'aria-hidden': 'true' }, drawing(MARK), el('b', {}, words.t('page.tutor'))),
      );
    const line = htmlIn('div', { class: each.by === 'learner' ? 'said me' : 'said' }, each.html);
    line.prepend(el('span', { class: 'vh' }, `${words.t(each.by === 'learner' ? 'page.you' : 'page.tutor')}: `));
    if (each.offers !== undefined) line.append(offersOf(each.offers, ask));
    element.append(line);
    spoken.set(line, each);
  };
  return {
    element,
    render: (said, fresh) => {
      if (said === shown) return false;
      const known = shown.at(-1)?.n ?? 0;
      // A welcome tells everything again, perhaps in another language.
      if (fresh) {
        element.replaceChildren();
        spoken.clear();
      }
      const more = fresh ? said : said.filter(each => each.n > known);
      question = null;
      for (const each of more) say(each);
      // What was offered before is behind: only the newest answer has something to press.
      const latest = [...spoken].findLastIndex(([, { by }]) => by === 'learner');
      for (const [line] of [...spoken].slice(0, Math.max(0, latest))) line.querySelector('.offers')?.remove();
      if (more[0]?.by === 'learner') question = [...spoken.keys()].at(-more.length) ?? null;
      shown = said;
      return more.length > 0;
    },
    asked: () => question,
    spare: htmls => {
      let before: UtteranceView['by'] = 'tutor';
      for (const [line, { by, html }] of spoken) {
        // A question put in words is answered where it was put.
        line.classList.toggle('vh', by === 'tutor' && before === 'tutor' && htmls.includes(html));
        before = by;
      }
    },
  };
}

function offersOf(offers: readonly string[], ask: (text: string) => void): HTMLElement {
  return el(
    'div',
    { class: 'offers' },
    ...offers.map(text => el('button', { type: 'button', onclick: () => ask(text) }, text)),
  );
}
