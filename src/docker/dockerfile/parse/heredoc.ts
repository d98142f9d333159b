import { UNCOUNTED } from '../../work.ts';
import { NO_ENVIRONMENT } from './environment.ts';
import { expand } from './lex.ts';

export interface Heredoc {
  readonly name: string;
  readonly descriptor: number;
  /** False when a part of its name is quoted: variables in it are then left alone. */
  readonly expand: boolean;
  /** `<<-`: leading tabs are cut. */
  readonly chomp: boolean;
  readonly content: string;
}

export type HeredocStart = Omit<Heredoc, 'content'>;

/** What `<<EOF`, `3<<-"EOF"` begin; null for a word that begins none. */
export function heredocStart(word: string): HeredocStart | null {
  const match = /^(\d*)<<(-?)([^<]*)$/u.exec(word);
  if (match === null) return null;
  const rest = match[3] ?? '';
  if (rest === '') return null;
  const plain = expand(rest, NO_ENVIRONMENT, { escape: '\\', skipUnset: true, work: UNCOUNTED }).words;
  if (plain.length !== 1) return null;
  const raw = expand(rest, NO_ENVIRONMENT, { escape: '\\', skipUnset: true, rawQuotes: true, work: UNCOUNTED }).words;
  if (raw.length !== 1) return null;
  return {
    name: plain[0] ?? '',
    descriptor: Number(match[1] || '0'),
    expand: plain[0] === raw[0],
    chomp: match[2] === '-',
  };
}

/** The heredocs that a line of RUN, COPY or ADD begins, in order. */
export function heredocStarts(line: string): readonly HeredocStart[] {
  const { words } = expand(line, NO_ENVIRONMENT, {
    escape: '\\',
    skipUnset: true,
    rawQuotes: true,
    rawEscapes: true,
    work: UNCOUNTED,
  });
  // `<<  EOF` is the same as `<<EOF`: an operator that stands alone takes the next word.
  const joined = words.map((word, index) => (/^\d*<<-?$/u.test(word) ? word + (words[index + 1] ?? '') : word));
  return joined.map(heredocStart).filter(start => start !== null);
}

/** The content with the leading tabs of each line cut, for `<<-`. */
export function chomped(content: string): string {
  return content.replace(/^\t+/gmu, '');
}
