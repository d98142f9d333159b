/** How Docker reads and prints, for those who look at a host from outside: names, sizes, the lines of a Dockerfile. */
import { parseTree } from '../dockerfile/parse/tree.ts';
import { DockerfileRefusal } from '../dockerfile/refusal.ts';
import { familiarString, parseReference, withDefaultTag } from '../image/reference.ts';

export { humanSize } from '../client/format/units.ts';

/** `docker.io/library/alpine` → `alpine:latest`; null when it is no name. */
export function familiar(text: string): string | null {
  const parsed = parseReference(text);
  return parsed.ok ? familiarString(withDefaultTag(parsed.value)) : null;
}

/** An instruction as it stands in a Dockerfile, continuation lines joined. */
export interface WrittenInstruction {
  /** In capitals. */
  readonly word: string;
  /** `--from=build` */
  readonly flags: readonly string[];
  /** What follows the word and its flags, blanks as single spaces. */
  readonly rest: string;
  /** 1-based. */
  readonly line: number;
}

/** Null when the builder's parser refuses the text. */
export function instructionsOf(text: string): readonly WrittenInstruction[] | null {
  try {
    return parseTree(text).lines.map(({ word, flags, original, start }) => {
      const said = original.trim().slice(word.length).trim().replace(/\s+/g, ' ');
      const rest = flags.reduce((left, flag) => (left.startsWith(flag) ? left.slice(flag.length).trim() : left), said);
      return { word: word.toUpperCase(), flags, rest, line: start };
    });
  } catch (error) {
    if (error instanceof DockerfileRefusal) return null;
    throw error;
  }
}
