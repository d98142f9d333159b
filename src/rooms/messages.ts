/**
 * What the service and a room say to each other: headers of frames. What learners made goes in bodies: the tail of a journal to a room, the messages of the
 * pages from it. The service checks what a room says; a room is a part of the service's own program, and takes what it is sent as it is.
 */
import * as z from 'zod';
import type { ResultsReader } from '../classroom/index.ts';
import type { PageQuestion } from '../live/protocol.ts';
import type { SittingOptions } from '../practice/index.ts';
import type { Locale } from '../quiz/quiz.ts';
import type { Summary } from '../report/summary.ts';
import { attemptSummary, questionSummaries, questionSummary, summaryTotal } from '../store/schemas.ts';
import type { Input } from '../tutor/attempt.ts';
import type { Abandoned } from '../tutor/event.ts';

export type { ResultsReader } from '../classroom/index.ts';

/** Of a sitting, what a class has of its own. */
export type Overruled = NonNullable<SittingOptions['overruled']>;

interface WorkBase {
  /** Which exchange a frame belongs to: from 1. */
  readonly id: number;
  readonly attempt: string;
  readonly digest: string;
}

/**
 * An attempt as it stands at `seq`. With `after`, the body begins with the events behind that one: its journal from there, a record of it a
 * line; `known` is what its row says of it. With `snapshot`, so many bytes of the body come first and are the attempt as of `after`, as a room put it away. Without them the room must have the attempt at that very event.
 */
interface PlacedBase extends WorkBase {
  readonly seq: number;
  readonly after?: number | undefined;
  readonly snapshot?: number | undefined;
  readonly known?: Summary | undefined;
}

interface InputBase extends PlacedBase {
  readonly client: string;
  readonly input: Input;
  readonly at: number;
  /** Of the pages that look on, each once. */
  readonly locales: readonly Locale[];
}

/** Work on an attempt that is there. */
export type Placed =
  | (InputBase & { readonly kind: 'take' })
  /** It was given to a room that was ended for it: the attempt goes on without. */
  | (InputBase & { readonly kind: 'abandon'; readonly why: Abandoned['why'] })
  /** Its time is over: `client` is what the pages are told it was, and no client's. */
  | (Omit<InputBase, 'input'> & { readonly kind: 'time-up' })
  /** Its time ends at another moment: somebody said so. */
  | (Omit<InputBase, 'input'> & { readonly kind: 'extend'; readonly by: string; readonly endsAt: number })
  | (PlacedBase & { readonly kind: 'welcome'; readonly locale: Locale; readonly at: number })
  | (PlacedBase & { readonly kind: 'answer'; readonly question: PageQuestion })
  | (PlacedBase & { readonly kind: 'summary' })
  /** The questions of the results' page. */
  | (PlacedBase & { readonly kind: 'results'; readonly locale: Locale; readonly reader: ResultsReader });

/** What a room works at, and answers. */
export type RoomWork =
  | Placed
  | (WorkBase & {
      readonly kind: 'begin';
      readonly seed: number;
      readonly at: number;
      readonly rehearsal?: boolean | undefined;
      readonly overruled?: Overruled | undefined;
    })
  /** A variant is made of a family; `attempt` is no attempt, but what the work is charged to. `own` goes into its text. */
  | {
      readonly id: number;
      readonly kind: 'vary';
      readonly attempt: string;
      readonly family: string;
      readonly level: number;
      readonly seed: number;
      readonly own: string;
    };

/** To a room. */
export type RoomRequest =
  | RoomWork
  /** Body: those of the start, as JSON: to read what they were made of takes a fresh process a second. */
  | { readonly kind: 'quizzes' }
  /** Body: the text that a version of a quiz was made of. It comes before any work at it. */
  | { readonly kind: 'quiz'; readonly quiz: string; readonly digest: string }
  /** No work at this version is under way, and what comes is preceded by its text again. */
  | { readonly kind: 'forget'; readonly digest: string }
  /** All that is there from the start has been sent. `views`: folder of the views. `reading`: the room says what it uses. */
  | { readonly kind: 'open'; readonly views: string; readonly reading: boolean }
  /** What the room has of this attempt is not what the journal says. */
  | { readonly kind: 'drop'; readonly attempt: string }
  /** Work up to this one that is not begun yet is done elsewhere, and what the room has of its attempts is dropped. */
  | { readonly kind: 'leave'; readonly through: number };

const REQUESTS: Readonly<Record<RoomRequest['kind'], true>> = {
  begin: true,
  vary: true,
  take: true,
  abandon: true,
  'time-up': true,
  extend: true,
  welcome: true,
  answer: true,
  summary: true,
  results: true,
  quizzes: true,
  quiz: true,
  forget: true,
  open: true,
  drop: true,
  leave: true,
};

/** Told by its kind alone. */
export function isRequest(header: unknown): header is RoomRequest {
  return (
    typeof header === 'object' && header !== null && 'kind' in header && Object.hasOwn(REQUESTS, String(header.kind))
  );
}

const id = z.int().min(1);
/** `next`: what the room turns to now; 0: to whatever it is sent next. `cpu`: microseconds that this took. */
const answer = { id, next: z.int().min(0), cpu: z.number() };

/** From a room. */
export const reply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** Body: the attempt as of that event, for a room that has not got it. Whoever keeps it need not read it. */
  z.strictObject({ kind: z.literal('snapshot'), attempt: z.string(), seq: z.int().min(1) }),
  /** The room has not got these any more: it keeps no more than so many, and no more than so much of them. */
  z.strictObject({ kind: z.literal('let-go'), attempts: z.array(z.string()) }),
  /** Folding a journal goes on; others have their turn between its events. */
  z.strictObject({ kind: z.literal('loading'), ...answer }),
  /** The journal is folded: the work itself begins, and is `next`. */
  z.strictObject({ kind: z.literal('loaded'), ...answer }),
  z.strictObject({
    kind: z.literal('begun'),
    ...answer,
    event: z.record(z.string(), z.unknown()),
    summary: attemptSummary,
  }),
  /**
   * `questions`: those of the summary, when the service may not have them; then `changed`, by index, are those that are not as before. Body: the
   * event as JSON, of so many bytes, which goes to the journal as it is; then a step for each locale that was asked for, `lengths` of them.
   */
  z.strictObject({
    kind: z.literal('taken'),
    ...answer,
    event: z.int().min(1),
    summary: summaryTotal,
    questions: questionSummaries.nullable(),
    changed: z.array(z.tuple([z.int().min(0), questionSummary])),
    lengths: z.array(z.int().min(0)),
  }),
  z.strictObject({ kind: z.literal('refused'), ...answer, refusal: z.string() }),
  /** The client's id was met before, in the event `seq`. */
  z.strictObject({ kind: z.literal('known'), ...answer, seq: z.int() }),
  z.strictObject({ kind: z.literal('summary'), ...answer, summary: attemptSummary }),
  /** Body: what was asked for. */
  z.strictObject({ kind: z.literal('told'), ...answer }),
  /** The room has not got the attempt at that event. */
  z.strictObject({ kind: z.literal('need'), ...answer }),
  /** A fault of ours. Nothing in it is of the learner. */
  z.strictObject({ kind: z.literal('fault'), ...answer, message: z.string(), stack: z.string() }),
]);
export type RoomReply = z.infer<typeof reply>;
/** An answer to a piece of work. */
export type RoomAnswer = Extract<RoomReply, { readonly id: number }>;
