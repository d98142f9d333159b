/** An attempt put away, and taken out again, without its quiz. A cache of what its journal gives: it may be lost, and is not used where anything is in doubt. */
import { pack, unpack } from '../docker/index.ts';
import { ownQuiz, type Quiz } from '../quiz/index.ts';
import type { Attempt } from './attempt.ts';

/** Of what is put away: another one is not taken out. */
const FORMAT = 5;

interface PutAway {
  readonly format: number;
  readonly digest: string;
  readonly rest: Omit<Attempt, 'quiz'>;
}

/** Characters and bytes: what is larger would hold others up while it is written, and is folded anew. */
const LARGEST = 2_000_000;

/** Null when it is too large, or holds what cannot be written. */
export function putAway({ quiz, ...rest }: Attempt): string | null {
  const whole: PutAway = { format: FORMAT, digest: quiz.digest, rest };
  try {
    return pack(whole, LARGEST);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Null when it is of another quiz, or was put away by another version. @throws Error when the text is no attempt */
export function takeOut(text: string, quiz: Quiz): Attempt | null {
  // This version wrote it, or it is null.
  const whole = unpack(text) as PutAway | null;
  if (whole?.format !== FORMAT || whole.digest !== quiz.digest) return null;
  const dealt = whole.rest.sitting?.dealt ?? null;
  return { quiz: dealt === null ? quiz : ownQuiz(quiz, dealt), ...whole.rest };
}
