/** What grading reads and gives. */
import type { Ending, Host } from '../docker/index.ts';
import type { Response } from '../quiz/quiz.ts';

/** A line that ran on the host since the question opened. */
export interface RanLine {
  readonly line: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly ending: Ending;
  /** Requests, as `daemon GET /images/json`. */
  readonly calls: readonly string[];
  /** The docker commands in it, in the order in which they ended. */
  readonly commands: readonly RanCommand[];
}

/** A docker command of a line. */
export interface RanCommand {
  /** The words behind `docker`. */
  readonly argv: readonly string[];
  /** Its own requests, as those of the line. */
  readonly calls: readonly string[];
  /** What it printed itself, wherever that went. */
  readonly stdout: string;
  readonly stderr: string;
  /** Whether its stdout went to the terminal by itself: not into a pipe, a file or a word. */
  readonly direct: boolean;
  readonly ending: Ending;
}

/** What a question is graded on. Checks of the host read the first three, checks of the answer the last two. */
export interface Evidence {
  /** The host as the question opened. */
  readonly start: Host;
  readonly host: Host;
  readonly ran: readonly RanLine[];
  /** The answer; null while nothing has been answered. */
  readonly response: Response | null;
  /** What the `run` lines of a prediction printed. */
  readonly shown: string;
}

/**
 * Something to be said, as data. `code` is a key of locale/ (`tutor.*`, `feedback.*`, `coach.*`), or of the quiz's own prose (`quiz.intro`, `quiz.lead`, `quiz.show`,
 * `quiz.prompt`, `quiz.hint`, `quiz.wrong`, `quiz.why` with `question` and `key` in data). The learner's own words come as code `learner` with
 * `text` in data.
 */
export interface Said {
  readonly code: string;
  readonly data: Readonly<Record<string, string | number>>;
}

/** `todo`: not looked at yet. `near`: the idea is there and something differs. `off`: nothing of it is there. */
export const CHECK_STATES = ['todo', 'done', 'near', 'off'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** One check as it stands. */
export interface CheckResult {
  readonly id: string;
  readonly state: CheckState;
  /** Share of the question's points that it brought, 0..1. */
  readonly earned: number;
  /** What differs: codes of locale/ with data. */
  readonly feedback: readonly Said[];
  /** Never the key of a question that is still open. */
  readonly difference: { readonly expected: string; readonly got: string } | null;
}

export interface Grade {
  /** 0..1, penalties not taken off. */
  readonly score: number;
  readonly checks: readonly CheckResult[];
  /** To the answer as a whole: `quiz.wrong` when it is a known wrong answer. */
  readonly feedback: readonly Said[];
  /** Id of the known wrong answer that this is, for statistics. */
  readonly misconception: string | null;
  /** False when it cannot be judged (nothing typed, a number that is none, the host could not do it): costs no try. */
  readonly gradable: boolean;
}
