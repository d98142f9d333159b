/** Every acknowledgement against the journal: what was acknowledged stands there once, what was refused stands nowhere. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/index.ts';
import type { Sent } from './tally.ts';

export interface Count {
  readonly acknowledged: number;
  readonly refused: number;
  /** Nobody said what became of it: it may stand in the journal or not. */
  readonly open: number;
  /** Sentences; none when the service kept its word. */
  readonly wrong: readonly string[];
}

/** `folder`: a data folder; a copy of it is read, so that the service may go on. */
export async function count(folder: string, sent: readonly Sent[]): Promise<Count> {
  const copy = await mkdtemp(join(tmpdir(), 'drydock-bots-'));
  try {
    await cp(folder, copy, { recursive: true, filter: path => !/lock(\.sock)?$/.test(path) });
    const store = await openStore({ directory: copy, now: Date.now });
    const wrong: string[] = [];
    for (const attempt of new Set(sent.map(each => each.attempt))) {
      const seqs = new Map<string, number[]>();
      for (const event of await store.read(attempt)) {
        if (!('client' in event)) continue;
        seqs.set(event.client, [...(seqs.get(event.client) ?? []), event.seq]);
      }
      for (const each of sent) if (each.attempt === attempt) wrong.push(...differences(each, seqs.get(each.id) ?? []));
      const known = new Set(sent.filter(each => each.attempt === attempt).map(each => each.id));
      for (const id of seqs.keys())
        if (!known.has(id)) wrong.push(`${attempt}: ${id} stands there, and nobody sent it`);
    }
    await store.close();
    return {
      acknowledged: sent.filter(each => each.acknowledged !== null).length,
      refused: sent.filter(each => each.refused !== null).length,
      open: sent.filter(each => each.acknowledged === null && each.refused === null).length,
      wrong,
    };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

function differences({ attempt, id, acknowledged, refused }: Sent, seqs: readonly number[]): readonly string[] {
  const where = `${attempt}: ${id}`;
  if (seqs.length > 1) return [`${where} stands there ${seqs.length} times, at ${seqs.join(', ')}`];
  if (acknowledged !== null && seqs[0] !== acknowledged)
    return [`${where} was acknowledged at ${acknowledged} and stands at ${seqs[0] ?? 'no place'}`];
  if (refused !== null && seqs.length > 0) return [`${where} was refused (${refused}) and stands at ${seqs[0]}`];
  return [];
}
