/** The learner's terminal: scrollback, the line being typed, and the commands that are under way. */
import type { Completion, TerminalEntryView } from '../../live/protocol.ts';
import { el } from '../dom/element.ts';
import type { Words } from '../dom/words.ts';
import type { Drafts } from '../quiz/drafts.ts';
import { keyRow } from './key-row.ts';
import { type History, historyOf } from './prompt/history.ts';
import { type Prompt, promptOf } from './prompt/prompt.ts';
import {
  addPending,
  addRule,
  addUnsent,
  blockFor,
  clearAbove,
  dropPending,
  empty,
  type Scrollback,
  scrollbackOf,
} from './scrollback/scrollback.ts';
import { clearView, columnsOf, settleView, type Viewport, viewportOf } from './viewport.ts';

export interface TerminalOptions {
  readonly words: Words;
  readonly drafts: Drafts;
  readonly complete: (line: string, cursor: number) => Promise<Completion | null>;
  /** Sends a line; gives the id under which its step will come, or null when it cannot be sent at all. */
  readonly send: (line: string, columns: number) => string | null;
  readonly announce: (text: string) => void;
}

export interface Terminal {
  readonly element: HTMLElement;
  /** The whole scrollback anew; lines that wait keep waiting. */
  readonly reset: (entries: readonly TerminalEntryView[]) => void;
  /** Entries of a step, played when fresh; resolves when they stand still. */
  readonly add: (entries: readonly TerminalEntryView[], id: string | null) => Promise<void>;
  /** A line of an earlier page that still waits to be sent. */
  readonly waiting: (id: string, line: string) => void;
  /** The line waits no more and has no output of its own: it goes, or stays with the reason it was not run. */
  readonly drop: (id: string, why: string | null) => void;
  readonly pending: () => readonly string[];
  readonly setPrompt: (prompt: string) => void;
  readonly setLink: (open: boolean) => void;
  /** Nothing may be typed here now: what the host would print is being asked. */
  readonly setShut: (shut: boolean) => void;
  /** Marks the row of the build's newest step in the last entry. */
  readonly mark: (step: string | null) => void;
}

/** How the end of what is typed is sent. */
const CTRL_D = '\u0004';
/** How it is sent that somebody interrupts what reads. */
const CTRL_C = '\u0003';
/** Entries that come faster than they play are shown at once. */
const PATIENCE = 2;

interface TerminalState {
  readonly options: TerminalOptions;
  readonly element: HTMLElement;
  readonly scrollback: Scrollback;
  readonly viewport: Viewport;
  readonly line: Prompt;
  readonly history: History;
  /** Numbers of the entries that came. */
  known: readonly number[];
  /** Entries up to this one are in the history. */
  remembered: number;
  prompt: string;
  /** Steps that are being shown or wait for it. */
  playing: number;
  /** All of them, one after another. */
  shown: Promise<void>;
  linked: boolean;
}

export function terminalOf(options: TerminalOptions): Terminal {
  const { words, drafts } = options;
  const history = historyOf([]);
  const line = promptOf({
    words,
    history,
    draft: drafts.read('line') ?? '',
    complete: options.complete,
    run: lines => run(state, lines),
    typed: text => drafts.write('line', text),
    interrupt: typed => interrupt(state, typed),
    atShell: () => /[$#] $/.test(state.prompt),
    end: () => end(state),
    clear: () => {
      clearView(state.viewport);
      settle(state);
    },
    announce: options.announce,
    changed: () => settle(state),
  });
  const scrollback = scrollbackOf(words);
  const viewport = viewportOf(scrollback.log, line.element);
  const state: TerminalState = {
    options,
    element: el('div', { class: 'term', id: 'term' }, viewport.scroll, keyRow(words, line.press)),
    scrollback,
    viewport,
    line,
    history,
    known: [],
    remembered: 0,
    prompt: '',
    playing: 0,
    shown: Promise.resolve(),
    linked: true,
  };
  listen(state);
  return doorOf(state);
}

function doorOf(state: TerminalState): Terminal {
  const { scrollback } = state;
  return {
    element: state.element,
    reset: entries => reset(state, entries),
    add: (entries, id) => add(state, entries, id),
    waiting: (id, text) => wait(state, id, text),
    drop: (id, why) => {
      dropPending(scrollback, id, why);
      settle(state);
    },
    pending: () => [...scrollback.pending.keys()],
    setPrompt: prompt => {
      state.prompt = prompt;
      settle(state);
    },
    setLink: linked => {
      state.linked = linked;
      for (const block of scrollback.pending.values()) block.say(waitingNote(state));
    },
    setShut: shut => {
      state.element.classList.toggle('shut', shut);
      state.line.field.disabled = shut;
    },
    mark: step => scrollback.last?.mark(step),
  };
}

function listen(state: TerminalState): void {
  const { element, line, viewport } = state;
  element.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('button') !== null || (getSelection()?.toString() ?? '') !== '') return;
    line.field.focus({ preventScroll: true });
  });
  line.field.addEventListener('focus', () => bringIntoView(state));
  new ResizeObserver(() => {
    element.style.setProperty('--width', `${viewport.scroll.clientWidth}px`);
    settle(state);
  }).observe(viewport.scroll);
}

function settle(state: TerminalState): void {
  const { scrollback, line, playing } = state;
  line.setPrompt(scrollback.pending.size > 0 || playing > 0 ? '' : state.prompt);
  settleView(state.viewport);
  if (document.activeElement === line.field) bringIntoView(state);
}

/** On a narrow page the bar at the bottom must not stand before the line. */
function bringIntoView({ element }: TerminalState): void {
  if (matchMedia('(max-width: 1100px)').matches) element.scrollIntoView({ block: 'nearest' });
}

function waitingNote({ options, linked }: TerminalState): string | null {
  return linked ? null : options.words.t('page.term.waiting');
}

function run(state: TerminalState, lines: readonly string[]): void {
  const { options, scrollback, viewport, history, prompt } = state;
  viewport.stick = true;
  for (const line of lines) {
    // A program in a container reads an empty line too: it ends a block of Python.
    if (line.trim() === '' && atOwnPrompt(state)) {
      addUnsent(scrollback, prompt, '', null);
      continue;
    }
    if (isRemembered(line)) history.add(line);
    const id = options.send(line, columnsOf(viewport));
    if (id === null) addUnsent(scrollback, prompt, line, options.words.t('page.too-long'));
    else wait(state, id, line);
  }
  settle(state);
}

const isRemembered = (line: string): boolean => line !== CTRL_D && !line.endsWith(CTRL_C) && line.trim() !== '';

function wait(state: TerminalState, id: string, line: string): void {
  if (state.scrollback.pending.has(id)) return;
  addPending(state.scrollback, id, state.prompt, line).say(waitingNote(state));
  settle(state);
}

/** The shell of the learner's own machine asks. */
function atOwnPrompt({ prompt }: TerminalState): boolean {
  return /@dock:/.test(prompt);
}

/** The learner's own machine stays: there is nowhere to go back to. */
function end(state: TerminalState): void {
  if (atOwnPrompt(state)) return;
  if (state.scrollback.pending.size === 0 && state.playing === 0) run(state, [CTRL_D]);
}

function interrupt(state: TerminalState, typed: string): void {
  if (state.playing > 0) state.scrollback.last?.hurry();
  else if (!atOwnPrompt(state) && state.known.length > 0 && state.scrollback.pending.size === 0)
    run(state, [`${typed}${CTRL_C}`]);
  else addUnsent(state.scrollback, state.prompt, `${typed}^C`, null);
  settle(state);
}

function reset(state: TerminalState, entries: readonly TerminalEntryView[]): void {
  const numbers = entries.map(entry => entry.n);
  if (state.known.length > 0 && numbers.join() === state.known.join()) return;
  state.known = numbers;
  empty(state.scrollback);
  for (const entry of entries) void show(state, entry, null, false);
  state.viewport.stick = true;
  settle(state);
}

function add(state: TerminalState, entries: readonly TerminalEntryView[], id: string | null): Promise<void> {
  state.known = [...state.known, ...entries.map(entry => entry.n)];
  state.playing += 1;
  state.shown = state.shown.then(async () => {
    for (const entry of entries) await show(state, entry, id, state.playing <= PATIENCE);
    state.playing -= 1;
    settle(state);
  });
  return state.shown;
}

async function show(state: TerminalState, entry: TerminalEntryView, id: string | null, play: boolean): Promise<void> {
  const { scrollback, viewport } = state;
  if (entry.kind === 'mark') {
    addRule(scrollback, entry.line);
    return;
  }
  const block = blockFor(scrollback, entry, id);
  if (entry.kind === 'shown') block.element.classList.add('shown');
  else if (id === null && entry.n > state.remembered && isRemembered(entry.line)) state.history.add(entry.line);
  state.remembered = Math.max(state.remembered, entry.n);
  scrollback.last?.mark(null);
  scrollback.last = block;
  const stands = block.show(entry, play, () => settle(state));
  // An entry that does not play stands there already, before the next task of the page.
  if (play) await stands;
  if (block.cleared()) {
    clearAbove(scrollback, block);
    viewport.clearedAt = null;
  }
  if (play) state.options.announce(block.text());
  settle(state);
}
