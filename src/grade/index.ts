/** Grading: a question and what is known of the answer → a grade. */
import { isShortfall } from '../docker/index.ts';
import type { Question, Quiz } from '../quiz/index.ts';
import { readNumber } from './check/number.ts';
import { bare } from './check/text.ts';
import { gradeChecks, plainResponse, unitOf } from './checks.ts';
import { coached } from './coach/coach.ts';
import type { Evidence, Grade, Said } from './grade.ts';
import { knownWrong } from './misconception.ts';
import { pasteTrouble } from './pasted-from.ts';
import { scoreOf } from './score.ts';

export { adviceOf } from './advice/advice.ts';
export { type LintFound, lintOf } from './advice/lint.ts';
export type { AdviceReport, AdviceSight } from './advice/types.ts';
export { shareByCertainty } from './certainty.ts';
export { gradeChecks, tellsNearness } from './checks.ts';
export { prepared, solvedEnd, solvedStart } from './earlier.ts';
export type { CheckResult, Evidence, Grade, RanLine, Said } from './grade.ts';
export { imageNamed } from './image-where.ts';
export { type PrintedKey, printedKey } from './key.ts';
export { signature } from './misconception.ts';
export { reviewOf } from './review.ts';
export { scoreOf } from './score.ts';
export { isAlike, type SecondBuild, secondBuild } from './second-build.ts';
export { act, bootQuiz, COLUMNS, ranLine, settled, shownBy } from './stage.ts';
export { endFor, ownStart, ranStart, startFor, startOf } from './start.ts';
export { plainText } from './text.ts';
export { keyTold, parseTold } from './told.ts';
export { commandsIn, type TypedCommand } from './typed.ts';
export { meantLine } from './typography.ts';

export async function grade(quiz: Quiz, question: Question, evidence: Evidence): Promise<Grade> {
  const reason = ungradable(question, evidence);
  if (reason !== null) return { score: 0, checks: [], feedback: [reason], misconception: null, gradable: false };
  const checks = gradeChecks(question, evidence);
  const score = scoreOf(checks);
  const passed = checks.every(check => check.state === 'done');
  if (!passed && evidence.response?.kind === 'host' && evidence.host === evidence.start && evidence.ran.length === 0) {
    return {
      score,
      checks,
      feedback: [{ code: 'tutor.nothing-done', data: {} }],
      misconception: null,
      gradable: false,
    };
  }
  // A line that the host could not do may be what the learner lacks.
  const last = evidence.ran.at(-1);
  if (!passed && evidence.response?.kind === 'host' && last !== undefined && isShortfall(last.ending)) {
    return {
      score,
      checks,
      feedback: [{ code: 'tutor.unsimulated-answer', data: {} }],
      misconception: null,
      gradable: false,
    };
  }
  const wrong = passed ? null : await knownWrong(quiz, question, evidence, checks);
  const told: readonly Said[] =
    wrong !== null && wrong.code === null
      ? [{ code: 'quiz.wrong', data: { question: question.id, key: wrong.id } }]
      : passed
        ? []
        : coached(question, evidence, checks);
  return { score, checks, feedback: told, misconception: wrong?.id ?? null, gradable: true };
}

/** Who says so has not answered, and loses nothing by it. */
const NO_ANSWER =
  /^(?:я )?(?:(?:пока )?не знаю|хз|без понятия|понятия не имею|не помню|idk|dunno|i (?:do not|don['’]?t) know|no idea|not sure)$/u;

/** Why there is nothing to judge, or null. */
function ungradable(question: Question, { response, ran }: Evidence): Said | null {
  const answer = plainResponse(response);
  const said = (code: string): Said => ({ code, data: {} });
  switch (answer?.kind) {
    case undefined:
      return said('tutor.blank');
    case 'choice':
      return answer.chosen.length === 0 ? said('tutor.blank') : null;
    case 'number':
      if (answer.value.trim() === '') return said('tutor.blank');
      return readNumber(answer.value, unitOf(question)) === null ? said('tutor.not-a-number') : null;
    case 'text':
      if (answer.text.trim() === '') return said('tutor.blank');
      return NO_ANSWER.test(bare(answer.text, false)) ? said('tutor.no-answer') : null;
    case 'order':
      return question.kind === 'order' && answer.order.length < question.items.length ? said('tutor.incomplete') : null;
    case 'match':
      return question.kind === 'match' &&
        question.left.some(left => !Object.hasOwn(answer.pairs, left) || answer.pairs[left] === '')
        ? said('tutor.incomplete')
        : null;
    case 'paste':
      return question.kind === 'paste' ? pasteTrouble(question, answer, ran) : null;
    case 'cache':
      return question.kind === 'cache' && question.told.steps.some(({ id }) => !Object.hasOwn(answer.steps, id))
        ? said('tutor.incomplete')
        : null;
    case 'host':
      return null;
  }
}
