/** What is found by looking at a learner's own Dockerfile in a sandbox. In a quiz nothing is: there it would be the answer. */
import { type AdviceReport, adviceOf, type LintFound, lintOf } from '../grade/index.ts';
import { isSandbox } from '../quiz/index.ts';
import type { Attempt } from './attempt.ts';

export type { AdviceReport, AdviceSight, LintFound } from '../grade/index.ts';

/** Lines that are looked through for the newest build. */
const LINES = 200;

export async function adviceIn(attempt: Attempt): Promise<AdviceReport> {
  return isSandbox(attempt.quiz) ? adviceOf(attempt.host, typedIn(attempt)) : { state: 'none' };
}

/** `path`: of a file below the working directory, which holds `text` in an editor. */
export async function lintIn(attempt: Attempt, path: string, text: string): Promise<LintFound> {
  if (!isSandbox(attempt.quiz)) return { error: null, notes: [] };
  return lintOf(attempt.host, { path, text, lines: typedIn(attempt) });
}

function typedIn({ terminal }: Attempt): readonly string[] {
  return terminal.slice(-LINES).flatMap(entry => (entry.kind === 'line' ? [entry.line] : []));
}
