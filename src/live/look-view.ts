/** The part of the protocol by which a sandbox looks at the learner's own Dockerfile: build checks as one types, and advice with figures. */
import * as z from 'zod';
import { LOCALES } from '../quiz/quiz.ts';
import type { AdviceSight } from '../tutor/looked.ts';
import { byKind, inputId as id } from './kinds.ts';

/** A sentence of the linter. Html is safe to insert. */
const lintNote = z.object({
  line: z.int(),
  by: z.enum(['docker', 'drydock']),
  /** Of Docker's rules: the name, what documents it, and Docker's own words; null of what we say. */
  rule: z.object({ name: z.string(), url: z.string(), text: z.string() }).nullable(),
  /** What to do. */
  html: z.string(),
});

const advicePiece = z.object({
  html: z.string(),
  /** How its figures were found, and where they are not a real host's. */
  how: z.string(),
  caveat: z.string().nullable(),
  /** Of the Dockerfile. */
  line: z.int(),
  sight: byKind<AdviceSight>({ layer: { chainId: z.string() }, image: { id: z.string() }, build: {} }).nullable(),
});

export const lookQuestions = [
  /** Of a sandbox: what Docker's build checks say of a Dockerfile as it stands in the editor, and we beside them. */
  z.strictObject({
    type: z.literal('lint'),
    id,
    locale: z.enum(LOCALES),
    path: z.string().min(1).max(256),
    text: z.string().max(50_000),
  }),
  /** Of a sandbox: what could be better about what was built last, with figures. */
  z.strictObject({ type: z.literal('advice'), id, locale: z.enum(LOCALES) }),
] as const;

export const lookAnswers = [
  z.object({
    type: z.literal('lint'),
    id: z.string(),
    path: z.string(),
    /** Why no build would begin, in Docker's words. */
    error: z.object({ line: z.int().nullable(), text: z.string() }).nullable(),
    /** By line. */
    notes: z.array(lintNote),
    /** How many there was no room for. */
    more: z.int(),
  }),
  /** `line`: what was built again on a copy, `path` its Dockerfile; null where there is none. */
  z.object({
    type: z.literal('advice'),
    id: z.string(),
    state: z.enum(['none', 'failed', 'built']),
    line: z.string().nullable(),
    path: z.string().nullable(),
    pieces: z.array(advicePiece),
  }),
] as const;

export type LintNoteView = z.infer<typeof lintNote>;
export type AdvicePieceView = z.infer<typeof advicePiece>;
