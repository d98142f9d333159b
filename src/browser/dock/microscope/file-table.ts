/** The changed paths of a layer as a table; a directory opens into its own rows. */
import { el, style } from '../../dom/element.ts';
import { sizeWords } from '../../dom/units.ts';
import type { Words } from '../../dom/words.ts';
import type { ChangedPath } from './changes.ts';

/** The most rows that a directory opens into. */
const LONGEST = 200;
/** The style sheet indents so many levels. */
const DEEPEST = 5;
const SIGN = { A: '+', C: '~', D: '−', mixed: '±' } as const;
const LOOK = { A: 'add', C: 'mod', D: 'del', mixed: 'mod' } as const;

/** `colour`: of the bars that show each path's share, as layout.ts gives them. */
export function fileTable(words: Words, paths: readonly ChangedPath[], colour: string): HTMLElement {
  const most = Math.max(1, ...paths.map(path => path.size));
  const columns = ['change', 'path', 'size', 'share'].map(name => el('th', {}, words.t(`page.scope.${name}`)));
  return el(
    'table',
    {},
    el('thead', { class: 'vh' }, el('tr', {}, ...columns)),
    el('tbody', {}, ...paths.map(path => rowOf({ words, colour, most }, path, 0))),
  );
}

interface TableLook {
  readonly words: Words;
  readonly colour: string;
  /** Bytes of the largest path. */
  readonly most: number;
}

function rowOf(look: TableLook, path: ChangedPath, depth: number): HTMLElement {
  const { words, colour, most } = look;
  const bar = el('i', { class: `k-${colour}` });
  style(bar, { width: `${Math.min(100, (100 * path.size) / most)}%` });
  const opens = path.within.length > 0;
  const name = opens
    ? el('button', { type: 'button', class: 'link', 'aria-expanded': 'false' }, path.path)
    : el('span', {}, path.path);
  const row = el(
    'tr',
    { class: LOOK[path.kind] },
    el('td', { 'aria-label': words.t(`page.scope.kind.${path.kind}`) }, SIGN[path.kind]),
    el('td', { class: `path d${Math.min(depth, DEEPEST)}` }, name),
    el('td', { class: 'n num' }, path.kind === 'D' ? '' : sizeWords(words, path.size)),
    el('td', { class: 'w', 'aria-hidden': 'true' }, bar),
  );
  if (opens) openInto(row, name, () => path.within.slice(0, LONGEST).map(each => rowOf(look, each, depth + 1)));
  return row;
}

/** The row opens into others below it; shutting it shuts those that they have opened. */
function openInto(row: HTMLElement, name: HTMLElement, rows: () => readonly HTMLElement[]): void {
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
    if (opened.length > 0) {
      shut();
      return;
    }
    opened = rows();
    row.after(...opened);
    name.setAttribute('aria-expanded', 'true');
  });
}
