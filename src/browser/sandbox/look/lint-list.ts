/** What the linter finds in the open Dockerfile, line by line, below the editor: Docker's rules by their names, what we say marked as ours. */
import type { LintNoteView } from '../../../live/look-view.ts';
import { type Child, el, htmlIn, replace } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import type { FoundInText } from '../../editor/linted.ts';

export interface LintList {
  readonly element: HTMLElement;
  /** Null: there is nothing to say of what is open. */
  readonly render: (found: FoundInText | null) => void;
}

/** `goTo`: puts the cursor on a line of the editor. */
export function lintList(words: Words, goTo: (line: number) => void): LintList {
  const element = el('section', { class: 'lints', 'aria-label': words.t('box.look.lint'), hidden: true });
  const place = (line: number): HTMLElement =>
    el(
      'button',
      { type: 'button', class: 'link num', onclick: () => goTo(line) },
      words.t('box.look.line', { line: words.figure(line) }),
    );
  const row = (note: LintNoteView): HTMLElement =>
    el(
      'li',
      { class: note.by },
      place(note.line),
      el('div', {}, ...(note.rule === null ? ours(words) : docker(note.rule, words)), htmlIn('p', {}, note.html)),
    );
  return {
    element,
    render: found => {
      element.hidden = found === null;
      if (found === null) return;
      const { error, notes, more } = found;
      replace(
        element,
        el('h3', {}, words.t('box.look.lint')),
        error === null
          ? null
          : el(
              'p',
              { class: 'stop' },
              el('b', {}, words.t('box.look.lint.error')),
              ' ',
              error.line === null ? null : place(error.line),
              ' ',
              el('span', { class: 'mono', lang: 'en' }, error.text),
            ),
        notes.length === 0
          ? error === null && el('p', { class: 'quiet' }, words.t('box.look.lint.clean'))
          : el('ol', {}, ...notes.map(row)),
        more > 0 ? el('p', { class: 'quiet' }, words.n('box.look.lint.more', more)) : null,
      );
    },
  };
}

function docker({ name, url, text }: NonNullable<LintNoteView['rule']>, words: Words): readonly Child[] {
  return [
    el('span', { class: 'by' }, words.t('box.look.lint.docker')),
    ' ',
    el('a', { class: 'mono', href: url, target: '_blank', rel: 'noopener noreferrer', lang: 'en' }, name),
    el('p', { class: 'mono said', lang: 'en' }, text),
  ];
}

function ours(words: Words): readonly Child[] {
  return [el('span', { class: 'by own' }, words.t('box.look.lint.drydock'))];
}
