/** What is shown of a demonstration: its lines with their sentences, and what leads through them. */
import type { QuestionCard } from '../../live/protocol.ts';
import { drawing, el, htmlIn, style } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import { DEMO } from './icons.ts';

type Demonstration = NonNullable<QuestionCard['demonstration']>;

/** How it stands, and what presses do. */
export interface DemonstrationCard {
  readonly words: Words;
  readonly demonstration: Demonstration;
  /** The line whose host the picture shows; null: the learner's own. */
  readonly at: number | null;
  /** Lines that were shown already. */
  readonly reached: number;
  readonly playing: boolean;
  /** The server was asked and has not answered. */
  readonly waiting: boolean;
  readonly play: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly fold: () => void;
  readonly unfold: () => void;
}

export function foldedParts({ words, demonstration, unfold }: DemonstrationCard): readonly Node[] {
  const again = words.t(demonstration.played ? 'page.demo.again' : 'page.demo.watch');
  return [
    el('span', {}, `${words.t('page.demo.name')}: ${demonstration.title}`),
    el('button', { type: 'button', class: 'link', 'data-key': 'demo-again', onclick: unfold }, again),
  ];
}

export function openParts(card: DemonstrationCard): readonly Node[] {
  const { words, at, reached } = card;
  const { title, steps } = card.demonstration;
  const counted = at === null ? words.n('page.demo.lines', steps.length) : countOf(words, at, steps.length);
  return [
    el(
      'header',
      {},
      el('h3', {}, title),
      el('span', {}, words.t('page.demo.free')),
      el('span', { class: 'num' }, counted),
    ),
    el(
      'ol',
      {},
      ...steps.map((step, index) =>
        stepElement(words, step, index, index === at ? 'at' : index < reached ? 'done' : 'next'),
      ),
    ),
    bar(card),
    yours(card),
  ];
}

function countOf(words: Words, at: number, of: number): string {
  return words.t('page.demo.count', { number: at + 1, of });
}

function stepElement(
  words: Words,
  { line, html }: Demonstration['steps'][number],
  index: number,
  how: 'at' | 'done' | 'next',
): HTMLElement {
  return el(
    'li',
    { class: how, 'aria-current': how === 'at' ? 'step' : null },
    how === 'done'
      ? el('span', { class: 'no' }, drawing(DEMO.tick), el('span', { class: 'vh' }, words.t('page.demo.shown')))
      : el('span', { class: 'no num', 'aria-hidden': 'true' }, String(index + 1)),
    el('div', {}, el('code', { class: 'cmd', title: line }, line), how === 'next' ? null : htmlIn('div', {}, html)),
  );
}

function bar({ words, demonstration, at, reached, playing, waiting, play, step }: DemonstrationCard): HTMLElement {
  const count = demonstration.steps.length;
  const control = (key: string, look: string, name: string, icon: string, pressed: () => void, off = false) =>
    el(
      'button',
      {
        type: 'button',
        class: look,
        'data-key': key,
        'aria-label': look === 'icon' ? name : null,
        title: look === 'icon' ? name : null,
        'aria-disabled': off || waiting ? 'true' : null,
        onclick: () => {
          if (!off && !waiting) pressed();
        },
      },
      drawing(icon),
      look === 'icon' ? null : name,
    );
  const progress = el(
    'div',
    { class: 'bar', 'aria-hidden': 'true' },
    ...Array.from({ length: count }, (_, index) =>
      el('i', { class: index === at ? 'n' : index < reached ? 'd' : null }),
    ),
  );
  style(progress, { '--count': String(count) });
  const name = playing ? 'page.demo.pause' : at === count - 1 ? 'page.demo.again' : 'page.demo.play';
  return el(
    'div',
    { class: 'play', role: 'group', 'aria-label': words.t('page.demo.name') },
    control('demo-back', 'icon', words.t('page.demo.back'), DEMO.back, () => step(-1), at === null || at === 0),
    control('demo-play', 'btn pri', words.t(name), playing ? DEMO.pause : DEMO.play, play),
    control('demo-next', 'icon', words.t('page.demo.next'), DEMO.next, () => step(1), at === count - 1),
    progress,
  );
}

function yours({ words, demonstration, reached, fold }: DemonstrationCard): HTMLElement {
  const over = reached >= demonstration.steps.length;
  return el(
    'div',
    { class: 'yours' },
    el('p', {}, words.t('page.demo.then')),
    el(
      'button',
      { type: 'button', class: over ? 'btn pri' : 'btn', 'data-key': 'demo-on', onclick: fold },
      words.t(over ? 'page.demo.on' : 'page.demo.skip'),
    ),
  );
}
