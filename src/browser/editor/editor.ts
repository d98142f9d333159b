/** The file being edited: kept as a draft at every key, saved when the hand rests, shown with what the latest build made of it. */
import type { BuildView, Input, View, WorkFile } from '../../live/protocol.ts';
import { el, replace } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { Drafts } from '../quiz/drafts.ts';
import type { Code } from './code.ts';
import { notesOf } from './notes.ts';

export interface EditorOptions {
  readonly words: Words;
  readonly drafts: Drafts;
  readonly nonce: string;
  readonly send: (input: Input) => string | null;
  /** What the tab bar says: saved or not, and the linter's count. */
  readonly told: (status: { readonly saved: boolean; readonly warnings: number }) => void;
}

export interface Editor {
  readonly element: HTMLElement;
  readonly path: () => string | null;
  readonly open: (path: string) => Promise<void>;
  readonly files: (files: readonly WorkFile[]) => void;
  readonly host: (view: View) => void;
  /** Sends what is not saved yet: before a line runs or an answer is graded. */
  readonly flush: () => void;
  readonly settled: (id: string) => void;
}

/** The hand rests. Milliseconds. */
const REST = 700;

export function isDockerfile(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return /^dockerfile(\..+)?$|\.dockerfile$/i.test(name);
}

export function editorOf(options: EditorOptions): Editor {
  const { words, drafts } = options;
  const place = el('div', { class: 'code' });
  const foot = el('p', { class: 'foot' });
  const element = el('div', { class: 'ed' }, place, foot);
  let code: Code | null = null;
  let loading: Promise<Code> | null = null;
  let path: string | null = null;
  let known: readonly WorkFile[] = [];
  let view: View | null = null;
  let dirty = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const under = new Map<string, { readonly path: string; readonly text: string }>();

  const draftName = (of: string): string => `file.${of}`;
  const textOf = (of: string): string | null => known.find(file => file.path === of)?.text ?? null;
  const buildOf = (of: string): BuildView | null => {
    const bare = (name: string): string => name.replace(/^\.\//, '');
    return view?.builds.findLast(build => bare(build.dockerfile) === of || build.dockerfile.endsWith(`/${of}`)) ?? null;
  };
  const annotate = (): void => {
    if (path === null || code === null) return;
    const build = buildOf(path);
    const notes = isDockerfile(path) ? notesOf(code.text(), build, words) : [];
    code.note(notes);
    replace(foot, isDockerfile(path) ? words.t('page.editor.foot') : null);
    tell();
  };
  const tell = (): void => {
    const warnings = path === null ? 0 : (buildOf(path)?.warnings.length ?? 0);
    options.told({ saved: !dirty && under.size === 0, warnings });
  };
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!dirty || path === null || code === null) return;
    dirty = false;
    const text = code.text();
    const id = options.send({ kind: 'edit', edits: [{ path, text }] });
    if (id === null) dirty = true;
    else under.set(id, { path, text });
    tell();
  };
  const load = (): Promise<Code> => {
    loading ??= import('./code.ts').then(({ codeOf }) => {
      code = codeOf({
        parent: place,
        label: '',
        dockerfile: false,
        nonce: options.nonce,
        changed: text => {
          if (path === null) return;
          dirty = true;
          drafts.write(draftName(path), text === '' ? '\n' : text);
          if (timer !== null) clearTimeout(timer);
          timer = setTimeout(() => {
            flush();
            annotate();
          }, REST);
          tell();
        },
        left: flush,
      });
      return code;
    });
    return loading;
  };
  const show = (): void => {
    if (path === null || code === null) return;
    const draft = drafts.read(draftName(path));
    const saved = textOf(path) ?? '';
    code.open(draft ?? saved, isDockerfile(path), words.t('page.editor.label', { file: path }));
    dirty = draft !== null && draft !== saved;
    if (dirty) flush();
    annotate();
  };

  return {
    element,
    path: () => path,
    open: async next => {
      flush();
      path = next;
      await load();
      if (path === next) show();
    },
    files: files => {
      known = files;
      if (path === null || code === null || dirty || under.size > 0) return;
      const text = textOf(path);
      if (text !== null && text !== code.text())
        code.open(text, isDockerfile(path), words.t('page.editor.label', { file: path }));
      annotate();
    },
    host: next => {
      view = next;
      annotate();
    },
    flush,
    settled: id => {
      const edit = under.get(id);
      if (edit === undefined) return;
      under.delete(id);
      if (drafts.read(draftName(edit.path)) === edit.text || edit.text === '') drafts.write(draftName(edit.path), '');
      tell();
    },
  };
}
