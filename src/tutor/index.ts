/**
 * The tutor: an attempt as a fold over what the learner does.
 *
 *   begin(quiz, { seed, at }) → Step                    the first event and the first words
 *   step(attempt, input, { at, client }) → Step
 *   replay(quiz, events, from?) → Attempt               the same attempt again, from its journal
 */
export { tellsNearness } from '../grade/index.ts';
export type * from './attempt.ts';
export { begin, replay, step } from './step.ts';
export { noteOn } from './terminal.ts';
export { canGoOn, isClosed, worth } from './worth.ts';
