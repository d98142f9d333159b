/** What is kept about people, classes and attempts. Plain data: the store writes it, the classroom alone decides what it means. */
import type { Instant } from '../docker/index.ts';
import type { PracticeHistory } from '../practice/outcome.ts';
import type { Locale } from '../quiz/quiz.ts';
import type { Summary } from '../report/summary.ts';

/** Whoever has done something worth keeping. A visitor is written down with their first attempt. */
export type Person = Visitor | Student | Instructor;

interface PersonBase {
  readonly id: string;
  readonly locale: Locale;
  readonly since: Instant;
}

/** A browser without an account. */
interface Visitor extends PersonBase {
  readonly kind: 'anonymous';
  /** Their last visit, to the day; null of one who was last here before it was kept. */
  readonly seen: Instant | null;
  /** The student that this visitor became by joining a class: what they did is the student's since. */
  readonly became: string | null;
}

export interface Student extends PersonBase {
  readonly kind: 'student';
  readonly class: string;
  /** As typed; unique in the class by `nameKey`. */
  readonly name: string;
  readonly nameKey: string;
  /** Hash of the PIN; null: on the roster, but nobody has come for the name yet, or the instructor took the PIN back. */
  readonly pin: string | null;
  /** Sessions opened before this moment are over. */
  readonly credentialsAt: Instant;
  /** The visitors this student was before: their practice stays theirs. */
  readonly visitors: readonly string[];
  readonly removedAt: Instant | null;
}

export interface Instructor extends PersonBase {
  readonly kind: 'instructor';
  readonly name: string;
  readonly login: string;
  readonly loginKey: string;
  readonly password: string;
  readonly credentialsAt: Instant;
}

/** What somebody beside the owner is in a class: a named set of rights, which `classroom/roles.ts` gives it. */
export type StaffRole = 'teacher' | 'assistant' | 'editor';

export interface StaffMember {
  /** Id of an instructor. */
  readonly person: string;
  readonly role: StaffRole;
  readonly since: Instant;
}

export interface ClassRecord {
  readonly id: string;
  /** Whose it is. */
  readonly instructor: string;
  /** Those beside the owner, each once. */
  readonly staff: readonly StaffMember[];
  /** `QUAY-7K`. */
  readonly code: string;
  readonly title: string;
  readonly locale: Locale;
  /** Ids of the quizzes that are set; null: all there are. */
  readonly quizzes: readonly string[] | null;
  /** May new students join? Those who have joined always come back. */
  readonly joining: boolean;
  readonly since: Instant;
}

export interface AttemptRow {
  readonly id: string;
  readonly person: string;
  /** The class that it counts in; null for practice of one's own. */
  readonly class: string | null;
  readonly quiz: string;
  /** The version that it began with. */
  readonly digest: string;
  readonly seed: number;
  readonly startedAt: Instant;
  /** What was true at `summary.seq`; the journal may be further. */
  readonly summary: Summary;
}

/** What is remembered of a person's practice, however much of it was done: its attempts go, their outcomes stay. */
export interface PracticeRecord extends PracticeHistory {
  /** Of the person. */
  readonly id: string;
}

/** What a link opens. The link's token is kept nowhere. */
export interface TokenRecord {
  /** Hash of the token. */
  readonly id: string;
  readonly kind: 'staff' | 'password' | 'student';
  readonly class: string | null;
  /** Whose link it is; null for whoever has it. */
  readonly person: string | null;
  /** What `staff` makes of somebody. */
  readonly role: StaffRole | null;
  readonly since: Instant;
  /** Null: until it is taken back. */
  readonly until: Instant | null;
}

/** A browser's session, opaque to the store. */
export interface SessionRecord {
  readonly id: string;
  /** Whose it is; missing of one that is nobody's. */
  readonly person?: string;
  readonly expires: Instant;
  /** As express-session serialises it. */
  readonly body: string;
}

export interface Setting {
  readonly id: string;
  readonly value: string;
}
