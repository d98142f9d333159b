/** The keys of readline, whatever the keyboard's layout, and the way out of the terminal. */
import {
  type Cut,
  deleteAhead,
  insert,
  killToEnd,
  killToStart,
  killWord,
  letterAhead,
  letterBehind,
  type TypedLine,
  wordLeft,
  wordRight,
} from './line.ts';
import { beginSearch, searchKey } from './search.ts';
import { tab } from './tab.ts';
import {
  closeChoice,
  cut,
  enter,
  interrupt,
  moveCursor,
  pullUp,
  recall,
  setLine,
  type Typing,
  typedLine,
  typedText,
} from './typing.ts';

/** A key of the row under a phone's terminal. */
export type TouchedKey = 'Tab' | 'ArrowUp' | 'ArrowDown' | '^C' | '-' | '/' | ':';

/** While an input method composes, browsers that do not say so give every key this code. */
const COMPOSING = 229;

export function pressed(typing: Typing, event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === COMPOSING) return;
  if (event.key === 'Tab') {
    if (leaves(typing, event)) return;
    event.preventDefault();
    void tab(typing, event.shiftKey);
    return;
  }
  if (event.key !== 'Shift') typing.leaving = false;
  const taken = typing.search === null ? editKey(typing, event) : searchKey(typing, event);
  if (taken) event.preventDefault();
}

export function touched(typing: Typing, key: TouchedKey): void {
  const { history } = typing.options;
  if (key === 'Tab') void tab(typing, false);
  else if (key === 'ArrowUp') recall(typing, history.older(typedText(typing)));
  else if (key === 'ArrowDown') recall(typing, history.newer());
  else if (key === '^C') interrupt(typing);
  else setLine(typing, insert(typedLine(typing), key));
}

/** After Escape, and backwards at any time, Tab goes on through the page: no keyboard trap. */
function leaves(typing: Typing, event: KeyboardEvent): boolean {
  const back = event.shiftKey && typing.choice === null;
  return typing.leaving || back || event.altKey || event.ctrlKey || event.metaKey;
}

/** False for a key that the field itself understands. */
function editKey(typing: Typing, event: KeyboardEvent): boolean {
  switch (event.key) {
    case 'Escape':
      showWayOut(typing);
      return false;
    case 'Backspace':
      return pullUp(typing);
    case 'Enter':
      enter(typing);
      return true;
    case 'ArrowUp':
    case 'ArrowDown':
      touched(typing, event.key);
      return true;
  }
  if (event.metaKey || event.ctrlKey === event.altKey) return false;
  if (event.altKey) return altKey(typing, event.key, latin(event));
  return event.key.length === 1 && controlKey(typing, latin(event));
}

function showWayOut(typing: Typing): void {
  const { announce, words, changed } = typing.options;
  typing.leaving = true;
  closeChoice(typing);
  announce(words.t('page.term.leave-now'));
  changed();
}

const MOVES: Readonly<Record<string, (line: TypedLine) => number>> = {
  a: () => 0,
  e: line => line.text.length,
  b: line => line.cursor - letterBehind(line).length,
  f: line => line.cursor + letterAhead(line).length,
};

const CUTS: Readonly<Record<string, (line: TypedLine) => Cut>> = {
  u: killToStart,
  k: killToEnd,
  w: killWord,
};

function controlKey(typing: Typing, letter: string): boolean {
  if (letter === 'c' && selected(typing)) return false;
  const taken = obey(typing, letter);
  if (taken && letter !== 'r') closeChoice(typing);
  return taken;
}

function obey(typing: Typing, letter: string): boolean {
  const line = typedLine(typing);
  const { history } = typing.options;
  const move = MOVES[letter];
  const kill = CUTS[letter];
  if (move !== undefined) moveCursor(typing, move(line));
  else if (kill !== undefined) cut(typing, kill(line));
  else if (letter === 'y') setLine(typing, insert(line, typing.killed));
  else if (letter === 'd') endOrDelete(typing, line);
  else if (letter === 'l') typing.options.clear();
  else if (letter === 'p') recall(typing, history.older(typedText(typing)));
  else if (letter === 'n') recall(typing, history.newer());
  else if (letter === 'r') beginSearch(typing);
  else if (letter === 'c') interrupt(typing);
  else return false;
  return true;
}

/** Ctrl-D: the letter ahead; on an empty line the end of what is typed, which ends a shell in a container. */
function endOrDelete(typing: Typing, line: TypedLine): void {
  if (typedText(typing) !== '') setLine(typing, deleteAhead(line));
  else typing.options.end();
}

function altKey(typing: Typing, key: string, letter: string): boolean {
  const line = typedLine(typing);
  if (letter === 'b' || key === 'ArrowLeft') moveCursor(typing, wordLeft(line));
  else if (letter === 'f' || key === 'ArrowRight') moveCursor(typing, wordRight(line));
  else if (key === 'Backspace') cut(typing, killWord(line));
  else return false;
  return true;
}

/** Ctrl-C copies what is selected, here or elsewhere on the page. */
function selected({ field }: Typing): boolean {
  return field.selectionStart !== field.selectionEnd || (getSelection()?.toString() ?? '') !== '';
}

/** The letter of the key's place, so that Ctrl-A works with a Russian layout as well. */
function latin(event: KeyboardEvent): string {
  const letter = event.key.toLowerCase();
  if (/^[a-z]$/.test(letter)) return letter;
  return /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? letter;
}
