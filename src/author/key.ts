/** Whether the key of an answer is true on the host: where the quiz says which lines show it, they are run on the host of the start. */
import type { Host } from '../docker/index.ts';
import { gradeChecks, isAlike, keyTold, secondBuild } from '../grade/index.ts';
import { type CacheQuestion, isHostQuestion, type Question } from '../quiz/index.ts';
import type { Say } from './fairness.ts';
import { AT, passes, shownOn, transcript } from './trial.ts';

/** `trust`: nothing shows it but the author's word. */
export type KeyStanding = 'proven' | 'trust';

/** Null for a question that the host answers: what its solution leaves is its key. */
export async function proveKey(question: Question, opened: Host, say: Say): Promise<KeyStanding | null> {
  if (isHostQuestion(question)) return null;
  if (question.kind === 'predict') return question.checks.every(isPrinted) ? 'proven' : 'trust';
  if (question.kind === 'paste') return provePaste(question, say);
  if (question.kind === 'cache') return proveBuild(question, opened, say);
  if (question.proof == null) return 'trust';
  const { shown, ran } = await shownOn(opened, question.proof.run);
  const key = keyTold(question, shown);
  if (key === null) {
    say(['printed'], 'vain-proof', 'nothing that run prints meets printed', transcript(ran));
    return 'trust';
  }
  const evidence = { start: opened, host: opened, ran: [], response: key, shown: '' };
  if (passes(gradeChecks(question, evidence))) return 'proven';
  const told = `the host says ${inWords(key)}, the solution ${inWords(question.solution)}`;
  say(['solution'], 'key-untrue', told, transcript(ran));
  return 'trust';
}

/** What the host prints is the key; that it passes is proved as of any solution. */
function provePaste({ line, solution }: Extract<Question, { kind: 'paste' }>, say: Say): KeyStanding {
  if ('kind' in solution && solution.kind === 'paste' && solution.text !== '') return 'proven';
  say(
    ['line'],
    'vain-proof',
    `the host prints nothing for ${line}, so whoever has no Docker cannot answer`,
    'ask for a line that it can do',
  );
  return 'trust';
}

/** The second build is run once more: it tells what the key says, and not of all steps the same unless that is meant. */
async function proveBuild(question: CacheQuestion, opened: Host, say: Say): Promise<KeyStanding> {
  const { told, why, ran } = await secondBuild(question, opened, AT);
  if (told === null) {
    say(['build'], 'vain-build', `the second build tells nothing: ${why}`, transcript(ran));
    return 'trust';
  }
  if (isAlike(told) && !question.alike)
    say(
      ['build'],
      'steps-alike',
      `${told.steps[0]?.state === 'hit' ? 'every step is a hit' : 'no step is a hit'}, so one answer for all is right`,
      'say alike: true if that is what is to be learnt',
    );
  if (JSON.stringify(told.steps) === JSON.stringify(question.told.steps)) return 'proven';
  say(['build'], 'key-untrue', 'the host builds otherwise than it did when the key was told', transcript(ran));
  return 'trust';
}

/** Whether what the lines of a prediction print decides. */
function isPrinted(check: Question['checks'][number]): boolean {
  if (check.kind === 'choice') return Object.keys(check.printed).length > 0;
  return (check.kind === 'number' || check.kind === 'text') && check.printed !== null;
}

function inWords(answer: Question['solution']): string {
  if (!('kind' in answer)) return '';
  switch (answer.kind) {
    case 'choice':
      return `[${answer.chosen.join(', ')}]`;
    case 'order':
      return `[${answer.order.join(', ')}]`;
    case 'number':
      return answer.value;
    case 'text':
      return answer.text;
    case 'match':
      return `{${Object.entries(answer.pairs)
        .map(([left, right]) => `${left}: ${right}`)
        .join(', ')}}`;
    case 'host':
    case 'predict':
    case 'cache':
    case 'paste':
      return '';
  }
}
