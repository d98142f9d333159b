/**
 * The tutor: an attempt as a fold over what the learner does.
 *
 *   begin(quiz, { seed, at }) → Step                    the first event and the first words
 *   step(attempt, input, { at, client }) → Step
 *   abandon(attempt, input …) → Step                     an input that was too heavy, remembered
 *   timeUp(attempt, at) → Step                          of a sitting: what comes later is kept and not counted
 *   extend(attempt, { by, endsAt, at }) → Step
 *   replay(quiz, events, { from, known }) → Attempt     the same attempt again, from its journal
 *   isLight(attempt, input) → whether it takes no time worth telling
 *   weightOf(attempt) → bytes that it keeps in memory
 *   putAway(attempt) → text, takeOut(text, quiz) → Attempt   a cache of it
 */
export { shareByCertainty, tellsNearness } from '../grade/index.ts';
export type * from './attempt.ts';
export { sentAt } from './edit.ts';
export { type FoldOptions, replay } from './fold.ts';
export { isLight } from './light.ts';
export { type AdviceReport, adviceIn, type LintFound, lintIn } from './looked.ts';
export { asShown, withKey } from './shown.ts';
export { sightOf } from './sight.ts';
export { hidesResults, isAnswered, isForetold, isOverdue, isSilent } from './sitting.ts';
export { putAway, takeOut } from './snapshot.ts';
export { abandon, begin, extend, step, timeUp } from './step.ts';
export { noteOn, notesOn, shownOutput } from './terminal.ts';
export { weightOf } from './weight.ts';
export { canGoOn, isClosed, mayReturn, worth } from './worth.ts';
