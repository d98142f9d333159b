/** The dry dock in section: client on the left bank, registry in the water on the right, the host's layers on the floor between. */
import type { Call, SeenHost, Sight } from '../../live/protocol.ts';
import { el, keepingFocus, replace, style } from '../dom/element.ts';
import { sizeWords } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';
import { type Bank, clientBank, registryBank } from './bank.ts';
import { type Crane, craneOf, hang, type LastCommand, nameCab, standing, travel } from './crane.ts';
import { edgesOf } from './edges.ts';
import { appeared, type Dock, dockOf, newest } from './layout.ts';
import { plateElement, treeElement } from './slabs.ts';
import { wireOf } from './traffic.ts';

export interface PictureOptions {
  readonly words: Words;
  readonly openLayer: (chainId: string) => void;
  readonly openImage: (id: string) => void;
  readonly openBuild: () => void;
}

export interface Picture {
  readonly element: HTMLElement;
  readonly render: (view: SeenHost | null, traffic: readonly Call[], last: LastCommand | null) => void;
  /** A command is under way: what is on the wire moves. */
  readonly running: (running: boolean) => void;
  /** What is drawn is another host than the learner's: said beside its name; null: it is theirs. */
  readonly caption: (text: string | null) => void;
  /** Marks a place, until the picture is drawn anew; null: none. */
  readonly look: (sight: Sight | null) => void;
  /** The build step that made the newest layer, as progress names it. */
  readonly newestStep: () => string | null;
}

interface PictureState {
  readonly options: PictureOptions;
  readonly element: HTMLElement;
  readonly summary: HTMLElement;
  readonly hold: HTMLElement;
  readonly plates: HTMLElement;
  readonly empty: HTMLElement;
  readonly crane: Crane;
  readonly client: Bank;
  readonly registry: Bank;
  shown: SeenHost | null;
  /** Of the layer or container that the crane has put down last. */
  here: string | null;
  /** Names that the last command which named images has given. */
  named: ReadonlySet<string>;
}

const LEGEND = ['base', 'copy', 'run', 'work'] as const;
const LEGEND_TEXT = { base: 'FROM, ADD', copy: 'COPY', run: 'RUN', work: 'WORKDIR' } as const;

export function pictureOf(options: PictureOptions): Picture {
  const { words } = options;
  const summary = el('span', { class: 'num sum' });
  const plates = el('div', { class: 'plates' });
  const crane = craneOf(el('div', { class: 'stacks' }), options.openBuild);
  const hold = el(
    'div',
    { class: 'hold' },
    el('div', { class: 'dock' }, crane.yard, el('div', { class: 'quay' }), plates),
  );
  const caption = el('b', { class: 'caption', hidden: true });
  const client = clientBank(words);
  const registry = registryBank(words);
  const element = el(
    'section',
    { class: 'host', id: 'host', 'aria-label': words.t('page.host') },
    el('div', { class: 'hosttop' }, el('h2', {}, words.t('page.host')), summary, caption, legend(words)),
    el(
      'div',
      { class: 'scene' },
      client.element,
      hold,
      ...edgesOf(hold),
      registry.element,
      el('div', { class: 'under', 'aria-hidden': 'true' }),
    ),
  );
  const empty = el('p', { class: 'empty' }, words.t('page.dock.empty'));
  const picture: PictureState = {
    options,
    element,
    summary,
    hold,
    plates,
    empty,
    crane,
    client,
    registry,
    shown: null,
    here: null,
    named: new Set(),
  };
  new ResizeObserver(() => hang(crane, picture.shown, picture.here)).observe(crane.yard);
  return {
    element,
    render: (view, traffic, last) => {
      if (view !== null) render(picture, view, traffic, last);
    },
    running: running => element.classList.toggle('running', running),
    caption: text => {
      caption.hidden = text === null;
      replace(caption, text);
      element.classList.toggle('other', text !== null);
    },
    look: sight => look(picture, sight),
    newestStep: () => newestStep(picture),
  };
}

function legend(words: Words): HTMLElement {
  return el(
    'div',
    { class: 'legend', 'aria-hidden': 'true' },
    ...LEGEND.map(kind => el('span', {}, el('i', { class: `key k-${kind}` }), LEGEND_TEXT[kind])),
    el('span', {}, el('i', { class: 'key k-run hit' }), words.t('page.dock.cached')),
  );
}

function render(picture: PictureState, view: SeenHost, traffic: readonly Call[], last: LastCommand | null): void {
  const { crane, options, shown } = picture;
  const fresh = appeared(shown, view);
  const container = shown === null ? undefined : newContainer(shown, view);
  picture.here = container ?? pointed(picture, view, fresh);
  const named = shown === null ? [] : newNames(shown, view);
  if (named.length > 0) picture.named = new Set(named);
  picture.shown = view;
  const dock = dockOf(view);
  drawDock(picture, view, dock);
  replace(picture.summary, summaryOf(options.words, view));
  nameCab(crane, options.words, last, view.builds.length > 0);
  const pulled = tellWires(picture, view, traffic);
  hang(crane, view, picture.here);
  if (shown === null || (fresh.length === 0 && container === undefined)) return;
  standing(crane, picture.here)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  travel(crane, picture.here, pulled);
}

function newContainer(before: SeenHost, view: SeenHost): string | undefined {
  const known = new Set(before.containers.map(container => container.id));
  return view.containers.find(container => !known.has(container.id))?.id;
}

function newNames(before: SeenHost, view: SeenHost): readonly string[] {
  const known = new Set(before.images.flatMap(image => image.tags.map(tag => `${tag} ${image.id}`)));
  return view.images.flatMap(image => image.tags.filter(tag => !known.has(`${tag} ${image.id}`)));
}

/** The layer that the crane hangs over: the newest of those that came; when the page opens, of those that the latest build made. */
function pointed({ shown, here }: PictureState, view: SeenHost, fresh: readonly string[]): string | null {
  const build = view.builds.at(-1);
  if (fresh.length > 0) return newest(view, fresh);
  // A build that added nothing has nothing to point at.
  if (shown !== null) return build?.at === shown.builds.at(-1)?.at ? here : null;
  const made = build?.steps.filter(step => step.state === 'done' && step.instruction !== 'FROM') ?? [];
  return newest(
    view,
    made.flatMap(step => (step.layer === null ? [] : [step.layer])),
  );
}

function drawDock(
  { options, element, hold, plates, empty, crane, here, named }: PictureState,
  view: SeenHost,
  dock: Dock,
): void {
  const bare = dock.stacks.length === 0;
  const slabs = { ...options, newest: here, named };
  const most = Math.max(1, ...view.images.map(image => image.size));
  keepingFocus(
    hold,
    () => {
      replace(crane.stacks, ...(bare ? [empty] : dock.floor.map(tree => treeElement(tree, slabs))));
      replace(plates, ...dock.stacks.map(stack => plateElement(stack, most, slabs)));
    },
    () => null,
  );
  style(hold, { '--stacks': String(Math.max(1, dock.stacks.length)) });
  hold.classList.toggle('many', dock.stacks.length > 3);
  element.classList.toggle('bare', bare);
}

function summaryOf(words: Words, { images, sums }: SeenHost): string {
  const { layerBytes, cacheBytes, containers } = sums;
  const hidden = sums.images - images.length;
  const layers = words.t('page.dock.layers', { size: sizeWords(words, layerBytes) });
  const cache = words.t('page.dock.cache', { size: sizeWords(words, cacheBytes) });
  return [
    words.n('page.dock.images', images.length),
    hidden > 0 ? words.n('page.dock.hidden', hidden) : '',
    containers > 0 ? words.n('page.dock.containers', containers) : '',
    layerBytes + cacheBytes === 0 ? '' : cacheBytes > 0 ? `${layers}, ${cache}` : layers,
  ]
    .filter(part => part !== '')
    .join(' · ');
}

/** Whether layers came from the registry. */
function tellWires({ client, registry, options }: PictureState, view: SeenHost, traffic: readonly Call[]): boolean {
  const wire = wireOf(traffic, view, options.words);
  client.tell(wire.client, 'right');
  registry.tell(wire.registry, wire.registry?.towards === 'registry' ? 'right' : 'left');
  return traffic.some(call => call.to === 'registry' && call.layer !== null && call.received > 0);
}

function look(picture: PictureState, sight: Sight | null): void {
  for (const marked of picture.element.querySelectorAll('.looked')) marked.classList.remove('looked');
  const place = sight === null ? null : placeOf(picture, sight);
  place?.classList.add('looked');
  place?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function placeOf({ element, client, registry, crane }: PictureState, sight: Sight): Element | null {
  switch (sight.kind) {
    case 'client':
      return client.element;
    case 'registry':
      return registry.element;
    case 'daemon':
      return crane.cab;
    case 'image':
      return element.querySelector(`[data-key="plate-${CSS.escape(sight.id)}"]`);
    case 'layer':
    case 'container':
      return element.querySelector(`[data-id="${CSS.escape(sight.id)}"]`);
  }
}

function newestStep({ shown, here }: PictureState): string | null {
  return shown?.builds.at(-1)?.steps.find(step => step.layer === here && step.state === 'done')?.name ?? null;
}
