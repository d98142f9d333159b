/** Bringing files: by buttons, or dropped anywhere on the page; shown before they are taken. */
import type { Input, SeenFile } from '../../live/protocol.ts';
import { type Child, el } from '../dom/element.ts';
import { sizeWords } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';
import { inputsOf, MOST_BYTES, offeredBy, type Sorted, sorted } from './dropped.ts';

export interface BringOptions {
  readonly words: Words;
  readonly send: (input: Input) => string | null;
  readonly announce: (text: string) => void;
  /** Files that are in the working directory. */
  readonly present: () => readonly SeenFile[];
  readonly taken: (paths: readonly string[]) => void;
}

interface BroughtFile {
  readonly path: string;
  readonly file: File;
}

export function bringOf(options: BringOptions): HTMLElement {
  const { words } = options;
  const bring = (files: readonly BroughtFile[]): void => {
    if (files.length > 0) void review(options, files);
  };
  const picker = (key: string, folder: boolean): HTMLElement => {
    const field = el('input', {
      type: 'file',
      multiple: true,
      webkitdirectory: folder,
      hidden: true,
      onchange: () => {
        const files = [...(field.files ?? [])];
        bring(files.map(file => ({ path: file.webkitRelativePath || file.name, file })));
        field.value = '';
      },
    });
    return el(
      'span',
      {},
      el(
        'button',
        { type: 'button', class: 'btn', 'data-key': key, onclick: () => field.click() },
        words.t(`box.${key}`),
      ),
      field,
    );
  };
  followDrags(bring);
  return el(
    'div',
    { class: 'bring' },
    el('b', {}, words.t('box.bring')),
    picker('files', false),
    picker('folder', true),
  );
}

/** A drag over the page shows where it would go; what is no file goes its usual way. */
function followDrags(bring: (files: readonly BroughtFile[]) => void): void {
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  const show = (dragged: boolean): void => void document.body.classList.toggle('dragged', dragged);
  addEventListener('dragover', event => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  addEventListener('dragleave', event => event.relatedTarget === null && show(false));
  addEventListener('drop', event => {
    show(false);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const items = [...(event.dataTransfer?.items ?? [])];
    // Entries are there only as long as the event is.
    const entries = items.map(item => item.webkitGetAsEntry()).filter(entry => entry !== null);
    void Promise.all(entries.map(entry => filesBelow(entry, ''))).then(found => bring(found.flat()));
  });
}

/** Files that one looks into at most: more are refused anyway. */
const LOOKED = 2_000;

async function filesBelow(entry: FileSystemEntry, above: string): Promise<readonly BroughtFile[]> {
  const path = above + entry.name;
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File | null>(done => entry.file(done, () => done(null)));
    return file === null ? [] : [{ path, file }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const reader = entry.createReader();
  const found: BroughtFile[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>(done => reader.readEntries(done, () => done([])));
    if (some.length === 0 || found.length > LOOKED) return found;
    for (const each of some) found.push(...(await filesBelow(each, `${path}/`)));
  }
}

async function review(options: BringOptions, files: readonly BroughtFile[]): Promise<void> {
  const offered = await offeredBy(files);
  const found: Sorted =
    offered === null ? { ok: false, why: 'zip', path: files[0]?.path ?? '' } : await sorted(offered);
  show(options, found);
}

/** Rows of a list that are told one by one. */
const ROWS = 12;

function show({ words, send, announce, present, taken }: BringOptions, found: Sorted): void {
  const close = el(
    'button',
    { type: 'button', class: 'btn', onclick: () => box.close() },
    words.t(found.ok ? 'box.cancel' : 'box.close'),
  );
  const content: Child[] = [];
  if (!found.ok) {
    const most = sizeWords(words, MOST_BYTES);
    content.push(el('p', { class: 'complaint' }, words.t(`box.refused.${found.why}`, { path: found.path, most })));
    content.push(el('div', {}, close));
  } else {
    const known = new Set(present().map(({ path }) => path));
    const replaced = found.taken.filter(({ path }) => known.has(path)).length;
    const bytes = found.taken.reduce((sum, each) => sum + each.bytes.length, 0);
    const row = (mark: string, path: string, told: string): HTMLElement =>
      el('li', { class: mark }, el('span', { class: 'mono' }, path), el('span', { class: 'num' }, told));
    content.push(
      el('p', {}, words.n('box.takes', found.taken.length, { size: sizeWords(words, bytes) })),
      el(
        'ul',
        { class: 'brought' },
        ...found.taken
          .slice(0, ROWS)
          .map(each =>
            row(
              known.has(each.path) ? 'again' : 'new',
              each.path,
              known.has(each.path) ? words.t('box.replaces') : sizeWords(words, each.bytes.length),
            ),
          ),
        found.taken.length > ROWS ? el('li', {}, words.n('box.more', found.taken.length - ROWS)) : null,
        ...found.left.slice(0, ROWS).map(each => row('out', each.path, words.t(`box.left.${each.why}`))),
        found.left.length > ROWS ? el('li', {}, words.n('box.more-left', found.left.length - ROWS)) : null,
      ),
    );
    const take = el(
      'button',
      {
        type: 'button',
        class: 'btn pri',
        onclick: () => {
          box.close();
          for (const input of inputsOf(found.taken)) if (send(input) === null) return;
          const paths = found.taken.map(({ path }) => path);
          announce(words.n('box.took', paths.length));
          taken(paths);
        },
      },
      replaced === 0 ? words.t('box.take') : words.n('box.take-over', replaced),
    );
    content.push(el('div', {}, close, take));
  }
  const box = el(
    'dialog',
    { class: 'askbox bringbox', 'aria-labelledby': 'bring-title', onclose: () => box.remove() },
    el('h2', { id: 'bring-title' }, words.t(found.ok ? 'box.bring.title' : 'box.refused.title')),
    ...content,
  );
  document.body.append(box);
  box.showModal();
}
