/** The row of keys under a phone's terminal: those that a phone's keyboard lacks or hides. */
import { el } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { TouchedKey } from './prompt/keys.ts';

const KEYS: readonly (readonly [key: TouchedKey, label: string, name: string])[] = [
  ['Tab', 'Tab', 'Tab'],
  ['ArrowUp', '↑', 'ArrowUp'],
  ['ArrowDown', '↓', 'ArrowDown'],
  ['-', '-', '-'],
  ['/', '/', '/'],
  [':', ':', ':'],
  ['^C', '^C', 'stop'],
];

export function keyRow(words: Words, press: (key: TouchedKey) => void): HTMLElement {
  return el(
    'div',
    { class: 'keys', role: 'group', 'aria-label': words.t('page.term.keys') },
    ...KEYS.map(([key, label, name]) => {
      const button = el('button', { type: 'button', 'aria-label': words.t(`page.term.key.${name}`) }, label);
      // The field keeps the focus, or the phone's keyboard would fold away.
      button.addEventListener('pointerdown', event => event.preventDefault());
      button.addEventListener('click', () => press(key));
      return button;
    }),
  );
}
