/** The dry dock in section: client on the left bank, registry in the water on the right, the host's layers on the floor between. */
import type { Call, SeenHost } from '../../live/protocol.ts';
import { calm, drawing, el, keepingFocus, replace, style } from '../dom/element.ts';
import { seconds, size } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';
import { appeared, dockOf, newest } from './layout.ts';
import { plateElement, treeElement } from './slabs.ts';
import { type Sent, wireOf } from './traffic.ts';

export interface PictureOptions {
  readonly words: Words;
  readonly openLayer: (chainId: string) => void;
  readonly openImage: (id: string) => void;
  readonly openBuild: () => void;
}

export interface Picture {
  readonly element: HTMLElement;
  readonly render: (
    view: SeenHost | null,
    traffic: readonly Call[],
    last: { readonly line: string; readonly duration: number | null } | null,
  ) => void;
  /** A command is under way: what is on the wire moves. */
  readonly running: (running: boolean) => void;
  /** The build step that made the newest layer, as progress names it. */
  readonly newestStep: () => string | null;
}

const CLIENT = `<svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true"><rect class="st" x="1" y="1" width="18" height="14" rx="2"/><path class="st" d="m5 5 3 3-3 3M10 11h4"/></svg>`;
const REGISTRY = `<svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true"><path class="st" d="M1 6 10 1l9 5v9H1zM5 15V9h10v6M5 12h10"/></svg>`;
const LEFT_BANK = `<svg class="bank" viewBox="0 0 150 74" preserveAspectRatio="none" aria-hidden="true"><path class="ground" d="M0 8H102V30H126V52H150V74H0Z"/><path class="wall" vector-effect="non-scaling-stroke" d="M0 8H102V30H126V52H149V74"/></svg>`;
const RIGHT_BANK = `<svg class="bank" viewBox="0 0 150 74" preserveAspectRatio="none" aria-hidden="true"><path class="ground" d="M0 74V52H24V30H48V8H62V74Z"/><path class="ground" d="M48 60H150V74H48Z"/><path class="sea" d="M62 24H150V62H62Z"/><path class="wall" vector-effect="non-scaling-stroke" d="M1 74V52H24V30H48V8H62V62H150"/><path class="wave" d="M66 24q4-3 8 0t8 0 8 0 8 0 8 0 8 0 8 0 8 0 8 0 8 0 8 0"/><path class="hull" d="M74 16H142L134 36H82Z"/><g class="boxes"><rect x="84" y="8" width="22" height="7.5" rx="1"/><rect x="108" y="8" width="22" height="7.5" rx="1"/><rect x="84" y="-1" width="22" height="7.5" rx="1"/></g></svg>`;
const TROLLEY = `<svg class="trolley" width="40" height="22" viewBox="0 0 40 22" aria-hidden="true"><rect class="box" x="6" y=".75" width="28" height="16" rx="2"/><circle cx="13" cy="17" r="3"/><circle cx="27" cy="17" r="3"/></svg>`;
const TO_RIGHT = `<svg aria-hidden="true" class="arrow" width="10" height="18" viewBox="0 0 10 18"><path d="m2 4 7 5-7 5"/></svg>`;
const TO_LEFT = `<svg aria-hidden="true" class="arrow" width="10" height="18" viewBox="0 0 10 18"><path d="m8 4-7 5 7 5"/></svg>`;
const LINE = `<svg aria-hidden="true" class="rope"><line x1="0" y1="9" x2="100%" y2="9"/></svg>`;

const TRAVEL = 700;
const LEGEND = ['base', 'copy', 'run', 'work'] as const;
const LEGEND_TEXT = { base: 'FROM, ADD', copy: 'COPY', run: 'RUN', work: 'WORKDIR' } as const;

export function pictureOf(options: PictureOptions): Picture {
  const { words } = options;
  const summary = el('span', { class: 'num sum' });
  const clientWire = el('div', { class: 'wire' });
  const registryWire = el('div', { class: 'wire' });
  const clientText = el('p', { class: 'msg' });
  const registryText = el('p', { class: 'msg' });
  const stacks = el('div', { class: 'stacks' });
  const plates = el('div', { class: 'plates' });
  const cab = el('button', { type: 'button', class: 'cab', 'data-key': 'cab', onclick: options.openBuild });
  const trolley = drawing(TROLLEY);
  const cable = el('div', { class: 'cable', 'aria-hidden': 'true' });
  const carry = el('div', { class: 'carry', 'aria-hidden': 'true' }, el('span', {}));
  const yard = el(
    'div',
    { class: 'yard' },
    el('div', { class: 'legs' }),
    el('div', { class: 'beam' }, el('div', { class: 'bar' }), cab),
    trolley,
    stacks,
    cable,
    carry,
  );
  const hold = el('div', { class: 'hold' }, el('div', { class: 'dock' }, yard, el('div', { class: 'quay' }), plates));
  const empty = el('p', { class: 'empty' }, words.t('page.dock.empty'));
  const element = el(
    'section',
    { class: 'host', id: 'host', 'aria-label': words.t('page.host') },
    el(
      'div',
      { class: 'hosttop' },
      el('h2', {}, words.t('page.host')),
      summary,
      el(
        'div',
        { class: 'legend', 'aria-hidden': 'true' },
        ...LEGEND.map(kind => el('span', {}, el('i', { class: `key k-${kind}` }), LEGEND_TEXT[kind])),
        el('span', {}, el('i', { class: 'key k-run hit' }), words.t('page.dock.cached')),
      ),
    ),
    el(
      'div',
      { class: 'scene' },
      el(
        'div',
        { class: 'actor cli' },
        el('b', {}, drawing(CLIENT), words.t('page.client')),
        clientWire,
        clientText,
        drawing(LEFT_BANK),
      ),
      hold,
      el(
        'div',
        { class: 'actor reg' },
        el('b', {}, drawing(REGISTRY), words.t('page.registry')),
        registryWire,
        registryText,
        drawing(RIGHT_BANK),
      ),
      el('div', { class: 'under', 'aria-hidden': 'true' }),
    ),
  );
  let shown: SeenHost | null = null;
  let here: string | null = null;

  const slab = (id: string): HTMLElement | null => stacks.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  /** Where an element stands in the yard, whatever journey it is on at the moment. */
  const place = (
    element: HTMLElement,
  ): { readonly left: number; readonly right: number; readonly top: number; readonly middle: number } => {
    const { offsetLeft: left, offsetTop: top, offsetWidth: width } = element;
    return { left, right: left + width, top, middle: left + width / 2 };
  };
  /** The cable hangs over the newest slab; at rest the trolley waits at the end of the beam. */
  const hang = (): void => {
    const target = here === null ? null : slab(here);
    cable.hidden = target === null;
    carry.hidden = true;
    if (target === null) {
      style(trolley, { left: `${Math.max(60, yard.offsetWidth - 70)}px` });
      return;
    }
    const to = place(target);
    style(trolley, { left: `${to.middle}px` });
    style(cable, { left: `${to.middle}px`, height: `${Math.max(0, to.top - 32)}px` });
    const source = carriedFrom();
    if (source === null) return;
    const from = place(source.element);
    const rightwards = from.left < to.left;
    const start = rightwards ? from.right : to.middle + 5;
    const end = rightwards ? to.middle - 5 : from.left;
    const top = from.top + source.element.offsetHeight / 2;
    // A file carried to a slab above its source would run through stacks: then the words say it.
    if (end - start < 16 || top > to.top - 6) return;
    carry.hidden = false;
    carry.classList.toggle('back', !rightwards);
    style(carry, { left: `${start}px`, width: `${end - start}px`, top: `${top}px` });
    const text = carry.firstElementChild;
    if (text !== null) text.textContent = source.file;
  };
  const carriedFrom = (): { readonly element: HTMLElement; readonly file: string } | null => {
    const build = shown?.builds.at(-1);
    const step = build?.steps.find(each => each.layer === here && each.instruction === 'COPY');
    const found = /--from=(\S+)\s+(?:--\S+\s+)*(\S+)/.exec(step?.name ?? '');
    if (build === undefined || step === undefined || found === null) return null;
    const [, stage = '', path = ''] = found;
    const last = build.steps.filter(each => each.stage === stage && each.layer !== null).at(-1)?.layer ?? null;
    const source = last === null ? null : slab(last);
    return source === null ? null : { element: source, file: path.split('/').filter(Boolean).at(-1) ?? path };
  };
  const travel = (fromRight: boolean): void => {
    const target = here === null ? null : slab(here);
    if (target === null || calm()) return;
    const { left, right, top } = place(target);
    const dx = fromRight ? yard.offsetWidth - right - 8 : 8 - left;
    const dy = 34 - top;
    const timing = { duration: TRAVEL, easing: 'cubic-bezier(.2,.7,.2,1)' };
    target.animate(
      [
        { transform: `translate(${dx}px,${dy}px)` },
        { transform: `translate(0,${dy}px)`, offset: 0.5 },
        { transform: 'none' },
      ],
      timing,
    );
    trolley.animate(
      [{ transform: `translateX(${dx}px)` }, { transform: 'none', offset: 0.5 }, { transform: 'none' }],
      timing,
    );
    cable.animate(
      [{ transform: `translateX(${dx}px) scaleY(0)` }, { transform: 'scaleY(0)', offset: 0.5 }, { transform: 'none' }],
      timing,
    );
    carry.animate([{ opacity: 0 }, { opacity: 0, offset: 0.8 }, { opacity: 1 }], timing);
  };
  new ResizeObserver(hang).observe(yard);

  const writeWire = (wire: HTMLElement, text: HTMLElement, sent: Sent | null, arrow: string, first: boolean): void => {
    wire.classList.toggle('lit', sent !== null);
    replace(wire, ...(first ? [drawing(arrow), drawing(LINE)] : [drawing(LINE), drawing(arrow)]));
    replace(
      text,
      ...(sent === null
        ? []
        : [el('span', { class: 'mono' }, sent.head), ...sent.lines.flatMap(line => [el('br'), line])]),
    );
  };
  const lightUp = (view: SeenHost, traffic: readonly Call[]): boolean => {
    const wire = wireOf(traffic, view, words);
    writeWire(clientWire, clientText, wire.client, TO_RIGHT, false);
    const pushed = wire.registry?.towards === 'registry';
    writeWire(registryWire, registryText, wire.registry, pushed ? TO_RIGHT : TO_LEFT, !pushed);
    return traffic.some(call => call.to === 'registry' && call.layer !== null && call.received > 0);
  };
  const count = ({ images, sums }: SeenHost): string => {
    const { layerBytes, cacheBytes } = sums;
    const hidden = sums.images - images.length;
    return [
      words.n('page.dock.images', images.length),
      hidden > 0 ? words.n('page.dock.hidden', hidden) : '',
      sums.containers > 0 ? words.n('page.dock.containers', sums.containers) : '',
      layerBytes + cacheBytes === 0
        ? ''
        : words.t('page.dock.layers', { size: size(layerBytes) }) +
          (cacheBytes > 0 ? `, ${words.t('page.dock.cache', { size: size(cacheBytes) })}` : ''),
    ]
      .filter(part => part !== '')
      .join(' · ');
  };

  return {
    element,
    render: (view, traffic, last) => {
      if (view === null) return;
      const fresh = appeared(shown, view);
      const newContainer =
        shown === null
          ? null
          : view.containers.find(container => !shown?.containers.some(each => each.id === container.id));
      const first = shown === null;
      const rebuilt = shown !== null && view.builds.at(-1)?.at !== shown.builds.at(-1)?.at;
      shown = view;
      if (newContainer !== null && newContainer !== undefined) here = newContainer.id;
      else if (fresh.length > 0) here = newest(view, fresh);
      else if (rebuilt) here = null;
      else if (first)
        here = newest(
          view,
          view.builds
            .at(-1)
            ?.steps.flatMap(step =>
              step.state === 'done' && step.instruction !== 'FROM' && step.layer !== null ? [step.layer] : [],
            ) ?? [],
        );
      const dock = dockOf(view);
      const slabOptions = { ...options, newest: here };
      const most = Math.max(1, ...view.images.map(image => image.size));
      keepingFocus(
        hold,
        () => {
          replace(
            stacks,
            ...(dock.stacks.length === 0 ? [empty] : dock.floor.map(tree => treeElement(tree, slabOptions))),
          );
          replace(plates, ...dock.stacks.map(stack => plateElement(stack, most, slabOptions)));
        },
        () => null,
      );
      style(hold, { '--stacks': String(Math.max(1, dock.stacks.length)) });
      hold.classList.toggle('many', dock.stacks.length > 3);
      element.classList.toggle('bare', dock.stacks.length === 0);
      replace(summary, count(view));
      const command =
        last === null ? '' : `${commandOf(last.line)}${last.duration === null ? '' : ` · ${seconds(last.duration)}`}`;
      replace(
        cab,
        words.t('page.daemon'),
        command === '' ? null : el('small', {}, ' ', command),
        view.builds.length === 0 ? null : el('span', { class: 'vh' }, `. ${words.t('page.xray.open')}`),
      );
      cab.disabled = view.builds.length === 0;
      const fromRegistry = lightUp(view, traffic);
      hang();
      if (!first && (fresh.length > 0 || newContainer !== null)) {
        if (here !== null) slab(here)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        travel(fromRegistry);
      }
    },
    running: running => element.classList.toggle('running', running),
    newestStep: () =>
      shown?.builds.at(-1)?.steps.find(step => step.layer === here && step.state === 'done')?.name ?? null,
  };
}

/** The words of a line that say what was done, its last docker command when there are several: `docker image ls`. */
function commandOf(line: string): string {
  const all = (/.*(?:^|[\s;&|(])(docker\s.*)$/.exec(line.trim())?.[1] ?? line.trim()).split(/\s+/);
  if (all[0] !== 'docker') return all[0] ?? '';
  const groups = ['image', 'container', 'builder', 'buildx', 'volume', 'network', 'system'];
  return all.slice(0, groups.includes(all[1] ?? '') ? 3 : 2).join(' ');
}
