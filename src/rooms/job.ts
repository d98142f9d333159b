/** A piece of work, as those see it who place it and judge it: what it is about and how it fares. And what is to be done about it. */
import type { RoomWork } from './messages.ts';

export interface Job {
  readonly id: number;
  readonly attempt: string;
  readonly kind: RoomWork['kind'];
  /** Its attempt's journal is folded first. */
  loading: boolean;
  /** Rooms that ended while they were at it. */
  strikes: number;
  /** It held a room up, which was noted: once for each job. */
  blamed: boolean;
}

/** Why an input is given up for good. */
export type TooHeavy = 'cpu' | 'memory' | 'fault';

export type Action =
  | { readonly do: 'start'; readonly room: number; readonly slow: boolean }
  | { readonly do: 'send'; readonly room: number; readonly job: Job }
  /** Jobs up to `through` that it has not begun are not its own any more. */
  | { readonly do: 'leave'; readonly room: number; readonly through: number }
  /** Stands still for a moment, or goes on. */
  | { readonly do: 'rest'; readonly room: number; readonly resting: boolean }
  | { readonly do: 'end'; readonly room: number }
  /** To be placed anew. */
  | { readonly do: 'again'; readonly job: Job }
  | { readonly do: 'abandon'; readonly job: Job; readonly why: TooHeavy }
  /** Not done, and nothing written: whoever asked may ask again. */
  | { readonly do: 'give-up'; readonly job: Job };

export const again = (job: Job): Action => ({ do: 'again', job });

/** What becomes of a job that its room was ended for. What was written down once is never abandoned. */
export function heavy(job: Job, why: TooHeavy): Action {
  return job.kind === 'take' && !job.loading ? { do: 'abandon', job, why } : { do: 'give-up', job };
}
