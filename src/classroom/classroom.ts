/**
 * People, classes and attempts: the store and a clock around the pure rooms. Every function checks for itself whether the actor may.
 * Any of them may throw Fault `not-saved` or `overloaded` (nothing has changed: try again), `not-found` and `forbidden`.
 */
import type { Instant, ProfileName } from '../docker/index.ts';
import type { CarriedRefusal, LessonTopic, Level, Memory, PracticeHistory, PracticePlan } from '../practice/index.ts';
import type { Locale, Quiz } from '../quiz/quiz.ts';
import type { QuizColumn } from '../report/columns.ts';
import type { Summary } from '../report/summary.ts';
import type { AttemptRow } from '../store/records.ts';
import type { Health } from '../store/store.ts';
import type { Input } from '../tutor/attempt.ts';
import type { Actor, AnonymousActor, InstructorActor, RightsEnd, StudentActor } from './actor.ts';
import type { Classes, ClassView, NewAccount, RosterEntry, Staff } from './class-door.ts';
import type { Caller } from './guesses.ts';
import type { LearnerQuestion } from './rooms.ts';

export type * from './class-door.ts';

export interface Classroom extends Setup, Classes, Staff, Joining, Attempts, Sandboxes, Practising, Results {
  /**
   * Who this id is now; null when it is nobody's, the student was removed, or the password or PIN changed after `signedInAt`
   * (pass null for a visitor).
   */
  actor(person: string, signedInAt: Instant | null): Promise<Actor | null>;
  /** Told when sign-ins of this person end: removed from their class, a PIN taken back, a password changed; or a right in a class (`left-class`), and with it what was open by that right. Returns what ends it. */
  onRightsEnd(person: string, listener: (end: RightsEnd) => void): () => void;
  /** A new visitor; nothing is written down before their first attempt. */
  visitor(locale: Locale): AnonymousActor;
  /** The same visitor again, by the id that their session keeps. */
  visitorAgain(id: string, locale: Locale): AnonymousActor;
  setLocale(actor: Actor, locale: Locale): Promise<void>;
  /** Removes visitors who were last here more than so many days ago, and those who did nothing and have gone away; resolves to how many. */
  sweep(days: number): Promise<number>;
  /** Hands in the sittings whose time is over; resolves to how many. To be called every second. */
  handInDue(): Promise<number>;
  /** Folds an attempt before anyone comes back to it, so that they need not wait. @throws Fault `not-found`, `overloaded` */
  foldAhead(attempt: string): Promise<void>;
  readonly health: () => Promise<Health>;
  /** Answers what is queued; then nothing more is taken (`overloaded`). The store is closed by who opened it. */
  close(): Promise<void>;
}

export interface Setup {
  /** The token of the link that makes the first instructor; null once there is one. Made anew by each start: an older link is good no more. */
  setupToken(): Promise<string | null>;
  /** @throws Fault `bad-token` when nobody can be made an instructor with it: used, too old, or never ours */
  checkToken(token: string): Promise<void>;
  /** @throws Fault `bad-token`, `login-taken`, `invalid` (field login, name or password) */
  makeInstructor(token: string, account: NewAccount): Promise<InstructorActor>;
  /** A token with which one more instructor can be made. */
  invite(actor: Actor): Promise<string>;
  /** @throws Fault `bad-login`, `too-many` */
  login(login: string, password: string, from?: Caller): Promise<InstructorActor>;
  /** Ends every other session of theirs. @throws Fault `bad-login` (the old one), `invalid`, `too-many` */
  changePassword(actor: Actor, old: string, fresh: string, from?: Caller): Promise<void>;
}

/** What anyone who knows the code may see. */
export interface OpenClass {
  readonly id: string;
  readonly title: string;
  readonly locale: Locale;
  readonly joining: boolean;
  /** Names on the roster that nobody has come for. */
  readonly freeNames: readonly string[];
}

/** What its students see of their class. */
export interface OwnClass {
  readonly title: string;
  readonly code: string;
}

export interface Joining {
  /** Takes a code as people type it: small letters, no dash, Cyrillic look-alikes. Null when there is no such class. */
  classByCode(code: string): Promise<OpenClass | null>;
  /** The class that the student is in. */
  classOfStudent(actor: StudentActor): Promise<OwnClass>;
  /**
   * `visitor`: who they were until now; their practice stays theirs.
   * @throws Fault `not-found` (code), `class-closed`, `name-taken`, `invalid` (field name or pin)
   */
  join(code: string, name: string, pin: string, visitor: AnonymousActor | null, from?: Caller): Promise<StudentActor>;
  /** @throws Fault `not-found` (code), `bad-pin` (or no such name), `too-many` */
  comeBack(
    code: string,
    name: string,
    pin: string,
    visitor: AnonymousActor | null,
    from?: Caller,
  ): Promise<StudentActor>;
}

/** One input that was taken, durable by the time it is told. */
export interface Taken {
  readonly seq: number;
  /** The client id that it came with. */
  readonly client: string;
  /** What it changed, as a message of the channel in the listener's language. */
  readonly step: Uint8Array;
}

export interface Welcomed {
  readonly seq: number;
  /** Everything as it stands, as a message of the channel. */
  readonly welcome: Uint8Array;
  readonly leave: () => void;
}

export type Submitted =
  /** On disk. `again`: it already was. */
  | { readonly ok: true; readonly seq: number; readonly again: boolean }
  /** Not taken, nothing spent: a refusal of the tutor, `id-reused`: this client id came with another input; `full`: the person's unfinished attempts take all that one person may keep. */
  | { readonly ok: false; readonly refusal: string };

export interface AttemptView {
  readonly id: string;
  readonly quiz: string;
  /** The class that it counts in; null for practice. */
  readonly class: string | null;
  readonly startedAt: Instant;
  readonly summary: Summary;
}

export interface SittingsView {
  readonly quiz: Quiz;
  /** The one that is under way. */
  readonly open: AttemptView | null;
  /** Handed in, newest first. */
  readonly done: readonly AttemptView[];
  /** How many may still be begun; null: any number. */
  readonly left: number | null;
}

export interface Attempts {
  /** Quizzes in the course's order: of a class for its students, all of them for everyone else. */
  quizzesFor(actor: Actor): Promise<readonly Quiz[]>;
  /** The open attempt at the quiz, or a new one: its id. A student's counts in their class when the quiz is set there. @throws Fault `too-many` */
  start(actor: Actor, quiz: string, from?: Pick<Caller, 'address'>): Promise<string>;
  /** A try of the exam, which counts for nothing and is in no list; the open one, or a new one. @throws Fault `too-many`, `not-found` */
  rehearse(actor: Actor, quiz: string, from?: Pick<Caller, 'address'>): Promise<string>;
  /** Own attempts, newest first. */
  attempts(actor: Actor): Promise<readonly AttemptView[]>;
  /** How the attempt stands, and the quiz as it began with it; its own learner's, or of those on the staff of the class who see students. */
  open(attempt: string, actor: Actor): Promise<{ readonly row: AttemptRow; readonly quiz: Quiz }>;
  /**
   * Its own learner's, or of those on the staff of the class who see keys, as is the next: what its learner is told may name them.
   * The listener is told of every input that is taken after what they are welcomed with, in order, before its `submit` resolves.
   */
  watch(attempt: string, actor: Actor, locale: Locale, listener: (taken: Taken) => void): Promise<Welcomed>;
  /** Whether they may `watch` it now. */
  mayWatch(attempt: string, actor: Actor): Promise<boolean>;
  /** A message of the channel. */
  answer(attempt: string, actor: Actor, question: LearnerQuestion): Promise<Uint8Array>;
  /** Only its own learner's. */
  submit(attempt: string, actor: Actor, client: string, input: Input): Promise<Submitted>;
  /**
   * Turns a student's own practice, from before they joined too, into work that counts in their class: replayed from its journal first.
   * @throws Fault `invalid` (field quiz) when the quiz is not set there
   */
  countInClass(attempt: string, actor: Actor): Promise<void>;
  /** Finishes an attempt whose time is over, once, whoever else finishes it meanwhile. */
  timeOut(attempt: string): Promise<void>;
  /**
   * So many minutes more for a sitting, by the instructor of its class.
   * @throws Fault `invalid` (field attempt) when it is over already, or counts no time
   */
  extend(attempt: string, actor: Actor, minutes: number): Promise<void>;
  /** The same for whoever of the class sits the quiz now, or one student of it: how many they are. @throws Fault `forbidden`, `not-found` */
  extendInClass(
    actor: Actor,
    classId: string,
    who: { readonly quiz: string; readonly student: string | null },
    minutes: number,
  ): Promise<number>;
  /** How an exam stands for whoever asks. @throws Fault `not-found` */
  sittings(actor: Actor, quiz: string): Promise<SittingsView>;
}

export interface SandboxLink {
  readonly token: string;
  readonly profile: ProfileName;
  readonly actions: number;
  readonly since: Instant;
  /** When it leads nowhere any more. */
  readonly until: Instant;
}

export interface Sandboxes {
  /** A new one, on a host with this release of Docker: the id of its attempt. @throws Fault `too-many` */
  beginSandbox(actor: Actor, profile: ProfileName, from?: Pick<Caller, 'address'>): Promise<string>;
  /** Own ones that can be gone on with, the latest first. */
  sandboxes(actor: Actor): Promise<readonly AttemptView[]>;
  /**
   * A new one with what was done in an own one up to an event, or all of it (null), on a host with that release of Docker: the id of its attempt. The other
   * stays as it is. @throws Fault `too-many`
   */
  branchSandbox(
    actor: Actor,
    attempt: string,
    from: { readonly seq: number | null; readonly profile: ProfileName },
    caller?: Pick<Caller, 'address'>,
  ): Promise<string>;
  /**
   * Freezes what was done in an own sandbox so far, without what was said: the token of a link that anyone may open.
   * @throws Fault `too-many`, `invalid` (field sandbox) when nothing was done there yet, or too much
   */
  shareSandbox(actor: Actor, attempt: string, from?: Pick<Caller, 'address'>): Promise<string>;
  /** Own links that are not over, the latest first. */
  sandboxLinks(actor: Actor): Promise<readonly SandboxLink[]>;
  /** Takes an own link back: what it led to is gone. */
  takeBackLink(actor: Actor, token: string): Promise<void>;
  /** What a link leads to; null when there is none, it was taken back, or its term is over. */
  sandboxLink(token: string): Promise<SandboxLink | null>;
  /** From which action on this version of the simulator prints something else than was printed, from 1; null: nothing differs. */
  linkDiffers(token: string): Promise<number | null>;
  /** A copy of one's own of what a link leads to, to be gone on with: the id of its attempt. @throws Fault `not-found`, `too-many` */
  openLink(actor: Actor, token: string, from?: Pick<Caller, 'address'>): Promise<string>;
}

/** A question of a lesson, by the ids of both. */
export interface MissedQuestion {
  readonly quiz: string;
  readonly question: string;
}

export interface PracticeView {
  readonly history: PracticeHistory;
  readonly memory: Memory;
  readonly plan: PracticePlan;
  /** Topics that were met, in a lesson or in practice. */
  readonly met: ReadonlySet<LessonTopic>;
  /** What did not go well in lessons, by topic. */
  readonly missed: ReadonlyMap<LessonTopic, readonly MissedQuestion[]>;
  /** The question that waits for an answer. */
  readonly open: { readonly attempt: string; readonly family: string; readonly level: Level } | null;
}

export interface Practising {
  practice(actor: Actor): Promise<PracticeView>;
  /**
   * The question that is to be answered now: the open one, else what is due first, else null. `family`: one of this family, due or not, in place of an open one of another.
   * @throws Fault `not-found` (family), `too-many`
   */
  practise(actor: Actor, family: string | null, from?: Pick<Caller, 'address'>): Promise<string | null>;
  /** What is remembered, as a file that `takePractice` takes on any device of this server. */
  carryPractice(actor: Actor): Promise<string>;
  /** Adds what a file remembers; nothing that is known already is lost. `fresh`: answers that were not known here. */
  takePractice(
    actor: Actor,
    text: string,
  ): Promise<{ readonly ok: true; readonly fresh: number } | { readonly ok: false; readonly why: CarriedRefusal }>;
}

export interface WallCell {
  /** Null: a place of an exam in which nothing was drawn yet. */
  readonly question: string | null;
  readonly status: Summary['questions'][number]['status'];
  readonly answered: boolean;
  readonly score: number;
  readonly points: number;
  /** Graded answers, the right one too. */
  readonly tries: number;
  readonly hints: number;
  /** From opening to closing, or to now (of `best`: to the learner's last action); null before it was opened, and in an exam. */
  readonly minutes: number | null;
  readonly lastError: string | null;
}

export interface WallRow {
  readonly student: RosterEntry;
  /** The attempt shown. Null: has not begun. */
  readonly attempt: string | null;
  readonly cells: readonly WallCell[];
  readonly score: number;
  readonly points: number;
  /** Index of the present question; null when finished or not begun. */
  readonly current: number | null;
  readonly finishedAt: Instant | null;
  readonly seenAt: Instant | null;
  /** At the questions; of an exam since its beginning. */
  readonly minutes: number;
  /** Minutes until the time of the sitting ends, by the clock that ends it; null where nobody counts it. */
  readonly left: number | null;
  /** The page of that attempt is open somewhere. */
  readonly present: boolean;
}

export interface QuestionFigures {
  /** Of a variant, its family. */
  readonly id: string;
  readonly points: number;
  /** First attempts in which it was graded at least once. */
  readonly n: number;
  /** Mean share of the points at the first graded try, 0..1; null when `n` is too small to say. */
  readonly facility: number | null;
  readonly medianMinutes: number | null;
}

export interface ClassOverview {
  readonly class: ClassView;
  readonly quiz: Quiz;
  /** Of the rows' cells. */
  readonly columns: readonly QuizColumn[];
  readonly rows: readonly WallRow[];
  readonly figures: readonly QuestionFigures[];
}

interface Transcript {
  readonly row: AttemptRow;
  /** As the attempt began with it. */
  readonly quiz: Quiz;
  readonly student: RosterEntry | null;
  /** It is the reader's own. */
  readonly own: boolean;
  /** How answers were is not for the reader to see, or not yet. */
  readonly hidden: boolean;
  /** What was right is for the reader to see, once a question is over. */
  readonly keys: boolean;
  /** The questions of the results' page, as HTML. */
  readonly items: Uint8Array;
}

export interface Results {
  /** Students × questions of one quiz. `now`: each student's open attempt, else the best one; `best`: the one that the gradebook counts. */
  overview(actor: Actor, classId: string, quiz: string, shown: 'now' | 'best'): Promise<ClassOverview>;
  /** A student's attempts that count in the class, newest first. @throws Fault `not-found` when they are not in it */
  work(actor: Actor, classId: string, student: string): Promise<readonly AttemptView[]>;
  transcript(actor: Actor, attempt: string, locale: Locale): Promise<Transcript>;
  /** Students × quizzes, the best attempt of each, as a file for a spreadsheet: Russian Excel wants `;`, a BOM and decimal commas. */
  gradebook(actor: Actor, classId: string, locale: Locale): Promise<string>;
}
