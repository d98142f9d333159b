/** One layer: its ids, who stands on it, and the files that it added, changed and deleted. */
import type { SeenHost, SeenImage, SeenLayer } from '../../../live/protocol.ts';
import type { LayerChanges } from '../../channel/channel.ts';
import { type Child, el, replace } from '../../dom/element.ts';
import { short, size, sizeWords } from '../../dom/units.ts';
import type { Words } from '../../dom/words.ts';
import { argumentOf, colourOf, instructionOf } from '../layout.ts';
import { counts, places, wasted } from './changes.ts';
import { fileTable } from './file-table.ts';

export interface LayerFilesOptions {
  readonly words: Words;
  readonly view: SeenHost;
  readonly layer: SeenLayer;
  /** The image that the layer is looked at in; what its later layers hide of this one is wasted. */
  readonly image: SeenImage | null;
  /** Null when there was no answer. */
  readonly changes: (chainId: string) => Promise<LayerChanges | null>;
  /** Whether an answer that comes is still wanted. */
  readonly wanted: () => boolean;
}

export function layerFiles(options: LayerFilesOptions): HTMLElement {
  const element = el('div', { class: 'files' });
  void fill(element, options);
  return element;
}

async function fill(element: HTMLElement, options: LayerFilesOptions): Promise<void> {
  const { words, view, layer, changes, wanted } = options;
  const sharers = view.images.filter(image => image.layers.includes(layer.chainId));
  const head = heading(layer);
  const facts = factsOf(words, layer, sharers);
  const sentence = (text: string): HTMLElement => el('p', { class: 'sum' }, text);
  replace(element, head, sentence(words.t('page.scope.asking')), facts);
  const told = await changes(layer.chainId);
  if (!wanted()) return;
  if (told === null) {
    replace(element, head, sentence(words.t('page.scope.no-answer')), facts);
    return;
  }
  const sum = countsElement(words, told);
  const table =
    told.changes.length === 0
      ? sentence(words.t('page.scope.no-files'))
      : fileTable(words, places(told.changes), colourOf(instructionOf(layer)));
  replace(element, head, sum, table, facts);
  const lost = await wastedIn(options, told, options.image ?? sharers[0]);
  if (wanted() && lost > 0)
    sum.append(' ', el('strong', { class: 'waste' }, words.t('page.scope.wasted', { size: sizeWords(words, lost) })));
}

function heading(layer: SeenLayer): HTMLElement {
  return el(
    'h2',
    {},
    el('span', { class: 'dot' }),
    `${instructionOf(layer)} ${argumentOf(layer.createdBy)}`,
    el('span', { class: 'quiet mono num' }, size(layer.size)),
  );
}

function factsOf(words: Words, layer: SeenLayer, sharers: readonly SeenImage[]): HTMLElement {
  const names = sharers.flatMap((image, index): readonly Child[] => [
    index > 0 ? ', ' : null,
    el('code', {}, image.tags[0] ?? `<none> ${short(image.id)}`),
  ]);
  return el(
    'dl',
    { class: 'facts' },
    el('dt', {}, 'DiffID'),
    el('dd', { class: 'mono' }, layer.diffId),
    el('dt', {}, 'ChainID'),
    el('dd', { class: 'mono' }, layer.chainId),
    el('dt', {}, words.t('page.scope.stand')),
    el('dd', {}, ...(sharers.length === 0 ? [words.t('page.dock.only-cache')] : names)),
  );
}

function countsElement(words: Words, { changes, more }: LayerChanges): HTMLElement {
  const { added, changed, deleted } = counts(changes);
  const parts = [
    words.n('page.scope.added', added),
    words.n('page.scope.changed', changed),
    words.n('page.scope.deleted', deleted),
  ];
  return el(
    'p',
    { class: 'sum num' },
    `${parts.join(', ')}.`,
    more.files > 0 ? ` ${words.n('page.scope.more', more.files, { size: sizeWords(words, more.bytes) })}` : null,
  );
}

/**
 * Bytes of this layer that a later layer of the image has replaced or deleted: they are carried all the same. Of a layer that is told in
 * part nobody knows how much of it is hidden: then 0.
 */
async function wastedIn(
  { layer, changes }: LayerFilesOptions,
  own: LayerChanges,
  image: SeenImage | undefined,
): Promise<number> {
  const above = image === undefined ? [] : image.layers.slice(image.layers.indexOf(layer.chainId) + 1);
  const later = (await Promise.all(above.map(changes))).filter(told => told !== null);
  const whole = [own, ...later].every(told => told.more.files === 0);
  return whole
    ? wasted(
        own.changes,
        later.map(told => told.changes),
      )
    : 0;
}
