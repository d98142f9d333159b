/** Slabs, stacks and name plates as elements. */
import { el, style } from '../quiz/element.ts';
import { short, size } from '../quiz/units.ts';
import type { Words } from '../quiz/words.ts';
import { argumentOf, colourOf, type Slab, type Stack, shortArgument, slabHeight, type Tree, topsOf } from './layout.ts';

export interface SlabOptions {
  readonly words: Words;
  readonly newest: string | null;
  readonly openLayer: (chainId: string) => void;
  readonly openImage: (id: string) => void;
}

export function treeElement(tree: Tree, options: SlabOptions): HTMLElement {
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
                  size: size(container.size),
                }),
                title: `${container.name}: ${words.t(`page.state.${container.state}`, { code: container.exitCode })}, ${size(container.size)}`,
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

export function slabElement(slab: Slab, { words, newest, openLayer }: SlabOptions): HTMLElement {
  const { layer } = slab;
  const height = slabHeight(layer.size);
  const here = layer.chainId === newest;
  const argument = argumentOf(layer.createdBy);
  const label = words.t('page.dock.layer', {
    name: `${layer.instruction} ${argument}`,
    size: size(layer.size),
    sharing: slab.images > 1 ? `, ${words.n('page.dock.shared', slab.images)}` : '',
    cached: slab.cached ? `, ${words.t('page.dock.cached')}` : '',
    here: here ? `, ${words.t('page.dock.here')}` : '',
  });
  const attributes = {
    type: 'button',
    class: `slab k-${colourOf(layer.instruction)}${slab.cached ? ' hit' : ''}${here ? ' here' : ''}${height < 18 ? ' thin' : ''}${slab.stacks > 1 ? ' wide' : ''}`,
    'data-id': layer.chainId,
    'data-key': `slab-${layer.chainId}`,
    'aria-label': label,
    title: `${layer.instruction} ${argument}, ${size(layer.size)}`,
    onclick: () => openLayer(layer.chainId),
  } as const;
  const wide = slab.stacks > 1;
  const shownArgument = wide ? argument : shortArgument(layer.instruction, argument);
  const element =
    height < 18
      ? el('button', attributes)
      : el(
          'button',
          attributes,
          el('b', {}, layer.instruction),
          argument === '' ? null : el('span', { class: 'arg' }, shownArgument),
          el('span', { class: wide || slab.flags.length > 0 ? 'num' : 'sz num' }, size(layer.size)),
          slab.images > 1 && slab.stacks > 1
            ? el('span', { class: 'shared opt' }, words.n('page.dock.once', slab.images))
            : null,
          ...slab.flags.map((flag, index) => el('span', { class: `flag${index === 0 ? ' first' : ' opt'}` }, flag)),
        );
  style(element, { height: `${height}px` });
  return element;
}

/** Below the floor: whose stack it is, and how large in truth. `most`: bytes of the largest image. */
export function plateElement(stack: Stack, most: number, { words, openImage }: SlabOptions): HTMLElement {
  if (stack.kind === 'stage') {
    return el(
      'div',
      { class: 'plate' },
      el(
        'b',
        { class: 'stage' },
        stack.stage === null ? words.t('page.dock.stage') : words.t('page.dock.stage-named', { name: stack.stage }),
      ),
      el('span', {}, words.t('page.dock.only-cache')),
    );
  }
  const { image } = stack;
  const [name, ...more] = image.tags;
  const title = name ?? `<none> ${short(image.id)}`;
  const bar = el('i');
  style(bar, { width: `${Math.max(0.5, (62 * image.size) / Math.max(1, most)).toFixed(1)}%` });
  return el(
    'button',
    {
      type: 'button',
      class: 'plate',
      'data-key': `plate-${image.id}`,
      'aria-label': `${words.t('page.dock.image', { name: title, size: size(image.size) })}${name === undefined ? `, ${words.t('page.dock.dangling')}` : ''}`,
      title: [title, ...more].join('\n'),
      onclick: () => openImage(image.id),
    },
    el('b', {}, title, more.length > 0 ? el('small', {}, ` +${more.length}`) : null),
    el(
      'span',
      { class: 'lin' },
      bar,
      el('span', { class: 'num' }, size(image.size)),
      name === undefined ? el('span', {}, words.t('page.dock.dangling')) : null,
    ),
  );
}
