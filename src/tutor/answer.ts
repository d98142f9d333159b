/** Taking an answer: it is graded, told what differs, and closes the question when it passes or was the last try. */
import type { Host } from '../docker/index.ts';
import { COLUMNS, type Evidence, type Grade, type PrintedKey, printedKey, settled, shownBy } from '../grade/index.ts';
import {
  type CacheQuestion,
  type Certainty,
  causesOffered,
  isHostQuestion,
  optionIds,
  type Question,
  type Response,
} from '../quiz/index.ts';
import type { Input, Refusal } from './attempt.ts';
import { afterwards, answered, stand } from './close.ts';
import type { Standing } from './event.ts';
import { afterSilently, certaintyOf, isSilent } from './sitting.ts';
import { afterAnswer, afterPrediction, standingOf } from './standing.ts';
import { changeFiles, fork, type as typeLine } from './terminal.ts';
import { changeState, noteToday, questionAt, say, stateAt, type Turn, turnOn } from './turn.ts';
import { isClosed, isOver } from './worth.ts';

export async function takeAnswer(
  turn: Turn,
  { question: id, response, certainty }: Extract<Input, { kind: 'answer' }>,
): Promise<Refusal | null> {
  const { attempt } = turn;
  const question = questionAt(attempt);
  if (question.id !== id) return 'not-this-question';
  if (isClosed(stateAt(attempt))) return 'closed';
  if (!fits(question, response)) return 'wrong-kind';
  if (isSilent(attempt)) return takeSilently(turn, question, response, certaintyOf(response, certainty));
  const { start, ran } = attempt;
  const evidence: Evidence = { start, host: await hostSeen(turn), ran, response, shown: '' };
  if (question.kind === 'predict' && response.kind === 'predict')
    return takePrediction(turn, question, response, evidence);
  if (question.kind === 'cache' && response.kind === 'cache') return takeForecast(turn, question, response, evidence);
  const today = isTaken(turn) ? null : await judged(turn, question, evidence);
  const standing = turn.recorded === null ? today : recordedOf(turn);
  if (standing === null) return 'blank';
  changeState(turn, { lastResponse: response, certainty: certaintyOf(response, certainty) });
  answered(turn, standing);
  turn.attempt = noteToday(turn, today);
  return null;
}

/** The answer is graded and kept without a word; a prediction against a run that nobody sees. One that cannot be read takes the place of no other. */
async function takeSilently(
  turn: Turn,
  question: Question,
  response: Response,
  certainty: Certainty | null,
): Promise<Refusal | null> {
  const { quiz, start, ran } = turn.attempt;
  const state = stateAt(turn.attempt);
  const evidence: Evidence = { start, host: await hostSeen(turn), ran, response, shown: '' };
  let key: PrintedKey | null = null;
  let today: Standing | null = null;
  if (!isTaken(turn)) {
    const legible = await turn.grader.grade(quiz, question, evidence);
    if (isBlank(legible)) return 'blank';
    if (!legible.gradable && turn.recorded === null) {
      for (const said of legible.feedback) say(turn, said);
      return null;
    }
    const shown = question.kind === 'predict' ? await shownAside(turn, question) : '';
    if (question.kind === 'predict') key = printedKey(question, shown);
    const graded = shown === '' ? legible : await turn.grader.grade(quiz, question, { ...evidence, shown });
    today = afterSilently(turn.attempt, question, state, graded, certainty);
  }
  const standing = turn.recorded === null ? today : recordedOf(turn);
  if (standing === null) return null;
  changeState(turn, { lastResponse: response, certainty, key });
  stand(turn, standing);
  turn.attempt = noteToday(turn, today);
  return null;
}

/** What the lines of a prediction print on its host, without a trace of it in the attempt. */
async function shownAside({ attempt, at }: Turn, question: Extract<Question, { kind: 'predict' }>): Promise<string> {
  const aside = turnOn(attempt, at);
  fork(aside);
  const shown: string[] = [];
  for (const line of question.run) shown.push(shownBy(await typeLine(aside, line, COLUMNS, 'shown')));
  return shown.join('\n');
}

/** The host as it is by the time the answer is looked at; the very host of the start, where nothing was done on it. */
async function hostSeen(turn: Turn): Promise<Host> {
  const { start, host, ran } = turn.attempt;
  const isUntouched = host === start && ran.length === 0;
  return isUntouched || isTaken(turn) || !isHostQuestion(questionAt(turn.attempt)) ? host : settled(host, turn.at);
}

/** How the question stands after the answer; null when nothing was answered. */
async function judged(turn: Turn, question: Question, evidence: Evidence): Promise<Standing | null> {
  const graded = await turn.grader.grade(turn.attempt.quiz, question, evidence);
  return isBlank(graded) ? null : afterAnswer(question, stateAt(turn.attempt), graded);
}

/** Whether what was earned is taken from the event and there is nothing to compare it with. */
function isTaken({ recorded }: Turn): boolean {
  return recorded !== null && !recorded.elsewhere;
}

function isBlank({ gradable, feedback }: Grade): boolean {
  return !gradable && feedback.some(said => said.code === 'tutor.blank');
}

/** An answer that changed nothing was one that could not be judged, for the same reason as the one before it. */
function recordedOf({ attempt, recorded }: Turn): Standing {
  return recorded?.earned ?? standingOf(stateAt(attempt));
}

/** The prediction is written down, then the truth is shown on the host that was asked about, then both are compared. */
async function takePrediction(
  turn: Turn,
  question: Extract<Question, { kind: 'predict' }>,
  response: Extract<Response, { kind: 'predict' }>,
  evidence: Evidence,
): Promise<Refusal | null> {
  const { quiz } = turn.attempt;
  if (turn.recorded === null) {
    const legible = await turn.grader.grade(quiz, question, evidence);
    if (isBlank(legible)) return 'blank';
    if (!legible.gradable) return unjudged(turn, response, afterAnswer(question, stateAt(turn.attempt), legible));
  } else if (!isOver(recordedOf(turn).status)) return unjudged(turn, response, recordedOf(turn));
  fork(turn);
  const shown: string[] = [];
  for (const line of question.run) shown.push(shownBy(await typeLine(turn, line, COLUMNS, 'shown')));
  changeState(turn, {
    lastResponse: response,
    certainty: response.certainty,
    key: printedKey(question, shown.join('\n')),
  });
  const today = isTaken(turn)
    ? null
    : afterPrediction(
        question,
        stateAt(turn.attempt),
        await turn.grader.grade(quiz, question, { ...evidence, shown: shown.join('\n') }),
      );
  const standing = today === null || turn.recorded !== null ? recordedOf(turn) : today;
  stand(turn, standing);
  turn.attempt = noteToday(turn, today);
  say(turn, {
    code: `tutor.predicted.${standing.status === 'passed' ? 'right' : 'other'}-${response.certainty}`,
    data: { score: standing.score, points: question.points },
  });
  afterwards(turn);
  return null;
}

/** What is said of the second build is written down, then it is built on the host that was asked about, and both are compared: its X-ray stands there. */
async function takeForecast(
  turn: Turn,
  question: CacheQuestion,
  response: Response,
  evidence: Evidence,
): Promise<Refusal | null> {
  const graded = isTaken(turn) ? null : await turn.grader.grade(turn.attempt.quiz, question, evidence);
  const after = graded?.gradable === true ? afterPrediction : afterAnswer;
  const today = graded === null || isBlank(graded) ? null : after(question, stateAt(turn.attempt), graded);
  const standing = turn.recorded === null ? today : recordedOf(turn);
  if (standing === null) return 'blank';
  if (!isOver(standing.status)) return unjudged(turn, response, standing);
  fork(turn);
  changeFiles(turn, question.change.files);
  for (const line of [...question.change.lines, question.build]) await typeLine(turn, line, COLUMNS, 'shown');
  changeState(turn, { lastResponse: response });
  stand(turn, standing);
  turn.attempt = noteToday(turn, today);
  const { score, status } = standing;
  say(turn, {
    code: `tutor.built.${status === 'passed' ? 'right' : 'other'}`,
    data: { score, points: question.points },
  });
  afterwards(turn);
  return null;
}

function unjudged(turn: Turn, response: Response, standing: Standing): null {
  changeState(turn, { lastResponse: response });
  answered(turn, standing);
  return null;
}

/** Whether the answer is of the question's kind and names only what the question names. */
function fits(question: Question, response: Response): boolean {
  const known = new Set(optionIds(question));
  const all = (ids: readonly string[]): boolean => ids.every(id => known.has(id)) && new Set(ids).size === ids.length;
  switch (question.kind) {
    case 'command':
    case 'dockerfile':
      return response.kind === 'host';
    case 'choice':
      return response.kind === 'choice' && all(response.chosen) && (question.many || response.chosen.length <= 1);
    case 'order':
      return response.kind === 'order' && all(response.order);
    case 'match':
      return (
        response.kind === 'match' &&
        Object.entries(response.pairs).every(
          ([left, right]) => question.left.includes(left) && (right === '' || question.right.includes(right)),
        )
      );
    case 'cache': {
      if (response.kind !== 'cache') return false;
      const ids = new Set(question.told.steps.map(step => step.id));
      const said = new Set(['hit', 'miss', ...causesOffered(question.told)]);
      return Object.entries(response.steps).every(([step, value]) => ids.has(step) && said.has(value));
    }
    case 'number':
    case 'text':
    case 'paste':
      return response.kind === question.kind;
    case 'predict': {
      if (response.kind !== 'predict' || response.prediction.kind !== question.ask.kind) return false;
      const { prediction } = response;
      if (prediction.kind !== 'choice' || question.ask.kind !== 'choice') return true;
      return all(prediction.chosen) && (question.ask.many || prediction.chosen.length <= 1);
    }
  }
}
