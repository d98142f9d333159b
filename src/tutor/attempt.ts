/**
 * An attempt: the quiz by digest, the simulator's version, a seed and the events of its journal (event.ts). Everything else here is folded
 * from those (step.ts), so it may be thrown away and made again.
 */
import type { Call, Chunk, Ending, Host, HostRemark, Instant, Outcome } from '../docker/index.ts';
import type { CheckResult, RanLine, Said } from '../grade/grade.ts';
import type { PrintedKey } from '../grade/key.ts';
import type { Certainty, Quiz, Response } from '../quiz/quiz.ts';
import type { OutputRange } from './cut.ts';
import type { EditedTexts } from './edit.ts';
import type { AttemptEvent, AttemptRules, SittingTerms, Status } from './event.ts';

export type { CheckResult, Said } from '../grade/grade.ts';
export { CHECK_STATES } from '../grade/grade.ts';
export type * from './event.ts';
export { ABANDONED_FOR, DECISIONS, EVENT_VERSION, EVENT_VERSIONS, STATUSES } from './event.ts';

export interface QuestionState {
  readonly id: string;
  readonly status: Status;
  /** Best score so far, in points, penalties taken off. */
  readonly score: number;
  /** Score of the first graded try, for statistics; null before it. */
  readonly firstScore: number | null;
  /** Graded tries that did not pass: each costs the question's penalty. */
  readonly tries: number;
  readonly hints: number;
  /** Of the last graded try, or live for a host question. */
  readonly checks: readonly CheckResult[];
  /** What the last graded try was told beside its checks: `quiz.wrong` for a known wrong answer, `tutor.*` for the rest. */
  readonly feedback: readonly Said[];
  readonly lastResponse: Response | null;
  /** How sure of it, where that was asked. */
  readonly certainty: Certainty | null;
  /** Marked to be come back to. */
  readonly flagged: boolean;
  /** Whether what it shows before it asks was played. */
  readonly demonstrated: boolean;
  /** Of a prediction that was compared: the key that the run told. Null before, and where the key is the quiz's own. */
  readonly key: PrintedKey | null;
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** First line of what Docker last refused with while this question was open; null when it has not. */
  readonly lastError: string | null;
}

/** The host of a question: as it opened, as it was before each line or edit (newest last, capped), and as it is. */
export interface Desk {
  readonly start: Host;
  readonly past: readonly Moment[];
  readonly host: Host;
  /** The lines run on `host` since the question opened: what checks read beside the host. */
  readonly ran: readonly RanLine[];
}

/** An image as a task's solution leaves it: its layers from the base up. */
export interface GoalImage {
  readonly name: string;
  readonly layers: readonly {
    readonly chainId: string;
    readonly instruction: string;
    readonly size: number;
    /** Null: the layer is new, and what makes it is for the learner to write. */
    readonly createdBy: string | null;
  }[];
}

export interface Moment {
  readonly host: Host;
  readonly ran: readonly RanLine[];
}

export interface Utterance extends Said {
  /** Counts from 1 in the attempt. */
  readonly n: number;
  readonly by: 'tutor' | 'learner';
  readonly question: string | null;
}

interface EntryBase {
  /** Counts from 1 in the attempt. */
  readonly n: number;
  /** Empty where nothing is asked. */
  readonly question: string;
}

/** `line`: typed by the learner; `shown`: run by the tutor. */
export interface RanEntry extends EntryBase {
  readonly kind: 'line' | 'shown';
  readonly prompt: string;
  readonly line: string;
  /** What was printed, both streams in order, escapes included. */
  readonly output: string;
  /** Lines that are left out between its beginning and its end. */
  readonly omitted: number;
  readonly ending: Ending;
  /** Where in the output the host's own words stand; left out where that is nowhere. */
  readonly own?: readonly OutputRange[];
  /** What the host said of itself beside it; left out where that is nothing. */
  readonly remarks?: readonly HostRemark[];
}

/** A rule across the terminal, and why. */
export interface MarkEntry extends EntryBase {
  readonly kind: 'mark';
  readonly why: Said;
}

export type TerminalEntry = RanEntry | MarkEntry;

/** Something that was done in a sandbox: a mark on its line of commands. */
export interface Trace {
  /** Of its event. */
  readonly seq: number;
  readonly at: Instant;
  readonly kind: 'line' | 'edit' | 'drop' | 'switch' | 'undo' | 'reset';
  /** The line, the paths, or the conditions; cut where it is long. */
  readonly text: string;
  /** `failed`: Docker, or whatever ran, refused. */
  readonly did: 'changed' | 'looked' | 'failed';
  /** Digest of what it printed and how it ended; empty of what prints nothing. */
  readonly printed: string;
}

/** A sitting as it stands. */
export interface Sitting extends SittingTerms {
  /** Null: nobody counts the time. */
  readonly endsAt: Instant | null;
  /** Whether the time was up before it was handed in. */
  readonly timedOut: boolean;
  /** Inputs that came after that. */
  readonly late: number;
}

export interface Attempt extends Desk {
  /** Of a sitting, what was drawn for it. */
  readonly quiz: Quiz;
  /** Null: an attempt without a time, which tells of each answer how it was. */
  readonly sitting: Sitting | null;
  readonly simulator: number;
  readonly rules: AttemptRules;
  readonly seed: number;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** Of the last event folded in. */
  readonly seq: number;
  /** Does every score stand in the journal? Not while all inputs are from before scores stood there: the next event then says how all questions stand. */
  readonly settled: boolean;
  /**
   * Where what was given by another simulator, or for another text of the quiz, would come to something else by today's: for the instructor, and it changes
   * nothing. By question; those that agree are not here.
   */
  readonly today: Readonly<Record<string, Pick<QuestionState, 'status' | 'score'>>>;
  /** Index of the present question. */
  readonly current: number;
  /** What is to stand there in the end of the present question, where its picture is drawn. */
  readonly goal: readonly GoalImage[];
  readonly questions: readonly QuestionState[];
  readonly said: readonly Utterance[];
  /** What was done in a sandbox, the newest of it; empty in a quiz. */
  readonly trail: readonly Trace[];
  /** The newest entries, capped: see step.ts. */
  readonly terminal: readonly TerminalEntry[];
  /** What edits gave files, as far as it is remembered: the next edit is kept by what differs from it. */
  readonly edited: EditedTexts;
  /** The desks of other questions as they were left, by question; the present one's is the attempt's own. */
  readonly left: Readonly<Record<string, Desk>>;
}

/** Why an input was not taken; it leaves no event and spends nothing. The words stand under `refusal.<code>` of locale/. */
export type Refusal =
  | 'finished'
  | 'not-this-question'
  | 'closed'
  | 'not-open'
  | 'no-hints'
  | 'nothing-to-show'
  | 'nothing-to-undo'
  | 'wrong-kind'
  | 'blank'
  | 'not-closed-yet'
  | 'last-question'
  | 'in-sitting'
  | 'no-terminal'
  | 'bad-path'
  | 'too-much-dropped'
  | 'too-long';

/** What an input did. A refused one leaves the attempt as it was. */
export interface Step {
  readonly attempt: Attempt;
  /** To be appended to the journal; null when refused. */
  readonly event: AttemptEvent | null;
  readonly refusal: Refusal | null;
  /** What was said because of it: the newest of `attempt.said`. */
  readonly said: readonly Utterance[];
  /** What was printed because of it, with times for playing. */
  readonly terminal: readonly { readonly entry: TerminalEntry; readonly chunks: readonly Chunk[] }[];
  readonly traffic: readonly Call[];
  /** Of the last line that ran, or null. */
  readonly outcome: Outcome | null;
  /** Of a demonstration: what each of its lines did. Its entries are among those of the terminal; its traffic is here alone. */
  readonly demonstrated: readonly DemonstratedLine[];
}

/** A line of a demonstration: the host is a fork, as the line left it. */
export interface DemonstratedLine {
  readonly host: Host;
  readonly traffic: readonly Call[];
  readonly sight: Sight | null;
}

/** A place in the picture: an end of the wire, or what has this id (of a layer, its ChainID). */
export type Sight =
  | { readonly kind: 'client' }
  | { readonly kind: 'daemon' }
  | { readonly kind: 'registry' }
  | { readonly kind: 'image'; readonly id: string }
  | { readonly kind: 'layer'; readonly id: string }
  | { readonly kind: 'container'; readonly id: string };
