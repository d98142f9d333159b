/** What the journal says at the start: which records hold events, and those that the documents do not have yet. */
import { join } from 'node:path';
import { Fault } from '../../fault.ts';
import type { Disk } from '../disk.ts';
import { type Journal, type JournalOptions, openJournal } from '../journal/journal.ts';
import { type Found, payloadOf } from '../journal/record.ts';
import { readSegments } from '../journal/scan.ts';
import type { Collections } from './collections.ts';
import type { Discarded } from './discarded.ts';
import type { EventIndex } from './event-index.ts';
import { EVENTS } from './event-log.ts';
import { REMOVED, removeEvents } from './removal.ts';

export interface Replayed {
  readonly collections: Collections;
  readonly index: EventIndex;
  readonly discarded: Discarded;
}

/** @throws Fault `damaged` or `newer` */
export function replayJournal(options: JournalOptions, { collections, index, discarded }: Replayed): Promise<Journal> {
  const all = Object.values(collections);
  return openJournal(options, (record, bytes) => {
    const { kind, key, count, sequence } = record;
    if (kind === EVENTS) {
      if (index.last(key) > 0 || beginsAttempt(record, bytes)) index.replay(key, count, record);
      else discarded.add(sequence, true);
    } else if (kind === REMOVED) removeEvents(index, discarded, key, sequence, count);
    else replayInto(all, record, bytes);
  });
}

/**
 * Is the first event in it? A copy of the folder that was made while an attempt was being removed may have the end of it, and neither its
 * beginning nor the word that it is gone.
 */
function beginsAttempt(record: Found, bytes: Buffer): boolean {
  if (record.count === 1) return true;
  const events: unknown = JSON.parse(payloadOf(bytes, record.start, record.length, record.header));
  const first: unknown = Array.isArray(events) ? events[0] : null;
  return typeof first === 'object' && first !== null && 'seq' in first && first.seq === 1;
}

/** A document that goes further than the journal was copied after it, or the journal has lost its end: the journal is what counts. */
export async function believeJournal(
  collections: Collections,
  journal: Journal,
  disk: Disk,
  folder: string,
  notice: (message: string) => void,
): Promise<void> {
  const all = Object.values(collections);
  const { sequence, file } = all
    .map(each => each.covers())
    .reduce((most, each) => (each.sequence > most.sequence ? each : most));
  const last = journal.sequence();
  if (sequence > last) {
    const path = join(folder, 'documents', file);
    if (last === 0) {
      const message = `${join(folder, 'journal')} holds nothing, but ${path} covers ${sequence} records of it. Restore the data folder from a backup.`;
      throw new Fault('damaged', message, { file: join(folder, 'journal'), offset: 0 });
    }
    notice(
      `${path} covers record ${sequence}, but the journal ends with record ${last}: documents are made again from the journal`,
    );
    for (const each of all) each.forget();
    await readSegments(disk, join(folder, 'journal'), (record, bytes) => replayInto(all, record, bytes));
  }
  for (const each of all) each.settle();
}

function replayInto(all: readonly Collections[keyof Collections][], record: Found, bytes: Buffer): void {
  for (const each of all) {
    if (each.kind === record.kind)
      each.replay(record, () => payloadOf(bytes, record.start, record.length, record.header));
  }
}
