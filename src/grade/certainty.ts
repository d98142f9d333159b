/**
 * Points by how sure one was, where an exam counts that: right 1, 2 or 3 parts of three, wrong 0, −2 or −6. The marks are those of A. R. Gardner-Medwin's
 * certainty-based marking: who says truly how sure they are gets the most, whatever they know, so that neither bluff nor modesty pays.
 */
import type { Certainty } from '../quiz/index.ts';

const PARTS = 3;
const RIGHT: Readonly<Record<Certainty, number>> = { guess: 1, think: 2, know: 3 };
const WRONG: Readonly<Record<Certainty, number>> = { guess: 0, think: -2, know: -6 };

/** The share of a question's points that an answer brings, −2..1. `share` of it was right, 0..1: what lies between lies between. */
export function shareByCertainty(share: number, certainty: Certainty): number {
  return (share * RIGHT[certainty] + (1 - share) * WRONG[certainty]) / PARTS;
}
