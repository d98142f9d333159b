/** What one check says, before the question's points are shared out. */
import type { CheckState, Said } from './grade.ts';

export interface Difference {
  readonly expected: string;
  readonly got: string;
}

export interface Verdict {
  readonly state: Exclude<CheckState, 'todo'>;
  /** How much of the check's own points it brings, 0..1. */
  readonly share: number;
  readonly feedback: readonly Said[];
  readonly difference: Difference | null;
}

export type SaidData = Said['data'];

export const DONE: Verdict = { state: 'done', share: 1, feedback: [], difference: null };

export function off(code: string, data: SaidData = {}, difference: Difference | null = null): Verdict {
  return { state: 'off', share: 0, feedback: [{ code, data }], difference };
}

export function near(code: string, data: SaidData = {}, difference: Difference | null = null): Verdict {
  return { state: 'near', share: 0, feedback: [{ code, data }], difference };
}

export function partly(share: number, code: string, data: SaidData): Verdict {
  return { state: share > 0 ? 'near' : 'off', share, feedback: [{ code, data }], difference: null };
}

/** Something that is asked for and is not so. */
export interface Miss {
  readonly code: string;
  readonly data: SaidData;
  readonly difference: Difference | null;
}

export function miss(code: string, data: SaidData = {}, difference: Difference | null = null): Miss {
  return { code, data, difference };
}

export function nearMiss(found: Miss): Verdict {
  return near(found.code, found.data, found.difference);
}
