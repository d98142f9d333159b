/** The build context's files: their sizes, and making and deleting them. */
import type { Input, SeenFile } from '../../live/protocol.ts';
import { el, keepingFocus, replace } from '../dom/element.ts';
import { sizeWords } from '../dom/units.ts';
import type { Words } from '../dom/words.ts';

export interface FilesPanel {
  readonly element: HTMLElement;
  readonly render: (files: readonly SeenFile[]) => void;
}

export interface FilesOptions {
  readonly words: Words;
  readonly send: (input: Input) => void;
  readonly open: (path: string) => void;
}

/** A relative path inside the working directory. */
export function goodPath(path: string): boolean {
  return (
    path.length <= 256 &&
    !path.startsWith('/') &&
    path.split('/').every(part => part !== '' && part !== '.' && part !== '..') &&
    !/[\p{Cc}\\]/u.test(path)
  );
}

export function filesPanel({ words, send, open }: FilesOptions): FilesPanel {
  const body = el('tbody');
  const name = el('input', {
    type: 'text',
    'aria-label': words.t('page.files.name'),
    placeholder: '.dockerignore',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: 256,
  });
  const complaint = el('p', { class: 'complaint', role: 'alert', hidden: true });
  let known: readonly SeenFile[] = [];
  const form = el(
    'form',
    {
      class: 'newfile',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        const path = name.value.trim();
        const taken = known.some(file => file.path === path);
        const bad = !goodPath(path) || (taken ? known.find(file => file.path === path)?.version === null : false);
        complaint.hidden = !bad;
        replace(complaint, bad ? words.t('page.files.bad') : null);
        if (bad) return name.focus();
        if (!taken) send({ kind: 'edit', edits: [{ path, text: '' }] });
        name.value = '';
        open(path);
      },
    },
    name,
    el('button', { type: 'submit', class: 'btn' }, words.t('page.files.make')),
  );
  const element = el(
    'div',
    { class: 'fl' },
    el(
      'table',
      {},
      el(
        'thead',
        { class: 'vh' },
        el(
          'tr',
          {},
          el('th', {}, words.t('page.files.name')),
          el('th', {}, words.t('page.scope.size')),
          el('th', {}, words.t('page.files.delete')),
        ),
      ),
      body,
    ),
    form,
    complaint,
    el('p', { class: 'foot' }, words.t('page.files.foot')),
  );
  return {
    element,
    render: files => {
      if (files === known) return;
      known = files;
      keepingFocus(
        body,
        () =>
          replace(
            body,
            ...files.map(file =>
              el(
                'tr',
                {},
                el(
                  'td',
                  {},
                  file.version === null
                    ? el('span', { class: 'quiet' }, file.path)
                    : el(
                        'button',
                        {
                          type: 'button',
                          class: 'link',
                          'data-key': `open-${file.path}`,
                          onclick: () => open(file.path),
                        },
                        file.path,
                      ),
                ),
                el('td', { class: 'num' }, sizeWords(words, file.size)),
                el(
                  'td',
                  {},
                  el(
                    'button',
                    {
                      type: 'button',
                      class: 'icon',
                      'data-key': `delete-${file.path}`,
                      'aria-label': words.t('page.files.delete-named', { file: file.path }),
                      title: words.t('page.files.delete'),
                      onclick: () => send({ kind: 'edit', edits: [{ path: file.path, text: null }] }),
                    },
                    '×',
                  ),
                ),
              ),
            ),
          ),
        () => name,
      );
    },
  };
}
