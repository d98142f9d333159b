/** What one person may keep on the disk: so much in attempts that are not finished, and so many attempts begun in an hour. */
import { Fault } from '../fault.ts';
import type { AttemptRow } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Input } from '../tutor/attempt.ts';

export interface Quota {
  /** Bytes of the journal, of all unfinished attempts of a person together. A course takes some hundred thousand. */
  readonly unfinished: number;
  /** Attempts of a person that may begin within an hour. */
  readonly begun: number;
}

export const QUOTA: Quota = { unfinished: 16_000_000, begun: 60 };

const HOUR = 3600 * 1000;
/** Of what is free for a person: an attempt with less is not looked into further, for the sum is not worth an answer's time. */
const SMALL = 1 / 16;
/** Who has no room left for what is tried may still answer, in a quarter more. */
const MORE = 5 / 4;

/** Without these nobody comes to an end. */
const ALWAYS: ReadonlySet<Input['kind']> = new Set(['finish', 'next', 'skip', 'goto']);

/** Is there no room left for this input? */
export async function isFull(
  store: Pick<Store, 'bytes' | 'attempts'>,
  { id, person }: AttemptRow,
  { kind }: Input,
  { unfinished }: Quota,
): Promise<boolean> {
  const own = await store.bytes(id);
  if (own < unfinished * SMALL || ALWAYS.has(kind)) return false;
  const rows = await store.attempts.ofPerson(person);
  const open = rows.filter(({ summary }) => summary.finishedAt === null);
  const bytes = await Promise.all(open.map(row => store.bytes(row.id)));
  return bytes.reduce((sum, each) => sum + each, 0) >= unfinished * (kind === 'answer' ? MORE : 1);
}

/** @throws Fault `too-many` with `seconds` when the person has begun as many as may be begun */
export function checkBegun(rows: readonly AttemptRow[], now: number, { begun }: Quota): void {
  const lately = rows.map(({ startedAt }) => startedAt).filter(at => at > now - HOUR);
  if (lately.length < begun) return;
  const seconds = Math.ceil((Math.min(...lately) + HOUR - now) / 1000);
  throw new Fault('too-many', 'so many attempts in an hour are no one’s work', { seconds });
}
