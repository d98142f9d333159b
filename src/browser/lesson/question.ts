/** The question that is being worked on: its card, the answer that is being given, and what becomes of it. */
import type { Input, ProgressView, QuestionCard, Response } from '../../live/protocol.ts';
import { response as responseSchema } from '../../live/protocol.ts';
import { el, htmlIn, keepingFocus, replace, style } from '../dom/element.ts';
import type { PracticeIsland } from '../dom/island.ts';
import type { Words } from '../dom/words.ts';
import type { Drafts } from '../quiz/drafts.ts';
import { type CardContent, cardParts, TITLE } from './card.ts';
import type { DemonstrationRoom } from './demonstration.ts';
import type { AnswerForm } from './form.ts';
import { formOf } from './forms.ts';
import { askToHandIn } from './hand-in.ts';
import { type SureField, sureField } from './sure.ts';

export interface QuestionOptions {
  readonly words: Words;
  readonly drafts: Drafts;
  readonly send: (input: Input) => void;
  /** Before the host is graded or changed: edits that wait are sent first. */
  readonly settle: () => void;
  readonly announce: (text: string) => void;
  readonly openFile: (path: string) => void;
  /** Opens the X-ray of the newest build. */
  readonly openBuild: () => void;
  readonly results: string;
  /** Null: a question of a lesson. */
  readonly practice: PracticeIsland | null;
  readonly demonstration: DemonstrationRoom;
}

export interface QuestionRoom {
  readonly element: HTMLElement;
  readonly render: (question: QuestionCard | null, progress: ProgressView | null) => void;
  /** Something is under way: the tools wait. */
  readonly busy: (busy: boolean) => void;
  /** The server did not take an input: why. */
  readonly refuse: (text: string | null) => void;
  /** What stands before the question has changed. */
  readonly redraw: () => void;
}

interface Asking {
  readonly options: QuestionOptions;
  readonly element: HTMLElement;
  question: QuestionCard | null;
  progress: ProgressView | null;
  form: AnswerForm | null;
  /** Beside the form, where the quiz asks how sure one is of more than predictions. */
  sure: SureField | null;
  /** What the form was made for. */
  formKey: string;
  checksBefore: CardContent['checksBefore'];
  complaint: string | null;
  refusal: string | null;
  waiting: boolean;
}

export function questionRoom(options: QuestionOptions): QuestionRoom {
  const asking: Asking = {
    options,
    element: el('article', { class: 'q', id: 'q', hidden: true, tabindex: -1 }),
    question: null,
    progress: null,
    form: null,
    sure: null,
    formKey: '',
    checksBefore: new Map(),
    complaint: null,
    refusal: null,
    waiting: false,
  };
  return {
    element: asking.element,
    render: (question, progress) => render(asking, question, progress),
    busy: waiting => {
      if (waiting === asking.waiting) return;
      asking.waiting = waiting;
      draw(asking);
    },
    refuse: text => {
      asking.refusal = text;
      draw(asking);
    },
    redraw: () => draw(asking),
  };
}

function render(asking: Asking, question: QuestionCard | null, progress: ProgressView | null): void {
  if (question === asking.question && progress === asking.progress) return;
  const another = question?.id !== asking.question?.id;
  const ticked = another ? [] : newlyDone(question, asking.checksBefore);
  const told = another || question === null ? [] : newlyTold(asking.options.words, question, asking.question);
  const finishing = progress?.finished === true && asking.progress?.finished === false;
  asking.question = question;
  asking.progress = progress;
  asking.refusal = null;
  if (another && question !== null) {
    asking.checksBefore = new Map();
    asking.complaint = null;
  }
  if (question !== null) fillForm(asking, question);
  asking.options.demonstration.render(question);
  draw(asking);
  announceNews(asking, ticked, told);
  if (finishing) location.assign(asking.options.results);
}

function newlyDone(question: QuestionCard | null, before: CardContent['checksBefore']): QuestionCard['checks'] {
  return (question?.checks ?? []).filter(check => check.state === 'done' && before.get(check.id) !== 'done');
}

/** What is said of the answer and of each check that was not said before: expected and got are read out in words. */
function newlyTold(words: Words, question: QuestionCard, before: QuestionCard | null): readonly string[] {
  const text = (html: string): string => htmlIn('span', {}, html).textContent ?? '';
  const whole = question.feedback.filter(html => before?.feedback.includes(html) !== true).map(text);
  const checks = question.checks
    .filter(check => check.state !== 'done' && tells(check) !== tells(before?.checks.find(old => old.id === check.id)))
    .map(({ html, feedback, difference }) => {
      const differs =
        difference === null
          ? []
          : [
              ...(difference.expected === '' ? [] : [`${words.t('page.expected')}: ${difference.expected}`]),
              `${words.t('page.got')}: ${difference.got === '' ? words.t('page.nothing') : difference.got}`,
            ];
      return `${text(html)}: ${[...feedback.map(text), ...differs].join('; ')}`;
    });
  return [...whole, ...checks];
}

/** All that a check says of what differs. */
function tells(check: QuestionCard['checks'][number] | undefined): string {
  return JSON.stringify(check === undefined ? [[], null] : [check.feedback, check.difference]);
}

/** One message for a screen reader: a second one would take the first one's place. */
function announceNews({ options }: Asking, ticked: QuestionCard['checks'], told: readonly string[]): void {
  const names = ticked.map(check => htmlIn('span', {}, check.html).textContent ?? '').join('; ');
  const news = [...(names === '' ? [] : [options.words.t('page.ticked', { names })]), ...told];
  if (news.length > 0) options.announce(news.join(' '));
}

function draw(asking: Asking): void {
  const { question, element, form } = asking;
  element.hidden = question === null;
  if (question === null) return;
  element.setAttribute('aria-labelledby', TITLE);
  // A card that is empty for a moment makes the page shorter, and a page that scrolls as a whole would move.
  style(element, { 'min-height': `${element.offsetHeight}px` });
  keepingFocus(
    element,
    () => {
      form?.lock(question.status !== 'open');
      asking.sure?.lock(question.status !== 'open');
      replace(element, ...cardParts(cardOf(asking, question)));
    },
    () => element.querySelector<HTMLElement>('[data-key="next"]') ?? element.querySelector<HTMLElement>(`#${TITLE}`),
  );
  style(element, { 'min-height': '' });
  asking.checksBefore = new Map(question.checks.map(check => [check.id, check.state]));
}

function cardOf(asking: Asking, question: QuestionCard): CardContent {
  const { options, form, checksBefore, complaint, refusal, waiting, progress } = asking;
  return {
    words: options.words,
    question,
    form: form?.element ?? null,
    sure: asking.sure?.element ?? null,
    handIn: () =>
      askToHandIn({ words: options.words, handIn: () => options.send({ kind: 'finish' }) }, blankOf(progress)),
    checksBefore,
    complaint,
    refusal,
    waiting,
    finished: progress?.finished === true,
    results: options.results,
    practice: options.practice,
    submit: () => submit(asking),
    // One press is one input: what is under way is waited for.
    send: input => {
      if (!asking.waiting) options.send(input);
    },
    openFile: options.openFile,
    demonstration: { element: options.demonstration.element, open: options.demonstration.open() },
  };
}

function submit(asking: Asking): void {
  const { question, form, options } = asking;
  if (question === null || question.status !== 'open' || asking.waiting) return;
  const response: Response | null = form === null ? { kind: 'host' } : form.read();
  const certainty = asking.sure?.read() ?? null;
  if (response === null || (asking.sure !== null && certainty === null)) {
    asking.complaint = response === null ? (form?.missing() ?? null) : options.words.t('page.missing.sure');
    draw(asking);
    if (asking.complaint !== null) options.announce(asking.complaint);
    return;
  }
  asking.complaint = null;
  options.settle();
  options.send({ kind: 'answer', question: question.id, response, ...(certainty === null ? {} : { certainty }) });
}

/** The form for this question, with the answer that was given, or was being written when the page was left. */
function fillForm(asking: Asking, question: QuestionCard): void {
  const { drafts } = asking.options;
  const open = question.status === 'open';
  const draft = draftName(question);
  const key = `${question.id} ${JSON.stringify(question.ask)}`;
  if (key !== asking.formKey) {
    asking.formKey = key;
    asking.form = newForm(asking, question);
    const start = open ? (readResponse(drafts.read(draft)) ?? question.response) : question.response;
    if (start !== null) asking.form?.fill(start);
    asking.sure = question.asksCertainty ? newSure(asking, question) : null;
    if (question.certainty !== null) asking.sure?.fill(question.certainty);
  }
  if (open) return;
  drafts.write(draft, '');
  if (question.response !== null) asking.form?.fill(question.response);
}

function newSure(asking: Asking, question: QuestionCard): SureField {
  const changed = (): void => {
    asking.complaint = null;
  };
  return sureField({ words: asking.options.words, name: `answer-${question.id}`, changed });
}

/** Questions of an exam that have no answer. */
function blankOf(progress: ProgressView | null): number {
  return (progress?.questions ?? []).filter(({ answered }) => answered !== true).length;
}

function newForm(asking: Asking, question: QuestionCard): AnswerForm | null {
  const { words, drafts, announce, openBuild } = asking.options;
  return formOf(question.ask, {
    words,
    name: `answer-${question.id}`,
    changed: () => {
      asking.complaint = null;
      const response = asking.form?.read() ?? null;
      if (response !== null) drafts.write(draftName(question), JSON.stringify(response));
    },
    announce,
    submit: () => submit(asking),
    xray: openBuild,
  });
}

function draftName(question: QuestionCard): string {
  return `answer.${question.id}`;
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
