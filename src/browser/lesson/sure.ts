/** How sure one is: asked with each prediction, and beside other answers where the quiz asks it. */
import type { Certainty } from '../../live/protocol.ts';
import { el } from '../dom/element.ts';
import type { FormOptions } from './form.ts';

export interface SureField {
  readonly element: HTMLElement;
  readonly read: () => Certainty | null;
  readonly fill: (level: Certainty) => void;
  readonly lock: (locked: boolean) => void;
}

const LEVELS: readonly Certainty[] = ['guess', 'think', 'know'];

export function sureField({ words, name, changed }: Pick<FormOptions, 'words' | 'name' | 'changed'>): SureField {
  const radios = LEVELS.map(level =>
    el('input', {
      type: 'radio',
      class: 'vh',
      name: `${name}-sure`,
      value: level,
      'data-key': `sure-${level}`,
      onchange: changed,
    }),
  );
  const element = el(
    'fieldset',
    { class: 'sure' },
    el('legend', { class: 'quiet' }, words.t('page.sure')),
    el(
      'div',
      { class: 'opts' },
      ...LEVELS.map((level, index) => el('label', {}, radios[index], el('span', {}, words.t(`page.sure.${level}`)))),
    ),
  );
  return {
    element,
    read: () => LEVELS.find((_, index) => radios[index]?.checked === true) ?? null,
    fill: level => {
      for (const radio of radios) radio.checked = radio.value === level;
    },
    lock: locked => {
      element.disabled = locked;
    },
  };
}
