/** The text editor itself, loaded when a file is first opened. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { dockerFile } from '@codemirror/legacy-modes/mode/dockerfile';
import { EditorState, type Extension, type Range, RangeSet, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  GutterMarker,
  gutter,
  gutterLineClass,
  highlightActiveLine,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  WidgetType,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { LineNote } from './notes.ts';

export interface CodeOptions {
  readonly parent: HTMLElement;
  readonly label: string;
  readonly dockerfile: boolean;
  /** For the styles that the editor makes. */
  readonly nonce: string;
  readonly changed: (text: string) => void;
  readonly left: () => void;
}

export interface Code {
  readonly text: () => string;
  /** Another file, or the same one as another hand left it. */
  readonly open: (text: string, dockerfile: boolean, label: string) => void;
  readonly note: (notes: readonly LineNote[]) => void;
  readonly focus: () => void;
  /** Puts the cursor on a line, 1-based, and shows it. */
  readonly goTo: (line: number) => void;
}

const setNotes = StateEffect.define<readonly LineNote[]>();

class NoteWidget extends WidgetType {
  readonly #note: LineNote;
  constructor(note: LineNote) {
    super();
    this.#note = note;
  }
  override eq(other: NoteWidget): boolean {
    return JSON.stringify(other.#note) === JSON.stringify(this.#note);
  }
  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    const { warning, error, text, fresh } = this.#note;
    element.className = `will${fresh ? ' miss' : ''}${error !== null ? ' stop' : warning === null ? '' : ' warn'}`;
    element.textContent = error ?? warning ?? text;
    return element;
  }
}

/** The linter's words have a line of their own. */
function isLong({ warning, error }: LineNote): boolean {
  return warning !== null || error !== null;
}

class Chip extends GutterMarker {
  readonly #kind: string;
  constructor(kind: string) {
    super();
    this.#kind = kind;
  }
  override eq(other: Chip): boolean {
    return other.#kind === this.#kind;
  }
  override toDOM(): Node {
    const element = document.createElement('span');
    element.className = `chip ${this.#kind}`;
    return element;
  }
}

interface Notes {
  readonly list: readonly LineNote[];
  readonly marks: DecorationSet;
}

function decorated(state: EditorState, list: readonly LineNote[]): Notes {
  const marks: Range<Decoration>[] = [];
  for (const note of list) {
    if (note.line > state.doc.lines) continue;
    const line = state.doc.line(note.line);
    if (note.fresh) marks.push(Decoration.line({ class: 'at' }).range(line.from));
    if (note.error !== null) marks.push(Decoration.line({ class: 'stopped' }).range(line.from));
    else if (note.warning !== null) marks.push(Decoration.line({ class: 'warned' }).range(line.from));
    if (note.text !== '' || note.warning !== null || note.error !== null)
      marks.push(Decoration.widget({ widget: new NoteWidget(note), side: 1, block: isLong(note) }).range(line.to));
  }
  return { list, marks: Decoration.set(marks, true) };
}

class Here extends GutterMarker {
  override elementClass = 'at';
}
const here = new Here();

const notesField = StateField.define<Notes>({
  create: () => ({ list: [], marks: Decoration.none }),
  update: (notes, change) => {
    for (const effect of change.effects) if (effect.is(setNotes)) return decorated(change.state, effect.value);
    return change.docChanged ? { ...notes, marks: notes.marks.map(change.changes) } : notes;
  },
  provide: field => [
    EditorView.decorations.from(field, notes => notes.marks),
    gutterLineClass.compute([field], state => {
      const lines = state.field(field).list.filter(note => note.fresh && note.line <= state.doc.lines);
      return RangeSet.of(lines.map(note => here.range(state.doc.line(note.line).from)));
    }),
  ],
});

/** What the mode does not tell apart: flags, names of stages, variables. */
const parts = new MatchDecorator({
  regexp: /(--[a-z-]+)(=)|\b(AS)\s+(\S+)|\$\{?\w+\}?/gi,
  decorate: (add, from, _to, match) => {
    const [whole, flag, , as, name] = match;
    if (flag !== undefined) add(from, from + flag.length, Decoration.mark({ class: 'fg' }));
    else if (as !== undefined && name !== undefined) {
      add(from, from + as.length, Decoration.mark({ class: 'k' }));
      add(from + whole.length - name.length, from + whole.length, Decoration.mark({ class: 'st1' }));
    } else add(from, from + whole.length, Decoration.mark({ class: 'fg' }));
  },
});
const partsPlugin = ViewPlugin.define(
  view => {
    let marks = parts.createDeco(view);
    return {
      update: change => {
        marks = parts.updateDeco(change, marks);
      },
      get marks() {
        return marks;
      },
    };
  },
  { decorations: plugin => plugin.marks },
);

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword], class: 'k' },
  { tag: tags.string, class: 'st1' },
  { tag: tags.comment, class: 'cm' },
  { tag: [tags.propertyName, tags.attributeName], class: 'fg' },
]);

export function codeOf(options: CodeOptions): Code {
  let quiet = false;
  const extensions = (dockerfile: boolean, label: string): Extension[] => [
    EditorView.cspNonce.of(options.nonce),
    lineNumbers(),
    ...(dockerfile
      ? [
          notesField,
          gutter({
            class: 'chips',
            lineMarker: (view, line) => {
              const number = view.state.doc.lineAt(line.from).number;
              const note = view.state.field(notesField).list.find(each => each.line === number);
              return note === undefined || note.colour === null
                ? null
                : new Chip(`k-${note.colour}${note.hit ? ' hit' : ''}`);
            },
            lineMarkerChange: update =>
              update.transactions.some(each => each.effects.some(effect => effect.is(setNotes))),
          }),
          StreamLanguage.define(dockerFile),
          syntaxHighlighting(colours),
          partsPlugin,
        ]
      : []),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    highlightActiveLine(),
    EditorState.tabSize.of(4),
    // Tab is left alone: it goes on through the page.
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({
      'aria-label': label,
      spellcheck: 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
      lang: 'en',
    }),
    EditorView.updateListener.of(update => {
      if (update.docChanged && !quiet) options.changed(update.state.doc.toString());
      if (update.focusChanged && !update.view.hasFocus) options.left();
    }),
  ];
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({ doc: '', extensions: extensions(options.dockerfile, options.label) }),
  });
  let opened = `${options.dockerfile} ${options.label}`;
  return {
    text: () => view.state.doc.toString(),
    open: (text, dockerfile, label) => {
      quiet = true;
      const key = `${dockerfile} ${label}`;
      if (key !== opened) {
        opened = key;
        view.setState(EditorState.create({ doc: text, extensions: extensions(dockerfile, label) }));
      } else if (view.state.doc.toString() !== text) {
        const head = Math.min(view.state.selection.main.head, text.length);
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: head } });
      }
      quiet = false;
    },
    note: notes => {
      if (view.state.field(notesField, false) !== undefined) view.dispatch({ effects: setNotes.of(notes) });
    },
    focus: () => view.focus(),
    goTo: line => {
      const { from } = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
  };
}
