/** The checks of a question: a list that ticks itself, and opens where an answer came near. */
import type { CheckView } from '../../live/protocol.ts';
import { drawing, el, htmlIn } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import { compared, type Piece, visible } from './difference.ts';
import { CHECK } from './icons.ts';

/** `before`: how the checks stood, so that what changed can move. */
export function checkList(
  words: Words,
  checks: readonly CheckView[],
  before: ReadonlyMap<string, CheckView['state']>,
): HTMLElement {
  return el(
    'ul',
    { class: 'checks', 'aria-label': words.t('page.checks') },
    ...checks.flatMap(check => {
      const picture = drawing(CHECK[check.state]);
      picture.setAttribute('role', 'img');
      picture.setAttribute('aria-label', words.t(`page.check.${check.state}`));
      const opened = check.difference !== null || check.feedback.length > 0;
      const fresh = before.has(check.id) && before.get(check.id) !== check.state;
      const row = el(
        'li',
        { class: `${check.state}${fresh ? ' fresh' : ''}${opened ? ' open' : ''}` },
        picture,
        htmlIn('span', { class: 'what' }, check.html),
        check.points > 0 ? el('span', { class: 'pts num' }, words.figure(check.points)) : null,
      );
      return opened ? [row, el('li', { class: 'diffrow' }, difference(words, check))] : [row];
    }),
  );
}

function difference(words: Words, check: CheckView): HTMLElement {
  const body = el('div', { class: check.state === 'done' ? 'diff good' : 'diff' });
  if (check.difference !== null) {
    const { expected, got } = compared(check.difference.expected, check.difference.got);
    body.append(
      el(
        'dl',
        {},
        // A pattern or a part that must be absent has no words of its own to show.
        ...(check.difference.expected === ''
          ? []
          : [
              el('dt', { class: 'exp' }, el('i', { 'aria-hidden': 'true' }, '+'), words.t('page.expected')),
              el('dd', { class: 'exp' }, ...line(words, expected)),
            ]),
        el('dt', { class: 'got' }, el('i', { 'aria-hidden': 'true' }, '−'), words.t('page.got')),
        el('dd', { class: 'got' }, ...line(words, got)),
      ),
    );
  }
  for (const html of check.feedback) body.append(htmlIn('div', { class: 'fb' }, html));
  return body;
}

function line(words: Words, pieces: readonly Piece[]): readonly (Node | string)[] {
  if (pieces.every(piece => piece.text === '')) return [el('em', {}, words.t('page.nothing'))];
  return pieces.flatMap((piece): readonly (Node | string)[] => {
    // A wide gap inside a difference is a gap of the table, not a part of it.
    const split = piece.differs && piece.text.trim() !== '' ? piece.text.split(/(\s{2,})/) : [piece.text];
    return split
      .filter(text => text !== '')
      .flatMap((text): readonly (Node | string)[] =>
        lineParts(text, piece.differs && (split.length === 1 || text.trim() !== '')),
      );
  });
}

function lineParts(text: string, differs: boolean): readonly (Node | string)[] {
  const parts = visible(text).map(part => (part.space ? el('span', { class: 'ws' }, part.text) : part.text));
  return differs ? [el('mark', {}, ...parts)] : parts;
}
