/** What the channel needs of the classroom, so that a test can stand in for it and queue everything by hand. */
import type { Attempt, Input, Step } from '../tutor/attempt.ts';

/** Who is at the other end, as the session says. Opaque to the channel. */
export interface Actor {
  readonly kind: 'anonymous' | 'student' | 'instructor';
  readonly id: string;
}

/** One input that was taken, durable by the time it is told. */
export interface Taken {
  readonly seq: number;
  /** The client id that it came with. */
  readonly client: string;
  readonly step: Step;
}

export type Submitted =
  /** On disk. `again`: it already was. */
  | { readonly ok: true; readonly seq: number; readonly again: boolean }
  /** Not taken, nothing spent: a refusal of the tutor (`refusal.*`). */
  | { readonly ok: false; readonly refusal: string };

export interface Desk {
  /** @throws Fault `not-found`, `forbidden` */
  open(attempt: string, actor: Actor): Promise<Attempt>;
  /** Told of every input that is taken from now on, in order, before `submit` resolves. Returns what ends it. */
  subscribe(attempt: string, listener: (taken: Taken) => void): () => void;
  /** @throws Fault `not-saved`, `overloaded`, `forbidden`, `not-found` */
  submit(attempt: string, actor: Actor, client: string, input: Input): Promise<Submitted>;
}
