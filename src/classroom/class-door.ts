/** What may be asked of classes, by those on their staff; a part of the classroom's interface. */
import type { Instant } from '../docker/index.ts';
import type { Locale } from '../quiz/quiz.ts';
import type { StaffRole } from '../store/records.ts';
import type { Actor, InstructorActor } from './actor.ts';
import type { Right, Role } from './roles.ts';

export interface NewAccount {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly locale: Locale;
}

export interface ClassView {
  readonly id: string;
  /** Of who looks. */
  readonly role: Role;
  readonly rights: readonly Right[];
  /** `QUAY-7K`; empty for who may not see students: names of the roster stand behind it. */
  readonly code: string;
  readonly title: string;
  readonly locale: Locale;
  /** Ids in the course's order; what is set for the class. */
  readonly quizzes: readonly string[];
  /** False once the instructor has chosen: `quizzes` then stays as chosen when the course grows. */
  readonly allQuizzes: boolean;
  readonly joining: boolean;
  readonly students: number;
  readonly since: Instant;
}

export interface RosterEntry {
  readonly id: string;
  readonly name: string;
  /** False: on the roster, but nobody has come for the name yet (or `reset`). */
  readonly joined: boolean;
  /** Their PIN was taken back by Drydock 0.2 or before, and they have no new one: it is for the instructor to give. */
  readonly reset: boolean;
  readonly since: Instant;
}

/** A list of names from a file, before anything is done with it. */
export interface RosterPreview {
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1251';
  readonly delimiter: ',' | ';' | '\t' | null;
  /** As they would be added, in the file's order. */
  readonly fresh: readonly string[];
  /** On the roster already, or twice in the file. */
  readonly known: readonly string[];
  /** Lines of the file, counted from 1, that cannot be names. While there are any, nothing should be added. */
  readonly problems: readonly {
    readonly line: number;
    readonly text: string;
    readonly reason: 'empty' | 'long' | 'characters';
  }[];
}

export interface Classes {
  createClass(actor: Actor, title: string, locale?: Locale): Promise<ClassView>;
  classes(actor: Actor): Promise<readonly ClassView[]>;
  class(actor: Actor, id: string): Promise<ClassView>;
  rename(actor: Actor, id: string, title: string): Promise<ClassView>;
  /** Null: all there are, and those to come. */
  setQuizzes(actor: Actor, id: string, quizzes: readonly string[] | null): Promise<ClassView>;
  setJoining(actor: Actor, id: string, open: boolean): Promise<ClassView>;
  newCode(actor: Actor, id: string): Promise<ClassView>;
  roster(actor: Actor, id: string): Promise<readonly RosterEntry[]>;
  /** Names for students to pick; those that are there already are left as they are. All or none. */
  addStudents(actor: Actor, id: string, names: readonly string[]): Promise<readonly RosterEntry[]>;
  /** Reads a spreadsheet's CSV. @throws Fault `invalid` (field file) when it is no table of text */
  readRoster(actor: Actor, id: string, file: Uint8Array): Promise<RosterPreview>;
  /** Ends their sessions; what they did is kept, but shown no more. */
  removeStudent(actor: Actor, id: string, student: string): Promise<void>;
  /**
   * For a forgotten PIN: gives a new one, to be handed to the student; it is kept nowhere but as its hash. Who comes for a name with the code of the class alone
   * does not get what somebody else has done.
   */
  renewPin(actor: Actor, id: string, student: string): Promise<string>;
}

export interface StaffView {
  readonly person: string;
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  /** When they had their first role there. */
  readonly since: Instant;
}

export interface StaffList {
  /** The owner first. */
  readonly members: readonly StaffView[];
  /** Links that nobody has used yet; none for who may not choose the staff. */
  readonly invitations: readonly { readonly id: string; readonly role: StaffRole; readonly until: Instant }[];
}

export interface Staff {
  staff(actor: Actor, classId: string): Promise<StaffList>;
  /** The token of a link that brings one instructor, or makes one, onto the staff; for a week. */
  inviteStaff(actor: Actor, classId: string, role: StaffRole): Promise<string>;
  takeBackInvitation(actor: Actor, classId: string, id: string): Promise<void>;
  /** Where a link leads, and whose class it is. @throws Fault `bad-token` */
  staffInvitation(token: string): Promise<{ readonly title: string; readonly role: StaffRole; readonly from: string }>;
  /** Somebody who is on the staff already stays what they are, and the link is good for another. @throws Fault `bad-token` */
  joinStaff(actor: Actor, token: string): Promise<ClassView>;
  /** The same for who has no login yet. @throws Fault `bad-token`, `login-taken`, `invalid` (field login, name or password) */
  joinStaffAnew(
    token: string,
    account: NewAccount,
  ): Promise<{ readonly actor: InstructorActor; readonly class: string }>;
  /** What was open by a right that they had, and have no more, is over at once. */
  changeRole(actor: Actor, classId: string, person: string, role: StaffRole): Promise<void>;
  /** The same; everyone but the owner may go by themselves. */
  leaveStaff(actor: Actor, classId: string, person: string): Promise<void>;
  /** Makes somebody on the staff the owner; who was it is a teacher there from then on. */
  handOver(actor: Actor, classId: string, person: string): Promise<void>;
}
