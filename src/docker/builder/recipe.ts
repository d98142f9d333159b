import { parseTree } from '../dockerfile/parse/tree.ts';
import { DockerfileRefusal } from '../dockerfile/refusal.ts';
import { sha256 } from '../filesystem/index.ts';

/**
 * What tells one Dockerfile from another by what it says: `sha256:…`, the same for texts that differ in comments, blank lines, blanks between
 * words, continuation lines and the case of instructions. A text that the parser refuses is told by its bytes.
 */
export function recipeOf(text: string): string {
  try {
    const { lines, directives } = parseTree(text);
    const said = lines.map(({ word, flags, original, heredocs }) => [
      word.toUpperCase(),
      flags,
      original.trim().slice(word.length).trim().replace(/\s+/g, ' '),
      heredocs.map(each => each.content),
    ]);
    return sha256(JSON.stringify([directives.escape?.value ?? null, said]));
  } catch (error) {
    if (error instanceof DockerfileRefusal) return sha256(text);
    throw error;
  }
}
