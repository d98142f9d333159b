/** What a line printed: pasted from the learner's own machine, or taken from the terminal of the page by those who have no Docker. */

import { PASTED, type PlainResponse, type QuestionCard } from '../../live/protocol.ts';
import { el } from '../dom/element.ts';
import type { AnswerForm, FormOptions } from './form.ts';

type PasteAsk = Extract<QuestionCard['ask'], { kind: 'paste' }>;

export function pasteForm({ line }: PasteAsk, options: FormOptions): AnswerForm<PlainResponse> {
  const { words, name } = options;
  const radio = (source: 'own' | 'host'): HTMLInputElement =>
    el('input', {
      type: 'radio',
      class: 'vh',
      name: `${name}-source`,
      value: source,
      checked: source === 'own',
      'data-key': `paste-${source}`,
      onchange: () => {
        draw();
        options.changed();
      },
    });
  const [own, host] = [radio('own'), radio('host')];
  const area = el('textarea', {
    rows: 8,
    maxlength: PASTED,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    wrap: 'off',
    'aria-label': words.t('page.paste.text'),
    'aria-describedby': `${name}-kept`,
    'data-key': 'paste-text',
    oninput: options.changed,
  });
  const kept = el(
    'p',
    { class: 'quiet', id: `${name}-kept` },
    `${words.t('page.paste.differs')} ${words.t('page.paste.kept')}`,
  );
  const instead = el('p', { class: 'quiet' }, words.t('page.paste.instead'));
  const pasted = el('div', {}, area, kept);
  const source = el(
    'fieldset',
    {},
    el('legend', { class: 'vh' }, words.t('page.paste.from')),
    el(
      'div',
      { class: 'opts' },
      el('label', {}, own, el('span', {}, words.t('page.paste.own'))),
      el('label', {}, host, el('span', {}, words.t('page.paste.host'))),
    ),
  );
  const element = el(
    'div',
    { class: 'paste' },
    el('p', { class: 'quiet' }, words.t('page.paste.run')),
    el('p', { class: 'typed' }, el('code', {}, line)),
    source,
    pasted,
    instead,
  );
  const draw = (): void => {
    pasted.hidden = host.checked;
    instead.hidden = !host.checked;
  };
  draw();
  return {
    element,
    read: () => {
      if (host.checked) return { kind: 'paste', source: 'host', text: '' };
      return area.value.trim() === '' ? null : { kind: 'paste', source: 'own', text: area.value };
    },
    fill: response => {
      if (response.kind !== 'paste') return;
      own.checked = response.source === 'own';
      host.checked = response.source === 'host';
      area.value = response.text;
      draw();
    },
    missing: () => words.t('page.missing.paste'),
    lock: locked => {
      for (const control of [own, host]) control.disabled = locked;
      area.readOnly = locked;
    },
  };
}
