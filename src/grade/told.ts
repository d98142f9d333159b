/** Keys that the host tells: the lines of a question are run on the host of its start, and what they print says what is right. */
import { isShortfall } from '../docker/index.ts';
import {
  capture,
  KEYS,
  matches,
  type Parsed,
  type PlainResponse,
  type Problem,
  type Proof,
  parseQuiz,
  type Question,
  type Quiz,
  type ToldKey,
  type ToldKeys,
} from '../quiz/index.ts';
import { secondBuild } from './second-build.ts';
import { act, shownBy } from './stage.ts';
import { startFor } from './start.ts';

/** When lines are run: any instant does, no key may hang on it. */
const AT = Date.UTC(2025, 1, 28, 10);

type ShownKey = Exclude<PlainResponse, { kind: 'cache' | 'paste' }>;
type Answered = Extract<Question, { kind: 'choice' | 'number' | 'text' | 'order' | 'match' }>;

/** The key as what was printed tells it; null where it tells none, or the question has no lines to run. */
export function keyTold(question: Answered, shown: string): ShownKey | null {
  if (question.proof == null) return null;
  const { printed } = question.proof;
  return question.kind === 'match' ? pairsIn(question, printed, shown) : keyIn(question.kind, printed, shown);
}

/** What a folder says, with the keys that are left out in it as runs tell them. Where a run tells none the quiz is read without, and says so in `unsolved`. */
export async function parseTold(id: string, files: Parameters<typeof parseQuiz>[1]): Promise<ParsedTold> {
  if (files[KEYS] !== undefined) return { parsed: { ok: false, problems: [WRITTEN] }, files };
  const read = parseQuiz(id, files);
  if (!read.ok || read.quiz.unsolved === undefined) return { parsed: read, files };
  const keys = await keysOf(read.quiz, read.quiz.unsolved);
  const told = { ...files, [KEYS]: JSON.stringify(keys) };
  return { parsed: parseQuiz(id, told), files: told };
}

/** Keys are told by the host, and never written into a folder by hand. */
const WRITTEN: Problem = {
  file: KEYS,
  line: 1,
  column: 1,
  code: 'unknown-file',
  message: 'a quiz has no such file',
  hint: 'a key is the solution in quiz.yaml, or what run prints',
};

interface ParsedTold {
  readonly parsed: Parsed;
  /** The files, and the keys beside them where there are any: what reads as this quiz without running anything. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

async function keysOf(quiz: Quiz, unsolved: readonly string[]): Promise<ToldKeys> {
  const keys: Record<string, ToldKey> = {};
  for (const question of quiz.questions) {
    if (!unsolved.includes(question.id)) continue;
    if (question.kind === 'cache') {
      const { told } = await secondBuild(question, await startFor(quiz, question, AT), AT);
      if (told !== null) keys[question.id] = told;
      continue;
    }
    if (question.kind === 'paste') {
      const { ran, runs } = await act(await startFor(quiz, question, AT), { files: {}, lines: [question.line] }, AT);
      const [line, run] = [ran[0], runs[0]];
      if (line !== undefined && run !== undefined && !isShortfall(line.ending))
        keys[question.id] = { kind: 'paste', source: 'own', text: shownBy(run.outcome.chunks) };
      continue;
    }
    if (!isAnswered(question) || question.proof == null) continue;
    const opened = await startFor(quiz, question, AT);
    const { runs } = await act(opened, { files: {}, lines: question.proof.run }, AT);
    const key = keyTold(question, runs.map(run => shownBy(run.outcome.chunks)).join('\n'));
    if (key !== null) keys[question.id] = key;
  }
  return keys;
}

function isAnswered(question: Question): question is Answered {
  const { kind } = question;
  return kind !== 'command' && kind !== 'dockerfile' && kind !== 'predict' && kind !== 'cache' && kind !== 'paste';
}

function keyIn(
  kind: 'choice' | 'number' | 'text' | 'order',
  printed: Proof['printed'],
  shown: string,
): ShownKey | null {
  if (typeof printed === 'string') {
    const caught = capture(printed, shown)?.trim() ?? '';
    if (caught === '') return null;
    return kind === 'number' ? { kind: 'number', value: caught } : { kind: 'text', text: caught };
  }
  if (kind === 'choice') {
    const chosen = Object.keys(printed).filter(id => matches(printed[id] ?? '', shown));
    return chosen.length === 0 ? null : { kind: 'choice', chosen };
  }
  const rows = shown.split('\n');
  const places = Object.entries(printed).map(
    ([id, pattern]) => [id, rows.findIndex(row => matches(pattern, row))] as const,
  );
  const isTold = places.every(([, at]) => at >= 0) && new Set(places.map(([, at]) => at)).size === places.length;
  return isTold ? { kind: 'order', order: places.toSorted(([, a], [, b]) => a - b).map(([id]) => id) } : null;
}

/** The pairs that the lines tell: of each on the left, the one on the right whose pattern is met by the lines that meet its own. Null where it is none, or several. */
function pairsIn(
  { left, right }: Extract<Question, { kind: 'match' }>,
  printed: Proof['printed'],
  shown: string,
): ShownKey | null {
  const patternOf = (id: string): string => (typeof printed === 'string' ? '' : (printed[id] ?? ''));
  const pairs = left.map(id => {
    const rows = shown.split('\n').filter(row => matches(patternOf(id), row));
    const partners = right.filter(other => rows.some(row => matches(patternOf(other), row)));
    return [id, partners.length === 1 ? (partners[0] ?? '') : ''] as const;
  });
  return pairs.every(([, partner]) => partner !== '') ? { kind: 'match', pairs: Object.fromEntries(pairs) } : null;
}
