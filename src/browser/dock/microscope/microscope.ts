/** The layer microscope: an image layer by layer, the files of one layer, who shares it; beside it the X-ray of the latest build. */
import type { SeenHost, SeenImage, SeenLayer } from '../../../live/protocol.ts';
import type { LayerChanges } from '../../channel/channel.ts';
import { type Child, el, replace, style } from '../../dom/element.ts';
import { short, size } from '../../dom/units.ts';
import type { Words } from '../../dom/words.ts';
import { argumentOf, colourOf, instructionOf, slabHeight, TEXT_HEIGHT } from '../layout.ts';
import { xrayElement } from '../xray.ts';
import { type ChangedPath, counts, places, wasted } from './changes.ts';

export interface Microscope {
  readonly openLayer: (view: SeenHost, chainId: string) => void;
  readonly openImage: (view: SeenHost, id: string) => void;
  readonly openBuild: (view: SeenHost) => void;
}

export interface MicroscopeOptions {
  readonly words: Words;
  readonly changes: (chainId: string) => Promise<LayerChanges | null>;
}

type Subject =
  | { readonly kind: 'layer'; readonly chainId: string }
  | { readonly kind: 'image'; readonly id: string }
  | { readonly kind: 'build' };

export function microscopeOf({ words, changes }: MicroscopeOptions): Microscope {
  const title = el('h1', { id: 'scope-title' }, words.t('page.scope'));
  const what = el('p', {});
  const left = el('div', { class: 'scope-left' });
  const right = el('div', { class: 'scope-right' });
  const close = el('button', { type: 'button', class: 'btn', autofocus: true }, words.t('page.scope.close'));
  const dialog = el(
    'dialog',
    { class: 'scope', 'aria-labelledby': 'scope-title' },
    el('div', { class: 'title' }, title, what, close),
    el('div', { class: 'cols' }, left, right),
  );
  document.body.append(dialog);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => {
    if (event.target === dialog) dialog.close();
  });
  const known = new Map<string, Promise<LayerChanges | null>>();
  const changesOf = (chainId: string): Promise<LayerChanges | null> => {
    const asked = known.get(chainId) ?? changes(chainId);
    known.set(chainId, asked);
    void asked.then(found => {
      if (found === null) known.delete(chainId);
    });
    return asked;
  };
  let turn = 0;

  const open = (view: SeenHost, subject: Subject): void => {
    turn += 1;
    const build = view.builds.at(-1) ?? null;
    replace(right, build === null ? null : xrayElement(build, words));
    dialog.classList.toggle('single', build === null);
    const images = imagesFor(view, subject);
    const layer = subject.kind === 'layer' ? (view.layers[subject.chainId] ?? null) : null;
    replace(what, images.length > 1 ? words.t('page.scope.two') : (images[0]?.tags[0] ?? ''));
    const files = el('div', { class: 'files' });
    replace(
      left,
      images.length === 0 ? null : stacks(view, images, subject),
      subject.kind === 'image' && images[0] !== undefined ? configOf(images[0], words) : null,
      layer === null ? null : files,
    );
    dialog.classList.toggle('only-build', images.length === 0 && layer === null);
    if (layer !== null) void fill(files, view, layer, images, turn);
    if (!dialog.open) dialog.showModal();
    if (subject.kind === 'build') dialog.querySelector<HTMLElement>('#xray-title')?.focus();
    else left.querySelector<HTMLElement>('.here')?.scrollIntoView({ block: 'nearest' });
  };

  const stacks = (view: SeenHost, images: readonly SeenImage[], subject: Subject): HTMLElement => {
    const shared = sharedBase(images);
    const chosen = subject.kind === 'layer' ? subject.chainId : null;
    const slab = (layer: SeenLayer, wide: boolean): HTMLElement => {
      const button = el(
        'button',
        {
          type: 'button',
          class: `slab k-${colourOf(instructionOf(layer))}${layer.chainId === chosen ? ' here' : ''}`,
          'aria-pressed': String(layer.chainId === chosen),
          onclick: () => {
            open(view, { kind: 'layer', chainId: layer.chainId });
            left.querySelector<HTMLElement>('.here')?.focus();
          },
        },
        el('b', {}, instructionOf(layer)),
        el('span', { class: 'arg' }, argumentOf(layer.createdBy)),
        wide ? el('span', { class: 'common' }, words.n('page.dock.shared', images.length)) : null,
        el('span', { class: 'sz num' }, size(layer.size)),
      );
      style(button, { height: `${Math.max(TEXT_HEIGHT, Math.round(slabHeight(layer.size) * 1.3))}px` });
      return button;
    };
    const drawRow = (row: HistoryRow, wide: boolean): HTMLElement =>
      row.layer === null
        ? el(
            'span',
            { class: 'slab thin', title: row.text },
            el('span', { class: 'arg' }, row.text),
            el('span', { class: 'sz num' }, '0B'),
          )
        : slab(row.layer, wide);
    // From the highest shared layer downwards the histories are one, and are drawn once.
    const cut = (rows: readonly HistoryRow[]): number => {
      const found = rows.findIndex(row => row.layer !== null && shared.includes(row.layer.chainId));
      return found < 0 ? rows.length : found;
    };
    const columns = images.map(image => {
      const rows = rowsOf(view, image);
      return el(
        'div',
        {},
        el(
          'div',
          { class: 'name' },
          el('b', {}, image.tags[0] ?? short(image.id)),
          el('small', {}, words.n('page.scope.rows', image.history.length)),
          el('span', { class: 'num' }, size(image.size)),
        ),
        el('div', { class: 'ln' }, ...rows.slice(0, cut(rows)).map(row => drawRow(row, false))),
      );
    });
    const [first] = images;
    const base = first === undefined ? [] : rowsOf(view, first);
    const most = Math.max(1, ...images.map(image => image.size));
    return el(
      'div',
      { class: `pair${images.length === 1 ? ' one' : ''}` },
      ...columns,
      shared.length > 0
        ? el('div', { class: 'shared ln' }, ...base.slice(cut(base)).map(row => drawRow(row, true)))
        : null,
      el('div', { class: 'quay' }),
      el(
        'div',
        { class: 'lin' },
        el('span', { class: 'head' }, words.t('page.scope.linear')),
        ...images.flatMap((image): readonly Child[] => {
          const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
          for (const id of image.layers) {
            const layer = view.layers[id];
            if (layer === undefined || layer.size === 0) continue;
            const part = el('i', { class: `k-${colourOf(instructionOf(layer))}` });
            style(part, { width: `${(100 * layer.size) / most}%` });
            bar.append(part);
          }
          return [
            el('span', { class: 'mono' }, image.tags[0] ?? short(image.id)),
            bar,
            el('span', { class: 'num' }, size(image.size)),
          ];
        }),
      ),
    );
  };

  const fill = async (
    files: HTMLElement,
    view: SeenHost,
    layer: SeenLayer,
    images: readonly SeenImage[],
    mine: number,
  ): Promise<void> => {
    const argument = argumentOf(layer.createdBy);
    const head = el(
      'h2',
      {},
      el('span', { class: 'dot' }),
      `${instructionOf(layer)} ${argument}`,
      el('span', { class: 'quiet mono num' }, size(layer.size)),
    );
    const sharers = view.images.filter(image => image.layers.includes(layer.chainId));
    const facts = el(
      'dl',
      { class: 'facts' },
      el('dt', {}, 'DiffID'),
      el('dd', { class: 'mono' }, layer.diffId),
      el('dt', {}, 'ChainID'),
      el('dd', { class: 'mono' }, layer.chainId),
      el('dt', {}, words.t('page.scope.stand')),
      el(
        'dd',
        {},
        ...(sharers.length === 0
          ? [words.t('page.dock.only-cache')]
          : sharers.flatMap((image, index): readonly Child[] => [
              index > 0 ? ', ' : null,
              el('code', {}, image.tags[0] ?? `<none> ${short(image.id)}`),
            ])),
      ),
    );
    replace(files, head, el('p', { class: 'sum' }, words.t('page.scope.asking')), facts);
    const told = await changesOf(layer.chainId);
    if (mine !== turn) return;
    if (told === null) return replace(files, head, el('p', { class: 'sum' }, words.t('page.scope.no-answer')), facts);
    const { changes: own, more } = told;
    const { added, changed, deleted } = counts(own);
    const sum = el(
      'p',
      { class: 'sum num' },
      `${words.n('page.scope.added', added)}, ${words.n('page.scope.changed', changed)}, ${words.n('page.scope.deleted', deleted)}.`,
      more.files > 0 ? ` ${words.n('page.scope.more', more.files, { size: size(more.bytes) })}` : '',
    );
    replace(
      files,
      head,
      sum,
      own.length === 0 ? el('p', { class: 'sum' }, words.t('page.scope.no-files')) : table(places(own), layer),
      facts,
    );
    const image = images[0] ?? sharers[0];
    const above = image === undefined ? [] : image.layers.slice(image.layers.indexOf(layer.chainId) + 1);
    const later = (await Promise.all(above.map(changesOf))).flatMap(found => (found === null ? [] : [found]));
    const lost = wasted(
      own,
      later.map(found => found.changes),
    );
    // Of a layer that is told in part nobody knows how much of it is hidden.
    const whole = [told, ...later].every(found => found.more.files === 0);
    if (mine === turn && lost > 0 && whole)
      sum.append(' ', el('strong', { class: 'waste' }, words.t('page.scope.wasted', { size: size(lost) })));
  };

  const table = (rows: readonly ChangedPath[], layer: SeenLayer): HTMLElement => {
    const body = el('tbody');
    const most = Math.max(1, ...rows.map(row => row.size));
    const rowOf = (place: ChangedPath, depth: number): HTMLElement => {
      const sign = { A: '+', C: '~', D: '−', mixed: '±' }[place.kind];
      const bar = el('i', { class: `k-${colourOf(instructionOf(layer))}` });
      style(bar, { width: `${Math.min(100, (100 * place.size) / most)}%` });
      const name =
        place.within.length === 0
          ? el('span', {}, place.path)
          : el('button', { type: 'button', class: 'link', 'aria-expanded': 'false' }, place.path);
      const row = el(
        'tr',
        { class: { A: 'add', C: 'mod', D: 'del', mixed: 'mod' }[place.kind] },
        el('td', { 'aria-label': words.t(`page.scope.kind.${place.kind}`) }, sign),
        el('td', { class: `path d${Math.min(depth, 5)}` }, name),
        el('td', { class: 'n num' }, place.kind === 'D' ? '' : size(place.size)),
        el('td', { class: 'w', 'aria-hidden': 'true' }, bar),
      );
      let opened: readonly HTMLElement[] = [];
      const shut = (): void => {
        for (const each of opened) {
          each.dispatchEvent(new Event('shut'));
          each.remove();
        }
        opened = [];
        name.setAttribute('aria-expanded', 'false');
      };
      row.addEventListener('shut', shut);
      name.addEventListener('click', () => {
        if (place.within.length === 0) return;
        if (opened.length > 0) return shut();
        opened = place.within.slice(0, 200).map(each => rowOf(each, depth + 1));
        row.after(...opened);
        name.setAttribute('aria-expanded', 'true');
      });
      return row;
    };
    body.append(...rows.map(row => rowOf(row, 0)));
    return el(
      'table',
      {},
      el(
        'thead',
        { class: 'vh' },
        el(
          'tr',
          {},
          el('th', {}, words.t('page.scope.change')),
          el('th', {}, words.t('page.scope.path')),
          el('th', {}, words.t('page.scope.size')),
          el('th', {}, words.t('page.scope.share')),
        ),
      ),
      body,
    );
  };

  return {
    openLayer: (view, chainId) => open(view, { kind: 'layer', chainId }),
    openImage: (view, id) => open(view, { kind: 'image', id }),
    openBuild: view => open(view, { kind: 'build' }),
  };
}

interface HistoryRow {
  readonly text: string;
  /** The layer that it made; null for metadata. */
  readonly layer: SeenLayer | null;
}

/** The image's history, newest first, each row with its layer. */
function rowsOf(view: SeenHost, image: SeenImage): readonly HistoryRow[] {
  const rows = image.history.map(
    (row): HistoryRow => ({
      text: plain(row.createdBy),
      layer: row.layer === null ? null : (view.layers[row.layer] ?? null),
    }),
  );
  const listed = new Set(image.history.map(row => row.layer));
  // A history that does not name every layer (docker load of a foreign image) still shows them all.
  const rest = image.layers.filter(id => !listed.has(id)).reverse();
  return [...rows, ...rest.map((id): HistoryRow => ({ text: '', layer: view.layers[id] ?? null }))].filter(
    row => row.layer !== null || row.text !== '',
  );
}

function plain(createdBy: string): string {
  return createdBy
    .replace(/ # buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The image of the subject, and for a shared layer the other that shares most with it. */
function imagesFor(view: SeenHost, subject: Subject): readonly SeenImage[] {
  if (subject.kind === 'build') {
    const made = view.builds.at(-1)?.image ?? null;
    return view.images.filter(image => image.id === made).slice(0, 1);
  }
  if (subject.kind === 'image') return view.images.filter(image => image.id === subject.id).slice(0, 1);
  const standing = view.images.filter(image => image.layers.includes(subject.chainId));
  const [first, second] = [...standing].sort((one, other) => other.layers.length - one.layers.length);
  if (first === undefined) return [];
  // Beside it the image that has most in common with it: what differs shows against what is shared.
  const common = (image: SeenImage): number => sharedBase([first, image]).length;
  const [near] = view.images
    .filter(image => image !== first && common(image) > 0)
    .sort((one, other) => common(other) - common(one));
  const other = second ?? near;
  return other === undefined ? [first] : [first, other];
}

function sharedBase(images: readonly SeenImage[]): readonly string[] {
  const [one, other] = images;
  if (one === undefined || other === undefined) return [];
  return one.layers.filter((id, index) => other.layers[index] === id);
}

function configOf(image: SeenImage, words: Words): HTMLElement {
  const { config } = image;
  const json = (list: readonly string[] | null): string => (list === null ? '' : JSON.stringify(list));
  const rows: readonly (readonly [string, string])[] = [
    ['Id', image.id],
    ['RepoTags', image.tags.join(', ')],
    ['RepoDigests', image.digests.join(', ')],
    ['Platform', image.platform],
    ['Entrypoint', json(config.entrypoint)],
    ['Cmd', json(config.cmd)],
    ['Env', config.env.join('\n')],
    ['WorkingDir', config.workingDir],
    ['User', config.user],
    ['ExposedPorts', config.exposedPorts.join(', ')],
    ['Volumes', config.volumes.join(', ')],
    [
      'Labels',
      Object.entries(config.labels)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    ],
    ['StopSignal', config.stopSignal ?? ''],
  ];
  return el(
    'section',
    { class: 'files config', 'aria-label': words.t('page.scope.config') },
    el('h2', {}, words.t('page.scope.config')),
    el(
      'dl',
      { class: 'facts' },
      ...rows
        .filter(([, value]) => value !== '')
        .flatMap(([name, value]) => [el('dt', {}, name), el('dd', { class: 'mono' }, value)]),
    ),
  );
}
