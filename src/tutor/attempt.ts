/**
 * An attempt: the quiz by digest, the simulator's version, a seed and the learner's inputs. Everything else here is folded
 * from those (step.ts), so it may be thrown away and made again (replay.ts).
 */
import type { FileEdit, Host, Instant } from '../docker/index.ts';
import type { Quiz, Response } from '../quiz/quiz.ts';

/** What a learner does. `question` names the question it is meant for, so that a stale tab answers nothing by mistake. */
export type Input =
  /** A line typed at the prompt. `columns`: width of the terminal. */
  | { readonly kind: 'line'; readonly line: string; readonly columns: number }
  | { readonly kind: 'edit'; readonly edits: readonly FileEdit[] }
  /** Grade this answer now: `host` for what stands on the host. Spends a try when it fails. */
  | { readonly kind: 'answer'; readonly question: string; readonly response: Response }
  | { readonly kind: 'hint'; readonly question: string }
  /** Say the question again. */
  | { readonly kind: 'repeat' }
  /** To the next question, once this one is closed. */
  | { readonly kind: 'next' }
  /** Give this question up: it closes with the points it has, and its solution is shown. */
  | { readonly kind: 'skip'; readonly question: string }
  /** To any question, where the quiz lets one. */
  | { readonly kind: 'goto'; readonly question: string }
  /** Take the last line or edit back. */
  | { readonly kind: 'undo' }
  /** The host as it stood when the question opened. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'finish' };

/** One record of the journal. `seq` counts from 1; the first one is `begun`. */
export type AttemptEvent =
  | { readonly seq: 1; readonly at: Instant; readonly kind: 'begun'; readonly quiz: string; readonly digest: string; readonly simulator: number; readonly seed: number }
  | { readonly seq: number; readonly at: Instant; readonly kind: 'input'; readonly client: string; readonly input: Input };

export type CheckState = 'todo' | 'done' | 'near' | 'off';

/** One check as it stands. */
export interface CheckResult {
  readonly id: string;
  readonly state: CheckState;
  /** Share of the question's points that it brought, 0..1. */
  readonly earned: number;
  /** What differs: codes of locale/ with data, or the quiz's own `wrong.<id>`. */
  readonly feedback: readonly Said[];
  readonly difference: { readonly expected: string; readonly got: string } | null;
}

export interface QuestionState {
  readonly id: string;
  readonly status: 'closed-off' | 'open' | 'passed' | 'partial' | 'failed' | 'skipped';
  /** Best score so far, in points, penalties taken off. */
  readonly score: number;
  /** Score of the first graded try, for statistics; null before it. */
  readonly firstScore: number | null;
  readonly tries: number;
  readonly hints: number;
  /** Of the last graded try, or live for a host question. */
  readonly checks: readonly CheckResult[];
  readonly lastResponse: Response | null;
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly lastError: string | null;
}

/**
 * What the tutor or the learner said. `code` is a key of locale/ (`tutor.*`, `feedback.*`) with its data, or of the quiz's own prose
 * (`quiz.intro`, `quiz.lead`, `quiz.prompt`, `quiz.hint`, `quiz.wrong`, `quiz.why` with `question` and `key` in data). The learner's own words come
 * as code `learner` with `text` in data.
 */
export interface Said {
  readonly code: string;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface Utterance extends Said {
  /** Counts from 1 in the attempt. */
  readonly n: number;
  readonly by: 'tutor' | 'learner';
  readonly question: string | null;
}

export interface TerminalEntry {
  /** Counts from 1 in the attempt. */
  readonly n: number;
  readonly question: string;
  readonly prompt: string;
  readonly line: string;
  /** Everything printed, both streams in order, escapes included. */
  readonly output: string;
  readonly exitCode: number;
  readonly kind: 'line' | 'shown' | 'mark';
  /** Set when the line was not simulated or met a cap: what, for the note that says so. */
  readonly note: Said | null;
}

export interface Attempt {
  readonly quiz: Quiz;
  readonly simulator: number;
  readonly seed: number;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** Of the last event folded in. */
  readonly seq: number;
  /** Index of the present question. */
  readonly current: number;
  readonly questions: readonly QuestionState[];
  readonly host: Host;
  readonly said: readonly Utterance[];
  /** The newest entries, capped: see step.ts. */
  readonly terminal: readonly TerminalEntry[];
  /** Hosts to go back to: the question's start, and before each line. */
  readonly start: Host;
  readonly past: readonly Host[];
}

/** Why an input was not taken; it leaves no event and spends nothing. */
export type Refusal = 'finished' | 'not-this-question' | 'closed' | 'not-open' | 'no-tries' | 'no-hints' | 'nothing-to-undo' | 'wrong-kind' | 'blank' | 'not-closed-yet';
