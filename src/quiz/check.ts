/**
 * What a check holds: one fact each, with its share of the question's points that it brings. The schema is what an author
 * writes in quiz.yaml; the types are what is left once defaults are filled in. How each is graded stands in grade/, one file a kind.
 */
import * as z from 'zod';
import { CACHE_WHYS, cacheStep } from './cache.ts';
import { pattern } from './pattern.ts';
import { bytes } from './size.ts';
import { containerWhere, countRange, imageWhere, reference, textTest } from './where.ts';

/** Ids of questions, options, checks and wrong answers. What every object of the language has already (`constructor`) is none: it would be found where nothing was written. */
export const key = z
  .string()
  .refine(id => !(id in Object.prototype), {
    message: 'this word has a meaning of its own in the program and cannot be an id',
    params: { hint: 'choose another word, or add one: constructor-call' },
    abort: true,
  })
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id is small letters, digits and dashes');

const base = {
  id: key.optional().describe('The one check of a question may go without: it is then called as the question is'),
  weight: z.number().positive().max(100).default(1).describe('Weight among the checks of its question'),
  hidden: z
    .boolean()
    .default(false)
    .describe('Graded as any other, but its name is shown only once the question is closed'),
};

/** A name that was there when the question opened must still point to the image that it pointed to then. */
const unmoved = z.boolean().default(false);

/** Facts of the host, of its files, and of what the learner ran. */
const hostChecks = [
  z
    .strictObject({
      ...base,
      kind: z.literal('image'),
      tag: reference.nullable().default(null),
      where: imageWhere.prefault({}),
    })
    .describe('An image is on the host: under this name, or under any or none when `tag` is left out'),
  z.strictObject({ ...base, kind: z.literal('no-image'), where: imageWhere }),
  z
    .strictObject({ ...base, kind: z.literal('gone'), where: imageWhere })
    .describe(
      'The images that were like that when the question opened are not on the host any more, under whatever name',
    ),
  z
    .strictObject({ ...base, kind: z.literal('kept'), except: imageWhere.nullable().default(null) })
    .describe(
      'The images that were there when the question opened, but for those of `except`, are there still, under the same names',
    ),
  z.strictObject({ ...base, kind: z.literal('no-tag'), tag: reference }).describe('The name points to no image'),
  z
    .strictObject({ ...base, kind: z.literal('same-image'), tags: z.array(reference).min(2).max(8), unmoved })
    .describe('Both names point to one image'),
  z
    .strictObject({
      ...base,
      kind: z.literal('container'),
      of: reference.nullable().default(null),
      unmoved,
      where: containerWhere.prefault({}),
    })
    .describe('A container is on the host; with `of`, made from the image that this name points to now'),
  z.strictObject({ ...base, kind: z.literal('no-container'), where: containerWhere }),
  z
    .strictObject({
      ...base,
      kind: z.literal('shared'),
      images: z.tuple([reference, reference]),
      layers: z.int().min(1).default(1),
    })
    .describe('Two images stand on the same lower layers: at least so many, counted from the base'),
  z
    .strictObject({
      ...base,
      kind: z.literal('build'),
      dockerfile: z.string().nullable().default(null),
      tag: reference.nullable().default(null),
      fails: z.boolean().default(false),
      stages: countRange.nullable().default(null),
      steps: z
        .array(z.strictObject({ instruction: z.string().min(1), state: z.enum(['hit', 'miss']) }))
        .max(20)
        .default([])
        .describe("`instruction`: the start of the step's instruction, as `COPY main.go`"),
    })
    .describe('The newest build of the question that fits `dockerfile` and `tag`, and how its steps went'),
  z
    .strictObject({
      ...base,
      kind: z.literal('file'),
      path: z.string().min(1),
      exists: z.boolean().default(true),
      text: textTest.nullable().default(null),
    })
    .describe('A file of the working directory'),
  z
    .strictObject({
      ...base,
      kind: z.literal('dockerfile'),
      path: z.string().min(1),
      stages: countRange.nullable().default(null),
      instructions: z
        .array(
          z.strictObject({
            word: z.string().regex(/^[A-Z]+$/, 'an instruction in capitals'),
            flag: z.string().startsWith('--').nullable().default(null),
            matches: pattern.nullable().default(null),
            min: z.int().min(0).default(1),
            max: z.int().min(0).nullable().default(null),
          }),
        )
        .max(20)
        .default([])
        .describe('How often an instruction must stand: with this flag (`--from`), with arguments like this'),
      order: z
        .array(z.string().min(1))
        .max(10)
        .default([])
        .describe('These instructions stand in this order, each by the start of its text: `COPY go.mod`'),
    })
    .describe('What stands in a Dockerfile, whatever its layout'),
  z
    .strictObject({
      ...base,
      kind: z.literal('output'),
      line: z.enum(['last', 'any']).default('any'),
      stream: z.enum(['both', 'stdout', 'stderr']).default('both'),
      exitCode: z.int().min(0).max(255).nullable().default(null),
      text: textTest.nullable().default(null),
      request: pattern
        .nullable()
        .default(null)
        .describe(
          'Only docker commands count that asked this of the daemon, and only what they printed themselves: `POST /containers/[^/]+/start`',
        ),
      of: reference.nullable().default(null).describe('The image that the request was about, by whatever name'),
      lists: z
        .enum(['images', 'containers'])
        .nullable()
        .default(null)
        .describe('It must have printed all of them, each by its id or name'),
      fields: z
        .array(z.string().min(1))
        .max(10)
        .default([])
        .describe('What a format must speak of, when the command was given one'),
    })
    .describe('What a line printed: the last one of the question, or any'),
  /**
   * Something was asked of the daemon or the registry: `GET /images/json`. Any command that asks it passes, by whatever name and
   * with whatever flags. The pattern must match the whole request.
   */
  z.strictObject({
    ...base,
    kind: z.literal('call'),
    to: z.enum(['daemon', 'registry']).default('daemon'),
    request: pattern,
    succeeds: z.boolean().default(true).describe('The line that asked must have ended well'),
  }),
  z
    .strictObject({
      ...base,
      kind: z.literal('pushed'),
      repository: reference,
      tag: z.string().min(1).default('latest'),
      image: reference.nullable().default(null),
      unmoved,
    })
    .describe('A repository of a registry holds this tag; with `image`, the very image that this local name points to'),
] as const;

/** Facts of an answer. `printed` takes the key from what the question's `run` lines printed (predict). */
const responseChecks = [
  z
    .strictObject({
      ...base,
      kind: z.literal('choice'),
      right: z.array(key).max(32).default([]),
      printed: z.record(key, pattern).default({}).describe('Options that are right when what `run` printed matches'),
    })
    .refine(check => check.right.length > 0 || Object.keys(check.printed).length > 0, 'say right or printed'),
  z
    .strictObject({
      ...base,
      kind: z.literal('number'),
      value: z
        .union([z.number(), bytes])
        .nullable()
        .default(null)
        .describe('A number, or a size as Docker prints it: `275MB`'),
      printed: pattern
        .nullable()
        .default(null)
        .describe('A pattern with one group: the number or size that `run` printed'),
      tolerance: z
        .union([z.number().min(0), bytes])
        .default(0)
        .describe('How far off still counts, in the unit of the value'),
    })
    .refine(check => (check.value === null) !== (check.printed === null), 'say value or printed, not both'),
  z
    .strictObject({
      ...base,
      kind: z.literal('text'),
      accept: z
        .array(z.string().min(1).max(500))
        .max(50)
        .default([])
        .describe('Right forms; case, quotes, spaces and a full stop at the end do not count'),
      matches: z.array(pattern).max(20).default([]),
      printed: pattern.nullable().default(null).describe('A pattern with one group: the text that `run` printed'),
      caseSensitive: z.boolean().default(false),
    })
    .refine(
      check => check.accept.length + check.matches.length > 0 || check.printed !== null,
      'say accept, matches or printed',
    ),
  z.strictObject({ ...base, kind: z.literal('order'), orders: z.array(z.array(key).min(2).max(32)).min(1).max(50) }),
  z.strictObject({
    ...base,
    kind: z.literal('match'),
    pairs: z
      .record(key, z.union([key.transform(one => [one]), z.array(key).min(1).max(8)]))
      .describe('Left → the right ones that go with it (any of them)'),
  }),
  z
    .strictObject({
      ...base,
      kind: z.literal('cache'),
      why: z.enum(CACHE_WHYS).default('first'),
      steps: z.array(cacheStep).min(1).max(64),
    })
    .describe('What the second build made of its steps; nobody writes it, the host tells it'),
  z
    .strictObject({ ...base, kind: z.literal('paste'), matches: pattern })
    .describe('A part of what was pasted; written under `expect`'),
] as const;

export const check = z.discriminatedUnion('kind', [...hostChecks, ...responseChecks]);
export type RawCheck = z.infer<typeof check>;
/** As it is written, with its name. */
export type Check = RawCheck & { readonly id: string };
export type CheckKind = Check['kind'];
export type CheckOf<K extends CheckKind> = Extract<Check, { kind: K }>;
export type ResponseCheck = Extract<Check, z.infer<(typeof responseChecks)[number]>>;

const RESPONSE_CHECKS: ReadonlySet<string> = new Set(responseChecks.map(schema => schema.shape.kind.value));
/** Whether the check reads the answer; the others read the host. */
export function readsResponse(check: Check): check is ResponseCheck {
  return RESPONSE_CHECKS.has(check.kind);
}
