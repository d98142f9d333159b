/** What a question's card shows, from its number down to what closes it. */
import type { QuestionCard } from '../../live/protocol.ts';
import { type Child, el, htmlIn } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import { checkList } from './checks.ts';
import { practiceClosing } from './practice.ts';
import { flagButton, sittingTools } from './sitting-tools.ts';
import { closing, type Tools, tools } from './tools.ts';

export interface CardContent extends Tools {
  /** Where the form is that answers it; null when the host does. */
  readonly form: HTMLElement | null;
  /** Where one says how sure one is, beside the form; null where that is not asked, or the form asks it. */
  readonly sure: HTMLElement | null;
  /** How the checks stood when the card was drawn last, so that what changed can move. */
  readonly checksBefore: ReadonlyMap<string, QuestionCard['checks'][number]['state']>;
  /** What is missing in the answer. */
  readonly complaint: string | null;
  /** Why the server did not take an input. */
  readonly refusal: string | null;
  readonly openFile: (path: string) => void;
  /** What is shown before it is asked; while that stands open, the question waits. */
  readonly demonstration: { readonly element: HTMLElement; readonly open: boolean };
}

/** Where the focus goes when the control that had it is gone. */
export const TITLE = 'q-title';

export function cardParts(card: CardContent): readonly Child[] {
  const { question, words, demonstration } = card;
  const head = [
    heading(card),
    question.title === '' || card.practice !== null ? null : el('p', { class: 'qtitle' }, question.title),
    question.demonstration === null ? null : demonstration.element,
  ];
  if (demonstration.open) return [...head, alertOf(card.refusal)];
  return [
    ...head,
    htmlIn('div', { class: 'ask' }, question.html),
    fileLink(card),
    card.form,
    card.sure,
    alertOf(card.complaint),
    question.checks.length === 0 ? null : checkList(words, question.checks, card.checksBefore),
    ...question.feedback.map(html =>
      htmlIn('div', { class: question.status === 'passed' ? 'diff good' : 'diff general' }, html),
    ),
    ...hints(words, question),
    alertOf(card.refusal),
    question.why === null ? null : htmlIn('div', { class: 'why' }, question.why),
    solution(words, question),
    ...(question.sitting !== null ? sittingTools(card) : question.status === 'open' ? tools(card) : closingParts(card)),
  ];
}

/** Of a question of practice, which brings no points, by its title. */
function heading(card: CardContent): HTMLElement {
  const { words, question, practice } = card;
  if (practice !== null)
    return el(
      'header',
      {},
      el('h2', { id: TITLE, tabindex: -1 }, question.title),
      el('span', { class: 'num' }, words.t(`page.kind.${question.kind}`), ...countedTry(words, question)),
    );
  return el(
    'header',
    {},
    el('h2', { id: TITLE, tabindex: -1 }, words.t('page.question', { number: question.number })),
    el('span', { class: 'num' }, words.n('page.points', question.points)),
    el(
      'span',
      { class: 'num' },
      words.t(`page.kind.${question.kind}`),
      ...(question.sitting === null ? countedTry(words, question) : []),
    ),
    question.sitting === null ? null : flagButton(card),
  );
}

function closingParts(card: CardContent): readonly Child[] {
  const { practice, question, words } = card;
  return practice === null ? [closing(card)] : practiceClosing(words, question, practice);
}

/** A first try is not counted aloud when more are free; the first five have words of their own. */
function countedTry(words: Words, { status, tries }: QuestionCard): readonly Child[] {
  const { used, limit } = tries;
  const number = used + 1;
  if (status !== 'open' || (limit === null && used === 0)) return [];
  const counted =
    limit === 1
      ? words.t('page.try-only')
      : limit !== null
        ? words.t('page.try-of', { number, limit })
        : number <= 5
          ? words.t(`page.try.${number}`)
          : words.t('page.try', { number });
  return [' · ', el('span', {}, counted)];
}

function fileLink({ question: { ask }, words, openFile }: CardContent): HTMLElement | null {
  const file = ask.kind === 'host' ? ask.file : null;
  if (file === null) return null;
  return el(
    'p',
    { class: 'file' },
    el(
      'button',
      { type: 'button', class: 'link mono', 'data-key': 'file', onclick: () => openFile(file) },
      words.t('page.open-file', { file }),
    ),
  );
}

function alertOf(text: string | null): HTMLElement | null {
  return text === null ? null : el('p', { class: 'complaint', role: 'alert' }, text);
}

function hints(words: Words, { hints: { taken, left } }: QuestionCard): readonly HTMLElement[] {
  const all = taken.length + left;
  return taken.map((hint, index) =>
    el(
      'div',
      { class: 'hint' },
      el(
        'small',
        { class: 'num' },
        words.t(hint.price === 0 ? 'page.hint.taken-free' : 'page.hint.taken', {
          number: index + 1,
          all,
          price: words.figure(-hint.price),
        }),
      ),
      htmlIn('div', {}, hint.html),
    ),
  );
}

function solution(words: Words, question: QuestionCard): HTMLElement | null {
  if (question.solution === null) return null;
  const title = words.t(question.ask.kind === 'host' ? 'page.solution' : 'page.solution.answer');
  return el(
    'details',
    { class: 'solution', open: question.status !== 'passed' },
    el('summary', { 'data-key': 'solution' }, title),
    htmlIn('div', {}, question.solution),
  );
}
