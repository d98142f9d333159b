/** What the documents and the journal may hold: parsed when they are read, never trusted. */
import * as z from 'zod';
import { Fault } from '../fault.ts';
import { practiceHistory } from '../practice/outcome.ts';
import type { DealtQuestion } from '../quiz/draw.ts';
import { RESULTS_SHOWN } from '../quiz/exam.ts';
import { LOCALES } from '../quiz/quiz.ts';
import type { QuestionSummary, Summary } from '../report/summary.ts';
import {
  ABANDONED_FOR,
  type AttemptEvent,
  CHECK_STATES,
  DECISIONS,
  EVENT_VERSION,
  EVENT_VERSIONS,
  type Input,
  type SittingTerms,
  STATUSES,
} from '../tutor/attempt.ts';
import type {
  AttemptRow,
  ClassRecord,
  Person,
  PracticeRecord,
  SessionRecord,
  Setting,
  StaffRole,
  TokenRecord,
} from './records.ts';

const STAFF_ROLES = ['teacher', 'assistant', 'editor'] as const satisfies readonly StaffRole[];

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const instant = z.number();
const locale = z.enum(LOCALES);
const personBase = { id, locale, since: instant };

export const person: z.ZodType<Person> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...personBase,
    kind: z.literal('anonymous'),
    seen: instant.nullable().default(null),
    became: id.nullable(),
  }),
  z.strictObject({
    ...personBase,
    kind: z.literal('student'),
    class: id,
    name: z.string(),
    nameKey: z.string(),
    pin: z.string().nullable(),
    credentialsAt: instant,
    visitors: z.array(id),
    removedAt: instant.nullable(),
  }),
  z.strictObject({
    ...personBase,
    kind: z.literal('instructor'),
    name: z.string(),
    login: z.string(),
    loginKey: z.string(),
    password: z.string(),
    credentialsAt: instant,
  }),
]);

export const classRecord: z.ZodType<ClassRecord> = z.strictObject({
  id,
  instructor: id,
  // Classes of 0.4 and before have an owner alone.
  staff: z.array(z.strictObject({ person: id, role: z.enum(STAFF_ROLES), since: instant })).default([]),
  code: z.string(),
  title: z.string(),
  locale,
  quizzes: z.array(z.string()).nullable(),
  joining: z.boolean(),
  since: instant,
});

export const questionSummary: z.ZodType<QuestionSummary> = z.strictObject({
  id: z.string(),
  points: z.number(),
  score: z.number(),
  firstScore: z.number().nullable(),
  status: z.enum(STATUSES),
  tries: z.number(),
  hints: z.number(),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  lastError: z.string().nullable(),
  answered: z.literal(true).exactOptional(),
});

const total = {
  seq: z.number(),
  at: instant,
  finishedAt: instant.nullable(),
  score: z.number(),
  points: z.number(),
  current: z.number(),
  sitting: z
    .strictObject({
      endsAt: instant.nullable(),
      silent: z.boolean(),
      results: z.enum(RESULTS_SHOWN),
      rehearsal: z.boolean(),
    })
    .exactOptional(),
};
export const questionSummaries: z.ZodType<Summary['questions']> = z.array(questionSummary);
/** A summary, without its questions and with them. */
export const summaryTotal: z.ZodType<Omit<Summary, 'questions'>> = z.strictObject(total);
export const attemptSummary: z.ZodType<Summary> = z.strictObject({ ...total, questions: questionSummaries });

export const attemptRow: z.ZodType<AttemptRow> = z.strictObject({
  id,
  person: id,
  class: id.nullable(),
  quiz: z.string(),
  digest: z.string(),
  seed: z.number(),
  startedAt: instant,
  summary: attemptSummary,
});

export const practiceRecord: z.ZodType<PracticeRecord> = z.strictObject({ id, ...practiceHistory.shape });

/** Sessions of 0.2 say only in their body whose they are. */
export const session: z.ZodType<SessionRecord> = z
  .strictObject({ id: z.string(), person: id.optional(), expires: instant, body: z.string() })
  .transform(({ person, ...rest }) => {
    const owner = person ?? personIn(rest.body);
    return owner === undefined ? rest : { ...rest, person: owner };
  });

function personIn(body: string): string | undefined {
  try {
    return z.object({ person: id }).safeParse(JSON.parse(body)).data?.person;
  } catch {
    return undefined;
  }
}

export const tokenRecord: z.ZodType<TokenRecord> = z.strictObject({
  id,
  kind: z.enum(['staff', 'password', 'student']),
  class: id.nullable(),
  person: id.nullable(),
  role: z.enum(STAFF_ROLES).nullable(),
  since: instant,
  until: instant.nullable(),
});

export const setting: z.ZodType<Setting> = z.strictObject({ id: z.string(), value: z.string() });

const said = z.strictObject({ code: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) });
const keptCheck = z.strictObject({
  id: z.string(),
  state: z.enum(CHECK_STATES),
  earned: z.number().exactOptional(),
  feedback: z.array(said).exactOptional(),
  difference: z.strictObject({ expected: z.string(), got: z.string() }).exactOptional(),
});
const standing = {
  question: z.string(),
  status: z.enum(STATUSES),
  score: z.number(),
  firstScore: z.number().nullable(),
  tries: z.number(),
  hints: z.number(),
  checks: z.array(keptCheck),
  feedback: z.array(said),
};
const earned = z.strictObject({ ...standing, simulator: z.number(), digest: z.string() });
const stood = z.strictObject({
  current: z.number(),
  questions: z.array(z.strictObject({ ...standing, openedAt: instant.nullable(), closedAt: instant.nullable() })),
});
/** An input's own shape was checked when it came in, and is judged by the tutor again when it is replayed. */
const input = z.custom<Input>(
  value => typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string',
);
/** What was dealt is the quiz's own text, and as large: its form was made by the reader of quizzes, or by a generator. */
const dealt = z.custom<DealtQuestion>(
  value => typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string',
);
const sittingTerms: z.ZodType<SittingTerms> = z.strictObject({
  dealt: z.array(dealt).nullable(),
  silent: z.boolean(),
  limit: z.number().nullable(),
  results: z.enum(RESULTS_SHOWN),
  certainty: z.enum(['asked', 'counted']),
  rehearsal: z.boolean(),
});
/** What a run told of a prediction. */
const printedKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), chosen: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('number'), value: z.string() }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
]);
const version = z.literal(EVENT_VERSIONS);
const later = { seq: z.number(), at: instant, stood: stood.exactOptional() };

/** An event that is as it should be. */
export const event = z.discriminatedUnion('kind', [
  z.strictObject({
    v: version.exactOptional(),
    kind: z.literal('begun'),
    seq: z.literal(1),
    at: instant,
    quiz: z.string(),
    digest: z.string(),
    simulator: z.number(),
    seed: z.number(),
    sitting: sittingTerms.exactOptional(),
  }),
  z.strictObject({
    ...later,
    v: version.exactOptional(),
    kind: z.literal('input'),
    client: z.string(),
    input,
    earned: earned.exactOptional(),
    key: printedKey.exactOptional(),
  }),
  z.strictObject({
    ...later,
    v: version,
    kind: z.literal('abandoned'),
    client: z.string(),
    input,
    why: z.enum(ABANDONED_FOR),
  }),
  z.strictObject({ ...later, v: version, kind: z.literal('time-up') }),
  z.strictObject({ ...later, v: version, kind: z.literal('extended'), by: z.string(), endsAt: instant }),
  z.strictObject({ ...later, v: version, kind: z.literal('late'), client: z.string(), input }),
  z.strictObject({
    ...later,
    v: version,
    kind: z.literal('call'),
    client: z.string(),
    request: z.strictObject({
      method: z.string(),
      path: z.string(),
      body: z.strictObject({ digest: z.string(), size: z.number(), base64: z.string().exactOptional() }).nullable(),
    }),
  }),
  z.strictObject({
    ...later,
    v: version,
    kind: z.literal('decision'),
    what: z.enum(DECISIONS),
    by: z.string(),
    reason: z.string(),
    earned,
  }),
]);

/** Enough of an event to tell whether this Drydock knows it. */
const outline = z.array(z.looseObject({ v: z.number().optional(), kind: z.string() }));
const KINDS: ReadonlySet<string> = new Set(event.options.map(option => option.shape.kind.value));

/**
 * Events of an attempt; the record's checksum has vouched for the bytes. @throws Fault `newer` when a later Drydock wrote them, by their version or by a kind
 * that this one never wrote: folding what is left of an attempt would give somebody another score.
 */
export const events: z.ZodType<readonly AttemptEvent[]> = z.preprocess(value => {
  const given = outline.safeParse(value);
  for (const { v = 1, kind } of given.success ? given.data : []) {
    if (v > EVENT_VERSION) {
      throw new Fault(
        'newer',
        `the journal holds an event of version ${v}, and this Drydock reads up to ${EVENT_VERSION}: start the Drydock that wrote it, or a later one`,
      );
    }
    if (!KINDS.has(kind)) {
      throw new Fault(
        'newer',
        `the journal holds an event of the kind ${JSON.stringify(kind)}, which this Drydock does not know: start the Drydock that wrote it, or a later one`,
      );
    }
  }
  return value;
}, z.array(event));
