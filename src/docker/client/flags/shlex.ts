/** A line split into words as a POSIX shell would, without expanding anything: google/shlex. */

export type ShellWords =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly error: string };

export function shlex(line: string): ShellWords {
  const words: string[] = [];
  let word: string | null = null;
  const letters = [...line];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    if (letter === "'") {
      const close = letters.indexOf("'", at + 1);
      if (close < 0) return { ok: false, error: 'EOF found when expecting closing quote' };
      word = (word ?? '') + letters.slice(at + 1, close).join('');
      at = close;
    } else if (letter === '"') {
      word ??= '';
      at += 1;
      while (letters[at] !== '"') {
        if (letters[at] === undefined) return { ok: false, error: 'EOF found when expecting closing quote' };
        if (letters[at] === '\\') {
          at += 1;
          if (letters[at] === undefined) return { ok: false, error: 'EOF found after escape character' };
        }
        word += letters[at];
        at += 1;
      }
    } else if (letter === '\\') {
      at += 1;
      if (letters[at] === undefined) return { ok: false, error: 'EOF found after escape character' };
      word = (word ?? '') + letters[at];
    } else if (/[ \t\r\n]/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (letter === '#' && word === null) {
      while (at < letters.length && letters[at] !== '\n') at += 1;
    } else word = (word ?? '') + letter;
  }
  if (word !== null) words.push(word);
  return { ok: true, words };
}
