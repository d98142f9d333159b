/** What the journal says at the start: where events stand, and the records that the documents do not have yet. */
import { join } from 'node:path';
import { Fault } from '../../fault.ts';
import type { Disk } from '../disk.ts';
import { type Journal, type JournalOptions, openJournal } from '../journal/journal.ts';
import { type Found, payloadOf } from '../journal/record.ts';
import { readSegments } from '../journal/scan.ts';
import type { Collections } from './collections.ts';
import type { EventIndex } from './event-index.ts';
import { EVENTS } from './event-log.ts';

export interface Replayed {
  readonly collections: Collections;
  readonly index: EventIndex;
}

/** @throws Fault `damaged` or `newer` */
export function replayJournal(options: JournalOptions, { collections, index }: Replayed): Promise<Journal> {
  return openJournal(options, (record, bytes) => {
    if (record.kind === EVENTS) index.replay(record.key, record.count, record);
    else replayInto(collections, record, bytes);
  });
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
  if (sequence <= last) return;
  const path = join(folder, 'documents', file);
  if (last === 0) {
    const message = `${join(folder, 'journal')} holds nothing, but ${path} covers ${sequence} records of it. Restore the data folder from a backup.`;
    throw new Fault('damaged', message, { file: join(folder, 'journal'), offset: 0 });
  }
  notice(
    `${path} covers record ${sequence}, but the journal ends with record ${last}: documents are made again from the journal`,
  );
  for (const each of all) each.forget();
  await readSegments(disk, join(folder, 'journal'), (record, bytes) => {
    if (record.kind !== EVENTS) replayInto(collections, record, bytes);
  });
}

function replayInto(collections: Collections, record: Found, bytes: Buffer): void {
  for (const each of Object.values(collections)) {
    if (each.kind === record.kind)
      each.replay(record.sequence, record.key, () => payloadOf(bytes, record.start, record.length, record.header));
  }
}
