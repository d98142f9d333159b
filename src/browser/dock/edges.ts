/** Where the dock goes on beyond what is seen of it: an arrow at that side, which brings it. The keyboard needs none, as it scrolls by itself. */
import { calm, drawing, el } from '../dom/element.ts';

const CHEVRON = `<svg width="10" height="16" viewBox="0 0 10 16" aria-hidden="true"><path class="st" d="m2 2 6 6-6 6"/></svg>`;
/** Of what is seen, so much is passed with one press. */
const STRIDE = 0.7;
/** Pixels that are no more than a rounding. */
const SLACK = 2;

export function edgesOf(hold: HTMLElement): readonly HTMLElement[] {
  const edge = (side: 'before' | 'after', way: 1 | -1): HTMLElement =>
    el(
      'button',
      {
        type: 'button',
        class: `edge ${side}`,
        tabindex: -1,
        'aria-hidden': 'true',
        hidden: true,
        onclick: () =>
          hold.scrollBy({ left: way * STRIDE * hold.clientWidth, behavior: calm() ? 'instant' : 'smooth' }),
      },
      drawing(CHEVRON),
    );
  const [before, after] = [edge('before', -1), edge('after', 1)];
  const look = (): void => {
    const { scrollLeft, scrollWidth, clientWidth } = hold;
    before.hidden = scrollLeft <= SLACK;
    after.hidden = scrollLeft + clientWidth >= scrollWidth - SLACK;
  };
  hold.addEventListener('scroll', look, { passive: true });
  // The crane follows the new size only after this: what it reached out over must not count.
  hold.addEventListener('transitionend', look);
  const sizes = new ResizeObserver(() => {
    look();
    requestAnimationFrame(look);
  });
  for (const each of [hold, ...hold.children]) sizes.observe(each);
  return [before, after];
}
