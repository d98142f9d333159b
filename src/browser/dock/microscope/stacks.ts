/** Images layer by layer, one beside the other; what they share stands under both, once. */
import type { SeenHost, SeenImage, SeenLayer } from '../../../live/protocol.ts';
import { type Child, el, style } from '../../dom/element.ts';
import { short, size, sizeWords } from '../../dom/units.ts';
import type { Words } from '../../dom/words.ts';
import { argumentOf, colourOf, instructionOf, slabHeight, TEXT_HEIGHT } from '../layout.ts';
import { type HistoryRow, rowsOf } from './history.ts';
import { sharedBase } from './subject.ts';

export interface StacksOptions {
  readonly words: Words;
  readonly view: SeenHost;
  /** One, or two side by side. */
  readonly images: readonly SeenImage[];
  /** The layer that is looked at. */
  readonly chosen: string | null;
  readonly choose: (chainId: string) => void;
}

/** A layer stands a little higher here than in the dock. */
const TALLER = 1.3;

export function stacksElement(options: StacksOptions): HTMLElement {
  const { view, images } = options;
  const shared = sharedBase(images);
  const [first] = images;
  const columns = images.map(image => ({ image, rows: rowsOf(view, image) }));
  // From the highest shared layer downwards the histories are one, and are drawn once.
  const cut = (rows: readonly HistoryRow[]): number => {
    const found = rows.findIndex(row => row.layer !== null && shared.includes(row.layer.chainId));
    return found < 0 ? rows.length : found;
  };
  const base = first === undefined ? [] : rowsOf(view, first);
  return el(
    'div',
    { class: `pair${images.length === 1 ? ' one' : ''}` },
    ...columns.map(({ image, rows }) =>
      el(
        'div',
        {},
        nameOf(options, image),
        el('div', { class: 'ln' }, ...rows.slice(0, cut(rows)).map(row => rowElement(options, row, false))),
      ),
    ),
    shared.length > 0
      ? el('div', { class: 'shared ln' }, ...base.slice(cut(base)).map(row => rowElement(options, row, true)))
      : null,
    el('div', { class: 'quay' }),
    sizes(options),
  );
}

function nameOf({ words }: StacksOptions, image: SeenImage): HTMLElement {
  return el(
    'div',
    { class: 'name' },
    el('b', {}, titleOf(image)),
    el('small', {}, words.n('page.scope.rows', image.history.length)),
    el('span', { class: 'num' }, sizeWords(words, image.size)),
  );
}

function titleOf(image: SeenImage): string {
  return image.tags[0] ?? short(image.id);
}

function rowElement(options: StacksOptions, row: HistoryRow, wide: boolean): HTMLElement {
  if (row.layer !== null) return slabButton(options, row.layer, wide);
  return el(
    'span',
    { class: 'slab thin', title: row.text },
    el('span', { class: 'arg' }, row.text),
    el('span', { class: 'sz num' }, '0B'),
  );
}

function slabButton({ words, images, chosen, choose }: StacksOptions, layer: SeenLayer, wide: boolean): HTMLElement {
  const here = layer.chainId === chosen;
  const button = el(
    'button',
    {
      type: 'button',
      class: `slab k-${colourOf(instructionOf(layer))}${here ? ' here' : ''}`,
      'aria-pressed': String(here),
      onclick: () => choose(layer.chainId),
    },
    el('b', {}, instructionOf(layer)),
    el('span', { class: 'arg' }, argumentOf(layer.createdBy)),
    wide ? el('span', { class: 'common' }, words.n('page.dock.shared', images.length)) : null,
    el('span', { class: 'sz num' }, size(layer.size)),
  );
  style(button, { height: `${Math.max(TEXT_HEIGHT, Math.round(slabHeight(layer.size) * TALLER))}px` });
  return button;
}

/** The images as bars of true proportion: the slabs above are not. */
function sizes({ words, view, images }: StacksOptions): HTMLElement {
  const most = Math.max(1, ...images.map(image => image.size));
  return el(
    'div',
    { class: 'lin' },
    el('span', { class: 'head' }, words.t('page.scope.linear')),
    ...images.flatMap((image): readonly Child[] => [
      el('span', { class: 'mono' }, titleOf(image)),
      sizeBar(view, image, most),
      el('span', { class: 'num' }, sizeWords(words, image.size)),
    ]),
  );
}

function sizeBar(view: SeenHost, image: SeenImage, most: number): HTMLElement {
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
  for (const id of image.layers) {
    const layer = view.layers[id];
    if (layer === undefined || layer.size === 0) continue;
    const part = el('i', { class: `k-${colourOf(instructionOf(layer))}` });
    style(part, { width: `${(100 * layer.size) / most}%` });
    bar.append(part);
  }
  return bar;
}
