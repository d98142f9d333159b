/**
 * The line under the cursor. A real text field takes the keys, so that input methods, pasting, selection and phones work as
 * anywhere; what it holds is drawn beside it, with the cursor a terminal has.
 */
import { el } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import { choiceList } from './choice.ts';
import { pressed, type TouchedKey, touched } from './keys.ts';
import { pastedLines } from './line.ts';
import { closeChoice, draw, drawLine, type PromptOptions, setLine, type Typing } from './typing.ts';

export interface Prompt {
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  /** What stands before the line: empty while a command runs. */
  readonly setPrompt: (prompt: string) => void;
  readonly press: (key: TouchedKey) => void;
}

export function promptOf(options: PromptOptions): Prompt {
  const { words, draft } = options;
  const field = lineField(words);
  const drawn = el('div', { class: 'drawn', 'aria-hidden': 'true' });
  const candidates = choiceList(words);
  const typing: Typing = {
    options,
    element: el('div', { class: 'prompt' }, el('div', { class: 'line' }, drawn, field), candidates),
    field,
    drawn,
    candidates,
    prompt: '',
    killed: '',
    search: null,
    choice: null,
    leaving: false,
    asking: 0,
  };
  listen(typing);
  field.value = draft;
  field.setSelectionRange(draft.length, draft.length);
  drawLine(typing);
  return {
    element: typing.element,
    field,
    setPrompt: prompt => {
      if (prompt === typing.prompt) return;
      typing.prompt = prompt;
      draw(typing);
    },
    press: key => {
      field.focus({ preventScroll: true });
      touched(typing, key);
    },
  };
}

function lineField(words: Words): HTMLTextAreaElement {
  return el('textarea', {
    class: 'keysink',
    rows: 1,
    autocapitalize: 'off',
    autocomplete: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    inputmode: 'text',
    lang: 'en',
    'aria-label': words.t('page.term.input'),
    'aria-describedby': 'term-leave',
    'data-key': 'terminal',
  });
}

function listen(typing: Typing): void {
  const { field } = typing;
  field.addEventListener('keydown', event => pressed(typing, event));
  field.addEventListener('input', () => entered(typing));
  document.addEventListener('selectionchange', () => document.activeElement === field && draw(typing));
  for (const kind of ['focus', 'blur', 'keyup', 'pointerup'] as const) {
    field.addEventListener(kind, () => {
      if (kind === 'blur') typing.leaving = false;
      draw(typing);
    });
  }
}

/** Text came into the field by whatever way. */
function entered(typing: Typing): void {
  const { field, options } = typing;
  typing.leaving = false;
  closeChoice(typing);
  typing.asking += 1;
  if (!field.value.includes('\n')) {
    options.typed(field.value);
    draw(typing);
    return;
  }
  const { whole, open } = pastedLines(field.value);
  setLine(typing, { text: open, cursor: open.length });
  if (whole.length > 0) options.run(whole);
}
