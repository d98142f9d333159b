/** The header of an exam: what of it is answered and what is flagged, how much time is left, and handing in. Nothing in it tells what was right. */
import type { ProgressView } from '../../live/protocol.ts';
import { drawing, el, keepingFocus, need, replace, style } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import { clockText, driftOf, leftOf, type SittingTime, stageOf } from './clock.ts';
import { askToHandIn } from './hand-in.ts';
import { sittingBerth } from './icons.ts';

export interface SittingHeader {
  readonly progress: (progress: ProgressView) => void;
  /** The server's time, as a welcome told it just now. */
  readonly now: (at: number) => void;
}

export interface SittingHeaderOptions {
  readonly words: Words;
  readonly goto: (question: string) => void;
  readonly handIn: () => void;
  /** Has the server welcome the page again, which tells its time. */
  readonly askTime: () => void;
  readonly announce: (text: string) => void;
}

type SeenQuestion = ProgressView['questions'][number];

const TICK = 250;

export function sittingHeader(options: SittingHeaderOptions): SittingHeader {
  const { words, announce } = options;
  const [clock, tide, berths] = [need('clock'), need('tide'), need('berths')];
  const bar = el('i');
  const notch = el('u');
  tide.append(bar, notch);
  let progress: ProgressView | null = null;
  /** The server's time less this page's own clock, which never jumps. */
  let ahead: number | null = null;
  let told: ReturnType<typeof stageOf> = 'calm';
  const panel = el('dialog', { class: 'qlist', id: 'qlist', 'aria-label': words.t('page.exam.questions') });
  document.body.append(panel);

  const time = (): SittingTime | null => {
    const sitting = progress?.sitting;
    return sitting === undefined || sitting.endsAt === null ? null : { ...sitting, endsAt: sitting.endsAt };
  };
  const tick = (): void => {
    const sitting = time();
    const running = sitting !== null && ahead !== null && progress?.finished === false;
    clock.hidden = !running;
    tide.hidden = !running;
    if (!running || ahead === null) return;
    const at = performance.now() + ahead;
    const left = leftOf(sitting, at);
    const stage = stageOf(left);
    clock.dataset.stage = stage;
    tide.dataset.stage = stage;
    const text = clockText(left);
    if (clock.querySelector('b')?.textContent !== text) {
      const extra = sitting.limitAt !== null && at > sitting.limitAt;
      replace(clock, el('b', {}, text), el('span', {}, words.t(extra ? 'page.exam.extra' : 'page.exam.left')));
      const whole = sitting.endsAt - sitting.startedAt;
      style(bar, { width: `${(left / whole) * 100}%` });
      const extended = sitting.limitAt !== null && sitting.limitAt < sitting.endsAt;
      notch.hidden = !extended;
      if (extended && sitting.limitAt !== null)
        style(notch, { left: `${((sitting.endsAt - sitting.limitAt) / whole) * 100}%` });
    }
    if (stage === told) return;
    told = stage;
    if (stage === 'low') announce(words.t('page.exam.five'));
    if (stage === 'last') announce(words.t('page.exam.one'));
    if (stage === 'over') announce(words.t('page.exam.up'));
  };
  const drift = driftOf(
    () => performance.now(),
    () => Date.now(),
  );
  let hiddenAt = 0;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now();
    else if (drift.wasAway(hiddenAt)) options.askTime();
  });
  setInterval(() => {
    if (drift.jumped()) options.askTime();
    tick();
  }, TICK);

  return {
    now: at => {
      ahead = at - performance.now();
      tick();
    },
    progress: next => {
      const before = time();
      progress = next;
      const after = time();
      if (before !== null && after !== null && after.endsAt > before.endsAt && ahead !== null)
        announce(words.n('page.exam.extended', Math.floor(leftOf(after, performance.now() + ahead) / 60_000)));
      keepingFocus(
        berths,
        () => berths.replaceChildren(opener(options, next, panel)),
        () => null,
      );
      keepingFocus(
        panel,
        () => replace(panel, ...listed(options, next, panel)),
        () => panel.querySelector<HTMLElement>('button'),
      );
      tick();
    },
  };
}

/** All questions as docks in one button, which opens their list. */
function opener({ words }: SittingHeaderOptions, progress: ProgressView, panel: HTMLDialogElement): HTMLElement {
  const at = words.t('page.exam.at', { number: progress.current + 1, of: progress.questions.length });
  return el(
    'button',
    {
      type: 'button',
      class: 'qbtn',
      'data-key': 'qlist',
      'aria-haspopup': 'dialog',
      'aria-label': `${words.t('page.exam.questions')}: ${at}`,
      onclick: () => panel.showModal(),
    },
    el(
      'span',
      { class: 'docks', 'aria-hidden': 'true' },
      ...progress.questions.map((entry, index) => dock(entry, index === progress.current)),
    ),
    el('span', { class: 'num' }, at),
  );
}

function dock({ answered, flagged }: SeenQuestion, here: boolean): SVGElement {
  return drawing(sittingBerth({ answered: answered === true, flagged: flagged === true, here }));
}

function stateOf({ words }: SittingHeaderOptions, { answered, flagged }: SeenQuestion, here: boolean): string {
  if (here) return words.t('page.exam.state.here');
  if (answered === true) return words.t(flagged === true ? 'page.exam.state.both' : 'page.exam.state.answered');
  return words.t(flagged === true ? 'page.exam.state.flagged' : 'page.exam.state.blank');
}

function listed(
  options: SittingHeaderOptions,
  progress: ProgressView,
  panel: HTMLDialogElement,
): readonly HTMLElement[] {
  const { words, goto } = options;
  const answered = progress.questions.filter(each => each.answered === true).length;
  const flagged = progress.questions.filter(each => each.flagged === true).length;
  const blank = progress.questions.length - answered;
  const rows = progress.questions.map((entry, index) => {
    const here = index === progress.current;
    return el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          'data-key': `to-${entry.id}`,
          'aria-current': here ? 'step' : null,
          onclick: () => {
            panel.close();
            if (!here) goto(entry.id);
          },
        },
        el('span', { class: 'no num' }, String(entry.number)),
        dock(entry, here),
        el('span', { class: 'what' }, entry.title),
        el('small', {}, stateOf(options, entry, here)),
      ),
    );
  });
  return [
    el('ol', {}, ...rows),
    el(
      'div',
      { class: 'e' },
      el('span', { class: 'num' }, words.t('page.exam.tally', { answered, flagged, blank })),
      el(
        'button',
        {
          type: 'button',
          class: 'btn',
          'data-key': 'hand-in',
          onclick: () => {
            panel.close();
            askToHandIn(options, blank);
          },
        },
        words.t('page.exam.hand-in'),
      ),
    ),
  ];
}
