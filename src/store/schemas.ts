/** What the documents and the journal may hold: parsed when they are read, never trusted. */
import * as z from 'zod';
import { LOCALES } from '../quiz/quiz.ts';
import { type AttemptEvent, STATUSES } from '../tutor/attempt.ts';
import type { AttemptRow, ClassRecord, Person, SessionRecord, Setting } from './records.ts';

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const instant = z.number();
const locale = z.enum(LOCALES);
const personBase = { id, locale, since: instant };

export const person: z.ZodType<Person> = z.discriminatedUnion('kind', [
  z.strictObject({ ...personBase, kind: z.literal('anonymous'), became: id.nullable() }),
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
  code: z.string(),
  title: z.string(),
  locale,
  quizzes: z.array(z.string()).nullable(),
  joining: z.boolean(),
  since: instant,
});

const questionSummary = z.strictObject({
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
});

export const attemptRow: z.ZodType<AttemptRow> = z.strictObject({
  id,
  person: id,
  class: id.nullable(),
  quiz: z.string(),
  digest: z.string(),
  seed: z.number(),
  startedAt: instant,
  summary: z.strictObject({
    seq: z.number(),
    at: instant,
    finishedAt: instant.nullable(),
    score: z.number(),
    points: z.number(),
    current: z.number(),
    questions: z.array(questionSummary),
  }),
});

export const session: z.ZodType<SessionRecord> = z.strictObject({ id: z.string(), expires: instant, body: z.string() });

export const setting: z.ZodType<Setting> = z.strictObject({ id: z.string(), value: z.string() });

/**
 * Events of an attempt. The record's checksum has vouched for the bytes; an input's own shape was checked when it came in, and is
 * judged by the tutor again when it is replayed.
 */
export const events: z.ZodType<readonly AttemptEvent[]> = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('begun'),
      seq: z.literal(1),
      at: instant,
      quiz: z.string(),
      digest: z.string(),
      simulator: z.number(),
      seed: z.number(),
    }),
    z.strictObject({
      kind: z.literal('input'),
      seq: z.number(),
      at: instant,
      client: z.string(),
      input: z.custom<Extract<AttemptEvent, { kind: 'input' }>['input']>(
        value => typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string',
      ),
    }),
  ]),
);
