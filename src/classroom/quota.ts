/** What one person may keep on the disk: so much in attempts that are not finished, and so many attempts begun in an hour; those without an account, of one address together, too. */
import type { Instant } from '../docker/index.ts';
import { Fault, isFault } from '../fault.ts';
import type { AttemptRow } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Input } from '../tutor/attempt.ts';

export interface Quota {
  /** Bytes of the journal, of all unfinished attempts of a person together. A course takes some hundred thousand. */
  readonly unfinished: number;
  /** Attempts of a person that may begin within an hour. */
  readonly begun: number;
  /** Attempts that may begin within an hour from one address, of people without an account: a school may be behind it. */
  readonly begunFrom: number;
}

export const QUOTA: Quota = { unfinished: 16_000_000, begun: 60, begunFrom: 300 };

const HOUR = 3600 * 1000;
/** Of what is free for a person: an attempt with less is not looked into further, for the sum is not worth an answer's time. */
const SMALL = 1 / 16;
/** Who has no room left for what is tried may still answer, in a quarter more. */
const MORE = 5 / 4;

/** Without these nobody comes to an end. */
const ALWAYS: ReadonlySet<Input['kind']> = new Set(['finish', 'next', 'skip', 'goto', 'flag']);

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

export interface AddressQuota {
  /** Counts one more attempt of somebody without an account; returns what takes that back. @throws Fault `too-many` with `seconds`, and `whose` it is: `address` */
  count(address: string): () => void;
}

/** More addresses than ever come in an hour; those that are quiet are forgotten then. */
const ADDRESSES = 10_000;
/** This machine, and whoever is not told apart from it by a proxy that does not say for whom it asks; and nobody's address. */
const OWN = /^(?:127\..*|::1|0:0:0:0::\/64|)$/;

interface Hourly {
  /** Counts one more under the key; returns what takes that back. @throws Fault `too-many` with `seconds` */
  count(key: string): () => void;
}

/** So many questions of practice in an hour are no one’s work; and those of a school's visitors together. */
export const PRACTISED = 300;
export const PRACTISED_FROM = 6_000;

/** So many in any hour under each key. A restart forgets what was counted, and nobody can bring one about. */
export function hourly(most: number, now: () => Instant): Hourly {
  const places = new Map<string, readonly Instant[]>();
  const lately = (key: string): readonly Instant[] => (places.get(key) ?? []).filter(at => at > now() - HOUR);
  return {
    count: key => {
      if (OWN.test(key)) return () => undefined;
      if (places.size >= ADDRESSES)
        for (const each of places.keys()) if (lately(each).length === 0) places.delete(each);
      const begun = lately(key);
      if (begun.length >= most) {
        const seconds = Math.ceil((Math.min(...begun) + HOUR - now()) / 1000);
        throw new Fault('too-many', 'so many in an hour', { seconds });
      }
      const at = now();
      places.set(key, [...begun, at]);
      return () => {
        const there = lately(key);
        places.set(key, there.toSpliced(there.indexOf(at), there.includes(at) ? 1 : 0));
      };
    },
  };
}

export function addressQuota({ begunFrom }: Pick<Quota, 'begunFrom'>, now: () => Instant): AddressQuota {
  const places = hourly(begunFrom, now);
  return {
    count: address => {
      try {
        return places.count(address);
      } catch (error) {
        if (!isFault(error, 'too-many')) throw error;
        throw new Fault('too-many', 'so many attempts without an account from one address', {
          ...error.data,
          whose: 'address',
        });
      }
    },
  };
}
