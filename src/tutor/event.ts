/**
 * The journal of an attempt: what its learner did, what was earned by it, and what people decided. An attempt is a fold over these, so they are
 * settled here for all that comes later: a kind and a version, once written, are read by every version after it.
 */
import type { DroppedFile, FileEdit, HostConditions, Instant } from '../docker/index.ts';
import type { CheckResult, Said } from '../grade/grade.ts';
import type { PrintedKey } from '../grade/key.ts';
import type { DealtQuestion } from '../quiz/draw.ts';
import type { Exam, ResultsShown } from '../quiz/exam.ts';
import type { Certainty, Response } from '../quiz/quiz.ts';

/**
 * What a learner does. `question` names the question it is meant for, so that a stale tab answers nothing by mistake. `asked`: the words, where it was put to the
 * tutor in words; no page sends it.
 */
export type Input =
  /** A line typed at the prompt. `columns`: width of the terminal. */
  | { readonly kind: 'line'; readonly line: string; readonly columns: number }
  | { readonly kind: 'edit'; readonly edits: readonly FileEdit[] }
  /** Grade this answer now: `host` for what stands on the host. Spends a try when it fails. */
  | {
      readonly kind: 'answer';
      readonly question: string;
      readonly response: Response;
      /** How sure, where the question asks for it and the response does not say. */
      readonly certainty?: Certainty;
    }
  | { readonly kind: 'hint'; readonly question: string; readonly asked?: string }
  /** Say the question again. */
  | { readonly kind: 'repeat'; readonly asked?: string }
  /** Play what the question shows before it asks, on a fork of its host: nothing that comes later hangs on it. */
  | { readonly kind: 'demonstrate'; readonly question: string; readonly asked?: string }
  /** To the next question, once this one is closed. */
  | { readonly kind: 'next'; readonly asked?: string }
  /** Give this question up: it closes with the points it has, and its solution is shown. */
  | { readonly kind: 'skip'; readonly question: string; readonly asked?: string }
  /** To any question, where the quiz lets one. */
  | { readonly kind: 'goto'; readonly question: string }
  /** What goes wrong on the host from here on, all of it. */
  | { readonly kind: 'switch'; readonly conditions: HostConditions }
  /** Files with any bytes, put into the working directory. `follows`: it goes on with the one before, and is taken back with it. */
  | { readonly kind: 'drop'; readonly files: readonly DroppedFile[]; readonly follows: boolean }
  /** Take the last line or edit back. */
  | { readonly kind: 'undo'; readonly asked?: string }
  /** The host as it stood when the question opened. */
  | { readonly kind: 'reset'; readonly asked?: string }
  | { readonly kind: 'ask'; readonly text: string }
  /** `printed`: of a sandbox that was frozen, what each of its actions printed, by digest; no page sends it. */
  | { readonly kind: 'finish'; readonly printed?: readonly string[] }
  /** "Come back to this one": where questions are gone to in any order. */
  | { readonly kind: 'flag'; readonly question: string; readonly flagged: boolean };

/**
 * How a question stands for a learner. `closed-off`: not reached yet. Those after `open` are closed for good: `passed` with every check done, `partial` with some
 * points, `failed` and `skipped` with none, out of tries or given up.
 */
export const STATUSES = ['closed-off', 'open', 'passed', 'partial', 'failed', 'skipped'] as const;
export type Status = (typeof STATUSES)[number];

/**
 * Of the events that are written now, the last of all versions. In the first one no event said what was earned: the fold graded, and a score could change with
 * the grader. Those events have no `v`. An attempt whose `begun` is of the third or a later one goes by the second
 * of `AttemptRules`. From the fourth on an attempt may be a sitting,
 * or one in a sandbox: the inputs `drop` and `switch`, and `printed` of `finish`, came with it. A version that knows no 4 refuses the journal at its beginning.
 */
export const EVENT_VERSIONS = [2, 3, 4] as const;
export type EventVersion = (typeof EVENT_VERSIONS)[number];
export const EVENT_VERSION = 4 satisfies EventVersion;

/**
 * By which rules an attempt goes, from its beginning to its end. 1, those of 0.3 and before: a question goes on with the learner's host if the one before it was
 * passed, a prediction is tried on that, options stand as the quiz lists them, and lines run to the letter. 2: each question has a desk of its own, a prediction is
 * tried on the host that it was asked about, options are shuffled, and what a phone made of a line's dashes and quotes is read as it was meant.
 */
export type AttemptRules = 1 | 2;

/** `v`: of the attempt's `begun`. */
export function rulesOf(v: EventVersion | undefined): AttemptRules {
  return v === undefined || v < 3 ? 1 : 2;
}

/** Why an input was too heavy: processor time, memory, or a fault of the simulator that would come again. */
export const ABANDONED_FOR = ['cpu', 'memory', 'fault'] as const;

/** What people decide about a score: all answers to a question are graded anew, or one learner's objection is settled. */
export const DECISIONS = ['regrade', 'appeal'] as const;

/** One record of the journal. `seq` counts from 1; the first one is `begun`. What a record has nothing to say of is left out of it: it is kept for years. */
export type AttemptEvent = Begun | Later;

interface Begun {
  readonly v?: EventVersion;
  readonly seq: 1;
  readonly at: Instant;
  readonly kind: 'begun';
  readonly quiz: string;
  readonly digest: string;
  readonly simulator: number;
  readonly seed: number;
  readonly sitting?: SittingTerms;
}

/** What a sitting goes by from its beginning on, whatever becomes of the exam. */
export interface SittingTerms {
  /** What was drawn, variants and all; null: the questions are the quiz's. */
  readonly dealt: readonly DealtQuestion[] | null;
  /** Nothing is told of answers before results are: an exam. */
  readonly silent: boolean;
  /** Milliseconds from the beginning; null: as long as one likes. */
  readonly limit: number | null;
  readonly results: ResultsShown;
  readonly certainty: Exam['certainty'];
  /** For a try: it counts for nothing. */
  readonly rehearsal: boolean;
}

/** All but the first. */
export type Later = InputEvent | Abandoned | TimeUp | Extended | Late | ClientCall | Decision;

interface LaterBase {
  readonly v?: EventVersion;
  readonly seq: number;
  readonly at: Instant;
  /** In the first event of version 2 of an attempt that has older ones with inputs: how everything stood before this event. */
  readonly stood?: Stood;
}

/** An edit of a file that the attempt's edits were about before: characters `at` to `at + cut` of the text that they gave it, replaced by `put` (edit.ts). */
export interface TextChange {
  readonly path: string;
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

/** An input as it is kept. */
export type KeptInput =
  | Exclude<Input, { kind: 'edit' }>
  | { readonly kind: 'edit'; readonly edits: readonly (FileEdit | TextChange)[] };

/** An input that was taken. `client`: the page's own id of it. */
interface InputEvent extends LaterBase {
  readonly kind: 'input';
  readonly client: string;
  readonly input: KeptInput;
  /** How the present question stands since. Absent: as before. */
  readonly earned?: Earned;
  /** Of a prediction: the key that its lines printed then, by which it was graded. Absent in older events, and where nothing printed decides. */
  readonly key?: PrintedKey;
}

/** An input that was too heavy to be carried out. It changes nothing but this record of it, and costs no try. */
export interface Abandoned extends LaterBase {
  readonly kind: 'abandoned';
  readonly client: string;
  readonly input: Input;
  readonly why: (typeof ABANDONED_FOR)[number];
}

/** The time for the attempt is over: it is finished, whoever was about to finish it. */
interface TimeUp extends LaterBase {
  readonly kind: 'time-up';
}

/** Another end of the time, for this learner or for all. */
interface Extended extends LaterBase {
  readonly kind: 'extended';
  /** Id of the person who decided. */
  readonly by: string;
  readonly endsAt: Instant;
}

/** What came after the time was up: it is kept, and changes nothing. */
export interface Late extends LaterBase {
  readonly kind: 'late';
  readonly client: string;
  readonly input: Input;
}

/** A request of the learner's own docker client to the Engine API of the attempt's host. */
interface ClientCall extends LaterBase {
  readonly kind: 'call';
  readonly client: string;
  readonly request: {
    /** `POST` */
    readonly method: string;
    /** As it came, with the API's version and the query: `/v1.51/containers/create?name=web`. */
    readonly path: string;
    /** Null: there was none. `base64` is left out of a body that is kept by its digest elsewhere. */
    readonly body: { readonly digest: string; readonly size: number; readonly base64?: string } | null;
  };
}

/** What a person decided about a question's score: `earned.score` is in force from here on, whatever the checks say. */
interface Decision extends LaterBase {
  readonly kind: 'decision';
  readonly what: (typeof DECISIONS)[number];
  /** Id of the person who decided. */
  readonly by: string;
  /** In their words, for the learner. */
  readonly reason: string;
  readonly earned: Earned;
}

/** A check as it is kept. What is absent is zero, empty or null. */
export interface KeptCheck extends Pick<CheckResult, 'id' | 'state'> {
  readonly earned?: number;
  readonly feedback?: CheckResult['feedback'];
  readonly difference?: NonNullable<CheckResult['difference']>;
}

/** All that an answer earns and spends, and what its learner is shown of that. */
export interface Standing {
  readonly question: string;
  readonly status: Status;
  /** In points, penalties taken off. */
  readonly score: number;
  readonly firstScore: number | null;
  readonly tries: number;
  readonly hints: number;
  readonly checks: readonly KeptCheck[];
  readonly feedback: readonly Said[];
}

/** A standing and what graded it: the simulator's version, and the quiz by its digest. */
export interface Earned extends Standing {
  readonly simulator: number;
  readonly digest: string;
}

export interface Stood {
  /** Index of the present question. */
  readonly current: number;
  /** Of every question, in the quiz's order. */
  readonly questions: readonly (Standing & { readonly openedAt: Instant | null; readonly closedAt: Instant | null })[];
}
