/** The layer microscope: an image layer by layer, the files of one layer, who shares it; beside it the X-ray of the latest build. */
import type { SeenHost } from '../../../live/protocol.ts';
import type { LayerChanges } from '../../channel/channel.ts';
import { el, replace } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import { xrayElement } from '../xray.ts';
import { configOf } from './config.ts';
import { layerFiles } from './layer-files.ts';
import { stacksElement } from './stacks.ts';
import { imagesFor, type Subject } from './subject.ts';

export interface Microscope {
  readonly openLayer: (view: SeenHost, chainId: string) => void;
  readonly openImage: (view: SeenHost, id: string) => void;
  readonly openBuild: (view: SeenHost) => void;
}

export interface MicroscopeOptions {
  readonly words: Words;
  readonly changes: (chainId: string) => Promise<LayerChanges | null>;
}

interface Instrument {
  readonly words: Words;
  readonly changes: MicroscopeOptions['changes'];
  readonly dialog: HTMLDialogElement;
  /** Which image is looked at. */
  readonly what: HTMLElement;
  readonly left: HTMLElement;
  readonly right: HTMLElement;
  /** Counts what was opened: an answer to an earlier one is not wanted any more. */
  turn: number;
}

export function microscopeOf({ words, changes }: MicroscopeOptions): Microscope {
  const what = el('p', {});
  const left = el('div', { class: 'scope-left' });
  const right = el('div', { class: 'scope-right' });
  const dialog = dialogOf(words, what, left, right);
  document.body.append(dialog);
  const scope: Instrument = { words, changes: askedOnce(changes), dialog, what, left, right, turn: 0 };
  return {
    openLayer: (view, chainId) => open(scope, view, { kind: 'layer', chainId }),
    openImage: (view, id) => open(scope, view, { kind: 'image', id }),
    openBuild: view => open(scope, view, { kind: 'build' }),
  };
}

function dialogOf(words: Words, what: HTMLElement, left: HTMLElement, right: HTMLElement): HTMLDialogElement {
  const title = el('h1', { id: 'scope-title' }, words.t('page.scope'));
  const close = el('button', { type: 'button', class: 'btn', autofocus: true }, words.t('page.scope.close'));
  const dialog = el(
    'dialog',
    { class: 'scope', 'aria-labelledby': 'scope-title' },
    el('div', { class: 'title' }, title, what, close),
    el('div', { class: 'cols' }, left, right),
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}

/** A layer never changes: it is asked for once, and again only where there was no answer. */
function askedOnce(changes: MicroscopeOptions['changes']): MicroscopeOptions['changes'] {
  const known = new Map<string, Promise<LayerChanges | null>>();
  return chainId => {
    const asked = known.get(chainId) ?? changes(chainId);
    known.set(chainId, asked);
    void asked.then(found => {
      if (found === null) known.delete(chainId);
    });
    return asked;
  };
}

function open(scope: Instrument, view: SeenHost, subject: Subject): void {
  const { words, dialog, what, left, right } = scope;
  scope.turn += 1;
  const { turn } = scope;
  const build = view.builds.at(-1) ?? null;
  const images = imagesFor(view, subject);
  const layer = subject.kind === 'layer' ? (view.layers[subject.chainId] ?? null) : null;
  const [first] = images;
  replace(what, images.length > 1 ? words.t('page.scope.two') : (first?.tags[0] ?? ''));
  replace(
    left,
    first === undefined
      ? null
      : stacksElement({
          words,
          view,
          images,
          chosen: subject.kind === 'layer' ? subject.chainId : null,
          choose: chainId => {
            open(scope, view, { kind: 'layer', chainId });
            left.querySelector<HTMLElement>('.here')?.focus();
          },
        }),
    subject.kind === 'image' && first !== undefined ? configOf(first, words) : null,
    layer === null
      ? null
      : layerFiles({
          words,
          view,
          layer,
          image: first ?? null,
          changes: scope.changes,
          wanted: () => turn === scope.turn,
        }),
  );
  replace(right, build === null ? null : xrayElement(build, words));
  dialog.classList.toggle('single', build === null);
  dialog.classList.toggle('only-build', first === undefined && layer === null);
  if (!dialog.open) dialog.showModal();
  if (subject.kind === 'build') dialog.querySelector<HTMLElement>('#xray-title')?.focus();
  else left.querySelector<HTMLElement>('.here')?.scrollIntoView({ block: 'nearest' });
}
