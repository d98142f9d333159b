/** `755`, `u+x`, `a=rX,o-w`, `+x`: the mode that a chmod makes of an old one; null when it is none. */
export function parseMode(text: string, old: number, directory: boolean): number | null {
  if (/^[0-7]{1,4}$/.test(text)) return Number.parseInt(text, 8);
  let mode = old;
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)((?:[-+=][rwxXst]*)+)$/.exec(clause);
    if (match === null) return null;
    const who = match[1] === '' || match[1]?.includes('a') ? 'ugo' : (match[1] ?? '');
    for (const [, operator = '', letters = ''] of (match[2] ?? '').matchAll(/([-+=])([rwxXst]*)/g)) {
      let bits = 0;
      for (const [letter, shift] of [
        ['u', 6],
        ['g', 3],
        ['o', 0],
      ] as const) {
        if (!who.includes(letter)) continue;
        if (letters.includes('r')) bits |= 4 << shift;
        if (letters.includes('w')) bits |= 2 << shift;
        if (letters.includes('x') || (letters.includes('X') && (directory || (mode & 0o111) !== 0))) bits |= 1 << shift;
        if (letters.includes('s') && letter !== 'o') bits |= letter === 'u' ? 0o4000 : 0o2000;
        if (operator === '=') mode &= ~(7 << shift);
      }
      if (letters.includes('t')) bits |= 0o1000;
      mode = operator === '-' ? mode & ~bits : mode | bits;
    }
  }
  return mode;
}

/** `drwxr-xr-x`. */
export function modeText(type: 'file' | 'directory' | 'symlink' | 'device' | 'socket', mode: number): string {
  const letters = [...'rwxrwxrwx'].map((letter, at) => ((mode >> (8 - at)) & 1 ? letter : '-'));
  if (mode & 0o4000) letters[2] = letters[2] === 'x' ? 's' : 'S';
  if (mode & 0o2000) letters[5] = letters[5] === 'x' ? 's' : 'S';
  if (mode & 0o1000) letters[8] = letters[8] === 'x' ? 't' : 'T';
  const first =
    type === 'directory' ? 'd' : type === 'symlink' ? 'l' : type === 'device' ? 'c' : type === 'socket' ? 's' : '-';
  return first + letters.join('');
}
