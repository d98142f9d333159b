/** The parts of the header that live: berths, the count, the score, what is saved; and the strip when the link is lost. */
import type { ProgressView } from '../../live/protocol.ts';
import type { Link, Saved } from '../channel/link.ts';
import { drawing, el, keepingFocus, need, replace } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import { berth, NO_LINK, SAVED } from './icons.ts';

export interface Header {
  readonly progress: (progress: ProgressView) => void;
  readonly saved: (saved: Saved) => void;
  readonly link: (link: Link) => void;
  /** There is a clock that goes on while the link is lost. */
  readonly inExam: () => void;
}

/** A link that heals sooner is not worth a word. Milliseconds. */
const UNNOTICED = 1500;

export function headerOf(words: Words, goto: (question: string) => void, announce: (text: string) => void): Header {
  const berths = need('berths');
  const count = need('count');
  const score = need('score');
  const saved = need('saved');
  const strip = need('strip');
  let link: Link = { kind: 'connecting' };
  let told = false;
  let timed = false;

  const stateOf = (status: ProgressView['questions'][number]['status']): string => words.t(`page.status.${status}`);
  const goesOn = (): string => (timed && link.kind === 'lost' ? ` ${words.t('page.exam.goes-on')}` : '');
  const drawStrip = (): void => {
    const silent = link.kind === 'lost' ? performance.now() - link.since : 0;
    const shown = link.kind === 'ended' || (link.kind === 'lost' && silent > UNNOTICED);
    if (!shown && told) announce(words.t('page.link.back'));
    if (shown && !told)
      announce(`${words.t(link.kind === 'ended' ? `page.link.${link.why}` : 'page.link.lost-short')}${goesOn()}`);
    told = shown;
    strip.hidden = !shown;
    if (!shown) return;
    const text =
      link.kind === 'ended'
        ? words.t(`page.link.${link.why}`)
        : `${words.n('page.link.lost', Math.round(silent / 1000))}${goesOn()}`;
    const act =
      link.kind === 'ended' && link.why !== 'not-found'
        ? el('button', { type: 'button', class: 'btn', onclick: () => location.reload() }, words.t('page.link.reload'))
        : link.kind === 'ended'
          ? el('a', { class: 'btn', href: '/' }, words.t('page.link.home'))
          : null;
    if (strip.querySelector('span')?.textContent === text) return;
    replace(strip, drawing(NO_LINK), el('span', {}, text), act);
  };
  setInterval(drawStrip, 250);

  return {
    progress: progress => {
      const current = progress.questions[progress.current];
      keepingFocus(
        berths,
        () =>
          berths.replaceChildren(
            ...progress.questions.map((question, index) => {
              const here = index === progress.current && !progress.finished;
              const fill = question.score <= 0 ? 'none' : question.score >= question.points ? 'full' : 'part';
              const untouched = question.status === 'closed-off' || (question.status === 'open' && fill === 'none');
              const state = here ? words.t('page.status.here') : stateOf(question.status);
              const label = words.t('page.berth', {
                number: question.number,
                title: question.title,
                state,
                score: question.score,
                points: question.points,
              });
              const kind = here ? 'present' : untouched ? 'ahead' : 'done';
              const free = progress.returns && !here && !progress.finished && question.status !== 'closed-off';
              const picture = drawing(berth(fill, here));
              return free
                ? el(
                    'button',
                    {
                      type: 'button',
                      class: `berth ${kind}`,
                      'data-key': `berth-${question.id}`,
                      'aria-label': label,
                      title: label,
                      onclick: () => goto(question.id),
                    },
                    picture,
                  )
                : el(
                    'span',
                    {
                      class: `berth ${kind}`,
                      role: 'img',
                      'aria-label': label,
                      title: label,
                      'aria-current': here ? 'step' : null,
                    },
                    picture,
                  );
            }),
          ),
        () => null,
      );
      replace(count, words.t('page.count', { number: current?.number ?? 0, all: progress.questions.length }));
      replace(
        score,
        el('b', {}, words.figure(progress.score)),
        ` ${words.t('page.of', { points: progress.points })}`,
        el('i', {}, ` ${words.n('page.points-word', progress.points)}`),
      );
    },
    saved: state => {
      saved.dataset.state = state;
      replace(saved, drawing(SAVED[state]), el('span', {}, words.t(`page.save.${state}`)));
    },
    inExam: () => {
      timed = true;
    },
    link: next => {
      link = next;
      drawStrip();
    },
  };
}
