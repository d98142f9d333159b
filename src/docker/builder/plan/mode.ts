import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { entryOf } from '../../entry.ts';

const CLAUSE = /^([ugoa]*)((?:[-+=](?:[rwxXst]+|[ugo])?)+)$/u;

/** Refuses what --chmod does not take: octal digits up to 07777, or `u+x,go=r`. */
export function checkMode(text: string): void {
  if (/^[0-7]+$/u.test(text) && Number.parseInt(text, 8) <= 0o7777) return;
  if (/^\d/u.test(text))
    throw new DockerfileRefusal(
      `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`,
    );
  if (!text.split(',').every(clause => CLAUSE.test(clause))) throw new DockerfileRefusal('invalid syntax');
}

/** The mode that a file gets. `X` sets execution for directories and for what somebody may run already. */
export function changedMode(mode: number, text: string, isDirectory: boolean): number {
  if (/^[0-7]+$/u.test(text)) return Number.parseInt(text, 8);
  let result = mode;
  for (const clause of text.split(',')) {
    const match = CLAUSE.exec(clause);
    if (match === null) continue;
    const who = match[1] === '' || match[1]?.includes('a') ? 'ugo' : (match[1] ?? '');
    for (const step of (match[2] ?? '').matchAll(/([-+=])([rwxXst]*|[ugo])/gu)) {
      for (const one of who) {
        const shift = entryOf({ u: 6, g: 3, o: 0 }, one) ?? 0;
        const bits = permissionBits(step[2] ?? '', result, isDirectory) << shift;
        const special =
          (step[2]?.includes('s') ? (entryOf({ u: 0o4000, g: 0o2000, o: 0 }, one) ?? 0) : 0) |
          (step[2]?.includes('t') ? 0o1000 : 0);
        if (step[1] === '+') result |= bits | special;
        else if (step[1] === '-') result &= ~(bits | special);
        else result = (result & ~(7 << shift)) | bits | special;
      }
    }
  }
  return result;
}

function permissionBits(letters: string, mode: number, isDirectory: boolean): number {
  if (letters === 'u') return (mode >> 6) & 7;
  if (letters === 'g') return (mode >> 3) & 7;
  if (letters === 'o') return mode & 7;
  let bits = 0;
  if (letters.includes('r')) bits |= 4;
  if (letters.includes('w')) bits |= 2;
  if (letters.includes('x') || (letters.includes('X') && (isDirectory || (mode & 0o111) !== 0))) bits |= 1;
  return bits;
}
