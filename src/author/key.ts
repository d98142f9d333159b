/** Whether the key of an answer is true on the host: where the quiz says which lines show it, they are run on the host of the start. */
import type { Host } from '../docker/index.ts';
import { gradeChecks } from '../grade/index.ts';
import { capture, isHostQuestion, matches, type PlainResponse, type Proof, type Question } from '../quiz/index.ts';
import type { Say } from './fairness.ts';
import { passes, shownOn, transcript } from './trial.ts';

/** `trust`: nothing shows it but the author's word. */
export type KeyStanding = 'proven' | 'trust';

/** Null for a question that the host answers: what its solution leaves is its key. */
export async function proveKey(question: Question, opened: Host, say: Say): Promise<KeyStanding | null> {
  if (isHostQuestion(question)) return null;
  if (question.kind === 'predict') return question.checks.every(isPrinted) ? 'proven' : 'trust';
  if (question.proof == null) return 'trust';
  const { shown, ran } = await shownOn(opened, question.proof.run);
  const { printed } = question.proof;
  const key = question.kind === 'match' ? pairsIn(question, printed, shown) : keyIn(question.kind, printed, shown);
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

/** Whether what the lines of a prediction print decides. */
function isPrinted(check: Question['checks'][number]): boolean {
  if (check.kind === 'choice') return Object.keys(check.printed).length > 0;
  return (check.kind === 'number' || check.kind === 'text') && check.printed !== null;
}

/** The key as what was printed tells it; null where it tells none. */
function keyIn(
  kind: 'choice' | 'number' | 'text' | 'order',
  printed: Proof['printed'],
  shown: string,
): PlainResponse | null {
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
): PlainResponse | null {
  const patternOf = (id: string): string => (typeof printed === 'string' ? '' : (printed[id] ?? ''));
  const pairs = left.map(id => {
    const rows = shown.split('\n').filter(row => matches(patternOf(id), row));
    const partners = right.filter(other => rows.some(row => matches(patternOf(other), row)));
    return [id, partners.length === 1 ? (partners[0] ?? '') : ''] as const;
  });
  return pairs.every(([, partner]) => partner !== '') ? { kind: 'match', pairs: Object.fromEntries(pairs) } : null;
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
      return '';
  }
}
