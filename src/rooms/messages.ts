/**
 * What the service and a room say to each other: headers of frames, checked at the door of either. What learners made goes in bodies: the tail
 * of a journal to a room, the messages of the pages from it.
 */
import * as z from 'zod';
import { input, pageQuestion } from '../live/protocol.ts';
import { LOCALES } from '../quiz/quiz.ts';
import { attemptSummary, questionSummaries, summaryTotal } from '../store/schemas.ts';
import { ABANDONED_FOR } from '../tutor/attempt.ts';

const locale = z.enum(LOCALES);

/** Which exchange a frame belongs to. */
const id = z.int().min(1);
/**
 * An attempt as it stands at `seq`. With `after`, the body begins with the events behind that one: its journal from there, a record of it a
 * line; `known` is what its row says of it. With `snapshot`, so many bytes of the body come first and are the attempt as of `after`, as a room put it away. Without them the room must have the attempt at that very event.
 */
const place = {
  id,
  attempt: z.string(),
  digest: z.string(),
  seq: z.int().min(1),
  after: z.int().min(0).optional(),
  snapshot: z.int().min(1).optional(),
  known: attemptSummary.optional(),
};

const work = [
  z.strictObject({
    kind: z.literal('begin'),
    id,
    attempt: z.string(),
    digest: z.string(),
    seed: z.number(),
    at: z.number(),
  }),
  /** `locales`: of the pages that look on, each once. */
  z.strictObject({
    kind: z.literal('take'),
    ...place,
    client: z.string(),
    input,
    at: z.number(),
    locales: z.array(locale),
  }),
  /** It was given to a room that was ended for it: the attempt goes on without. */
  z.strictObject({
    kind: z.literal('abandon'),
    ...place,
    client: z.string(),
    input,
    why: z.enum(ABANDONED_FOR),
    at: z.number(),
    locales: z.array(locale),
  }),
  z.strictObject({ kind: z.literal('welcome'), ...place, locale }),
  z.strictObject({ kind: z.literal('answer'), ...place, question: pageQuestion }),
  z.strictObject({ kind: z.literal('summary'), ...place }),
  /** The questions of the results' page. */
  z.strictObject({ kind: z.literal('results'), ...place, locale, own: z.boolean() }),
] as const;

/** To a room. */
export const request = z.discriminatedUnion('kind', [
  ...work,
  /** Body: the text that a version of a quiz was made of. It comes before any work at it. */
  z.strictObject({ kind: z.literal('quiz'), quiz: z.string(), digest: z.string() }),
  /** All that is there from the start has been sent. `views`: folder of the views. `reading`: the room says what it uses. */
  z.strictObject({ kind: z.literal('open'), views: z.string(), reading: z.boolean() }),
  /** What the room has of this attempt is not what the journal says. */
  z.strictObject({ kind: z.literal('drop'), attempt: z.string() }),
  /** Work up to this one that is not begun yet is done elsewhere, and what the room has of its attempts is dropped. */
  z.strictObject({ kind: z.literal('leave'), through: id }),
]);
export type RoomRequest = z.infer<typeof request>;
/** What a room works at, and answers. */
export type RoomWork = z.infer<(typeof work)[number]>;
/** Work on an attempt that is there. */
export type Placed = Exclude<RoomWork, { readonly kind: 'begin' }>;

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
   * `event`: without its input, which the service has, unless it is kept otherwise than it was sent. `questions`: those of the summary; null when they are as before. Body: a step for each
   * locale that was asked for, `lengths` of them.
   */
  z.strictObject({
    kind: z.literal('taken'),
    ...answer,
    event: z.record(z.string(), z.unknown()),
    summary: summaryTotal,
    questions: questionSummaries.nullable(),
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
