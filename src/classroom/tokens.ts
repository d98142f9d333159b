/** Links that make or let in somebody: each opens one thing, and is kept as the hash of its token alone, so that a copy of the data folder opens nothing. */
import { createHash } from 'node:crypto';
import type { Instant } from '../docker/index.ts';
import { Fault } from '../fault.ts';
import type { TokenRecord } from '../store/records.ts';
import { makeId, type World } from './world.ts';

const DAY = 24 * 3600_000;
/** For how long links lead somewhere; null: until they are taken back. */
const TERMS: Readonly<Record<TokenRecord['kind'], number | null>> = { staff: 7 * DAY, password: DAY, student: null };

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Keeps what the token with this hash opens. */
async function keepToken(
  { store, now }: Pick<World, 'store' | 'now'>,
  opens: Omit<TokenRecord, 'since' | 'until'>,
): Promise<void> {
  const since = now();
  const term = TERMS[opens.kind];
  await store.tokens.put({ ...opens, since, until: term === null ? null : since + term });
}

/** The token of a new link. */
export async function makeToken(world: World, opens: Omit<TokenRecord, 'id' | 'since' | 'until'>): Promise<string> {
  const token = makeId(world);
  await keepToken(world, { ...opens, id: hashOf(token) });
  return token;
}

/** @throws Fault `bad-token` when it is used up, taken back, too old, or never ours */
export async function tokenRecord(world: World, token: string, kind: TokenRecord['kind']): Promise<TokenRecord> {
  const record = await world.store.tokens.get(hashOf(token));
  if (record === null || record.kind !== kind || !isGood(record, world.now()))
    throw new Fault('bad-token', 'this link is not, or no longer, good');
  return record;
}

export function isGood({ until }: Pick<TokenRecord, 'until'>, now: Instant): boolean {
  return until === null || until > now;
}
