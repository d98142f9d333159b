/** What goes wrong on the host on purpose. A choice is an input: it stands there once the host has it. */
import type { ConditionsView, Input } from '../../live/protocol.ts';
import { el } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';

const REGISTRY = ['answers', 'slow', 'down', 'limited', 'corrupt'] as const;
const DISK = ['free', 'full'] as const;

export interface Switches {
  readonly element: HTMLElement;
  readonly render: (conditions: ConditionsView) => void;
}

export function switchesOf(words: Words, send: (input: Input) => string | null): Switches {
  let at: ConditionsView = { registry: 'answers', disk: 'free' };
  const choice = (name: 'registry' | 'disk', values: readonly string[]): HTMLSelectElement =>
    el(
      'select',
      {
        name,
        'data-key': `switch-${name}`,
        onchange: () => {
          const conditions = chosen();
          // Until the host says so, it is as it was.
          render(at);
          send({ kind: 'switch', conditions });
        },
      },
      ...values.map(value => el('option', { value }, words.t(`box.${name}.${value}`))),
    );
  const registry = choice('registry', REGISTRY);
  const disk = choice('disk', DISK);
  const chosen = (): ConditionsView => ({
    registry: REGISTRY.find(each => each === registry.value) ?? at.registry,
    disk: DISK.find(each => each === disk.value) ?? at.disk,
  });
  const render = (conditions: ConditionsView): void => {
    at = conditions;
    registry.value = conditions.registry;
    disk.value = conditions.disk;
    registry.classList.toggle('wrong', conditions.registry !== 'answers');
    disk.classList.toggle('wrong', conditions.disk !== 'free');
  };
  render(at);
  const label = (name: string, field: HTMLElement): HTMLElement =>
    el('label', {}, el('span', {}, words.t(`box.${name}`)), field);
  return {
    element: el('div', { class: 'switches' }, label('registry', registry), label('disk', disk)),
    render,
  };
}
