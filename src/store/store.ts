/**
 * The port of the store. A promise that resolves means: on disk, and there after kill -9 or a power cut. One that rejects with
 * `not-saved` means: as if it had never been asked. All ids are `[A-Za-z0-9_-]{8,64}`, settings' names excepted.
 */
import type { Instant } from '../docker/index.ts';
import type { AttemptEvent } from '../tutor/attempt.ts';
import type {
  AttemptRow,
  ClassRecord,
  Person,
  PracticeRecord,
  SessionRecord,
  Setting,
  TokenRecord,
} from './records.ts';

/** An event as JSON, made where the event was. */
export interface WrittenEvent {
  readonly seq: number;
  readonly json: string;
}

export interface Store {
  /**
   * Adds events to an attempt. `after`: the seq of the last event that the writer knows (0 for none); resolves to the new last seq. One that is
   * written already is kept as it is, and not looked at before it is read.
   * @throws Fault `conflict` when the attempt is further than `after`, `not-saved`, `overloaded`
   */
  append(attempt: string, after: number, events: readonly AttemptEvent[] | WrittenEvent): Promise<number>;
  /** Events with seq above `after` (0: all); empty for an unknown attempt. */
  read(attempt: string, after?: number): Promise<readonly AttemptEvent[]>;
  /** The records that hold those events, each an array of events as JSON, and perhaps events before them. */
  tail(attempt: string, after: number): Promise<readonly string[]>;
  /** Seq of the last durable event; 0 for an unknown attempt. */
  last(attempt: string): Promise<number>;
  /** Of the disk that the attempt's events take. */
  bytes(attempt: string): Promise<number>;

  /**
   * Removes attempts, their events and rows, all or none: once it resolves, it is as if they had never been, and what is appended to them is
   * refused with `conflict`. Unknown ones are left out. @throws Fault `not-saved`
   */
  remove(attempts: readonly string[]): Promise<void>;
  /** Removes a person with their attempts and sessions, all or none, as `remove` does. */
  forget(person: string): Promise<void>;
  /**
   * Takes from the disk what was removed and, where it is worth it, what is needed no more. When it resolves nothing that was removed before can
   * be read there. It takes its time, and nobody waits for it; ended by a crash or by `close`, it goes on with the next call.
   */
  erase(): Promise<void>;

  readonly attempts: {
    /** Durable. */
    put(row: AttemptRow): Promise<void>;
    /**
     * Remembers a newer summary, without waiting: it is only a cache of what the events say, and a crash may forget it. Of an attempt that has no
     * row nothing is remembered.
     */
    note(row: AttemptRow): void;
    get(id: string): Promise<AttemptRow | null>;
    ofPerson(person: string): Promise<readonly AttemptRow[]>;
    ofClass(classId: string): Promise<readonly AttemptRow[]>;
    /** Sittings that nobody has handed in, as far as their rows know. */
    timed(): Promise<readonly AttemptRow[]>;
    /** Sandboxes that are finished: copies that links lead to. */
    shared(): Promise<readonly AttemptRow[]>;
  };
  readonly people: {
    /** @throws Fault `conflict` when the login, or the name in the class, is somebody else's. */
    put(person: Person): Promise<void>;
    get(id: string): Promise<Person | null>;
    byLogin(loginKey: string): Promise<Person | null>;
    byName(classId: string, nameKey: string): Promise<Person | null>;
    ofClass(classId: string): Promise<readonly Person[]>;
    instructors(): Promise<number>;
    /** Those without an account. */
    visitors(): Promise<readonly Person[]>;
  };
  readonly classes: {
    /** @throws Fault `conflict` when the code is another class's. */
    put(record: ClassRecord): Promise<void>;
    get(id: string): Promise<ClassRecord | null>;
    byCode(code: string): Promise<ClassRecord | null>;
    /** Those that are theirs, and those that they are on the staff of. */
    ofInstructor(instructor: string): Promise<readonly ClassRecord[]>;
  };
  readonly sessions: {
    put(session: SessionRecord): Promise<void>;
    /** Moves the end of a session, without waiting: a crash may forget it. */
    touch(id: string, expires: Instant): void;
    /** Null when unknown or over. */
    get(id: string): Promise<SessionRecord | null>;
    remove(id: string): Promise<void>;
    ofPerson(person: string): Promise<readonly SessionRecord[]>;
  };
  readonly settings: {
    put(setting: Setting): Promise<void>;
    get(id: string): Promise<Setting | null>;
    remove(id: string): Promise<void>;
  };
  /** What links open, under the hashes of their tokens. Those of a person go when the person is forgotten. */
  readonly tokens: {
    put(record: TokenRecord): Promise<void>;
    get(id: string): Promise<TokenRecord | null>;
    remove(id: string): Promise<void>;
    ofClass(classId: string): Promise<readonly TokenRecord[]>;
    ofPerson(person: string): Promise<readonly TokenRecord[]>;
  };
  /** What is remembered of people's practice. It goes when the person is forgotten. */
  readonly practice: {
    put(record: PracticeRecord): Promise<void>;
    get(person: string): Promise<PracticeRecord | null>;
  };
  /** The texts that quizzes were made of, by digest: an attempt keeps the version that it began with. */
  readonly quizzes: {
    /** Does nothing when the version is there already. */
    keep(digest: string, text: string): Promise<void>;
    read(digest: string): Promise<string | null>;
    /** Takes the version from the disk: no attempt is left that began with it. It may have gone already. */
    drop(digest: string): Promise<void>;
  };

  /** Can it write? When it could not, asking tries to mend that. */
  health(): Promise<Health>;
  /** Waits for what is queued, writes snapshots, lets the folder go. What is asked of it later is `not-saved`. */
  close(): Promise<void>;
}

export type Health = { readonly ok: true } | { readonly ok: false; readonly reason: string };
