/** What the coach says of an answer on the host that no known mistake explains. */
import type { Question } from '../../quiz/index.ts';
import type { CheckResult, Evidence, Said } from '../grade.ts';
import { sceneOf } from '../scene.ts';
import { lastFault } from './fault.ts';
import { onHost } from './shell.ts';
import { builtStage, lastAimless, removedAtEnd, unchangedFile } from './stray.ts';

const OTHER_IMAGE: ReadonlySet<string> = new Set([
  'feedback.image.heavy',
  'feedback.image.base',
  'feedback.image.base-other',
  'feedback.image.starts-other',
  'feedback.image.file-missing',
]);
const UNCHANGED: ReadonlySet<string> = new Set([
  'feedback.container.change',
  'feedback.container.change-other',
  'feedback.container.none-of',
]);
const STILL_THERE: ReadonlySet<string> = new Set(['feedback.no-image-id', 'feedback.no-image']);
const NO_CONTAINER: ReadonlySet<string> = new Set(['feedback.container.none', 'feedback.container.none-of']);

/** The last command that failed, or that took away what it made, or did it elsewhere; one sentence, or none. */
export function coached(question: Question, evidence: Evidence, checks: readonly CheckResult[]): readonly Said[] {
  const { host, start, ran, response } = evidence;
  if (response?.kind !== 'host') return [];
  const scene = sceneOf(host, start, question);
  const says = (codes: ReadonlySet<string>) => checks.some(check => check.feedback.some(({ code }) => codes.has(code)));
  const found =
    lastFault(scene, ran) ??
    (says(NO_CONTAINER) ? removedAtEnd(ran) : null) ??
    (says(UNCHANGED) ? onHost(question.checks, ran) : null) ??
    (says(OTHER_IMAGE) ? builtStage(ran) : null) ??
    unchangedFile(scene, question) ??
    lastAimless(ran, says(STILL_THERE));
  return found === null ? [] : [found];
}
