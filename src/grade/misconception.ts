/** Known wrong answers: which of them an answer is. */
import type { Host } from '../docker/index.ts';
import {
  type HostSolution,
  isHostQuestion,
  type Question,
  type Quiz,
  type Response,
  type WrongAnswer,
} from '../quiz/index.ts';
import { readNumber } from './check/number.ts';
import { bare } from './check/text.ts';
import { gradeChecks, plainResponse, unitOf } from './checks.ts';
import type { CheckResult, RanLine } from './grade.ts';
import { act } from './stage.ts';
import { startFor } from './start.ts';

/** When wrong answers are tried out: any instant does, what a check says does not hang on it. */
const AT = Date.UTC(2025, 2, 1, 9);

/** The known wrong answer that this one equals, or whose wrong state the host is in. */
export async function knownWrong(
  quiz: Quiz,
  question: Question,
  response: Response | null,
  checks: readonly CheckResult[],
  ran: readonly RanLine[],
): Promise<WrongAnswer | null> {
  if (isHostQuestion(question)) {
    return question.wrong.length === 0 ? null : wrongState(await knownStates(quiz, question), signature(checks), ran);
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

interface Known {
  /** Of the host as the question opens: a state that anyone is in who has done nothing to the point. */
  readonly untouched: string;
  readonly states: readonly {
    readonly wrong: WrongAnswer;
    readonly signature: string;
    readonly commands: readonly string[];
  }[];
}

/**
 * The mistake that leads to this state. Where several do, the commands tell; and where the state is that of the start, the same
 * command must have been run, since looking around is no mistake.
 */
function wrongState({ untouched, states }: Known, met: string, ran: readonly RanLine[]): WrongAnswer | null {
  const alike = states.filter(each => each.signature === met);
  const commands = new Set(ran.map(({ line }) => commandOf(line)));
  const same = alike.find(each => each.commands.some(command => commands.has(command)));
  return same?.wrong ?? (met === untouched ? null : (alike[0]?.wrong ?? null));
}

/** `docker image rm -f x` → `docker image rm`: the words before the first that is a flag or a name. */
function commandOf(line: string): string {
  const words = line.trim().split(/\s+/);
  const group =
    words[0] === 'docker' && /^(image|container|builder|buildx|system|network|volume)$/.test(words[1] ?? '');
  const length = words[0] === 'docker' ? (group ? 3 : 2) : 1;
  return words.slice(0, length).join(' ');
}

/** Running the wrong answers of a question costs a few builds, and gives the same each time. */
const kept = new WeakMap<Question, Promise<Known>>();

function knownStates(quiz: Quiz, question: Question): Promise<Known> {
  const known = kept.get(question) ?? runWrong(quiz, question);
  kept.set(question, known);
  known.catch(() => kept.delete(question));
  return known;
}

async function runWrong(quiz: Quiz, question: Question): Promise<Known> {
  const start = await startFor(quiz, question, AT);
  const states: Known['states'][number][] = [];
  for (const wrong of question.wrong) {
    if ('kind' in wrong.answer) continue;
    const commands = wrong.answer.lines.map(commandOf);
    states.push({ wrong, commands, signature: signature(await checksAfter(question, start, wrong.answer)) });
  }
  return { untouched: signature(await checksAfter(question, start, { files: {}, lines: [] })), states };
}

async function checksAfter(question: Question, start: Host, answer: HostSolution): Promise<readonly CheckResult[]> {
  const { host, ran } = await act(start, answer, AT);
  return gradeChecks(question, { start, host, ran, response: { kind: 'host' }, shown: '' });
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
    case 'host':
      return false;
  }
}
