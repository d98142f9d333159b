/** What a sandbox sends and is told beside what every page is: files, conditions, and what was done. */
import * as z from 'zod';

/** What goes wrong on a host on purpose. */
export const conditions = z.strictObject({
  registry: z.enum(['answers', 'slow', 'down', 'limited', 'corrupt']),
  disk: z.enum(['free', 'full']),
});

/** Something that was done in a sandbox. `seq`: the step that it was. */
export const trace = z.object({
  seq: z.int(),
  kind: z.enum(['line', 'edit', 'drop', 'switch', 'undo', 'reset']),
  text: z.string(),
  did: z.enum(['changed', 'looked', 'failed']),
});

export const droppedFile = z.strictObject({
  path: z.string().min(1).max(256),
  base64: z.base64().max(400_000),
  at: z.int().min(0).max(4_000_000),
});

export type ConditionsView = z.infer<typeof conditions>;
export type TraceView = z.infer<typeof trace>;
