/** The file being edited: kept as a draft at every key, saved when the hand rests, shown with what the latest build made of it. */
import { checkText } from '../../docker/dockerfile/check.ts';
import type { Input, SeenBuild, SeenFile, SeenHost } from '../../live/protocol.ts';
import type { FileText, LintTold } from '../channel/channel.ts';
import { el, replace } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { Drafts } from '../quiz/drafts.ts';
import type { Code } from './code.ts';
import { checkOf, type FoundInText, type Linting, lintingOf } from './linted.ts';
import { notesOf } from './notes.ts';
import { type Texts, textsOf } from './texts.ts';

export interface EditorOptions {
  readonly words: Words;
  readonly drafts: Drafts;
  readonly nonce: string;
  readonly send: (input: Input) => string | null;
  /** Asks for the text of a file; null when there is no answer. */
  readonly text: (path: string) => Promise<FileText | null>;
  /** What the tab bar says: saved or not, and what a build would say; null of what is no Dockerfile. */
  readonly told: (status: { readonly saved: boolean; readonly lint: Lint | null }) => void;
  /** Asks the room about a Dockerfile as it stands; where there is none, the page's own check is all. */
  readonly linter?: ((path: string, text: string) => Promise<LintTold | null>) | undefined;
  /** What the room said of the text that stands there; null of anything else. */
  readonly linted?: ((found: FoundInText | null) => void) | undefined;
}

/** What the builder and its linter have to say. */
interface Lint {
  readonly warnings: number;
  /** The line at which no build would go on, 1-based. */
  readonly error: number | null;
}

export interface Editor {
  readonly element: HTMLElement;
  readonly path: () => string | null;
  readonly open: (path: string) => Promise<void>;
  /** Puts the cursor on a line of the open file, 1-based. */
  readonly goTo: (line: number) => void;
  readonly files: (files: readonly SeenFile[]) => void;
  readonly host: (view: SeenHost) => void;
  /** Sends what is not saved yet: before a line runs or an answer is graded. */
  readonly flush: () => void;
  readonly settled: (id: string, how: 'taken' | 'again' | 'refused') => void;
}

/** The hand rests: the file is saved. Milliseconds. */
const REST = 700;
/** A word is typed to its end, nearly always: the text is read. */
const PAUSE = 300;

export function isDockerfile(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return /^dockerfile(\..+)?$|\.dockerfile$/i.test(name);
}

/** The state of an editor. */
interface Editing {
  readonly options: EditorOptions;
  readonly place: HTMLElement;
  readonly foot: HTMLElement;
  readonly texts: Texts;
  /** Edits that the server has not answered, by id. */
  readonly under: Map<string, { readonly path: string; readonly text: string }>;
  code: Code | null;
  loading: Promise<Code> | null;
  /** The open file. */
  path: string | null;
  /** The file that stands in the editor: the open one, once its text is here. */
  shown: string | null;
  view: SeenHost | null;
  /** Typed, and not sent yet. */
  dirty: boolean;
  asking: boolean;
  timer: ReturnType<typeof setTimeout> | null;
  reading: ReturnType<typeof setTimeout> | null;
  lint: Lint | null;
  linting: Linting | null;
}

export function editorOf(options: EditorOptions): Editor {
  const place = el('div', { class: 'code' });
  const foot = el('p', { class: 'foot' });
  const editing: Editing = {
    options,
    place,
    foot,
    texts: textsOf(options.text),
    under: new Map(),
    code: null,
    loading: null,
    path: null,
    shown: null,
    view: null,
    dirty: false,
    asking: false,
    timer: null,
    reading: null,
    lint: null,
    linting: null,
  };
  if (options.linter !== undefined) editing.linting = lintingOf(options.linter, () => annotate(editing));
  return {
    element: el('div', { class: 'ed' }, place, foot),
    path: () => editing.path,
    open: async next => {
      flush(editing);
      editing.path = next;
      editing.shown = null;
      await load(editing);
      if (editing.path === next) await refresh(editing);
    },
    goTo: line => editing.code?.goTo(line),
    files: files => {
      editing.texts.list(files);
      if (editing.code !== null && !isBusy(editing)) void refresh(editing);
    },
    host: next => {
      editing.view = next;
      annotate(editing);
    },
    flush: () => flush(editing),
    settled: (id, how) => settle(editing, id, how === 'taken'),
  };
}

function draftName(path: string): string {
  return `file.${path}`;
}

/** What is here is newer than what the host has. */
function isBusy({ dirty, under }: Editing): boolean {
  return dirty || under.size > 0;
}

function buildOf({ view }: Editing, path: string): SeenBuild | null {
  const bare = (name: string): string => name.replace(/^\.\//, '');
  const builds = view?.builds ?? [];
  return builds.findLast(build => bare(build.dockerfile) === path || build.dockerfile.endsWith(`/${path}`)) ?? null;
}

function annotate(editing: Editing): void {
  const { options, code, path, foot, shown } = editing;
  if (path === null || code === null || shown !== path) return;
  const build = buildOf(editing, path);
  const text = code.text();
  const recipe = isDockerfile(path);
  if (recipe) editing.linting?.look(path, text);
  const found = recipe ? (editing.linting?.of(path, text) ?? null) : null;
  const check =
    found === null ? { ...checkText(text), whole: false } : { ...checkOf(found, options.words), whole: true };
  const notes = recipe ? notesOf(text, build, check, options.words) : [];
  options.linted?.(found);
  code.note(notes);
  const warnings = notes.reduce((sum, { warning }) => sum + (warning?.split('\n').length ?? 0), 0);
  const error = notes.find(note => note.error !== null)?.line ?? null;
  editing.lint = isDockerfile(path) ? { warnings, error } : null;
  replace(foot, isDockerfile(path) ? options.words.t('page.editor.foot') : null);
  tell(editing);
}

function tell(editing: Editing): void {
  editing.options.told({ saved: !isBusy(editing), lint: editing.lint });
}

function flush(editing: Editing): void {
  const { path, code, under } = editing;
  if (editing.timer !== null) clearTimeout(editing.timer);
  editing.timer = null;
  if (!editing.dirty || path === null || code === null) return;
  editing.dirty = false;
  const text = code.text();
  const id = editing.options.send({ kind: 'edit', edits: [{ path, text }] });
  if (id === null) editing.dirty = true;
  else under.set(id, { path, text });
  tell(editing);
}

function load(editing: Editing): Promise<Code> {
  editing.loading ??= import('./code.ts').then(({ codeOf }) => {
    editing.code = codeOf({
      parent: editing.place,
      label: '',
      dockerfile: false,
      nonce: editing.options.nonce,
      changed: text => typed(editing, text),
      left: () => flush(editing),
    });
    return editing.code;
  });
  return editing.loading;
}

function typed(editing: Editing, text: string): void {
  if (editing.path === null) return;
  editing.dirty = true;
  editing.options.drafts.write(draftName(editing.path), text === '' ? '\n' : text);
  if (editing.timer !== null) clearTimeout(editing.timer);
  editing.timer = setTimeout(() => flush(editing), REST);
  if (editing.reading !== null) clearTimeout(editing.reading);
  editing.reading = setTimeout(() => annotate(editing), PAUSE);
  tell(editing);
}

function show(editing: Editing, path: string): void {
  const { code, options, texts } = editing;
  if (code === null) return;
  editing.shown = path;
  const draft = options.drafts.read(draftName(path));
  const saved = texts.of(path);
  code.open(draft ?? saved, isDockerfile(path), options.words.t('page.editor.label', { file: path }));
  editing.dirty = draft !== null && draft !== saved;
  if (editing.dirty) flush(editing);
  annotate(editing);
}

/** Nothing is typed over a file whose text is not here: it would be lost. `why`: what is said meanwhile, null when the text is here. */
function wait({ place, foot }: Editing, why: string | null): void {
  place.inert = why !== null;
  place.classList.toggle('waiting', why !== null);
  if (why !== null) replace(foot, why);
}

/** Asks for the text of the open file, when the one that is here is not what the host has. */
async function refresh(editing: Editing): Promise<void> {
  const { path, texts, options } = editing;
  if (path === null || editing.asking) return;
  if (!texts.isFresh(path)) {
    if (!texts.has(path)) wait(editing, options.words.t('page.editor.asking'));
    editing.asking = true;
    const answered = await texts.fetch(path);
    editing.asking = false;
    if (editing.path !== path) return refresh(editing);
    // A text that is newer than the list is shown: the list that is on its way says the same.
    if (!texts.has(path)) return wait(editing, options.words.t('page.editor.no-answer'));
    if (!answered) return;
  }
  wait(editing, null);
  const other = editing.shown !== path || editing.code?.text() !== texts.of(path);
  if (other && !isBusy(editing)) show(editing, path);
  else annotate(editing);
}

function settle(editing: Editing, id: string, taken: boolean): void {
  const { under, texts, options } = editing;
  const edit = under.get(id);
  if (edit === undefined) return;
  under.delete(id);
  if (taken) texts.sent(edit.path, edit.text);
  else texts.forget(edit.path);
  const name = draftName(edit.path);
  if (options.drafts.read(name) === edit.text || edit.text === '') options.drafts.write(name, '');
  tell(editing);
  if (!taken && !isBusy(editing) && edit.path === editing.path) void refresh(editing);
}
