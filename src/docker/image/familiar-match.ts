/** Patterns over familiar names, as `docker images PATTERN` and the filter `reference=` take them: Go's path.Match. */
import { pathMatch } from '../match/path.ts';
import type { Work } from '../work.ts';
import { familiarName, familiarString, type Reference } from './reference.ts';

/** Whether the familiar form, with or without its tag, matches. Null for a malformed pattern. */
export function familiarMatch(pattern: string, reference: Reference, work: Work): boolean | null {
  const whole = pathMatch(pattern, familiarString(reference), work);
  return whole === false ? pathMatch(pattern, familiarName(reference), work) : whole;
}
