/** Who is asking. The session says it, never the request's body. */
import type { Locale } from '../quiz/quiz.ts';

export type Actor = AnonymousActor | StudentActor | InstructorActor;

interface ActorBase {
  readonly id: string;
  readonly locale: Locale;
}

export interface AnonymousActor extends ActorBase {
  readonly kind: 'anonymous';
  readonly name: null;
}

export interface StudentActor extends ActorBase {
  readonly kind: 'student';
  readonly name: string;
  readonly class: string;
}

export interface InstructorActor extends ActorBase {
  readonly kind: 'instructor';
  readonly name: string;
  readonly login: string;
}
