/** The question card: prompt, form, checks, hints, tools with their prices, and what closes it. */
import type { Input, ProgressView, QuestionCard, Response } from '../../live/protocol.ts';
import { response as responseSchema } from '../../live/protocol.ts';
import { type Child, el, htmlIn, keepingFocus } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { Drafts } from '../quiz/drafts.ts';
import { checkList } from './checks.ts';
import { type AnswerForm, formOf } from './forms.ts';

export interface QuestionOptions {
  readonly words: Words;
  readonly drafts: Drafts;
  readonly send: (input: Input) => void;
  /** Before the host is graded or changed: edits that wait are sent first. */
  readonly settle: () => void;
  readonly announce: (text: string) => void;
  readonly openFile: (path: string) => void;
  readonly results: string;
}

export interface QuestionRoom {
  readonly element: HTMLElement;
  readonly render: (question: QuestionCard | null, progress: ProgressView | null) => void;
  /** Something is under way: the tools wait. */
  readonly busy: (busy: boolean) => void;
  /** The server did not take an input: why. */
  readonly refuse: (text: string | null) => void;
}

export function questionRoom(options: QuestionOptions): QuestionRoom {
  const { words, drafts } = options;
  const element = el('article', { class: 'q', id: 'q', hidden: true, tabindex: -1 });
  let shown: QuestionCard | null = null;
  let progress: ProgressView | null = null;
  let form: AnswerForm | null = null;
  let formKey = '';
  let waiting = false;
  let refusal: string | null = null;
  let complaint: string | null = null;
  let checksBefore = new Map<string, QuestionCard['checks'][number]['state']>();

  const draftName = (): string => `answer.${shown?.id ?? ''}`;
  const closed = (): boolean => shown !== null && shown.status !== 'open';
  const submit = (): void => {
    const question = shown;
    if (question === null || closed() || waiting) return;
    const answer: Response | null = form === null ? { kind: 'host' } : form.read();
    if (answer === null) {
      complaint = form?.missing() ?? null;
      draw();
      if (complaint !== null) options.announce(complaint);
      return;
    }
    complaint = null;
    options.settle();
    options.send({ kind: 'answer', question: question.id, response: answer });
  };
  const makeForm = (question: QuestionCard): void => {
    const key = `${question.id} ${JSON.stringify(question.ask)}`;
    if (key === formKey) return;
    formKey = key;
    form = formOf(question.ask, {
      words,
      name: `answer-${question.id}`,
      changed: () => {
        complaint = null;
        const answer = form?.read() ?? null;
        if (answer !== null) drafts.write(draftName(), JSON.stringify(answer));
      },
      announce: options.announce,
      submit,
    });
    const draft = readResponse(drafts.read(draftName()));
    const start = question.status === 'open' ? (draft ?? question.response) : question.response;
    if (start !== null) form?.fill(start);
  };

  /** One press is one input: what is under way is waited for. The controls stay in reach meanwhile, so that the focus does. */
  const act = (input: Input): void => {
    if (!waiting) options.send(input);
  };
  const tool = (key: string, name: string, price: string, press: () => void, enabled: boolean): HTMLElement =>
    el(
      'button',
      {
        type: 'button',
        class: 'tool',
        'data-key': key,
        disabled: !enabled,
        'aria-disabled': waiting ? 'true' : null,
        onclick: press,
      },
      el('span', {}, name),
      el('small', { class: 'num' }, price),
    );
  /** Another try that fails closes the question: it has no price of its own. */
  const lastTry = ({ tries }: QuestionCard): boolean => tries.limit !== null && tries.used + 1 >= tries.limit;
  const minus = (price: number): string => (price === 0 ? words.t('page.free') : words.figure(-price));
  const hintTool = (question: QuestionCard): HTMLElement | null => {
    const { taken, left, nextPrice } = question.hints;
    if (left + taken.length === 0) return null;
    const price =
      left === 0
        ? words.t('page.hints.none')
        : words.t('page.hints.next', { number: taken.length + 1, all: taken.length + left, price: minus(nextPrice) });
    return tool(
      'hint',
      words.t(taken.length === 0 ? 'page.hint' : 'page.hint.next'),
      price,
      () => act({ kind: 'hint', question: question.id }),
      left > 0,
    );
  };
  const openTools = (question: QuestionCard): readonly Child[] => {
    const penalty = question.tries.penalty;
    const host = question.ask.kind === 'host';
    const name = question.ask.kind === 'predict' ? 'page.predict-run' : host ? 'page.check' : 'page.answer';
    return [
      el(
        'div',
        { class: 'acts' },
        hintTool(question),
        host || question.canUndo
          ? tool('undo', words.t('page.undo'), words.t('page.free'), () => act({ kind: 'undo' }), question.canUndo)
          : null,
        host || question.canUndo
          ? tool('reset', words.t('page.reset'), words.t('page.free'), () => act({ kind: 'reset' }), true)
          : null,
        el(
          'button',
          {
            type: 'button',
            class: 'btn pri',
            'data-key': 'answer',
            'aria-disabled': waiting ? 'true' : null,
            onclick: submit,
          },
          words.t(waiting ? 'page.wait' : name),
        ),
      ),
      el(
        'p',
        { class: 'stakes' },
        el('span', { class: 'num' }, words.t('page.worth', { worth: question.worth })),
        penalty > 0 && !lastTry(question)
          ? el('span', { class: 'num' }, words.t('page.penalty', { price: minus(penalty) }))
          : null,
        el(
          'button',
          {
            type: 'button',
            class: 'link',
            'data-key': 'skip',
            'aria-disabled': waiting ? 'true' : null,
            onclick: () => act({ kind: 'skip', question: question.id }),
          },
          words.t(question.score > 0 ? 'page.skip-keeping' : 'page.skip', {
            score: question.score,
            points: question.points,
          }),
        ),
      ),
    ];
  };
  const closing = (question: QuestionCard): HTMLElement => {
    const finished = progress?.finished === true;
    const go = finished
      ? el('a', { class: 'btn pri', href: options.results, 'data-key': 'next' }, words.t('page.results'))
      : question.hasNext
        ? el(
            'button',
            {
              type: 'button',
              class: 'btn pri',
              'data-key': 'next',
              'aria-disabled': waiting ? 'true' : null,
              onclick: () => act({ kind: 'next' }),
            },
            words.t('page.next'),
          )
        : el(
            'button',
            {
              type: 'button',
              class: 'btn pri',
              'data-key': 'next',
              'aria-disabled': waiting ? 'true' : null,
              onclick: () => act({ kind: 'finish' }),
            },
            words.t('page.finish'),
          );
    return el(
      'div',
      { class: 'end' },
      el(
        'span',
        { class: 'num' },
        el('b', {}, words.t('page.earned', { score: question.score, points: question.points })),
        ` ${words.n('page.points-of', question.points)}`,
      ),
      el('span', { class: `verdict ${question.status}` }, words.t(`page.status.${question.status}`)),
      go,
    );
  };
  const hints = (question: QuestionCard): readonly HTMLElement[] => {
    const all = question.hints.taken.length + question.hints.left;
    return question.hints.taken.map((hint, index) =>
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
  };
  const tryText = (question: QuestionCard): string => {
    const { used, limit } = question.tries;
    const kind = words.t(`page.kind.${question.kind}`);
    if (question.status !== 'open') return kind;
    const number = used + 1;
    if (limit === 1) return `${kind} · ${words.t('page.try-only')}`;
    if (limit !== null) return `${kind} · ${words.t('page.try-of', { number, limit })}`;
    return used === 0
      ? kind
      : `${kind} · ${number <= 5 ? words.t(`page.try.${number}`) : words.t('page.try', { number })}`;
  };

  const draw = (): void => {
    const question = shown;
    element.hidden = question === null;
    if (question === null) return;
    element.setAttribute('aria-labelledby', 'q-title');
    const file = question.ask.kind === 'host' ? question.ask.file : null;
    keepingFocus(
      element,
      () => {
        form?.lock(closed());
        const children: readonly Child[] = [
          el(
            'header',
            {},
            el('h2', { id: 'q-title', tabindex: -1 }, words.t('page.question', { number: question.number })),
            el('span', { class: 'num' }, words.n('page.points', question.points)),
            el('span', { class: 'num' }, tryText(question)),
          ),
          question.title === '' ? null : el('p', { class: 'qtitle' }, question.title),
          htmlIn('div', { class: 'ask' }, question.html),
          file === null
            ? null
            : el(
                'p',
                { class: 'file' },
                el(
                  'button',
                  { type: 'button', class: 'link mono', 'data-key': 'file', onclick: () => options.openFile(file) },
                  words.t('page.open-file', { file }),
                ),
              ),
          form?.element ?? null,
          complaint === null ? null : el('p', { class: 'complaint', role: 'alert' }, complaint),
          question.checks.length === 0 ? null : checkList(words, question.checks, checksBefore),
          ...question.feedback.map(html =>
            htmlIn('div', { class: question.status === 'passed' ? 'diff good' : 'diff general' }, html),
          ),
          ...hints(question),
          refusal === null ? null : el('p', { class: 'complaint', role: 'alert' }, refusal),
          question.why === null ? null : htmlIn('div', { class: 'why' }, question.why),
          question.solution === null
            ? null
            : el(
                'details',
                { class: 'solution', open: question.status !== 'passed' },
                el(
                  'summary',
                  { 'data-key': 'solution' },
                  words.t(question.ask.kind === 'host' ? 'page.solution' : 'page.solution.answer'),
                ),
                htmlIn('div', {}, question.solution),
              ),
          ...(closed() ? [closing(question)] : openTools(question)),
        ];
        element.replaceChildren(...children.filter((child): child is Node => child instanceof Node));
      },
      () => element.querySelector<HTMLElement>('[data-key="next"]') ?? element.querySelector<HTMLElement>('#q-title'),
    );
    checksBefore = new Map(question.checks.map(check => [check.id, check.state]));
  };

  return {
    element,
    render: (question, next) => {
      if (question === shown && next === progress) return;
      const another = question?.id !== shown?.id;
      const ticked = another
        ? []
        : (question?.checks ?? []).filter(check => check.state === 'done' && checksBefore.get(check.id) !== 'done');
      const finishing = next?.finished === true && progress?.finished === false;
      shown = question;
      progress = next;
      if (question !== null) {
        if (another) {
          checksBefore = new Map();
          complaint = null;
        }
        makeForm(question);
        if (question.status !== 'open') {
          drafts.write(draftName(), '');
          if (question.response !== null) form?.fill(question.response);
        }
      }
      refusal = null;
      draw();
      if (ticked.length > 0) {
        const names = ticked.map(check => htmlIn('span', {}, check.html).textContent ?? '').join('; ');
        options.announce(words.t('page.ticked', { names }));
      }
      if (finishing) location.assign(options.results);
    },
    busy: next => {
      if (next === waiting) return;
      waiting = next;
      draw();
    },
    refuse: text => {
      refusal = text;
      draw();
    },
  };
}

function readResponse(text: string | null): Response | null {
  if (text === null) return null;
  try {
    const parsed = responseSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
