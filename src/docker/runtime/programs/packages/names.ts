import { sha256 } from '../../../filesystem/index.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGIT = DIGITS.length;
/** Six digits of its digest, in base 16, stand for a name. */
const TOLD_BY = 6;

/**
 * The names of a whole archive, as few bytes as that takes: of each the first 24 bits of its digest, as the gap to the next smaller one. A gap
 * has two digits in base 64; a slash leads four where it is larger. One in 260 names that are not there seems to be.
 */
export function namesIn(encoded: string): (name: string) => boolean {
  let known: ReadonlySet<number> | null = null;
  return name => {
    known ??= decoded(encoded);
    return known.has(Number.parseInt(sha256(name).slice('sha256:'.length, 'sha256:'.length + TOLD_BY), 16));
  };
}

/** How many names stand in such a text. */
export function countOf(encoded: string): number {
  return decoded(encoded).size;
}

function decoded(encoded: string): ReadonlySet<number> {
  const found = new Set<number>();
  const digit = (at: number): number => DIGITS.indexOf(encoded[at] ?? 'A');
  let last = -1;
  for (let at = 0; at < encoded.length; ) {
    const isLong = encoded[at] === '/';
    const digits = isLong ? [1, 2, 3, 4] : [0, 1];
    last += 1 + digits.reduce((sum, each) => sum * DIGIT + digit(at + each), 0);
    found.add(last);
    at += isLong ? 5 : 2;
  }
  return found;
}

/** Of names that are simulated, those that come near one that is not: they share its first word. */
function near(names: Iterable<string>, name: string): readonly string[] {
  const [word = name] = name.replace(/^(lib|python3-|py3-|php-)/, '').split(/[-.\d]/);
  if (word.length < 3) return [];
  const found = [...names].filter(each => new RegExp(`(^|[^a-z0-9]|lib)${word.replace(/[^\w]/g, '')}`).test(each));
  return found.sort((a, b) => Math.abs(a.length - name.length) - Math.abs(b.length - name.length)).slice(0, 3);
}

/** Says of packages that are there that they are not simulated. */
export function notSimulatedText(missing: readonly string[], simulated: Iterable<string>): string {
  const said = missing.length === 1 ? `the package ${missing[0]} is` : `the packages ${missing.join(', ')} are`;
  return `${said} not simulated on this host${nearText(missing, simulated)}`;
}

/** Says of packages that nothing here tells whether they are there. */
export function unknownText(missing: readonly string[], simulated: Iterable<string>): string {
  const said = missing.length === 1 ? 'the package' : 'the packages';
  const told = missing.length === 1 ? 'it exists' : 'they exist';
  const names = missing.join(', ');
  return `this host does not know ${said} ${names}, and cannot tell whether ${told}${nearText(missing, simulated)}`;
}

function nearText([first = '']: readonly string[], simulated: Iterable<string>): string {
  const nearest = near(simulated, first);
  return nearest.length === 0 ? '' : `; what comes near: ${nearest.join(', ')}`;
}
