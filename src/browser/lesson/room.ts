/** The learner's column: what was said, and the question's card under it, scrolled to what is new. */
import { el } from '../dom/element.ts';

export interface LessonRoom {
  readonly element: HTMLElement;
  /** The end is in sight, or nearly: whoever reads there wants to see what comes. */
  readonly atEnd: () => boolean;
  /** The newest words and the card under them; when they do not fit, the card from its top. */
  readonly bringCard: () => void;
  /** The same on a page that scrolls as a whole, when a question is opened: it may be far below all that was said. */
  readonly openCard: () => void;
  /** On such a page, what a press in the card has brought: the hint, what differs, or why it is right and the way on. */
  readonly showOutcome: (pressed: 'hint' | 'answer') => void;
}

const NEAR_END = 60;
/** What of a card is new after a press in it. */
const OUTCOME = { hint: '.hint', answer: '.diff, .complaint, .why, .end' };
/** Above the card, in pixels, when it is shown from its top. */
const GAP = 8;

export function lessonRoom(talk: HTMLElement, card: HTMLElement): LessonRoom {
  const element = el('div', { class: 'room-scroll' }, talk, card);
  let brought = false;
  const bringCard = (): void => {
    const overflow = card.hidden ? -1 : card.offsetHeight - element.clientHeight;
    if (overflow <= 0) element.scrollTop = element.scrollHeight;
    else element.scrollTop += card.getBoundingClientRect().top - element.getBoundingClientRect().top - GAP;
    brought = true;
  };
  // Who has touched the column looks where they want to.
  for (const kind of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
    element.addEventListener(
      kind,
      () => {
        brought = false;
      },
      { passive: true },
    );
  // Words change their height when their font comes in, and what was in sight is not any more.
  document.fonts.addEventListener('loadingdone', () => {
    if (brought) bringCard();
  });
  return {
    element,
    atEnd: () => element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END,
    bringCard,
    openCard: () => {
      if (getComputedStyle(element).overflowY !== 'visible') return;
      const { top, bottom } = card.getBoundingClientRect();
      if (top < 0 || (bottom > innerHeight && talk.offsetHeight > innerHeight / 2))
        card.scrollIntoView({ block: 'start' });
    },
    showOutcome: pressed => {
      if (card.hidden || getComputedStyle(element).overflowY !== 'visible') return;
      const parts = [...card.querySelectorAll<HTMLElement>(OUTCOME[pressed])];
      const last = parts.at(-1);
      const first = pressed === 'hint' ? last : parts[0];
      if (first === undefined || last === undefined) return;
      last.scrollIntoView({ block: 'nearest' });
      if (first.getBoundingClientRect().top < GAP) first.scrollIntoView({ block: 'start' });
    },
  };
}
