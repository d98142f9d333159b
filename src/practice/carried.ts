/**
 * What is remembered of practice, as a file that its learner takes to another device: signed by the server that remembers it, so that nobody writes one; no names in it,
 * and no ids. Version 1:
 *
 *     { "drydock": "practice", "version": 1, "server": …, "outcomes": […], "topics": […], "signature": … }
 */
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { type PracticeHistory, practiceHistory } from './outcome.ts';

const VERSION = 1;
/** Bytes; the longest history takes less. */
export const CARRIED_BYTES = 400_000;

/** Why a file is not taken: no file of practice at all; of a later Drydock; of another server; of this one, and changed since. */
export type CarriedRefusal = 'no-file' | 'newer' | 'foreign' | 'altered';

export type CarriedRead =
  | { readonly ok: true; readonly history: PracticeHistory }
  | { readonly ok: false; readonly why: CarriedRefusal };

const outline = z.looseObject({ drydock: z.literal('practice'), version: z.int().min(1), server: z.string() });
const carried = z.strictObject({
  drydock: z.literal('practice'),
  version: z.literal(VERSION),
  server: z.string(),
  ...practiceHistory.shape,
  signature: z.string().max(64),
});
type Signed = Omit<z.infer<typeof carried>, 'signature'>;

/** `key`: the server's, kept in its data folder. */
export function writeCarried({ outcomes, topics }: PracticeHistory, key: string): string {
  const signed: Signed = {
    drydock: 'practice',
    version: VERSION,
    server: serverOf(key),
    outcomes: outcomes.map(({ family, level, at, share, tries, hints }) => ({
      family,
      level,
      at,
      share,
      tries,
      hints,
    })),
    topics: topics.map(({ topic, day, share }) => ({ topic, day, share })),
  };
  return `${JSON.stringify({ ...signed, signature: signatureOf(signed, key) }, null, 1)}\n`;
}

export function readCarried(text: string, key: string): CarriedRead {
  const value = text.length > CARRIED_BYTES ? null : jsonIn(text);
  const known = outline.safeParse(value);
  if (!known.success) return { ok: false, why: 'no-file' };
  if (known.data.version > VERSION) return { ok: false, why: 'newer' };
  if (known.data.server !== serverOf(key)) return { ok: false, why: 'foreign' };
  const read = carried.safeParse(value);
  if (!read.success) return { ok: false, why: 'altered' };
  const { signature, ...signed } = read.data;
  const given = Buffer.from(signature);
  const expected = Buffer.from(signatureOf(signed, key));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { ok: false, why: 'altered' };
  return { ok: true, history: { outcomes: signed.outcomes, topics: signed.topics } };
}

/** Which server it is of: of its key, which it does not tell. */
function serverOf(key: string): string {
  return hash('sha256', `practice ${key}`, 'base64url').slice(0, 16);
}

/** Over what the schema read, in the schema's order: whatever space stands between is nobody's. */
function signatureOf({ drydock, version, server, outcomes, topics }: Signed, key: string): string {
  const text = JSON.stringify({ drydock, version, server, outcomes, topics });
  return createHmac('sha256', key).update(text).digest('base64url');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
