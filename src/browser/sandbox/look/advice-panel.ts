/** Advice with figures on what was built last, and the ways to the microscope and the X-ray. Asked for by a button: it builds on a copy of the host. */
import type { AdvicePieceView } from '../../../live/look-view.ts';
import type { SeenHost } from '../../../live/protocol.ts';
import type { AdviceTold } from '../../channel/channel.ts';
import { type Child, el, htmlIn, replace } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';

export interface AdvicePanel {
  readonly element: HTMLElement;
  readonly render: (host: SeenHost) => void;
}

export interface AdvicePanelOptions {
  readonly words: Words;
  /** Null when there was no answer. */
  readonly ask: () => Promise<AdviceTold | null>;
  readonly announce: (text: string) => void;
  readonly openFile: (path: string, line: number) => void;
  /** In the microscope, or the X-ray. */
  readonly show: (sight: NonNullable<AdvicePieceView['sight']>) => void;
}

export function advicePanel(options: AdvicePanelOptions): AdvicePanel {
  const { words } = options;
  const button = el('button', { type: 'button', class: 'btn main', 'data-key': 'advice' }, words.t('box.look.ask'));
  const scope = el('button', { type: 'button', class: 'btn', 'data-key': 'scope' }, words.t('box.look.scope'));
  const xray = el('button', { type: 'button', class: 'btn', 'data-key': 'xray' }, words.t('box.look.xray'));
  const found = el('div', { class: 'found' });
  const stale = el('p', { class: 'quiet stale', hidden: true }, words.t('box.look.stale'));
  let host: SeenHost | null = null;
  /** The host that was looked at. */
  let seen: SeenHost | null = null;
  button.addEventListener('click', async () => {
    button.disabled = true;
    stale.hidden = true;
    replace(found, el('p', { class: 'quiet' }, words.t('box.look.asking')));
    const asked = host;
    const told = await options.ask();
    button.disabled = false;
    seen = told === null ? null : asked;
    stale.hidden = seen === null || seen === host;
    replace(found, ...answered(options, told));
    options.announce(found.querySelector('p')?.textContent ?? '');
  });
  scope.addEventListener('click', () => {
    const newest = newestImage(host);
    if (newest !== null) options.show({ kind: 'image', id: newest });
  });
  xray.addEventListener('click', () => options.show({ kind: 'build' }));
  return {
    element: el(
      'div',
      { class: 'advice' },
      el('p', { class: 'quiet' }, words.t('box.look.lead')),
      el('div', { class: 'lookacts' }, button, scope, xray),
      stale,
      found,
    ),
    render: next => {
      host = next;
      scope.disabled = newestImage(next) === null;
      xray.disabled = next.builds.length === 0;
      stale.hidden = seen === null || seen === next;
      if (next.builds.length === 0 && seen === null)
        replace(found, el('p', { class: 'quiet' }, ...withCode(words.t('box.look.nothing'))));
      else if (found.dataset.empty === 'true') replace(found);
      found.dataset.empty = String(next.builds.length === 0 && seen === null);
    },
  };
}

/** The image of the newest build, or whichever stands first. */
function newestImage(host: SeenHost | null): string | null {
  const made = host?.builds.findLast(({ image }) => image !== null)?.image ?? null;
  return host?.images.find(({ id }) => id === made)?.id ?? host?.images[0]?.id ?? null;
}

function answered(options: AdvicePanelOptions, told: AdviceTold | null): readonly Child[] {
  const { words } = options;
  const sentence = (text: string): HTMLElement => el('p', {}, ...withCode(text));
  if (told === null) return [sentence(words.t('box.look.no-answer'))];
  const line = told.line ?? '';
  if (told.state === 'none') return [sentence(words.t('box.look.nothing'))];
  if (told.state === 'failed') return [sentence(words.t('box.look.failed', { line }))];
  if (told.pieces.length === 0) return [sentence(words.t('box.look.clean', { line }))];
  return [
    sentence(words.t('box.look.of', { line })),
    el('ol', {}, ...told.pieces.map(piece => row(options, piece, told.path))),
  ];
}

function row({ words, openFile, show }: AdvicePanelOptions, piece: AdvicePieceView, path: string | null): HTMLElement {
  const { html, how, caveat, line, sight } = piece;
  const number = words.figure(line);
  return el(
    'li',
    {},
    htmlIn('div', { class: 'what' }, html),
    el(
      'p',
      { class: 'quiet' },
      htmlIn('span', {}, how),
      ' ',
      caveat === null ? null : htmlIn('span', { class: 'caveat' }, caveat),
    ),
    el(
      'p',
      { class: 'lookacts' },
      path === null
        ? null
        : el(
            'button',
            { type: 'button', class: 'link', onclick: () => openFile(path, line) },
            words.t('box.look.to-line', { line: number, file: path }),
          ),
      sight === null
        ? null
        : el('button', { type: 'button', class: 'link', onclick: () => show(sight) }, words.t(SHOWS[sight.kind])),
    ),
  );
}

const SHOWS = { layer: 'box.look.show.layer', image: 'box.look.show.image', build: 'box.look.show.build' } as const;

/** Words of the page in which backquotes stand around what is typed. */
function withCode(text: string): readonly Child[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? el('code', {}, part) : part));
}
