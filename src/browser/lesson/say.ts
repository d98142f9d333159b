/** The tutor's box. */
import { drawing, el } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { Drafts } from '../quiz/drafts.ts';

const SEND = `<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path class="st" d="M9 15V3M4 8l5-5 5 5"/></svg>`;

interface SayBox {
  readonly element: HTMLElement;
  /** In an exam the tutor explains nothing: it says which of its questions it may be asked. */
  readonly inExam: () => void;
}

export function sayBox(words: Words, drafts: Drafts, ask: (text: string) => void): SayBox {
  // An error or a Dockerfile that is pasted keeps its lines.
  const field = el('textarea', {
    rows: 1,
    name: 'ask',
    'aria-label': words.t('page.ask.label'),
    placeholder: words.t('page.ask.placeholder'),
    maxlength: 4000,
    autocomplete: 'off',
    enterkeyhint: 'send',
    'data-key': 'ask',
  });
  field.value = drafts.read('ask') ?? '';
  field.addEventListener('input', () => drafts.write('ask', field.value));
  field.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    field.form?.requestSubmit();
  });
  const element = el(
    'form',
    {
      class: 'say',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        const text = field.value.trim();
        if (text === '') return;
        field.value = '';
        drafts.write('ask', '');
        ask(text);
      },
    },
    field,
    el('button', { class: 'icon', type: 'submit', 'aria-label': words.t('page.ask.send') }, drawing(SEND)),
  );
  return {
    element,
    inExam: () => {
      field.placeholder = words.t('page.exam.ask');
      field.setAttribute('aria-label', words.t('page.exam.ask'));
    },
  };
}
