/** The events of attempts: appended to the journal, found by the index of it, and read back from it. */
import { Fault } from '../../fault.ts';
import type { AttemptEvent } from '../../tutor/attempt.ts';
import type { Journal } from '../journal/journal.ts';
import { events as eventsSchema } from '../schemas.ts';
import type { Store, WrittenEvent } from '../store.ts';
import type { EventIndex } from './event-index.ts';

/** Kind of the journal's records that hold events; key: the attempt, count: the seq of the last of them. */
export const EVENTS = 1;

export function eventLog(journal: Journal, index: EventIndex): Pick<Store, 'append' | 'read' | 'tail' | 'last'> {
  async function append(
    attempt: string,
    after: number,
    events: readonly AttemptEvent[] | WrittenEvent,
  ): Promise<number> {
    if (index.pending(attempt) !== after)
      throw new Fault('conflict', `${attempt} is at ${index.pending(attempt)}, not at ${after}`);
    const { seq, count, payload } = recordOf(events);
    if (count === 0 || seq !== after + count) throw new Error(`events of ${attempt} do not count on from ${after}`);
    const written = journal.append([{ kind: EVENTS, key: attempt, count: seq, payload }], ([record]) => {
      if (record !== undefined) index.replay(attempt, seq, record);
    });
    index.expect(attempt, seq);
    try {
      await written;
    } catch (error) {
      index.giveUp(attempt, after);
      throw error;
    }
    return seq;
  }

  async function read(attempt: string, after = 0): Promise<readonly AttemptEvent[]> {
    if (index.last(attempt) <= after) return [];
    const payloads = await journal.read(index.records(attempt));
    const events = payloads.flatMap(payload => eventsSchema.parse(JSON.parse(payload)));
    return after === 0 ? events : events.filter(event => event.seq > after);
  }

  async function tail(attempt: string, after: number): Promise<readonly string[]> {
    const count = index.last(attempt) - after;
    // A record holds one event or more: the last so many records hold the last so many events, and perhaps some before.
    return count <= 0 ? [] : journal.read(index.records(attempt).slice(-count));
  }

  return { append, read, tail, last: async attempt => index.last(attempt) };
}

/** The record's payload: an array of events. `seq`: of the last of them. */
function recordOf(events: readonly AttemptEvent[] | WrittenEvent): {
  readonly seq: number;
  readonly count: number;
  readonly payload: string;
} {
  if ('json' in events) return { seq: events.seq, count: 1, payload: `[${events.json}]` };
  return { seq: events.at(-1)?.seq ?? 0, count: events.length, payload: JSON.stringify(events) };
}
