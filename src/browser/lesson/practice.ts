/** What closes a question of practice: how it went, when it comes back, and the way on. */
import type { QuestionCard } from '../../live/protocol.ts';
import { type Child, el } from '../dom/element.ts';
import type { PracticeIsland } from '../dom/island.ts';
import type { Words } from '../dom/words.ts';

export function practiceClosing(words: Words, question: QuestionCard, practice: PracticeIsland): readonly Child[] {
  const when = practice.back[practice.counted ? 'good' : how(question)];
  return [
    el('p', { class: 'back' }, words.t(practice.counted ? 'page.practice.counted' : 'page.practice.back', { when })),
    el(
      'div',
      { class: 'way end' },
      el('span', { class: `verdict ${question.status}` }, words.t(`page.status.${question.status}`)),
      practice.more
        ? asking(null, 'next', 'btn pri', words.t('page.practice.next'))
        : el('a', { class: 'btn pri', href: '/practice', 'data-key': 'next' }, words.t('page.practice.end')),
      asking(practice.family, 'again', 'btn', words.t('page.practice.again')),
    ),
  ];
}

/** As the service rates it: with less than 60 % of the points it was not known, with help or not whole it was hard. */
function how({ score, points, tries, hints }: QuestionCard): 'missed' | 'hard' | 'good' {
  if (score < 0.6 * points) return 'missed';
  return score < 0.9 * points || tries.used > 0 || hints.taken.length > 0 ? 'hard' : 'good';
}

function asking(family: string | null, key: string, look: string, name: string): HTMLElement {
  const field = family === null ? null : el('input', { type: 'hidden', name: 'family', value: family });
  return el(
    'form',
    { method: 'post', action: '/practice' },
    field,
    el('button', { class: look, 'data-key': key }, name),
  );
}
