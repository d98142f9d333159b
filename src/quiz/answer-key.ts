/** The key of a question that is answered: its solution, which says all that a check needs to know. */
import type { Check } from './check.ts';
import type { PlainResponse } from './quiz.ts';
import type { RawQuestion } from './schema.ts';
import { readQuantity, unitBytes } from './size.ts';

type AnswerQuestion = Exclude<RawQuestion, { kind: 'command' | 'dockerfile' | 'cache' | 'paste' }>;

/** The check that the solution stands for; null where the solution has not the form that the question asks for. */
export function keyCheck(question: AnswerQuestion): Check | null {
  const base = { id: question.id, weight: 1, hidden: false };
  const { kind, solution } = question;
  switch (kind) {
    case 'match':
      return solution.kind === 'match' ? { ...base, kind, pairs: pairsOf(solution.pairs, question.also ?? {}) } : null;
    case 'order':
      return solution.kind === 'order'
        ? { ...base, kind, orders: [[...solution.order], ...(question.also ?? [])] }
        : null;
    case 'choice':
      return choiceKey(base, solution, null);
    case 'number':
      return numberKey(base, solution, question, null);
    case 'text':
      return textKey(base, solution, question, null);
    case 'predict': {
      const { ask, printed = null } = question;
      const pattern = typeof printed === 'string' ? printed : null;
      if (ask.kind === 'choice') return choiceKey(base, solution, typeof printed === 'string' ? null : printed);
      if (ask.kind === 'number') return numberKey(base, solution, { ...question, unit: ask.unit }, pattern);
      return textKey(base, solution, question, pattern);
    }
  }
}

interface KeyBase {
  readonly id: string;
  readonly weight: number;
  readonly hidden: boolean;
}

/** `printed`: what the lines of a prediction print decides. */
function choiceKey(
  base: KeyBase,
  solution: PlainResponse,
  printed: Readonly<Record<string, string>> | null,
): Check | null {
  if (solution.kind !== 'choice') return null;
  const right = printed === null ? [...solution.chosen] : [];
  return { ...base, kind: 'choice', right, printed: { ...printed } };
}

function numberKey(
  base: KeyBase,
  solution: PlainResponse,
  { unit, tolerance = 0 }: { readonly unit: string | null; readonly tolerance?: number | undefined },
  printed: string | null,
): Check | null {
  const text = solution.kind === 'number' ? solution.value : null;
  const quantity = text === null ? null : readQuantity(text);
  if (quantity === null) return null;
  const scale = unitBytes(quantity.unit) ?? (unit === null ? null : unitBytes(unit));
  const value = scale === null ? quantity.value : Math.round(quantity.value * scale);
  return { ...base, kind: 'number', value: printed === null ? value : null, printed, tolerance };
}

function textKey(
  base: KeyBase,
  solution: PlainResponse,
  {
    also = [],
    matches = [],
    caseSensitive = false,
  }: {
    readonly also?: readonly string[] | undefined;
    readonly matches?: readonly string[] | undefined;
    readonly caseSensitive?: boolean | undefined;
  },
  printed: string | null,
): Check | null {
  const text = solution.kind === 'text' ? solution.text : solution.kind === 'number' ? solution.value : null;
  if (text === null) return null;
  const accept = printed === null ? [text, ...also] : [...also];
  return { ...base, kind: 'text', accept, matches: [...matches], printed, caseSensitive };
}

function pairsOf(
  pairs: Readonly<Record<string, string>>,
  also: Readonly<Record<string, readonly string[]>>,
): Record<string, string[]> {
  const lefts = [...new Set([...Object.keys(pairs), ...Object.keys(also)])];
  return Object.fromEntries(
    lefts.map(left => [left, [...(pairs[left] === undefined ? [] : [pairs[left]]), ...(also[left] ?? [])]]),
  );
}
