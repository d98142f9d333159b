/** What the server put into the page for its script. */
import * as z from 'zod';

// The policy of the page refuses compiled checks, and the probe for them would be reported as a breach of it.
z.config({ jitless: true });

const island = z.object({
  attempt: z.string(),
  quiz: z.object({ id: z.string(), number: z.number(), title: z.string() }),
  locale: z.enum(['ru', 'en']),
  channel: z.string(),
  results: z.string(),
  /** Of a sandbox: which release of Docker its host runs. */
  sandbox: z.object({ docker: z.string() }).optional(),
  /** Of a question of practice: its family, whether others are due, and when it comes back by how it is answered, in words. */
  practice: z
    .object({
      family: z.string(),
      more: z.boolean(),
      counted: z.boolean(),
      back: z.object({ missed: z.string(), hard: z.string(), good: z.string() }),
    })
    .optional(),
  strings: z.record(z.string(), z.string()),
});
export type Island = z.infer<typeof island>;
export type PracticeIsland = NonNullable<Island['practice']>;

export function readIsland(text: string): Island {
  return island.parse(JSON.parse(text));
}
