/** Ctrl-R: the history searched while one types. */
import { draw, enter, setText, type Typing, typedText } from './typing.ts';

export function beginSearch(typing: Typing): void {
  const { history, words, announce } = typing.options;
  typing.search = { query: '', index: history.length(), line: '', kept: typedText(typing) };
  draw(typing);
  announce(words.t('page.term.search'));
}

/** A key while one searches; false for one that the field may have as well. */
export function searchKey(typing: Typing, event: KeyboardEvent): boolean {
  const { search } = typing;
  if (search === null) return false;
  const key = event.key;
  const newest = typing.options.history.length();
  if (event.ctrlKey && key.toLowerCase() === 'r') look(typing, search.query, search.index);
  else if (event.ctrlKey && ['g', 'c'].includes(key.toLowerCase())) endSearch(typing, false);
  else if (key === 'Enter') {
    endSearch(typing, true);
    enter(typing);
  } else if (key === 'Backspace') look(typing, search.query.slice(0, -1), newest);
  else if (key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
    look(typing, search.query + key, newest);
  else if (['Shift', 'Control', 'Alt', 'Meta'].includes(key)) return false;
  else endSearch(typing, true);
  return true;
}

function look(typing: Typing, query: string, before: number): void {
  const { search } = typing;
  if (search === null) return;
  const found = typing.options.history.find(query, before);
  typing.search = found === null ? { ...search, query } : { ...search, query, index: found.index, line: found.line };
  draw(typing);
  if (found !== null) typing.options.announce(found.line);
}

/** `take`: the line that was found stays; otherwise what was typed before comes back. */
function endSearch(typing: Typing, take: boolean): void {
  const { search } = typing;
  if (search === null) return;
  typing.search = null;
  setText(typing, take ? search.line : search.kept);
}
