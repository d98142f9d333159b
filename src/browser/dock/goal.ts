/** What is to stand on the dock in the end, in section beside the dock as it is: what stands already is solid, what is to be put there is dashed. */
import type { QuestionCard, SeenHost } from '../../live/protocol.ts';
import { el, replace, style } from '../dom/element.ts';
import { size, sizeWords } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';
import { argumentOf, colourOf, instructionOf, shortArgument, slabHeight, TEXT_HEIGHT } from './layout.ts';

type GoalStack = QuestionCard['goal'][number];
type GoalSlab = GoalStack['layers'][number];

export interface GoalPicture {
  readonly element: HTMLElement;
  /** `goal`: empty where none is drawn. */
  readonly render: (goal: readonly GoalStack[], host: SeenHost | null) => void;
}

export function goalPicture(words: Words): GoalPicture {
  const element = el('aside', { class: 'goal', 'aria-labelledby': 'goal-title', hidden: true });
  return {
    element,
    render: (goal, host) => {
      element.hidden = goal.length === 0;
      replace(element, ...(host === null || goal.length === 0 ? [] : parts(words, goal, host)));
    },
  };
}

function parts(words: Words, goal: readonly GoalStack[], host: SeenHost): readonly Node[] {
  const floor = el('div', { class: 'floor' }, ...goal.map(image => stackElement(words, image, host)));
  style(floor, { '--n': String(goal.length) });
  return [
    el('h2', { id: 'goal-title' }, words.t('page.goal')),
    el(
      'p',
      { class: 'legend', 'aria-hidden': 'true' },
      el('span', {}, el('i', { class: 'key k-copy' }), words.t('page.goal.there')),
      el('span', {}, el('i', { class: 'key plan' }), words.t('page.goal.missing')),
    ),
    floor,
  ];
}

function stackElement(words: Words, image: GoalStack, host: SeenHost): HTMLElement {
  const there = standing(image, host);
  const whole = there.every(Boolean) && named(image.name, host) !== undefined;
  const bytes = image.layers.reduce((sum, layer) => sum + layer.size, 0);
  return el(
    'div',
    { class: 'pile' },
    el('ol', {}, ...image.layers.map((layer, index) => slabElement(words, layer, there[index] === true)).reverse()),
    el(
      'p',
      { class: 'plate' },
      el('b', {}, el('span', {}, image.name)),
      el(
        'span',
        { class: 'num' },
        `${sizeWords(words, bytes)} · ${words.t(whole ? 'page.goal.is' : 'page.goal.not-yet')}`,
      ),
    ),
  );
}

/** The image that the name points to on this host: names are read as Docker reads them. */
function named(name: string, { images }: SeenHost): SeenHost['images'][number] | undefined {
  const tagged = /:[^/]*$/.test(name) ? name : `${name}:latest`;
  return images.find(image => image.tags.includes(tagged));
}

/** Layer by layer: whether that very layer stands on the host, or one like it in the same place of the image of that name. */
function standing({ name, layers }: GoalStack, host: SeenHost): readonly boolean[] {
  const own = named(name, host)?.layers ?? [];
  return layers.map((layer, index) => {
    if (Object.hasOwn(host.layers, layer.chainId)) return true;
    const other = host.layers[own[index] ?? ''];
    return own.length === layers.length && other?.instruction === layer.instruction && other.size === layer.size;
  });
}

function slabElement(words: Words, layer: GoalSlab, there: boolean): HTMLElement {
  const { size: bytes, createdBy } = layer;
  const instruction = createdBy === null ? layer.instruction : instructionOf({ ...layer, createdBy });
  const height = Math.max(slabHeight(bytes), createdBy === null ? TEXT_HEIGHT : 0);
  const argument = createdBy === null ? '' : shortArgument(instruction, argumentOf(createdBy));
  const thin = height < TEXT_HEIGHT;
  const element = el(
    'li',
    { class: `slab ${there ? `k-${colourOf(instruction)}` : 'plan'}${thin ? ' thin' : ''}` },
    el('b', thin ? { class: 'vh' } : {}, instruction),
    thin || argument === '' ? null : el('span', { class: 'arg' }, argument),
    thin ? null : el('span', { class: 'sz num' }, size(bytes)),
    el('span', { class: 'vh' }, `, ${words.t(there ? 'page.goal.there' : 'page.goal.missing')}`),
  );
  style(element, { height: `${height}px` });
  return element;
}
