/** How a question is answered, as a page is told it. */
import * as z from 'zod';
import { CACHE_WHYS } from '../quiz/cache.ts';

const option = z.object({ id: z.string(), html: z.string() });

const flatAsk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), many: z.boolean(), options: z.array(option) }),
  z.object({ kind: z.literal('number'), unit: z.string().nullable() }),
  z.object({ kind: z.literal('text') }),
  z.object({ kind: z.literal('order'), items: z.array(option) }),
  z.object({ kind: z.literal('match'), left: z.array(option), right: z.array(option) }),
  /** The host is the answer; `file` is the one to edit, for a Dockerfile question. */
  z.object({ kind: z.literal('host'), file: z.string().nullable() }),
]);
const cacheAsk = z.object({
  kind: z.literal('cache'),
  /** What is done between the two builds: files by the rows that went and came, then lines that are typed. */
  edits: z.array(
    z.object({
      path: z.string(),
      rows: z.array(z.object({ sign: z.enum(['+', '-', ' ']), text: z.string() })),
      deleted: z.boolean(),
    }),
  ),
  lines: z.array(z.string()),
  build: z.string(),
  /** The Dockerfile of the second build, an instruction a row; `step`: the id of the one that is asked about. */
  rows: z.array(z.object({ text: z.string(), step: z.string().nullable() })),
  steps: z.array(z.object({ id: z.string(), label: z.string(), text: z.string() })),
  /** Why a step may be run again. */
  causes: z.array(option),
  /** Of which steps that are run again the cause is asked. */
  why: z.enum(CACHE_WHYS),
});
export const ask = z.union([
  flatAsk,
  cacheAsk,
  /** `line`: what is to be run, and its output pasted. */
  z.object({ kind: z.literal('paste'), line: z.string() }),
  z.object({ kind: z.literal('predict'), ask: flatAsk, run: z.array(z.string()) }),
]);
