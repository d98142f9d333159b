/** A quiz that is an exam: what each learner is drawn from its pool of questions, how long it takes, and when results are shown. */
import * as z from 'zod';
import { key } from './check.ts';

const DIFFICULTIES = [1, 2, 3] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** When a learner may see what was right. `closed`: once the class's window is over; outside a class that is at hand-in. */
export const RESULTS_SHOWN = ['finished', 'closed', 'never'] as const;
export type ResultsShown = (typeof RESULTS_SHOWN)[number];

export interface Exam {
  /** How long an attempt takes, by the server's clock. */
  readonly minutes: number;
  /** How often one person may sit it; null for as often as they like, each time with other questions. */
  readonly sittings: number | null;
  readonly results: ResultsShown;
  /** Whether being sure brings and costs points, by the rule in src/grade/certainty.ts; it is asked either way. */
  readonly certainty: 'asked' | 'counted';
  readonly draw: readonly DrawRule[];
  readonly rehearsal: Rehearsal | null;
}

/** So many of a topic: questions of the pool, and variants that generators make. */
export interface DrawRule {
  readonly topic: string;
  /** Null: of any. */
  readonly difficulty: Difficulty | null;
  readonly written: number;
  readonly variants: number;
  /** What each of them is worth. */
  readonly points: number;
}

/** The same room and clock with questions of the lessons: it shows what was right, and counts for nothing. */
export interface Rehearsal {
  readonly questions: number;
  readonly minutes: number;
}

const count = z.int().min(0).max(60);

const difficulty = z.literal(DIFFICULTIES);

export const exam = z
  .strictObject({
    questions: z.int().min(1).max(60).describe('How many there are for each learner: the sum of the draw'),
    minutes: z.int().min(1).max(600).describe('How long it takes'),
    sittings: z
      .int()
      .min(1)
      .max(20)
      .nullable()
      .default(null)
      .describe('How often one may sit it; left out: any number'),
    results: z.enum(RESULTS_SHOWN).default('finished').describe('When is shown what was right'),
    certainty: z.enum(['asked', 'counted']).default('asked').describe('Whether being sure changes the points'),
    draw: z
      .array(
        z
          .strictObject({
            topic: key,
            difficulty: difficulty.nullable().default(null).describe('Left out: any'),
            written: count.default(0).describe('So many of the questions below'),
            variants: count.default(0).describe('So many made by generators of this topic'),
            points: z.number().min(0.25).max(100).default(1).describe('What each is worth'),
          })
          .refine(({ written, variants }) => written + variants > 0, 'say how many, written or variants'),
      )
      .min(1)
      .max(60),
    rehearsal: z
      .strictObject({ questions: z.int().min(1).max(20), minutes: z.int().min(1).max(60) })
      .nullable()
      .default(null)
      .describe('Questions of the lessons in the same room, for a try'),
  })
  .optional();
export type RawExam = NonNullable<z.infer<typeof exam>>;

/** What a question says of its place in a draw, and whether it asks how sure one is. */
export const drawKeys = {
  topic: key.optional().describe('What it is about, for the draw of an exam'),
  difficulty: difficulty.optional().describe('1, 2 or 3, for the draw of an exam'),
  certainty: z.boolean().optional().describe('Ask how sure one is; a prediction always does'),
  terminal: z
    .literal(true)
    .optional()
    .describe('In an exam: the answer is to be found on the host, so its terminal stays open'),
};

export interface DrawPlace {
  /** What an exam draws it by; left out where nothing is drawn. */
  readonly topic?: string;
  readonly difficulty?: Difficulty;
  /** How sure one is is asked beside the answer. */
  readonly certainty?: true;
  /** Its answer is found on the host, not foretold: an exam leaves its terminal open. */
  readonly terminal?: true;
}

export function examOf({ questions: _, ...rest }: RawExam): Exam {
  return rest;
}

export function drawPlaceOf(raw: {
  readonly topic?: string | undefined;
  readonly difficulty?: Difficulty | undefined;
  readonly certainty?: boolean | undefined;
  readonly terminal?: true | undefined;
}): DrawPlace {
  const { topic, difficulty: hard, certainty, terminal } = raw;
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(hard === undefined ? {} : { difficulty: hard }),
    ...(certainty === true ? { certainty } : {}),
    ...(terminal === undefined ? {} : { terminal }),
  };
}
