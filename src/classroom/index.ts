/** The classroom's door. */
import { begin, replay, step } from '../tutor/index.ts';
import type { Classroom } from './classroom.ts';
import { type ClassroomOptions, openClassroomWith } from './open.ts';

export type { Actor, AnonymousActor } from './actor.ts';
export type * from './classroom.ts';
export type { Caller } from './guesses.ts';
export { type Pace, type Pacer, pace } from './pace.ts';
export type { Tutor } from './world.ts';

export function openClassroom(options: Omit<ClassroomOptions, 'tutor'>): Classroom {
  return openClassroomWith({ ...options, tutor: { begin, step, replay } });
}
