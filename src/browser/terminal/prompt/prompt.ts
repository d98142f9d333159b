/**
 * The line under the cursor. A real text field takes the keys, so that input methods, pasting, selection and phones work as
 * anywhere; what it holds is drawn beside it, with the cursor a terminal has.
 */
import type { Completion } from '../../../live/protocol.ts';
import { el, replace } from '../../dom/element.ts';
import type { Words } from '../../dom/words.ts';
import {
  completed,
  deleteAhead,
  type History,
  insert,
  killToEnd,
  killToStart,
  killWord,
  put,
  type TypedLine,
  wordLeft,
  wordRight,
} from './line.ts';

export interface PromptOptions {
  readonly words: Words;
  readonly history: History;
  readonly draft: string;
  readonly complete: (line: string, cursor: number) => Promise<Completion | null>;
  /** Lines to run, in order: one from Enter, several from a pasted block. */
  readonly run: (lines: readonly string[]) => void;
  readonly typed: (text: string) => void;
  /** Ctrl-C: the line is given up as it stands; what plays is hurried. */
  readonly interrupt: (line: string) => void;
  readonly clear: () => void;
  readonly announce: (text: string) => void;
  readonly changed: () => void;
}

export interface Prompt {
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  /** What stands before the line: empty while a command runs. */
  readonly setPrompt: (prompt: string) => void;
  readonly text: () => string;
  /** A key of the row under a phone's terminal. */
  readonly press: (key: 'Tab' | 'ArrowUp' | 'ArrowDown' | '^C' | '-' | '/' | ':') => void;
}

interface Search {
  readonly query: string;
  readonly index: number;
  readonly line: string;
  /** What was typed before the search began. */
  readonly kept: TypedLine;
}

export function promptOf(options: PromptOptions): Prompt {
  const { words, history } = options;
  const field = el('textarea', {
    class: 'keysink',
    rows: 1,
    autocapitalize: 'off',
    autocomplete: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    inputmode: 'text',
    lang: 'en',
    'aria-label': words.t('page.term.input'),
    'aria-describedby': 'term-leave',
    'data-key': 'terminal',
  });
  const drawn = el('div', { class: 'drawn', 'aria-hidden': 'true' });
  const candidates = el('div', {
    class: 'cands',
    role: 'listbox',
    'aria-label': words.t('page.term.candidates'),
    hidden: true,
  });
  const element = el('div', { class: 'prompt' }, el('div', { class: 'line' }, drawn, field), candidates);
  let prompt = '';
  let killed = '';
  let search: Search | null = null;
  let choice: { readonly completion: Completion; readonly base: TypedLine; index: number } | null = null;
  let leaving = false;
  let asking = 0;

  const now = (): TypedLine => ({ text: field.value, cursor: field.selectionStart });
  const draw = (): void => {
    const { text, cursor } = now();
    const label = search === null ? prompt : `(reverse-i-search)\`${search.query}': `;
    const shown = search === null ? text : search.line;
    const place = search === null ? cursor : Math.max(0, search.line.indexOf(search.query));
    const under = [...shown.slice(place)][0] ?? ' ';
    replace(
      drawn,
      el('span', { class: 'p' }, label),
      shown.slice(0, place),
      el('span', { class: 'cur' }, under),
      shown.slice(place + (place < shown.length ? under.length : 0)),
    );
    field.style.setProperty('text-indent', `${label.length}ch`);
    options.changed();
  };
  const set = (line: TypedLine): void => {
    field.value = line.text;
    field.setSelectionRange(line.cursor, line.cursor);
    options.typed(line.text);
    draw();
  };
  const closeChoice = (): void => {
    choice = null;
    candidates.hidden = true;
    candidates.replaceChildren();
  };
  const showChoice = (): void => {
    if (choice === null) return;
    const { completion, index } = choice;
    candidates.hidden = false;
    candidates.replaceChildren(
      ...completion.candidates.map((each, place) => {
        const option = el(
          'div',
          { class: 'cand', role: 'option', id: `cand-${place}`, 'aria-selected': String(place === index) },
          el('b', {}, each.text.trim()),
          each.note === null ? null : el('small', {}, each.note),
        );
        option.addEventListener('pointerdown', event => {
          event.preventDefault();
          pick(place);
          closeChoice();
        });
        return option;
      }),
    );
    candidates.children[index]?.scrollIntoView({ block: 'nearest' });
    options.changed();
  };
  const pick = (place: number): void => {
    if (choice === null) return;
    const candidate = choice.completion.candidates[place];
    if (candidate === undefined) return;
    choice.index = place;
    set(put(choice.base, choice.completion.from, choice.completion.to, candidate.text));
  };
  const tab = async (back: boolean): Promise<void> => {
    if (choice !== null) {
      const many = choice.completion.candidates.length;
      pick((choice.index + (back ? -1 : 1) + many) % many);
      showChoice();
      options.announce(choice.completion.candidates[choice.index]?.text.trim() ?? '');
      return;
    }
    asking += 1;
    const mine = asking;
    const line = now();
    const completion = await options.complete(line.text, line.cursor);
    // The line went on while the answer was under way.
    if (mine !== asking || now().text !== line.text || now().cursor !== line.cursor) return;
    if (completion === null || completion.candidates.length === 0) {
      options.announce(words.t(completion === null ? 'page.term.no-link' : 'page.term.none'));
      element.classList.add('nothing');
      setTimeout(() => element.classList.remove('nothing'), 150);
      return;
    }
    const result = completed(line, completion);
    if (result.line !== line) set(result.line);
    if (result.candidates.length > 0) {
      const grown = result.line.text.length - line.text.length;
      choice = { completion: { ...completion, to: completion.to + grown }, base: result.line, index: -1 };
      showChoice();
      const names = completion.candidates.map(each => each.text.trim());
      options.announce(`${words.n('page.term.fit', names.length)}: ${names.slice(0, 12).join(', ')}`);
    } else options.announce(result.line.text);
  };
  const enter = (): void => {
    closeChoice();
    const line = field.value;
    set({ text: '', cursor: 0 });
    options.run([line]);
  };
  const recall = (line: string | null): void => {
    closeChoice();
    if (line !== null) set({ text: line, cursor: line.length });
  };
  const kill = (cut: { readonly line: TypedLine; readonly killed: string }): void => {
    if (cut.killed !== '') killed = cut.killed;
    set(cut.line);
  };
  const move = (cursor: number): void => {
    field.setSelectionRange(cursor, cursor);
    draw();
  };
  const interrupt = (): void => {
    closeChoice();
    const line = field.value;
    search = null;
    set({ text: '', cursor: 0 });
    options.interrupt(line);
  };

  const look = (query: string, before: number): void => {
    if (search === null) return;
    const found = history.find(query, before);
    search = found === null ? { ...search, query } : { ...search, query, index: found.index, line: found.line };
    draw();
    if (found !== null) options.announce(found.line);
  };
  const endSearch = (take: boolean): void => {
    if (search === null) return;
    const { line, kept } = search;
    search = null;
    set(take ? { text: line, cursor: line.length } : kept);
  };
  const searching = (event: KeyboardEvent): boolean => {
    if (search === null) return false;
    const key = event.key;
    if (event.ctrlKey && key.toLowerCase() === 'r') look(search.query, search.index);
    else if (event.ctrlKey && ['g', 'c'].includes(key.toLowerCase())) endSearch(false);
    else if (key === 'Enter') {
      endSearch(true);
      enter();
    } else if (key === 'Backspace') look(search.query.slice(0, -1), history.length());
    else if (key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
      look(search.query + key, history.length());
    else if (key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta') return true;
    else endSearch(true);
    event.preventDefault();
    return true;
  };

  const control = (letter: string): boolean => {
    const line = now();
    switch (letter) {
      case 'a':
        move(0);
        return true;
      case 'e':
        move(line.text.length);
        return true;
      case 'b':
        move(Math.max(0, line.cursor - 1));
        return true;
      case 'f':
        move(Math.min(line.text.length, line.cursor + 1));
        return true;
      case 'u':
        kill(killToStart(line));
        return true;
      case 'k':
        kill(killToEnd(line));
        return true;
      case 'w':
        kill(killWord(line));
        return true;
      case 'y':
        set(insert(line, killed));
        return true;
      case 'd':
        set(deleteAhead(line));
        return true;
      case 'l':
        options.clear();
        return true;
      case 'p':
        recall(history.older(line.text));
        return true;
      case 'n':
        recall(history.newer());
        return true;
      case 'r':
        search = { query: '', index: history.length(), line: '', kept: line };
        draw();
        options.announce(words.t('page.term.search'));
        return true;
      case 'c':
        if (field.selectionStart !== field.selectionEnd || (getSelection()?.toString() ?? '') !== '') return false;
        interrupt();
        return true;
      default:
        return false;
    }
  };

  field.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) return;
    const key = event.key;
    if (key === 'Tab') {
      // After Escape, and backwards at any time, Tab goes on through the page: no keyboard trap.
      if (leaving || (event.shiftKey && choice === null) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      void tab(event.shiftKey);
      return;
    }
    if (key !== 'Shift') leaving = false;
    if (searching(event)) return;
    if (key === 'Escape') {
      leaving = true;
      closeChoice();
      options.announce(words.t('page.term.leave-now'));
      options.changed();
      return;
    }
    if (key === 'Enter') {
      event.preventDefault();
      enter();
      return;
    }
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      event.preventDefault();
      recall(key === 'ArrowUp' ? history.older(field.value) : history.newer());
      return;
    }
    if (event.ctrlKey && !event.altKey && !event.metaKey && key.length === 1) {
      if (control(latin(event))) {
        if (latin(event) !== 'r') closeChoice();
        event.preventDefault();
      }
      return;
    }
    if (event.altKey && !event.ctrlKey && !event.metaKey) {
      const letter = latin(event);
      if (letter === 'b' || key === 'ArrowLeft') move(wordLeft(now()));
      else if (letter === 'f' || key === 'ArrowRight') move(wordRight(now()));
      else if (key === 'Backspace') kill(killWord(now()));
      else return;
      event.preventDefault();
    }
  });
  field.addEventListener('input', () => {
    leaving = false;
    closeChoice();
    asking += 1;
    if (field.value.includes('\n')) {
      // A pasted block, or a phone's Enter: whole lines run, the rest stays to be finished.
      const lines = field.value.replace(/\r\n?/g, '\n').split('\n');
      const last = lines.pop() ?? '';
      set({ text: last, cursor: last.length });
      const whole = lines.filter(line => line.trim() !== '');
      if (whole.length > 0) options.run(joinedLines(whole));
      return;
    }
    options.typed(field.value);
    draw();
  });
  document.addEventListener('selectionchange', () => document.activeElement === field && draw());
  for (const kind of ['focus', 'blur', 'keyup', 'pointerup'] as const) {
    field.addEventListener(kind, () => {
      if (kind === 'blur') leaving = false;
      draw();
    });
  }
  field.value = options.draft;
  field.setSelectionRange(options.draft.length, options.draft.length);
  draw();

  return {
    element,
    field,
    setPrompt: next => {
      if (next === prompt) return;
      prompt = next;
      draw();
    },
    text: () => field.value,
    press: key => {
      field.focus({ preventScroll: true });
      if (key === 'Tab') void tab(false);
      else if (key === 'ArrowUp') recall(history.older(field.value));
      else if (key === 'ArrowDown') recall(history.newer());
      else if (key === '^C') interrupt();
      else set(insert(now(), key));
    },
  };
}

/** A line that ends in a backslash goes on in the next: one command. */
function joinedLines(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let open = false;
  for (const line of lines) {
    if (open) joined.push(`${(joined.pop() ?? '').replace(/\\$/, '')}${line.trimStart()}`);
    else joined.push(line);
    open = /(^|[^\\])\\$/.test(line);
  }
  return joined;
}

/** The letter of the key's place, so that Ctrl-A works with a Russian layout as well. */
function latin(event: KeyboardEvent): string {
  const letter = event.key.toLowerCase();
  if (/^[a-z]$/.test(letter)) return letter;
  return /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? letter;
}
