/** What the channel needs of the classroom, so that a test can stand in for it and queue everything by hand. */
import type { Attempts } from '../classroom/index.ts';

export type { Actor, Taken } from '../classroom/index.ts';
export type AttemptsDoor = Pick<Attempts, 'watch' | 'mayWatch' | 'submit' | 'answer'>;
