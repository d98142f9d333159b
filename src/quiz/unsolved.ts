/**
 * Questions whose solution is left out, for a run gives it. Reading a quiz runs nothing: until the lines were run something stands in the place of each key that
 * has its form, and the quiz names these questions; the keys that were told come with the files, as `keys.json`.
 */
import * as z from 'zod';
import { cacheRun } from './cache.ts';
import { idsOf } from './question.ts';
import type { PlainResponse, ToldKey } from './quiz.ts';
import type { RawQuestion, RawQuiz } from './schema.ts';

/** Beside the files of a quiz, never among them: the keys that were told by runs, by the ids of their questions. */
export const KEYS = 'keys.json';

const told = z.record(
  z.string(),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('choice'), chosen: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('number'), value: z.string() }),
    z.strictObject({ kind: z.literal('text'), text: z.string() }),
    z.strictObject({ kind: z.literal('order'), order: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('match'), pairs: z.record(z.string(), z.string()) }),
    cacheRun,
    z.strictObject({ kind: z.literal('paste'), source: z.literal('own'), text: z.string() }),
  ]),
);
export type ToldKeys = Readonly<Record<string, ToldKey>>;

/** @throws ZodError, SyntaxError when they are none */
export function readKeys(text: string | undefined): ToldKeys {
  return text === undefined ? {} : told.parse(JSON.parse(text));
}

/** Whether no solution was written. */
export function isUnsolved({ solution }: RawQuestion): boolean {
  if (solution === undefined) return true;
  if (!('kind' in solution)) return false;
  switch (solution.kind) {
    case 'choice':
      return solution.chosen.length === 0;
    case 'number':
      return solution.value === '';
    case 'text':
      return solution.text === '';
    case 'order':
      return solution.order.length === 0;
    case 'match':
      return Object.keys(solution.pairs).length === 0;
    case 'host':
    case 'cache':
    case 'paste':
      return false;
  }
}

/** The questions with the keys that were told, or with something of their form; and the ids of those that were not told. */
export function withKeys(
  raw: RawQuiz,
  keys: ToldKeys,
): { readonly raw: RawQuiz; readonly unsolved: readonly string[] } {
  const questions = raw.questions.map(question => (isUnsolved(question) ? solved(question, keys) : question));
  const unsolved = raw.questions.filter(question => isUnsolved(question) && !Object.hasOwn(keys, question.id));
  return { raw: { ...raw, questions }, unsolved: unsolved.map(({ id }) => id) };
}

/** Whether a run gives the key. */
export function isRun(question: RawQuestion): boolean {
  return (
    question.kind === 'cache' ||
    question.kind === 'paste' ||
    (question.kind !== 'predict' && 'run' in question && question.run !== undefined && question.printed !== undefined)
  );
}

function solved(question: RawQuestion, keys: ToldKeys): RawQuestion {
  const key = Object.hasOwn(keys, question.id) ? keys[question.id] : undefined;
  switch (question.kind) {
    case 'command':
    case 'dockerfile':
    case 'predict':
    case 'cache':
    case 'paste':
      return question;
    default:
      return {
        ...question,
        solution: key === undefined || key.kind === 'cache' || key.kind === 'paste' ? formOf(question) : key,
      };
  }
}

function formOf(
  question: Exclude<RawQuestion, { kind: 'command' | 'dockerfile' | 'predict' | 'cache' | 'paste' }>,
): PlainResponse {
  switch (question.kind) {
    case 'choice':
      return { kind: 'choice', chosen: idsOf(question.options).slice(0, 1) };
    case 'number':
      return { kind: 'number', value: '0' };
    case 'text':
      return { kind: 'text', text: '?' };
    case 'order':
      return { kind: 'order', order: idsOf(question.items) };
    case 'match': {
      const [partner = ''] = idsOf(question.right);
      return { kind: 'match', pairs: Object.fromEntries(idsOf(question.left).map(left => [left, partner])) };
    }
  }
}
