/** What an image, a container and a text must be, for checks that read the host; only what is written is asked for. */
import * as z from 'zod';
import { pattern } from './pattern.ts';
import { bytes } from './size.ts';

/** A name of an image or a repository. */
export const reference = z.string().min(1).max(255);

/** How a text must read; white space at the ends of lines and of the text does not count. */
export const textTest = z
  .strictObject({
    equals: z.string().max(20_000).nullable().default(null),
    contains: z.array(z.string().min(1).max(2000)).max(20).default([]),
    lacks: z.array(z.string().min(1).max(2000)).max(20).default([]).describe('None of these may stand in it'),
    matches: pattern.nullable().default(null),
  })
  .refine(
    test => test.equals !== null || test.matches !== null || test.contains.length + test.lacks.length > 0,
    'say equals, contains, lacks or matches',
  );
export type TextTest = z.infer<typeof textTest>;

/** Both ends count in. */
const sizeRange = z
  .strictObject({ min: bytes.nullable().default(null), max: bytes.nullable().default(null) })
  .refine(range => range.min !== null || range.max !== null, 'say min or max');
export const countRange = z
  .strictObject({ min: z.int().min(0).nullable().default(null), max: z.int().min(0).nullable().default(null) })
  .refine(range => range.min !== null || range.max !== null, 'say min or max');
export type Range = z.infer<typeof countRange>;

/** What an image must be; only what is written is asked for. */
export const imageWhere = z.strictObject({
  size: sizeRange.nullable().default(null),
  dangling: z.boolean().nullable().default(null).describe('No name points to it'),
  new: z.boolean().default(false).describe('Was not on the host when the question opened'),
  on: reference.nullable().default(null).describe('Stands on every layer of this image, and is not that image'),
  built: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'A build of the question made it by what this file of the working directory says, whatever the build was called with',
    ),
  starts: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('What its default command starts is this file of the working directory, or was compiled from it'),
  files: z
    .array(
      z.strictObject({
        path: z.string().startsWith('/'),
        exists: z.boolean().default(true),
        from: z
          .string()
          .min(1)
          .nullable()
          .default(null)
          .describe('It holds what this file of the working directory holds, or was compiled from it'),
        by: z
          .string()
          .regex(/^[A-Z]+$/, 'an instruction in capitals')
          .nullable()
          .default(null)
          .describe('The instruction of the build that made it, as `RUN`'),
      }),
    )
    .max(20)
    .default([])
    .describe('Files in it, whiteouts obeyed'),
  history: z.array(pattern).max(10).default([]).describe('For each pattern some row of CREATED BY must match'),
  layers: countRange.nullable().default(null).describe('Layers with a file system, 0B ones included'),
  names: countRange.nullable().default(null).describe('Names that point to it'),
  config: z
    .strictObject({
      cmd: z.array(z.string()).nullable().default(null),
      entrypoint: z.array(z.string()).nullable().default(null),
      env: z.record(z.string(), z.string()).default({}),
      workingDir: z.string().nullable().default(null),
      user: z.string().nullable().default(null),
      exposedPorts: z.array(z.string()).default([]),
      labels: z.record(z.string(), z.string()).default({}),
    })
    .nullable()
    .default(null),
});
export type ImageWhere = z.infer<typeof imageWhere>;

/** What a container must be. */
export const containerWhere = z.strictObject({
  name: z.string().nullable().default(null),
  state: z.enum(['created', 'running', 'paused', 'exited']).nullable().default(null),
  exitCode: z.int().min(0).max(255).nullable().default(null),
  printed: textTest.nullable().default(null),
  new: z.boolean().default(false).describe('Made after the question opened'),
  changes: z
    .array(
      z.strictObject({
        kind: z.enum(['A', 'C', 'D']),
        path: z.string().startsWith('/'),
        type: z.enum(['file', 'directory', 'symlink']).nullable().default(null),
      }),
    )
    .max(20)
    .default([])
    .describe('Paths that its read-write layer added, changed or deleted'),
  program: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'It ran the program that its image starts by default, and that is this file of the working directory or was compiled from it',
    ),
});
export type ContainerWhere = z.infer<typeof containerWhere>;
