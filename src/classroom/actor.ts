/** Who is asking. The session says it, never the request's body. */
import type { Instant } from '../docker/index.ts';
import type { Locale } from '../quiz/quiz.ts';

export type Actor = AnonymousActor | StudentActor | InstructorActor;

interface ActorBase {
  readonly id: string;
  readonly locale: Locale;
  /** Of who asks over something that stays open: when they signed in, null for a visitor. Of others the session has been looked at with this very request. */
  readonly since?: Instant | null;
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

/** What ends of a person, and why. */
export interface RightsEnd {
  /** `left-class`: a right of theirs in a class; they stay signed in. */
  readonly why: 'removed' | 'new-pin' | 'new-password' | 'left-class';
  /** Whoever signed in before this moment. */
  readonly before: Instant;
}
