/** The part of the scrollback that is seen: it follows its end, has room to clear into, and knows its width in characters. */
import { el } from '../dom/element.ts';

export interface Viewport {
  readonly scroll: HTMLElement;
  readonly log: HTMLElement;
  /** The line being typed, under the log. */
  readonly line: HTMLElement;
  readonly spacer: HTMLElement;
  readonly ruler: HTMLElement;
  /** The end stays in sight. */
  stick: boolean;
  /** After Ctrl-L, what the view begins with. */
  clearedAt: Element | null;
}

/** As wide as the ruler is long, in characters. */
const RULER = 100;
const NEAR_END = 40;
/** Under the line, in pixels: the padding of the scrolled part. */
const UNDER = 12;

export function viewportOf(log: HTMLElement, line: HTMLElement): Viewport {
  const spacer = el('div', { class: 'spacer' });
  const ruler = el('span', { class: 'ruler', 'aria-hidden': 'true' }, '0'.repeat(RULER));
  const scroll = el('div', { class: 'scroll' }, log, line, spacer, ruler);
  const viewport: Viewport = { scroll, log, line, spacer, ruler, stick: true, clearedAt: null };
  scroll.addEventListener('scroll', () => {
    viewport.stick = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
  });
  return viewport;
}

/** From 20 to 500, as the protocol allows; 80 where the page has no layout. */
export function columnsOf({ ruler, line }: Viewport): number {
  const cell = ruler.getBoundingClientRect().width / RULER;
  return cell === 0 ? 80 : Math.max(20, Math.min(500, Math.floor(line.clientWidth / cell)));
}

/** Ctrl-L: the line goes to the top, and what was there can be scrolled back to. */
export function clearView(viewport: Viewport): void {
  viewport.clearedAt = el('div', { class: 'gap' });
  viewport.log.append(viewport.clearedAt);
  viewport.stick = true;
}

export function settleView(viewport: Viewport): void {
  // What was taken away with the scrollback clears nothing.
  if (viewport.clearedAt?.isConnected === false) viewport.clearedAt = null;
  const { scroll, spacer, line, clearedAt } = viewport;
  // After Ctrl-L the line stands at the top: the emptiness below it makes room to scroll there.
  const height =
    clearedAt === null
      ? 0
      : scroll.clientHeight - (line.getBoundingClientRect().bottom - clearedAt.getBoundingClientRect().top) - UNDER;
  spacer.style.setProperty('height', `${Math.max(0, height)}px`);
  if (viewport.stick) scroll.scrollTop = scroll.scrollHeight;
}
