/** The classroom's door. */
export type { Actor, AnonymousActor } from './actor.ts';
export type * from './classroom.ts';
export type { Caller } from './guesses.ts';
export { openClassroom } from './open.ts';
export { type Pace, type Pacer, pace } from './pace.ts';
export type * from './rooms.ts';
