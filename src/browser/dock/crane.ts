/** The crane over the dock, which is the daemon: it hangs over what it put down last, and shows the way that it came. */
import type { SeenHost } from '../../live/protocol.ts';
import { calm, drawing, el, replace, style } from '../dom/element.ts';
import { seconds } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';

/** The command whose result the host shows: its line, and milliseconds that it took where they are worth a word. */
export interface LastCommand {
  readonly line: string;
  readonly duration: number | null;
}

export interface Crane {
  /** The crane with the stacks under it. */
  readonly yard: HTMLElement;
  readonly stacks: HTMLElement;
  /** The daemon's cab: it opens the latest build. */
  readonly cab: HTMLButtonElement;
  readonly trolley: SVGElement;
  readonly cable: HTMLElement;
  /** A file on its way from one stack to another: COPY --from. */
  readonly carry: HTMLElement;
}

const TROLLEY = `<svg class="trolley" width="40" height="22" viewBox="0 0 40 22" aria-hidden="true"><rect class="box" x="6" y=".75" width="28" height="16" rx="2"/><circle cx="13" cy="17" r="3"/><circle cx="27" cy="17" r="3"/></svg>`;

/** Milliseconds. */
const TRAVEL = 700;
/** Below the beam, in pixels: here the cable begins, and here a slab moves sideways. */
const CABLE_TOP = 32;
const LIFTED = 34;

export function craneOf(stacks: HTMLElement, openBuild: () => void): Crane {
  const cab = el('button', { type: 'button', class: 'cab', 'data-key': 'cab', onclick: openBuild });
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
  return { yard, stacks, cab, trolley, cable, carry };
}

/** The slab or the container with this id. */
export function standing({ stacks }: Crane, id: string | null): HTMLElement | null {
  return id === null ? null : stacks.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
}

interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly middle: number;
}

/** Where an element stands in the yard, whatever journey it is on at the moment. */
function placeOf({ offsetLeft: left, offsetTop: top, offsetWidth: width }: HTMLElement): Place {
  return { left, right: left + width, top, middle: left + width / 2 };
}

export function nameCab({ cab }: Crane, words: Words, last: LastCommand | null, built: boolean): void {
  const command =
    last === null ? '' : `${commandOf(last.line)}${last.duration === null ? '' : ` · ${seconds(last.duration)}`}`;
  replace(
    cab,
    words.t('page.daemon'),
    command === '' ? null : el('small', {}, ' ', command),
    built ? el('span', { class: 'vh' }, `. ${words.t('page.xray.open')}`) : null,
  );
  cab.disabled = !built;
}

/** The words of a line that say what was done, its last docker command when there are several: `docker image ls`. */
function commandOf(line: string): string {
  const all = (/.*(?:^|[\s;&|(])(docker\s.*)$/.exec(line.trim())?.[1] ?? line.trim()).split(/\s+/);
  if (all[0] !== 'docker') return all[0] ?? '';
  const groups = ['image', 'container', 'builder', 'buildx', 'volume', 'network', 'system'];
  return all.slice(0, groups.includes(all[1] ?? '') ? 3 : 2).join(' ');
}

/** The cable hangs over the newest slab; at rest the trolley waits at the end of the beam. */
export function hang(crane: Crane, view: SeenHost | null, newest: string | null): void {
  const { yard, trolley, cable, carry } = crane;
  const target = standing(crane, newest);
  cable.hidden = target === null;
  carry.hidden = true;
  if (target === null) {
    style(trolley, { left: `${Math.max(60, yard.offsetWidth - 70)}px` });
    return;
  }
  const to = placeOf(target);
  style(trolley, { left: `${to.middle}px` });
  style(cable, { left: `${to.middle}px`, height: `${Math.max(0, to.top - CABLE_TOP)}px` });
  const cargo = view === null || newest === null ? null : cargoOf(view, newest);
  const source = standing(crane, cargo?.from ?? null);
  if (cargo !== null && source !== null) drawCargo(carry, cargo.file, source, to);
}

/** The file that made this layer, and the layer that it was taken from. */
function cargoOf(view: SeenHost, layer: string): { readonly from: string; readonly file: string } | null {
  const build = view.builds.at(-1);
  const step = build?.steps.find(each => each.layer === layer && each.instruction === 'COPY');
  const found = /--from=(\S+)\s+(?:--\S+\s+)*(\S+)/.exec(step?.name ?? '');
  if (build === undefined || found === null) return null;
  const [, stage = '', path = ''] = found;
  const from = build.steps.filter(each => each.stage === stage && each.layer !== null).at(-1)?.layer ?? null;
  return from === null ? null : { from, file: path.split('/').filter(Boolean).at(-1) ?? path };
}

function drawCargo(carry: HTMLElement, file: string, source: HTMLElement, to: Place): void {
  const from = placeOf(source);
  const rightwards = from.left < to.left;
  const start = rightwards ? from.right : to.middle + 5;
  const end = rightwards ? to.middle - 5 : from.left;
  const top = from.top + source.offsetHeight / 2;
  // A file carried to a slab above its source would run through stacks: then the words say it.
  if (end - start < 16 || top > to.top - 6) return;
  carry.hidden = false;
  carry.classList.toggle('back', !rightwards);
  style(carry, { left: `${start}px`, width: `${end - start}px`, top: `${top}px` });
  const text = carry.firstElementChild;
  if (text !== null) text.textContent = file;
}

/** The newest slab comes from its bank along the beam and down: from the registry's when it was pulled. */
export function travel(crane: Crane, newest: string | null, fromRight: boolean): void {
  const target = standing(crane, newest);
  if (target === null || calm()) return;
  const { left, right, top } = placeOf(target);
  const dx = fromRight ? crane.yard.offsetWidth - right - 8 : 8 - left;
  const dy = LIFTED - top;
  const move = (element: Element, ...frames: Keyframe[]): void => {
    element.animate(frames, { duration: TRAVEL, easing: 'cubic-bezier(.2,.7,.2,1)' });
  };
  move(
    target,
    { transform: `translate(${dx}px,${dy}px)` },
    { transform: `translate(0,${dy}px)`, offset: 0.5 },
    { transform: 'none' },
  );
  move(crane.trolley, { transform: `translateX(${dx}px)` }, { transform: 'none', offset: 0.5 }, { transform: 'none' });
  move(
    crane.cable,
    { transform: `translateX(${dx}px) scaleY(0)` },
    { transform: 'scaleY(0)', offset: 0.5 },
    { transform: 'none' },
  );
  move(crane.carry, { opacity: 0 }, { opacity: 0, offset: 0.8 }, { opacity: 1 });
}
