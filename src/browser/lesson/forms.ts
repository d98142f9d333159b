/** How each kind of question is answered: a form for each. */
import type { PlainResponse, QuestionCard } from '../../live/protocol.ts';
import { drawing, el, htmlIn } from '../dom/element.ts';
import { cacheForm } from './cache-form.ts';
import type { AnswerForm, FormOptions } from './form.ts';
import { GRIP } from './icons.ts';
import { pasteForm } from './paste-form.ts';
import { sureField } from './sure.ts';

type Ask = QuestionCard['ask'];
type FlatAsk = Exclude<Ask, { kind: 'predict' | 'cache' | 'paste' }>;
type Option = Extract<Ask, { kind: 'choice' }>['options'][number];

/** Null for a question that the host itself answers: nothing to fill in. */
export function formOf(ask: Ask, options: FormOptions): AnswerForm | null {
  if (ask.kind === 'predict') return predictForm(ask.ask, ask.run, options);
  if (ask.kind === 'cache') return cacheForm(ask, options);
  if (ask.kind === 'paste') return pasteForm(ask, options);
  return flatForm(ask, options);
}

function flatForm(ask: FlatAsk, options: FormOptions): AnswerForm<PlainResponse> | null {
  switch (ask.kind) {
    case 'choice':
      return choiceForm(ask.many, ask.options, options);
    case 'number':
      return fieldForm('number', ask.unit, options);
    case 'text':
      return fieldForm('text', null, options);
    case 'order':
      return orderForm(ask.items, options);
    case 'match':
      return matchForm(ask.left, ask.right, options);
    case 'host':
      return null;
  }
}

function choiceForm(many: boolean, choices: readonly Option[], options: FormOptions): AnswerForm<PlainResponse> {
  const { words } = options;
  const inputs = choices.map(choice =>
    el('input', {
      type: many ? 'checkbox' : 'radio',
      name: options.name,
      value: choice.id,
      'data-key': `choice-${choice.id}`,
      onchange: options.changed,
    }),
  );
  const element = el(
    'fieldset',
    { class: 'choices' },
    el('legend', {}, words.t(many ? 'page.choose-many' : 'page.choose-one')),
    ...choices.map((choice, index) => el('label', { class: 'choice' }, inputs[index], htmlIn('span', {}, choice.html))),
  );
  return {
    element,
    read: () => {
      const chosen = inputs.filter(input => input.checked).map(input => input.value);
      return chosen.length === 0 ? null : { kind: 'choice', chosen };
    },
    fill: response => {
      if (response.kind === 'choice') for (const input of inputs) input.checked = response.chosen.includes(input.value);
    },
    missing: () => words.t('page.missing.choice'),
    lock: locked => {
      element.disabled = locked;
    },
  };
}

function fieldForm(kind: 'number' | 'text', unit: string | null, options: FormOptions): AnswerForm<PlainResponse> {
  const { words } = options;
  const input = el('input', {
    type: 'text',
    inputmode: kind === 'number' ? 'decimal' : null,
    maxlength: kind === 'number' ? 64 : 2000,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    name: options.name,
    'aria-label':
      words.t(kind === 'number' ? 'page.answer.number' : 'page.answer.text') + (unit === null ? '' : `, ${unit}`),
    'data-key': 'field',
    oninput: options.changed,
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      options.submit();
    },
  });
  const element = el(
    'label',
    { class: `in ${kind}` },
    input,
    unit === null ? null : el('span', { class: 'unit' }, unit),
  );
  return {
    element,
    read: () => {
      const text = input.value.trim();
      if (text === '') return null;
      return kind === 'number' ? { kind, value: text } : { kind, text };
    },
    fill: response => {
      if (response.kind === 'number') input.value = response.value;
      if (response.kind === 'text') input.value = response.text;
    },
    missing: () => words.t('page.missing.field'),
    lock: locked => {
      input.disabled = locked;
    },
  };
}

function orderForm(items: readonly Option[], options: FormOptions): AnswerForm<PlainResponse> {
  const { words } = options;
  const list = el('ol', { class: 'order', 'aria-label': words.t('page.order') });
  let order = items.map(item => item.id);
  let locked = false;
  let dragged: string | null = null;

  const move = (id: string, to: number): void => {
    const from = order.indexOf(id);
    if (locked || to < 0 || to >= order.length || from === to) return;
    const next = order.filter(each => each !== id);
    next.splice(to, 0, id);
    order = next;
    draw();
    options.changed();
  };
  const step = (id: string, by: 1 | -1): void => {
    const to = order.indexOf(id) + by;
    move(id, to);
    const button = list.querySelector<HTMLButtonElement>(
      `[data-key="${CSS.escape(`${id}${by > 0 ? 'down' : 'up'}`)}"]`,
    );
    const other = list.querySelector<HTMLButtonElement>(`[data-key="${CSS.escape(`${id}${by > 0 ? 'up' : 'down'}`)}"]`);
    (button?.disabled === false ? button : other)?.focus();
    options.announce(words.t('page.order.at', { place: to + 1, all: order.length }));
  };
  const rowOf = (id: string, index: number): HTMLElement => {
    const item = items.find(each => each.id === id);
    const name = htmlIn('span', { class: 'what', id: `${options.name}-${id}` }, item?.html ?? id);
    const arrow = (by: 1 | -1): HTMLElement =>
      el(
        'button',
        {
          type: 'button',
          class: 'icon',
          'data-key': `${id}${by > 0 ? 'down' : 'up'}`,
          'aria-label': words.t(by > 0 ? 'page.order.down' : 'page.order.up', { name: name.textContent ?? '' }),
          disabled: locked || (by > 0 ? index === order.length - 1 : index === 0),
          onclick: () => step(id, by),
        },
        by > 0 ? '↓' : '↑',
      );
    const row = el(
      'li',
      { 'data-id': id },
      drawing(GRIP),
      el('span', { class: 'num place' }, String(index + 1)),
      name,
      arrow(-1),
      arrow(1),
    );
    row.addEventListener('pointerdown', event => {
      if (locked || (event.target instanceof Element && event.target.closest('button') !== null)) return;
      if (event.pointerType === 'touch' && !(event.target instanceof Element && event.target.closest('.grip') !== null))
        return;
      dragged = id;
      list.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    if (dragged === id) row.classList.add('drag');
    return row;
  };
  const draw = (): void => list.replaceChildren(...order.map(rowOf));
  list.addEventListener('pointermove', event => {
    if (dragged === null) return;
    const rows = [...list.children];
    const place = rows.findIndex(row => {
      const box = row.getBoundingClientRect();
      return event.clientY < box.bottom;
    });
    move(dragged, place < 0 ? rows.length - 1 : place);
  });
  for (const kind of ['pointerup', 'pointercancel'] as const) {
    list.addEventListener(kind, () => {
      // A row drawn anew under the pointer would never hear the click on its arrow.
      if (dragged === null) return;
      dragged = null;
      draw();
    });
  }
  draw();
  return {
    element: list,
    read: () => ({ kind: 'order', order }),
    fill: response => {
      if (response.kind !== 'order') return;
      const known = response.order.filter(id => items.some(item => item.id === id));
      order = [...known, ...items.map(item => item.id).filter(id => !known.includes(id))];
      draw();
    },
    missing: () => '',
    lock: next => {
      locked = next;
      draw();
    },
  };
}

function matchForm(left: readonly Option[], right: readonly Option[], options: FormOptions): AnswerForm<PlainResponse> {
  const { words } = options;
  const plain = (html: string): string => htmlIn('span', {}, html).textContent ?? '';
  const selects = left.map(item =>
    el(
      'select',
      {
        'data-key': `match-${item.id}`,
        'aria-label': plain(item.html),
        onchange: () => {
          show();
          options.changed();
        },
      },
      el('option', { value: '' }, words.t('page.match.pick')),
      ...right.map(choice => el('option', { value: choice.id }, plain(choice.html))),
    ),
  );
  // A select cuts a long text off; the words behind it wrap and show the whole of what was picked.
  const shown = left.map(() => el('span', { class: 'picked', 'aria-hidden': 'true' }));
  const show = (): void => {
    for (const [index, select] of selects.entries()) {
      const choice = right.find(each => each.id === select.value);
      const text = choice === undefined ? words.t('page.match.pick') : htmlIn('span', {}, choice.html);
      shown[index]?.replaceChildren(text);
      shown[index]?.classList.toggle('empty', choice === undefined);
    }
  };
  const element = el(
    'div',
    { class: 'match', role: 'group', 'aria-label': words.t('page.match') },
    ...left.flatMap((item, index) => [
      htmlIn('div', { class: 'what' }, item.html),
      el('div', { class: 'pick' }, shown[index], selects[index]),
    ]),
  );
  show();
  return {
    element,
    read: () => {
      if (selects.some(select => select.value === '')) return null;
      return {
        kind: 'match',
        pairs: Object.fromEntries(left.map((item, index) => [item.id, selects[index]?.value ?? ''])),
      };
    },
    fill: response => {
      if (response.kind !== 'match') return;
      for (const [index, item] of left.entries()) {
        const select = selects[index];
        const value = Object.hasOwn(response.pairs, item.id) ? response.pairs[item.id] : undefined;
        if (select !== undefined && value !== undefined) select.value = value;
      }
      show();
    },
    missing: () => words.t('page.missing.match'),
    lock: locked => {
      for (const select of selects) select.disabled = locked;
    },
  };
}

function predictForm(ask: FlatAsk, run: readonly string[], options: FormOptions): AnswerForm | null {
  const { words } = options;
  const inner = flatForm(ask, options);
  if (inner === null) return null;
  const sure = sureField(options);
  const willRun = el('span', {}, words.t('page.will-run'));
  const lines =
    run.length === 0 ? null : el('p', { class: 'willrun quiet' }, willRun, ...run.map(line => el('code', {}, line)));
  return {
    element: el('div', { class: 'predict' }, inner.element, sure.element, lines),
    read: () => {
      const prediction = inner.read();
      const level = sure.read();
      return prediction === null || level === null ? null : { kind: 'predict', prediction, certainty: level };
    },
    fill: response => {
      if (response.kind !== 'predict') return;
      inner.fill(response.prediction);
      sure.fill(response.certainty);
    },
    missing: () => (inner.read() === null ? inner.missing() : words.t('page.missing.sure')),
    lock: locked => {
      inner.lock(locked);
      willRun.textContent = words.t(locked ? 'page.was-run' : 'page.will-run');
      sure.lock(locked);
    },
  };
}
