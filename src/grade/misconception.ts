/** Known wrong answers: which of them an answer is. */
import {
  type HostQuestion,
  isHostQuestion,
  LOCALES,
  type Question,
  type Quiz,
  type Response,
  type WrongAnswer,
} from '../quiz/index.ts';
import { readNumber } from './check/number.ts';
import { bare } from './check/text.ts';
import { gradeChecks, plainResponse, unitOf } from './checks.ts';
import { lastFault } from './coach/fault.ts';
import { footprint } from './footprint.ts';
import type { CheckResult, Evidence, RanLine } from './grade.ts';
import { masked, readPasted } from './pasted.ts';
import { newNames, type Scene, sceneOf } from './scene.ts';
import { act, settled } from './stage.ts';
import { startFor } from './start.ts';
import { commandsIn, says, type TypedCommand } from './typed.ts';

/** When wrong answers are tried out: any instant does, what a check says does not hang on it. */
const AT = Date.UTC(2025, 2, 1, 9);

/** The known wrong answer that this one is. */
export async function knownWrong(
  quiz: Quiz,
  question: Question,
  evidence: Evidence,
  checks: readonly CheckResult[],
): Promise<WrongAnswer | null> {
  const { response, host, start, ran } = evidence;
  if (isHostQuestion(question)) {
    if (question.wrong.length === 0) return null;
    const met = { scene: sceneOf(host, start, question), signature: signature(checks), ran };
    return mistakeMet(quiz, question, await knownStates(quiz, question), met);
  }
  return (
    question.wrong.find(
      wrong => 'kind' in wrong.answer && response !== null && sameResponse(question, wrong.answer, response),
    ) ?? null
  );
}

/** Which checks fail, and why: what makes two wrong states one mistake. */
export function signature(checks: readonly CheckResult[]): string {
  return checks
    .filter(check => check.state !== 'done')
    .map(check => `${check.id}:${check.feedback.map(said => said.code).join(',')}`)
    .join(' ');
}

interface KnownState {
  readonly wrong: WrongAnswer;
  readonly signature: string;
  /** What the coach says of its commands, when one failed. */
  readonly fault: string | null;
  /** What it does to the host; nothing, where it only looks. */
  readonly footprint: readonly string[];
  readonly names: readonly string[];
  readonly commands: readonly TypedCommand[];
  /** The first word of its last line, where that is no docker command. */
  readonly word: string;
}

/** How the learner came to fail, as a mistake is told by it. */
interface FailedAnswer {
  readonly scene: Scene;
  readonly signature: string;
  readonly ran: readonly RanLine[];
}

/**
 * The mistake that was made. Its text is said to nobody else: the same checks fail for the same reasons, no other command
 * failed, the host was changed in the same way (or, where the mistake changes nothing, the last command is the same), and what the text quotes of the mistake's own commands and
 * names stands in the learner's too.
 */
function mistakeMet(
  quiz: Quiz,
  question: HostQuestion,
  states: readonly KnownState[],
  met: FailedAnswer,
): WrongAnswer | null {
  const print = footprint(met.scene, question.checks).join('\n');
  const commands = commandsIn(met.ran);
  const fault = lastFault(met.scene, met.ran)?.code ?? null;
  const last = commands.at(-1);
  const word = firstWord(met.ran.at(-1)?.line ?? '');
  const found = states.find(state => {
    if (state.signature !== met.signature || state.footprint.join('\n') !== print || state.fault !== fault)
      return false;
    if (print === '' && !isSameCommand(state, last, word)) return false;
    return quotes(quiz, question, state.wrong).every(piece => isShared(piece, state, commands, newNames(met.scene)));
  });
  return found?.wrong ?? null;
}

/** Looking around is no mistake: the last command must be that of the mistake, with its flags. */
function isSameCommand(state: KnownState, last: TypedCommand | undefined, word: string): boolean {
  const wanted = state.commands.at(-1);
  if (wanted === undefined) return state.word !== '' && state.word === word;
  return last !== undefined && last.name === wanted.name && wanted.flags.every(flag => last.flags.includes(flag));
}

/** What the text of a mistake quotes, in either language. */
function quotes({ prose }: Quiz, question: Question, { id }: WrongAnswer): readonly string[] {
  return LOCALES.flatMap(locale => prose[locale].questions[question.id]?.wrong[id] ?? []).flatMap(text =>
    [...text.matchAll(/`([^`]+)`/g)].map(each => each[1] ?? ''),
  );
}

/** Whether what is quoted was not of the mistake's own doing, or is of the learner's doing as well. */
function isShared(
  piece: string,
  state: KnownState,
  commands: readonly TypedCommand[],
  names: readonly string[],
): boolean {
  if (state.names.includes(piece)) return names.includes(piece);
  return !says(state.commands, piece) || says(commands, piece);
}

function firstWord(line: string): string {
  return line.trim().split(/\s+/)[0] ?? '';
}

/** Running the wrong answers of a question costs a few builds, and gives the same each time. */
const kept = new WeakMap<Question, Promise<readonly KnownState[]>>();

function knownStates(quiz: Quiz, question: HostQuestion): Promise<readonly KnownState[]> {
  const known = kept.get(question) ?? runWrong(quiz, question);
  kept.set(question, known);
  known.catch(() => kept.delete(question));
  return known;
}

async function runWrong(quiz: Quiz, question: HostQuestion): Promise<readonly KnownState[]> {
  const start = await startFor(quiz, question, AT);
  const states: KnownState[] = [];
  for (const wrong of question.wrong) {
    if ('kind' in wrong.answer) continue;
    const { host: left, ran } = await act(start, wrong.answer, AT);
    const host = await settled(left, AT);
    const scene = sceneOf(host, start, question);
    states.push({
      wrong,
      signature: signature(gradeChecks(question, { start, host, ran, response: { kind: 'host' }, shown: '' })),
      fault: lastFault(scene, ran)?.code ?? null,
      footprint: footprint(scene, question.checks),
      names: newNames(scene),
      commands: commandsIn(ran),
      word: firstWord(wrong.answer.lines.at(-1) ?? ''),
    });
  }
  return states;
}

function sameResponse(question: Question, wrong: Response, given: Response): boolean {
  const a = plainResponse(wrong);
  const b = plainResponse(given);
  if (a === null || b === null) return false;
  switch (a.kind) {
    case 'choice':
      return b.kind === 'choice' && [...new Set(a.chosen)].sort().join() === [...new Set(b.chosen)].sort().join();
    case 'order':
      return b.kind === 'order' && a.order.join() === b.order.join();
    case 'match':
      return (
        b.kind === 'match' &&
        Object.entries(a.pairs).every(([left, right]) => Object.hasOwn(b.pairs, left) && b.pairs[left] === right)
      );
    case 'text':
      return b.kind === 'text' && bare(a.text, false) === bare(b.text, false);
    case 'number': {
      const unit = unitOf(question);
      const wanted = readNumber(a.value, unit);
      const value = b.kind === 'number' ? readNumber(b.value, unit) : null;
      return (
        wanted !== null && value !== null && Math.abs(wanted.value - value.value) <= Math.abs(wanted.value) * 0.005
      );
    }
    case 'paste':
      return b.kind === 'paste' && masked(readPasted(a.text).rows) === masked(readPasted(b.text).rows);
    case 'cache':
      return b.kind === 'cache' && Object.entries(a.steps).every(([id, said]) => isSaidOf(said, b.steps[id] ?? ''));
    case 'host':
      return false;
  }
}

/** A mistake that names no cause is that of whoever says that the step is run again, for whatever reason. */
function isSaidOf(mistake: string, said: string): boolean {
  return mistake === 'miss' ? said !== '' && said !== 'hit' : mistake === said;
}
