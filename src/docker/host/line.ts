/**
 * Splits a line that needs no shell: words, plain quotes, no variables, patterns, pipes, redirections or lists. Null for a line
 * that only a shell can read.
 */
export function splitPlain(line: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? '';
    if (c === ' ' || c === '\t') {
      if (word !== null) words.push(word);
      word = null;
    } else if (c === "'") {
      const end = line.indexOf("'", i + 1);
      if (end < 0) return null;
      word = (word ?? '') + line.slice(i + 1, end);
      i = end;
    } else if (c === '"') {
      const end = line.indexOf('"', i + 1);
      const inside = line.slice(i + 1, end);
      if (end < 0 || /[$`\\!]/.test(inside)) return null;
      word = (word ?? '') + inside;
      i = end;
    } else if ('\\$`|&;<>()*?[]{}\n\r!'.includes(c)) return null;
    else if ((c === '~' || c === '#') && word === null) return null;
    else word = (word ?? '') + c;
  }
  if (word !== null) words.push(word);
  return words;
}
