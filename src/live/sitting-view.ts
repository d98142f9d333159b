/** What a page is told of a sitting: its time, and of each question no more than that it was answered. */
import * as z from 'zod';

/** In a sitting, where nothing is told of answers; null elsewhere. */
export const sittingCard = z
  .object({
    answered: z.boolean(),
    flagged: z.boolean(),
    /** What is to be foretold is not tried out. */
    terminal: z.boolean(),
  })
  .nullable();

/** The time of a sitting, by the server's clock; left out elsewhere. */
export const sittingTime = z
  .object({
    startedAt: z.number(),
    /** When it would have ended, and when it ends; null: nobody counts. */
    limitAt: z.number().nullable(),
    endsAt: z.number().nullable(),
    /** It counts for nothing. */
    rehearsal: z.boolean(),
  })
  .optional();
