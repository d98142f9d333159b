/** An attempt of a room as bytes, for another room: what the tutor puts away of it, and what the room itself knows. */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Quiz } from '../quiz/quiz.ts';
import type { Attempt, Input } from '../tutor/attempt.ts';

/** As the tutor's door gives them. */
export interface Keeping {
  putAway(attempt: Attempt): string | null;
  takeOut(text: string, quiz: Quiz): Attempt | null;
  /** Bytes that it keeps in memory. */
  weightOf(attempt: Attempt): number;
  /** Whether it takes no time worth telling. */
  isLight(attempt: Attempt, input: Input): boolean;
}

export interface FoldedAttempt {
  readonly attempt: Attempt;
  /** Of its last event. */
  readonly at: number;
  /** The event that came of each client id. */
  readonly met: ReadonlyMap<string, number>;
}

/** The least effort: what is won by more is less than what it costs. */
const LEVEL = 1;
/** No attempt that was put away is longer. Bytes. */
const LONGEST = 64 * 1024 * 1024;

/** Null when it is not to be put away. */
export function bytesOf({ putAway }: Keeping, { attempt, at, met }: FoldedAttempt): Uint8Array | null {
  const text = putAway(attempt);
  return text === null ? null : deflateSync(`${JSON.stringify({ at, met: [...met] })}\n${text}`, { level: LEVEL });
}

/** Null when it cannot be used, for whatever reason: its journal has all of it. */
export function folded({ takeOut }: Keeping, bytes: Uint8Array, quiz: Quiz): FoldedAttempt | null {
  try {
    const text = inflateSync(bytes, { maxOutputLength: LONGEST }).toString('utf8');
    const end = text.indexOf('\n');
    const { at, met }: { at: number; met: [string, number][] } = JSON.parse(text.slice(0, end));
    const attempt = takeOut(text.slice(end + 1), quiz);
    return attempt === null ? null : { attempt, at, met: new Map(met) };
  } catch {
    return null;
  }
}
