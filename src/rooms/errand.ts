/** What the service waits for: an answer of a room, or to learn that there is none to be had. */
import type { AttemptPlace } from '../classroom/index.ts';
import type { Job, TooHeavy } from './job.ts';
import type { RoomAnswer, RoomWork } from './messages.ts';

/** Work before it is known which room does it. */
export type WorkHeader = RoomWork extends infer Kind
  ? Kind extends RoomWork
    ? Omit<Kind, 'id' | 'after' | 'snapshot' | 'known'>
    : never
  : never;

/** What a room that has not got the attempt, or its quiz, is told of them. */
export type About = Pick<AttemptPlace, 'quiz'> & Partial<Pick<AttemptPlace, 'known'>>;

export interface Abandonment {
  readonly kind: 'abandoned';
  readonly why: TooHeavy;
}

export interface Errand {
  readonly job: Job;
  readonly header: WorkHeader;
  readonly of: About;
  /** What goes with it: the journal behind an event, and the attempt as of it where the room has not got that. */
  tail: { readonly after: number; readonly lines: readonly string[]; readonly snapshot: Uint8Array | null } | null;
  /** A room was given what was put away of the attempt. */
  putTo: boolean;
  /** It was looked up on the shelf. */
  lookedUp: boolean;
  /** Rooms that had not got what they were taken to have. */
  missed: number;
  readonly answered: (answer: RoomAnswer | Abandonment, body: Buffer) => void;
  readonly failed: (error: Error) => void;
}
