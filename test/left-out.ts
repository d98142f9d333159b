/** Tests that are not run here say why, and the end of a run says it again: nothing passes without having looked. */
import type { Test } from 'mocha';

/** How a title says it: `[not run: needs ../shared/conformance/lex.json]`. */
export const REASON = / \[not run: (.*)\]$/;

export function leftOut(title: string, reason: string): Test {
  return it.skip(`${title} [not run: ${reason}]`);
}
