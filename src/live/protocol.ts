/**
 * The channel's protocol, version 2: JSON text frames over one WebSocket per page (`/live`). Both ends parse what they are sent.
 * What each message is for, and who sends what when, stands in README.md beside this file.
 */
import * as z from 'zod';
import { PASTED } from '../quiz/paste.ts';
import { CERTAINTIES, LOCALES, type PlainResponse, QUESTION_KINDS, type Response } from '../quiz/quiz.ts';
import { CHECK_STATES, type Input, type Sight, STATUSES } from '../tutor/attempt.ts';
import { ask } from './ask.ts';
import { call, chunk, completion, fileChange, hostChange, seenFile, seenHost } from './host-view.ts';
import { byKind, inputId as id } from './kinds.ts';
import { lookAnswers, lookQuestions } from './look-view.ts';
import { patchSchema } from './patch.ts';
import { conditions, droppedFile, trace } from './sandbox-view.ts';
import { sittingCard, sittingTime } from './sitting-view.ts';

export type { Call, Chunk, Completion, FileChange } from '../docker/index.ts';
export { PASTED } from '../quiz/paste.ts';
export type { Certainty, PlainResponse, Response } from '../quiz/quiz.ts';
export type { Input, Sight } from '../tutor/attempt.ts';
export type {
  HostChange,
  SeenBuild,
  SeenContainer,
  SeenFile,
  SeenHost,
  SeenImage,
  SeenLayer,
} from './host-view.ts';

export type { ConditionsView, TraceView } from './sandbox-view.ts';

export const PROTOCOL_VERSION = 2;

const questionId = z.string().regex(/^[a-z0-9-]{1,64}$/);
const key = z.string().max(64);

const plainResponse = byKind<PlainResponse>({
  choice: { chosen: z.array(key).max(32) },
  number: { value: z.string().max(64) },
  text: { text: z.string().max(2000) },
  order: { order: z.array(key).max(32) },
  match: { pairs: z.record(key, key) },
  cache: { steps: z.record(key, z.string().max(300)) },
  paste: { source: z.enum(['own', 'host']), text: z.string().max(PASTED) },
  host: {},
});
export const response: z.ZodType<Response> = z.union([
  plainResponse,
  z.strictObject({ kind: z.literal('predict'), prediction: plainResponse, certainty: z.enum(CERTAINTIES) }),
]);

export const input = byKind<Input>({
  line: { line: z.string().max(8192), columns: z.int().min(20).max(500) },
  edit: {
    edits: z
      .array(z.strictObject({ path: z.string().min(1).max(256), text: z.string().max(200_000).nullable() }))
      .min(1)
      .max(32),
  },
  answer: { question: questionId, response, certainty: z.enum(CERTAINTIES).exactOptional() },
  flag: { question: questionId, flagged: z.boolean() },
  hint: { question: questionId },
  demonstrate: { question: questionId },
  repeat: {},
  next: {},
  skip: { question: questionId },
  goto: { question: questionId },
  switch: { conditions },
  drop: {
    files: z.array(droppedFile).min(1).max(500),
    follows: z.boolean(),
  },
  undo: {},
  reset: {},
  ask: { text: z.string().min(1).max(4000) },
  finish: {},
});

const questions = [
  /** Tab. */
  z.strictObject({ type: z.literal('complete'), id, line: z.string().max(8192), cursor: z.int().min(0).max(8192) }),
  /** The files of a layer, for the microscope. */
  z.strictObject({ type: z.literal('changes'), id, chainId: z.string().max(100) }),
  /** The text of a file below the working directory, for the editor. */
  z.strictObject({ type: z.literal('file'), id, path: z.string().min(1).max(256) }),
  /** What each action of a sandbox printed, by digest. */
  z.strictObject({ type: z.literal('trail'), id }),
  ...lookQuestions,
] as const;
/** What a page asks beside what it does; answered by its `id`. */
const pageQuestion = z.discriminatedUnion('type', questions);
export type PageQuestion = z.infer<typeof pageQuestion>;

/** What a page sends. */
export const clientMessage = z.discriminatedUnion('type', [
  /** First on every socket. `seq`: the last step this page has, or null: nothing yet. */
  z.strictObject({
    type: z.literal('hello'),
    version: z.int(),
    attempt: id,
    locale: z.enum(LOCALES),
    seq: z.int().min(0).nullable(),
  }),
  /** `id` is the page's own, new for each input; the same id again asks what became of it. */
  z.strictObject({ type: z.literal('input'), id, input }),
  ...questions,
]);
export type ClientMessage = z.infer<typeof clientMessage>;

/** As they are sent; nobody changes them on the way. */
function list<T>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(item);
}

/** A difference, white space to be made visible by the page. */
const difference = z.object({ expected: z.string(), got: z.string() });
const check = z.object({
  id: z.string(),
  html: z.string(),
  /** Points that it can bring. */
  points: z.number(),
  state: z.enum(CHECK_STATES),
  feedback: z.array(z.string()),
  difference: difference.nullable(),
});
/** The present question as the learner may see it. Html is safe to insert. */
const questionCard = z.object({
  id: z.string(),
  number: z.int(),
  kind: z.enum(QUESTION_KINDS),
  title: z.string(),
  html: z.string(),
  points: z.number(),
  score: z.number(),
  /** What can still be earned, hints and tries taken off. */
  worth: z.number(),
  status: z.enum(STATUSES).exclude(['closed-off']),
  /** What is shown before it is asked; null: nothing is. */
  demonstration: z
    .object({
      title: z.string(),
      steps: z.array(z.object({ line: z.string(), html: z.string() })),
      /** Whether it was played. */
      played: z.boolean(),
    })
    .nullable(),
  /** What is to stand there in the end, to be drawn beside the host; empty: it is not drawn. Layers from the base up. */
  goal: z.array(
    z.object({
      name: z.string(),
      layers: z.array(
        z.object({
          chainId: z.string(),
          instruction: z.string(),
          size: z.number(),
          /** Null: new, and for the learner to write. */
          createdBy: z.string().nullable(),
        }),
      ),
    }),
  ),
  ask,
  checks: z.array(check),
  tries: z.object({ used: z.int(), limit: z.int().nullable(), penalty: z.number() }),
  hints: z.object({
    taken: z.array(z.object({ html: z.string(), price: z.number() })),
    left: z.int(),
    nextPrice: z.number(),
  }),
  /** The last answer given, to be shown again after a reload. */
  response: response.nullable(),
  /** General feedback to the last try, beside that of single checks. */
  feedback: z.array(z.string()),
  /** Once closed: why, and how it could be done. */
  why: z.string().nullable(),
  solution: z.string().nullable(),
  canUndo: z.boolean(),
  hasNext: z.boolean(),
  /** Beside the answer is asked how sure one is; of a prediction its own form asks. */
  asksCertainty: z.boolean(),
  /** How sure of the last answer. */
  certainty: z.enum(CERTAINTIES).nullable(),
  sitting: sittingCard,
});

const progressEntry = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  points: z.number(),
  score: z.number(),
  status: z.enum(STATUSES),
  /** In a sitting alone: what its learner may know of the question. */
  answered: z.boolean().optional(),
  flagged: z.boolean().optional(),
});
const progress = z.object({
  questions: z.array(progressEntry),
  current: z.int(),
  navigation: z.enum(['linear', 'free']),
  /** Questions that were reached may be gone back to. */
  returns: z.boolean(),
  score: z.number(),
  points: z.number(),
  finished: z.boolean(),
  sitting: sittingTime,
});
const progressChange = progress.partial().extend({ questions: patchSchema(progressEntry).optional() });

const utterance = z.object({
  n: z.int(),
  by: z.enum(['tutor', 'learner']),
  html: z.string(),
  /** What can be pressed to ask on: the words that are then put to the tutor. */
  offers: z.array(z.string()).optional(),
});
const terminalEntry = z.object({
  n: z.int(),
  prompt: z.string(),
  line: z.string(),
  output: z.string(),
  /** How it ended, as a terminal shows it: the code, and in `note` what the tutor says of a line that this host could not play. */
  exitCode: z.int(),
  /** `line`: typed by the learner; `shown`: run by the tutor; `mark`: a rule across the terminal, `line` says why. */
  kind: z.enum(['line', 'shown', 'mark']),
  note: z.string().nullable(),
  /** Only on a fresh line: its output with times, for playing. */
  chunks: list(chunk).nullable(),
});

const sight = byKind<Sight>({
  client: {},
  daemon: {},
  registry: {},
  image: { id: z.string() },
  layer: { id: z.string() },
  container: { id: z.string() },
});

/** What both a welcome and a step may bring; a part that did not change is left out. */
const parts = {
  /** Of a step: another question than before. */
  question: questionCard.optional(),
  prompt: z.string().optional(),
  traffic: list(call).optional(),
  /** Of a sandbox: what was done so far, or by this step. */
  trail: list(trace).optional(),
  /** Of a sandbox: what goes wrong on its host. */
  conditions: conditions.optional(),
};

/** What the server sends. */
export const serverMessage = z.discriminatedUnion('type', [
  /** Answer to hello: everything. */
  z.object({
    type: z.literal('welcome'),
    version: z.int(),
    /** The server's time, where time is counted. */
    now: z.number().optional(),
    seq: z.int(),
    said: z.array(utterance),
    terminal: z.array(terminalEntry),
    progress,
    host: seenHost,
    files: list(seenFile),
    ...parts,
  }),
  /** The input is on disk. `again`: it was already, this is the answer to a resend. */
  z.object({ type: z.literal('ack'), id: z.string(), seq: z.int(), again: z.boolean() }),
  /** What an input changed, to every page on the attempt. `id`: the input's, on the page that sent it. */
  z.object({
    type: z.literal('step'),
    seq: z.int(),
    id: z.string().nullable(),
    said: z.array(utterance),
    terminal: z.array(terminalEntry),
    /** What differs from what this page has: of the card of the same question, of progress, of the host and its files. */
    card: questionCard.partial().optional(),
    progress: progressChange.optional(),
    host: hostChange.optional(),
    files: patchSchema(seenFile).optional(),
    /**
     * Of a demonstration: what each of its lines did. A host is told by what differs from the one before, the first by what differs from
     * the page's own, which stays as it was. `entry`: of the terminal, by its `n`.
     */
    demonstrated: z
      .array(
        z.object({
          entry: z.int(),
          host: hostChange.nullable(),
          traffic: list(call),
          sight: sight.nullable(),
        }),
      )
      .optional(),
    ...parts,
  }),
  /** The input was not taken and nothing was spent: why, in the page's language. `retry`: send it again (not saved). */
  z.object({
    type: z.literal('refused'),
    id: z.string().nullable(),
    code: z.string(),
    text: z.string(),
    retry: z.boolean(),
  }),
  z.object({ type: z.literal('completion'), id: z.string(), completion }),
  z.object({ type: z.literal('trail'), id: z.string(), printed: list(z.string()) }),
  z.object({
    type: z.literal('changes'),
    id: z.string(),
    chainId: z.string(),
    changes: list(fileChange),
    /** Of those that there was no room for. */
    more: z.object({ files: z.int(), bytes: z.number() }),
  }),
  /** `text`: null when there is no such file, or it is no text. */
  z.object({
    type: z.literal('file'),
    id: z.string(),
    path: z.string(),
    text: z.string().nullable(),
    version: z.string().nullable(),
  }),
  ...lookAnswers,
]);
export type ServerMessage = z.infer<typeof serverMessage>;
export type WelcomeMessage = Extract<ServerMessage, { type: 'welcome' }>;
export type StepMessage = Extract<ServerMessage, { type: 'step' }>;
export type ToldLine = NonNullable<StepMessage['demonstrated']>[number];
export type QuestionCard = z.infer<typeof questionCard>;
export type CheckView = z.infer<typeof check>;
export type ProgressView = z.infer<typeof progress>;
export type ProgressChange = z.infer<typeof progressChange>;
export type UtteranceView = z.infer<typeof utterance>;
export type TerminalEntryView = z.infer<typeof terminalEntry>;

/** Why a page that was let in is let in no more: the reason that a close with `forbidden` gives. */
export const SIGN_IN_OVER = ['signed-out', 'removed', 'new-pin', 'new-password', 'left-class'] as const;
export type SignInOver = (typeof SIGN_IN_OVER)[number];

/** Close codes of the channel beside the standard's (1009 too big, 1012 restart: come back). */
export const CLOSE = {
  /** Not a message of this protocol. */
  malformed: 4400,
  /** No session, not this person's attempt, or (with a reason of SIGN_IN_OVER) a sign-in that is over. */
  forbidden: 4403,
  notFound: 4404,
  /** Another protocol version: reload the page. */
  version: 4409,
  tooMany: 4429,
  /** A fault of ours. */
  fault: 4500,
} as const;
