/** What one can do at a question, with its price; and the way on once it is closed. */
import type { Input, QuestionCard } from '../../live/protocol.ts';
import { type Child, el } from '../dom/element.ts';
import type { PracticeIsland } from '../dom/island.ts';
import type { Words } from '../dom/words.ts';
import { askOnceMore } from './once-more.ts';

/** What the controls know and do. */
export interface Tools {
  readonly words: Words;
  readonly question: QuestionCard;
  /** An input is under way. The controls stay in reach, so that the focus does, and do nothing. */
  readonly waiting: boolean;
  /** The quiz is over. */
  readonly finished: boolean;
  /** Address of the results. */
  readonly results: string;
  /** Null: a question of a lesson. */
  readonly practice: PracticeIsland | null;
  readonly submit: () => void;
  /** Asks whether to hand in an exam. */
  readonly handIn: () => void;
  readonly send: (input: Input) => void;
}

export function tools(card: Tools): readonly Child[] {
  const { question, words, waiting } = card;
  const host = question.ask.kind === 'host';
  const name =
    question.ask.kind === 'predict' || question.ask.kind === 'cache'
      ? 'page.predict-run'
      : host
        ? 'page.check'
        : 'page.answer';
  const free = words.t('page.free');
  const undoable = host || question.canUndo;
  const acts = el(
    'div',
    { class: 'acts' },
    hintTool(card),
    undoable ? tool(card, 'undo', words.t('page.undo'), free, { kind: 'undo' }, question.canUndo) : null,
    undoable ? tool(card, 'reset', resetName(words), free, { kind: 'reset' }, true) : null,
    control(card, 'answer', 'btn pri', card.submit, words.t(waiting ? 'page.wait' : name)),
  );
  return [el('div', { class: 'way' }, acts, stakes(card))];
}

/** The way on: to the next question, to the end of the quiz, or from there to its results. */
export function closing(card: Tools): HTMLElement {
  const { question, words } = card;
  const on = (input: Input, name: string): HTMLElement =>
    control(card, 'next', 'btn pri', () => card.send(input), words.t(name));
  return el(
    'div',
    { class: 'way end' },
    el(
      'span',
      { class: 'num' },
      el('b', {}, words.t('page.earned', { score: question.score, points: question.points })),
      ` ${words.n('page.points-of', question.points)}`,
    ),
    el('span', { class: `verdict ${question.status}` }, words.t(`page.status.${question.status}`)),
    card.finished
      ? el('a', { class: 'btn pri', href: card.results, 'data-key': 'next' }, words.t('page.results'))
      : question.hasNext
        ? on({ kind: 'next' }, 'page.next')
        : on({ kind: 'finish' }, 'page.finish'),
  );
}

export function control(
  card: Tools,
  key: string,
  look: string,
  press: () => void,
  ...children: readonly Child[]
): HTMLElement {
  const waiting = card.waiting ? 'true' : null;
  return el(
    'button',
    { type: 'button', class: look, 'data-key': key, 'aria-disabled': waiting, onclick: press },
    ...children,
  );
}

/** `Reset the host`; where the row is narrow, `Reset`. */
export function resetName(words: Words): Node {
  return el('span', {}, words.t('page.reset'), el('i', {}, ` ${words.t('page.reset.what')}`));
}

export function tool(
  card: Tools,
  key: string,
  name: string | Node,
  price: string,
  input: Input,
  enabled: boolean,
): HTMLElement {
  const made = control(
    card,
    key,
    'tool',
    () => card.send(input),
    el('span', {}, name),
    el('small', { class: 'num' }, price),
  );
  made.toggleAttribute('disabled', !enabled);
  return made;
}

function hintTool(card: Tools): HTMLElement | null {
  const { question, words } = card;
  const { taken, left, nextPrice } = question.hints;
  if (left + taken.length === 0) return null;
  const price =
    left === 0
      ? words.t('page.hints.none')
      : words.t('page.hints.next', {
          number: taken.length + 1,
          all: taken.length + left,
          price: minus(words, nextPrice),
        });
  const name = words.t(taken.length === 0 ? 'page.hint' : 'page.hint.next');
  return tool(card, 'hint', name, price, { kind: 'hint', question: question.id }, left > 0);
}

/** What there is to win and to lose, and the way past the question. */
function stakes(card: Tools): HTMLElement {
  const { question, words, practice } = card;
  const { penalty } = question.tries;
  const { id, score, points } = question;
  // Nothing is lost by it: it comes back tomorrow.
  if (practice !== null) {
    const skip = (): void => card.send({ kind: 'skip', question: id });
    return el('p', { class: 'stakes' }, control(card, 'skip', 'link', skip, words.t('page.practice.skip')));
  }
  return el(
    'p',
    { class: 'stakes' },
    el(
      'span',
      { class: 'bets' },
      el(
        'span',
        { class: 'num' },
        words.t('page.worth', { worth: question.worth, points: words.n('page.points-of', question.worth) }),
      ),
      penalty > 0 && !lastTry(question)
        ? el('span', { class: 'num' }, words.t('page.penalty', { price: minus(words, penalty) }))
        : null,
    ),
    control(
      card,
      'skip',
      'link',
      () => askToSkip(card, () => card.send({ kind: 'skip', question: id })),
      words.t(score > 0 ? 'page.skip-keeping' : 'page.skip', { score, points }),
    ),
  );
}

/** It says what closing costs. */
function askToSkip({ words, question, waiting }: Tools, skip: () => void): void {
  if (waiting) return;
  const { score, points } = question;
  askOnceMore(
    {
      title: words.t('page.skip.sure'),
      text: words.t('page.skip.cost', { score, of: `${words.figure(points)} ${words.n('page.points-of', points)}` }),
      stay: words.t('page.skip.stay'),
      goOn: words.t('page.skip.do'),
    },
    skip,
  );
}

/** Another try that fails closes the question: it has no price of its own. */
function lastTry({ tries }: QuestionCard): boolean {
  return tries.limit !== null && tries.used + 1 >= tries.limit;
}

function minus(words: Words, price: number): string {
  return price === 0 ? words.t('page.free') : words.figure(-price);
}
