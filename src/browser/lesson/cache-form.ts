/** What becomes of each step of a second build: its Dockerfile with two answers beside each step, and why where a step is run again. */
import type { PlainResponse, QuestionCard } from '../../live/protocol.ts';
import { type Child, el, htmlIn } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { AnswerForm, FormOptions } from './form.ts';

type CacheAsk = Extract<QuestionCard['ask'], { kind: 'cache' }>;
type AskedStep = CacheAsk['steps'][number];

/** The controls of one step. */
interface StepControls {
  readonly step: AskedStep;
  readonly element: HTMLElement;
  readonly hit: HTMLInputElement;
  readonly miss: HTMLInputElement;
  readonly why: HTMLSelectElement;
  /** Around `why`, with the words of what was chosen. */
  readonly because: HTMLElement;
  readonly picked: HTMLElement;
}

export function cacheForm(ask: CacheAsk, options: FormOptions): AnswerForm<PlainResponse> {
  const { words } = options;
  const controls = ask.steps.map(step => stepControls(step, ask, options, () => changed()));
  const built = el('p', { class: 'quiet' }, words.t('page.cache.build'));
  const xray = el(
    'button',
    { type: 'button', class: 'link', 'data-key': 'cache-xray', hidden: true, onclick: options.xray },
    words.t('page.cache.xray'),
  );
  const recipe = el(
    'ol',
    { class: 'recipe', 'aria-label': words.t('page.cache.recipe') },
    ...ask.rows.map(row => {
      const own = controls.find(({ step }) => step.id === row.step);
      return own?.element ?? el('li', {}, el('code', {}, row.text));
    }),
  );
  const element = el(
    'div',
    { class: 'cache' },
    ...changeParts(ask, words),
    built,
    el('p', { class: 'typed' }, el('code', {}, `$ ${ask.build}`)),
    recipe,
    xray,
  );
  let answered = false;
  const draw = (): void => {
    const asked = withCause(controls, ask.why);
    for (const each of controls) {
      each.because.hidden = !asked.includes(each);
      const cause = ask.causes.find(({ id }) => id === each.why.value);
      each.picked.classList.toggle('empty', cause === undefined);
      each.picked.replaceChildren(cause === undefined ? words.t('page.cache.pick') : htmlIn('span', {}, cause.html));
    }
  };
  const changed = (): void => {
    draw();
    options.changed();
  };
  draw();
  return {
    element,
    read: () => {
      const asked = withCause(controls, ask.why);
      const said = controls.map(each => [each.step.id, saidOf(each, asked.includes(each))] as const);
      return said.some(([, value]) => value === '') ? null : { kind: 'cache', steps: Object.fromEntries(said) };
    },
    fill: response => {
      if (response.kind !== 'cache') return;
      answered = true;
      for (const { step, hit, miss, why } of controls) {
        const value = Object.hasOwn(response.steps, step.id) ? response.steps[step.id] : undefined;
        if (value === undefined) continue;
        hit.checked = value === 'hit';
        miss.checked = value !== 'hit';
        why.value = ask.causes.some(({ id }) => id === value) ? value : '';
      }
      draw();
    },
    missing: () =>
      words.t(controls.some(each => stateOf(each) === '') ? 'page.missing.cache' : 'page.missing.cache-why'),
    lock: locked => {
      for (const { hit, miss, why } of controls) for (const control of [hit, miss, why]) control.disabled = locked;
      built.textContent = words.t(locked && answered ? 'page.cache.built' : 'page.cache.build');
      xray.hidden = !locked || !answered;
    },
  };
}

function stateOf({ hit, miss }: StepControls): 'hit' | 'miss' | '' {
  return hit.checked ? 'hit' : miss.checked ? 'miss' : '';
}

/** Empty while something is left to say. */
function saidOf(each: StepControls, isAsked: boolean): string {
  const state = stateOf(each);
  return state === 'miss' && isAsked ? each.why.value : state;
}

/** The steps whose causes are asked, as the answer stands. */
function withCause(controls: readonly StepControls[], why: CacheAsk['why']): readonly StepControls[] {
  const missed = controls.filter(each => stateOf(each) === 'miss');
  return why === 'none' ? [] : why === 'first' ? missed.slice(0, 1) : missed;
}

function stepControls(step: AskedStep, ask: CacheAsk, { words, name }: FormOptions, changed: () => void): StepControls {
  const radio = (value: 'hit' | 'miss'): HTMLInputElement =>
    el('input', {
      type: 'radio',
      class: 'vh',
      name: `${name}-${step.id}`,
      value,
      'data-key': `cache-${step.id}-${value}`,
      onchange: changed,
    });
  const [hit, miss] = [radio('hit'), radio('miss')];
  const plain = (html: string): string => htmlIn('span', {}, html).textContent ?? '';
  const why = el(
    'select',
    { 'data-key': `cache-${step.id}-why`, 'aria-label': words.t('page.cache.why-step', step), onchange: changed },
    el('option', { value: '' }, words.t('page.cache.pick')),
    ...ask.causes.map(({ id, html }) => el('option', { value: id }, plain(html))),
  );
  // A select cuts a long text off; the words behind it wrap and show the whole of what was chosen.
  const picked = el('span', { class: 'picked', 'aria-hidden': 'true' });
  const because = el('div', { class: 'because', hidden: true }, el('div', { class: 'pick' }, picked, why));
  const written = ask.rows.find(row => row.step === step.id)?.text ?? step.text;
  const element = el(
    'li',
    { class: 'asked' },
    el(
      'fieldset',
      {},
      el('legend', { class: 'vh' }, words.t('page.cache.step', { label: step.label, step: step.text })),
      el('code', { 'aria-hidden': 'true' }, written),
      el(
        'div',
        { class: 'opts' },
        el('label', {}, hit, el('span', {}, words.t('page.cache.hit'))),
        el('label', {}, miss, el('span', {}, words.t('page.cache.miss'))),
      ),
    ),
    because,
  );
  return { step, element, hit, miss, why, because, picked };
}

/** What is done between the two builds. */
function changeParts({ edits, lines }: CacheAsk, words: Words): readonly Child[] {
  if (edits.length + lines.length === 0) return [el('p', { class: 'quiet' }, words.t('page.cache.no-change'))];
  return [
    el('p', { class: 'quiet' }, words.t('page.cache.change')),
    ...edits.map(edit => editElement(edit, words)),
    ...lines.map(line => el('p', { class: 'typed' }, el('code', {}, `$ ${line}`))),
  ];
}

const ROW_WORDS = { '+': 'page.cache.added', '-': 'page.cache.removed' } as const;

function editElement({ path, rows, deleted }: CacheAsk['edits'][number], words: Words): HTMLElement {
  return el(
    'figure',
    { class: 'edit' },
    el(
      'figcaption',
      { class: 'mono' },
      path,
      deleted ? el('span', { class: 'quiet' }, ` ${words.t('page.cache.deleted')}`) : null,
    ),
    deleted
      ? null
      : el(
          'pre',
          {},
          ...rows.map(({ sign, text }) =>
            sign === ' '
              ? el('span', {}, `  ${text}\n`)
              : el(
                  sign === '+' ? 'ins' : 'del',
                  {},
                  el('span', { class: 'vh' }, `${words.t(ROW_WORDS[sign])}: `),
                  el('span', { 'aria-hidden': 'true' }, `${sign === '+' ? '+' : '−'} `),
                  `${text}\n`,
                ),
          ),
        ),
  );
}
