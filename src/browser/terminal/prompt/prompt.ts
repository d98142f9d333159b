/**
 * The line under the cursor. A real text field takes the keys, so that input methods, pasting, selection and phones work as
 * anywhere; what it holds is drawn beside it, with the cursor a terminal has.
 */
import { el } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import { choiceList } from './choice.ts';
import { pressed, type TouchedKey, touched } from './keys.ts';
import { eachLine, pastedLines } from './line.ts';
import {
  asksForMore,
  closeChoice,
  draw,
  drawLine,
  type PromptOptions,
  setText,
  type Typing,
  typedText,
} from './typing.ts';

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
  const drawnAbove = el('div', { class: 'earlier' });
  const typing: Typing = {
    options,
    element: el('div', { class: 'prompt' }, drawnAbove, el('div', { class: 'line' }, drawn, field), candidates),
    field,
    drawn,
    candidates,
    above: [],
    drawnAbove,
    prompt: '',
    killed: '',
    search: null,
    choice: null,
    leaving: false,
    asking: 0,
  };
  listen(typing);
  const lines = draft.split('\n');
  field.value = lines.pop() ?? '';
  typing.above = lines;
  field.setSelectionRange(field.value.length, field.value.length);
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
    options.typed(typedText(typing));
    draw(typing);
    return;
  }
  const { whole, open } = asksForMore(typing) ? pastedLines(typedText(typing)) : eachLine(typedText(typing));
  setText(typing, open);
  if (whole.length > 0) options.run(whole);
}
