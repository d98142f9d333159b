/**
 * The port behind which attempts are folded, graded and told to pages. The classroom keeps whose they are and what is on the disk; what a learner made is
 * neither read nor made here, it only passes through as bytes.
 */
import type { Instant } from '../docker/index.ts';
import type { Level } from '../practice/index.ts';
import type { Locale } from '../quiz/quiz.ts';
import type { Summary } from '../report/summary.ts';
import type { WrittenEvent } from '../store/index.ts';
import type { AttemptEvent, Input } from '../tutor/attempt.ts';

/** Which attempt, as of which event of its journal. */
export interface AttemptPlace {
  readonly attempt: string;
  readonly quiz: string;
  readonly digest: string;
  readonly seq: number;
  /** What its row says of it, as of that event or an earlier one. */
  readonly known: Summary;
}

/** What a page asks beside what its learner does. `id`: the page's own of this question. */
export type LearnerQuestion =
  | { readonly type: 'complete'; readonly id: string; readonly line: string; readonly cursor: number }
  | { readonly type: 'changes'; readonly id: string; readonly chainId: string }
  | { readonly type: 'file'; readonly id: string; readonly path: string }
  | { readonly type: 'trail'; readonly id: string }
  | {
      readonly type: 'lint';
      readonly id: string;
      readonly locale: Locale;
      readonly path: string;
      readonly text: string;
    }
  | { readonly type: 'advice'; readonly id: string; readonly locale: Locale };

export interface BegunAttempt {
  readonly event: AttemptEvent;
  readonly summary: Summary;
}

/** Who reads results. */
export interface ResultsReader {
  /** The learner who answered. */
  readonly own: boolean;
  /** What was right is not for them to see, or not yet. */
  readonly hidden: boolean;
  /** False: keys, solutions, explanations and hidden checks are left out, whatever is over. */
  readonly keys: boolean;
}

export interface TakeOptions {
  readonly at: Instant;
  readonly client: string;
  /** Languages of the pages that look on, each once. */
  readonly locales: readonly Locale[];
}

export type Took =
  /**
   * To be written down; `drop` the attempt when it cannot be. `steps`: what the pages are told, by language. An input that was too heavy was ended: the
   * event is that it was abandoned, and the steps say so.
   */
  | {
      readonly kind: 'taken';
      readonly event: WrittenEvent;
      readonly summary: Summary;
      readonly steps: ReadonlyMap<Locale, Uint8Array>;
    }
  | { readonly kind: 'refused'; readonly refusal: string }
  /** The client's id was met before, in that event. */
  | { readonly kind: 'known'; readonly seq: number };

/** All may throw Fault `overloaded`: nothing has happened, and it may be tried again. */
export interface Rooms {
  begin(
    attempt: Omit<AttemptPlace, 'seq' | 'known'>,
    options: {
      readonly seed: number;
      readonly at: Instant;
      /** A try of an exam. */
      readonly rehearsal?: boolean;
    },
  ): Promise<BegunAttempt>;
  /**
   * A variant of a family of practice, as versions are kept. `own`: the attempt that it is for, which goes into the text: it is a version of that attempt's own.
   */
  vary(asked: {
    readonly family: string;
    readonly level: Level;
    readonly seed: number;
    readonly own: string;
  }): Promise<Uint8Array>;
  take(place: AttemptPlace, input: Input, options: TakeOptions): Promise<Took>;
  /** The attempt's time is over. It is no input: `client` is what the pages are told. Refused as `finished` when somebody was quicker. */
  timeUp(place: AttemptPlace, options: TakeOptions): Promise<Took>;
  /** Another end of its time. Refused as `finished` when it is over, or counts no time. */
  extend(place: AttemptPlace, options: TakeOptions & { readonly by: string; readonly endsAt: Instant }): Promise<Took>;
  /** Everything that a page shows, as a message of the channel. `at`: the server's time. */
  welcome(place: AttemptPlace, locale: Locale, at: Instant): Promise<Uint8Array>;
  /** A message of the channel too. */
  answer(place: AttemptPlace, question: LearnerQuestion): Promise<Uint8Array>;
  summary(place: AttemptPlace): Promise<Summary>;
  /** The questions of the results' page, as HTML. */
  results(place: AttemptPlace, locale: Locale, reader: ResultsReader): Promise<Uint8Array>;
  /** Is there one that takes work? What is asked before waits for it. */
  ready(): boolean;
  /** What a room has of the attempt is not what its journal says. */
  drop(attempt: string): void;
}
