/** One input being taken: what it has changed and said so far. A turn is used by one step and then left behind. */
import type { Call, Chunk, Instant, Outcome } from '../docker/index.ts';
import { grade, gradeChecks, type Said } from '../grade/index.ts';
import type { Question } from '../quiz/index.ts';
import type {
  Attempt,
  DemonstratedLine,
  Desk,
  QuestionState,
  RanEntry,
  Refusal,
  Step,
  TerminalEntry,
  Utterance,
} from './attempt.ts';
import { cutOutput, ownRanges } from './cut.ts';
import type { Earned } from './event.ts';

/** What judges answers, and hosts as they stand. */
export interface Grader {
  readonly grade: typeof grade;
  readonly gradeChecks: typeof gradeChecks;
}

export const GRADER: Grader = { grade, gradeChecks };

export interface Turn {
  attempt: Attempt;
  readonly at: Instant;
  readonly grader: Grader;
  /**
   * What the event says was earned, null for nothing: it is taken from there. Null where the event does not say, or is yet to be written: it is graded.
   * `elsewhere`: another simulator or another text of the quiz was graded by, so it is worth knowing what today's would make of it.
   */
  readonly recorded: { readonly earned: Earned | null; readonly elsewhere: boolean } | null;
  readonly said: Utterance[];
  readonly terminal: { readonly entry: TerminalEntry; readonly chunks: readonly Chunk[] }[];
  traffic: Call[];
  outcome: Outcome | null;
  demonstrated: readonly DemonstratedLine[];
}

/** The newest entries and utterances that an attempt keeps. */
const ENTRIES = 400;
const BYTES = 200_000;
const UTTERANCES = 500;

export function turnOn(
  attempt: Attempt,
  at: Instant,
  { grader = GRADER, recorded = null }: Partial<Pick<Turn, 'grader' | 'recorded'>> = {},
): Turn {
  return { attempt, at, grader, recorded, said: [], terminal: [], traffic: [], outcome: null, demonstrated: [] };
}

export function refused(attempt: Attempt, refusal: Refusal): Step {
  return { attempt, event: null, refusal, said: [], terminal: [], traffic: [], outcome: null, demonstrated: [] };
}

export function questionAt(attempt: Attempt, index = attempt.current): Question {
  const question = attempt.quiz.questions[index];
  if (question === undefined) throw new RangeError(`${attempt.quiz.id} has no question ${index}`);
  return question;
}

/** Id of the present question; null where nothing is asked. */
function askedAt({ quiz, current }: Attempt): string | null {
  return quiz.questions[current]?.id ?? null;
}

export function stateAt(attempt: Attempt, index = attempt.current): QuestionState {
  const state = attempt.questions[index];
  if (state === undefined) throw new RangeError(`the attempt has no question ${index}`);
  return state;
}

export function say(turn: Turn, said: Said, by: Utterance['by'] = 'tutor'): void {
  const { attempt } = turn;
  const utterance: Utterance = { ...said, n: (attempt.said.at(-1)?.n ?? 0) + 1, by, question: askedAt(attempt) };
  turn.said.push(utterance);
  const kept = attempt.said.length < UTTERANCES ? attempt.said : attempt.said.slice(1 - UTTERANCES);
  turn.attempt = { ...attempt, said: [...kept, utterance] };
}

/** Words of the quiz itself. */
export function quote(
  turn: Turn,
  code: 'quiz.intro' | 'quiz.lead' | 'quiz.show' | 'quiz.prompt' | 'quiz.hint' | 'quiz.why',
  key = '',
): void {
  say(turn, { code, data: { question: questionAt(turn.attempt).id, key } });
}

export function print(
  turn: Turn,
  ran: Omit<RanEntry, 'n' | 'question' | 'output' | 'omitted' | 'own'>,
  printed: readonly Chunk[],
): void {
  const { chunks, ...shown } = cutOutput(printed);
  const own = ownRanges(chunks);
  enter(turn, { ...ran, ...nextPlace(turn), ...shown, ...(own.length === 0 ? {} : { own }) }, chunks);
}

function nextPlace({ attempt }: Turn): Pick<TerminalEntry, 'n' | 'question'> {
  return { n: (attempt.terminal.at(-1)?.n ?? 0) + 1, question: askedAt(attempt) ?? '' };
}

function enter(turn: Turn, entry: TerminalEntry, chunks: readonly Chunk[]): void {
  turn.terminal.push({ entry, chunks });
  turn.attempt = { ...turn.attempt, terminal: withEntry(turn.attempt.terminal, entry) };
}

/** A rule across the terminal with a reason. */
export function mark(turn: Turn, code: string, data: Said['data'] = {}): void {
  enter(turn, { kind: 'mark', ...nextPlace(turn), why: { code, data } }, []);
}

/** What the entries of a terminal hold, so that a line more does not count them all again. */
const held = new WeakMap<readonly TerminalEntry[], number>();

function bytesOf(entry: TerminalEntry): number {
  return entry.kind === 'mark' ? 0 : entry.output.length + entry.line.length;
}

/** The newest entries that fit; the last one always does. */
function withEntry(before: readonly TerminalEntry[], entry: TerminalEntry): readonly TerminalEntry[] {
  let bytes = (held.get(before) ?? before.reduce((sum, each) => sum + bytesOf(each), 0)) + bytesOf(entry);
  let from = Math.max(0, before.length + 1 - ENTRIES);
  for (const dropped of before.slice(0, from)) bytes -= bytesOf(dropped);
  while (bytes > BYTES && from < before.length) {
    const dropped = before[from];
    bytes -= dropped === undefined ? 0 : bytesOf(dropped);
    from += 1;
  }
  const entries = [...(from === 0 ? before : before.slice(from)), entry];
  held.set(entries, bytes);
  return entries;
}

export function changeState(turn: Turn, change: Partial<QuestionState>, index = turn.attempt.current): void {
  const questions = turn.attempt.questions.map((state, at) => (at === index ? { ...state, ...change } : state));
  turn.attempt = { ...turn.attempt, questions };
}

/** What today's grading makes of what was earned elsewhere is noted, where it differs. */
export function noteToday({ recorded, ...turn }: Turn, now: Pick<QuestionState, 'status' | 'score'> | null): Attempt {
  const { attempt } = turn;
  if (recorded?.elsewhere !== true || recorded.earned === null) return attempt;
  const { question, status, score } = recorded.earned;
  const { [question]: _, ...today } = attempt.today;
  const same = now !== null && now.status === status && now.score === score;
  const noted = { status: now?.status ?? 'open', score: now?.score ?? 0 };
  return { ...attempt, today: same ? today : { ...today, [question]: noted } };
}

export function changeDesk(turn: Turn, change: Partial<Desk>): void {
  turn.attempt = { ...turn.attempt, ...change };
}

export function deskOf({ start, past, host, ran }: Desk): Desk {
  return { start, past, host, ran };
}
