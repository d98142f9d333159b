/** What one can do at a question of an exam: answer it, flag it, and go on. Nothing is told of an answer but that it is saved. */
import { type Child, drawing, el } from '../dom/element.ts';
import { PENNANT } from './icons.ts';
import { control, resetName, type Tools, tool } from './tools.ts';

export function flagButton(card: Tools): HTMLElement {
  const { question, words } = card;
  const flagged = question.sitting?.flagged === true;
  const button = control(
    card,
    'flag',
    'btn fl',
    () => card.send({ kind: 'flag', question: question.id, flagged: !flagged }),
    drawing(PENNANT),
    el('span', {}, words.t(flagged ? 'page.exam.unflag' : 'page.exam.flag')),
  );
  button.setAttribute('aria-pressed', String(flagged));
  return button;
}

export function sittingTools(card: Tools): readonly Child[] {
  const { question, words } = card;
  const host = question.ask.kind === 'host';
  const free = words.t('page.free');
  const undoable = question.sitting?.terminal === true && (host || question.canUndo);
  const told =
    question.sitting?.answered === true
      ? words.t(host ? 'page.exam.host' : 'page.exam.saved')
      : question.sitting?.terminal === false
        ? words.t('page.exam.no-terminal')
        : null;
  const onward = host ? 'btn pri' : 'btn';
  return [
    el(
      'div',
      { class: 'way' },
      el(
        'div',
        { class: 'acts' },
        undoable ? tool(card, 'undo', words.t('page.undo'), free, { kind: 'undo' }, question.canUndo) : null,
        undoable ? tool(card, 'reset', resetName(words), free, { kind: 'reset' }, true) : null,
        host
          ? null
          : control(card, 'answer', 'btn pri', card.submit, words.t(card.waiting ? 'page.wait' : 'page.exam.save')),
        question.hasNext
          ? control(card, 'next', onward, () => card.send({ kind: 'next' }), words.t('page.exam.next'))
          : control(card, 'next', onward, card.handIn, words.t('page.exam.hand-in')),
      ),
      told === null ? null : el('p', { class: 'stakes', role: 'status' }, told),
    ),
  ];
}
