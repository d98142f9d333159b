/** What is proved of one question and of one start: each stands on a host of its own, made once, and every answer is tried on a fork of it. */
import { type Host, isShortfall, lackOf, run } from '../docker/index.ts';
import { gradeChecks, type RanLine, ranStart, startFor } from '../grade/index.ts';
import { isHostQuestion, type Question, type Quiz, type Start } from '../quiz/index.ts';
import { proveDemonstration, proveGoal } from './demonstration.ts';
import { type FairnessCounts, NONE_TRIED, proveFairness, type Say } from './fairness.ts';
import { type KeyStanding, proveKey } from './key.ts';
import { AT, evidenceOn, failing, firstLine, passes, transcript, tried } from './trial.ts';

/** A day and two hours: longer than any host waits for the learner that it is handed to. */
const WAITS = 26 * 3_600_000;

/** Its lines go well, and what they leave is still so when it is handed over. */
export async function proveStart(
  quiz: Quiz,
  start: Start,
  say: (code: string, message: string, hint: string | null, line?: number) => void,
): Promise<void> {
  const { host, ran } = await ranStart(quiz, start, AT);
  ran.forEach(({ line, ending, ...rest }, n) => {
    if (ending.exitCode !== 0)
      say(
        'bad-start',
        `the line ${line} ends with ${ending.exitCode}: ${firstLine({ line, ending, ...rest })}`,
        null,
        n,
      );
  });
  const later = await run(host, 'true', { at: AT + WAITS, columns: null, stdin: '' });
  const lack = lackOf(later.host, host);
  if (lack !== null)
    say(
      'start-fades',
      `${lack.name} is not as it was a day later`,
      'a container that is made ready should not end by itself: sleep infinity',
    );
}

export interface QuestionProof {
  readonly tried: FairnessCounts;
  /** Null for a question that the host answers. */
  readonly key: KeyStanding | null;
}

/** Its start goes well and fails its checks, its solution passes, its mistakes are met; on the host, what does the same passes and what only looks like it fails. */
export async function proveQuestion(quiz: Quiz, question: Question, say: Say): Promise<QuestionProof> {
  const { start, given } = question;
  await proveStart(quiz, start, (code, message, hint, n) =>
    given === null || n === undefined
      ? say(['start'], code, message, hint)
      : say(['given', 'lines', n], 'bad-given', message, hint),
  );
  if (question.kind === 'predict' && given === null && question.continues)
    say(['continue'], 'vain-continue', 'a prediction is always asked on the host of its start', 'take continue away');
  const opened = await startFor(quiz, question, AT);
  // Without a key nothing more can be told of it.
  if (quiz.unsolved?.includes(question.id) === true)
    return { tried: NONE_TRIED, key: await proveKey(question, opened, say) };
  const startPasses = isHostQuestion(question) && passes(gradeChecks(question, evidenceOn(opened, opened, [])));
  if (startPasses) {
    say(['checks'], 'start-passes', 'the start passes every check already', 'ask for something that is not there yet');
  }
  await proveDemonstration(question, opened, say);
  const solved = await tried(quiz, question, opened, question.solution);
  if (!passes(solved.grade.checks)) {
    say(['solution'], 'solution-fails', `the solution fails: ${failing(solved.grade.checks)}`, transcript(solved.ran));
  }
  proveGoal(question, solved.host, say);
  const unsimulated = solved.ran.find(ran => isShortfall(ran.ending));
  if (unsimulated !== undefined) say(['solution'], 'not-simulated', `the host cannot do ${unsimulated.line}`, null);
  const mistakes = await proveMistakes(quiz, question, opened, say);
  const key = await proveKey(question, opened, say);
  const isSound = passes(solved.grade.checks) && !startPasses && unsimulated === undefined;
  if (!isHostQuestion(question) || !isSound) return { tried: NONE_TRIED, key };
  const solution = { quiz, question, start: opened, host: solved.host, ran: solved.ran };
  return { tried: await proveFairness(solution, mistakes, say), key };
}

/** Each listed wrong answer fails as it should, and is met with what is meant for it. What the lines of each did, by its id. */
async function proveMistakes(
  quiz: Quiz,
  question: Question,
  opened: Host,
  say: Say,
): Promise<ReadonlyMap<string, readonly RanLine[]>> {
  const mistakes = new Map<string, readonly RanLine[]>();
  for (const [n, wrong] of question.wrong.entries()) {
    const met = await tried(quiz, question, opened, wrong.answer);
    mistakes.set(wrong.id, met.ran);
    const at = ['wrong', n];
    const result = met.grade.checks.find(each => each.id === wrong.check);
    if (!met.grade.gradable)
      say(at, 'wrong-ungradable', `${wrong.id} cannot be judged`, 'a wrong answer must be one that costs a try');
    else if (passes(met.grade.checks))
      say(at, 'wrong-passes', `the wrong answer ${wrong.id} passes`, transcript(met.ran));
    else if (result?.state === 'done') {
      say(
        [...at, 'check'],
        'wrong-check',
        `${wrong.id} does not fail ${wrong.check}: it fails ${failing(met.grade.checks)}`,
        null,
      );
    } else if (wrong.code !== null && !result?.feedback.some(said => said.code === wrong.code)) {
      const got = result?.feedback.map(said => said.code).join(', ');
      say([...at, 'code'], 'wrong-feedback', `${wrong.id} is told ${got}, not ${wrong.code}`, transcript(met.ran));
    } else if (wrong.code === null && met.grade.misconception !== wrong.id) {
      const other = met.grade.misconception;
      say(
        at,
        'wrong-feedback',
        other === null ? `${wrong.id} is not recognised` : `${wrong.id} is taken for ${other}`,
        'two wrong answers that fail the same checks for the same reasons by the same command cannot be told apart: add a check, or keep one of them',
      );
    }
  }
  return mistakes;
}
