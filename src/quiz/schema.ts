/**
 * What quiz.yaml may hold. Answers are written short: `[a, b]` for a choice, `275MB` for a number, a map for a match. The same
 * schema reads every format that there has been: which keys belong to which, format.ts says.
 */
import * as z from 'zod';
import { CACHE_WHYS, cacheAnswer } from './cache.ts';
import { check, key } from './check.ts';
import { demonstration } from './demonstration.ts';
import { drawKeys, exam } from './exam.ts';
import { changedFiles, files, line, lines, path } from './files.ts';
import { PASTED } from './paste.ts';
import { pattern } from './pattern.ts';
import { CHEATS, type PlainResponse, type QuestionKind, type RightCheats } from './quiz.ts';
import { bytes } from './size.ts';
import { start } from './start.ts';
import { reference } from './where.ts';

const points = z.number().min(0).max(100);

const host = z.strictObject({ files: changedFiles, lines }).describe('files put in place, then lines typed');
const choice = z
  .array(key)
  .max(32)
  .transform((chosen): PlainResponse => ({ kind: 'choice', chosen }));
const number = z
  .union([z.string().min(1).max(64), z.number()])
  .transform((value): PlainResponse => ({ kind: 'number', value: String(value) }));
const text = z
  .union([z.string().min(1).max(2000), z.number()])
  .transform((value): PlainResponse => ({ kind: 'text', text: String(value) }));
const order = z
  .array(key)
  .max(32)
  .transform((given): PlainResponse => ({ kind: 'order', order: given }));
const match = z.record(key, key).transform((pairs): PlainResponse => ({ kind: 'match', pairs }));

const paste = z
  .string()
  .min(1)
  .max(PASTED)
  .transform((text): PlainResponse => ({ kind: 'paste', source: 'own', text }));

/** Of kinds whose key the host gives, always. */
const notWritten = z
  .unknown()
  .refine(written => written === undefined, 'the host gives the key: take solution away')
  .transform((): undefined => undefined)
  .optional();

/** A solution that is left out: what `run` prints is the key, and stands here once it was run. */
const choiceOrRun = choice.default({ kind: 'choice', chosen: [] });
const numberOrRun = number.default({ kind: 'number', value: '' });
const textOrRun = text.default({ kind: 'text', text: '' });
const orderOrRun = order.default({ kind: 'order', order: [] });
const matchOrRun = match.default({ kind: 'match', pairs: {} });

/** What every question has; `answer` is how this kind is answered. */
function question<A extends z.ZodType>(answer: A) {
  return {
    id: key,
    points: points.refine(value => value > 0, 'a question is worth something'),
    tries: z
      .int()
      .min(1)
      .max(20)
      .nullable()
      .optional()
      .describe('Left out: two for an answer, as many as it takes on the host, one for a prediction'),
    penalty: points.default(0.25),
    hints: z.array(points).max(6).default([]).describe('The price of each hint, in points'),
    start: z.union([key, start]).optional().describe('The start that it begins on, by name or written here'),
    continue: z
      .boolean()
      .optional()
      .describe("Goes on with the learner's own host, if that has all that the start has"),
    show: demonstration,
    given: z
      .strictObject({ host: z.enum(['fresh', 'continue']).default('continue'), files, lines })
      .meta({ deprecated: true })
      .optional()
      .describe('As it was written before there were starts'),
    checks: z.array(check).min(1).max(20).optional(),
    check: check.optional().describe('In place of `checks` where there is but one'),
    solution: answer,
    ...drawKeys,
    wrong: z
      .array(
        z.strictObject({
          id: key,
          answer,
          check: key.optional().describe('Left out where there is but one'),
          code: z.string().startsWith('feedback.').nullable().default(null),
        }),
      )
      .max(12)
      .default([]),
  };
}

/** What a question has that the host answers. */
const onHost = {
  ...question(host),
  goal: z
    .array(reference)
    .min(1)
    .max(4)
    .optional()
    .describe('Images that are drawn beside the host as the solution leaves them, by name'),
  cheats: z
    .strictObject({
      ...Object.fromEntries(CHEATS.map(cheat => [cheat, z.literal('right').optional()])),
      because: z.string().min(10, 'say why it is right').max(500),
    })
    .transform(
      ({ because, ...named }): RightCheats => ({
        right: CHEATS.filter(cheat => Object.hasOwn(named, cheat)),
        because,
      }),
    )
    .refine(({ right }) => right.length > 0, 'name the cheat that is right')
    .nullable()
    .default(null)
    .describe('`{everything-deleted: right, because: …}`: cheats that do what is asked here'),
};

/** Something to choose, order or match: its id, with its text in the prose of each language; or `id: code`, the same in all. */
const listed = z.union([
  key,
  z.record(key, z.string().min(1).max(500)).refine(entry => Object.keys(entry).length === 1, 'one id with its code'),
]);
export type RawListed = z.infer<typeof listed>;
const options = z.array(listed).min(2).max(12);
/** Options stand as they are written: they have an order of their own. */
const ordered = z.boolean().default(false);
const many = z.boolean().default(false);
const unit = z.string().max(16).nullable().default(null);
const flat = z.union([choice, number, text]);

/** Lines that show on the host of the start that the key is the key. */
const proof = {
  run: z.array(line).min(1).max(10).optional(),
  trust: z
    .string()
    .min(10, 'say why nothing shows it')
    .max(300)
    .optional()
    .describe('In place of `run`: why nothing that the host prints can show the key'),
};
/** Id → a pattern: of an option, that it is right; of an item, the line that it comes to. */
const printedEach = z.record(key, pattern).optional();
/** A pattern with one group: the key. */
const printedOne = pattern.optional();
const tolerance = z.union([z.number().min(0), bytes]).optional();
const formsOfText = {
  also: z.array(z.string().min(1).max(500)).max(50).optional().describe('Further right answers'),
  matches: z.array(pattern).max(20).optional(),
  caseSensitive: z.boolean().optional(),
};

/** A kind that cannot be written in quiz.yaml does not compile. */
const kinds = {
  command: z.strictObject({ kind: z.literal('command'), ...onHost }),
  dockerfile: z.strictObject({ kind: z.literal('dockerfile'), file: path, ...onHost }),
  choice: z.strictObject({
    kind: z.literal('choice'),
    many,
    ordered,
    options,
    ...proof,
    printed: printedEach,
    ...question(choice),
    solution: choiceOrRun,
  }),
  number: z.strictObject({
    kind: z.literal('number'),
    unit,
    tolerance,
    ...proof,
    printed: printedOne,
    ...question(number),
    solution: numberOrRun,
  }),
  text: z.strictObject({
    kind: z.literal('text'),
    ...formsOfText,
    ...proof,
    printed: printedOne,
    ...question(text),
    solution: textOrRun,
  }),
  order: z.strictObject({
    kind: z.literal('order'),
    items: options,
    also: z.array(z.array(key).min(2).max(32)).max(50).optional(),
    ...proof,
    printed: printedEach,
    ...question(order),
    solution: orderOrRun,
  }),
  match: z.strictObject({
    kind: z.literal('match'),
    left: options,
    right: options,
    also: z.record(key, z.array(key).min(1).max(8)).optional().describe('Left → what goes with it as well'),
    ...proof,
    printed: printedEach.describe(
      'A pattern for each of both sides: one of the left finds its lines, those of the right that they meet go with it',
    ),
    ...question(match),
    solution: matchOrRun,
  }),
  predict: z.strictObject({
    kind: z.literal('predict'),
    ask: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('choice'), many, ordered, options }),
      z.strictObject({ kind: z.literal('number'), unit }),
      z.strictObject({ kind: z.literal('text') }),
    ]),
    run: z.array(line).min(1).max(10),
    tolerance,
    ...formsOfText,
    printed: z.union([pattern, z.record(key, pattern)]).optional(),
    ...question(flat),
  }),
  cache: z.strictObject({
    kind: z.literal('cache'),
    prepare: z
      .array(line)
      .min(1)
      .max(10)
      .optional()
      .describe('The earlier build, run unseen; left out: the same line as `build`'),
    change: z
      .strictObject({ files: changedFiles, lines })
      .prefault({})
      .describe(
        'What is done between the two builds: files put in place, then lines typed; nothing where only the line differs',
      ),
    build: line.describe('The second build'),
    steps: z
      .array(z.string().min(1).max(300))
      .min(1)
      .max(30)
      .optional()
      .describe('Steps that are asked about, by the beginnings of their instructions; left out: all but FROM'),
    why: z.enum(CACHE_WHYS).default('first').describe('Of which steps that are run again the cause is asked'),
    alike: z.boolean().default(false).describe('It is meant that all steps hit, or that none does'),
    ...question(cacheAnswer),
    tries: z.literal(1).optional().describe('One: after the answer the build is run'),
    solution: notWritten,
  }),
  paste: z.strictObject({
    kind: z.literal('paste'),
    line: line.describe("What is run on the learner's own machine, and on the host by those who have no Docker there"),
    expect: z
      .array(z.strictObject({ id: key, matches: pattern, weight: z.number().positive().max(100).default(1) }))
      .min(1)
      .max(10)
      .describe(
        'Parts that must be there, each a check: ids, ages, sizes, dates and versions read `<id>`, `<age>`, `<size>`, `<date>`, `<version>`',
      ),
    ...question(paste),
    solution: notWritten,
  }),
} satisfies Readonly<Record<QuestionKind, z.ZodObject>>;
const { command, ...others } = kinds;
const anyQuestion = z.discriminatedUnion('kind', [command, ...Object.values(others)]);
export type RawQuestion = z.infer<typeof anyQuestion>;

/** The newest form in which a quiz is written; each one before it reads as it did. */
export const FORMAT = 2;

export const quizFile = z.strictObject({
  format: z
    .union([z.literal(1), z.literal(FORMAT)])
    .default(1)
    .describe('Left out: 1, the form of 0.4 and before'),
  number: z.int().min(1).max(999).describe('Place in the course'),
  formerly: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9/-]*$/))
    .max(8)
    .default([])
    .describe('Ids it had before: what was begun under them goes on'),
  navigation: z.enum(['linear', 'free']).default('linear'),
  glossary: z.enum(['open', 'closed']).default('open').describe('Whether the tutor answers questions about Docker'),
  host: z
    .strictObject({
      platform: z.enum(['linux/arm64', 'linux/amd64']).default('linux/arm64'),
      directory: z.string().startsWith('/').max(200).default('/home/student'),
      images: z.array(z.string().min(1).max(255)).max(20).default([]),
    })
    .prefault({}),
  starts: z.record(key, start).default({}).describe('Hosts that questions begin on, by name'),
  exam: exam.describe('The questions are a pool that each learner is drawn from, and time runs'),
  questions: z.array(anyQuestion).min(1).max(200),
});
export type RawQuiz = z.infer<typeof quizFile>;
