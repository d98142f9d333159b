/** Slabs, stacks and name plates as elements. */
import { el, style } from '../dom/element.ts';
import { short, size, sizeWords } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';
import {
  argumentOf,
  colourOf,
  instructionOf,
  type Slab,
  type SlabTree,
  type Stack,
  shortArgument,
  slabHeight,
  TEXT_HEIGHT,
  topsOf,
} from './layout.ts';

export interface SlabOptions {
  readonly words: Words;
  readonly newest: string | null;
  /** Names that were given just now: of several they are the ones to be seen. */
  readonly named: ReadonlySet<string>;
  readonly openLayer: (chainId: string) => void;
  readonly openImage: (id: string) => void;
}

export function treeElement(tree: SlabTree, options: SlabOptions): HTMLElement {
  if (tree.kind === 'top') return topElement(tree.stack, options);
  const tops = tree.above.flatMap(topsOf).length;
  const element = el(
    'div',
    { class: 'tree' },
    tree.above.length > 0 ? el('div', { class: 'above' }, ...tree.above.map(each => treeElement(each, options))) : null,
    slabElement(tree.slab, options),
  );
  style(element, { '--n': String(Math.max(1, tops)) });
  return element;
}

function topElement(stack: Stack, { words, newest }: SlabOptions): HTMLElement {
  const containers = stack.kind === 'image' ? stack.containers : [];
  const element = el(
    'div',
    { class: 'tree crown' },
    containers.length === 0
      ? null
      : el(
          'div',
          { class: 'rws' },
          ...containers.map(container =>
            el(
              'span',
              {
                class: `slab k-rw${container.id === newest ? ' here' : ''}${container.state === 'running' ? '' : ' still'}`,
                'data-id': container.id,
                role: 'img',
                'aria-label': words.t('page.dock.container', {
                  name: container.name,
                  state: words.t(`page.state.${container.state}`, { code: container.exitCode }),
                  size: sizeWords(words, container.size),
                }),
                title: `${container.name}: ${words.t(`page.state.${container.state}`, { code: container.exitCode })}, ${sizeWords(words, container.size)}`,
              },
              el('b', {}, container.name),
              containers.length > 1 ? null : el('span', { class: 'arg' }, words.t('page.dock.rw')),
              container.size > 0 ? el('span', { class: 'sz' }, size(container.size)) : null,
            ),
          ),
        ),
  );
  style(element, { '--n': '1' });
  return element;
}

/** Said to those who do not see the drawing, between what stands there for all. */
function unseen(text: string): HTMLElement {
  return el('span', { class: 'vh' }, text);
}

/** Those given just now first. */
function newestFirst(names: readonly string[], named: ReadonlySet<string>): readonly string[] {
  return [...names.filter(name => named.has(name)), ...names.filter(name => !named.has(name))];
}

/** A slab has room for so many names; of more, the last place says how many there are. */
const FLAGS = 2;

function flagElements(names: readonly string[], named: ReadonlySet<string>): readonly HTMLElement[] {
  const all = newestFirst(names, named);
  const shown = all.length > FLAGS ? all.slice(0, FLAGS - 1) : all;
  const fresh = (name: string): string => (named.has(name) ? ' fresh' : '');
  return [
    ...shown.map((name, index) => el('span', { class: `flag${index === 0 ? ' first' : ' opt'}${fresh(name)}` }, name)),
    ...(shown.length < all.length ? [el('span', { class: 'flag rest' }, `+${all.length - shown.length}`)] : []),
  ];
}

function slabElement(slab: Slab, { words, newest, named, openLayer }: SlabOptions): HTMLElement {
  const { layer } = slab;
  // A name needs a slab that carries text, however thin its layer is.
  const height = Math.max(slabHeight(layer.size), slab.flags.length > 0 ? TEXT_HEIGHT : 0);
  const here = layer.chainId === newest;
  const instruction = instructionOf(layer);
  const argument = argumentOf(layer.createdBy);
  const thin = height < TEXT_HEIGHT;
  const wide = slab.stacks > 1;
  const title = [`${instruction} ${argument}, ${sizeWords(words, layer.size)}`, ...slab.flags].join('\n');
  const extra = [
    wide && slab.images > 1 ? words.n('page.dock.shared', slab.images) : '',
    slab.cached ? words.t('page.dock.cached') : '',
    here ? words.t('page.dock.here') : '',
  ].filter(part => part !== '');
  const look = {
    class: `slab k-${colourOf(instruction)}${slab.cached ? ' hit' : ''}${here ? ' here' : ''}${thin ? ' thin' : ''}${wide ? ' wide' : ''}`,
    'data-id': layer.chainId,
    title,
  } as const;
  const element = thin
    ? el('span', {
        ...look,
        role: 'img',
        'aria-label': [words.t('page.dock.layer', { name: title }), ...extra].join(', '),
      })
    : el(
        'button',
        { ...look, type: 'button', 'data-key': `slab-${layer.chainId}`, onclick: () => openLayer(layer.chainId) },
        el('b', {}, instruction),
        argument === '' ? null : el('span', { class: 'arg' }, wide ? argument : shortArgument(instruction, argument)),
        el('span', { class: wide || slab.flags.length > 0 ? 'num' : 'sz num' }, size(layer.size)),
        wide && slab.images > 1 && layer.parent === null
          ? el('span', { class: 'shared opt', 'aria-hidden': 'true' }, words.n('page.dock.once', slab.images))
          : null,
        ...flagElements(slab.flags, named),
        extra.length === 0 ? null : unseen(`, ${extra.join(', ')}`),
      );
  style(element, { height: `${height}px` });
  return element;
}

/** Below the floor: whose stack it is, and how large in truth. `most`: bytes of the largest image. */
export function plateElement(stack: Stack, most: number, { words, named, openImage }: SlabOptions): HTMLElement {
  if (stack.kind === 'stage') {
    return el(
      'div',
      { class: 'plate' },
      el(
        'b',
        { class: 'stage' },
        el(
          'span',
          {},
          stack.stage === null ? words.t('page.dock.stage') : words.t('page.dock.stage-named', { name: stack.stage }),
        ),
      ),
      el('span', {}, words.t('page.dock.only-cache')),
    );
  }
  const { image } = stack;
  const [name, ...more] = newestFirst(image.tags, named);
  const title = name ?? `<none> ${short(image.id)}`;
  const bar = el('i');
  style(bar, { width: `${Math.max(0.5, (62 * image.size) / Math.max(1, most)).toFixed(1)}%` });
  return el(
    'button',
    {
      type: 'button',
      class: 'plate',
      'data-key': `plate-${image.id}`,
      title: [title, ...more].join('\n'),
      onclick: () => openImage(image.id),
    },
    el(
      'b',
      { class: name !== undefined && named.has(name) ? 'fresh' : null },
      el('span', {}, title),
      more.length > 0 ? el('small', {}, ` +${more.length}`) : null,
    ),
    el(
      'span',
      { class: 'lin' },
      bar,
      el('span', { class: 'num' }, sizeWords(words, image.size)),
      name === undefined ? el('span', {}, words.t('page.dock.dangling')) : null,
    ),
    unseen(`, ${words.t('page.dock.image')}`),
  );
}
