/** TextFiles that a quiz puts in place: how they are written, whole or as a change to another one. */
import * as z from 'zod';

/** A path inside the working directory: nothing absolute, nothing that climbs out. */
export const path = z
  .string()
  .min(1)
  .max(256)
  .refine(
    text => !text.startsWith('/') && !text.includes('\\') && !text.includes('\0') && !/(^|\/)\.{1,2}(\/|$)/.test(text),
    'a path relative to the working directory, without . and ..',
  );
export const line = z.string().min(1).max(2000);
export const lines = z.array(line).max(50).default([]);

const text = z.string().max(100_000);
export const files = z.record(path, text.nullable()).default({});

/** A file that is like another one but for a few of its words. */
const change = z.strictObject({
  like: z
    .string()
    .min(1)
    .max(256)
    .describe(
      '`solution`: the file of this path as the solution has it. Else a path: that file as the question, or the start, finds it',
    ),
  but: z
    .record(z.string().min(1).max(2000), z.string().max(2000))
    .default({})
    .describe('What stands there → what stands in its place; each once in the file'),
});
export type WrittenChange = z.infer<typeof change>;
export const changedFiles = z.record(path, z.union([text, z.null(), change])).default({});
export type RawFiles = z.infer<typeof changedFiles>;
/** Path → text; null takes the file away. */
export type TextFiles = Readonly<Record<string, string | null>>;

/** `like` of the file as the solution of the question has it. */
export const SOLUTION = 'solution';

/** The text, and what is wrong with the change, by the words that it is wrong about. */
export function changedText(
  base: string,
  { but }: WrittenChange,
): { text: string; unfit: readonly [string, number][] } {
  const unfit: [string, number][] = [];
  const changed = Object.entries(but).reduce((before, [old, put]) => {
    const parts = before.split(old);
    if (parts.length !== 2) unfit.push([old, parts.length - 1]);
    return parts.length === 2 ? parts.join(put) : before;
  }, base);
  return { text: changed, unfit };
}
